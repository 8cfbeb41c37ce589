using System.Text.RegularExpressions;

namespace LawGov.Documents.Plans;

/// <summary>What headings say for the tasks below them: a unit note, a unit as the title, or a time.</summary>
internal static class Inheritance
{
    private const int LongestTitle = 30;

    private static readonly Regex Time = Pattern.Of("(前|内|底|末)(要|须|应|需)?(完成|办结|落实|整改|实现)(到位)?(的)?(重点)?(任务|事项|工作|项目|问题|目标)?$");

    public static void Settle(IReadOnlyList<ChapterDraft> chapters, UnitNoteFinder notes)
    {
        var unitChapters = UnitTitles(chapters.Where(c => c.Line is not null).Select(c => c.Title), notes);
        var unitSections = UnitTitles(chapters.SelectMany(c => c.Sections).Where(s => s.Line is not null).Select(s => s.Title), notes);
        foreach (var chapter in chapters)
        {
            foreach (var section in chapter.Sections)
            {
                foreach (var task in section.Tasks.Where(t => t.Line != section.Line?.Number || t != section.TitleTask))
                {
                    task.Inherited ??= section.Note is { } near ? (near, section.Title)
                        : chapter.Note is { } far ? (far, chapter.Title)
                        : unitSections && section.Title.Length > 0 ? (AsNote(section.Title), section.Title)
                        : unitChapters && chapter.Title.Length > 0 ? (AsNote(chapter.Title), chapter.Title)
                        : null;
                    task.InheritedTime = IsTime(section.Title) ? section.Title : IsTime(chapter.Title) ? chapter.Title : null;
                }
            }
        }
    }

    private static bool IsTime(string title) => title.Length is > 3 and <= LongestTitle && Time.IsMatch(Shadow.Fold(title));

    /// <summary>Whether the titles of a level are units: at least two, and most of them.</summary>
    private static bool UnitTitles(IEnumerable<string> titles, UnitNoteFinder notes)
    {
        var (all, units) = (0, 0);
        foreach (var title in titles.Where(t => t.Length > 0))
        {
            all++;
            if (title.Length <= LongestTitle && notes.NamesOnlyUnits(Shadow.Of(title))) units++;
        }
        return units >= 2 && units * 2 > all;
    }

    private static string AsNote(string title) => title.Contains("牵头", StringComparison.Ordinal) || title.Contains("负责", StringComparison.Ordinal) ? $"({title})" : "责任单位:" + title;
}
