using LawGov.Domain.Assignments;

namespace LawGov.Domain.Plans;

/// <summary>
/// What a revision does to a task's assignments: whom the document names no longer is withdrawn, whom it names now is issued. What the office
/// arranged beside the document stays.
/// </summary>
public sealed class AssignmentAmendment
{
    private readonly List<(TaskAssignment Assignment, UnitRole Role, bool IsPrimary)> _later = [];
    private readonly List<TaskAssignment> _made = [];
    private readonly PlanStanding _plan;
    private readonly DateOnly _today;
    private readonly string _reason;

    /// <summary>Works out the difference and does its first half: withdrawals, and leads that step back.</summary>
    /// <param name="plan">Where the plan stands that is revised.</param>
    /// <param name="task">The task, changed already.</param>
    /// <param name="named">Whom the plan named before: assignments as they would be made anew.</param>
    /// <param name="naming">Whom it names now.</param>
    /// <param name="present">All assignments of the task.</param>
    /// <param name="reason">Why.</param>
    /// <param name="today">The day.</param>
    public AssignmentAmendment(
        PlanStanding plan,
        PlanTask task,
        IReadOnlyCollection<TaskAssignment> named,
        IReadOnlyCollection<TaskAssignment> naming,
        IReadOnlyCollection<TaskAssignment> present,
        string reason,
        DateOnly today
    )
    {
        ArgumentNullException.ThrowIfNull(present);
        (_plan, _today, _reason) = (plan, today, reason);
        var before = named.ToDictionary(Target);
        var now = naming.ToDictionary(Target);
        var there = present.ToDictionary(Target);
        foreach (var assignment in present.Where(a => before.ContainsKey(Target(a)) && !now.ContainsKey(Target(a)) && a.CanWithdraw(plan)))
        {
            assignment.Withdraw(plan, reason, today);
        }
        var (led, leads) = (Primary(before.Values), Primary(now.Values));
        var isLeadNew = led != leads;
        if (isLeadNew)
            present.FirstOrDefault(a => a.IsPrimaryLead && Target(a) != leads)?.SetPrimaryLead(plan, false);
        var hasPrimary = present.Any(a => a.IsPrimaryLead);
        foreach (var (target, wanted) in now)
        {
            var isPrimary = wanted.IsPrimaryLead && (isLeadNew || !hasPrimary);
            if (!there.TryGetValue(target, out var assignment))
                _made.Add(Make(task, wanted, isPrimary));
            else if (!before.TryGetValue(target, out var old))
                _later.Add((assignment, wanted.Role, isPrimary));
            else if (old.Role != wanted.Role && assignment.Status != AssignmentStatus.Withdrawn)
                _later.Add((assignment, wanted.Role, isPrimary));
        }
    }

    /// <summary>The second half, after the first was saved: one consolidating lead a task is a unique index.</summary>
    /// <returns>Assignments to be stored.</returns>
    public IReadOnlyList<TaskAssignment> Finish()
    {
        foreach (var (assignment, role, isPrimary) in _later)
        {
            if (assignment.Status == AssignmentStatus.Withdrawn)
                assignment.Reinstate(_plan, _today, _reason);
            if (assignment.Status != AssignmentStatus.Completed)
                assignment.ChangeRole(_plan, role, isPrimary);
        }
        foreach (var assignment in _made)
            assignment.AddToPublishedTask(_plan, _today, _reason);
        return _made;
    }

    private static TaskAssignment Make(PlanTask task, TaskAssignment wanted, bool isPrimary) =>
        wanted.UnitId is { } unit
            ? TaskAssignment.ForUnit(task, unit, wanted.Role == UnitRole.Lead && !isPrimary ? UnitRole.CoLead : wanted.Role, isPrimary)
            : TaskAssignment.ForGroup(task, wanted.UnitGroupId!.Value, wanted.Role);

    private static Guid Target(TaskAssignment assignment) => (assignment.UnitId ?? assignment.UnitGroupId)!.Value;

    private static Guid? Primary(IEnumerable<TaskAssignment> assignments) => assignments.FirstOrDefault(a => a.IsPrimaryLead)?.UnitId;
}
