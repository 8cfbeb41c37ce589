using System.Globalization;
using System.Text.RegularExpressions;

namespace LawGov.Documents.Plans;

/// <summary>Finds duties that come back: 每年, 每季度, 每月, 任期内.</summary>
internal static class RecurrenceReader
{
    private static readonly Regex Trigger = Pattern.Of(
        "每(个)?(?<p>两年|2年|半年|年度|年|季度|季|月|周|星期|日|天)|每(?<p>学期)|按(?<p>月|季度|季|周)|(?<p>任期)(之)?内|一(?<p>年|季度|季|月|周|半年)一(?<once>次|报告|调度|通报|研判|督查|小结|总结|考核|报|评|检查)");

    /// <summary>Without one of these nothing comes back.</summary>
    private static readonly System.Buffers.SearchValues<string> Signs = System.Buffers.SearchValues.Create(["每", "按月", "按季", "按周", "任期", "一年一", "一季", "一月一", "一周一", "一半年一"], StringComparison.Ordinal);

    private static readonly Regex Count = Pattern.Of("(?<least>不少于|至少|不得少于|不低于)?[\u4E00-\u9FFF]{0,8}?(?<n>" + Figures.Number + ")(-(?<x>" + Figures.Number + "))?(?<u>场次|次|期|场|轮|遍|项|个|篇|份|批|堂|节|例|件|部|回|届)(?<tail>以上)?");

    private static readonly Regex MonthOfYear = Pattern.Of("^(的)?(?<m>1[0-2]|[1-9])月");

    private static readonly Regex NotOccasions = Pattern.Of("^(性|月|百分点|工作日|小时|方面|环节|领域|部门|单位|乡镇|街道|镇街|村)");

    /// <summary>The first frequency a clause names.</summary>
    public static ParsedFrequency? FrequencyIn(string clause)
    {
        var match = Trigger.Match(clause);
        return match.Success ? Frequency(match.Groups["p"].Value) : null;
    }

    /// <summary>The recurring duties in a body.</summary>
    public static List<ParsedRecurrence> Find(Shadow shadow, int from, int to)
    {
        if (!shadow.Text.AsSpan(from, to - from).ContainsAny(Signs)) return [];
        var text = Clauses.WithoutNames(shadow.Text[from..to]);
        var found = new List<ParsedRecurrence>();
        var clauseEnd = -1;
        foreach (Match match in Trigger.Matches(text))
        {
            if (found.Count >= Figures.MostPerTask) break;
            if (match.Index < clauseEnd || !IsRecurring(text, match)) continue;
            var clause = Clauses.Around(shadow, from + match.Index, from + match.Index + match.Length);
            clauseEnd = Math.Min(clause.To, to) - from;
            var end = match.Index + match.Length;
            // 每年1月底前,…: the duty stands in the next clause
            if (clauseEnd - end <= 6 && clauseEnd < text.Length && text[clauseEnd] == ',')
            {
                clauseEnd = Math.Min(Clauses.Around(shadow, from + clauseEnd + 1, from + clauseEnd + 1).To, to) - from;
            }
            found.Add(Read(shadow, text, match, Math.Max(clause.From, from), from + clauseEnd, clauseEnd));
        }
        return [.. found.Distinct()];
    }

    private static ParsedRecurrence Read(Shadow shadow, string text, Match match, int from, int to, int clauseEnd)
    {
        var rest = text[(match.Index + match.Length)..clauseEnd];
        var month = MonthOfYear.Match(rest);
        var period = match.Groups["p"].Value;
        int? count = match.Groups["once"].Success ? 1 : null;
        int? countMax = null;
        var comparison = ParsedOperator.Equal;
        foreach (Match figure in Count.Matches(rest))
        {
            var unitEnd = figure.Groups["u"].Index + figure.Groups["u"].Length;
            if (NotOccasions.IsMatch(rest[unitEnd..]) || figure.Value.Contains('第') || (figure.Groups["n"].Index > 0 && rest[figure.Groups["n"].Index - 1] == '第')) continue;
            if (Figures.Parse(figure.Groups["n"].Value) is not { } value || value is < 1 or > 9999 || value != Math.Floor(value)) continue;
            count = (int)value;
            if (figure.Groups["x"].Success && Figures.Parse(figure.Groups["x"].Value) is { } most && most == Math.Floor(most)) countMax = (int)most;
            if (figure.Groups["least"].Success || figure.Groups["tail"].Success || countMax is not null) comparison = ParsedOperator.AtLeast;
            break;
        }
        var frequency = Frequency(period);
        if (count is not null && comparison == ParsedOperator.Equal && text.AsSpan(0, match.Index).EndsWith("至少")) comparison = ParsedOperator.AtLeast;
        return new ParsedRecurrence(shadow.Quote(from, to), frequency, count)
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
        return !(match.Value.EndsWith('周') && next is '边' or '期') && !(match.Value.EndsWith('日') && next == '常') && !(match.Value == "按季" && next is '节');
    }

    private static ParsedFrequency Frequency(string period) => period switch
    {
        "两年" or "2年" => ParsedFrequency.TwoYearly,
        "年" or "年度" => ParsedFrequency.Yearly,
        "半年" or "学期" => ParsedFrequency.HalfYearly,
        "季度" or "季" => ParsedFrequency.Quarterly,
        "月" => ParsedFrequency.Monthly,
        "周" or "星期" => ParsedFrequency.Weekly,
        "日" or "天" => ParsedFrequency.Daily,
        _ => ParsedFrequency.PerTerm,
    };
}
