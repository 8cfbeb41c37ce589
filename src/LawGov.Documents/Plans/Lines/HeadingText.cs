namespace LawGov.Documents.Plans.Lines;

/// <summary>Parts a heading from the body that follows it on the same line, with or without a full stop between them.</summary>
internal static class HeadingText
{
    public const int LongestTitle = 60;

    /// <summary>What follows a title in the same and only sentence is a body from this length on.</summary>
    private const int ShortestBody = 12;

    /// <summary>Words a title ends with before its body begins.</summary>
    private static readonly string[] Closers =
    [
        "改革",
        "工作",
        "建设",
        "责任",
        "机制",
        "体系",
        "制度",
        "规定",
        "评估",
        "环境",
        "高效",
        "领导",
        "能力",
        "水平",
        "执法",
        "进行",
        "监督",
        "公开",
        "共享",
        "平台",
        "服务",
        "管理",
        "应对",
        "调解",
        "裁决",
        "复议",
        "应诉",
        "队伍",
        "保障",
        "宣传",
        "教育",
        "培训",
        "合力",
        "职能",
        "程序",
        "方式",
        "力度",
        "决策",
        "治理",
        "协同",
        "落实",
        "发展",
        "意识",
        "效能",
        "质效",
        "要求",
        "思想",
        "目标",
        "原则",
        "任务",
        "措施",
        "作用",
        "考核",
        "督察",
        "督查",
        "创建",
        "化解",
        "化",
        "审查",
        "清理",
        "行为",
        "规范",
        "安全",
        "基础",
        "格局",
        "创新",
        "办理",
        "普法",
        "文化",
        "人才",
        "研究",
        "整治",
        "成效",
        "认识",
        "衔接",
        "运行",
    ];

    /// <summary>Words a body begins with.</summary>
    private static readonly string[] Openers =
    [
        "按照",
        "根据",
        "依据",
        "围绕",
        "继续",
        "各级",
        "各部门",
        "各单位",
        "各乡镇",
        "各街道",
        "各区",
        "各县",
        "各地",
        "严格",
        "坚持",
        "加强",
        "完善",
        "健全",
        "建立",
        "推进",
        "推动",
        "深化",
        "深入",
        "优化",
        "强化",
        "持续",
        "进一步",
        "充分",
        "全面",
        "切实",
        "认真",
        "贯彻",
        "落实",
        "组织",
        "开展",
        "实施",
        "制定",
        "制订",
        "规范",
        "加大",
        "加快",
        "提升",
        "提高",
        "积极",
        "大力",
        "着力",
        "牢固",
        "以",
        "将",
        "把",
        "对",
        "统筹",
        "聚焦",
        "紧扣",
        "紧紧",
        "依托",
        "依法",
        "及时",
        "定期",
        "结合",
        "充实",
        "打造",
        "构建",
        "推行",
        "探索",
        "抓好",
        "做好",
        "突出",
        "发挥",
        "高举",
        "明确",
        "成立",
        "行政机关",
        "要",
    ];

    /// <summary>Where the title ends and the body begins in the normalized text; both the end of the text where there is no body.</summary>
    /// <param name="normalized">The line.</param>
    /// <param name="from">Behind the numeral.</param>
    /// <param name="guessed">The two were parted by sense, not by a mark.</param>
    public static (int TitleEnd, int BodyStart) Split(NormalizedText normalized, int from, out bool guessed)
    {
        guessed = false;
        var text = normalized.Text;
        var stop = text.IndexOfAny(['。', '!', '?'], from);
        if (stop < 0 && text.Length - from <= LongestTitle && Glued(text, from, text.Length) is var short_ && (short_ < 0 || text.Length - from < 40))
            return (text.Length, text.Length);
        if (stop == text.Length - 1 && stop - from <= LongestTitle && !(Glued(text, from, stop) is var joint and > 0 && stop - joint >= ShortestBody))
        {
            var colon = text.IndexOf(':', from);
            return colon > from && colon - from <= 20 && stop - colon > 4 ? (colon, colon + 1) : (stop, text.Length);
        }
        // A first sentence of one short clause is the title
        if (stop > from && stop - from <= 30 && text.AsSpan(from, stop - from).IndexOfAny(',', ';', ':') < 0)
            return (stop, stop + 1);
        if (stop < 0)
            stop = text.Length;
        var glued = Glued(text, from, stop);
        if (glued > 0)
        {
            guessed = true;
            return (glued, glued);
        }
        if (stop - from <= LongestTitle)
            return (stop, Math.Min(stop + 1, text.Length));
        guessed = true;
        var clause = text.IndexOfAny([',', ';', ':', '。'], from);
        return clause > from && clause - from <= 30 ? (clause, clause + 1) : (from, from);
    }

    /// <summary>The last place in the first clause where a finished title meets the opening of a body; -1 where there is none.</summary>
    private static int Glued(string text, int from, int stop)
    {
        var end = stop;
        var depth = 0;
        for (var i = from; i < stop; i++)
        {
            if (text[i] is '《' or '(')
                depth++;
            else if (text[i] is '》' or ')')
                depth--;
            else if (depth <= 0 && text[i] is ',' or ';' or ':')
            {
                end = i;
                break;
            }
        }
        depth = 0;
        var found = -1;
        for (var i = from; i < end - 3 && i - from <= 36; i++)
        {
            if (text[i] is '《' or '(')
                depth++;
            else if (text[i] is '》' or ')')
                depth--;
            if (depth > 0 || i - from < 4)
                continue;
            if (Opens(text, i, end) && Closes(text, from, i))
                found = i;
        }
        return found;
    }

    private static bool Opens(string text, int at, int end)
    {
        foreach (var word in Openers)
        {
            if (at + word.Length < end && string.CompareOrdinal(text, at, word, 0, word.Length) == 0)
                return true;
        }
        return false;
    }

    private static bool Closes(string text, int from, int at)
    {
        foreach (var word in Closers)
        {
            if (at - word.Length >= from + 2 && string.CompareOrdinal(text, at - word.Length, word, 0, word.Length) == 0)
                return true;
        }
        return false;
    }
}
