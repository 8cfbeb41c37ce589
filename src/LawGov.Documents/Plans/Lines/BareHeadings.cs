using LawGov.Documents.Plans.Units;

namespace LawGov.Documents.Plans.Lines;

/// <summary>
/// Headings without a numeral, in a document that numbers no chapter: a short line right before a number, above all where the numbers begin anew, or
/// one that markdown marks as a heading.
/// </summary>
internal static class BareHeadings
{
    private const int Longest = 24;

    private const int LongestMarked = 40;

    private static readonly System.Buffers.SearchValues<char> Marks = System.Buffers.SearchValues.Create("。,;:!?");

    public static void Apply(IReadOnlyList<DocumentLine> lines, UnitNoteFinder notes)
    {
        var open = lines.Where(l => l.Role is null && !l.IsBlank).ToList();
        if (open.Any(l => l.Marker.Kind is MarkerKind.Chapter or MarkerKind.ChapterWord or MarkerKind.SectionWord))
            return;
        var hasSections = open.Any(l => l.Marker.Kind is MarkerKind.Section);
        var marked = hasSections
            ? []
            : open.Where(l =>
                    l.Marker.Kind == MarkerKind.None && l.Text.Length <= LongestMarked && l.Source.Text.TrimStart().StartsWith("##", StringComparison.Ordinal)
                )
                .ToList();
        foreach (var line in marked)
            Take(line, line.Text.Length - line.Text.TrimStart('#').Length);
        if (marked.Count > 0)
            return;
        var found = new List<DocumentLine>();
        for (var i = 0; i + 1 < open.Count; i++)
        {
            if (!CanBeHeading(open[i]))
                continue;
            var before = i > 0 ? open[i - 1] : null;
            var next = open[i + 1].Marker;
            var goesOn =
                !hasSections
                && next.Kind is MarkerKind.Arabic or MarkerKind.ArabicBracket or MarkerKind.Article
                && (found.Count == 0 || IsBehindNote(i))
                && !notes.IsNote(open[i].NormalizedText)
                && !(NoteLabels.CanStart(open[i].Text[0]) && NoteLabels.At(open[i].Text, 0, open[i].Text.Length) is not null);
            if (
                goesOn
                || (
                    next is { Kind: MarkerKind.Arabic or MarkerKind.Section, Number: 1 }
                    && (found.Count == 0 || IsEnd(before))
                    && !notes.IsNote(open[i].NormalizedText)
                )
            )
                found.Add(open[i]);
        }
        if (found.Count < 2)
            return;
        var upper = UpperOf(open, found);
        foreach (var line in found)
            line.Marker = new Marker(upper.Count > 0 && !hasSections ? MarkerKind.Group : MarkerKind.Bare, null, 0, 0);
        foreach (var line in upper)
            Take(line, 0);
        // Where headings stand without numerals, so do those that everybody knows, above plain paragraphs
        for (var i = 1; i + 1 < open.Count; i++)
        {
            if (
                CanBeHeading(open[i])
                && IsKnown(open[i].Text)
                && IsEnd(open[i - 1])
                && open[i + 1] is { Marker.Kind: MarkerKind.None } below
                && below.Text.EndsWith('。')
            )
                Take(open[i], 0);
        }

        // Right behind a note, or with one more heading between
        bool IsBehindNote(int at) =>
            at > 0
            && (
                notes.Find(open[at - 1].NormalizedText).Count > 0 || (at > 1 && CanBeHeading(open[at - 1]) && notes.Find(open[at - 2].NormalizedText).Count > 0)
            );

        bool IsEnd(DocumentLine? line) =>
            line is null || line.Marker.Kind != MarkerKind.None || TaskShape.EndsSentence(line.Source.Text) || notes.IsNote(line.NormalizedText);
    }

    /// <summary>The lines right above such headings that are headings themselves, one level up; none where only one stands so.</summary>
    private static List<DocumentLine> UpperOf(List<DocumentLine> open, List<DocumentLine> found)
    {
        var upper = new List<DocumentLine>();
        foreach (var heading in found)
        {
            var at = open.IndexOf(heading) - 1;
            if (at >= 0 && CanBeHeading(open[at]) && !found.Contains(open[at]) && (at == 0 || !CanBeHeading(open[at - 1])))
                upper.Add(open[at]);
        }
        return upper.Count >= 2 ? upper : [];
    }

    private static bool IsKnown(string text) => HeadingNames.IsAim(text) || HeadingNames.IsRequirement(text) || HeadingNames.IsSteps(text);

    private static bool CanBeHeading(DocumentLine line) =>
        line.Marker.Kind == MarkerKind.None
        && line.Source.Cells is null
        && line.Text.Length is >= 2 and <= Longest
        && !line.Text.AsSpan().ContainsAny(Marks)
        && !line.Source.Text.Contains('\t')
        && !PageLines.CanBeTitle(line.Text)
        && !PageLines.IsPagePart(line.Text)
        && !PageLines.IsAttachment(line.Text);

    private static void Take(DocumentLine line, int at) => line.Marker = new Marker(MarkerKind.Bare, null, at, at);
}
