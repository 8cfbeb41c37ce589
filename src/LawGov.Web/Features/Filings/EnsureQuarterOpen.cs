using LawGov.Data;
using LawGov.Domain;
using LawGov.Domain.Calendar;
using LawGov.Domain.Filings;
using LawGov.Domain.Rules;
using LawGov.Domain.Units;
using LawGov.Web.Jobs;
using LawGov.Web.Settings;

namespace LawGov.Web.Features.Filings;

/// <summary>
/// Makes what units owe agree with the day: opens the current quarter, before it those whose window passed while the site stood still, and ends what
/// members owe no more since they left a collective. A job runs it every minute, and every act that hands down a duty, so that its line is there at once.
/// </summary>
public sealed class EnsureQuarterOpen(LawGovDb db, OpenPeriod openPeriod, EndOwedLines endLines, District district, DistrictClock clock, ClockGuard guard)
{
    public async Task ExecuteAsync(CancellationToken ct)
    {
        await EndLapsedAsync(ct);
        var state = await district.GetAsync(ct);
        foreach (var period in Periods(state))
            await OpenAsync(period, state, ct);
    }

    private async Task OpenAsync(ReportingPeriod period, DistrictState state, CancellationToken ct)
    {
        if (guard.Doubt is not null && state.Find(period) is null)
            return; // a quarter opened by a wrong clock cannot be closed again
        try
        {
            await openPeriod.ExecuteAsync(period, ct);
        }
        catch (RuleException refusal) when (refusal.Code == RuleCodes.PeriodLocked)
        {
            // The quarter was locked while its lines were made: none is opened any more.
            district.Forget();
        }
    }

    /// <summary>The current quarter, before it the quarters that follow the last one opened, and after it one that was opened by hand.</summary>
    private IEnumerable<ReportingPeriod> Periods(DistrictState state)
    {
        var current = FilingPeriod.CurrentOn(clock.Today, state.Settings);
        var missed = new Stack<ReportingPeriod>();
        if (state.Periods.Count > 0 && string.CompareOrdinal(state.Periods[0].Key, current.Key) < 0)
        {
            for (var period = current.Previous; period != state.Periods[0].Period && missed.Count < FilingPeriod.MostMissed; period = period.Previous)
                missed.Push(period);
        }
        var ahead = state.Periods.Select(p => p.Period).Where(p => string.CompareOrdinal(p.Key, current.Key) > 0).OrderBy(p => p.Key, StringComparer.Ordinal);
        return [.. missed, current, .. ahead];
    }

    /// <summary>Time alone ends one kind of duty: a membership with a last day.</summary>
    private async Task EndLapsedAsync(CancellationToken ct)
    {
        var today = clock.Today;
        var members = db.Set<UnitGroupMember>().Where(m => m.From <= today && (m.Until == null || m.Until >= today));
        var lapsed = db.Reports.Where(r =>
            r.Status != ReportStatus.Waived
            && db.Periods.Any(p => p.Key == r.PeriodKey && p.LockedAt == null)
            && db.Assignments.Any(a =>
                a.Id == r.AssignmentId && a.UnitGroupId != null && !members.Any(m => m.UnitGroupId == a.UnitGroupId && m.UnitId == r.UnitId)
            )
        );
        if (await endLines.ExecuteAsync(lapsed, ct) > 0)
            await db.SaveChangesAsync(ct);
    }
}
