using System.Text.RegularExpressions;
using LawGov.Documents.Plans.Lines;

namespace LawGov.Documents.Plans.Cover;

/// <summary>Decides what kind of document it is, by its title and by what was found in it.</summary>
internal static partial class PlanKinds
{
    /// <summary>So many tasks that name their units make a plan, whatever its title.</summary>
    public const int EnoughTasks = 2;

    [GeneratedRegex("要点|年度.{0,12}(计划|安排|任务|清单|台账)|20[0-9]{2}年.{0,30}(计划|安排|任务|清单|台账|方案|重点)|工作计划|工作安排", Pattern.Options)]
    private static partial Regex Annual { get; }

    [GeneratedRegex("(规划|纲要)([(].{0,30}[)])?$|行动计划|20[0-9]{2}年?-20[0-9]{2}年?|五年", Pattern.Options)]
    private static partial Regex Long { get; }

    private const int LongestOddTitle = 40;

    /// <summary>Titles of other papers and pages.</summary>
    [GeneratedRegex(
        "^.*(讲话|发言|致辞|公告|通告|公示|批复|复函|纪要|解读|问答|记者问|说明|简介|通讯录|名单|倡议书|决定|命令|令|公约|须知|指南|手册|教程|合同|协议|章程|准则|规程|制度|消息|新闻|动态|快讯|故事|论文|心得|体会|述职|会议).*"
            + "|.*(召开|举行|举办|开展|出台|印发|发布|调研|走访|赴|荣获|获评|启动|圆满).{2,}$",
        Pattern.Options
    )]
    private static partial Regex Other { get; }

    [GeneratedRegex(
        "(制定|制订|特制定|特制订|编制|提出|形成|拟定)(了)?(本|如下|以下|此)(年度|实施|工作|行动|整治|创建)?(方案|计划|要点|清单|安排|措施|台账|规划|纲要|分工|任务)",
        Pattern.Options
    )]
    private static partial Regex SaysPurpose { get; }

    private static bool IsOther(string title) => Other.IsMatch(title) || Regulation.IsMatch(title);

    /// <summary>Whether a sentence says that what follows is a plan: 结合全镇实际，制定本方案.</summary>
    public static bool IsPurpose(string text) => text.Length is >= 6 and <= 600 && SaysPurpose.IsMatch(text);

    [GeneratedRegex("(办法|规定|条例|规则|细则|章程|准则|规程)([(].{1,12}[)])?$", Pattern.Options)]
    private static partial Regex Regulation { get; }

    /// <summary>The first article of a regulation says what it is made for: 为了…，制定本办法.</summary>
    [GeneratedRegex("^([(][^()]{2,8}[)])?(为|根据|依据|按照|依照).*(制定|制订|修订)(?<what>本(办法|规定|条例|规则|细则|章程|准则|规程))?.*$", Pattern.Options)]
    private static partial Regex Purpose { get; }

    /// <summary>Whether it is a regulation, whose articles are no tasks: its name says so, and it opens with 总则 or closes with 附则.</summary>
    public static bool IsRegulation(string title, IEnumerable<string> chapters) =>
        Regulation.IsMatch(NormalizedText.Fold(title)) && chapters.Any(c => c is "总则" or "附则");

    /// <summary>
    /// Whether its first article makes it a regulation, also without 总则: the article says that it makes one, or what it is made for where the title
    /// names one.
    /// </summary>
    public static bool IsRegulation(string title, string firstArticle) =>
        firstArticle.Length <= 400
        && Purpose.Match(firstArticle) is { Success: true } purpose
        && (purpose.Groups["what"].Success || Regulation.IsMatch(NormalizedText.Fold(title)));

    /// <summary>
    /// Whether the plan itself follows behind a newspaper's lead, and not news or an explanation of it: it names units, or its words are announced
    /// and stand under headings of a plan.
    /// </summary>
    public static bool IsPlanBehindLead(PressReleaseLead lead, int withUnits, int tasks, IReadOnlyList<string> chapters)
    {
        if (PressReleaseLead.AreOfExplanation(chapters))
            return withUnits >= EnoughTasks && withUnits * 2 > tasks;
        return withUnits >= EnoughTasks || (lead.TextFollows && chapters.Count >= 2);
    }

    /// <summary>The kind; <see cref="ParsedPlanKind.AnnualReport"/> and <see cref="ParsedPlanKind.Other"/> have no tasks.</summary>
    /// <param name="title">The title.</param>
    /// <param name="isNotice">The document is a notice that issues no plan.</param>
    /// <param name="withUnits">How many tasks name their units.</param>
    /// <param name="tasks">How many tasks there are.</param>
    /// <param name="headings">How many headings there are.</param>
    /// <param name="saysPurpose">A sentence says that this is a plan: 制定本方案.</param>
    public static ParsedPlanKind Of(string title, bool isNotice, int withUnits, int tasks, int headings, bool saysPurpose)
    {
        var text = NormalizedText.Fold(title);
        // Its title is a question to a person, never a refusal
        if (text.Length == 0 && tasks > 0 && (withUnits > 0 || saysPurpose || (tasks > 1 && headings > 1)))
            return ParsedPlanKind.ImplementationPlan;
        if (PageLines.IsPlanName(text) && tasks > 0 && (withUnits > 0 || tasks > 1 || headings > 0))
            return Named(text);
        if (PageLines.IsReportName(text))
            return ParsedPlanKind.AnnualReport;
        if (saysPurpose && tasks > 0 && !isNotice && !IsOther(text))
            return Named(text);
        // A title of another kind than plans have stands above duties, or above headings as only plans have them
        if (!isNotice && tasks > 1 && headings > 1 && !IsOther(text) && text.Length <= LongestOddTitle)
            return Named(text);
        if (!isNotice && withUnits > 0 && withUnits * 2 > tasks)
            return Named(text);
        return withUnits >= EnoughTasks ? Named(text) : ParsedPlanKind.Other;
    }

    private static ParsedPlanKind Named(string text)
    {
        if (text.Contains("示范", StringComparison.Ordinal) && text.Contains("创建", StringComparison.Ordinal))
            return ParsedPlanKind.DemonstrationScheme;
        return Annual.IsMatch(text) && !Long.IsMatch(text) ? ParsedPlanKind.AnnualWorkPlan : ParsedPlanKind.ImplementationPlan;
    }
}
