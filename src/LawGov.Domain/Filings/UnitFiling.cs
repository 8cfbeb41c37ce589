using LawGov.Domain.Calendar;
using LawGov.Domain.Events;
using LawGov.Domain.Plans;
using LawGov.Domain.Rules;

namespace LawGov.Domain.Filings;

/// <summary>A unit's page for a quarter (单位填报单): one page and one signature; each line on it is its own <see cref="ProgressReport"/>.</summary>
public sealed class UnitFiling : Entity, IInPeriod
{
    private UnitFiling() { }

    /// <summary>Opens the page.</summary>
    /// <param name="unitId">Whose page.</param>
    /// <param name="period">The quarter.</param>
    /// <param name="dueOn">The due day of a page given after the quarter's own; none where that one holds.</param>
    public UnitFiling(Guid unitId, FilingPeriod period, DateOnly? dueOn = null)
    {
        UnitId = unitId;
        PeriodKey = period.Key;
        OpensOn = period.OpensOn;
        DueOn = dueOn ?? period.DueOn;
        Raise(About(new FilingOpened(PeriodKey, DueOn)));
    }

    /// <summary>Whose page.</summary>
    public Guid UnitId { get; private set; }

    /// <summary>For which quarter, 2026-Q3.</summary>
    public string PeriodKey { get; private set; } = "";

    /// <summary>First day.</summary>
    public DateOnly OpensOn { get; private set; }

    /// <summary>Last day that is on time.</summary>
    public DateOnly DueOn { get; private set; }

    /// <summary>Where it stands.</summary>
    public FilingStatus Status { get; private set; }

    /// <summary>Who asked for the signature.</summary>
    public Guid? PreparedBy { get; private set; }

    /// <summary>Who signed.</summary>
    public Guid? SignedBy { get; private set; }

    /// <summary>The signer's name at that time.</summary>
    public string? SignedByName { get; private set; }

    /// <summary>When all of it was first submitted.</summary>
    public DateOnly? SubmittedOn { get; private set; }

    /// <summary>What the unit's head said when sending it back to the clerk.</summary>
    public string RefusalReason { get; private set; } = "";

    /// <summary>
    /// Whether its lines can be written: its window is open and it does not wait for the head's signature. Whether the quarter is locked is asked of the
    /// quarter.
    /// </summary>
    public bool CanEdit(DateOnly today) => EditRefusal(today) is null;

    /// <summary>Refuses writing on a page whose window is not open or that waits for the head's signature.</summary>
    /// <exception cref="RuleException"><see cref="RuleCodes.PeriodNotOpen"/>, <see cref="RuleCodes.TransitionNotAllowed"/>.</exception>
    public void EnsureCanEdit(DateOnly today) => RuleException.ThrowIfAny(EditRefusal(today));

    /// <summary>Whether it can be handed to the unit's head.</summary>
    public bool CanRequestSignature(IReadOnlyCollection<ProgressReport> lines) => RequestRefusal(lines) is null;

    /// <summary>Hands the page to the unit's head; every line must be ready.</summary>
    public void RequestSignature(IReadOnlyCollection<ProgressReport> lines, Actor actor)
    {
        RuleException.ThrowIfAny(RequestRefusal(lines));
        Status = FilingLifecycles.Filing.Next(Status, FilingAct.RequestSignature);
        PreparedBy = actor.UserId;
        RefusalReason = "";
        Raise(About(new SignatureRequested(PeriodKey)));
    }

    /// <summary>Whether the person can sign it as the unit's head: never who asked for the signature.</summary>
    public bool CanSign(Actor actor) => Status == FilingStatus.PendingUnitApproval && actor.UserId != PreparedBy;

    /// <summary>The head sends the page back to the clerk.</summary>
    public void RefuseSignature(string reason)
    {
        var next = FilingLifecycles.Filing.Next(Status, FilingAct.RefuseSignature);
        RuleException.RequireReason(reason);
        Status = next;
        RefusalReason = reason;
        Raise(About(new SignatureRefused(PeriodKey, reason, PreparedBy)));
    }

    /// <summary>Whether the clerk can take it back: it waits for the head's signature.</summary>
    public bool CanTakeBackSignature => FilingLifecycles.Filing.Allows(Status, FilingAct.TakeBackSignature);

    /// <summary>The clerk takes the page back that waits for the head's signature (撤回送审), as when the head is away.</summary>
    public void TakeBackSignature()
    {
        Status = FilingLifecycles.Filing.Next(Status, FilingAct.TakeBackSignature);
        Raise(About(new SignatureTakenBack(PeriodKey)));
    }

    /// <summary>Whether this person can submit what is ready.</summary>
    public bool CanSubmit(IReadOnlyCollection<ProgressReport> lines, bool signing, bool isUnitReviewer, Actor actor, DateOnly today) =>
        SubmitRefusal(lines, signing, isUnitReviewer, actor, today) is null;

    /// <summary>Submits the lines that are ready (报送). The page counts as submitted once none is left open; otherwise it stays open for the rest.</summary>
    /// <param name="lines">All lines of the page.</param>
    /// <param name="tasks">Their tasks by identity.</param>
    /// <param name="terms">The terms of the tasks' plans, by plan.</param>
    /// <param name="signing">Whether the district wants the unit's head to sign.</param>
    /// <param name="isUnitReviewer">Whether the actor is that head.</param>
    /// <param name="actor">Who submits.</param>
    /// <param name="today">The district's day.</param>
    /// <param name="now">The instant.</param>
    /// <returns>The lines submitted.</returns>
    /// <exception cref="RuleException"><see cref="RuleCodes.NothingReady"/>, <see cref="RuleCodes.SignatureRequired"/>,
    /// <see cref="RuleCodes.SignerIsAuthor"/>, <see cref="RuleCodes.PeriodNotOpen"/>.</exception>
    public IReadOnlyList<ProgressReport> Submit(
        IReadOnlyCollection<ProgressReport> lines,
        IReadOnlyDictionary<Guid, PlanTask> tasks,
        IReadOnlyDictionary<Guid, PlanTerm> terms,
        bool signing,
        bool isUnitReviewer,
        Actor actor,
        DateOnly today,
        DateTime now
    )
    {
        RuleException.ThrowIfAny(SubmitRefusal(lines, signing, isUnitReviewer, actor, today));
        var ready = lines.Where(l => l.IsReady).ToList();
        var next = FilingLifecycles.Filing.Next(Status, SubmitAct(lines));
        if (signing && Status == FilingStatus.PendingUnitApproval)
            (SignedBy, SignedByName) = (actor.UserId, actor.DisplayName);

        foreach (var line in ready)
        {
            var task = tasks[line.PlanTaskId];
            line.Submit(task, terms[task.PlanId], actor, today, now);
        }
        Status = next;
        if (next == FilingStatus.Submitted)
            SubmittedOn ??= today;
        else
            Touch();
        return ready;
    }

    /// <summary>Whether the line can be taken back.</summary>
    public bool CanReopen(ProgressReport line) => FilingLifecycles.Filing.Allows(Status, FilingAct.Reopen) && line.CanWithdraw;

    /// <summary>A line was taken back, so the page is open again. A line that never came in now is due with the page, whose day may have moved.</summary>
    public void Reopen(ProgressReport line)
    {
        var next = FilingLifecycles.Filing.Next(Status, FilingAct.Reopen);
        line.Withdraw();
        if (line.IsNotIn && line.DueOn < DueOn)
            line.MoveDue(DueOn);
        Status = next;
        Touch();
    }

    /// <summary>Moves the page's due day for its unit alone (单独延期), for a stated reason, with the lines that are not in.</summary>
    /// <exception cref="RuleException">What <see cref="FilingPeriod.EnsureCanMoveDue"/> says; <see cref="RuleCodes.DueDayUnchanged"/> where it is due
    /// then, <see cref="RuleCodes.NothingToMove"/> where everything is in.</exception>
    public void MoveDue(FilingPeriod period, IEnumerable<ProgressReport> lines, DateOnly to, string reason, WorkCalendar calendar, DateOnly today)
    {
        period.EnsureCanMoveDue(to, reason, calendar, today);
        if (to == DueOn)
            throw new RuleException(RuleCodes.DueDayUnchanged, to);
        if (!Move(lines, to, reason))
            throw new RuleException(RuleCodes.NothingToMove);
    }

    /// <summary>
    /// Follows its quarter, whose due day moved: where the page was due with the quarter, or before the new day. A unit that has a later day of its own
    /// keeps it.
    /// </summary>
    /// <param name="period">The quarter with its new day.</param>
    /// <param name="from">The day the quarter was due before.</param>
    /// <param name="lines">All lines of the page.</param>
    /// <param name="reason">Why it moved.</param>
    /// <returns>Whether something is owed until another day now.</returns>
    public bool FollowDue(FilingPeriod period, DateOnly from, IEnumerable<ProgressReport> lines, string reason) =>
        (DueOn == from || DueOn < period.DueOn) && Move(lines, period.DueOn, reason);

    private bool Move(IEnumerable<ProgressReport> lines, DateOnly to, string reason)
    {
        var from = DueOn;
        var moved = lines.Where(l => l.FollowsDue(from, to)).ToList();
        DueOn = to;
        foreach (var line in moved)
            line.MoveDue(to);
        if (moved.Count > 0)
            Raise(About(new FilingDueMoved(PeriodKey, from, to, reason)));
        return moved.Count > 0;
    }

    /// <summary>The last lines that were open have ended: where something is in and nothing is left to write, the page counts as submitted.</summary>
    public void CloseIfDone(IReadOnlyCollection<ProgressReport> lines)
    {
        if (!FilingLifecycles.Filing.Allows(Status, FilingAct.Close))
            return;
        if (lines.Any(l => l.IsEditable) || lines.All(l => l.FirstSubmittedOn is null))
            return;
        Status = FilingLifecycles.Filing.Next(Status, FilingAct.Close);
        SubmittedOn ??= lines.Max(l => l.FirstSubmittedOn);
    }

    /// <summary>The page as a whole has more time: its day is the last of its lines' days.</summary>
    public void FollowLines(IEnumerable<ProgressReport> lines) => DueOn = lines.Select(l => l.DueOn).Append(DueOn).Max();

    private DomainEvent About(DomainEvent happened) => happened with { UnitId = UnitId, Subject = new(SubjectKind.Filing, Id) };

    private RuleException? EditRefusal(DateOnly today) =>
        today < OpensOn ? new RuleException(RuleCodes.PeriodNotOpen, OpensOn)
        : Status == FilingStatus.PendingUnitApproval ? new RuleException(RuleCodes.TransitionNotAllowed)
        : null;

    private RuleException? RequestRefusal(IReadOnlyCollection<ProgressReport> lines)
    {
        if (FilingLifecycles.Filing.Refusal(Status, FilingAct.RequestSignature) is { } refusal)
            return refusal;
        var open = lines.Count(l => l.IsEditable && !l.IsReady);
        if (open > 0)
            return new RuleException(RuleCodes.LinesNotReady, open);
        return lines.Any(l => l.IsReady) ? null : new RuleException(RuleCodes.NothingReady);
    }

    private RuleException? SubmitRefusal(IReadOnlyCollection<ProgressReport> lines, bool signing, bool isUnitReviewer, Actor actor, DateOnly today)
    {
        if (today < OpensOn)
            return new RuleException(RuleCodes.PeriodNotOpen, OpensOn);
        if (FilingLifecycles.Filing.Refusal(Status, SubmitAct(lines)) is { } refusal)
            return refusal;
        if (signing && Status == FilingStatus.Open)
            return new RuleException(RuleCodes.SignatureRequired);
        if (signing && Status == FilingStatus.PendingUnitApproval && !isUnitReviewer)
            return new RuleException(RuleCodes.SignatureRequired);
        if (signing && Status == FilingStatus.PendingUnitApproval && !CanSign(actor))
            return new RuleException(RuleCodes.SignerIsAuthor);
        return lines.Any(l => l.IsReady) ? null : new RuleException(RuleCodes.NothingReady);
    }

    private static FilingAct SubmitAct(IReadOnlyCollection<ProgressReport> lines) =>
        lines.All(l => l.IsReady || !l.IsEditable) ? FilingAct.Submit : FilingAct.SubmitSome;
}
