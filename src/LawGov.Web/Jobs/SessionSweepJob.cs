using LawGov.Web.Accounts;

namespace LawGov.Web.Jobs;

/// <summary>Removes sessions that ran out and attempts to sign in that no longer count.</summary>
public sealed class SessionSweepJob(Sessions sessions, SignInDelays delays)
{
    public async Task RunAsync(CancellationToken ct)
    {
        await sessions.SweepAsync(ct);
        await delays.SweepAsync(ct);
    }
}
