namespace LawGov.Documents.Comparing;

/// <summary>How a task of the one plan stands to a task of the other.</summary>
public enum MatchKind
{
    /// <summary>The same duty in both.</summary>
    Pair,

    /// <summary>A further part of a task that was split; the part most like the whole is its <see cref="Pair"/>.</summary>
    SplitOff,

    /// <summary>Went into a task that was paired with another already.</summary>
    MergedInto,

    /// <summary>Only the earlier plan has it.</summary>
    Dropped,

    /// <summary>Only the later plan has it.</summary>
    Added,
}

/// <summary>What differs between two tasks that belong together.</summary>
public enum ChangeKind
{
    Renumbered,

    /// <summary>Stands under another heading; a heading that was only renamed moves nothing.</summary>
    Moved,
    Reworded,
    UnitsAdded,
    UnitsDropped,

    /// <summary>Other leads, or another first one.</summary>
    LeadChanged,
    DeadlineLater,
    DeadlineEarlier,
    DeadlineAdded,
    DeadlineDropped,

    /// <summary>Other words that no date follows from.</summary>
    DeadlineReworded,
    TargetLowered,
    TargetRaised,
    TargetAdded,
    TargetDropped,
}

/// <summary>One difference, with what stood there and what stands there now.</summary>
public sealed record TaskChange(ChangeKind Kind, string Before, string After);

/// <summary>A line of a comparison: places in the two lists, and what differs.</summary>
/// <param name="Kind">How the two stand to each other.</param>
/// <param name="Before">Place in the earlier plan; none for what was added.</param>
/// <param name="After">Place in the later plan; none for what was dropped.</param>
/// <param name="Similarity">How alike the texts are, from 0 to 1.</param>
/// <param name="Changes">What differs; empty for a pair that says the same.</param>
public sealed record TaskMatch(MatchKind Kind, int? Before, int? After, double Similarity, IReadOnlyList<TaskChange> Changes)
{
    /// <summary>Whether a person fixed it.</summary>
    public bool IsFixed { get; init; }

    /// <summary>Whether the two say the same at the same place under the same number.</summary>
    public bool IsUnchanged => Kind == MatchKind.Pair && Changes.Count == 0;

    /// <summary>Whether it has this change.</summary>
    public bool Has(ChangeKind kind) => Changes.Any(c => c.Kind == kind);
}
