using System.Globalization;
using System.Text.RegularExpressions;

namespace LawGov.Documents.Plans.Times;

/// <summary>Finds duties that come back: 每年, 每季度, 每月, 任期内.</summary>
internal static partial class RecurrenceReader
{
    [GeneratedRegex(
        "每(?<p>(两|2|双)个?月|半个?月|(两|2|双)个?(周|星期)|旬|两年|2年)|每(个|一)?(?<p>学年|学期)|每(个)?(?<p>半年|年度|年|季度|季|月|周|星期|日|天|工作日)|每一(?<p>年度|年|季度|月)"
            + "|(按|逐)(?<p>季度|月|季|周|旬)|按(?<p>半年)|逐(?<p>日)|(?<p>任期)(之)?内|(?<p>年均)|(?<p>双月|双周)"
            + "|上(半年)?(、|和|及|与|以及|,)?下半年(?<p>各|分别)"
            + "|一(个)?(?<p>年|季度|季|月|周|半年)(?<fewleast>不少于|至少|不得少于|不低于)?(?<few>[0-9]|两|二|三|四|五|六)次(?<fewmore>以上)?"
            + "|一(个)?(?<p>年|季度|季|月|周|半年)一(?<once>次|报告|调度|通报|研判|督查|小结|总结|考核|评估|汇总|分析|会商|报|评|检查)|(?<p>两年|半年)一(?<once>次|报告|调度|通报|研判|督查|小结|总结|考核|评估|报|评|检查)"
            + "|(?<p>半年|季度|季|月)(末|底|终|初)前?(?<by>报送|上报|报告|汇总|通报|总结|调度|公布|公示)",
        Pattern.Options
    )]
    private static partial Regex Trigger { get; }

    /// <summary>Without one of these nothing comes back.</summary>
    private static readonly System.Buffers.SearchValues<string> Signs = System.Buffers.SearchValues.Create(
        [
            "每",
            "按月",
            "按季",
            "按周",
            "按旬",
            "按半年",
            "逐",
            "任期",
            "年均",
            "双月",
            "双周",
            "下半年",
            "半年一",
            "两年一",
            "一年",
            "一个",
            "一季",
            "一月",
            "一周",
            "一半年",
            "末",
            "底",
            "终",
            "初",
        ],
        StringComparison.Ordinal
    );

    /// <summary>第一季度末, 6月底, 本月底, 上半年一次: one time of the year.</summary>
    [GeneratedRegex("[0-9一二三四五六七八九十第上下本当该同每前后近]$", Pattern.Options)]
    private static partial Regex OneOfThem { get; }

    [GeneratedRegex(
        "(?<least>不少于|至少|不得少于|不低于)?[\u4E00-\u9FFF]{0,8}?(?<n>"
            + Figures.Number
            + ")(-(?<x>"
            + Figures.Number
            + "))?(?<u>场次|次|期|场|轮|遍|项|个|篇|份|批|堂|节|例|件|部|回|届)(?<tail>以上)?",
        Pattern.Options
    )]
    private static partial Regex Count { get; }

    [GeneratedRegex("^(的)?(?<m>1[0-2]|[1-9])月", Pattern.Options)]
    private static partial Regex MonthOfYear { get; }

    [GeneratedRegex("^(性|月|百分点|工作日|小时|方面|环节|领域|部门|单位|乡镇|街道|镇街|村)", Pattern.Options)]
    private static partial Regex NotOccasions { get; }

    /// <summary>The first frequency a clause names.</summary>
    public static ParsedFrequency? FrequencyIn(string clause)
    {
        var match = Trigger.Match(clause);
        // Every two months and the like have no name; what counts for one of them counts for no year
        return match.Success && Reading(match.Groups["p"].Value) is { Times: 1 } reading ? reading.Frequency : null;
    }

    /// <summary>The recurring duties in a body.</summary>
    public static List<ParsedRecurrence> Find(NormalizedText normalized, int from, int to)
    {
        if (!normalized.Text.AsSpan(from, to - from).ContainsAny(Signs))
            return [];
        var text = Clauses.WithoutNames(normalized.Text[from..to]);
        var found = new List<ParsedRecurrence>();
        var clauseEnd = -1;
        foreach (Match match in Trigger.Matches(text))
        {
            if (found.Count >= Figures.MostPerTask)
                break;
            if (match.Index < clauseEnd || !IsRecurring(text, match))
                continue;
            var clause = Clauses.Around(normalized, from + match.Index, from + match.Index + match.Length);
            clauseEnd = Math.Min(clause.To, to) - from;
            var end = match.Index + match.Length;
            // 每年1月底前,…: the duty stands in the next clause
            if (clauseEnd - end <= 6 && clauseEnd < text.Length && text[clauseEnd] == ',')
            {
                clauseEnd = Math.Min(Clauses.Around(normalized, from + clauseEnd + 1, from + clauseEnd + 1).To, to) - from;
            }
            var read = Read(normalized, text, match, Math.Max(clause.From, from), from + clauseEnd, clauseEnd);
            // 年均增长6% is a figure to reach
            if (match.Groups["p"].Value != "年均" || read.Count is not null)
                found.Add(read);
        }
        return [.. found.Distinct()];
    }

    private static ParsedRecurrence Read(NormalizedText normalized, string text, Match match, int from, int to, int clauseEnd)
    {
        var rest = text[(match.Index + match.Length)..clauseEnd];
        var month = MonthOfYear.Match(rest);
        var period = match.Groups["p"].Value;
        var (frequency, times) = Reading(period);
        int? count =
            match.Groups["once"].Success ? 1
            : match.Groups["few"] is { Success: true, Value: var few } ? (int?)Figures.Parse(few)
            : null;
        int? countMax = null;
        var comparison = ParsedOperator.Equal;
        if (match.Groups["fewleast"].Success || match.Groups["fewmore"].Success)
            comparison = ParsedOperator.AtLeast;
        foreach (Match figure in count is null ? Count.Matches(rest) : Enumerable.Empty<Match>())
        {
            var unitEnd = figure.Groups["u"].Index + figure.Groups["u"].Length;
            if (
                NotOccasions.IsMatch(rest[unitEnd..])
                || figure.Value.Contains('第')
                || (figure.Groups["n"].Index > 0 && rest[figure.Groups["n"].Index - 1] == '第')
            )
                continue;
            if (Figures.Parse(figure.Groups["n"].Value) is not { } value || value is < 1 or > 9999 || value != Math.Floor(value))
                continue;
            count = (int)value;
            if (figure.Groups["x"].Success && Figures.Parse(figure.Groups["x"].Value) is { } most && most == Math.Floor(most))
                countMax = (int)most;
            if (figure.Groups["least"].Success || figure.Groups["tail"].Success || countMax is not null)
                comparison = ParsedOperator.AtLeast;
            break;
        }
        if (times > 1)
            (count, countMax) = ((count ?? 1) * times, countMax * times);
        if (count is not null && comparison == ParsedOperator.Equal && text.AsSpan(0, match.Index).EndsWith("至少"))
            comparison = ParsedOperator.AtLeast;
        return new ParsedRecurrence(normalized.Quote(from, to), frequency, count)
        {
            CountMax = countMax,
            Operator = comparison,
            Month = month.Success && frequency == ParsedFrequency.Yearly ? int.Parse(month.Groups["m"].Value, CultureInfo.InvariantCulture) : null,
        };
    }

    /// <summary>按月 in 按月份 is still monthly; 每日 in 每日均 and 每天 are; 每年 in 每年度 is. 每周边 and 每月份额 are none.</summary>
    private static bool IsRecurring(string text, Match match)
    {
        var end = match.Index + match.Length;
        var next = end < text.Length ? text[end] : '\0';
        var period = match.Groups["p"].Value;
        if (
            (match.Groups["by"].Success || match.Groups["few"].Success || (match.Groups["once"].Success && period is "半年" or "两年"))
            && OneOfThem.IsMatch(text[..match.Index])
        )
            return false;
        if (match.Value is "双周" or "每双周" or "双月" or "每双月" && next == '刊')
            return false;
        return !(match.Value.EndsWith('周') && next is '边' or '期')
            && !(match.Value.EndsWith('日') && next == '常')
            && !(match.Value is "按季" && next is '节');
    }

    /// <summary>The frequency a word names, and how many times of it: every two months is six times a year.</summary>
    private static (ParsedFrequency Frequency, int Times) Reading(string period) =>
        period switch
        {
            ['两' or '2' or '双', .., '月'] => (ParsedFrequency.Yearly, 6),
            "半月" or "半个月" => (ParsedFrequency.Monthly, 2),
            "旬" => (ParsedFrequency.Monthly, 3),
            ['两' or '2' or '双', .., '周' or '期'] => (ParsedFrequency.Yearly, 26),
            ['两' or '2', ..] => (ParsedFrequency.TwoYearly, 1),
            "年" or "年度" or "学年" or "年均" => (ParsedFrequency.Yearly, 1),
            "半年" or "学期" or "各" or "分别" => (ParsedFrequency.HalfYearly, 1),
            "季度" or "季" => (ParsedFrequency.Quarterly, 1),
            "月" => (ParsedFrequency.Monthly, 1),
            "周" or "星期" => (ParsedFrequency.Weekly, 1),
            "日" or "天" or "工作日" => (ParsedFrequency.Daily, 1),
            _ => (ParsedFrequency.PerTerm, 1),
        };
}
