using System.Text.RegularExpressions;

namespace LawGov.Documents.Plans;

/// <summary>
/// Parts of a plan that give nobody a duty: what it is for, where the district stands, and how everybody is to set about it. In a plan whose tasks name their units such a
/// part is introduction; in one that names none, paragraphs are tasks and these are doubted.
/// </summary>
internal static class Aims
{
    private const string Words =
        "((指导|总体)思想|(指导|基本|工作|主要|总体)原则|(总体|基本|目标)要求|(总体|工作|主要|创建|活动|任务|建设|发展|预期|整治)目标|目标任务|(总体|工作|基本)思路|(重要|重大)(意义|性)|(工作|起草|出台|制定)背景|改革内容|发展现状|现状|工作(成效|成绩)|主要(成效|成绩)|存在(的)?(主要)?问题|面临(的)?形势|适用范围|奋斗目标)";

    private static readonly Regex Aim = Pattern.Of($"^(.{{0,20}}的|充分认识.{{0,24}}的?)?{Words}([和与及、,]{Words})*$|^指导思想.{{0,8}}$");

    private static readonly Regex Organisation = Pattern.Of("^.{0,4}(((工作|有关|相关|几点|活动|具体|组织)要求|(组织|工作|实施)保障|组织(领导|实施)|保障(措施|机制|要求))[和与及、]?){1,2}$");

    /// <summary>Whether a heading announces aims.</summary>
    public static bool Is(string title) => title.Length <= 60 && Aim.IsMatch(Shadow.Fold(title).TrimEnd('。', ':'));

    /// <summary>Whether the first sentence of a task or of a heading's line announces aims: 1.指导思想。….</summary>
    public static bool Opens(string text)
    {
        var folded = Shadow.Fold(text.Length <= 80 ? text : text[..80]);
        var end = folded.AsSpan().IndexOfAny('。', ':');
        return Is(end < 0 ? folded : folded[..end]);
    }

    /// <summary>Marks the tasks that are only aims, or calls on everybody, where the others name their units; their lines become introduction.</summary>
    public static void Settle(IReadOnlyList<ChapterDraft> chapters)
    {
        var all = chapters.SelectMany(c => c.Sections.SelectMany(s => s.Tasks.Select(t => (Chapter: c, Section: s, Task: t)))).ToList();
        var doubtful = all.Where(t => IsDoubtful(t.Chapter, t.Section, t.Task)).ToList();
        var named = all.Count(t => t.Task.NamesUnits || t.Task.HasFields || t.Section.Note is not null || t.Chapter.Note is not null);
        if (named < 2 || named * 2 < all.Count - doubtful.Count) return;
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

    /// <summary>Whether a task without units only states aims or calls on everybody, by its headings and its own opening.</summary>
    public static bool IsDoubtful(ChapterDraft chapter, SectionDraft section, TaskDraft task)
    {
        if (task.NamesUnits || task.HasFields || section.Note is not null || chapter.Note is not null) return false;
        if (Is(section.Title) || Is(chapter.Title) || Opens(task.Pieces[0].Raw)) return true;
        return task.Number is null && (IsOrganisation(section.Title) || IsOrganisation(chapter.Title));
    }

    private static bool IsOrganisation(string title) => title.Length <= 40 && Organisation.IsMatch(Shadow.Fold(title).TrimEnd('。', ':'));
}
