using LawGov.Domain;
using LawGov.Domain.Calendar;
using LawGov.Domain.Rules;
using LawGov.Web.Features.Filings;
using LawGov.Web.Settings;
using LawGov.Web.Startup;

namespace LawGov.Web.Jobs;

/// <summary>Opens the quarter whose window has come, and again for plans issued since: what is open already stays as it is.</summary>
public sealed class PeriodJob(OpenPeriod openPeriod, District district, DistrictClock clock, ClockGuard guard)
{
    public async Task RunAsync(CancellationToken ct)
    {
        var state = await district.GetAsync(ct);
        var ending = ReportingPeriod.Of(clock.Today);
        var window = new FilingPeriod(ending, state.Settings, state.Calendar);
        var due = window.OpensOn <= clock.Today ? ending : ending.Previous;
        if (guard.Doubt is not null && state.Find(due) is null) return; // a quarter opened by a wrong clock cannot be closed again
        try
        {
            await openPeriod.ExecuteAsync(due, ct);
        }
        catch (RuleException refusal) when (refusal.Code == RuleCodes.PeriodLocked)
        {
            // The quarter was locked while its lines were made: none is opened any more.
            district.Forget();
        }
    }
}
