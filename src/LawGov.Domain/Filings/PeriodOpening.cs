using LawGov.Domain.Assignments;
using LawGov.Domain.Plans;
using LawGov.Domain.Units;

namespace LawGov.Domain.Filings;

/// <summary>Which unit owes a report for which task: the one place where reporting modes become obligations.</summary>
public static class PeriodOpening
{
    /// <summary>One obligation: a unit, a task, and the assignment it follows from.</summary>
    public readonly record struct Owed(Guid UnitId, Guid PlanTaskId, Guid AssignmentId);

    /// <summary>
    /// What a task's assignments oblige whom to. A unit named and also a member of a collective owes once, by its own assignment.
    /// Where the consolidating lead has completed the duty nobody else begins to owe it, and a unit that completed its own part owes nothing through a collective.
    /// </summary>
    /// <param name="task">The task.</param>
    /// <param name="assignments">All its assignments, the completed ones too.</param>
    /// <param name="groups">Collectives by identity, with members.</param>
    /// <param name="on">The day of membership.</param>
    public static IEnumerable<Owed> ForTask(PlanTask task, IEnumerable<TaskAssignment> assignments, IReadOnlyDictionary<Guid, UnitGroup> groups, DateOnly on)
    {
        var all = assignments.ToList();
        var live = all.Where(a => a.Status is AssignmentStatus.Issued or AssignmentStatus.InProgress or AssignmentStatus.CompletionRequested).ToList();
        var named = live.Where(a => a.UnitId is not null);
        var owing = task.ReportingMode == ReportingMode.LeadOnly && all.Exists(a => a.IsPrimaryLead) ? named.Where(a => a.IsPrimaryLead) : named;
        var seen = all.Where(a => a is { Status: AssignmentStatus.Completed, UnitId: not null }).Select(a => a.UnitId!.Value).ToHashSet();
        foreach (var assignment in owing)
        {
            if (seen.Add(assignment.UnitId!.Value)) yield return new Owed(assignment.UnitId.Value, task.Id, assignment.Id);
        }
        if (task.ReportingMode != ReportingMode.EachUnit) yield break;
        foreach (var assignment in live.Where(a => a.UnitGroupId is not null))
        {
            if (!groups.TryGetValue(assignment.UnitGroupId!.Value, out var group)) continue;
            foreach (var member in group.Members.Where(m => m.From <= on && (m.Until is null || m.Until >= on)))
            {
                if (seen.Add(member.UnitId)) yield return new Owed(member.UnitId, task.Id, assignment.Id);
            }
        }
    }
}
