using System.Text.RegularExpressions;

namespace LawGov.Documents.Plans;

/// <summary>Finds figures to reach. A figure needs a numeral and a measure; 全覆盖 and 全部 are none.</summary>
internal static class TargetReader
{
    private const string Measures = "(个百分点|百分点|个工作日|学时|课时|人次|场次|件次|万元|亿元|万人|万册|万份|万户|平方米|公里|小时|个|项|家|件|次|期|场|名|人|户|篇|份|所|处|条|批|部|宗|台|套|亩|分|位|起|例|支|座|轮|遍|堂|节|单|笔|吨|村|门|幅|块|天|枚|种|类|册|对|盏)";

    private const string AtLeast = "(?<least>不少于|不得少于|不低于|不得低于|至少|最少|达到|达|超过|突破|力争达到|多于|高于|不小于)";

    private const string AtMost = "(?<most>不超过|不得超过|不高于|不多于|控制在|低于|少于|至多|压减到|压缩到|压减至|压缩至|降至|降到)";

    private static readonly Regex Percent = Pattern.Of("((" + AtLeast + "|" + AtMost + ")(了|在)?)?(?<n>[0-9]+([.][0-9]+)?)(-(?<x>[0-9]+([.][0-9]+)?))?%(?<tail>以上|以下|以内)?");

    private static readonly Regex HanPercent = Pattern.Of("((" + AtLeast + "|" + AtMost + ")(了|在)?)?百分之(?<n>[一二两三四五六七八九十百零]+)(?<tail>以上|以下|以内)?");

    private static readonly Regex Worded = Pattern.Of(
        "(" + AtLeast + "|" + AtMost + ")(?<between>[\u4E00-\u9FFF]{0,8}?)(?<n>" + Figures.Number + ")(-(?<x>" + Figures.Number + "))?(?<u>" + Measures + ")(?<tail>以上|以下|以内|内)?");

    private static readonly Regex Tailed = Pattern.Of("(?<n>" + Figures.Number + ")(-(?<x>" + Figures.Number + "))?余?(?<u>" + Measures + ")(?<tail>(\\([^()]{0,8}\\))?(以上|以内|以下))");

    private static readonly Regex Planned = Pattern.Of(
        "(完成|新增|建成|新建|打造|创建|培育|培养|形成|举办|开展|组织|培训|发布|编制|建设|选树|选聘|配备|办理|实现|推出|制定|增加|增长|整治|建立|评选|征集|命名|招录|招聘|制作|设立|评查|抽查|走访|排查|轮训|编印|印制|发放|选派|配置|清理|化解|提高|提升|上升|下降|降低)(?<between>[\u4E00-\u9FFF\"()]{0,20}?)(?<n>[0-9]+([.][0-9]+)?)(-(?<x>[0-9]+([.][0-9]+)?))?(?<u>" + Measures + ")");

    /// <summary>Without a digit and without one of these no target stands in a text.</summary>
    private static readonly System.Buffers.SearchValues<string> Words = System.Buffers.SearchValues.Create(["百分之", "不少于", "不得少于", "不低于", "不得低于", "至少", "最少", "达", "超过", "突破", "多于", "高于", "不小于", "低于", "少于", "至多", "控制在", "到", "至", "以上", "以下", "以内"], StringComparison.Ordinal);

    private static readonly Regex FromTo = Pattern.Of("(由|从)[^,。;]{0,20}$");

    private static readonly Regex Since = Pattern.Of("(自|从)(?<from>20[0-9]{2})年?(起)?(到|至)(?<to>20[0-9]{2})年");

    /// <summary>The targets in a body.</summary>
    public static List<ParsedTarget> Find(Shadow shadow, int from, int to)
    {
        var text = Clauses.WithoutNames(shadow.Text[from..to]);
        var digits = text.AsSpan().IndexOfAnyInRange('0', '9') >= 0;
        var words = text.AsSpan().ContainsAny(Words);
        var taken = new bool[text.Length + 1];
        var found = new List<(int At, ParsedTarget Target)>();
        foreach (var pattern in (Regex[])[Percent, HanPercent, Worded, Tailed, Planned])
        {
            if (!digits && (pattern == Percent || pattern == Planned || !words)) continue;
            foreach (Match match in pattern.Matches(text))
            {
                if (found.Count >= Figures.MostPerTask) break;
                var figure = match.Groups["n"];
                if (taken[figure.Index] || !Counts(text, match, figure)) continue;
                if (Figures.Parse(figure.Value) is not { } value) continue;
                for (var i = match.Groups["u"].Success ? figure.Index : match.Index; i < match.Index + match.Length; i++) taken[i] = true;
                var clause = Clauses.Around(shadow, from + match.Index, from + match.Index + match.Length);
                clause = (Math.Max(clause.From, from), Math.Min(clause.To, to));
                var unit = match.Groups["u"].Success ? shadow.Name(from + match.Groups["u"].Index, from + match.Groups["u"].Index + match.Groups["u"].Length) : "%";
                found.Add((figure.Index, new ParsedTarget(shadow.Quote(clause.From, clause.To), value, unit, Comparison(match, text))
                {
                    ValueMax = match.Groups["x"].Success ? Figures.Parse(match.Groups["x"].Value) : null,
                    Per = RecurrenceReader.FrequencyIn(shadow.Text[clause.From..clause.To]),
                }));
            }
        }
        return OverYears(text, [.. found.OrderBy(f => f.At)]);
    }

    private static bool Counts(string text, Match match, Group figure)
    {
        if (figure.Index > 0 && char.IsAsciiDigit(figure.Value[0]) && (char.IsAsciiLetterOrDigit(text[figure.Index - 1]) || text[figure.Index - 1] is '.' or '+')) return false;
        var end = match.Index + match.Length;
        var unit = match.Groups["u"].Value;
        var next = end < text.Length ? text[end] : '\0';
        if (unit is "天" or "小时" or "个" && text.AsSpan(end).StartsWith("内") || (unit == "个" && (text.AsSpan(end).StartsWith("工作日") || text.AsSpan(end).StartsWith("月")))) return false;
        if (unit is "天" or "小时" && match.Groups["tail"].Value is "内" or "以内") return false;
        if (unit == "个工作日" && !match.Groups["most"].Success) return false;
        if (unit == "次" && next == '性') return false;
        if (unit is "人" && next is '民' or '大' or '员' or '才') return false;
        if (unit == "部" && next == '门') return false;
        if (unit == "项" && next == '目' && !char.IsAsciiDigit(figure.Value[0])) return false;
        if (unit == "条" && next == '件') return false;
        // 由83%提高到97%: the first figure is where things stand
        if (unit.Length == 0 && FromTo.IsMatch(text[Math.Max(0, figure.Index - 24)..figure.Index]) && text.AsSpan(end, Math.Min(12, text.Length - end)).IndexOfAny('到', '至') >= 0) return false;
        return true;
    }

    private static ParsedOperator Comparison(Match match, string text)
    {
        var tail = match.Groups["tail"].Value;
        if (tail.EndsWith("以上", StringComparison.Ordinal)) return ParsedOperator.AtLeast;
        if (tail.EndsWith("以下", StringComparison.Ordinal) || tail.EndsWith("以内", StringComparison.Ordinal) || tail == "内" || match.Groups["most"].Success) return ParsedOperator.AtMost;
        if (match.Groups["least"].Success) return match.Groups["least"].Value is "达到" or "达" && match.Groups["u"].Length == 0 ? ParsedOperator.Equal : ParsedOperator.AtLeast;
        return match.Groups["x"].Success || (match.Index >= 2 && text.AsSpan(0, match.Index).EndsWith("至少")) ? ParsedOperator.AtLeast : ParsedOperator.Equal;
    }

    /// <summary>分别实现20%、50%、80% with 自2021年到2024年 before it: one step a year.</summary>
    private static List<ParsedTarget> OverYears(string text, List<(int At, ParsedTarget Target)> found)
    {
        var series = found.Where(f => f.Target.Unit == "%").GroupBy(f => f.Target.Text).Where(g => g.Count() > 1).Select(g => g.ToList()).FirstOrDefault();
        if (series is null || Since.Match(text) is not { Success: true } since || since.Index > series[0].At) return [.. found.Select(f => f.Target).Distinct()];
        var first = int.Parse(since.Groups["from"].Value, System.Globalization.CultureInfo.InvariantCulture);
        return [.. found.Select(f => series.IndexOf(f) is var step and >= 0 ? f.Target with { Year = first + step } : f.Target).Distinct()];
    }
}
