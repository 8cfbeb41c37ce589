namespace LawGov.Documents.Plans.Times;

/// <summary>Says what a time is for, with examples that are its test.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Use">What the time is for where the rule holds.</param>
/// <param name="Holds">When it holds.</param>
/// <param name="Examples">
/// Sentences of a plan of 2026 to 2030, or after 时限: the words of a field, each with the days that follow from them; empty where none does.
/// </param>
internal sealed record TimeRule(string Name, TimeUse Use, Func<TimeContext, bool> Holds, params (string Text, string Due)[] Examples);

/// <summary>The rules in their order; the first that holds decides.</summary>
internal static class TimeRules
{
    private static readonly string[] YearCycles = ["每年", "每季", "每月", "每半年", "每学", "历年", "逐年", "每周", "每届", "每两年", "各年"];

    private static readonly string[] HardFacts = ["已", "业已", "均已", "都已", "现有", "尚有", "仍有", "实有", "曾"];

    private static readonly string[] SoftFacts = ["共", "累计", "还有", "存量", "尚未", "仍未", "先后", "总共", "合计"];

    private static readonly string[] Joined = ["与", "同", "和", "跟"];

    private static readonly string[] Compared = ["相比", "比较", "相较", "同期", "持平", "对比"];

    private static readonly string[] Bases = ["同期", "为基数", "为基准", "为基期", "的基础上", "基础上", "的水平", "水平", "相比", "比", "口径"];

    private static readonly string[] Begins = ["起", "开始", "以来", "之后", "以后", "后"];

    public static IReadOnlyList<TimeRule> All { get; } =
    [
        new(
            "cycle",
            TimeUse.Cycle,
            t => !t.IsPrinted && (TimeWords.EndingAt(t.Before, t.Before.Length, TimeWords.Cycles) > 0 || YearCycles.Any(t.Before.Contains)),
            ("每年6月底前公布目录。", ""),
            ("每年3月至5月开展排查。", ""),
            ("每季度末前、每年12月底前报送台账。", "")
        ),
        new(
            "last year",
            TimeUse.Past,
            t => t.End.YearIs == TimeYear.Last,
            ("去年底前建成的站点继续运行。", ""),
            ("上年12月底前未办结的案件一并清理。", ""),
            ("去年6月30日前的存量全部清零。", "")
        ),
        new(
            "about",
            TimeUse.About,
            t => t.BehindStarts(TimeWords.Abouts) || t.Before.EndsWith("大约", StringComparison.Ordinal),
            ("2026年12月4日前后开展宣传周活动。", ""),
            ("6月左右召开推进会。", ""),
            ("2026年国家宪法日前后、12月底前后各办一场。", "")
        ),
        new(
            "comparison",
            TimeUse.Comparison,
            IsCompared,
            ("与2025年底相比,积案下降10%。", ""),
            ("较2026年6月底下降5%。", ""),
            ("在2026年底的基础上压减一成。", ""),
            ("办理时间比2025年同期缩短。", "")
        ),
        new(
            "fact",
            TimeUse.Past,
            IsFact,
            ("截至2026年6月底,全县已建成12个。", ""),
            ("截至2026年3月底,累计办理300件,12月底前全部办结。", "2026-12-31"),
            ("平台已于2026年3月31日上线。", ""),
            ("2026年3月底前已完成试点。", "")
        ),
        new(
            "before the plan",
            TimeUse.Past,
            t => !t.IsField && t.Earliest is { } first && t.End.Year < first,
            ("对2024年底前受理的案件开展评查。", ""),
            ("2025年完成摸底。", ""),
            ("到2025年底的存量问题全部销号。", "")
        ),
        new(
            "beginning",
            TimeUse.Beginning,
            t => !t.Time.IsSpan && t.By == 0 && (t.BehindStarts(Begins) || t.Since > 0),
            ("自2026年7月1日起施行。", ""),
            ("2026年6月起全面推行。", ""),
            ("从2026年开始每年评查一次。", ""),
            ("2026年6月30日后不再受理。", "")
        ),
        new(
            "years of a plan",
            TimeUse.Name,
            t => t.Time.IsSpan && t.End.Precision == TimePrecision.Year && !t.IsField && t.Since == 0 && t.UpTo == 0 && t.End.Slice == TimeSlice.Whole,
            ("落实2026—2030年规划。", ""),
            ("按照2024—2026年工作方案推进。", ""),
            ("自2026年到2028年分步建成。", "2028-12-31")
        ),
        new(
            "halves told or shared",
            TimeUse.Name,
            t =>
                !t.IsField
                && t.End.Precision is TimePrecision.Half or TimePrecision.Quarter
                && t.By == 0
                && t.UpTo == 0
                && (
                    t.Behind.StartsWith("工作", StringComparison.Ordinal)
                    || t.Behind.StartsWith('的')
                    || t.HasSource
                    || (
                        !t.IsPrinted
                        && t.End.IsFirstHalf == t.Behind.AsSpan().TrimStart("、和及与").StartsWith("下半年")
                        && t.Behind.Length > 0
                        && t.Behind[0] is '、' or '和' or '及' or '与'
                    )
                    || (!t.IsPrinted && !t.End.IsFirstHalf && t.Before.AsSpan().TrimEnd("、和及与").EndsWith("上半年"))
                ),
            ("总结上半年工作。", ""),
            ("上半年、下半年各评查一次。", ""),
            ("上半年完成清理。", "2026-06-30")
        ),
        new(
            "span",
            TimeUse.Deadline,
            t => t.Time.IsSpan && (t.IsField || (!t.HasSource || t.Since > 0) && !t.Behind.StartsWith('的') && !t.Tells(t.Verb(TimeWords.Steps))),
            ("2026年3月1日至3月31日集中排查。", "2026-03-31"),
            ("自2026年4月10日起至6月20日,逐户整改。", "2026-06-20"),
            ("4—10月组织实施。", "2026-10-31"),
            ("3月1日至15日征求意见。", "2026-03-15"),
            ("根据2026年1月至3月的督察情况整改。", "")
        ),
        new(
            "bounded",
            TimeUse.Deadline,
            IsBounded,
            ("2026年底前建成。", "2026-12-31"),
            ("6月30日前完成清理。", "2026-06-30"),
            ("最迟2026年9月办结。", "2026-09-30"),
            ("到2026年年底,全面覆盖。", "2026-12-31"),
            ("10月前完成。", "2026-09-30"),
            ("年内完成。", "2026-12-31")
        ),
        new(
            "halves and quarters",
            TimeUse.Deadline,
            t => t.End.Precision is TimePrecision.Half or TimePrecision.Quarter,
            ("三季度完成评估。", "2026-09-30"),
            ("2026年下半年投用。", "2026-12-31"),
            ("明年上半年验收。", "2027-06-30")
        ),
        new(
            "meant",
            TimeUse.Deadline,
            IsMeant,
            ("力争2026年6月18日对外开放。", "2026-06-18"),
            ("力争2026年10月搬迁入驻。", "2026-10-31"),
            ("于2026年4月25日召开动员会。", "2026-04-25"),
            ("计划于8月举办培训班。", "2026-08-31"),
            ("力争2026年全部办结。", "2026-12-31")
        ),
        new(
            "goal of a year",
            TimeUse.Deadline,
            t =>
                !t.IsField
                && t is { IsPrinted: true, End: { Precision: TimePrecision.Year, Slice: TimeSlice.Whole } }
                && TimeWords.StartingAt(t.Behind, 0, TimeWords.Goals) is > 0 and var goal
                && !t.Tells(goal),
            ("2026年建成县级平台。", "2026-12-31"),
            ("2027年基本实现全覆盖。", "2027-12-31"),
            ("2026年完成的项目及时移交。", "")
        ),
        new(
            "what is done then",
            TimeUse.Deadline,
            IsDone,
            ("2026年6月完成清理。", "2026-06-30"),
            ("6月11日启动评查。", "2026-06-11"),
            ("2026年9月出台办法。", "2026-09-30"),
            ("根据2026年3月出台的办法修订细则。", "")
        ),
        new(
            "step of a year",
            TimeUse.Deadline,
            IsStep,
            ("2028年开展中期评估,2030年进行总结验收。", "2028-12-31 2030-12-31"),
            ("12月组织宣传周活动。", "2026-12-31"),
            ("巩固2026年开展专项整治的成果。", "")
        ),
        new(
            "head of a line",
            TimeUse.Deadline,
            t =>
                t.IsFirst
                && t.End.Precision != TimePrecision.Year
                && t.Behind.Length > 1
                && (t.Behind[0] == ':' || (t.Behind[0] == ',' && !t.NextClause.Contains('了') && !t.NextClause.Contains('《'))),
            ("3月:召开动员会,印发通知。", "2026-03-31"),
            ("9月,各乡镇自查自纠。", "2026-09-30"),
            ("2026年5月,县委印发了文件。", "")
        ),
        new(
            "all of a field",
            TimeUse.Deadline,
            t => t.IsField && t.End.Precision is TimePrecision.Month or TimePrecision.Day && !t.End.IsDotted && !t.End.IsRun,
            ("时限:6月", "2026-06-30"),
            ("时限:2026年9月30日", "2026-09-30"),
            ("时限:3月启动,10月完成", "2026-03-31 2026-10-31")
        ),
        new(
            "told of",
            TimeUse.Name,
            t =>
                (t.End.Precision == TimePrecision.Year && !t.BehindStarts(TimeWords.Occasions))
                || t.End.IsDotted
                || t.End.IsRun
                || t.HasSource
                || t.Behind.StartsWith('的')
                || t.NextClause.Contains('了')
                || t.Tells(t.Verb(TimeWords.Endings))
                || t.Tells(t.Verb(TimeWords.Steps))
                || !t.IsPrinted && t.End.Precision == TimePrecision.Month,
            ("做好2026年度工作总结。", ""),
            ("2026年6月的会议精神要传达到位。", ""),
            ("2026年6月完成的项目及时移交。", "")
        ),
    ];

    /// <summary>What a time is for.</summary>
    public static TimeUse UseOf(TimeContext time)
    {
        foreach (var rule in All)
        {
            if (rule.Holds(time))
                return rule.Use;
        }
        return TimeUse.Unclear;
    }

    private static bool IsCompared(TimeContext t)
    {
        if (t.BehindStarts(Bases))
            return true;
        var versus = TimeWords.EndingAt(t.Before, t.Before.Length - t.In, TimeWords.Versus);
        if (versus == 0)
            return false;
        var word = t.Before[(t.Before.Length - t.In - versus)..(t.Before.Length - t.In)];
        var clause = t.NextClause;
        return Joined.Contains(word) ? Compared.Any(clause.Contains) : t.By == 0 || TimeWords.Measured.Any(clause.Contains);
    }

    private static bool IsFact(TimeContext t)
    {
        if (t.IsField)
            return false;
        if (TimeWords.EndingAt(t.Before, t.Before.Length, TimeWords.Done) > 0)
            return true;
        var clause = t.NextClause;
        var whose = TimeWords.StartingAt(clause, 0, TimeWords.Whose);
        if (TimeWords.StartingAt(clause, whose, HardFacts) > 0)
            return true;
        return t.By == 0 && t.IsBounded && TimeWords.StartingAt(clause, whose, SoftFacts) > 0;
    }

    private static bool IsBounded(TimeContext t)
    {
        if (t.By > 0 || t.Within > 0 || t.UpTo > 0)
            return !t.End.IsRun || t.IsField;
        return (t.End.Precision, t.End.Slice) switch
        {
            (TimePrecision.Year, TimeSlice.Within) => true,
            // 年底 alone says when only behind 在, or with its year
            (TimePrecision.Year, TimeSlice.End) => t.IsPrinted || t.End.YearIs != TimeYear.Open || t.In > 0 || t.IsField,
            (TimePrecision.Month, TimeSlice.End) => true,
            (TimePrecision.Month, TimeSlice.Early or TimeSlice.Middle) => t.IsPrinted,
            _ => false,
        };
    }

    private static bool IsMeant(TimeContext t)
    {
        if (t.IsField || t.Behind.StartsWith('的'))
            return false;
        if (t.End.Precision == TimePrecision.Year)
            return t.IsPrinted && t.IsAimed;
        return (t.In > 0 || t.IsMeant) && !t.Tells(t.Verb(TimeWords.Endings)) && !t.End.IsDotted && !t.End.IsRun && (t.IsPrinted || t.DocumentYear is not null);
    }

    private static bool IsDone(TimeContext t)
    {
        if (t.IsField || t.Verb(TimeWords.Endings) is not (> 0 and var verb) || t.Tells(verb) || t.HasSource)
            return false;
        return t.End.Precision is TimePrecision.Month or TimePrecision.Day ? CanBeNext(t) : t is { IsPrinted: true, End.Precision: TimePrecision.Year };
    }

    private static bool IsStep(TimeContext t)
    {
        if (t.IsField || t.Verb(TimeWords.Steps) is not (> 0 and var verb) || t.Tells(verb) || t.HasSource)
            return false;
        if (t.End.Precision is TimePrecision.Month or TimePrecision.Day)
            return CanBeNext(t) && (!t.IsPrinted || t.DocumentYear is not null || t.Period.From is not null);
        // A step of a year: behind a noun or in a plan of this very year it is the story, not the time
        var (first, last) = (t.Period.From ?? t.DocumentYear, Math.Max(t.Period.To ?? 0, t.DocumentYear ?? 0));
        return t is { IsPrinted: true, End.Precision: TimePrecision.Year, Before.Length: 0 } && first is not null && last != first;
    }

    /// <summary>Without a year of its own, a month or day counts only in a document of a known year.</summary>
    private static bool CanBeNext(TimeContext t) =>
        !t.End.IsDotted && !t.End.IsRun && (t.IsPrinted || (t.DocumentYear is not null && !t.Before.EndsWith('第')));
}
