using System.Globalization;
using System.Text.RegularExpressions;

namespace LawGov.Documents.Plans.Times;

/// <summary>Finds stated deadlines. A relative one resolves by the document's year; where that is unknown it stays words.</summary>
internal sealed class DeadlineReader(PlanYears period, int? documentYear)
{
    /// <summary>Without one of these no deadline stands in a text.</summary>
    private static readonly System.Buffers.SearchValues<char> Signs = System.Buffers.SearchValues.Create("年月季期0123456789");

    private static readonly Regex BareYear = Pattern.Of("(?<y>20[0-9]{2})(年度|年全年|全年|年内|年)?(完成)?");

    private static readonly Regex BareMonth = Pattern.Of("(?<m>1[0-2]|[1-9])月份?((?<d>[0-9]{1,2})日|(?<part>上旬|中旬|下旬))?");

    /// <summary>1-5月, 4月至9月, in a field: the end counts.</summary>
    private static readonly Regex MonthSpan = Pattern.Of("[0-9]{1,2}月?(到|至|-)(?<m>1[0-2]|[1-9])月份?(底|末)?(前)?");

    /// <summary>2026.05, 2026-9-30, 2026/9/30, alone or as the end of a span.</summary>
    private static readonly Regex Dotted = Pattern.Of(
        "(到|至|截至|于|在)?(20[0-9]{2}[./-][0-9]{1,2}([./-][0-9]{1,2})?(到|至|-))?(?<y>20[0-9]{2})[./-](?<m>1[0-2]|0?[1-9])([./-](?<d>[0-9]{1,2}))?(底|末)?(?<by>"
            + Before
            + ")?"
    );

    /// <summary>12.31前, and in a field 9.30.</summary>
    private static readonly Regex DottedDay = Pattern.Of("(?<m>1[0-2]|0?[1-9])[.](?<d>[0-9]{1,2})(?<by>" + Before + ")?");

    /// <summary>202609 and 20260930, alone in a field.</summary>
    private static readonly Regex Run = Pattern.Of("^(?<y>20[0-9]{2})(?<m>0[1-9]|1[0-2])(?<d>[0-3][0-9])?(底|末)?(前)?$");

    private delegate ParsedDeadline? Rule(Match match, string quoted);

    /// <summary>Words that make a time the last one.</summary>
    internal const string Before = "(之前|以前|前)";

    private const string Ends = "(建成|完成|实现|达到|形成|出台|基本|全面|全部|力争|率先|确保|制定|制订|推出|上线|建立|培育|创建|打造)";

    /// <summary>What is done when it is done: behind a month or a day they make it the last one.</summary>
    private const string Done =
        "(?<word>(全面|全部|基本|正式|组织)?(完成|建成|出台|办结|上线|竣工|完工|投用|启用|投入使用|投入运行|投入试运行|验收|制定|制订|形成|实现|报送|上报|公布|公示|开工|启动|交付|挂牌|运行|达到))";

    /// <summary>Steps of a plan: behind a year or a month of its own years.</summary>
    private const string Steps = "(?<word>(?<step>开展|进行|组织|举办|召开|接受|迎接|实施|总结))";

    private static readonly Regex Range = Pattern.Of("(自|从)?(?<from>20[0-9]{2})年?(起)?(到|至)(?<y>20[0-9]{2})年(年?底)?");

    /// <summary>2026年6月至12月, 2026年1-9月, in a field: the end counts.</summary>
    private static readonly Regex Span = Pattern.Of(
        "(?<from>20[0-9]{2})年([0-9]{1,2}月?([0-9]{1,2}日)?)(起)?(到|至|-)((?<y>20[0-9]{2})年)?(?<m>[0-9]{1,2})月((?<d>[0-9]{1,2})日)?(底|末)?(前)?"
    );

    private static readonly Regex YearEnd = Pattern.Of("(到|至|截至|截止到|在|于)?(?<y>20[0-9]{2})年{0,2}(底|末|终)" + Before + "?");

    private static readonly Regex Day = Pattern.Of("(到|至|截至|于|在)?(?<y>20[0-9]{2})年(?<m>[0-9]{1,2})月(?<d>[0-9]{1,2})日(?<by>" + Before + "|内)?");

    private static readonly Regex Month = Pattern.Of(
        "(?<to>到|至|截至|于|在)?(?<y>20[0-9]{2})年(?<m>[0-9]{1,2})月份?(?<part>底|末|上旬|中旬|下旬)?(?<by>" + Before + "|内)?"
    );

    /// <summary>2026年6月完成, 2026年6月11日上线, and in a year of the document 6月完成.</summary>
    private static readonly Regex DoneIn = Pattern.Of(
        "((?<y>20[0-9]{2})年)?([0-9]{1,2}月?(-|至|到))?(?<m>1[0-2]|0?[1-9])月份?((?<d>[0-9]{1,2})日|(?<part>上旬|中旬|下旬))?(" + Done + "|" + Steps + ")"
    );

    /// <summary>2025年进行总结验收.</summary>
    private static readonly Regex StepIn = Pattern.Of("(?<y>20[0-9]{2})年(" + Done + "|" + Steps + ")");

    /// <summary>Both halves of a year, in a field.</summary>
    private static readonly Regex Halves = Pattern.Of(
        "^((?<y>20[0-9]{2})年|今年|本年度?)?(?<first>上(半年)?)(、|和|及|与|以及|,)?下半年(各|分别)?[\u4E00-\u9FFF0-9]{0,8}$"
    );

    /// <summary>Words before a time that tell of what is done already.</summary>
    private static readonly Regex Past = Pattern.Of("(根据|按照|依据|依照|贯彻|落实|巩固|运用|用好|参照|总结|自|从)[^,。;]{0,12}$");

    private static readonly Regex Quarter = Pattern.Of(
        "(到|至|于|在)?(?<y>20[0-9]{2})年?(第?(?<q>[一二三四1-4])季度|[Qq](?<q>[1-4]))(?<part>末|底|内)?(?<by>" + Before + ")?"
    );

    private static readonly Regex HalfYear = Pattern.Of("(到|至|于|在)?(?<y>20[0-9]{2})年(?<h>上|下)半年(?<part>末|底|内)?(?<by>" + Before + ")?");

    private static readonly Regex ByYear = Pattern.Of("(到|至|截至|力争)(?<y>20[0-9]{2})年");

    private static readonly Regex YearGoal = Pattern.Of("(?<y>20[0-9]{2})年(?<by>内|度内|" + Before + "|(?<goal>" + Ends + "))");

    private static readonly Regex Relative = Pattern.Of(
        "(?<each>每个?|次|翌|上一?|往|历|全|半|去)?(?<text>(今年|本年度?|当年|明年)?(?<k>年内|年度内|年底"
            + Before
            + "?|年末"
            + Before
            + "?|(?<h>上|下)半年(末|底|内)?"
            + Before
            + "?|第?(?<q>[一二三四1-4])季度(末|底|内)?"
            + Before
            + "?|(?<m>[0-9]{1,2}|[一二三四五六七八九]|十[一二]?)月份?((?<d>[0-9]{1,2})日"
            + Before
            + "|(?<part>底|末)"
            + Before
            + "?|(?<part>上旬|中旬|下旬)?"
            + Before
            + ")))"
    );

    private static readonly Regex Years = Pattern.Of(
        "(?<n>[二两三四五2-5])年(之)?内|(本)?(规划|方案|纲要|计划|实施)期(末|内|满前)|\"?(?<plan>十[三四五六七])五\"?(规划)?(期|时期)?末"
    );

    private static readonly Regex Term = Pattern.Of("任期(之)?内");

    private static readonly Regex Lasting = Pattern.Of("长期|持续|常态|每年|每月|每季|每半年|全年|实时|适时|定期|动态");

    /// <summary>The deadlines in a body.</summary>
    public List<ParsedDeadline> InBody(NormalizedText normalized, int from, int to) => Find(normalized, from, to, false);

    /// <summary>The deadlines in a labelled field or a column, where even a bare month or year is one and words stand for themselves.</summary>
    public List<ParsedDeadline> InField(NormalizedText normalized, int from, int to)
    {
        if (to <= from)
            return [];
        var text = normalized.Quote(from, to).Trim();
        var folded = normalized.Text[from..to];
        if (Halves.Match(folded) is { Success: true } halves && (halves.Groups["y"].Success ? Int(halves, "y") : documentYear) is { } year)
        {
            return [On(text, EndOfHalf(year, "上"), !halves.Groups["y"].Success)!, On(text, EndOfHalf(year, "下"), !halves.Groups["y"].Success)!];
        }
        var found = Find(normalized, from, to, true);
        if (found.Count > 0)
            return found;
        if (folded is "无" or "-" or "--" or "/")
            return [];
        var kind =
            Term.IsMatch(folded) ? ParsedDeadlineKind.PerTerm
            : folded.StartsWith("每", StringComparison.Ordinal) ? ParsedDeadlineKind.Recurring
            : folded is "全年" or "当年" && documentYear is not null ? ParsedDeadlineKind.InYear
            : ParsedDeadlineKind.TextOnly;
        return [new ParsedDeadline(text, kind == ParsedDeadlineKind.InYear ? EndOfYear(documentYear) : null, kind)];
    }

    private List<ParsedDeadline> Find(NormalizedText normalized, int from, int to, bool isField, bool isWhole = false)
    {
        if (!normalized.Text.AsSpan(from, to - from).ContainsAny(Signs))
            return [];
        var text = Clauses.WithoutNames(normalized.Text[from..to]);
        var dated = text.AsSpan().IndexOfAnyInRange('0', '9') >= 0;
        var taken = new bool[text.Length + 1];
        var found = new List<(int At, ParsedDeadline Deadline)>();
        if (isField)
            Apply(Span, (m, q) => EndOfSpan(m, q));
        Apply(Dotted, (m, q) => IsWhole(m) && (isField || m.Groups["by"].Success) ? On(q, DayIn(m, Int(m, "y"))) : null);
        if (isField)
            Apply(Run, (m, q) => On(q, DayIn(m, Int(m, "y")), true));
        Apply(Range, (m, q) => m.Value.StartsWith('自') || m.Value.StartsWith('从') ? On(q, EndOfYear(Int(m, "y"))) : null);
        Apply(YearEnd, (m, q) => On(q, EndOfYear(Int(m, "y")), !m.Value.Contains('年', StringComparison.Ordinal)));
        Apply(
            Day,
            (m, q) =>
                isField || m.Groups["by"].Success || m.Value.StartsWith('到') || m.Value.StartsWith('至')
                    ? On(q, DayOf(Int(m, "y"), Int(m, "m"), Int(m, "d")))
                    : null
        );
        Apply(
            Month,
            (m, q) =>
                isField || m.Groups["by"].Success || m.Groups["part"].Success || m.Groups["to"].Success
                    ? On(
                        q,
                        EndOfMonth(Int(m, "y"), Int(m, "m"), m.Groups["part"].Value, m.Groups["by"].Success),
                        m.Groups["by"].Success && !m.Groups["part"].Success
                    )
                    : null
        );
        Apply(DoneIn, (m, q) => Stated(m, q, text));
        Apply(Quarter, (m, q) => On(q, EndOfQuarter(Int(m, "y"), HanNumerals.Parse(m.Groups["q"].Value))));
        Apply(HalfYear, (m, q) => On(q, EndOfHalf(Int(m, "y"), m.Groups["h"].Value)));
        Apply(ByYear, (m, q) => On(q, EndOfYear(Int(m, "y"))));
        Apply(YearGoal, (m, q) => m.Index + m.Length < text.Length && text[m.Index + m.Length] is '了' or '过' ? null : Goal(m, q));
        Apply(StepIn, (m, q) => Stated(m, q, text));
        Apply(Years, PlanEnd);
        Apply(Relative, (m, q) => InDocumentYear(m, normalized, from));
        if (isField)
            Apply(MonthSpan, (m, q) => documentYear is { } y && !IsYearly(m) ? On(q, EndOfMonth(y, Int(m, "m"), "底", false), true) : null);
        Apply(
            DottedDay,
            (m, q) => documentYear is { } y && IsWhole(m) && (m.Groups["by"].Success || (isField && m.Length == text.Length)) ? On(q, DayIn(m, y), true) : null
        );
        if (isField)
            Apply(BareYear, (m, q) => IsAlone(m) ? On(q, EndOfYear(Int(m, "y"))) : null);
        if (isField)
            Apply(
                BareMonth,
                (m, q) =>
                    documentYear is { } y && !IsYearly(m)
                        ? On(q, m.Groups["d"].Success ? DayOf(y, Int(m, "m"), Int(m, "d")) : EndOfMonth(y, Int(m, "m"), m.Groups["part"].Value, false), true)
                        : null
            );
        if (dated && !isWhole)
            Damaged();
        return [.. found.OrderBy(f => f.At).Select(f => f.Deadline).Distinct()];

        bool IsWhole(Match match) =>
            match.Index + match.Length is var end
            && (
                end == text.Length
                || !(char.IsAsciiDigit(text[end]) || (text[end] is '.' or '/' or '-' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1])))
            );

        bool IsYearly(Match match) => text.AsSpan(0, match.Index).Contains("每年", StringComparison.Ordinal);

        // Behind a bare year nothing else may say when: 2026年国庆节前 stays words, and of 2026-2028年 the end counts
        bool IsAlone(Match match) => match.Index + match.Length is var end && (end == text.Length || "、,;。)".Contains(text[end]));

        void Damaged()
        {
            foreach (var (start, length, whole) in DamagedTimes.In(text, isField, period, documentYear))
            {
                if (taken.AsSpan(start, length).Contains(true))
                    continue;
                var quoted = normalized.Quote(from + start, from + start + length);
                var due =
                    whole is not null && NormalizedText.Of(whole) is var repaired
                        ? Find(repaired, 0, repaired.Length, true, true).FirstOrDefault()?.DueOn
                        : null;
                taken.AsSpan(start, length).Fill(true);
                found.Add((start, due is null ? new ParsedDeadline(quoted, null, ParsedDeadlineKind.TextOnly) : On(quoted, due, true)!));
            }
        }

        void Apply(Regex pattern, Rule rule)
        {
            if (!dated && pattern != Relative && pattern != Years)
                return;
            foreach (Match match in pattern.Matches(text))
            {
                if (found.Count >= Figures.MostPerTask)
                    return;
                var start = match.Index;
                if (taken[start] || (match.Length > 0 && taken[start + match.Length - 1]))
                    continue;
                if (start > 0 && char.IsAsciiDigit(text[start]) && char.IsAsciiDigit(text[start - 1]))
                    continue;
                if (rule(match, normalized.Quote(from + start, from + start + match.Length)) is not { } deadline)
                    continue;
                for (var i = start; i < start + match.Length; i++)
                    taken[i] = true;
                found.Add((start, MisreadCharacters.IsIn(deadline.Text) ? deadline with { IsInferred = true } : deadline));
            }
        }
    }

    private static ParsedDeadline? EndOfSpan(Match match, string quoted)
    {
        var year = match.Groups["y"].Success ? Int(match, "y") : Int(match, "from");
        return On(quoted, match.Groups["d"].Success ? DayOf(year, Int(match, "m"), Int(match, "d")) : EndOfMonth(year, Int(match, "m"), "底", false));
    }

    private static DateOnly? DayIn(Match match, int year) =>
        match.Groups["d"].Success ? DayOf(year, Int(match, "m"), Int(match, "d")) : EndOfMonth(year, Int(match, "m"), "", false);

    /// <summary>A bare year as the end of a goal: 2023年建成.</summary>
    private static ParsedDeadline? Goal(Match match, string quoted)
    {
        var year = Int(match, "y");
        if (match.Groups["goal"].Success)
        {
            var text = quoted[..^match.Groups["goal"].Length];
            return On(text, EndOfYear(year));
        }
        return match.Groups["by"].Value.EndsWith('前') ? On(quoted, EndOfYear(year - 1), true) : On(quoted, EndOfYear(year));
    }

    /// <summary>A year, month or day with what is done in it, unless it tells of what is done already.</summary>
    private ParsedDeadline? Stated(Match match, string quoted, string text)
    {
        var end = match.Index + match.Length;
        if (end < text.Length && (text[end] is '的' or '了' or '过' or '《' || text.AsSpan(end).StartsWith("以来")))
            return null;
        var before = text[Math.Max(0, match.Index - 20)..match.Index];
        if (Past.IsMatch(before))
            return null;
        var (first, last) = (period.From ?? documentYear, Math.Max(period.To ?? 0, documentYear ?? 0));
        if (!match.Groups["y"].Success)
        {
            if (
                documentYear is null
                || before.EndsWith('年')
                || before.Contains('每', StringComparison.Ordinal)
                || before.EndsWith('-')
                || before.EndsWith('第')
            )
                return null;
        }
        else if (first is { } known ? Int(match, "y") < Math.Min(known, documentYear ?? known) : match.Groups["step"].Success)
            return null;
        // A step of a year: behind a noun or in a plan of this very year it is the story, not the time
        if (!match.Groups["m"].Success && match.Groups["step"].Success && (last == first || (before.Length > 0 && !",。;、:".Contains(before[^1]))))
            return null;
        var year = match.Groups["y"].Success ? Int(match, "y") : documentYear!.Value;
        var day =
            match.Groups["d"].Success ? DayOf(year, Int(match, "m"), Int(match, "d"))
            : match.Groups["m"].Success ? EndOfMonth(year, Int(match, "m"), match.Groups["part"].Value, false)
            : EndOfYear(year);
        return On(quoted[..^match.Groups["word"].Length], day, !match.Groups["y"].Success);
    }

    private ParsedDeadline? PlanEnd(Match match, string quoted)
    {
        if (match.Groups["plan"].Success)
        {
            var end = 2020 + (((HanNumerals.Parse(match.Groups["plan"].Value) ?? 13) - 13) * 5);
            return new ParsedDeadline(quoted, EndOfYear(end), ParsedDeadlineKind.PlanEnd);
        }
        if (match.Groups["n"].Success)
        {
            var years = HanNumerals.Parse(match.Groups["n"].Value);
            var fits = period.To is { } last && period.From is { } first && last - first + 1 == years;
            return new ParsedDeadline(quoted, fits ? EndOfYear(period.To) : null, ParsedDeadlineKind.PlanEnd) { IsInferred = fits };
        }
        return new ParsedDeadline(quoted, EndOfYear(period.To), ParsedDeadlineKind.PlanEnd) { IsInferred = true };
    }

    /// <summary>年内, 6月30日前, 上半年: in the year of the document.</summary>
    private ParsedDeadline? InDocumentYear(Match match, NormalizedText normalized, int offset)
    {
        if (match.Groups["each"].Success)
            return null;
        var at = offset + match.Groups["text"].Index;
        var quoted = normalized.Quote(at, at + match.Groups["text"].Length);
        var word = match.Groups["k"].Value;
        var before = normalized.Text.AsSpan(0, at);
        if (
            before.EndsWith("每年")
            || before.EndsWith("每")
            || before.EndsWith("年")
            || (before.Length > 0 && char.IsAsciiDigit(before[^1]))
            || (before.Length > 0 && HanNumerals.IsDigit(before[^1]) && word.StartsWith('年'))
        )
            return null;
        if (word is "年底" or "年末" && !(before.EndsWith("到") || before.EndsWith("至") || before.EndsWith("在") || match.Groups["text"].Length > 2))
            return null;
        var behind = normalized.Text.AsSpan(at + match.Groups["text"].Length);
        if (
            match.Groups["h"].Success
            && (
                behind.StartsWith("、下半年")
                || behind.StartsWith("和下半年")
                || before.EndsWith("上半年、")
                || before.EndsWith("上半年和")
                || behind.StartsWith("工作")
            )
        )
            return null;
        var year = quoted.StartsWith("明年", StringComparison.Ordinal) ? documentYear + 1 : documentYear;
        if (year is not { } y)
            return new ParsedDeadline(quoted, null, ParsedDeadlineKind.InYear);
        var day =
            match.Groups["q"].Success ? EndOfQuarter(y, HanNumerals.Parse(match.Groups["q"].Value))
            : match.Groups["h"].Success ? EndOfHalf(y, match.Groups["h"].Value)
            : match.Groups["d"].Success ? DayOf(y, Int(match, "m"), Int(match, "d"))
            : match.Groups["m"].Success ? EndOfMonth(y, Int(match, "m"), match.Groups["part"].Value, true)
            : EndOfYear(y);
        if (day is null)
            return null;
        var kind = word.StartsWith("年", StringComparison.Ordinal) && word.EndsWith('内') ? ParsedDeadlineKind.InYear : ParsedDeadlineKind.ByDate;
        return new ParsedDeadline(quoted, day, kind) { IsInferred = true };
    }

    /// <summary>Words that say a duty lasts or comes back.</summary>
    public static bool IsLasting(string text) => Lasting.IsMatch(text);

    private static ParsedDeadline? On(string quoted, DateOnly? day, bool inferred = false) =>
        day is null ? null : new ParsedDeadline(quoted, day, ParsedDeadlineKind.ByDate) { IsInferred = inferred };

    private static int Int(Match match, string group) =>
        int.TryParse(match.Groups[group].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value
            : HanNumerals.Parse(match.Groups[group].Value) ?? 0;

    private static DateOnly? EndOfYear(int? year) => year is { } y ? new DateOnly(y, 12, 31) : null;

    private static DateOnly? EndOfQuarter(int year, int? quarter) =>
        quarter is >= 1 and <= 4 ? new DateOnly(year, quarter.Value * 3, 1).AddMonths(1).AddDays(-1) : null;

    private static DateOnly? EndOfHalf(int year, string half) => half == "上" ? new DateOnly(year, 6, 30) : new DateOnly(year, 12, 31);

    private static DateOnly? DayOf(int year, int month, int day) =>
        month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    /// <summary>6月底前 ends in June; 6月前 ends in May; 6月中旬 ends on the 20th.</summary>
    private static DateOnly? EndOfMonth(int year, int month, string part, bool isBefore)
    {
        if (month is < 1 or > 12)
            return null;
        var first = new DateOnly(year, month, 1);
        return part switch
        {
            "上旬" => first.AddDays(9),
            "中旬" => first.AddDays(19),
            "" when isBefore => first.AddDays(-1),
            _ => first.AddMonths(1).AddDays(-1),
        };
    }
}
