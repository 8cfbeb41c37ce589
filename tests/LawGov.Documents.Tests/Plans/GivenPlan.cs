using LawGov.Documents.Plans;
using LawGov.Documents.Reading;

namespace LawGov.Documents.Tests.Plans;

/// <summary>Invented plans of an invented county.</summary>
internal static class GivenPlan
{
    public const string Title = "青禾县法治建设实施方案";

    public static ParsedPlan Plan(params string[] lines) => PlanParser.Parse(SourceText.FromText(string.Join('\n', lines)));

    /// <summary>A plan of one chapter with numbered tasks.</summary>
    public static ParsedPlan Tasks(params string[] tasks) => Plan([Title, "为推进法治建设,制定本方案。", "一、重点任务", .. tasks]);

    /// <summary>One task with this body and note among two others.</summary>
    public static ParsedTask Task(string bodyAndNote, string title = Title) =>
        Plan(
            title,
            "一、重点任务",
            "1.健全县域法律顾问名册。(牵头单位:县司法局;责任单位:各乡镇)",
            "2." + bodyAndNote,
            "3.编印案例选。(牵头单位:县司法局;责任单位:各乡镇)"
        )
            .Tasks.ElementAt(1);

    public static string[] List(string names) => names.Length == 0 ? [] : names.Split('|');
}
