namespace LawGov.Web.Outbox;

/// <summary>How long a message waits after each attempt that failed, and when it is given up.</summary>
/// <param name="spread">By which part a wait may be shorter or longer, so that many messages do not come back at one moment.</param>
/// <param name="waits">The waits, in order.</param>
public sealed class RetrySchedule(double spread, params TimeSpan[] waits)
{
    /// <summary>Longest wait another side may ask for.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    public static RetrySchedule Mail { get; } = new(0, Minutes(1), Minutes(5), Minutes(30), Hours(2), Hours(5), Hours(10), Hours(24));

    public static RetrySchedule Webhook { get; } =
        new(0.2, TimeSpan.FromSeconds(5), Minutes(5), Minutes(30), Hours(2), Hours(5), Hours(10), Hours(14), Hours(20), Hours(24));

    /// <summary>The wait after so many attempts; none where no further one is made.</summary>
    /// <param name="attempts">Attempts made.</param>
    /// <param name="chance">From 0 to 1: where in the spread the wait lies.</param>
    /// <param name="asked">How long the other side asks to be left alone.</param>
    public TimeSpan? After(int attempts, double chance, TimeSpan? asked = null)
    {
        if (attempts > waits.Length)
            return null;
        var wait = waits[Math.Max(attempts, 1) - 1] * (1 - spread + (2 * spread * chance));
        return asked is { } least && least > wait ? (least < Longest ? least : Longest) : wait;
    }

    private static TimeSpan Minutes(int count) => TimeSpan.FromMinutes(count);

    private static TimeSpan Hours(int count) => TimeSpan.FromHours(count);
}
