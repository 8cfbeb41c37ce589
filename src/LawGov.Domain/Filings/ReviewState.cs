using LawGov.Domain.Rules;

namespace LawGov.Domain.Filings;

/// <summary>
/// What a line says about who may decide on it now. The line's own acts ask it, and so do the buttons of a page that holds only some of the line's
/// columns.
/// </summary>
/// <param name="Status">Status of the line.</param>
/// <param name="UnitId">Whose line it is.</param>
/// <param name="NeedsSecondReview">Whether it is known to need a second person.</param>
/// <param name="AwaitsSecondReview">Whether the first person decided and the second has not.</param>
/// <param name="AuthorId">Who last wrote the text.</param>
/// <param name="SubmittedBy">Who submitted the current revision.</param>
/// <param name="Decisions">The decisions on the current revision.</param>
public sealed record ReviewState(
    ReportStatus Status,
    Guid UnitId,
    bool NeedsSecondReview,
    bool AwaitsSecondReview,
    Guid? AuthorId,
    Guid? SubmittedBy,
    IReadOnlyCollection<ReviewState.Decision> Decisions
)
{
    /// <summary>A decision on the current revision.</summary>
    /// <param name="Stage">Which review.</param>
    /// <param name="Verdict">What was decided.</param>
    /// <param name="By">Who decided.</param>
    public readonly record struct Decision(ReviewStage Stage, Verdict Verdict, Guid By);

    /// <summary>The decision that is due or, on an accepted line, possible; none otherwise. It follows from the line alone, whatever a form says.</summary>
    public ReviewStage? Stage =>
        Status switch
        {
            ReportStatus.Submitted => AwaitsSecondReview ? ReviewStage.Second : ReviewStage.Office,
            ReportStatus.Accepted => AwaitsSecondReview ? ReviewStage.RevocationSecond : ReviewStage.Revocation,
            _ => null,
        };

    /// <summary>Whether that decision is the second reviewer's.</summary>
    public bool IsForSecond => Stage is ReviewStage.Second or ReviewStage.RevocationSecond;

    /// <summary>Whether a second reviewer's acceptance stands on the revision.</summary>
    public bool IsAcceptedTwice => Decisions.Any(d => d is { Stage: ReviewStage.Second, Verdict: Verdict.Accept });

    /// <summary>Whether it is the office's or this person's own unit's, so that no person decides alone.</summary>
    public bool IsOwn(Actor actor) => NeedsSecondReview || actor.UnitId == UnitId;

    /// <summary>Whether the person wrote it, or made the first of its two decisions.</summary>
    public bool IsInvolved(Actor actor) => PersonRefusal(actor) is not null;

    /// <summary>Whether the person may accept it now: the current revision, or that an acceptance stands.</summary>
    public bool CanAccept(Actor actor) => AcceptRefusal(actor) is null;

    /// <summary>Whether the person may send it back now; on an accepted line that takes the acceptance back.</summary>
    public bool CanReturn(Actor actor) => ReturnRefusal(actor) is null;

    /// <summary>Whether the person may let the unit off, at this stage.</summary>
    public bool CanWaive(ReviewStage stage, Actor actor) => WaiveRefusal(stage, actor) is null;

    /// <summary>Whose waiver it is: the second reviewer's for the office's or the person's own unit.</summary>
    public ReviewStage WaiveStage(Actor actor) => IsOwn(actor) ? ReviewStage.Second : ReviewStage.Office;

    /// <summary>What accepting comes to for this person.</summary>
    internal ReportAct AcceptAct(Actor actor) =>
        Stage switch
        {
            ReviewStage.RevocationSecond => ReportAct.KeepAccepted,
            ReviewStage.Office when IsOwn(actor) => ReportAct.AcceptFirst,
            _ => ReportAct.Accept,
        };

    /// <summary>What sending back comes to.</summary>
    internal ReportAct ReturnAct => Stage == ReviewStage.Revocation && IsAcceptedTwice ? ReportAct.RevokeFirst : ReportAct.Return;

    internal RuleException? AcceptRefusal(Actor actor) => FilingLifecycles.Report.Refusal(Status, AcceptAct(actor)) ?? PersonRefusal(actor);

    internal RuleException? ReturnRefusal(Actor actor) =>
        FilingLifecycles.Report.Refusal(Status, ReturnAct)
        ?? PersonRefusal(actor)
        ?? (Stage == ReviewStage.Revocation && Decisions.Any(d => d.Stage == ReviewStage.Revocation) ? new RuleException(RuleCodes.AcceptanceKept) : null);

    internal RuleException? WaiveRefusal(ReviewStage stage, Actor actor)
    {
        if (FilingLifecycles.Report.Refusal(Status, ReportAct.Waive) is { } refusal)
            return refusal;
        if (actor.UserId == AuthorId)
            return new RuleException(RuleCodes.ReviewerIsAuthor);
        if (stage == WaiveStage(actor))
            return null;
        return new RuleException(stage == ReviewStage.Office ? RuleCodes.OwnUnit : RuleCodes.WrongReviewStage);
    }

    /// <summary>Refuses the stage that is not due. Who decides names the office's or the second review; on an accepted line that is the revocation.</summary>
    internal RuleException? StageRefusal(ReviewStage asked)
    {
        var meant =
            Status != ReportStatus.Accepted
                ? asked
                : asked switch
                {
                    ReviewStage.Office => ReviewStage.Revocation,
                    ReviewStage.Second => ReviewStage.RevocationSecond,
                    _ => asked,
                };
        return Stage is null || meant == Stage ? null : new RuleException(RuleCodes.WrongReviewStage);
    }

    /// <summary>Who wrote never decides, and the second decision is another person's than the first.</summary>
    private RuleException? PersonRefusal(Actor actor)
    {
        if (actor.UserId == AuthorId || actor.UserId == SubmittedBy)
            return new RuleException(RuleCodes.ReviewerIsAuthor);
        var first = Stage == ReviewStage.Second ? ReviewStage.Office : ReviewStage.Revocation;
        return IsForSecond && Decisions.Any(d => d.Stage == first && d.By == actor.UserId) ? new RuleException(RuleCodes.SecondReviewerIsFirst) : null;
    }
}
