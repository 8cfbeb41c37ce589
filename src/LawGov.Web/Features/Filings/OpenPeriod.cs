using LawGov.Data;
using LawGov.Domain;
using LawGov.Domain.Assignments;
using LawGov.Domain.Calendar;
using LawGov.Domain.Filings;
using LawGov.Domain.Plans;
using LawGov.Domain.Rules;
using LawGov.Web.Settings;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Filings;

/// <summary>
/// Opens a quarter: a page for each owing unit and a line for each obligation. Running it again adds only what is missing, and asks again for lines
/// whose duty had ended and lives once more; two at once cannot make a second line. What is given after the quarter's due day is due later.
/// </summary>
public sealed class OpenPeriod(LawGovDb db, District district, DistrictClock clock)
{
    /// <returns>How many lines were opened now.</returns>
    public async Task<int> ExecuteAsync(ReportingPeriod period, CancellationToken ct)
    {
        var state = await district.GetAsync(ct);
        var tasks = await OwingTasksAsync(period, ct);
        if (tasks.Count == 0)
            return 0;
        var window = await db.Periods.FirstOrDefaultAsync(p => p.Key == period.Key, ct);
        if (window is null)
            db.Periods.Add(window = new FilingPeriod(period, state.Settings, state.Calendar, clock.Today));
        if (window.IsLocked)
            return 0;

        var isCurrent = period == FilingPeriod.CurrentOn(clock.Today, state.Settings);
        var owed = await OwedAsync(tasks, period, isCurrent, ct);
        var opened = await AddLinesAsync(window, window.DueOnOf(clock.Today, state.Settings, state.Calendar), owed, tasks, ct);
        if (opened == 0 && db.Entry(window).State == EntityState.Unchanged)
            return 0;
        await db.SaveChangesAsync(ct);
        district.Forget();
        return opened;
    }

    /// <summary>Opens a quarter that is not open yet from today, until a day the office chose.</summary>
    /// <returns>How many lines were opened.</returns>
    /// <exception cref="RuleException"><see cref="RuleCodes.PeriodIsOpen"/>, <see cref="RuleCodes.NothingOwed"/>; what
    /// <see cref="FilingPeriod.OpenedByHand"/> says.</exception>
    public async Task<int> OpenByHandAsync(ReportingPeriod period, DateOnly dueOn, CancellationToken ct)
    {
        var state = await district.GetAsync(ct);
        if (await db.Periods.AnyAsync(p => p.Key == period.Key, ct))
            throw new RuleException(RuleCodes.PeriodIsOpen);
        var window = FilingPeriod.OpenedByHand(period, state.Calendar, clock.Today, dueOn);
        var tasks = await OwingTasksAsync(period, ct);
        var owed = await OwedAsync(tasks, period, period == FilingPeriod.CurrentOn(clock.Today, state.Settings), ct);
        if (owed.Count == 0)
            throw new RuleException(RuleCodes.NothingOwed);
        db.Periods.Add(window);
        var opened = await AddLinesAsync(window, dueOn, owed, tasks, ct);
        await db.SaveChangesAsync(ct);
        district.Forget();
        return opened;
    }

    private async Task<Dictionary<Guid, PlanTask>> OwingTasksAsync(ReportingPeriod period, CancellationToken ct)
    {
        var lastDay = period.EndsOn;
        var plans = await db
            .Plans.Where(p => p.Status == PlanStatus.Published && (p.PublishedOn == null || p.PublishedOn <= lastDay))
            .Select(p => new { p.Id, Term = new PlanTerm(p.StartsOn, p.EndsOn) })
            .ToListAsync(ct);
        var ids = plans.Where(p => p.Term.Covers(period)).Select(p => p.Id).ToList();
        return await db.Tasks.AsNoTracking().Include(t => t.Targets).Where(t => ids.Contains(t.PlanId)).ToDictionaryAsync(t => t.Id, ct);
    }

    /// <summary>Who owes what. An earlier quarter, opened late, is owed by those alone who had their duty then.</summary>
    private async Task<List<PeriodDuties.Owed>> OwedAsync(Dictionary<Guid, PlanTask> tasks, ReportingPeriod period, bool isCurrent, CancellationToken ct)
    {
        var planIds = tasks.Values.Select(t => t.PlanId).Distinct().ToList();
        var assignments = await db
            .Assignments.AsNoTracking()
            .Where(a => planIds.Contains(a.PlanId) && a.Status != AssignmentStatus.Withdrawn && a.Status != AssignmentStatus.Draft)
            .ToListAsync(ct);
        var groups = await db.UnitGroups.AsNoTracking().Include(g => g.Members).ToDictionaryAsync(g => g.Id, ct);
        var active = (await db.Units.AsNoTracking().Where(u => u.IsActive).Select(u => u.Id).ToListAsync(ct)).ToHashSet();
        var given = isCurrent ? null : assignments.Where(a => a.IssuedOn <= period.EndsOn).Select(a => a.Id).ToHashSet();
        return assignments
            .GroupBy(a => a.PlanTaskId)
            .SelectMany(g => PeriodDuties.ForTask(tasks[g.Key], g, groups, period.EndsOn, clock.Today))
            .Where(o => active.Contains(o.UnitId) && given?.Contains(o.AssignmentId) != false)
            .ToList();
    }

    /// <returns>How many lines were opened or are asked for again.</returns>
    private async Task<int> AddLinesAsync(
        FilingPeriod window,
        DateOnly dueOn,
        List<PeriodDuties.Owed> owed,
        Dictionary<Guid, PlanTask> tasks,
        CancellationToken ct
    )
    {
        var key = window.Key;
        var existing = await db
            .Reports.AsNoTracking()
            .Where(r => r.PeriodKey == key)
            .Select(r => new
            {
                r.PlanTaskId,
                r.UnitId,
                r.Id,
                r.EndedOn,
            })
            .ToDictionaryAsync(r => (r.PlanTaskId, r.UnitId), ct);
        var missing = owed.Where(o => !existing.ContainsKey((o.PlanTaskId, o.UnitId))).ToList();
        var again = owed.Where(o => existing.TryGetValue((o.PlanTaskId, o.UnitId), out var line) && line.EndedOn is not null)
            .ToDictionary(o => existing[(o.PlanTaskId, o.UnitId)].Id, o => o.AssignmentId);
        if (again.Count > 0)
            await ResumeAsync(again, dueOn, ct);
        if (missing.Count == 0)
            return again.Count;
        var previous = await PreviousAsync(key, missing, ct);
        var hosts = (await db.Units.AsNoTracking().Where(u => u.HostsOffice).Select(u => u.Id).ToListAsync(ct)).ToHashSet();
        var filings = await db.Filings.Where(f => f.PeriodKey == key).ToDictionaryAsync(f => f.UnitId, ct);
        foreach (var (unitId, taskId, assignmentId) in missing)
        {
            if (!filings.TryGetValue(unitId, out var filing))
                db.Filings.Add(filings[unitId] = filing = new UnitFiling(unitId, window, dueOn));
            var last = previous.GetValueOrDefault((taskId, unitId));
            db.Reports.Add(new ProgressReport(filing, tasks[taskId], assignmentId, window, hosts.Contains(unitId), last, Later(dueOn, filing.DueOn)));
        }
        return missing.Count + again.Count;
    }

    private async Task ResumeAsync(Dictionary<Guid, Guid> assignments, DateOnly dueOn, CancellationToken ct)
    {
        var lines = await db.Reports.Where(r => assignments.Keys.Contains(r.Id)).ToListAsync(ct);
        var filings = lines.Select(l => l.FilingId).Distinct().ToList();
        var pageDays = await db.Filings.Where(f => filings.Contains(f.Id)).Select(f => new { f.Id, f.DueOn }).ToDictionaryAsync(f => f.Id, f => f.DueOn, ct);
        foreach (var line in lines)
        {
            line.Resume(Later(dueOn, pageDays[line.FilingId]));
            line.OweBy(assignments[line.Id]);
        }
    }

    /// <summary>A unit's page may be due later than its quarter: what is given to the unit is due with it.</summary>
    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    /// <summary>The last line there is of each unit and task, of whichever quarter: a quarter in between may have been missed or not owed.</summary>
    private async Task<Dictionary<(Guid, Guid), ProgressReport>> PreviousAsync(string key, List<PeriodDuties.Owed> missing, CancellationToken ct)
    {
        var taskIds = missing.Select(o => o.PlanTaskId).Distinct().ToList();
        var earlier = (await db.Periods.AsNoTracking().Select(p => p.Key).ToListAsync(ct)).Where(k => string.CompareOrdinal(k, key) < 0).ToList();
        var last = (
            await db
                .Reports.Where(r => taskIds.Contains(r.PlanTaskId) && earlier.Contains(r.PeriodKey))
                .GroupBy(r => new { r.PlanTaskId, r.UnitId })
                .Select(g => new { g.Key, Period = g.Max(r => r.PeriodKey) })
                .ToListAsync(ct)
        ).ToDictionary(g => (g.Key.PlanTaskId, g.Key.UnitId), g => g.Period);
        var keys = last.Values.Distinct().ToList();
        var reports = await db.Reports.AsNoTracking().Where(r => taskIds.Contains(r.PlanTaskId) && keys.Contains(r.PeriodKey)).ToListAsync(ct);
        return reports.Where(r => last[(r.PlanTaskId, r.UnitId)] == r.PeriodKey).ToDictionary(r => (r.PlanTaskId, r.UnitId));
    }
}
