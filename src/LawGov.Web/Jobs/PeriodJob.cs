using LawGov.Web.Features.Filings;

namespace LawGov.Web.Jobs;

/// <summary>Opens quarters whose window has come, and again for duties given since: what is open already stays as it is.</summary>
public sealed class PeriodJob(EnsureQuarterOpen ensureQuarterOpen)
{
    public Task RunAsync(CancellationToken ct) => ensureQuarterOpen.ExecuteAsync(ct);
}
