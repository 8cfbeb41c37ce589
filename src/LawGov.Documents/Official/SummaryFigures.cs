namespace LawGov.Documents.Official;

/// <summary>
/// Counts of the reports owed in a period. Every report is in exactly one of <see cref="OnTime"/>, <see cref="Late"/>,
/// <see cref="Missing"/>, <see cref="NotYetDue"/> and <see cref="Waived"/>; every submitted one in exactly one of
/// <see cref="Accepted"/>, <see cref="UnderReview"/> and <see cref="Returned"/>.
/// </summary>
public sealed record SummaryFigures
{
    /// <summary>Reports submitted by their due day.</summary>
    public required int OnTime { get; init; }

    /// <summary>Reports submitted after their due day.</summary>
    public required int Late { get; init; }

    /// <summary>Reports not submitted, due day past.</summary>
    public required int Missing { get; init; }

    /// <summary>Reports not submitted, due day not yet past.</summary>
    public int NotYetDue { get; init; }

    /// <summary>Reports the office waived.</summary>
    public required int Waived { get; init; }

    /// <summary>Submitted reports that are accepted (locked ones included).</summary>
    public required int Accepted { get; init; }

    /// <summary>Submitted reports waiting for a decision.</summary>
    public required int UnderReview { get; init; }

    /// <summary>Submitted reports that stand returned for correction.</summary>
    public required int Returned { get; init; }

    /// <summary>All reports opened for the period.</summary>
    public int Owed => OnTime + Late + Missing + NotYetDue + Waived;

    /// <summary>Reports that had to be filed: all but the waived. The denominator of every rate.</summary>
    public int Expected => Owed - Waived;

    /// <summary>Reports submitted, on time or late.</summary>
    public int Submitted => OnTime + Late;
}

/// <summary>The counts of one kind of unit.</summary>
/// <param name="Name">Name of the kind, e.g. 乡镇（街道）.</param>
/// <param name="UnitCount">How many units of this kind owed a report.</param>
/// <param name="Figures">Their counts.</param>
public sealed record SummaryFiguresRow(string Name, int UnitCount, SummaryFigures Figures);

/// <summary>Self-assessments of the submitted reports, each in exactly one category.</summary>
/// <param name="Completed">已完成.</param>
/// <param name="Ahead">超进度.</param>
/// <param name="OnSchedule">达进度.</param>
/// <param name="Behind">欠进度.</param>
/// <param name="Other">其他, those without a choice included.</param>
public sealed record SummaryAssessments(int Completed, int Ahead, int OnSchedule, int Behind, int Other)
{
    /// <summary>Sum of the five categories; must be the number of submitted reports.</summary>
    public int Total => Completed + Ahead + OnSchedule + Behind + Other;
}

/// <summary>Orders and inspections of the period.</summary>
/// <param name="OrdersIssued">Supervision orders issued in the period.</param>
/// <param name="OrdersClosed">Orders closed in the period, whenever issued.</param>
/// <param name="OrdersOpen">Orders still open at the cut-off.</param>
/// <param name="Inspections">Inspections carried out in the period.</param>
/// <param name="ProblemsFound">Problems found by inspections in the period.</param>
/// <param name="ProblemsClosed">Problems closed in the period, whenever found.</param>
/// <param name="ProblemsOpen">Problems still open at the cut-off.</param>
public sealed record SummarySupervision(
    int OrdersIssued,
    int OrdersClosed,
    int OrdersOpen,
    int Inspections,
    int ProblemsFound,
    int ProblemsClosed,
    int ProblemsOpen
);
