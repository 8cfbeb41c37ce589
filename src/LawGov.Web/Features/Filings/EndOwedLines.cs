using LawGov.Data;
using LawGov.Domain;
using LawGov.Domain.Assignments;
using LawGov.Domain.Calendar;
using LawGov.Domain.Filings;
using LawGov.Domain.Plans;
using LawGov.Domain.Units;
using LawGov.Web.Features.Requests;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Filings;

/// <summary>
/// Ends lines whose duty an act has ended: withdrawn, completed, taken over, archived, or its unit switched off. It saves nothing itself, so that the
/// lines end in the save of that act, and it looks at the entities as the act has changed them. Lines of locked quarters stay as they are.
/// </summary>
public sealed class EndOwedLines(LawGovDb db, DistrictClock clock)
{
    /// <param name="lines">The lines the act may concern.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>How many lines are owed no more, those that are in counted with them.</returns>
    public async Task<int> ExecuteAsync(IQueryable<ProgressReport> lines, CancellationToken ct)
    {
        await LapseAsync(ct);
        var locked = (await db.Periods.Where(p => p.LockedAt != null).ToListAsync(ct)).Where(p => p.IsLocked).Select(p => p.Key).ToList();
        var live = await lines.Where(r => r.EndedOn == null && !locked.Contains(r.PeriodKey)).ToListAsync(ct);
        if (live.Count == 0)
            return 0;
        var duties = await ReadAsync(live, ct);
        var ended = new List<ProgressReport>();
        var count = 0;
        foreach (var group in live.GroupBy(r => (r.PlanTaskId, r.PeriodKey)))
        {
            var owed = duties.Of(group.Key.PlanTaskId, ReportingPeriod.Parse(group.Key.PeriodKey)).ToDictionary(o => o.UnitId, o => o.AssignmentId);
            foreach (var line in group)
            {
                if (!owed.TryGetValue(line.UnitId, out var assignmentId))
                {
                    if (!line.CanEnd)
                        continue;
                    line.End(duties.WhyEnded(line), clock.Today);
                    count++;
                    if (line.Status == ReportStatus.Ended)
                        ended.Add(line);
                }
                else if (line.AssignmentId != assignmentId)
                {
                    line.OweBy(assignmentId);
                }
            }
        }
        await CloseAsync(ended, ct);
        return count;
    }

    /// <summary>Requests about duties that the act has taken back or completed need no answer; the one that is being decided has one.</summary>
    private async Task LapseAsync(CancellationToken ct)
    {
        var ended = db.Assignments.Local.Where(a => a.Status is AssignmentStatus.Withdrawn or AssignmentStatus.Completed).Select(a => a.Id).ToList();
        if (ended.Count > 0)
            await db.LapseRequestsAsync(r => ended.Contains(r.SubjectId), ct);
    }

    /// <summary>Pages on which nothing is left to write count as submitted.</summary>
    private async Task CloseAsync(List<ProgressReport> ended, CancellationToken ct)
    {
        var ids = ended.Select(r => r.FilingId).Distinct().ToList();
        if (ids.Count == 0)
            return;
        var lines = (await db.Reports.Where(r => ids.Contains(r.FilingId)).ToListAsync(ct)).ToLookup(r => r.FilingId);
        foreach (var filing in await db.Filings.Where(f => ids.Contains(f.Id)).ToListAsync(ct))
            filing.CloseIfDone([.. lines[filing.Id]]);
    }

    private async Task<Duties> ReadAsync(List<ProgressReport> lines, CancellationToken ct)
    {
        var taskIds = lines.Select(r => r.PlanTaskId).ToHashSet();
        var unitIds = lines.Select(r => r.UnitId).ToHashSet();
        await db.Tasks.Where(t => taskIds.Contains(t.Id)).LoadAsync(ct);
        await db.Assignments.Where(a => taskIds.Contains(a.PlanTaskId)).LoadAsync(ct);
        await db.Units.Where(u => unitIds.Contains(u.Id)).LoadAsync(ct);
        var tasks = db.Tasks.Local.Where(t => taskIds.Contains(t.Id)).ToDictionary(t => t.Id);
        var assignments = db.Assignments.Local.Where(a => taskIds.Contains(a.PlanTaskId)).ToLookup(a => a.PlanTaskId);
        var known = db.UnitGroups.Local.Select(g => g.Id).ToList();
        await db.UnitGroups.Include(g => g.Members).Where(g => !known.Contains(g.Id)).LoadAsync(ct);
        return new Duties(
            tasks,
            await PlansAsync(tasks.Values.Select(t => t.PlanId).ToHashSet(), ct),
            assignments,
            db.UnitGroups.Local.ToDictionary(g => g.Id),
            db.Units.Local.Where(u => u.IsActive).Select(u => u.Id).ToHashSet(),
            clock.Today
        );
    }

    /// <summary>A plan the act has changed is taken as changed; of the others the source text is not read.</summary>
    private async Task<Dictionary<Guid, PlanState>> PlansAsync(HashSet<Guid> ids, CancellationToken ct)
    {
        var plans = await db
            .Plans.Where(p => ids.Contains(p.Id))
            .Select(p => new
            {
                p.Id,
                p.Status,
                p.StartsOn,
                p.EndsOn,
            })
            .ToDictionaryAsync(p => p.Id, p => new PlanState(p.Status, new PlanTerm(p.StartsOn, p.EndsOn)), ct);
        foreach (var plan in db.Plans.Local.Where(p => ids.Contains(p.Id)))
        {
            plans[plan.Id] = new PlanState(plan.Status, new PlanTerm(plan.StartsOn, plan.EndsOn));
        }
        return plans;
    }

    private readonly record struct PlanState(PlanStatus Status, PlanTerm Term);

    private sealed record Duties(
        IReadOnlyDictionary<Guid, PlanTask> Tasks,
        IReadOnlyDictionary<Guid, PlanState> Plans,
        ILookup<Guid, TaskAssignment> Assignments,
        IReadOnlyDictionary<Guid, UnitGroup> Groups,
        IReadOnlySet<Guid> ActiveUnits,
        DateOnly Today
    )
    {
        public IEnumerable<PeriodDuties.Owed> Of(Guid taskId, ReportingPeriod period)
        {
            var task = Tasks[taskId];
            var plan = Plans[task.PlanId];
            if (plan.Status != PlanStatus.Published || !plan.Term.Covers(period))
                return [];
            return PeriodDuties.ForTask(task, Assignments[taskId], Groups, period.EndsOn, Today).Where(o => ActiveUnits.Contains(o.UnitId));
        }

        public EndReason WhyEnded(ProgressReport line)
        {
            var plan = Plans[Tasks[line.PlanTaskId].PlanId];
            if (plan.Status != PlanStatus.Published)
                return EndReason.PlanArchived;
            if (!plan.Term.Covers(ReportingPeriod.Parse(line.PeriodKey)))
                return EndReason.OutsideTerm;
            if (!ActiveUnits.Contains(line.UnitId))
                return EndReason.UnitSwitchedOff;
            return PeriodDuties.WhyEnded(line, [.. Assignments[line.PlanTaskId]], Groups, Today);
        }
    }
}
