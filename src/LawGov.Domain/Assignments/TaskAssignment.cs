using LawGov.Domain.Plans;
using LawGov.Domain.Rules;

namespace LawGov.Domain.Assignments;

/// <summary>What the document names (任务分工): a unit or a collective with its part in a task. A root of its own, so that units acting on one morning never collide on the task.</summary>
public sealed class TaskAssignment : Entity
{
    /// <summary>Longest text of a result or reason, in characters.</summary>
    public const int ReasonLength = 500;

    private TaskAssignment() { }

    private TaskAssignment(PlanTask task, Guid? unitId, Guid? unitGroupId, UnitRole role, bool isPrimaryLead)
    {
        PlanTaskId = task.Id;
        PlanId = task.PlanId;
        UnitId = unitId;
        UnitGroupId = unitGroupId;
        Role = role;
        IsPrimaryLead = isPrimaryLead;
        DueOn = task.Deadline.DueOn;
    }

    /// <summary>The task.</summary>
    public Guid PlanTaskId { get; private set; }

    /// <summary>The task's plan.</summary>
    public Guid PlanId { get; private set; }

    /// <summary>The unit; exactly one of this and <see cref="UnitGroupId"/> is set.</summary>
    public Guid? UnitId { get; private set; }

    /// <summary>The collective.</summary>
    public Guid? UnitGroupId { get; private set; }

    /// <summary>Its part.</summary>
    public UnitRole Role { get; private set; }

    /// <summary>Whether it is the consolidating lead (汇总单位): the first one named, unless the office decides otherwise.</summary>
    public bool IsPrimaryLead { get; private set; }

    /// <summary>Where it stands.</summary>
    public AssignmentStatus Status { get; private set; }

    /// <summary>The hard deadline, where the document states one.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>When it was issued.</summary>
    public DateOnly? IssuedOn { get; private set; }

    /// <summary>When the unit took notice of it.</summary>
    public DateTime? AcknowledgedAt { get; private set; }

    /// <summary>When the clock stopped: completion asked for, or withdrawn.</summary>
    public DateOnly? ClockStoppedOn { get; private set; }

    /// <summary>Who asked for completion.</summary>
    public Guid? RequestedBy { get; private set; }

    /// <summary>The result the unit states when it asks for completion.</summary>
    public string? Result { get; private set; }

    /// <summary>A unit's part.</summary>
    public static TaskAssignment ForUnit(PlanTask task, Guid unitId, UnitRole role, bool isPrimaryLead) => new(task, unitId, null, role, isPrimaryLead);

    /// <summary>A collective's part.</summary>
    public static TaskAssignment ForGroup(PlanTask task, Guid unitGroupId, UnitRole role) => new(task, null, unitGroupId, role, false);

    /// <summary>Hands the duty down (下达). A collective counts as having taken notice.</summary>
    public void Issue(DateOnly today)
    {
        Status = AssignmentLifecycle.Table.Next(Status, UnitId is null ? AssignmentAct.IssueCollective : AssignmentAct.Issue);
        IssuedOn = today;
    }

    /// <summary>Names a unit on a published task; the history shows it.</summary>
    public void IssueLater(DateOnly today, string reason)
    {
        RuleException.RequireReason(reason);
        Issue(today);
        Raise(new TimelineEvent(TimelineAct.AssignmentAdded, PlanId, PlanTaskId, UnitId, reason));
    }

    /// <summary>The unit takes notice (签收): on first opening, or by its first report.</summary>
    public void Acknowledge(DateTime now)
    {
        Status = AssignmentLifecycle.Table.Next(Status, AssignmentAct.Acknowledge);
        AcknowledgedAt = now;
        Raise(new TimelineEvent(TimelineAct.AssignmentAcknowledged, PlanId, PlanTaskId, UnitId));
    }

    /// <summary>The unit says the duty is done (申请办结); the clock stops with the request.</summary>
    /// <exception cref="RuleException"><see cref="RuleCodes.OngoingTask"/> for a duty without end before the plan ends.</exception>
    public void RequestCompletion(PlanTask task, DateOnly? planEndsOn, string result, Actor actor, DateOnly today)
    {
        var next = AssignmentLifecycle.Table.Next(Status, AssignmentAct.RequestCompletion);
        if (task.Nature == TaskNature.Ongoing && (planEndsOn is null || today < planEndsOn)) throw new RuleException(RuleCodes.OngoingTask);
        RuleException.RequireReason(result);
        Status = next;
        Result = result;
        RequestedBy = actor.UserId;
        ClockStoppedOn = today;
        Raise(new TimelineEvent(TimelineAct.CompletionRequested, PlanId, PlanTaskId, UnitId, result));
    }

    /// <summary>The office agrees (确认办结).</summary>
    /// <exception cref="RuleException"><see cref="RuleCodes.ReviewerIsAuthor"/> where the same person asked for it.</exception>
    public void ConfirmCompletion(Actor actor)
    {
        var next = AssignmentLifecycle.Table.Next(Status, AssignmentAct.ConfirmCompletion);
        if (actor.UserId == RequestedBy) throw new RuleException(RuleCodes.ReviewerIsAuthor);
        Status = next;
        Raise(new TimelineEvent(TimelineAct.CompletionConfirmed, PlanId, PlanTaskId, UnitId));
    }

    /// <summary>The office does not agree; the clock runs again, so an empty request gains nothing.</summary>
    public void ReturnCompletion(string reason)
    {
        var next = AssignmentLifecycle.Table.Next(Status, AssignmentAct.ReturnCompletion);
        RuleException.RequireReason(reason);
        Status = next;
        ClockStoppedOn = null;
        Raise(new TimelineEvent(TimelineAct.CompletionReturned, PlanId, PlanTaskId, UnitId, reason));
    }

    /// <summary>Takes the duty back (撤销分工).</summary>
    public void Withdraw(string reason, DateOnly today)
    {
        var next = AssignmentLifecycle.Table.Next(Status, AssignmentAct.Withdraw);
        RuleException.RequireReason(reason);
        Status = next;
        ClockStoppedOn = today;
        IsPrimaryLead = false;
        Raise(new TimelineEvent(TimelineAct.AssignmentWithdrawn, PlanId, PlanTaskId, UnitId, reason));
    }

    /// <summary>Hands a duty down again that was taken back (恢复分工): a revision of the plan names the unit once more.</summary>
    public void Reinstate(DateOnly today, string reason)
    {
        var next = AssignmentLifecycle.Table.Next(Status, AssignmentAct.Reinstate);
        RuleException.RequireReason(reason);
        Status = UnitId is null ? AssignmentLifecycle.Table.Next(next, AssignmentAct.Acknowledge) : next;
        IssuedOn = today;
        AcknowledgedAt = null;
        ClockStoppedOn = null;
        Raise(new TimelineEvent(TimelineAct.AssignmentReinstated, PlanId, PlanTaskId, UnitId, reason));
    }

    /// <summary>Gives the unit another part, as a revision of the plan has it.</summary>
    public void Rename(UnitRole role, bool isPrimaryLead)
    {
        IsPrimaryLead = isPrimaryLead;
        Role = role == UnitRole.Lead && !isPrimaryLead ? UnitRole.CoLead : role;
    }

    /// <summary>Follows the task's hard deadline; what is done or withdrawn keeps the day it had.</summary>
    public void Reschedule(DateOnly? dueOn)
    {
        if (Status is not (AssignmentStatus.Completed or AssignmentStatus.Withdrawn)) DueOn = dueOn;
    }

    /// <summary>Makes this lead the consolidating one, or no longer.</summary>
    public void SetPrimaryLead(bool isPrimaryLead)
    {
        IsPrimaryLead = isPrimaryLead;
        if (isPrimaryLead) Role = UnitRole.Lead;
        else if (Role == UnitRole.Lead) Role = UnitRole.CoLead;
    }
}
