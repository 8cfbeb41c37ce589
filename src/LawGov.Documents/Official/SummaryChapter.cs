namespace LawGov.Documents.Official;

/// <summary>What was done under one chapter of a plan.</summary>
public sealed record SummaryChapter
{
    /// <summary>Title of the chapter without its number.</summary>
    public required string Title { get; init; }

    /// <summary>Title of the plan; printed when the summary covers several.</summary>
    public string? PlanTitle { get; init; }

    /// <summary>Number of tasks of the chapter in force.</summary>
    public required int TaskCount { get; init; }

    /// <summary>Tasks with something accepted to tell, in plan order.</summary>
    public required IReadOnlyList<SummaryItem> Items { get; init; }
}

/// <summary>One task in the summary.</summary>
public sealed record SummaryItem
{
    /// <summary>Number as the plan prints it, e.g. 45.</summary>
    public required string TaskNumber { get; init; }

    /// <summary>Title of the task.</summary>
    public required string Title { get; init; }

    /// <summary>Consolidating lead, null where none is settled.</summary>
    public string? Lead { get; init; }

    /// <summary>The lead's accepted text, shortened by the office where it wished.</summary>
    public required string Progress { get; init; }

    /// <summary>The clause the line rests on, e.g. 第45条; printed as 依据：第45条. Null for none.</summary>
    public string? Basis { get; init; }

    /// <summary>Numeric targets with their actual values.</summary>
    public IReadOnlyList<SummaryTarget> Targets { get; init; } = [];
}

/// <summary>A numeric target of a task and what was reached.</summary>
/// <param name="Name">What is measured, e.g. 人均培训学时.</param>
/// <param name="Target">Value to reach.</param>
/// <param name="Actual">Value reached so far, null when none was reported.</param>
/// <param name="Unit">Unit: %, 学时, 项, 期.</param>
/// <param name="IsCeiling">True when the value must not exceed the target (e.g. a loss rate), false when it must reach it.</param>
public sealed record SummaryTarget(string Name, decimal Target, decimal? Actual, string Unit, bool IsCeiling = false);
