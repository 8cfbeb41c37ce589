using LawGov.Data;
using LawGov.Domain.Assignments;
using LawGov.Domain.Calendar;
using LawGov.Domain.Filings;
using LawGov.Domain.Plans;
using LawGov.Web.Settings;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Filings;

/// <summary>Opens a quarter: a page for each owing unit and a line for each obligation. Running it again adds only what is missing; two at once cannot make a second line.</summary>
public sealed class OpenPeriod(LawGovDb db, District district)
{
    /// <returns>How many lines were opened now.</returns>
    public async Task<int> ExecuteAsync(ReportingPeriod period, CancellationToken ct)
    {
        var state = await district.GetAsync(ct);
        var tasks = await OwingTasksAsync(period, ct);
        if (tasks.Count == 0) return 0;
        var window = await db.Periods.FirstOrDefaultAsync(p => p.Key == period.Key, ct);
        if (window is null) db.Periods.Add(window = new FilingPeriod(period, state.Settings, state.Calendar));
        if (window.IsLocked) return 0;

        var owed = await OwedAsync(tasks, period, ct);
        var opened = await AddLinesAsync(window, owed, tasks, ct);
        if (opened == 0 && db.Entry(window).State == EntityState.Unchanged) return 0;
        await db.SaveChangesAsync(ct);
        district.Forget();
        return opened;
    }

    private Task<Dictionary<Guid, PlanTask>> OwingTasksAsync(ReportingPeriod period, CancellationToken ct)
    {
        var (from, to) = (period.StartsOn, period.EndsOn);
        var plans = db.Plans.Where(p => p.Status == PlanStatus.Published && (p.PublishedOn == null || p.PublishedOn <= to) && (p.EndsOn == null || p.EndsOn >= from));
        return db.Tasks.AsNoTracking().Include(t => t.Targets).Where(t => plans.Any(p => p.Id == t.PlanId)).ToDictionaryAsync(t => t.Id, ct);
    }

    private async Task<List<PeriodOpening.Owed>> OwedAsync(Dictionary<Guid, PlanTask> tasks, ReportingPeriod period, CancellationToken ct)
    {
        var planIds = tasks.Values.Select(t => t.PlanId).Distinct().ToList();
        var assignments = await db.Assignments.AsNoTracking()
            .Where(a => planIds.Contains(a.PlanId) && a.Status != AssignmentStatus.Withdrawn && a.Status != AssignmentStatus.Draft).ToListAsync(ct);
        var groups = await db.UnitGroups.AsNoTracking().Include(g => g.Members).ToDictionaryAsync(g => g.Id, ct);
        var active = (await db.Units.AsNoTracking().Where(u => u.IsActive).Select(u => u.Id).ToListAsync(ct)).ToHashSet();
        return assignments.GroupBy(a => a.PlanTaskId)
            .SelectMany(g => PeriodOpening.ForTask(tasks[g.Key], g, groups, period.EndsOn))
            .Where(o => active.Contains(o.UnitId)).ToList();
    }

    private async Task<int> AddLinesAsync(FilingPeriod window, List<PeriodOpening.Owed> owed, Dictionary<Guid, PlanTask> tasks, CancellationToken ct)
    {
        var key = window.Key;
        var previousKey = window.Period.Previous.Key;
        var existing = (await db.Reports.AsNoTracking().Where(r => r.PeriodKey == key).Select(r => new { r.PlanTaskId, r.UnitId }).ToListAsync(ct)).Select(r => (r.PlanTaskId, r.UnitId)).ToHashSet();
        var missing = owed.Where(o => !existing.Contains((o.PlanTaskId, o.UnitId))).ToList();
        if (missing.Count == 0) return 0;
        var previous = (await db.Reports.AsNoTracking().Where(r => r.PeriodKey == previousKey).ToListAsync(ct)).ToDictionary(r => (r.PlanTaskId, r.UnitId));
        var hosts = (await db.Units.AsNoTracking().Where(u => u.HostsOffice).Select(u => u.Id).ToListAsync(ct)).ToHashSet();
        var filings = await db.Filings.Where(f => f.PeriodKey == key).ToDictionaryAsync(f => f.UnitId, ct);
        foreach (var (unitId, taskId, assignmentId) in missing)
        {
            if (!filings.TryGetValue(unitId, out var filing)) db.Filings.Add(filings[unitId] = filing = new UnitFiling(unitId, window));
            db.Reports.Add(new ProgressReport(filing, tasks[taskId], assignmentId, window, hosts.Contains(unitId), previous.GetValueOrDefault((taskId, unitId))));
        }
        return missing.Count;
    }
}
