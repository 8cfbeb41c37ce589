using System.ComponentModel.DataAnnotations;
using LawGov.Domain.Calendar;
using LawGov.Domain.Events;
using LawGov.Domain.Filings;
using LawGov.Domain.Lifecycles;
using LawGov.Domain.Obligations;
using LawGov.Domain.Rules;
using LawGov.Domain.Units;

namespace LawGov.Domain.Requests;

/// <summary>What is asked for.</summary>
public enum RequestKind
{
    /// <summary>That a duty counts as done.</summary>
    [Display(Name = "申请办结")]
    Completion,

    /// <summary>More time, for a task with a day of its own or for a quarter's page.</summary>
    [Display(Name = "申请延期")]
    Extension,

    /// <summary>That a duty is another unit's.</summary>
    [Display(Name = "责任异议")]
    Dispute,

    /// <summary>To be let off a line of a quarter.</summary>
    [Display(Name = "申请免报")]
    Waiver,

    /// <summary>That a duty is taken back.</summary>
    [Display(Name = "申请撤销分工")]
    Withdrawal,
}

/// <summary>What a request is about.</summary>
public enum RequestSubject
{
    /// <summary>A unit's part in a task.</summary>
    [Display(Name = "任务分工")]
    Assignment,

    /// <summary>A unit's page for a quarter.</summary>
    [Display(Name = "单位填报单")]
    Filing,

    /// <summary>A line of such a page.</summary>
    [Display(Name = "进展填报")]
    Report,
}

/// <summary>Where a request stands.</summary>
public enum RequestStatus
{
    [Display(Name = "待答复")]
    Asked,

    [Display(Name = "同意")]
    Approved,

    [Display(Name = "不同意")]
    Refused,

    [Display(Name = "已撤回")]
    Withdrawn,

    [Display(Name = "已无需答复")]
    Lapsed,
}

/// <summary>What can be done to a request.</summary>
public enum RequestAct
{
    [Display(Name = "同意")]
    Approve,

    [Display(Name = "不同意")]
    Refuse,

    [Display(Name = "撤回申请")]
    Withdraw,

    [Display(Name = "因事项终止而失效")]
    Lapse,
}

/// <summary>The request's life cycle.</summary>
public static class RequestLifecycle
{
    /// <summary>Every step; what is decided stays decided.</summary>
    public static Lifecycle<RequestStatus, RequestAct> Table { get; } =
        new(
            (RequestStatus.Asked, RequestAct.Approve, RequestStatus.Approved),
            (RequestStatus.Asked, RequestAct.Refuse, RequestStatus.Refused),
            (RequestStatus.Asked, RequestAct.Withdraw, RequestStatus.Withdrawn),
            (RequestStatus.Asked, RequestAct.Lapse, RequestStatus.Lapsed)
        );
}

/// <summary>A unit's "please let me" (申请): a reason, a day by which the office answers, and another person's decision.</summary>
public sealed class Request : Entity, IOwed
{
    /// <summary>Longest reason, of asking and of deciding, in characters.</summary>
    public const int ReasonLength = 1000;

    private Request() { }

    /// <summary>A request.</summary>
    /// <param name="kind">What is asked for.</param>
    /// <param name="about">What it is about.</param>
    /// <param name="reason">Why.</param>
    /// <param name="proposedOn">The day asked for, of an extension.</param>
    /// <param name="proposedUnitId">The unit named instead, of a dispute.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="today">The district's day.</param>
    /// <param name="calendar">Working days.</param>
    /// <exception cref="RuleException">
    /// <see cref="RuleCodes.ReasonRequired"/>, <see cref="RuleCodes.DayNotLater"/> for an extension to no later day.
    /// </exception>
    public Request(
        RequestKind kind,
        RequestedThing about,
        string reason,
        DateOnly? proposedOn,
        Guid? proposedUnitId,
        Actor actor,
        DateOnly today,
        WorkCalendar calendar
    )
    {
        ArgumentNullException.ThrowIfNull(about);
        ArgumentNullException.ThrowIfNull(calendar);
        RuleException.RequireReason(reason);
        if (kind == RequestKind.Extension)
            RequireLater(proposedOn, about.OwedUntil, today);
        Kind = kind;
        Subject = about.Subject;
        SubjectId = about.Id;
        PlanId = about.PlanId;
        TaskId = about.TaskId;
        UnitId = about.UnitId;
        PeriodKey = about.PeriodKey;
        ForSecond = about.ForSecond;
        AnsweringUnitId = about.AnsweringUnitId;
        Reason = reason;
        ProposedOn = kind == RequestKind.Extension ? proposedOn : null;
        ProposedUnitId = kind == RequestKind.Dispute ? proposedUnitId : null;
        AskedBy = actor.UserId;
        AskedByName = actor.DisplayName;
        AskedOn = today;
        DueOnWhenAsked = about.OwedUntil;
        AnswerBy = calendar.AddWorkdays(today, AnswerWorkdays(kind));
        Raise(About(new RequestAsked(kind, reason, ProposedOn, ForSecond)));
    }

    /// <summary>What is asked for.</summary>
    public RequestKind Kind { get; private set; }

    /// <summary>What it is about.</summary>
    public RequestSubject Subject { get; private set; }

    /// <summary>Which one.</summary>
    public Guid SubjectId { get; private set; }

    /// <summary>Its plan, if any.</summary>
    public Guid? PlanId { get; private set; }

    /// <summary>Its task, if any.</summary>
    public Guid? TaskId { get; private set; }

    /// <summary>The unit that asks.</summary>
    public Guid UnitId { get; private set; }

    /// <summary>Its quarter, if any.</summary>
    public string? PeriodKey { get; private set; }

    /// <summary>Whether the second reviewer decides, because the unit houses the office.</summary>
    public bool ForSecond { get; private set; }

    /// <summary>The office's own unit, which owes the answer.</summary>
    public Guid AnsweringUnitId { get; private set; }

    /// <summary>Why it is asked.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>The day asked for.</summary>
    public DateOnly? ProposedOn { get; private set; }

    /// <summary>The unit named instead.</summary>
    public Guid? ProposedUnitId { get; private set; }

    /// <summary>Who asked.</summary>
    public Guid AskedBy { get; private set; }

    /// <summary>The name at that time.</summary>
    public string AskedByName { get; private set; } = "";

    /// <summary>When it was asked.</summary>
    public DateOnly AskedOn { get; private set; }

    /// <summary>The last day that was on time when it was asked, if there was one.</summary>
    public DateOnly? DueOnWhenAsked { get; private set; }

    /// <summary>The last day on which the answer is in time.</summary>
    public DateOnly AnswerBy { get; private set; }

    /// <summary>Where it stands.</summary>
    public RequestStatus Status { get; private set; }

    /// <summary>The new day, of an extension that was granted.</summary>
    public DateOnly? GrantedOn { get; private set; }

    /// <summary>Who decided.</summary>
    public Guid? DecidedBy { get; private set; }

    /// <summary>The name at that time.</summary>
    public string? DecidedByName { get; private set; }

    /// <summary>When it was decided.</summary>
    public DateOnly? DecidedOn { get; private set; }

    /// <summary>Why it was decided so.</summary>
    public string DecisionReason { get; private set; } = "";

    /// <summary>Whether it was asked while what it is about was in time; only then the clock is held.</summary>
    public bool IsInTime => DueOnWhenAsked is { } due && AskedOn <= due;

    /// <summary>Whether the clock is held until the answer.</summary>
    public bool Holds => IsInTime && Kind is RequestKind.Extension or RequestKind.Dispute;

    /// <inheritdoc/>
    public DateOnly OwedSince => AskedOn;

    /// <inheritdoc/>
    /// <remarks>The answer is owed by the office; the setter is the database's.</remarks>
    public DateOnly? OwedUntil
    {
        get => Status == RequestStatus.Asked ? AnswerBy : null;
        private set => _ = value;
    }

    /// <inheritdoc/>
    public DateOnly? OriginalDueOn => null;

    /// <inheritdoc/>
    public DateOnly? HeldOn => null;

    /// <summary>Whose decision it is.</summary>
    /// <param name="unit">The unit that asks.</param>
    /// <param name="actor">Who would decide.</param>
    public ReviewStage StageFor(Unit unit, Actor actor) => ForSecond || unit.NeedsSecondPerson(actor) ? ReviewStage.Second : ReviewStage.Office;

    /// <summary>Whether this person can decide at this stage.</summary>
    public bool CanDecide(Unit unit, ReviewStage stage, Actor actor) => DecideRefusal(unit, stage, actor) is null;

    /// <summary>Whether this person can take it back: who asked, or a colleague of the unit.</summary>
    public bool CanWithdraw(Actor actor) => Status == RequestStatus.Asked && actor.UnitId == UnitId;

    /// <summary>Agrees, or does not.</summary>
    /// <param name="unit">The unit that asks.</param>
    /// <param name="stage">Whose decision it is.</param>
    /// <param name="isApproved">Whether it is granted.</param>
    /// <param name="reason">Why; required where it is refused.</param>
    /// <param name="grantedOn">The new day, of an extension that is granted.</param>
    /// <param name="actor">Who decides; never who asked.</param>
    /// <param name="today">The district's day.</param>
    /// <exception cref="RuleException">
    /// <see cref="RuleCodes.ReviewerIsAuthor"/> where the same person asked, <see cref="RuleCodes.OwnUnit"/>, <see cref="RuleCodes.WrongReviewStage"/>,
    /// <see cref="RuleCodes.DayNotLater"/>, <see cref="RuleCodes.ReasonRequired"/>.
    /// </exception>
    public void Decide(Unit unit, ReviewStage stage, bool isApproved, string reason, DateOnly? grantedOn, Actor actor, DateOnly today)
    {
        RuleException.ThrowIfAny(DecideRefusal(unit, stage, actor));
        if (!isApproved)
            RuleException.RequireReason(reason);
        if (isApproved && Kind == RequestKind.Extension)
        {
            RequireLater(grantedOn, DueOnWhenAsked, today);
            GrantedOn = grantedOn;
        }
        Status = RequestLifecycle.Table.Next(Status, isApproved ? RequestAct.Approve : RequestAct.Refuse);
        (DecidedBy, DecidedByName, DecidedOn, DecisionReason) = (actor.UserId, actor.DisplayName, today, reason);
        Raise(About(new RequestDecided(Kind, isApproved, reason, GrantedOn, AskedBy)));
    }

    /// <summary>The unit takes it back before anybody decided.</summary>
    /// <exception cref="RuleException"><see cref="RuleCodes.TransitionNotAllowed"/> once it is decided, or for another unit's person.</exception>
    public void Withdraw(Actor actor)
    {
        var next = RequestLifecycle.Table.Next(Status, RequestAct.Withdraw);
        if (!CanWithdraw(actor))
            throw new RuleException(RuleCodes.TransitionNotAllowed);
        Status = next;
        Raise(About(new RequestTakenBack(Kind)));
    }

    /// <summary>What it was about has ended; nobody has to answer.</summary>
    public void Lapse() => Status = RequestLifecycle.Table.Next(Status, RequestAct.Lapse);

    /// <summary>Working days the office has to answer.</summary>
    public static int AnswerWorkdays(RequestKind kind) =>
        kind switch
        {
            RequestKind.Completion => 10,
            RequestKind.Extension or RequestKind.Waiver => 3,
            _ => 5,
        };

    private static void RequireLater(DateOnly? day, DateOnly? than, DateOnly today)
    {
        if (day is null || day <= than || day < today)
            throw new RuleException(RuleCodes.DayNotLater);
    }

    private RuleException? DecideRefusal(Unit unit, ReviewStage stage, Actor actor)
    {
        if (RequestLifecycle.Table.Refusal(Status, RequestAct.Approve) is { } refusal)
            return refusal;
        if (actor.UserId == AskedBy)
            return new RuleException(RuleCodes.ReviewerIsAuthor);
        if (stage == StageFor(unit, actor))
            return null;
        return new RuleException(stage == ReviewStage.Office ? RuleCodes.OwnUnit : RuleCodes.WrongReviewStage);
    }

    private DomainEvent About(DomainEvent happened) =>
        happened with
        {
            PlanId = PlanId,
            TaskId = TaskId,
            UnitId = UnitId,
            Subject = new(SubjectKind.Request, Id),
        };
}

/// <summary>What a request is about, as it stands when somebody asks.</summary>
/// <param name="Subject">The kind of thing.</param>
/// <param name="Id">Its identity.</param>
/// <param name="UnitId">The unit that asks.</param>
/// <param name="PlanId">Its plan, if any.</param>
/// <param name="TaskId">Its task, if any.</param>
/// <param name="PeriodKey">Its quarter, if any.</param>
/// <param name="OwedUntil">The last day that is on time, if something is owed.</param>
/// <param name="ForSecond">Whether the unit houses the office.</param>
/// <param name="AnsweringUnitId">The office's own unit.</param>
public sealed record RequestedThing(
    RequestSubject Subject,
    Guid Id,
    Guid UnitId,
    Guid? PlanId,
    Guid? TaskId,
    string? PeriodKey,
    DateOnly? OwedUntil,
    bool ForSecond,
    Guid AnsweringUnitId
);
