using System.Text.RegularExpressions;
using LawGov.Documents.Plans;
using LawGov.Documents.Reading;

namespace LawGov.Documents.Tests.Plans.Invented;

/// <summary>Lines that a reader of the document would ask for: they have a number or name a unit, are in no task, no heading and no finding.</summary>
public static partial class SilentLines
{
    private static readonly HashSet<LineRole> Told =
    [
        LineRole.Task,
        LineRole.UnitNote,
        LineRole.ChapterHeading,
        LineRole.SectionHeading,
        LineRole.TableHeader,
        LineRole.Unread,
        LineRole.Note,
        LineRole.Title,
    ];

    public static IReadOnlyList<string> Of(ParsedPlan plan, SourceText source)
    {
        if (plan.Findings.Any(f => f.Code == FindingCode.NotAPlan))
            return [];
        var found = plan.Findings.SelectMany(f => f.Lines.Append(f.Line)).ToHashSet();
        return
        [
            .. plan
                .Lines.Where(l => l.Task is null && !Told.Contains(l.Role) && !found.Contains(l.Line))
                .Where(l => !Contents().IsMatch(source.Lines[l.Line - 1].Text))
                .Where(l => Numbered().IsMatch(source.Lines[l.Line - 1].Text) || NamesUnits().IsMatch(source.Lines[l.Line - 1].Text))
                .Select(l => $"line {l.Line} {l.Role}: {source.Lines[l.Line - 1].Text}"),
        ];
    }

    [GeneratedRegex(
        "^[\\s\u3000]*([0-9]{1,2}[.．、](?![0-9])|[（(][0-9]{1,2}[)）]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]).*[\u4E00-\u9FFF]{2}"
    )]
    private static partial Regex Numbered();

    /// <summary>A line of a table of contents.</summary>
    [GeneratedRegex("([.．·…]{2,}|-{4,})[0-9]{1,4}\\s*$")]
    private static partial Regex Contents();

    [GeneratedRegex("(牵头|责任|配合)(单位|部门)[:：]\\s*[\u4E00-\u9FFF]{2}")]
    private static partial Regex NamesUnits();
}
