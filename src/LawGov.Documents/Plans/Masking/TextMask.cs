namespace LawGov.Documents.Plans.Masking;

/// <summary>Hides a text character by character; what the rules of reading look for stays.</summary>
internal static class TextMask
{
    public const char Hidden = '某';

    /// <summary>Measures stay behind a numeral alone; elsewhere they are parts of other words.</summary>
    private const string Measures =
        "个百分点学时课人场件万亿元平方米公里小时项家次期名户篇份所处条批部宗台套亩位起例支座轮遍堂节单笔吨村门幅块天枚种类册对盏钟千立顷车辆张株回届年月日周季度半性内余";

    private const string Figures = "4071853692";

    /// <summary>Words of duty, time and figures: they stay in every line.</summary>
    private static readonly string[] Kept = Words(
        "牵头单位 牵头部门 责任单位 责任部门 配合单位 配合部门 参加单位 参加部门 参与单位 参与部门 落实单位 落实部门 实施单位 承办单位 承办部门 主办单位 主办部门 协办单位 协办部门 协助单位 协同单位 协作单位 主责单位 主责部门 分工单位 督导单位 "
            + "负责单位 负责部门 指导单位 监督单位 责任主体 牵头责任人 牵头负责人 具体负责人 联系领导 配合领导 包联领导 办结时限 办结时间 整改期限 整改时间 序时进度 完成节点 责任领导 牵头领导 分管领导 责任人 牵头人 主要责任人 第一责任人 具体责任人 直接责任人 责任区领导 "
            + "责任县领导 牵头区领导 牵头县领导 完成时限 完成时间 完成期限 时限要求 时间要求 时间节点 办理时限 整改时限 推进时限 完成日期 时间进度 进度安排 进度要求 "
            + "成果形式 工作成果 完成标准 工作标准 具体措施 联系人 联系电话 共同牵头 联合牵头 牵头负责 牵头 会同 共同配合 协同配合 配合 协助 参加 参与 协办 抓总 按职责分工 按照职责分工 根据职责分工 按各自职责 按照各自职责 按职责 按照职责 各负其责 各司其职 分别负责 "
            + "共同负责 "
            + "负责落实 负责 分工负责 分工落实 各自 分别 职责 分工 由 各 有关 相关 等 和 及 与 下同 排名不分先后 排序不分先后 顺序不分先后 "
            + "双月刊 双周刊 本月底 当月底 近一年 每年度 每学年 每一年度 每一年 每一季度 每一月 每个学年 每个学期 每两个月 每半个月 每半月 每双月 每双周 每两周 每两个星期 每旬 每个工作日 每两年 每半年 每季度 每学期 每星期 每年 每季 每月 每周 每日 每天 每个 双月 "
            + "双周 逐月 逐季度 逐季 逐周 逐旬 逐日 按旬 按半年 年均 一年两 一年一 一年不少于 一年至少 一月一 一月两 一周一 半年一 两年一 季度末 季末 月初 季初 下半年各 下半年分别 上下半年 按月 按季度 按季 按周 任期内 年年底前 底前 末前 年底前 年末前 年底 "
            + "年末 年内 年度内 上半年 下半年 今年 本年度 本年 当年 明年 季度 规划期 方案期 计划期 期末 时期末 上旬 中旬 下旬 之前 以前 长期 持续 常态 实时 适时 定期 动态 全年 "
            + "不得少于 不得低于 不得超过 不少于 不低于 不超过 不高于 不多于 多于 高于 低于 少于 至少 最少 至多 达到 超过 突破 力争 控制在 控制到 压减至 压减到 压减为 压缩至 压缩到 压缩为 压缩在 压降 缩短至 缩短到 缩短为 缩减至 缩减到 精简至 精简到 精简为 "
            + "减少至 减少到 减至 不大于 不小于 压减 压缩 降至 降到 以上 以下 以内 百分之 百分点 截至 截止到 年 月底 月末 月份 到 至 自 从 之内 为 "
            + "背景 意义 必要性 起草过程 制定过程 编制过程 制定依据 起草依据 编制依据 起草情况 主要考虑 总体考虑 主要特点 主要亮点 创新点 解读 制定本办法 制定本规定 制定本条例 制定本规则 制定本细则 制定本章程 制定本准则 制定本规程"
    );

    /// <summary>Words of the frame around a plan: title, notice, labels of a page, signature. They stay outside tasks and paragraphs.</summary>
    private static readonly string[] Frame = Words(
        "实施方案 工作方案 行动计划 工作计划 工作要点 工作安排 任务分解表 任务分解 分工方案 分解表 任务表 责任表 分工表 一览表 实施细则 情况报告 情况说明 年度报告 白皮书 方案 计划 要点 纲要 规划 意见 办法 清单 措施 若干政策 责任分解 安排 分工 台账 行动 报告 总结 汇报 "
            + "通报 小结 综述 公报 简报 情况 "
            + "关于 印发 转发 下发 发布 公布 的通知 的函 通知 近日 日前 近期 最近 昨日 今日 今天 讯 记者 现将 印发了 出台了 发布了 公布了 下发了 出台 给你们 印发你们 你们 发给 如下 全文 主要内容 内容 正文 原文 刊登 刊发 摘登 转载 要求 强调 规定 条例 规则 "
            + "细则 章程 准则 规程 法治 建设 示范 创建 年度 重点 任务 实施 工作 推进 五年 "
            + "索引号 信息索取号 索取号 发文字号 公文字号 发布文号 文件编号 文号 主题分类 组配分类 主题词 主题 体裁分类 公文种类 文种 成文日期 成文时间 印发日期 发文日期 发文时间 公文生成日期 生成日期 发布日期 发布时间 发表日期 发表时间 更新日期 更新时间 公开日期 "
            + "公开时间 发文机关 发文机构 发文单位 发布机构 发布单位 发布部门 公开机构 制发机关 制发机构 制发单位 制定机关 制定单位 状态 备注/文号 政 发 字 函 文 通 规 党 "
            + "信息名称 文件名称 名称 标题 中文名 外文名 有效性 效力状态 公文时效 时效性 时效 有效期 信息类别 信息分类 公开方式 公开范围 公开类别 公开属性 日期 时间 关键词 废止日期 生效日期 实施日期 施行日期 分类 载体类型 信息来源 内容概述 服务对象 "
            + "当前位置 所在位置 您的位置 位置 首页 字体 字号 大 中 小 分享 打印 收藏 关闭 返回 无障碍 长者 适老 扫一扫 备 公网安备 版权所有 主办 承办 网站标识码 网站声明 联系我们 联系方式 联络我们 网站地图 词条 链接 文档 附件下载 附件 解读 稿件 新闻 文章 "
            + "阅读 信息 热门 推荐 基本介绍 基本信息 "
            + "上一篇 上一条 下一篇 下一条 来源 作者 责任编辑 编辑 浏览 点击 访问 次数 量 简体 繁体 正文 目录 下载 纠错 微信 微博 图解 登录 注册 搜索 第 页 共 此件 此页 此文 本文有删减 政府网站 政府网 门户网站 "
            + "中共 人民政府 政府 办公室 办公厅 委员会 领导小组 局 厅 委 部 办 中心 院 总工会 联合会 代章 盖章 印章 附属文件 附属档案 附表 附录 附 注 备注 说明 抄送 主送 报送 印发范围 共印 党委 办事处 部门 单位 区 县 市 旗 乡镇 镇 街道 号 全区 全县 "
            + "全市 全旗 本方案 本计划 要 应当 须 将 联系人 电话 传真 邮箱 月 日"
    );

    /// <summary>Titles that only announce aims, how everybody is to set about it, or name the stages.</summary>
    private static readonly string[] NonTaskParts = Words(
        "指导思想 总体思想 指导原则 基本原则 工作原则 主要原则 总体原则 总体要求 基本要求 目标要求 总体目标 工作目标 主要目标 创建目标 活动目标 任务目标 建设目标 发展目标 预期目标 整治目标 奋斗目标 目标任务 总体思路 工作思路 基本思路 "
            + "重要意义 重大意义 重要性 重大性 工作背景 起草背景 出台背景 制定背景 改革内容 发展现状 现状 工作成效 工作成绩 主要成效 主要成绩 存在问题 存在的问题 存在主要问题 存在的主要问题 面临形势 面临的形势 适用范围 充分认识 "
            + "工作要求 有关要求 相关要求 几点要求 活动要求 具体要求 组织要求 组织保障 工作保障 实施保障 组织领导 组织实施 保障措施 保障机制 保障要求 总则 附则 步骤 步骤安排 阶段安排 进度安排 时间安排"
    );

    /// <summary>Verbs that make a figure or a year behind or before them a goal.</summary>
    private static readonly string[] Goals = Words(
        "完成 新增 建成 新建 打造 创建 培育 培养 形成 举办 开展 组织 培训 发布 编制 建设 选树 选聘 配备 办理 实现 推出 制定 制订 增加 增长 整治 建立 评选 征集 命名 招录 招聘 制作 设立 达到 出台 基本 全面 全部 力争 率先 确保 上线 "
            + "聘请 聘任 开工 续建 改造 改建 扩建 修建 修复 安装 减轻 减免 受理 投放 办好 办成 办结 引进 招引 签约 争取 筹措 投入 组建 招募 吸纳 认定 储备 审结 调解 培树 慰问 帮扶 救助 落实 实施 推进 安排 执行 "
            + "涉及 惠及 覆盖 约 每 对 按 发现 剩余 其余 还有 尚有 现有 原有 已 未 保留 共 合计 包括 包含 分为 其中 在 于 后 起 前 第 "
            + "评查 抽查 走访 排查 轮训 编印 印制 发放 选派 配置 清理 化解 提高 提升 上升 下降 降低 根据 按照 依据 依照 贯彻 巩固 运用 参照 总结 召开 编发 编写 刊发 推送 开设 检查 巡查 抽检 治理 拆除 盘活 更新 种植 对 单笔 单次 单项 凡"
    );

    /// <summary>Words behind a measure that make the figure a way to count.</summary>
    private static readonly string[] Behind = Words(
        "方面 环节 阶段 层面 领域 维度 维护 意识 确立 自信 一体 之 自助 值守 热线 在线 不打烊 服务圈 生活圈 重点改革 重点任务 重点工程 重点行动 重点 主要 基本 配套 具体 制度 机制 措施 原则 规定 要求 任务 清单 行动 工程 改革 战略 政策 标准 意见 方案 职责 职能 "
            + "举措 的 目 民 大 员 才"
    );

    /// <summary>Words behind a time that make it the last one.</summary>
    private static readonly string[] Done = Words(
        "完成 建成 出台 办结 上线 竣工 完工 投用 启用 投入 验收 制定 制订 形成 实现 报送 上报 公布 公示 开工 启动 交付 挂牌 运行 达到 全面 全部 基本 正式 组织 开展 进行 举办 召开 接受 迎接 实施 了 的 过 审批 审核 审结 办理 登记 报告 调度 通报 研判 督查 "
            + "小结 总结 考核 评估 汇总 分析 会商 检查"
    );

    private static readonly Dictionary<char, string[]> KeptBy = ByFirst(Kept);

    private static readonly Dictionary<char, string[]> FrameBy = ByFirst(Kept.Concat(Frame));

    /// <summary>A last paragraph calls on everybody by these.</summary>
    private static readonly Dictionary<char, string[]> ClosingBy = ByFirst(
        Kept.Concat(Words("要 应当 须 将 全区 全县 全市 全旗 本方案 本计划 本纲要 本要点 本意见 本办法"))
    );

    private static readonly Dictionary<char, string[]> GoalsBy = ByFirst(Goals);

    private static readonly Dictionary<char, string[]> BehindBy = ByFirst(Behind.Concat(Done));

    private static readonly Dictionary<char, string[]> AimsBy = ByFirst(NonTaskParts);

    /// <summary>Hides a text.</summary>
    /// <param name="raw">The text; lines are parted by line feeds.</param>
    /// <param name="names">What stands for names.</param>
    /// <param name="roles">What each character's line was read as.</param>
    /// <param name="joints">Places where a heading meets its body without a mark: the words around them part the two.</param>
    public static string Hide(string raw, MaskedNames names, IReadOnlyList<LineRole> roles, IReadOnlySet<int>? joints = null)
    {
        var normalized = NormalizedText.Of(raw);
        var text = normalized.Text;
        var hidden = raw.ToCharArray();
        for (var i = 0; i < text.Length; )
        {
            var role = roles[Math.Min(normalized.RawStart(i), roles.Count - 1)];
            if (role is LineRole.TableHeader || joints?.Contains(normalized.RawStart(i)) == true)
                i++;
            else if (char.IsAsciiDigit(text[i]))
                i = Digits(normalized, i, role, hidden);
            else if (names.At(text, i) is { } name)
            {
                for (var k = 0; k < name.Length; k++)
                    Put(normalized, i + k, name[k], hidden);
                i += name.Length;
            }
            else if (Stays(normalized, i, role) is var length and > 0)
                i += length;
            else
            {
                if (IsHan(text[i]))
                    Put(normalized, i, Hidden, hidden);
                else if (char.IsAsciiLetter(text[i]))
                    Put(normalized, i, 'x', hidden);
                else if (char.IsLetter(text[i]))
                    Put(normalized, i, Hidden, hidden);
                i++;
            }
        }
        return new string(hidden);
    }

    private static void Put(NormalizedText normalized, int at, char c, char[] hidden)
    {
        // What stands as it was keeps its own width and shape
        if (normalized.Text[at] != c)
            hidden[normalized.RawStart(at)] = c;
    }

    /// <summary>How many characters from here stay as they are.</summary>
    private static int Stays(NormalizedText normalized, int at, LineRole role)
    {
        var text = normalized.Text;
        if (HanNumerals.IsDigit(text[at]) || text[at] is >= '①' and <= '⒛')
            return 1;
        var isAfterNumeral = at > 0 && (char.IsAsciiDigit(text[at - 1]) || HanNumerals.IsDigit(text[at - 1]) || text[at - 1] == '%');
        if (text[at] == '第' && at + 1 < text.Length && HanNumerals.IsDigit(text[at + 1]))
            return 1;
        if (isAfterNumeral && "章节条篇部分是位个家".Contains(text[at]) && IsNumbering(normalized, at))
            return at + 1 < text.Length && text[at] == '部' && text[at + 1] == '分' ? 2 : 1;
        if (at > 0 && text[at] is '前' or '内' && "年月日底末旬度".Contains(text[at - 1]))
            return 1;
        if (at > 1 && text[at - 1] == '个' && text.AsSpan(at).StartsWith("工作日"))
            return 3;
        if (text[at] == '无' && normalized.GapBefore(at) && (at + 1 == text.Length || normalized.GapBefore(at + 1)))
            return 1;
        if (FirstLeads(text, at) is var statement and > 0)
            return statement;
        if (role is LineRole.PagePart && text.AsSpan(at).StartsWith("ICP"))
            return 3;
        if (
            WordAt(BehindBy, text, at) is var behind and > 0
            && (HasTimeOrMeasureBefore(text, at) || (behind == 1 && Done.Any(w => text.AsSpan(0, at).EndsWith(w))))
        )
            return behind;
        var words = role switch
        {
            LineRole.ChapterHeading or LineRole.SectionHeading or LineRole.Task or LineRole.UnitNote or LineRole.Prose or LineRole.Unread => KeptBy,
            LineRole.Intro => ClosingBy,
            _ => FrameBy,
        };
        if (WordAt(words, text, at) is var kept and > 0)
            return kept;
        if (
            WordAt(AimsBy, text, at) is var aim and > 0
            && (at + aim == text.Length || !IsHan(text[at + aim]) || text[at + aim] is '和' or '与' or '及' or '的' || normalized.BreaksBefore(at + aim))
        )
            return aim;
        if (WordAt(GoalsBy, text, at) is var goal and > 0 && (text[Math.Max(0, at - 1)] == '年' || FigureFollows(text, at + goal)))
            return goal;
        if (isAfterNumeral && Measures.Contains(text[at]))
        {
            var end = at + 1;
            while (end < text.Length && end - at < 4 && Measures.Contains(text[end]) && WordAt(BehindBy, text, end) == 0)
                end++;
            return end - at;
        }
        return 0;
    }

    private static int WordAt(Dictionary<char, string[]> words, string text, int at)
    {
        if (!words.TryGetValue(text[at], out var candidates))
            return 0;
        foreach (var word in candidates)
        {
            if (string.CompareOrdinal(text, at, word, 0, word.Length) == 0)
                return word.Length;
        }
        return 0;
    }

    /// <summary>Behind 4个, 6月, 月底前 and 一季度一 a word may say what kind of figure or time it is.</summary>
    private static bool HasTimeOrMeasureBefore(string text, int at)
    {
        if (at > 1 && text[at - 1] == '一' && "年月周度季".Contains(text[at - 2]))
            return true;
        var from = at;
        while (from > 0 && at - from < 5 && (Measures.Contains(text[from - 1]) || "底末初终前".Contains(text[from - 1])))
            from--;
        if (text.AsSpan(0, from).EndsWith("个工作"))
            from -= 3;
        return at > from && ("底末初终前".Contains(text[at - 1]) || (from > 0 && (char.IsAsciiDigit(text[from - 1]) || HanNumerals.IsDigit(text[from - 1]))));
    }

    private static bool FigureFollows(string text, int at)
    {
        var end = at;
        while (end < text.Length && end - at <= 20 && (IsHan(text[end]) || text[end] is '"' or '(' or ')'))
            end++;
        return end < text.Length && char.IsAsciiDigit(text[end]);
    }

    private static bool IsHan(char c) => c is >= '\u4E00' and <= '\u9FFF';

    private static bool IsNumbering(NormalizedText normalized, int at)
    {
        var start = at;
        while (
            start > 0
            && (char.IsAsciiDigit(normalized.Text[start - 1]) || HanNumerals.IsDigit(normalized.Text[start - 1]) || normalized.Text[start - 1] == '第')
        )
            start--;
        return normalized.BreaksBefore(start);
    }

    /// <summary>列第一位的为牵头单位,下同: the length of such a statement.</summary>
    private static int FirstLeads(string text, int at)
    {
        if (text[at] is not ('列' or '排' or '居' or '位' or '名' or '第' or '首' or '最' or '末' or '均' or '都' or '皆' or '无' or '未' or '没'))
            return 0;
        var end = text.IndexOf("牵头", at, Math.Min(24, text.Length - at), StringComparison.Ordinal);
        if (end < 0 || text.AsSpan(at, end - at).IndexOfAny("。;()") >= 0 || text.AsSpan(at, end - at).IndexOfAny(WhoLeads) < 0)
            return 0;
        return end - at;
    }

    private static readonly System.Text.RegularExpressions.Regex AfterYear = Pattern.Of("(19|20)[0-9]{2}[-./]$");

    private static readonly System.Text.RegularExpressions.Regex AfterMonth = Pattern.Of("(19|20)[0-9]{2}[-./][0-9]{1,2}[-./]$");

    /// <summary>Numbering, years and months stay; days and figures become others of the same length.</summary>
    private static int Digits(NormalizedText normalized, int at, LineRole role, char[] hidden)
    {
        var text = normalized.Text;
        var end = at;
        while (end < text.Length && char.IsAsciiDigit(text[end]) && (end == at || !normalized.BreaksBefore(end)))
            end++;
        var next = end < text.Length ? text[end] : '\0';
        var length = end - at;
        if (at > 0 && text[at - 1] == '每')
            return end;
        var isYear = length == 4 && text.AsSpan(at).StartsWith("19") || (length == 4 && text.AsSpan(at).StartsWith("20"));
        var isDecimal = next == '.' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]) && !normalized.BreaksBefore(end + 1);
        if (
            role is LineRole.PagePart or LineRole.TableHeader
            || isYear
            || next == '月'
            || AfterYear.IsMatch(text[Math.Max(0, at - 5)..at])
            || (length <= 8 && AtHead(normalized, at))
            || (length <= 3 && next is '、' or '.' or ')' && !isDecimal)
        )
            return end;
        // 青政发20263: the year has lost its brackets
        if (
            role == LineRole.Metadata
            && length > 4
            && at > 0
            && (IsHan(text[at - 1]) || text[at - 1] == '(')
            && (text.AsSpan(at).StartsWith("19") || text.AsSpan(at).StartsWith("20"))
        )
            at += 4;
        if (
            (next == '日' || (length <= 2 && AfterMonth.IsMatch(text[Math.Max(0, at - 8)..at])))
            && int.Parse(text.AsSpan(at, Math.Min(length, 3)), System.Globalization.CultureInfo.InvariantCulture) is var day and >= 1 and <= 31
        )
        {
            var other =
                length == 1 ? $"{1 + ((day + 3) % 9)}"
                : day < 10 ? $"0{1 + ((day + 3) % 9)}"
                : $"{10 + ((((day - 10) * 5) + 7) % 19)}";
            for (var i = 0; i < length; i++)
                Put(normalized, at + i, other[i], hidden);
            return end;
        }
        for (var i = at; i < end; i++)
            Put(normalized, i, text[i] == '0' ? '0' : Figure(text[i]), hidden);
        return end;
    }

    private static char Figure(char digit) => Figures[digit - '0'] == '0' ? '2' : Figures[digit - '0'];

    /// <summary>Only brackets, bullets and 第 stand before it on its line or in its cell.</summary>
    private static bool AtHead(NormalizedText normalized, int at)
    {
        while (at > 0 && "(第•·-#>*|".Contains(normalized.Text[at - 1]) && !normalized.BreaksBefore(at))
            at--;
        return normalized.BreaksBefore(at) || (normalized.GapBefore(at) && normalized.Raw[normalized.RawStart(at) - 1] == '\t');
    }

    /// <summary>Characters of statements about who leads.</summary>
    private static readonly System.Buffers.SearchValues<char> WhoLeads = System.Buffers.SearchValues.Create("首第末最均都皆无未没");

    private static string[] Words(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static Dictionary<char, string[]> ByFirst(IEnumerable<string> words) =>
        words.Distinct(StringComparer.Ordinal).GroupBy(w => w[0]).ToDictionary(g => g.Key, g => g.OrderByDescending(w => w.Length).ToArray());
}
