using LawGov.Documents.Ledgers;

namespace LawGov.Documents.Official;

/// <summary>
/// Everything the quarterly summary says, from one query result. Units whose <c>MaySupervise</c> is off count in the figures but are
/// not passed in the named lists; the paper says how many lines are not named.
/// </summary>
public sealed record QuarterlySummary
{
    /// <summary>District as people say it, e.g. 示范区.</summary>
    public required string DistrictName { get; init; }

    /// <summary>Issuing organ, e.g. 中共示范区委全面依法治区委员会办公室.</summary>
    public required string OrganName { get; init; }

    /// <summary>Main addressee without the colon, null for none.</summary>
    public string? Addressee { get; init; }

    /// <summary>The period, e.g. 2026年第三季度.</summary>
    public required string PeriodLabel { get; init; }

    /// <summary>The period before, e.g. 2026年第二季度.</summary>
    public required string PreviousPeriodLabel { get; init; }

    /// <summary>The period after, e.g. 2026年第四季度.</summary>
    public required string NextPeriodLabel { get; init; }

    /// <summary>Titles of the plans the summary covers, without 《》, in order.</summary>
    public required IReadOnlyList<string> PlanTitles { get; init; }

    /// <summary>Counts of the period.</summary>
    public required SummaryFigures Figures { get; init; }

    /// <summary>Counts of the period before on the same scope; null when there is none to compare with.</summary>
    public SummaryFigures? PreviousFigures { get; init; }

    /// <summary>The counts split by kind of unit (区级部门, 乡镇街道 …); their sum must be <see cref="Figures"/>. Empty leaves the table out.</summary>
    public IReadOnlyList<SummaryFiguresRow> FiguresByKind { get; init; } = [];

    /// <summary>Self-assessments of the submitted reports.</summary>
    public required SummaryAssessments Assessments { get; init; }

    /// <summary>What was done, by chapter of the plan.</summary>
    public IReadOnlyList<SummaryChapter> Chapters { get; init; } = [];

    /// <summary>Problems and needs for coordination in the units' own words, grouped by task.</summary>
    public IReadOnlyList<SummaryProblem> Problems { get; init; } = [];

    /// <summary>Reports submitted late, units that may be named only.</summary>
    public IReadOnlyList<SummaryDelay> Late { get; init; } = [];

    /// <summary>Reports still missing after the due day, units that may be named only.</summary>
    public IReadOnlyList<SummaryDelay> Missing { get; init; } = [];

    /// <summary>Orders and inspections; null when the district does not keep them here.</summary>
    public SummarySupervision? Supervision { get; init; }

    /// <summary>What units promised for the next period.</summary>
    public IReadOnlyList<SummaryPromise> Promises { get; init; } = [];

    /// <summary>What was promised for this period beside what was reported.</summary>
    public IReadOnlyList<SummaryKeptPromise> LastPromises { get; init; } = [];

    /// <summary>The office's own arrangements for the next period, one paragraph each, without numbers.</summary>
    public IReadOnlyList<string> NextSteps { get; init; } = [];

    /// <summary>Rows of the attached ledger, in plan order; empty leaves the attachment out.</summary>
    public IReadOnlyList<LedgerRow> Ledger { get; init; } = [];

    /// <summary>Date printed under the organ.</summary>
    public required DateOnly SignedOn { get; init; }

    /// <summary>True when the office marked the paper final (定稿).</summary>
    public bool IsFinal { get; init; }

    /// <summary>State of the data, in the district's own offset.</summary>
    public required DateTimeOffset DataCutOffAt { get; init; }

    /// <summary>When the paper is made, in the district's own offset.</summary>
    public required DateTimeOffset GeneratedAt { get; init; }

    /// <summary>Display name of the person who makes it.</summary>
    public required string GeneratedBy { get; init; }

    /// <summary>
    /// First eight hex digits (upper case) of SHA-256 over the data: everything but when and by whom the paper was made, the cut-off
    /// instant and whether it is final. Equal data give an equal code.
    /// </summary>
    public string CheckCode => Official.CheckCode.Of(this with { IsFinal = false, DataCutOffAt = default, GeneratedAt = default, GeneratedBy = "" });
}
