using LawGov.Documents.Plans.Lines;
using LawGov.Documents.Plans.Times;

namespace LawGov.Documents.Plans.Findings;

/// <summary>Checks the numbers of the tasks against their order, and names what a person should look at.</summary>
internal static class OutlineChecks
{
    private const int MostNamed = 8;

    /// <summary>Gives a task its number where exactly that one is missing, and reports gaps and repeats.</summary>
    public static void Numbers(IReadOnlyList<ChapterDraft> chapters, List<PlanFinding> findings, Func<TaskDraft, int?> ordinalOf)
    {
        var last = 0;
        TaskDraft? nameless = null;
        foreach (var (task, startsPart) in chapters.SelectMany(c => c.Sections).SelectMany(s => s.Tasks.Select((t, i) => (t, i == 0))))
        {
            if (task.Number is not { } number)
            {
                nameless = task;
                continue;
            }
            if (nameless is not null && last > 0 && number == last + 2)
            {
                nameless.Number = ++last;
                Add(FindingCode.NumberMissing, nameless, $"该任务没有序号，按前后顺序补为{last}。", $"{last}");
            }
            if (!(startsPart && number == 1) && last > 0 && number != last + 1)
            {
                if (number <= last)
                    Add(FindingCode.NumberRepeated, task, $"序号{number}重复或顺序有误，前一项是{last}。", $"{last + 1}");
                else
                    Add(FindingCode.NumberMissing, task, $"序号{last}之后直接是{number}，缺{Missing(last, number)}。", null);
            }
            else if (last == 0 && number > 1)
                Add(FindingCode.NumberMissing, task, $"第一项的序号是{number}，前面缺{Missing(0, number)}。", null);
            if (task.LostMark)
                Add(FindingCode.NumberWithoutMark, task, $"序号{number}后面缺顿号或点，按顺序认作第{number}项。", $"{number}");
            last = number;
            nameless = null;
        }

        void Add(FindingCode code, TaskDraft task, string message, string? suggestion) =>
            findings.Add(new PlanFinding(code, task.Line, message, suggestion) { Task = ordinalOf(task) });
    }

    /// <summary>Reports tasks without units where others have them, and paragraphs that only state aims.</summary>
    public static void Tasks(IReadOnlyList<ParsedChapter> chapters, bool fromParagraphs, List<PlanFinding> findings)
    {
        var all = chapters.SelectMany(c => c.Sections).SelectMany(s => s.Tasks).ToList();
        var withUnits = all.Count(t => t.LeadUnits.Count + t.ResponsibleUnits.Count > 0);
        if (fromParagraphs && all.Count > 0 && withUnits * 2 < all.Count)
        {
            findings.Add(new PlanFinding(FindingCode.ParagraphsTakenAsTasks, all[0].Line, $"文中任务没有编号，按自然段读出{all.Count}项，请拆分或合并。"));
        }
        if (withUnits == 0 && all.Count > 0)
            findings.Add(new PlanFinding(FindingCode.UnitsMissing, all[0].Line, "文中没有写明责任单位，需要逐项指定。"));
        foreach (var chapter in chapters)
        {
            foreach (var section in chapter.Sections)
            {
                foreach (var task in section.Tasks)
                {
                    var hasUnits = task.LeadUnits.Count + task.ResponsibleUnits.Count > 0;
                    if (withUnits > 0 && !hasUnits)
                        findings.Add(new PlanFinding(FindingCode.UnitsMissing, task.Line, "该任务没有写明责任单位。") { Task = task.Ordinal });
                    var title = section.Title.Length > 0 ? section.Title : chapter.Title;
                    if (!hasUnits && (HeadingNames.IsAim(title) || HeadingNames.IsAim(chapter.Title) || HeadingNames.OpensWithAim(task.Text)))
                        findings.Add(
                            new PlanFinding(
                                FindingCode.PerhapsNotATask,
                                task.Line,
                                $"“{(HeadingNames.IsAim(title) || HeadingNames.OpensWithAim(task.Text) ? title : chapter.Title)}”下的段落可能不是任务。"
                            )
                            {
                                Task = task.Ordinal,
                            }
                        );
                }
            }
        }
    }

    /// <summary>
    /// Reports paragraphs that were not taken as tasks and say by which month, or how often, something is to be done; how often counts only where no
    /// heading announces aims.
    /// </summary>
    public static void TimesOutside(IReadOnlyList<DocumentLine> lines, DeadlineReader deadlines, List<PlanFinding> findings)
    {
        var (seen, underAims) = (false, false);
        foreach (var line in lines)
        {
            seen |= line.Role is LineRole.ChapterHeading or LineRole.SectionHeading or LineRole.Task;
            if (line.Role is LineRole.ChapterHeading or LineRole.SectionHeading)
                underAims = HeadingNames.OpensWithAim(line.NormalizedText.Quote(line.Marker.End, line.NormalizedText.Length));
            // Behind a heading's full stop its body stands on the same line
            var stop = line.Text.IndexOf('。', StringComparison.Ordinal);
            var from =
                line.Role == LineRole.Intro ? 0
                : line is { Role: LineRole.SectionHeading or LineRole.ChapterHeading, Task: null } && stop >= 0
                    ? stop < line.Text.Length - 1 ? stop
                        : line.Marker.End
                : -1;
            if (!seen || from < 0)
                continue;
            var time =
                deadlines.InBody(line.NormalizedText, from, line.NormalizedText.Length).Find(d => d.DueOn is { Month: < 12 } or { Day: < 31 })?.Text
                ?? (underAims ? null : RecurrenceReader.Find(line.NormalizedText, from, line.NormalizedText.Length).FirstOrDefault()?.Text);
            if (time is null)
                continue;
            var text = line.Source.Text.Trim();
            findings.Add(
                new PlanFinding(
                    FindingCode.PerhapsATask,
                    line.Number,
                    $"第{line.Number}行没有读作任务，但写有时限“{time}”：“{(text.Length <= 40 ? text : text[..38] + "……")}”。"
                )
                {
                    Subject = text,
                }
            );
        }
    }

    /// <summary>Names each collective whose members somebody must name, once.</summary>
    public static void CollectivesOf(IReadOnlyList<ParsedChapter> chapters, List<PlanFinding> findings)
    {
        var named = chapters
            .SelectMany(c => c.Sections)
            .SelectMany(s => s.Tasks)
            .SelectMany(t => t.Collectives.Where(c => c.Kind != ParsedCollectiveKind.All).Select(c => (Task: t, c.Name)))
            .GroupBy(c => NormalizedText.Fold(c.Name), StringComparer.Ordinal);
        foreach (var group in named)
        {
            var (task, name) = group.First();
            var count = group.Select(g => g.Task.Ordinal).Distinct().Count();
            var message =
                name == "等" ? $"{count}项任务的单位后面有“等”字，没有写明还有哪些单位。" : $"“{name}”没有写明是哪些单位（{count}项任务），需要指定成员。";
            findings.Add(new PlanFinding(FindingCode.CollectiveUnresolved, task.Line, message) { Task = task.Ordinal, Subject = name });
        }
    }

    private static string Missing(int last, int next)
    {
        var missing = Enumerable.Range(last + 1, Math.Min(MostNamed, next - last - 1)).ToList();
        return string.Join("、", missing) + (next - last - 1 > MostNamed ? "等" : "");
    }
}
