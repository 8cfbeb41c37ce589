using LawGov.Documents.Plans.Lines;

namespace LawGov.Documents.Plans.Passes;

/// <summary>Puts what was read together.</summary>
internal static class PlanAssembly
{
    public static ParsedChapter Chapter(ChapterDraft draft, Func<TaskDraft, ParsedTask> read)
    {
        var sections = draft.Sections.Select(s => Section(s, [.. s.Tasks.Select(read)])).ToList();
        return new ParsedChapter
        {
            Ordinal = draft.Number is { } number ? HanNumerals.Write(number) : null,
            Title = draft.Title,
            Line = draft.Line?.Number ?? 0,
            Intro = Intro(draft.Intro, draft.Note, sections.SelectMany(s => s.Tasks)),
            Sections = sections,
        };
    }

    private static ParsedSection Section(SectionDraft draft, List<ParsedTask> tasks) =>
        new()
        {
            Ordinal = draft.Number is { } number ? $"({HanNumerals.Write(number)})" : null,
            OrdinalAsPrinted = draft.Printed,
            Title = draft.Title,
            Line = draft.Line?.Number ?? 0,
            Intro = Intro(draft.Intro, draft.Note, tasks),
            Tasks = tasks,
        };

    private static string? Intro(List<string> paragraphs, string? note, IEnumerable<ParsedTask> tasks)
    {
        var unused = note?.Trim() is { Length: > 0 } text && !tasks.Any(t => t.UnitNote?.Contains(text, StringComparison.Ordinal) == true) ? text : null;
        return paragraphs.Count > 0 || unused is not null ? string.Join('\n', unused is null ? paragraphs : [unused, .. paragraphs]) : null;
    }

    public static List<LineReading> Lines(ReadingState state)
    {
        var readings = new List<LineReading>(state.Source.Lines.Count);
        foreach (var line in state.Lines)
        {
            var role = line.Role ?? (line.IsBlank ? LineRole.Blank : LineRole.Unread);
            int? task = line.Task is not null && state.Ordinals.TryGetValue(line.Task, out var ordinal) ? ordinal : null;
            if (readings.Count == 0 || readings[^1].Line != line.Number)
                readings.Add(new LineReading(line.Number, role, task) { Reasons = Reasons(line) });
            // A line of several pieces is a task's where one of them is
            else if (readings[^1].Task is null && task is not null)
                readings[^1] = new LineReading(line.Number, role, task) { Reasons = Reasons(line) };
            if (role == LineRole.Unread)
            {
                var text = line.Source.Text.Trim();
                state.Findings.Add(
                    new PlanFinding(FindingCode.UnreadLine, line.Number, $"第{line.Number}行没有读入：“{(text.Length <= 40 ? text : text[..38] + "……")}”。")
                    {
                        Subject = text,
                    }
                );
            }
        }
        return readings;
    }

    /// <summary>What read the line as what it is, the last first.</summary>
    private static List<string> Reasons(DocumentLine line) => [.. line.Trail.Reverse().Select(s => s.Why is null ? s.Pass.Says : $"{s.Pass.Says}：{s.Why}")];
}
