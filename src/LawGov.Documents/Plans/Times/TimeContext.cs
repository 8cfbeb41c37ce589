namespace LawGov.Documents.Plans.Times;

/// <summary>What a time is for.</summary>
internal enum TimeUse
{
    /// <summary>No rule says; a person is told.</summary>
    Unclear,

    /// <summary>By then, or in the course of it.</summary>
    Deadline,

    /// <summary>It comes back: 每年6月.</summary>
    Cycle,

    /// <summary>It tells of what was.</summary>
    Past,

    /// <summary>From then on.</summary>
    Beginning,

    /// <summary>Something is measured by it.</summary>
    Comparison,

    /// <summary>Only about then.</summary>
    About,

    /// <summary>It is part of a name, or says of which year something is.</summary>
    Name,
}

/// <summary>An expression of time with what stands around it.</summary>
internal sealed class TimeContext(string text, TimeExpression time, bool isField, int? earliest, int? documentYear, PlanYears period)
{
    private const int Near = 24;

    private const string ClauseEnds = ",。;:!?";

    private static readonly System.Buffers.SearchValues<char> EndMarks = System.Buffers.SearchValues.Create(ClauseEnds);

    public TimeExpression Time { get; } = time;

    public TimePoint End => Time.End;

    public bool IsField { get; } = isField;

    public bool IsPrinted => End.YearIs == TimeYear.Printed;

    /// <summary>The first year the plan can ask for; null where nothing but a page says when it was written.</summary>
    public int? Earliest { get; } = earliest;

    public int? DocumentYear { get; } = documentYear;

    public PlanYears Period { get; } = period;

    /// <summary>What stands before it in its clause.</summary>
    public string Before { get; } = BeforeOf(text, time.From);

    /// <summary>What stands behind it.</summary>
    public string Behind { get; } = text[time.To..Math.Min(text.Length, time.To + (Near * 2))];

    /// <summary>Nothing stands before it in its passage.</summary>
    public bool IsFirst => Time.From == 0;

    public bool IsWhole => Time.From == 0 && Time.To == text.Length;

    /// <summary>The length of 到, 截至, 不晚于 and the like before it.</summary>
    public int UpTo => TimeWords.EndingAt(Before, Before.Length, TimeWords.UpTo);

    public int Since => TimeWords.EndingAt(Before, Before.Length, TimeWords.Since);

    public int In => TimeWords.EndingAt(Before, Before.Length, TimeWords.In);

    /// <summary>力争, 拟, 计划 stand before it, with or without 于.</summary>
    public bool IsMeant => TimeWords.EndingAt(Before, Before.Length - In, TimeWords.Meant) > 0;

    public bool IsAimed => TimeWords.EndingAt(Before, Before.Length - UpTo - In, TimeWords.Aiming) > 0;

    /// <summary>The length of 前 or 之前 behind it, an hour between them included: 下班前.</summary>
    public int By
    {
        get
        {
            var hour = End.Precision == TimePrecision.Day ? TimeWords.StartingAt(Behind, 0, TimeWords.Hours) : 0;
            var length = TimeWords.StartingAt(Behind, hour, TimeWords.Befores);
            return length == 0 || (length == 1 && Behind.Length > hour + 1 && TimeWords.NotBefore.Contains(Behind[hour + 1])) ? 0 : hour + length;
        }
    }

    /// <summary>The length of 内 behind a month or day.</summary>
    public int Within =>
        End.Precision != TimePrecision.Year
        && TimeWords.StartingAt(Behind, 0, TimeWords.Withins) is > 0 and var length
        && !(length == 1 && Behind.Length > 1 && TimeWords.NotWithin.Contains(Behind[1]))
            ? length
            : 0;

    /// <summary>Words say that it is the last one.</summary>
    public bool IsBounded => By > 0 || Within > 0 || UpTo > 0 || End.Slice is TimeSlice.End or TimeSlice.Within;

    public bool BehindStarts(string[] words) => TimeWords.StartingAt(Behind, 0, words) > 0;

    /// <summary>The clause behind it, without the comma right behind it.</summary>
    public string NextClause
    {
        get
        {
            var from = By + Within;
            if (from < Behind.Length && Behind[from] == ',')
                from++;
            var to = Behind.AsSpan(from).IndexOfAny(EndMarks);
            return Behind[from..(to < 0 ? Behind.Length : from + to)];
        }
    }

    /// <summary>The length of the verb behind it, an adverb included; 0 where none of these stands there.</summary>
    public int Verb(string[] verbs)
    {
        var adverb = TimeWords.StartingAt(Behind, 0, TimeWords.Adverbs);
        var second = adverb > 0 ? TimeWords.StartingAt(Behind, adverb, TimeWords.Adverbs) : 0;
        foreach (var skipped in (int[])[0, adverb, adverb + second])
        {
            if (TimeWords.StartingAt(Behind, skipped, verbs) is > 0 and var verb)
                return skipped + verb;
        }
        return 0;
    }

    /// <summary>Whether what stands behind a verb makes it a story: 完成的, 开展了, 出台《….</summary>
    public bool Tells(int behind) => behind < Behind.Length && (Behind[behind] is '的' or '了' or '过' or '《' || Behind.AsSpan(behind).StartsWith("以来"));

    /// <summary>A source stands before it in its clause: 根据2026年3月….</summary>
    public bool HasSource
    {
        get
        {
            foreach (var word in TimeWords.Sources)
            {
                if (Before.LastIndexOf(word, StringComparison.Ordinal) is >= 0 and var at && Before.Length - at - word.Length <= 12)
                    return true;
            }
            return false;
        }
    }

    private static string BeforeOf(string text, int at)
    {
        var from = at;
        while (from > 0 && at - from < Near && !ClauseEnds.Contains(text[from - 1]))
            from--;
        return text[from..at];
    }
}
