namespace LawGov.Documents.Plans.Times;

/// <summary>The words that stand around times: one vocabulary for deadlines, columns, headings and notes. All are normalized.</summary>
internal static class TimeWords
{
    /// <summary>An expression for the words that make a time the last one.</summary>
    public const string Before = "(之前|以前|前)";

    /// <summary>Behind a time: it is the last one.</summary>
    public static readonly string[] Befores = ["之前", "以前", "前"];

    public static readonly string[] Withins = ["以内", "之内", "内"];

    /// <summary>前 that belongs to the word behind it.</summary>
    public const string NotBefore = "后期往置端沿夕段提景瞻列来";

    /// <summary>内 that belongs to the word behind it.</summary>
    public const string NotWithin = "容部控设外涵蒙";

    /// <summary>Between a day and 前.</summary>
    public static readonly string[] Hours =
    [
        "下班",
        "24时",
        "24点",
        "12时",
        "17时",
        "18时",
        "17:00",
        "18:00",
        "24:00",
        "中午",
        "当日",
        "当天",
        "(含)",
        "(含当日)",
    ];

    /// <summary>Behind a year: an occasion whose day the words do not name.</summary>
    public static readonly string[] Occasions = ["春节", "国庆", "元旦", "五一", "中秋", "端午", "清明", "暑假", "寒假", "汛期", "两会", "开学", "高考"];

    /// <summary>Between two times that are one list.</summary>
    public static readonly string[] Joints = ["和", "、", "及", "与", "以及", "或"];

    /// <summary>Behind a time: only about then.</summary>
    public static readonly string[] Abouts = ["前后", "左右", "上下", "前夕"];

    /// <summary>Behind a time: from then on.</summary>
    public static readonly string[] Begins = ["起", "开始", "以来", "之后", "以后", "后"];

    /// <summary>Before a time: up to then.</summary>
    public static readonly string[] UpTo =
    [
        "到",
        "至",
        "截至",
        "截止到",
        "截止至",
        "截止",
        "不迟于",
        "不晚于",
        "不得迟于",
        "不得晚于",
        "最迟于",
        "最晚于",
        "最迟",
        "最晚",
        "至迟",
        "务必于",
        "赶在",
    ];

    /// <summary>Before a time: in it.</summary>
    public static readonly string[] In = ["于", "在"];

    /// <summary>Before a time, also before 于: it is meant to be done by then.</summary>
    public static readonly string[] Meant =
    [
        "力争",
        "争取",
        "确保",
        "拟",
        "计划",
        "预计",
        "定",
        "将",
        "要",
        "须",
        "应",
        "原则上",
        "务必",
        "必须",
        "安排",
        "并",
    ];

    /// <summary>Of these a year alone is a goal.</summary>
    public static readonly string[] Aiming = ["力争", "争取", "确保", "力争到", "争取到", "确保到"];

    /// <summary>Before a time: since then.</summary>
    public static readonly string[] Since = ["自", "从", "始于", "开始于"];

    /// <summary>Before a time: something is measured by it.</summary>
    public static readonly string[] Versus = ["与", "同", "较", "比", "和", "跟", "相较于", "相较", "相比", "对比", "对照", "比照", "较之"];

    /// <summary>Behind a time that something is measured by.</summary>
    public static readonly string[] Measured =
    [
        "相比",
        "比较",
        "相较",
        "同期",
        "持平",
        "为基数",
        "为基准",
        "为基期",
        "的基础上",
        "基础上",
        "的水平",
        "水平",
        "数据为",
        "的数据",
        "下降",
        "增长",
        "减少",
        "提高",
        "提升",
        "增加",
        "上升",
        "降低",
        "翻",
        "压减",
        "多",
        "少",
        "高",
        "低",
    ];

    /// <summary>Behind these words a time is where something comes from, or what was done already.</summary>
    public static readonly string[] Sources =
    [
        "根据",
        "按照",
        "依据",
        "依照",
        "贯彻",
        "落实",
        "巩固",
        "运用",
        "用好",
        "参照",
        "总结",
        "自",
        "从",
        "对照",
        "回顾",
        "针对",
        "围绕",
        "梳理",
        "复盘",
    ];

    /// <summary>Right behind a time, or behind its comma: how things are.</summary>
    public static readonly string[] Facts =
    [
        "已",
        "业已",
        "均已",
        "都已",
        "共计",
        "累计",
        "共有",
        "现有",
        "尚有",
        "仍有",
        "还有",
        "尚未",
        "仍未",
        "曾",
        "实有",
        "存量",
        "全部已",
        "先后",
        "共",
        "我国",
    ];

    /// <summary>Words that may stand between a time and a fact: 全县已….</summary>
    public static readonly string[] Whose =
    [
        "全县",
        "全市",
        "全区",
        "全省",
        "全镇",
        "全乡",
        "全旗",
        "全州",
        "全国",
        "我县",
        "我市",
        "我区",
        "我镇",
        "本县",
        "本区",
        "本市",
    ];

    /// <summary>Before a time: it was done.</summary>
    public static readonly string[] Done = ["已", "已于", "已在", "已经于", "已经在", "曾于", "曾在", "早在", "业已于", "原定", "原计划", "原定于", "截至目前"];

    /// <summary>A cycle: what stands in it comes back.</summary>
    public static readonly string[] Cycles =
    [
        "每年",
        "每年度",
        "每季",
        "每月",
        "每半年",
        "每学期",
        "每学年",
        "每两年",
        "每个",
        "历年",
        "逐年",
        "逐月",
        "逐季",
        "往年",
        "每周",
        "每届",
        "每",
    ];

    /// <summary>How a thing is done, between a time and its verb.</summary>
    public static readonly string[] Adverbs =
    [
        "全面",
        "全部",
        "基本",
        "正式",
        "组织",
        "集中",
        "统一",
        "对外",
        "陆续",
        "逐户",
        "逐项",
        "逐一",
        "率先",
        "如期",
        "按期",
        "按时",
        "顺利",
        "分批",
        "分别",
        "再次",
        "整体",
        "同步",
        "首批",
        "试点",
        "力争",
        "确保",
        "争取",
        "实现",
        "由县",
        "予以",
    ];

    /// <summary>What is done when it is done: behind a month or a day they make it the last one.</summary>
    public static readonly string[] Endings =
    [
        "完成",
        "建成",
        "出台",
        "办结",
        "上线",
        "竣工",
        "完工",
        "投用",
        "启用",
        "投入使用",
        "投入运行",
        "投入试运行",
        "验收",
        "制定",
        "制订",
        "形成",
        "实现",
        "报送",
        "上报",
        "公布",
        "公示",
        "开工",
        "启动",
        "交付",
        "挂牌",
        "运行",
        "达到",
        "开放",
        "搬迁",
        "入驻",
        "开馆",
        "开园",
        "开门",
        "揭牌",
        "通车",
        "试运行",
        "提请",
        "提交",
        "送审",
        "上会",
        "印发",
        "发布",
        "落地",
        "投产",
        "封顶",
        "移交",
        "签约",
        "销号",
        "清零",
        "归档",
        "报审",
        "整改到位",
        "落实到位",
    ];

    /// <summary>Steps of a plan: behind a year or a month of its own years.</summary>
    public static readonly string[] Steps =
    [
        "开展",
        "进行",
        "组织",
        "举办",
        "召开",
        "接受",
        "迎接",
        "实施",
        "总结",
        "排查",
        "整改",
        "整治",
        "评查",
        "督查",
        "检查",
        "评估",
        "培训",
        "举行",
        "部署",
        "推进",
    ];

    /// <summary>Behind a year these make its end the goal.</summary>
    public static readonly string[] Goals =
    [
        "建成",
        "完成",
        "实现",
        "达到",
        "形成",
        "出台",
        "基本",
        "全面",
        "全部",
        "力争",
        "率先",
        "确保",
        "制定",
        "制订",
        "推出",
        "上线",
        "建立",
        "培育",
        "创建",
        "打造",
    ];

    /// <summary>How many characters of the longest of these words the text ends with before a place; 0 where it ends with none.</summary>
    public static int EndingAt(ReadOnlySpan<char> text, int at, string[] words)
    {
        var longest = 0;
        foreach (var word in words)
        {
            if (word.Length > longest && at >= word.Length && text[(at - word.Length)..at].SequenceEqual(word))
                longest = word.Length;
        }
        return longest;
    }

    /// <summary>How many characters of the longest of these words stand at a place.</summary>
    public static int StartingAt(ReadOnlySpan<char> text, int at, string[] words)
    {
        var longest = 0;
        foreach (var word in words)
        {
            if (word.Length > longest && at + word.Length <= text.Length && text.Slice(at, word.Length).SequenceEqual(word))
                longest = word.Length;
        }
        return longest;
    }
}
