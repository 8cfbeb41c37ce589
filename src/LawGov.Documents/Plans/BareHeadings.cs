namespace LawGov.Documents.Plans;

/// <summary>Headings without a numeral, in a document that numbers none: a short line right before a number, or one that markdown marks as a heading.</summary>
internal static class BareHeadings
{
    private const int Longest = 24;

    private const int LongestMarked = 40;

    private static readonly System.Buffers.SearchValues<char> Marks = System.Buffers.SearchValues.Create("。,;:!?");

    public static void Settle(IReadOnlyList<DocumentLine> lines, UnitNoteFinder notes)
    {
        if (lines.Any(l => l.Role is null && l.Marker.Kind is MarkerKind.Chapter or MarkerKind.ChapterWord or MarkerKind.Section or MarkerKind.SectionWord)) return;
        var marked = lines.Where(l => l.Role is null && l.Marker.Kind == MarkerKind.None && l.Text.Length is > 0 and <= LongestMarked && l.Source.Text.TrimStart().StartsWith("##", StringComparison.Ordinal)).ToList();
        foreach (var line in marked) Take(line, line.Text.Length - line.Text.TrimStart('#').Length);
        if (marked.Count > 0) return;
        var found = new List<DocumentLine>();
        DocumentLine? before = null;
        DocumentLine? candidate = null;
        foreach (var line in lines.Where(l => !l.IsBlank && l.Role is null))
        {
            if (candidate is not null && line.Marker.Kind is MarkerKind.Arabic or MarkerKind.ArabicBracket or MarkerKind.Article) found.Add(candidate);
            candidate = CanBeHeading(line) && (found.Count == 0 || (before is not null && notes.Find(before.Shadow).Count > 0)) ? line : null;
            before = line;
        }
        if (found.Count < 2) return;
        foreach (var line in found) Take(line, 0);
    }

    private static bool CanBeHeading(DocumentLine line) =>
        line.Marker.Kind == MarkerKind.None && line.Source.Cells is null && line.Text.Length is >= 2 and <= Longest && !line.Text.AsSpan().ContainsAny(Marks) && !line.Source.Text.Contains('\t')
        && !PageLines.CanBeTitle(line.Text) && !PageLines.IsFurniture(line.Text) && !PageLines.IsAttachment(line.Text);

    private static void Take(DocumentLine line, int at) => line.Marker = new Marker(MarkerKind.Bare, null, at, at);
}
