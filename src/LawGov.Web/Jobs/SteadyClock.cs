using System.Buffers.Text;
using Microsoft.Win32.SafeHandles;

namespace LawGov.Web.Jobs;

/// <summary>The time since the machine started, as Linux tells it: it goes on while the machine is suspended; the runtime's own counter does not.</summary>
internal sealed class MachineTime : TimeProvider
{
    private const string Source = "/proc/uptime";
    private const int Hundredths = 100;

    private readonly SafeFileHandle _file = File.OpenHandle(Source, share: FileShare.ReadWrite);

    public override long TimestampFrequency => Hundredths;

    /// <summary>The machine's time where the system tells it, else the runtime's.</summary>
    public static TimeProvider OrSystem() => File.Exists(Source) ? new MachineTime() : System;

    public override long GetTimestamp()
    {
        Span<byte> text = stackalloc byte[64];
        var read = RandomAccess.Read(_file, text, 0);
        if (!Utf8Parser.TryParse(text[..read], out double seconds, out _))
            throw new InvalidOperationException($"{Source} cannot be read");
        return (long)Math.Round(seconds * Hundredths);
    }
}

/// <summary>
/// Instants for what must last as long as it says: sessions and waits after wrong passwords. They follow the machine's running time, so that setting its
/// clock forward or back neither shortens nor prolongs them. A provider of made-up instants that keeps no running time of its own is followed as it is.
/// </summary>
public sealed class SteadyClock
{
    private readonly TimeProvider _time;
    private readonly bool _hasRunningTime;
    private readonly Lock _gate = new();
    private DateTime _start;
    private long _mark;

    public SteadyClock(TimeProvider time)
    {
        _time = time == TimeProvider.System ? MachineTime.OrSystem() : time;
        _hasRunningTime = time == TimeProvider.System || time.GetType().GetMethod(nameof(TimeProvider.GetTimestamp))!.DeclaringType != typeof(TimeProvider);
        (_start, _mark) = (Wall, _time.GetTimestamp());
    }

    /// <summary>The present instant in UTC, cut to milliseconds.</summary>
    public DateTime Now
    {
        get
        {
            if (!_hasRunningTime)
                return Wall;
            lock (_gate)
                return Cut(_start + _time.GetElapsedTime(_mark));
        }
    }

    /// <summary>How far the process clock is ahead.</summary>
    public TimeSpan Jump => Wall - Now;

    private DateTime Wall => Cut(_time.GetUtcNow().UtcDateTime);

    /// <summary>Takes over the small corrections that a time service makes; what was accepted as a jump stays one.</summary>
    public void Follow(TimeSpan accepted)
    {
        lock (_gate)
            (_start, _mark) = (Wall - accepted, _time.GetTimestamp());
    }

    private static DateTime Cut(DateTime at) => new(at.Ticks - (at.Ticks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc);
}
