using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace LawGov.Slow;

/// <summary>What a running site costs, as the operating system counts it.</summary>
internal sealed class SiteCost(int processId)
{
    /// <summary>Processor time so far.</summary>
    public TimeSpan Processor
    {
        get
        {
            using var process = Process.GetProcessById(processId);
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Memory it holds now, in megabytes.</summary>
    public double Megabytes
    {
        get
        {
            using var process = Process.GetProcessById(processId);
            return process.WorkingSet64 / 1048576.0;
        }
    }

    /// <summary>Memory as a line of the report.</summary>
    public string Say(string when) => string.Create(CultureInfo.InvariantCulture, $"memory {when}: {Megabytes:0} MB");
}

/// <summary>Times of many requests.</summary>
/// <param name="cost">The site's process, where it is known.</param>
internal sealed class Timings(SiteCost? cost = null)
{
    private readonly TimeSpan _processorBefore = cost?.Processor ?? TimeSpan.Zero;

    private readonly ConcurrentBag<double> _milliseconds = [];
    private readonly long _startedAt = Stopwatch.GetTimestamp();
    private int _failed;

    public static string Header => $"{"", -44} {"requests", 9} {"failed", 7} {"median ms", 10} {"p95 ms", 8} {"p99 ms", 8} {"req/s", 8} {"CPU ms", 8}";

    public int Failed => _failed;

    public double P95 => Percentile(0.95);

    public double P99 => Percentile(0.99);

    /// <summary>Times one request; it fails where it says so or throws.</summary>
    public async Task MeasureAsync(Func<Task<bool>> request)
    {
        var startedAt = Stopwatch.GetTimestamp();
        bool isGood;
        try
        {
            isGood = await request();
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
        {
            isGood = false;
        }
        _milliseconds.Add(Stopwatch.GetElapsedTime(startedAt).TotalMilliseconds);
        if (!isGood)
            Interlocked.Increment(ref _failed);
    }

    /// <summary>One line under <see cref="Header"/>.</summary>
    public string Row(string name) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{name, -44} {_milliseconds.Count, 9} {_failed, 7} {Percentile(0.5), 10:0.0} {P95, 8:0.0} {P99, 8:0.0} "
                + $"{_milliseconds.Count / Stopwatch.GetElapsedTime(_startedAt).TotalSeconds, 8:0} {ProcessorOfOne(), 8}"
        );

    /// <summary>Processor time of the site for one request, in milliseconds.</summary>
    private string ProcessorOfOne() =>
        cost is null ? "" : ((cost.Processor - _processorBefore).TotalMilliseconds / _milliseconds.Count).ToString("0.00", CultureInfo.InvariantCulture);

    private double Percentile(double part)
    {
        if (_milliseconds.IsEmpty)
            return 0;
        var sorted = _milliseconds.Order().ToArray();
        return sorted[Math.Min(sorted.Length - 1, (int)Math.Ceiling(part * sorted.Length) - 1)];
    }
}

/// <summary>Sends a bounded number of requests over a fixed number of connections, as fast as they are answered.</summary>
internal static class LoadRun
{
    public static async Task<Timings> RunAsync(
        IReadOnlyList<SiteSession> connections,
        int requests,
        Func<SiteSession, Task<bool>> request,
        SiteCost? cost = null
    )
    {
        var timings = new Timings(cost);
        var left = requests;
        await Task.WhenAll(
            connections.Select(async connection =>
            {
                while (Interlocked.Decrement(ref left) >= 0)
                    await timings.MeasureAsync(() => request(connection));
            })
        );
        return timings;
    }
}
