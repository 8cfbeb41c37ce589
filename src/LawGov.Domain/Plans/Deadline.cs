namespace LawGov.Domain.Plans;

/// <summary>When a task is to be done, and the words that say so. A date stands exactly where the kind is <see cref="DeadlineKind.ByDate"/>.</summary>
public sealed record Deadline
{
    /// <summary>Longest quotation, in characters.</summary>
    public const int TextLength = 100;

    /// <summary>A deadline by date.</summary>
    public static Deadline By(DateOnly dueOn, string sourceText) =>
        new()
        {
            Kind = DeadlineKind.ByDate,
            DueOn = dueOn,
            SourceText = sourceText,
        };

    /// <summary>A deadline that no date can be read from.</summary>
    public static Deadline Undated(DeadlineKind kind, string sourceText = "") =>
        kind == DeadlineKind.ByDate ? throw new ArgumentException("a date is missing", nameof(kind)) : new() { Kind = kind, SourceText = sourceText };

    /// <summary>What the document states.</summary>
    public DeadlineKind Kind { get; init; }

    /// <summary>The last day.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>As printed: 2026年12月底前.</summary>
    public string SourceText { get; init; } = "";
}
