namespace LawGov.Documents.Comparing;

/// <summary>A task of a plan as the comparison needs it.</summary>
public sealed record ComparedTask
{
    /// <summary>The printed number; empty where it has none.</summary>
    public string Number { get; init; } = "";

    /// <summary>The chapter's title, without its ordinal.</summary>
    public string Chapter { get; init; } = "";

    /// <summary>The section's title, without its ordinal; empty right under a chapter.</summary>
    public string Section { get; init; } = "";

    /// <summary>The requirement, without number and unit note.</summary>
    public required string Text { get; init; }

    /// <summary>Leads in order.</summary>
    public IReadOnlyList<string> Leads { get; init; } = [];

    /// <summary>Responsible units and collectives in order.</summary>
    public IReadOnlyList<string> Responsibles { get; init; } = [];

    /// <summary>The hard deadline, where a date follows from the words.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>The words that say when.</summary>
    public string DeadlineText { get; init; } = "";

    /// <summary>Figures to reach.</summary>
    public IReadOnlyList<ComparedTarget> Targets { get; init; } = [];
}

/// <summary>A figure to reach.</summary>
/// <param name="Text">The clause, as printed.</param>
/// <param name="Value">The figure; none where only a recurrence is stated.</param>
/// <param name="Unit">%, 学时, 次.</param>
/// <param name="IsCeiling">Whether less is better (不超过).</param>
public sealed record ComparedTarget(string Text, double? Value, string Unit, bool IsCeiling = false)
{
    /// <summary>The figure with its unit where there is one, else the words.</summary>
    public string Said =>
        Value is { } value ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{(IsCeiling ? "≤" : "")}{value:0.####}{Unit}") : Text;
}

/// <summary>A person's decision, by places in the two lists: both set: these two belong together; one set: that task has no counterpart.</summary>
public readonly record struct FixedPair(int? Before, int? After);
