using LawGov.Domain.Events;
using LawGov.Domain.Rules;
using LawGov.Domain.Units;

namespace LawGov.Domain.Filings;

/// <content>What reviewers decide on a line.</content>
public sealed partial class ProgressReport
{
    /// <summary>Who may decide now, from the line with its submissions and decisions.</summary>
    public ReviewState ToReviewState() =>
        new(
            Status,
            UnitId,
            NeedsSecondReview,
            AwaitsSecondReview,
            AuthorId,
            _revisions.Find(r => r.RevisionNo == RevisionNo)?.SubmittedBy,
            [.. _decisions.Where(d => d.RevisionNo == RevisionNo).Select(d => new ReviewState.Decision(d.Stage, d.Verdict, d.DecidedBy))]
        );

    /// <summary>
    /// Takes note that the unit houses the office by now, or that who decides belongs to it: from then on the line needs a second person, whatever
    /// changes later.
    /// </summary>
    public void FollowUnit(Unit unit, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(unit);
        if (unit.Id != UnitId)
            throw new ArgumentException("another unit's line", nameof(unit));
        NeedsSecondReview |= unit.NeedsSecondPerson(actor);
    }

    /// <summary>Accepts the current revision. For the office's own unit, or the reviewer's, the office's acceptance waits for the second reviewer's.</summary>
    /// <param name="stage">Whose decision it is: the office's or the second reviewer's. It must be the one that is due.</param>
    /// <param name="comment">A remark for the unit, or none.</param>
    /// <param name="overridden">Another judgement of progress than the unit's own; needs the remark.</param>
    /// <param name="actor">Who decides; never who wrote.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleException">The decision is not due, or not this person's.</exception>
    public void Accept(ReviewStage stage, string comment, SelfAssessment? overridden, Actor actor, DateTime now)
    {
        var state = ToReviewState();
        RuleException.ThrowIfAny(FilingLifecycles.Report.Refusal(Status, state.AcceptAct(actor)) ?? state.StageRefusal(stage) ?? state.AcceptRefusal(actor));
        if (overridden == SelfAssessment)
            overridden = null;
        if (overridden is not null)
            RuleException.RequireReason(comment);
        var act = state.AcceptAct(actor);
        var waitsForSecond = act == ReportAct.AcceptFirst;
        Decide(state.Stage!.Value, Verdict.Accept, comment, overridden is null ? null : SelfAssessment, actor, now);
        if (overridden is not null)
            SelfAssessment = overridden;
        Status = FilingLifecycles.Report.Next(Status, act);
        NeedsSecondReview |= waitsForSecond;
        AwaitsSecondReview = waitsForSecond;
        if (!waitsForSecond)
            ResubmitDueOn = null;
        DomainEvent happened = act switch
        {
            ReportAct.AcceptFirst => new ReportAcceptedFirst(PeriodKey, comment),
            ReportAct.KeepAccepted => new AcceptanceKept(PeriodKey, comment),
            _ => new ReportAccepted(PeriodKey, comment),
        };
        Raise(About(happened) with { Subject = waitsForSecond ? new(SubjectKind.Report, Id) : new(SubjectKind.Filing, FilingId) });
    }

    /// <summary>
    /// Sends the line back with a reason and a day by which it must be mended. An acceptance of two persons is taken back by two: the first decision
    /// waits for the second reviewer's. Where the duty has ended the decision is kept and nothing more is asked.
    /// </summary>
    /// <param name="stage">Whose decision it is: the office's or the second reviewer's. It must be the one that is due.</param>
    /// <param name="comment">The reason.</param>
    /// <param name="resubmitDueOn">The day by which the unit must hand it in again.</param>
    /// <param name="actor">Who decides; never who wrote.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleException">The decision is not due, or not this person's.</exception>
    public void Return(ReviewStage stage, string comment, DateOnly resubmitDueOn, Actor actor, DateTime now)
    {
        var state = ToReviewState();
        RuleException.ThrowIfAny(FilingLifecycles.Report.Refusal(Status, state.ReturnAct));
        RuleException.RequireReason(comment);
        RuleException.ThrowIfAny(state.StageRefusal(stage) ?? state.ReturnRefusal(actor));
        Decide(state.Stage!.Value, Verdict.Return, comment, null, actor, now);
        var next = FilingLifecycles.Report.Next(Status, state.ReturnAct);
        Status = EndedOn is null || state.ReturnAct == ReportAct.RevokeFirst ? next : FilingLifecycles.Report.Next(next, ReportAct.End);
        if (state.ReturnAct == ReportAct.RevokeFirst)
        {
            AwaitsSecondReview = true;
            Raise(About(new RevocationAsked(PeriodKey, comment)) with { Subject = new(SubjectKind.Report, Id) });
            return;
        }
        AwaitsSecondReview = false;
        IsCorrected = false;
        SubmittedAt = null;
        ResubmitDueOn = EndedOn is null ? resubmitDueOn : null;
        Raise(About(new ReportReturned(PeriodKey, comment, ResubmitDueOn, AuthorId)));
    }

    /// <summary>
    /// Lets the unit off for this quarter (免予填报), for a stated reason. For the office's own unit, or the person's, the second reviewer decides.
    /// </summary>
    /// <param name="stage">Whose decision it is: the office's or the second reviewer's.</param>
    /// <param name="reason">Why.</param>
    /// <param name="actor">Who decides; never who wrote.</param>
    /// <param name="today">The district's day.</param>
    /// <exception cref="RuleException">The line is in, or the decision is not this person's.</exception>
    public void Waive(ReviewStage stage, string reason, Actor actor, DateOnly today)
    {
        RuleException.ThrowIfAny(ToReviewState().WaiveRefusal(stage, actor));
        RuleException.RequireReason(reason);
        Status = FilingLifecycles.Report.Next(Status, ReportAct.Waive);
        WaiveReason = reason;
        HeldOn = null;
        ClockStoppedOn ??= today;
        ResubmitDueOn = null;
        Raise(About(new ReportWaived(PeriodKey, reason)));
    }

    private void Decide(ReviewStage stage, Verdict verdict, string comment, SelfAssessment? overridden, Actor actor, DateTime now)
    {
        _decisions.Add(new ReviewDecision(Id, RevisionNo, stage, verdict, comment, overridden, actor, now));
        Touch();
    }
}
