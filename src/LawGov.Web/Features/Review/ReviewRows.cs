using LawGov.Data.Queries;
using LawGov.Domain;
using LawGov.Domain.Assignments;
using LawGov.Domain.Filings;
using LawGov.Domain.Lamps;
using LawGov.Domain.Units;

namespace LawGov.Web.Features.Review;

/// <summary>Which list of the queue is shown.</summary>
public enum ReviewTab
{
    Waiting,
    Second,
    Returned,
}

/// <summary>What a reviewer should look at before accepting.</summary>
public enum ReviewMark
{
    Resubmitted,
    Unchanged,
    EvidenceMissing,
    Behind,
    Late,
    Revoked,
}

/// <summary>A report in the queue, with what the queue shows and filters by.</summary>
public sealed record QueueRow
{
    public required Guid Id { get; init; }
    public required int Version { get; init; }
    public required Guid UnitId { get; init; }
    public required string Unit { get; init; }
    public required int UnitOrder { get; init; }
    public required string Number { get; init; }
    public required string Title { get; init; }
    public required Guid ChapterId { get; init; }
    public required string Chapter { get; init; }
    public required string PeriodKey { get; init; }
    public required DateTime? SubmittedAt { get; init; }
    public required int RevisionNo { get; init; }
    public required bool AwaitsSecond { get; init; }
    public required ReportKind Kind { get; init; }
    public required bool IsUnchanged { get; init; }
    public required bool EvidenceRequired { get; init; }
    public required int EvidenceCount { get; init; }
    public required OwedReport Owed { get; init; }

    /// <summary>The facts its lamp follows from.</summary>
    public LampFacts Facts => Owed.Facts;

    /// <summary>The list it stands in.</summary>
    public ReviewTab Tab =>
        Facts.Status == ReportStatus.Returned ? ReviewTab.Returned
        : AwaitsSecond ? ReviewTab.Second
        : ReviewTab.Waiting;

    /// <summary>What to look at.</summary>
    public IEnumerable<ReviewMark> Marks
    {
        get
        {
            if (Facts.Status == ReportStatus.Accepted)
                yield return ReviewMark.Revoked;
            if (RevisionNo > 1)
                yield return ReviewMark.Resubmitted;
            if (EvidenceRequired && EvidenceCount == 0)
                yield return ReviewMark.EvidenceMissing;
            if (Facts.SelfAssessment == SelfAssessment.Behind || Facts.LagPoints >= ProgressReport.YellowLag)
                yield return ReviewMark.Behind;
            if (IsUnchanged && Kind != ReportKind.NoChange)
                yield return ReviewMark.Unchanged;
            if (Facts.FirstSubmittedOn > Facts.DueOn)
                yield return ReviewMark.Late;
        }
    }

    /// <summary>Whether it can be ticked at all: a revocation that waits for its second decision is read one by one.</summary>
    public bool CanBePicked => Facts.Status == ReportStatus.Submitted;

    /// <summary>Whether it can be accepted with others at once; <see cref="AcceptUnchanged"/> asks the same.</summary>
    public bool IsRoutine =>
        CanBePicked
        && AcceptUnchanged.WhyRead(Kind == ReportKind.NoChange || IsUnchanged, EvidenceRequired, RevisionNo, Facts.SelfAssessment, Facts.LagPoints) is null;
}

/// <summary>A choice of a filter.</summary>
public sealed record QueueChoice(string Value, string Text);

/// <summary>What the query string asks of the queue.</summary>
public sealed record QueueFilter(ReviewTab? Tab, Guid? Unit, Guid? Chapter, string? Period);

/// <summary>A report as its reviewer reads it.</summary>
public sealed record ItemHead
{
    public required Guid Id { get; init; }
    public required int Version { get; init; }
    public required Guid FilingId { get; init; }
    public required Guid UnitId { get; init; }
    public required string Unit { get; init; }
    public required Unit ReportingUnit { get; init; }
    public required Guid TaskId { get; init; }
    public required string Number { get; init; }
    public required string Title { get; init; }
    public required string Requirement { get; init; }
    public required string LeadNames { get; init; }
    public required UnitRole Role { get; init; }
    public required string PeriodKey { get; init; }
    public required ReportKind Kind { get; init; }
    public required string CarriedProgress { get; init; }
    public required string CarriedNextSteps { get; init; }
    public required int RevisionNo { get; init; }
    public required Guid? AuthorId { get; init; }
    public required SelfAssessment? SelfAssessment { get; init; }
    public required bool AwaitsSecond { get; init; }
    public required bool NeedsSecond { get; init; }
    public required bool EvidenceRequired { get; init; }
    public required string WaiveReason { get; init; }
    public required OwedReport Owed { get; init; }
    public required IReadOnlyList<FigureTarget> Targets { get; init; }
    public required IReadOnlyList<ItemFile> Files { get; init; }

    /// <summary>The facts its lamp follows from.</summary>
    public LampFacts Facts => Owed.Facts;
}

/// <summary>What the rules of review need to know of an item.</summary>
internal static class ItemRules
{
    /// <summary>Who may decide on it now, as the report's own acts ask it.</summary>
    public static ReviewState StateFor(this ReviewItem.Result item, Actor actor) =>
        new(
            item.Head.Facts.Status,
            item.Head.UnitId,
            item.Head.NeedsSecond || item.Head.ReportingUnit.NeedsSecondPerson(actor),
            item.Head.AwaitsSecond,
            item.Head.AuthorId,
            item.Current?.ById,
            [.. (item.Current?.Decisions ?? []).Select(d => new ReviewState.Decision(d.Stage, d.Verdict, d.ById))]
        );
}

/// <summary>A target and how far the figures of the last submission lie behind it.</summary>
public sealed record FigureTarget(Guid Id, int Ordinal, string Text, double? Value, string Unit, bool IsCeiling);

/// <summary>A file as proof.</summary>
public sealed record ItemFile(Guid Id, string Name, long Size, string Sha256, string By, DateTime At, int Since, int? Until)
{
    /// <summary>Whether a submission carried it.</summary>
    public bool IsPartOf(int revisionNo) => Since <= revisionNo && (Until is not { } until || revisionNo <= until);
}

/// <summary>One submission and what was decided on it.</summary>
public sealed record ItemRevision(
    int No,
    ReportKind Kind,
    string Progress,
    string Problems,
    string NextSteps,
    SelfAssessment SelfAssessment,
    Actuals Figures,
    Guid ById,
    string By,
    DateTime At,
    IReadOnlyList<ItemDecision> Decisions
);

/// <summary>A decision as the history shows it.</summary>
public sealed record ItemDecision(ReviewStage Stage, Verdict Verdict, string Comment, SelfAssessment? Overridden, Guid ById, string By, DateTime At);

/// <summary>The same task in another quarter of this unit, or with another unit in this quarter.</summary>
public sealed record ItemPeer(OwedReport Owed, string Unit, int UnitOrder, string Progress, string Problems, string NextSteps, Actuals? Figures)
{
    public Guid Id => Owed.Id;

    public Guid UnitId => Owed.UnitId;

    public string PeriodKey => Owed.PeriodKey;

    public SelfAssessment? SelfAssessment => Owed.SelfAssessment;

    /// <summary>The facts its lamp follows from.</summary>
    public LampFacts Facts => Owed.Facts;
}
