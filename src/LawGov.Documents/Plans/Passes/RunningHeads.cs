using LawGov.Documents.Plans.Lines;

namespace LawGov.Documents.Plans.Passes;

/// <summary>Takes what a page prints again at its head out of the text.</summary>
internal static class RunningHeads
{
    /// <summary>A running head shorter than this may be many a line that lost a character.</summary>
    private const int ShortestHead = 8;

    public static void Drop(ReadingState state)
    {
        var folded = NormalizedText.Fold(state.Front.Title);
        var beside = new Dictionary<string, int>(StringComparer.Ordinal);
        var candidates = new List<DocumentLine>();
        for (var i = state.Start; i < state.Lines.Count; i++)
        {
            var line = state.Lines[i];
            if (line is not { Role: null, Marker.Kind: MarkerKind.None, Source.Cells: null, Text.Length: >= 4 and <= 60 })
                continue;
            if (line.Text == folded || IsLeftOf(line.Text, folded) || IsLeftOf(folded, line.Text))
                line.ReadAs(LineRole.PagePart, Pass.RunningHeads);
            else if (IsPageMark(i - 1) || IsPageMark(i + 1))
            {
                beside[line.Text] = beside.GetValueOrDefault(line.Text) + 1;
                candidates.Add(line);
            }
        }
        foreach (var line in candidates.Where(l => beside[l.Text] >= 3))
            line.ReadAs(LineRole.PagePart, Pass.RunningHeads);

        // A scanner loses a character of the head or two
        static bool IsLeftOf(string text, string whole) => text.Length >= ShortestHead && MisreadCharacters.IsLeftOf(text, whole, 2);

        bool IsPageMark(int index) => index >= 0 && index < state.Lines.Count && state.Lines[index].Role == LineRole.PagePart;
    }
}
