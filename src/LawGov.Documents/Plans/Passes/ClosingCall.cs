using LawGov.Documents.Plans.Cover;
using LawGov.Documents.Plans.Lines;

namespace LawGov.Documents.Plans.Passes;

/// <summary>Takes the last paragraph that only calls on everybody out of the tasks.</summary>
internal static class ClosingCall
{
    public static void Drop(ReadingState state)
    {
        var drafts = state.Drafts;
        var tasks = drafts.SelectMany(c => c.Sections).LastOrDefault(s => s.Tasks.Count > 0)?.Tasks;
        if (
            tasks is not null
            && tasks.Count > 1
            && tasks[^1] is { Number: null, Pieces.Count: 1, IsClosed: false } last
            && last.Pieces[0].Line is { Marker.Kind: MarkerKind.None } line
            && FrontMatter.IsClosing(line.Text)
        )
        {
            tasks.RemoveAt(tasks.Count - 1);
            line.ReadAs(LineRole.Intro, Pass.Closing, "末段只提要求");
            line.Task = null;
        }
        for (
            var i = state.Lines.Count - 1;
            i >= 0 && state.Lines[i].Role is not (LineRole.Task or LineRole.UnitNote or LineRole.SectionHeading or LineRole.ChapterHeading);
            i--
        )
        {
            if (state.Lines[i].Role == LineRole.Unread && state.Lines[i].Marker.Kind == MarkerKind.None && state.Lines[i].Source.Cells is null)
                state.Lines[i].ReadAs(LineRole.Intro, Pass.Closing, "末段只提要求");
        }
    }
}
