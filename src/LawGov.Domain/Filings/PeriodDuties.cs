using LawGov.Domain.Assignments;
using LawGov.Domain.Calendar;
using LawGov.Domain.Plans;
using LawGov.Domain.Units;

namespace LawGov.Domain.Filings;

/// <summary>Which unit owes a report for which task: the one place where reporting modes become obligations.</summary>
public static class PeriodDuties
{
    /// <summary>One obligation: a unit, a task, and the assignment it follows from.</summary>
    public readonly record struct Owed(Guid UnitId, Guid PlanTaskId, Guid AssignmentId);

    /// <summary>
    /// What a task's assignments oblige whom to. A unit named and also a member of a collective owes once, by its own assignment.
    /// Where the consolidating lead has completed the duty nobody else begins to owe it, and a unit that completed its own part owes nothing through
    /// a collective.
    /// </summary>
    /// <param name="task">The task.</param>
    /// <param name="assignments">All its assignments, the completed ones too.</param>
    /// <param name="groups">Collectives by identity, with members.</param>
    /// <param name="on">The day of membership: the quarter's last.</param>
    /// <param name="today">The day it is asked on; whoever has left a collective since owes nothing through it.</param>
    public static IEnumerable<Owed> ForTask(
        PlanTask task,
        IEnumerable<TaskAssignment> assignments,
        IReadOnlyDictionary<Guid, UnitGroup> groups,
        DateOnly on,
        DateOnly? today = null
    )
    {
        var all = assignments.ToList();
        var live = all.Where(a => a.Status is AssignmentStatus.Issued or AssignmentStatus.InProgress or AssignmentStatus.CompletionRequested).ToList();
        var named = live.Where(a => a.UnitId is not null);
        var owing = task.ReportingMode == ReportingMode.LeadOnly && all.Exists(a => a.IsPrimaryLead) ? named.Where(a => a.IsPrimaryLead) : named;
        var seen = all.Where(a => a is { Status: AssignmentStatus.Completed, UnitId: not null }).Select(a => a.UnitId!.Value).ToHashSet();
        foreach (var assignment in owing)
        {
            if (seen.Add(assignment.UnitId!.Value))
                yield return new Owed(assignment.UnitId.Value, task.Id, assignment.Id);
        }
        if (task.ReportingMode != ReportingMode.EachUnit)
            yield break;
        foreach (var assignment in live.Where(a => a.UnitGroupId is not null))
        {
            if (!groups.TryGetValue(assignment.UnitGroupId!.Value, out var group))
                continue;
            var members = today > on ? group.MembersOn(on).Intersect(group.MembersOn(today.Value)) : group.MembersOn(on);
            foreach (var unitId in members)
            {
                if (seen.Add(unitId))
                    yield return new Owed(unitId, task.Id, assignment.Id);
            }
        }
    }

    /// <summary>Why a unit owes a line no more, although its plan is in force and the unit in use.</summary>
    /// <param name="line">The line.</param>
    /// <param name="assignments">All assignments of its task.</param>
    /// <param name="groups">Collectives by identity, with members.</param>
    /// <param name="today">The day it is asked on.</param>
    public static EndReason WhyEnded(
        ProgressReport line,
        IReadOnlyCollection<TaskAssignment> assignments,
        IReadOnlyDictionary<Guid, UnitGroup> groups,
        DateOnly today
    )
    {
        var assignment = assignments.FirstOrDefault(a => a.Id == line.AssignmentId);
        if (assignment is null or { Status: AssignmentStatus.Withdrawn })
            return EndReason.AssignmentWithdrawn;
        if (assignment.Status == AssignmentStatus.Completed)
            return EndReason.DutyCompleted;
        if (assignments.Any(a => a.Status == AssignmentStatus.Completed && a.UnitId == line.UnitId))
            return EndReason.DutyCompleted;
        if (assignment.UnitGroupId is not { } groupId)
            return EndReason.ReportedByAnother;
        var endsOn = ReportingPeriod.Parse(line.PeriodKey).EndsOn;
        var isMember = groups.TryGetValue(groupId, out var group) && group.MembersOn(today).Intersect(group.MembersOn(endsOn)).Contains(line.UnitId);
        return isMember ? EndReason.ReportedByAnother : EndReason.MembershipEnded;
    }
}
