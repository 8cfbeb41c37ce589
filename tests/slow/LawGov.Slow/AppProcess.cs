using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace LawGov.Slow;

/// <summary>A site of its own with the sample district: data in a temporary folder, a free port on loopback, killed and started again at will.</summary>
internal sealed class AppProcess : IDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(120);

    private readonly string _app;
    private readonly string _password;
    private Process? _process;

    public AppProcess(string app, string password)
    {
        if (!File.Exists(app))
            throw new UsageException($"{app} does not exist: build src/LawGov.Web, or give --app or --site.");
        _app = app;
        _password = password;
        Folder = Directory.CreateTempSubdirectory("lawgov-slow-").FullName;
        Site = new Uri($"http://127.0.0.1:{FreePort()}");
    }

    public string Folder { get; }

    /// <summary>Where the site keeps its data.</summary>
    public string DataFolder => Path.Combine(Folder, "data");

    public Uri Site { get; }

    /// <summary>Further settings of the site, as environment variables.</summary>
    public Dictionary<string, string> Settings { get; } = new(StringComparer.Ordinal);

    /// <summary>The running process of the site.</summary>
    public int ProcessId => _process?.Id ?? throw new InvalidOperationException("the site does not run");

    private string Log => Path.Combine(Folder, "site.log");

    /// <summary>Starts the site and returns when it is ready.</summary>
    public async Task StartAsync()
    {
        // The shell hands its place to the site, so the process killed later is the site itself.
        _process = Process.Start(
            Prepare(new ProcessStartInfo("/bin/sh", ["-c", "log=$1; shift; exec \"$@\" >>\"$log\" 2>&1", "sh", Log, .. Command]) { UseShellExecute = false })
        )!;
        using var client = new HttpClient { BaseAddress = Site };
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        var startedAt = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(startedAt) < StartLimit && !_process.HasExited)
        {
            try
            {
                using var answer = await client.GetAsync("/readyz");
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
            await tick.WaitForNextTickAsync();
        }
        throw new InvalidOperationException($"The site did not become ready. Its log ends:\n{string.Join('\n', File.ReadLines(Log).TakeLast(20))}");
    }

    /// <summary>kill -9: nothing of the process runs on.</summary>
    public void Kill()
    {
        _process?.Kill(entireProcessTree: true);
        _process?.WaitForExit();
        _process?.Dispose();
        _process = null;
    }

    /// <summary>The stop signal of an operating system or container: the site ends in order.</summary>
    public async Task StopAsync()
    {
        using (var signal = Process.Start("kill", ["-TERM", ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
            await signal.WaitForExitAsync();
        await _process!.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    /// <summary>Runs a verb of the executable on the same data. Returns its status and what it said.</summary>
    public Task<(int Status, string Said)> RunAsync(params string[] args) => RunAsync(args, []);

    /// <summary>Runs a verb of the executable with settings of its own.</summary>
    public async Task<(int Status, string Said)> RunAsync(string[] args, params (string Name, string Value)[] settings)
    {
        var start = Prepare(
            new ProcessStartInfo(Command[0], [.. Command[1..], .. args])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        );
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Concat(said).Trim());
    }

    public void Dispose()
    {
        Kill();
        Directory.Delete(Folder, recursive: true);
    }

    private string[] Command => Path.GetExtension(_app) == ".dll" ? ["dotnet", _app] : [_app];

    private ProcessStartInfo Prepare(ProcessStartInfo start)
    {
        start.WorkingDirectory = Path.GetDirectoryName(_app);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_URLS"] = Site.ToString();
        start.Environment["LawGov__Data__Path"] = Path.Combine(Folder, "data");
        start.Environment["LAWGOV_DEMO_PASSWORD"] = _password;
        foreach (var (name, value) in Settings)
            start.Environment[name] = value;
        return start;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
