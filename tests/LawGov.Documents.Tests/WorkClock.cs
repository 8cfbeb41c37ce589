using System.Diagnostics;
using System.Globalization;

namespace LawGov.Documents.Tests;

/// <summary>Measures the processor time of this thread, so that other work on the machine does not count; real time where the system does not tell.</summary>
internal sealed class WorkClock
{
    /// <summary>Nanoseconds on a processor, then other numbers.</summary>
    private const string OfThisThread = "/proc/thread-self/schedstat";

    private readonly TimeSpan _start = Now;

    private WorkClock() { }

    public TimeSpan Elapsed => Now - _start;

    private static TimeSpan Now =>
        File.Exists(OfThisThread)
            ? TimeSpan.FromMicroseconds(long.Parse(File.ReadAllText(OfThisThread).Split(' ')[0], CultureInfo.InvariantCulture) / 1000)
            : Stopwatch.GetElapsedTime(0);

    public static WorkClock StartNew() => new();
}
