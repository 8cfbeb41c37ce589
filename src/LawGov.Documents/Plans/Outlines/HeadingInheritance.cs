using System.Text.RegularExpressions;
using LawGov.Documents.Plans.Lines;
using LawGov.Documents.Plans.Units;

namespace LawGov.Documents.Plans.Outlines;

/// <summary>What headings say for the tasks below them: a unit note, a unit as the title, or a time.</summary>
internal static partial class HeadingInheritance
{
    private const int LongestTitle = 30;

    [GeneratedRegex("(前|内|底|末)(要|须|应|需)?(完成|办结|落实|整改|实现)(到位)?(的)?(重点)?(任务|事项|工作|项目|问题|目标)?$", Pattern.Options)]
    private static partial Regex Time { get; }

    /// <summary>A bracket at the end of a heading that holds a time, or a heading that is nothing but one: (2026年3月底前), 第一季度.</summary>
    [GeneratedRegex(
        "[(](?<time>[^()]{0,16}([0-9一二三四]季度|[0-9十]月|年底|年内|上半年|下半年)[^()]{0,16}|20[0-9]{2}年|20[0-9]{2}[./-](0?[1-9]|1[0-2])([^0-9()][^()]{0,14})?)[)]$|^(?"
            + "<time>(20[0-9]{2}年)?(第?[一二三四1-4]季度|(上|下)半年|([0-9]{1,2}月?(-|至))?[0-9]{1,2}月份?)(底|末)?(前)?)(重点|主要)?(工作|任务|事项)*$",
        Pattern.Options
    )]
    private static partial Regex Stage { get; }

    public static void Apply(IReadOnlyList<ChapterDraft> chapters, UnitNoteFinder notes)
    {
        var unitChapters = UnitTitles(chapters.Where(c => c.Line is not null).Select(c => c.Title), notes);
        var unitSections = UnitTitles(chapters.SelectMany(c => c.Sections).Where(s => s.Line is not null).Select(s => s.Title), notes);
        foreach (var chapter in chapters)
        {
            foreach (var section in chapter.Sections)
            {
                foreach (var task in section.Tasks.Where(t => t.Line != section.Line?.Number || t != section.TitleTask))
                {
                    task.Inherited ??=
                        section.Note is { } near ? (near, section.Title.Length > 0 ? section.Title : chapter.Title)
                        : chapter.Note is { } far ? (far, chapter.Title)
                        : unitSections && section.Title.Length > 0 ? (AsNote(section.Title), section.Title)
                        : unitChapters && chapter.Title.Length > 0 ? (AsNote(chapter.Title), chapter.Title)
                        : null;
                    task.InheritedTime = TimeIn(section.Title) ?? TimeIn(chapter.Title);
                }
            }
        }
    }

    private static string? TimeIn(string title)
    {
        if (title.Length is < 3 or > LongestTitle)
            return null;
        var folded = NormalizedText.Fold(title);
        return Stage.Match(folded) is { Success: true } stage ? stage.Groups["time"].Value
            : Time.IsMatch(folded) ? title
            : null;
    }

    /// <summary>Whether the titles of a level are units: at least two, and most of them.</summary>
    private static bool UnitTitles(IEnumerable<string> titles, UnitNoteFinder notes)
    {
        var (all, units) = (0, 0);
        foreach (var title in titles.Where(t => t.Length > 0))
        {
            all++;
            if (title.Length <= LongestTitle && notes.NamesOnlyUnits(NormalizedText.Of(title)))
                units++;
        }
        return units >= 2 && units * 2 > all;
    }

    private static string AsNote(string title) =>
        title.Contains("牵头", StringComparison.Ordinal) || title.Contains("负责", StringComparison.Ordinal) ? $"({title})" : "责任单位:" + title;
}
