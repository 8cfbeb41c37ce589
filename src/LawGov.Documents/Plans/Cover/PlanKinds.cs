using System.Text.RegularExpressions;
using LawGov.Documents.Plans.Lines;

namespace LawGov.Documents.Plans.Cover;

/// <summary>Decides what kind of document it is, by its title and by what was found in it.</summary>
internal static class PlanKinds
{
    /// <summary>So many tasks that name their units make a plan, whatever its title.</summary>
    public const int EnoughTasks = 2;

    private static readonly Regex Annual = Pattern.Of(
        "要点|年度.{0,12}(计划|安排|任务|清单|台账)|20[0-9]{2}年.{0,30}(计划|安排|任务|清单|台账|方案|重点)|工作计划|工作安排"
    );

    private static readonly Regex Long = Pattern.Of("(规划|纲要)([(].{0,30}[)])?$|行动计划|20[0-9]{2}年?-20[0-9]{2}年?|五年");

    private static readonly Regex Regulation = Pattern.Of("(办法|规定|条例|规则|细则|章程|准则|规程)([(].{1,12}[)])?$");

    /// <summary>The first article of a regulation says what it is made for: 为了…，制定本办法.</summary>
    private static readonly Regex Purpose = Pattern.Of(
        "^([(][^()]{2,8}[)])?(为|根据|依据|按照|依照).*(制定|制订|修订)(?<what>本(办法|规定|条例|规则|细则|章程|准则|规程))?.*$"
    );

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
    public static ParsedPlanKind Of(string title, bool isNotice, int withUnits, int tasks, int headings)
    {
        var text = NormalizedText.Fold(title);
        if (PageLines.IsPlanName(text) && tasks > 0 && (withUnits > 0 || tasks > 1 || headings > 0))
            return Named(text);
        if (PageLines.IsReportName(text))
            return ParsedPlanKind.AnnualReport;
        return withUnits >= EnoughTasks && !isNotice || withUnits > EnoughTasks ? Named(text) : ParsedPlanKind.Other;
    }

    private static ParsedPlanKind Named(string text)
    {
        if (text.Contains("示范", StringComparison.Ordinal) && text.Contains("创建", StringComparison.Ordinal))
            return ParsedPlanKind.DemonstrationScheme;
        return Annual.IsMatch(text) && !Long.IsMatch(text) ? ParsedPlanKind.AnnualWorkPlan : ParsedPlanKind.ImplementationPlan;
    }
}
