using LawGov.Domain.Events;
using LawGov.Domain.Filings;
using LawGov.Domain.Obligations;
using LawGov.Domain.Plans;
using LawGov.Domain.Rules;
using LawGov.Domain.Units;

namespace LawGov.Domain.Assignments;

/// <summary>
/// What the document names (任务分工): a unit or a collective with its part in a task. A root of its own, so that units acting on one morning never
/// collide on the task.
/// </summary>
public sealed class TaskAssignment : Entity, IInPlan, IOwed
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

    /// <inheritdoc/>
    public DateOnly OwedSince => IssuedOn ?? default;

    /// <inheritdoc/>
    /// <remarks>
    /// The document's own day, owed by a named unit until it says that the duty is done; never by a collective. It follows from the other fields at any
    /// time; the setter is the database's.
    /// </remarks>
    public DateOnly? OwedUntil
    {
        get => UnitId is not null && Status is (AssignmentStatus.Issued or AssignmentStatus.InProgress) ? DueOn : null;
        private set => _ = value;
    }

    /// <inheritdoc/>
    public DateOnly? OriginalDueOn { get; private set; }

    /// <inheritdoc/>
    public DateOnly? HeldOn { get; private set; }

    /// <summary>The unit asked in time for more time, or says that the duty is another's: the clock is held until the office answers.</summary>
    public void Hold(PlanStanding plan, DateOnly today)
    {
        RuleException.ThrowIfAny(plan.Refusal);
        if (OwedUntil >= today)
            HeldOn ??= today;
    }

    /// <summary>The request is answered or taken back: the clock runs, to a later day where one is given; the first day is kept.</summary>
    /// <param name="plan">Where its plan stands.</param>
    /// <param name="until">The new last day; none where the old one stays. A day before the old one changes nothing.</param>
    public void Run(PlanStanding plan, DateOnly? until)
    {
        RuleException.ThrowIfAny(plan.Refusal);
        HeldOn = null;
        if (until is not { } day || !(day > DueOn))
            return;
        OriginalDueOn ??= DueOn;
        DueOn = day;
    }

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
    public void AddToPublishedTask(PlanStanding plan, DateOnly today, string reason)
    {
        RuleException.ThrowIfAny(plan.Refusal);
        RuleException.RequireReason(reason);
        Issue(today);
        Raise(About(new AssignmentAdded(reason)));
    }

    /// <summary>Whether the unit can take notice of it.</summary>
    public bool CanAcknowledge(PlanStanding plan) => Refusal(plan, AssignmentAct.Acknowledge) is null;

    /// <summary>The unit takes notice (签收): on first opening, or by its first report.</summary>
    public void Acknowledge(PlanStanding plan, DateTime now)
    {
        Status = Next(plan, AssignmentAct.Acknowledge);
        AcknowledgedAt = now;
        Raise(About(new AssignmentAcknowledged()));
    }

    /// <summary>Whether the unit can say that the duty is done.</summary>
    public bool CanRequestCompletion(PlanStanding plan, PlanTask task, DateOnly today) => RequestRefusal(plan, task, today) is null;

    /// <summary>The unit says the duty is done (申请办结); the clock stops with the request.</summary>
    /// <exception cref="RuleException"><see cref="RuleCodes.OngoingTask"/> for a duty without end before the plan ends.</exception>
    public void RequestCompletion(PlanStanding plan, PlanTask task, string result, Actor actor, DateOnly today)
    {
        RuleException.ThrowIfAny(RequestRefusal(plan, task, today));
        RuleException.RequireReason(result);
        Status = Next(plan, AssignmentAct.RequestCompletion);
        Result = result;
        RequestedBy = actor.UserId;
        ClockStoppedOn = today;
        Raise(About(new CompletionRequested(result)));
    }

    /// <summary>Whose decision on completion it is: the second reviewer's for the office's own unit or the person's own.</summary>
    /// <param name="unit">The unit; none for a collective.</param>
    /// <param name="actor">Who decides.</param>
    public static ReviewStage CompletionStage(Unit? unit, Actor actor) => unit?.NeedsSecondPerson(actor) == true ? ReviewStage.Second : ReviewStage.Office;

    /// <summary>Whether the person can agree, at this stage.</summary>
    public bool CanConfirmCompletion(PlanStanding plan, Unit? unit, ReviewStage stage, Actor actor) => ConfirmRefusal(plan, unit, stage, actor) is null;

    /// <summary>Agrees that the duty is done (确认办结): the office, or the second reviewer where the office's own unit or the person's own asks.</summary>
    /// <param name="plan">Where its plan stands.</param>
    /// <param name="unit">The unit; none for a collective.</param>
    /// <param name="stage">Whose decision it is.</param>
    /// <param name="actor">Who decides; never who asked.</param>
    /// <exception cref="RuleException">
    /// <see cref="RuleCodes.ReviewerIsAuthor"/> where the same person asked for it, <see cref="RuleCodes.OwnUnit"/>, <see cref="RuleCodes.WrongReviewStage"/>.
    /// </exception>
    public void ConfirmCompletion(PlanStanding plan, Unit? unit, ReviewStage stage, Actor actor)
    {
        RuleException.ThrowIfAny(ConfirmRefusal(plan, unit, stage, actor));
        Status = Next(plan, AssignmentAct.ConfirmCompletion);
        Raise(About(new CompletionConfirmed(RequestedBy)));
    }

    /// <summary>Whether the office can disagree.</summary>
    public bool CanReturnCompletion(PlanStanding plan, Actor actor) => ReturnRefusal(plan, actor) is null;

    /// <summary>The office does not agree; the clock runs again, so an empty request gains nothing.</summary>
    public void ReturnCompletion(PlanStanding plan, string reason, Actor actor)
    {
        RuleException.ThrowIfAny(ReturnRefusal(plan, actor));
        RuleException.RequireReason(reason);
        Status = Next(plan, AssignmentAct.ReturnCompletion);
        ClockStoppedOn = null;
        HeldOn = null;
        Raise(About(new CompletionReturned(reason, RequestedBy)));
    }

    /// <summary>The unit takes its request back before anybody decided; the clock runs again.</summary>
    public void TakeBackCompletion(PlanStanding plan)
    {
        Status = Next(plan, AssignmentAct.ReturnCompletion);
        ClockStoppedOn = null;
    }

    /// <summary>Whether the duty can be taken back.</summary>
    public bool CanWithdraw(PlanStanding plan) => Refusal(plan, AssignmentAct.Withdraw) is null;

    /// <summary>Takes the duty back (撤销分工).</summary>
    public void Withdraw(PlanStanding plan, string reason, DateOnly today)
    {
        var next = Next(plan, AssignmentAct.Withdraw);
        RuleException.RequireReason(reason);
        Status = next;
        ClockStoppedOn = today;
        HeldOn = null;
        IsPrimaryLead = false;
        Raise(About(new AssignmentWithdrawn(reason)));
    }

    /// <summary>Hands a duty down again that was taken back (恢复分工): a revision of the plan names the unit once more.</summary>
    public void Reinstate(PlanStanding plan, DateOnly today, string reason)
    {
        var next = Next(plan, AssignmentAct.Reinstate);
        RuleException.RequireReason(reason);
        Status = UnitId is null ? AssignmentLifecycle.Table.Next(next, AssignmentAct.Acknowledge) : next;
        IssuedOn = today;
        AcknowledgedAt = null;
        ClockStoppedOn = null;
        Raise(About(new AssignmentReinstated(reason)));
    }

    /// <summary>Gives the unit another part, as a revision of the plan has it.</summary>
    public void ChangeRole(PlanStanding plan, UnitRole role, bool isPrimaryLead)
    {
        RuleException.ThrowIfAny(plan.Refusal);
        IsPrimaryLead = isPrimaryLead;
        Role = role == UnitRole.Lead && !isPrimaryLead ? UnitRole.CoLead : role;
    }

    /// <summary>
    /// Follows the task's hard deadline; what is done or withdrawn keeps the day it had, and so does a day that was granted while the document's own stays.
    /// </summary>
    public void Reschedule(PlanStanding plan, DateOnly? dueOn)
    {
        RuleException.ThrowIfAny(plan.Refusal);
        if (Status is AssignmentStatus.Completed or AssignmentStatus.Withdrawn || dueOn == (OriginalDueOn ?? DueOn))
            return;
        (DueOn, OriginalDueOn) = (dueOn, null);
    }

    /// <summary>Makes this lead the consolidating one, or no longer.</summary>
    public void SetPrimaryLead(PlanStanding plan, bool isPrimaryLead)
    {
        RuleException.ThrowIfAny(plan.Refusal);
        IsPrimaryLead = isPrimaryLead;
        if (isPrimaryLead)
            Role = UnitRole.Lead;
        else if (Role == UnitRole.Lead)
            Role = UnitRole.CoLead;
    }

    /// <summary>Why the act is not possible now: the plan is not in force, or the life cycle has no such step.</summary>
    private RuleException? Refusal(PlanStanding plan, AssignmentAct act) => plan.Refusal ?? AssignmentLifecycle.Table.Refusal(Status, act);

    private DomainEvent About(DomainEvent happened) =>
        happened with
        {
            PlanId = PlanId,
            TaskId = PlanTaskId,
            UnitId = UnitId,
            Subject = new(SubjectKind.Task, PlanTaskId),
        };

    private AssignmentStatus Next(PlanStanding plan, AssignmentAct act)
    {
        RuleException.ThrowIfAny(plan.Refusal);
        return AssignmentLifecycle.Table.Next(Status, act);
    }

    private RuleException? RequestRefusal(PlanStanding plan, PlanTask task, DateOnly today)
    {
        if (Refusal(plan, AssignmentAct.RequestCompletion) is { } refusal)
            return refusal;
        return task.Nature == TaskNature.Ongoing && (plan.EndsOn is null || today < plan.EndsOn) ? new RuleException(RuleCodes.OngoingTask) : null;
    }

    private RuleException? ConfirmRefusal(PlanStanding plan, Unit? unit, ReviewStage stage, Actor actor)
    {
        if (unit?.Id != UnitId)
            throw new ArgumentException("another unit's duty", nameof(unit));
        if (Refusal(plan, AssignmentAct.ConfirmCompletion) is { } refusal)
            return refusal;
        if (actor.UserId == RequestedBy)
            return new RuleException(RuleCodes.ReviewerIsAuthor);
        if (stage == CompletionStage(unit, actor))
            return null;
        return new RuleException(stage == ReviewStage.Office ? RuleCodes.OwnUnit : RuleCodes.WrongReviewStage);
    }

    private RuleException? ReturnRefusal(PlanStanding plan, Actor actor) =>
        Refusal(plan, AssignmentAct.ReturnCompletion) ?? (actor.UserId == RequestedBy ? new RuleException(RuleCodes.ReviewerIsAuthor) : null);
}
