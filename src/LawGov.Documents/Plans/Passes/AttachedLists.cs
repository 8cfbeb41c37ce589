using LawGov.Documents.Plans.Lines;
using LawGov.Documents.Plans.Outlines;

namespace LawGov.Documents.Plans.Passes;

/// <summary>Reads what is attached behind a plan.</summary>
internal static class AttachedLists
{
    /// <summary>Reads all attachments behind the plan.</summary>
    public static void ReadAll(ReadingState state)
    {
        for (var at = state.To; at < state.Lines.Count; at = state.AttachmentBehind(at))
            Read(state, at, state.AttachmentBehind(at));
    }

    private static void Read(ReadingState state, int at, int end)
    {
        state.Lines[at].ReadAs(LineRole.Note, Pass.Attachments, "附件中的内容");
        foreach (var line in Attachments.TitleLines(state.Lines.GetRange(0, end), at))
            line.ReadAs(LineRole.Note, Pass.Attachments, "附件中的内容");
        var plan = state.Drafts;
        var findings = new List<PlanFinding>();
        var chapters = new Outline(state.Lines.GetRange(at, end - at), state.Tables, state.Notes, findings).Read();
        var own = plan.SelectMany(c => c.Sections.SelectMany(s => s.Tasks.Where(t => !NonTaskParts.IsDoubtful(c, s, t)))).ToList();
        var tasks = chapters.SelectMany(c => c.Sections).SelectMany(s => s.Tasks).ToList();
        var repeated = Attachments.Repeated(own, tasks);
        if (repeated.Count * 2 <= tasks.Count && tasks.Count(t => t.NamesUnits || t.HasFields) * 2 > tasks.Count)
        {
            plan.AddRange(chapters);
            state.Findings.AddRange(findings);
            return;
        }
        var repeats = repeated.Count * 2 > tasks.Count;
        foreach (var (listed, task) in repeated.Where(_ => repeats))
        {
            if (task.NamesUnits || task.HasFields)
            {
                task.Listed ??= (listed, state.Lines[at].Source.Text.Trim());
                continue;
            }
            task.Fields.AddRange(listed.Fields);
            if (listed.NamesUnits)
                task.Inherited = (string.Join('\n', listed.Pieces.Select(p => p.Raw)), state.Lines[at].Source.Text.Trim());
        }
        foreach (var line in state.Lines.GetRange(at, end - at).Where(l => l.Role is not (LineRole.Blank or LineRole.PagePart) && !l.IsBlank))
        {
            var isLost = repeats && line.Task is not null && !repeated.ContainsKey(line.Task);
            line.Task = null;
            line.ReadAs(isLost ? LineRole.Unread : LineRole.Note, Pass.Attachments, "附件中的内容");
        }
    }
}
