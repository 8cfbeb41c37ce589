using System.Text.RegularExpressions;
using LawGov.Documents.Plans.Lines;
using LawGov.Documents.Plans.Units;

namespace LawGov.Documents.Plans.Outlines;

/// <summary>
/// Parts of a plan that give nobody a duty: what it is for, where the district stands, how everybody is to set about it, and in which stages. In a
/// plan whose tasks name their units such a
/// part is introduction; in one that names none, paragraphs are tasks and these are doubted.
/// </summary>
internal static partial class NonTaskParts
{
    private const int FewestNamed = 2;

    private static readonly System.Buffers.SearchValues<char> NameEnds = System.Buffers.SearchValues.Create("要应须将负、,");

    [GeneratedRegex("([0-9]{1,2}月(底|末|[0-9]{1,2}日)?(之前|以前|前|完成)|[0-9]{1,2}月底|每(半年|季度|季|月|周|两年)|第?[一二三四]季度)", Pattern.Options)]
    private static partial Regex Time { get; }

    /// <summary>
    /// Marks the tasks that are only aims, or calls on everybody, where
    /// the others name their units or none does; their lines become introduction.
    /// </summary>
    public static List<TaskDraft> Apply(IReadOnlyList<ChapterDraft> chapters)
    {
        var all = chapters.SelectMany(c => c.Sections.SelectMany(s => s.Tasks.Select(t => (Chapter: c, Section: s, Task: t)))).ToList();
        var doubtful = all.Where(t => IsDoubtful(t.Chapter, t.Section, t.Task)).ToList();
        var named = all.Count(t => HasUnits(t.Chapter, t.Section, t.Task));
        if (named == 0)
            doubtful = Closing(chapters, all.Count);
        else if (named < FewestNamed || named * 2 < all.Count - doubtful.Count)
            return [];
        foreach (var (chapter, section, task) in doubtful)
        {
            task.IsAim = true;
            (section.Line is null && section.Title.Length == 0 ? chapter.Intro : section.Intro).Add(string.Join('\n', task.Pieces.Select(p => p.Raw.Trim())));
            foreach (var (line, _) in task.Pieces.Where(p => p.Line.Task == task))
            {
                line.Task = null;
                line.ReadAs(
                    line == section.Line ? LineRole.SectionHeading
                        : line == chapter.Line ? LineRole.ChapterHeading
                        : LineRole.Intro,
                    Pass.NonTaskParts,
                    "只说目标或要求，没有写明单位"
                );
            }
        }
        return [.. doubtful.Select(d => d.Task)];
    }

    /// <summary>The points of the last chapters that only say how everybody is to set about it (保障措施), in a plan that names no units.</summary>
    private static List<(ChapterDraft Chapter, SectionDraft Section, TaskDraft Task)> Closing(IReadOnlyList<ChapterDraft> chapters, int all)
    {
        var closing = chapters.Reverse().TakeWhile(c => HeadingNames.IsRequirement(c.Title)).Reverse();
        List<(ChapterDraft Chapter, SectionDraft Section, TaskDraft Task)> points =
        [
            .. closing.SelectMany(c => c.Sections.SelectMany(s => s.Tasks.Where(t => t.Number is not null).Select(t => (c, s, t)))),
        ];
        return
            all - points.Count >= FewestNamed && points.TrueForAll(p => !GivesADuty(string.Concat(p.Task.Pieces.Select(x => NormalizedText.Fold(x.Raw))), true))
            ? points
            : [];
    }

    /// <summary>Whether a task without units only states aims, calls on everybody or says what a stage is for, by its headings and its own opening.</summary>
    public static bool IsDoubtful(ChapterDraft chapter, SectionDraft section, TaskDraft task)
    {
        if (HasUnits(chapter, section, task))
            return false;
        if (HeadingNames.OpensWithAim(task.Pieces[0].Raw))
            return true;
        if (GivesADuty(string.Concat(task.Pieces.Select(p => NormalizedText.Fold(p.Raw))), task.Number is not null))
            return false;
        if (HeadingNames.IsAim(section.Title) || HeadingNames.IsAim(chapter.Title))
            return true;
        return task.Number is null
            && (HeadingNames.IsSteps(chapter.Title) || HeadingNames.IsRequirement(section.Title) || HeadingNames.IsRequirement(chapter.Title));
    }

    /// <summary>Whether a text says who is to do it, or, where it is numbered, until which month or how often: that is a duty below whatever heading.</summary>
    private static bool GivesADuty(string text, bool isNumbered) => NamesWho(text) || (isNumbered && Time.IsMatch(text));

    /// <summary>A unit, no collective, at the head: 县政府办要….</summary>
    private static bool NamesWho(string text)
    {
        var end = text.AsSpan().IndexOfAny(NameEnds);
        return end is >= 3 and <= UnitWords.LongestName
            && UnitWords.StartsWithOwner(text)
            && UnitWords.LooksLikeUnit(text[..end])
            && !Collectives.Is(text[..end]);
    }

    private static bool HasUnits(ChapterDraft chapter, SectionDraft section, TaskDraft task) =>
        task.NamesUnits || task.HasFields || section.Note is not null || chapter.Note is not null;
}
