namespace LawGov.Documents.Plans;

/// <summary>A deadline as stated.</summary>
/// <param name="Text">As printed.</param>
/// <param name="DueOn">The last day; null where no day follows from the words.</param>
/// <param name="Kind">What the words say.</param>
public sealed record ParsedDeadline(string Text, DateOnly? DueOn, ParsedDeadlineKind Kind)
{
    /// <summary>The day follows from the document's year or a repair, not from the words alone: a person should look.</summary>
    public bool IsInferred { get; init; }
}

/// <summary>Kinds of deadlines.</summary>
public enum ParsedDeadlineKind
{
    /// <summary>By a day or the end of a month, half-year or year: 2025年年底前.</summary>
    ByDate,

    /// <summary>Within the document's year: 年内.</summary>
    InYear,

    /// <summary>Comes back: 每年1月.</summary>
    Recurring,

    /// <summary>Within a term of office: 任期内.</summary>
    PerTerm,

    /// <summary>By the end of the plan: 五年内.</summary>
    PlanEnd,

    /// <summary>Words that name no day: 长期坚持.</summary>
    TextOnly,
}

/// <summary>A figure to reach.</summary>
/// <param name="Text">The clause, as printed.</param>
/// <param name="Value">The figure.</param>
/// <param name="Unit">%, 学时, 项, as printed.</param>
/// <param name="Operator">How an actual is compared.</param>
public sealed record ParsedTarget(string Text, double Value, string Unit, ParsedOperator Operator)
{
    /// <summary>Upper end of a range (3—5项).</summary>
    public double? ValueMax { get; init; }

    /// <summary>The year it is meant for, where a series runs over the years.</summary>
    public int? Year { get; init; }

    /// <summary>Over what it counts: per year, per term; null where nothing is said.</summary>
    public ParsedFrequency? Per { get; init; }
}

/// <summary>Comparisons.</summary>
public enum ParsedOperator
{
    /// <summary>Exactly, or no word: 100%.</summary>
    Equal,

    /// <summary>不少于, 至少, 以上.</summary>
    AtLeast,

    /// <summary>不超过, 以下, 控制在…以内.</summary>
    AtMost,
}

/// <summary>A recurring duty.</summary>
/// <param name="Text">The clause, as printed.</param>
/// <param name="Frequency">How often it comes back.</param>
/// <param name="Count">Times in the period; null where none is stated.</param>
public sealed record ParsedRecurrence(string Text, ParsedFrequency Frequency, int? Count)
{
    /// <summary>Upper end of a range (每年3—5项).</summary>
    public int? CountMax { get; init; }

    /// <summary>How an actual is compared with the count.</summary>
    public ParsedOperator Operator { get; init; }

    /// <summary>The month it falls in (每年1月).</summary>
    public int? Month { get; init; }
}

/// <summary>Frequencies.</summary>
public enum ParsedFrequency
{
    Daily,
    Weekly,
    Monthly,
    Quarterly,
    HalfYearly,
    Yearly,

    /// <summary>每两年.</summary>
    TwoYearly,

    /// <summary>任期内.</summary>
    PerTerm,
}
