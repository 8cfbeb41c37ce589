using System.Text.RegularExpressions;
using LawGov.Documents.Plans.Times;

namespace LawGov.Documents.Plans.Tasks;

/// <summary>Finds figures to reach. A figure needs a numeral and a measure; 全覆盖 and 全部 are none.</summary>
internal static partial class TargetReader
{
    /// <summary>The longest first: 2轮次 is not 2轮.</summary>
    private const string Measures =
        "(个百分点|百分点|个工作日|工作日|个小时|个月|平方公里|平方米|平米|立方米|学时|课时|学分|人次|场次|件次|批次|轮次|户次|家次|车次|台次|项次|台套|公里|公顷|小时|分钟|[万亿千]?元|[万亿千](平方米|平米|立方米|公里|人次|人|册"
        + "|份|户|吨|亩|件|个|次|张|条|株|名|家"
        + "|米)|个|项|家|件|次|期|场|名|人|户|篇|份|所|处|条|批|部|宗|台|套|亩|分|位|起|例|支|座|轮|遍|堂|节|单|笔|吨|村|门|幅|块|天|日|枚|种|类|册|对|盏|辆|张|株|米|公斤|千克|斤|眼|口|棵|头|只|间|栋|幢|架"
        + "|艘|孔|组|班次|班|讲|集|本|款|平方|立方)";

    private const string AtLeast = "(?<least>不少于|不得少于|不低于|不得低于|至少|最少|达到|达|超过|超|突破|力争达到|多于|高于|不小于|不得小于)";

    private const string AtMost =
        "(?<most>不超过|不得超过|不高于|不得高于|不多于|不得多于|不大于|控制在|控制到|低于|少于|至多|压减到|压缩到|压减至|压缩至|压缩为|压减为|压缩在|压降至|压降到|降至|降到|缩短至|缩短到|缩短为|缩减至|缩减到|精简至|精简到|精简为|减少至|减少到|减至)";

    private const string Verbs =
        "完成|新增|建成|新建|打造|创建|培育|培养|形成|举办|开展|组织|培训|发布|编制|建设|选树|选聘|配备|办理|实现|推出|制定|增加|增长|整治|建立|评选|征集|命名|招录|招聘|制作|设立|评查|抽查|走访|排查|轮训|编印|印制|发放|选派|配置|清理|化解|提高|提升|上升"
        + "|下降|降低"
        + "|聘请|聘任|开工|续建|改造|改建|扩建|新改建|修建|修复|安装|减轻|减免|受理|投放|办好|办成|办结|引进|招引|签约|争取|筹措|投入|组建|招募|吸纳|认定|储备|审结|调解|培树|慰问|帮扶|救助|改扩建|编发|编写|刊发|推送|开设|检查|巡查|抽检|配发|授课|治理|拆除"
        + "|盘活|种植|再建|再增|再办|再添|再改造";

    /// <summary>Of these a number of measures or rules is no figure to reach: 落实5项制度.</summary>
    private const string Carrying = "落实|实施|推进|安排|执行";

    [GeneratedRegex(
        "((" + AtLeast + "|" + AtMost + ")(了|在)?)?(?<n>[0-9]+([.][0-9]+)?)(-(?<x>[0-9]+([.][0-9]+)?))?%(?<tail>以上|以下|以内)?",
        Pattern.Options
    )]
    private static partial Regex Percent { get; }

    [GeneratedRegex("((" + AtLeast + "|" + AtMost + ")(了|在)?)?百分之(?<n>[一二两三四五六七八九十百零]+)(?<tail>以上|以下|以内)?", Pattern.Options)]
    private static partial Regex HanPercent { get; }

    [GeneratedRegex(
        "("
            + AtLeast
            + "|"
            + AtMost
            + ")(?<between>[\u4E00-\u9FFF]{0,8}?)(?<n>"
            + Figures.Number
            + ")(-(?<x>"
            + Figures.Number
            + "))?余?(?<u>"
            + Measures
            + ")(?<tail>以上|以下|以内|内)?",
        Pattern.Options
    )]
    private static partial Regex Worded { get; }

    [GeneratedRegex(
        "(?<n>" + Figures.Number + ")(-(?<x>" + Figures.Number + "))?余?(?<u>" + Measures + ")(?<tail>(\\([^()]{0,8}\\))?(以上|以内|以下))",
        Pattern.Options
    )]
    private static partial Regex Tailed { get; }

    [GeneratedRegex(
        "("
            + Verbs
            + "|(?<carrying>"
            + Carrying
            + "))(?<between>[\u4E00-\u9FFF\"()]{0,20}?(5G[\u4E00-\u9FFF]{1,8}?|[0-9]+([.][0-9]+)?[万亿]?(元|亩|平方米|吨)(以上|以下)[\u4E00-\u9FFF]{1,12}?)?)(?<n>"
            + "[0-9]+([.][0-9]+)?)(-(?<x>[0-9]+([.][0-9]+)?))?余?(?<u>"
            + Measures
            + ")",
        Pattern.Options
    )]
    private static partial Regex Planned { get; }

    /// <summary>环评报告表7个工作日内完成审批: a time promised for one kind of matter. 在5个工作日内, 受理后5个工作日内 are rules of procedure.</summary>
    [GeneratedRegex("(?<before>[\u4E00-\u9FFF])(?<n>[0-9]{1,3})(?<u>个工作日)(?<tail>以内|内)", Pattern.Options)]
    private static partial Regex Promised { get; }

    /// <summary>The next figure of a row behind one verb: 新建卫生室3个、养老院2所; 完成产值9亿元,其中工业5亿元.</summary>
    [GeneratedRegex(
        "^(以上|以内|左右)?(?<noun>[\u4E00-\u9FFF\"]{0,8}?)(?<mark>[、,;])(?<part>其中[:,]?)?(?<between>[\u4E00-\u9FFF\"]{0,16}?)(?<n>[0-9]+([.][0-9]+)?)(-(?<x>"
            + "[0-9]+([.][0-9]+)?))?余?(?<u>"
            + Measures
            + ")(?<tail>以上|以下|以内)?",
        Pattern.Options
    )]
    private static partial Regex Next { get; }

    /// <summary>Behind these a figure says how things are, or goes with another figure.</summary>
    [GeneratedRegex(
        "涉及|惠及|覆盖|约|每|对|按|由|从|自|发现|剩余|其余|还有|尚有|现有|原有|已|未|保留|第|共|合计|包括|包含|分为|分|不|超过|上年|去年|同期|同比|较|比|现任|现在|位于|问题|逾期|投诉|罚款|处罚|其它|损失",
        Pattern.Options
    )]
    private static partial Regex NotNext { get; }

    [GeneratedRegex("[在于后起内之日的从自应须到至]", Pattern.Options)]
    private static partial Regex Procedure { get; }

    [GeneratedRegex("办结|审批|审核|审结|办理完|完成|登记", Pattern.Options)]
    private static partial Regex Finished { get; }

    /// <summary>Behind a measure these make the figure a way to count: 4个方面, 3项制度, 24小时自助.</summary>
    [GeneratedRegex("^(方面|环节|阶段|层面|领域|维度|维护|意识|确立|自信|一体|之|自助|值守|热线|在线|不打烊|服务圈|生活圈)", Pattern.Options)]
    private static partial Regex NotAFigure { get; }

    [GeneratedRegex(
        "^(重点|主要|基本|配套|具体)?(制度|机制|措施|原则|规定|要求|任务|清单|行动|工程|改革|战略|政策|标准|意见|方案|职责|职能|举措)",
        Pattern.Options
    )]
    private static partial Regex Rules { get; }

    [GeneratedRegex("^([万亿千]?(元|平方米|公里|立方米|亩|吨|米)|平方公里|公顷|天|日|小时|个小时|分钟|个月|个?工作日)$", Pattern.Options)]
    private static partial Regex Size { get; }

    [GeneratedRegex("^(天|日|分钟|个月|个?工作日|小时|个小时)$", Pattern.Options)]
    private static partial Regex Duration { get; }

    /// <summary>Without a digit and without one of these no target stands in a text.</summary>
    private static readonly System.Buffers.SearchValues<string> Words = System.Buffers.SearchValues.Create(
        [
            "百分之",
            "不少于",
            "不得少于",
            "不低于",
            "不得低于",
            "至少",
            "最少",
            "达",
            "超",
            "突破",
            "多于",
            "高于",
            "不小于",
            "低于",
            "少于",
            "至多",
            "控制在",
            "到",
            "至",
            "为",
            "在",
            "以上",
            "以下",
            "以内",
        ],
        StringComparison.Ordinal
    );

    /// <summary>From 已 to its figure no more words stand than these.</summary>
    private const int LongestDone = 16;

    private static readonly System.Buffers.SearchValues<string> Meant = System.Buffers.SearchValues.Create(
        ["确保", "力争", "要", "再", "达到", "不少于", "不低于"],
        StringComparison.Ordinal
    );

    [GeneratedRegex("(由|从)[^,。;]{0,20}$", Pattern.Options)]
    private static partial Regex FromTo { get; }

    /// <summary>由50个增加到80个.</summary>
    [GeneratedRegex("^[\u4E00-\u9FFF]{0,6}(到|至|为)[0-9]", Pattern.Options)]
    private static partial Regex ToAnother { get; }

    [GeneratedRegex("(对|对于|单笔|单次|单项|凡)[\u4E00-\u9FFF]{0,6}$", Pattern.Options)]
    private static partial Regex ForWhich { get; }

    /// <summary>Words that set a bound, whatever stands behind the figure.</summary>
    [GeneratedRegex("^(不|至少|最少|至多|控制|压|缩|减|精简|降)", Pattern.Options)]
    private static partial Regex Bounds { get; }

    [GeneratedRegex("(自|从)(?<from>20[0-9]{2})年?(起)?(到|至)(?<to>20[0-9]{2})年", Pattern.Options)]
    private static partial Regex Since { get; }

    /// <summary>The targets in a body.</summary>
    public static List<ParsedTarget> Find(NormalizedText normalized, int from, int to)
    {
        var text = Clauses.WithoutNames(normalized.Text[from..to]);
        var digits = text.AsSpan().IndexOfAnyInRange('0', '9') >= 0;
        var words = text.AsSpan().ContainsAny(Words);
        var taken = new bool[text.Length + 1];
        var found = new List<(int At, int End, ParsedTarget Target)>();
        foreach (var pattern in (Regex[])[Percent, HanPercent, Worded, Tailed, Promised, Planned])
        {
            if (!digits && (pattern == Percent || pattern == Planned || !words))
                continue;
            foreach (Match match in pattern.Matches(text))
            {
                if (!taken[match.Groups["n"].Index] && (pattern == Promised ? Promises(text, match) : Counts(text, match, 0, pattern)))
                    Take(match, 0, Comparison(match, text), null);
            }
        }
        if (digits)
        {
            foreach (var (_, end, target) in found.Where(f => f.Target.Unit != "%").OrderBy(f => f.At).ToList())
                Row(end, target);
        }
        return OverYears(text, [.. found.OrderBy(f => f.At)]);

        // The figures that follow behind the same verb
        void Row(int at, ParsedTarget first)
        {
            while (
                Next.Match(text.Substring(at, Math.Min(64, text.Length - at))) is { Success: true } next
                && !taken[at + next.Groups["n"].Index]
                && Follows(text, next, at, first)
            )
            {
                var end = at + next.Index + next.Length;
                Take(
                    next,
                    at,
                    first.Operator == ParsedOperator.AtMost && next.Groups["u"].Value == first.Unit ? ParsedOperator.AtMost : Comparison(next, ""),
                    first.Per
                );
                at = end;
            }
        }

        void Take(Match match, int offset, ParsedOperator comparison, ParsedFrequency? per)
        {
            var (figure, measure) = (match.Groups["n"], match.Groups["u"]);
            if (found.Count >= Figures.MostPerTask || Figures.Parse(figure.Value) is not { } value)
                return;
            var (start, end) = (offset + (measure.Success ? figure.Index : match.Index), offset + match.Index + match.Length);
            taken.AsSpan(start..end).Fill(true);
            var clause = Clauses.Around(normalized, from + (offset > 0 ? start : match.Index), from + end);
            clause = (Math.Max(clause.From, from), Math.Min(clause.To, to));
            var unit = measure.Success ? normalized.NameAt(from + offset + measure.Index, from + offset + measure.Index + measure.Length) : "%";
            found.Add(
                (
                    offset + figure.Index,
                    end,
                    new ParsedTarget(normalized.Quote(clause.From, clause.To), value, unit, comparison)
                    {
                        ValueMax = match.Groups["x"].Success ? Figures.Parse(match.Groups["x"].Value) : null,
                        Per = RecurrenceReader.FrequencyIn(normalized.Text[clause.From..clause.To]) ?? per,
                    }
                )
            );
        }
    }

    private static bool Counts(string text, Match match, int offset, Regex pattern)
    {
        var figure = match.Groups["n"];
        var at = offset + figure.Index;
        var before = at > 0 ? text[at - 1] : '\0';
        if (char.IsAsciiDigit(figure.Value[0]) && (char.IsAsciiLetterOrDigit(before) || before is '.' or '+' or '×'))
            return false;
        var end = offset + match.Index + match.Length;
        var unit = match.Groups["u"].Value;
        var next = end < text.Length ? text[end] : '\0';
        var behind = text.Substring(end, Math.Min(12, text.Length - end));
        if (unit.Length == 0)
        {
            // 由83%提高到97%: the first figure is where things stand
            return !(FromTo.IsMatch(text[Math.Max(0, at - 24)..at]) && behind.AsSpan().IndexOfAny('到', '至') >= 0);
        }
        if (before == '第' || (before == '前' && unit is "名" or "位"))
            return false;
        if (ToAnother.IsMatch(behind) && FromTo.IsMatch(text[Math.Max(0, at - 24)..at]))
            return false;
        if (NotAFigure.IsMatch(behind) || (unit is "天" or "小时" or "个" && next == '内'))
            return false;
        var word = match.Groups["most"].Success ? match.Groups["most"].Value : match.Groups["least"].Value;
        if (Duration.IsMatch(unit))
        {
            if (unit is not ("天" or "小时" or "个小时") && !(pattern == Worded ? Bounds.IsMatch(word) && next != '前' : pattern == Next))
                return false;
            if (unit.EndsWith("工作日", StringComparison.Ordinal) && pattern == Worded && !match.Groups["most"].Success)
                return false;
            if (match.Groups["tail"].Value is "内" or "以内" && !match.Groups["most"].Success)
                return false;
        }
        // 6亩以下的用地, 超过50万元的项目: for which it holds, no figure to reach
        if (
            Size.IsMatch(unit)
            && (
                (match.Groups["tail"].Length > 0 && (next == '(' || char.IsAsciiDigit(next) || next is >= '\u4E00' and <= '\u9FFF') && !Bounds.IsMatch(word))
                || (next == '的' && word.Length > 0 && (!Bounds.IsMatch(word) || word.EndsWith("超过", StringComparison.Ordinal)))
            )
        )
            return false;
        if (Size.IsMatch(unit) && pattern != Next && ForWhich.IsMatch(text[Math.Max(0, offset + match.Index - 10)..(offset + match.Index)]))
            return false;
        if (match.Groups["least"].Value is "达" or "超" && match.Groups["between"].Value is ['标' or '时' or '期' or '限' or '额' or '载' or '前', ..])
            return false;
        if (IsDone(text, at))
            return false;
        if (
            match.Groups["carrying"].Success
            && (unit is "项" or "个" or "条" or "类" or "种" && Rules.IsMatch(behind) || match.Groups["between"].Value.Contains('"'))
        )
            return false;
        if (unit == "次" && next == '性')
            return false;
        if (unit is "人" && next is '民' or '大' or '员' or '才')
            return false;
        if (unit == "部" && next == '门')
            return false;
        if (unit == "项" && next == '目' && !char.IsAsciiDigit(figure.Value[0]))
            return false;
        return unit != "条" || next != '件';
    }

    /// <summary>What is done already is no figure to reach: 已建成示范村12个.</summary>
    private static bool IsDone(string text, int figure)
    {
        var clause = figure > 0 ? text.LastIndexOfAny([',', '。', ';', ':', '!'], figure - 1) + 1 : 0;
        var before = text.AsSpan(clause, figure - clause);
        var done = before.LastIndexOf('已');
        if (done < 0)
            done = before.LastIndexOf("现有");
        return done >= 0 && before.Length - done <= LongestDone && !before[done..].Contains('的') && !before.ContainsAny(Meant);
    }

    private static bool Promises(string text, Match match)
    {
        var end = match.Index + match.Length;
        var clause = text.AsSpan(end, Math.Min(60, text.Length - end));
        var stop = clause.IndexOfAny(",。;");
        return !Procedure.IsMatch(match.Groups["before"].Value) && Finished.IsMatch(stop < 0 ? clause : clause[..stop]);
    }

    private static bool Follows(string text, Match next, int at, ParsedTarget first)
    {
        var (between, unit, isPart) = (next.Groups["between"].Value, next.Groups["u"].Value, next.Groups["part"].Success);
        if (NotNext.IsMatch(between) || !Counts(text, next, at, Next))
            return false;
        var isSame = unit == first.Unit || (unit.EndsWith('元') && first.Unit.EndsWith('元'));
        if (Duration.IsMatch(unit))
            return isSame && next.Groups["mark"].Value == "、";
        if (between.Length == 0)
            return isPart || (next.Groups["mark"].Value == "、" && (isSame || next.Groups["noun"].Length > 0));
        return isPart || isSame || next.Groups["mark"].Value == "、";
    }

    private static ParsedOperator Comparison(Match match, string text)
    {
        var tail = match.Groups["tail"].Value;
        if (tail.EndsWith("以上", StringComparison.Ordinal))
            return ParsedOperator.AtLeast;
        if (tail.EndsWith("以下", StringComparison.Ordinal) || tail.EndsWith("以内", StringComparison.Ordinal) || tail == "内" || match.Groups["most"].Success)
            return ParsedOperator.AtMost;
        if (match.Groups["least"].Success)
            return match.Groups["least"].Value is "达到" or "达" && match.Groups["u"].Length == 0 ? ParsedOperator.Equal : ParsedOperator.AtLeast;
        return match.Groups["x"].Success || (match.Index >= 2 && text.AsSpan(0, match.Index).EndsWith("至少")) ? ParsedOperator.AtLeast : ParsedOperator.Equal;
    }

    /// <summary>分别实现20%、50%、80% with 自2021年到2024年 before it: one step a year.</summary>
    private static List<ParsedTarget> OverYears(string text, List<(int At, int End, ParsedTarget Target)> found)
    {
        var series = found.Where(f => f.Target.Unit == "%").GroupBy(f => f.Target.Text).Where(g => g.Count() > 1).Select(g => g.ToList()).FirstOrDefault();
        if (series is null || Since.Match(text) is not { Success: true } since || since.Index > series[0].At)
            return [.. found.Select(f => f.Target).Distinct()];
        var first = int.Parse(since.Groups["from"].Value, System.Globalization.CultureInfo.InvariantCulture);
        return [.. found.Select(f => series.IndexOf(f) is var step and >= 0 ? f.Target with { Year = first + step } : f.Target).Distinct()];
    }
}
