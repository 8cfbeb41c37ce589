namespace LawGov.Documents.Plans;

/// <summary>
/// Parts of a plan that give nobody a duty: what it is for, where the district stands, how everybody is to set about it, and in which stages. In a plan whose tasks name their units such a
/// part is introduction; in one that names none, paragraphs are tasks and these are doubted.
/// </summary>
internal static class Aims
{
    private const int FewestNamed = 2;

    /// <summary>Marks the tasks that are only aims, or calls on everybody, where the others name their units; their lines become introduction.</summary>
    public static void Settle(IReadOnlyList<ChapterDraft> chapters)
    {
        var all = chapters.SelectMany(c => c.Sections.SelectMany(s => s.Tasks.Select(t => (Chapter: c, Section: s, Task: t)))).ToList();
        var doubtful = all.Where(t => IsDoubtful(t.Chapter, t.Section, t.Task)).ToList();
        var named = all.Count(t => HasUnits(t.Chapter, t.Section, t.Task));
        if (named < FewestNamed || named * 2 < all.Count - doubtful.Count) return;
        foreach (var (chapter, section, task) in doubtful)
        {
            task.IsAim = true;
            (section.Line is null && section.Title.Length == 0 ? chapter.Intro : section.Intro).Add(string.Join('\n', task.Pieces.Select(p => p.Raw.Trim())));
            foreach (var (line, _) in task.Pieces.Where(p => p.Line.Task == task))
            {
                line.Task = null;
                line.Role = line == section.Line ? LineRole.SectionHeading : line == chapter.Line ? LineRole.ChapterHeading : LineRole.Intro;
            }
        }
    }

    /// <summary>Whether a task without units only states aims, calls on everybody or says what a stage is for, by its headings and its own opening.</summary>
    public static bool IsDoubtful(ChapterDraft chapter, SectionDraft section, TaskDraft task)
    {
        if (HasUnits(chapter, section, task)) return false;
        if (HeadingNames.IsAim(section.Title) || HeadingNames.IsAim(chapter.Title) || HeadingNames.OpensWithAim(task.Pieces[0].Raw)) return true;
        return task.Number is null && (HeadingNames.IsSteps(chapter.Title) || HeadingNames.IsRequirement(section.Title) || HeadingNames.IsRequirement(chapter.Title));
    }

    private static bool HasUnits(ChapterDraft chapter, SectionDraft section, TaskDraft task) => task.NamesUnits || task.HasFields || section.Note is not null || chapter.Note is not null;
}
