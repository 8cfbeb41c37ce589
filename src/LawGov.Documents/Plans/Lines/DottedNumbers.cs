namespace LawGov.Documents.Plans.Lines;

/// <summary>
/// Settles what 1.1 and 1.1.1 number: the deepest are the tasks, those above them are headings. Two alone that fit nowhere are a 1 and a figure.
/// </summary>
internal static class DottedNumbers
{
    public static void Apply(IReadOnlyList<DocumentLine> lines)
    {
        var dotted = lines.Where(l => l.Role is null && l.Marker.Kind == MarkerKind.Dotted).ToList();
        if (dotted.Count == 0)
            return;
        var deepest = dotted.Max(l => l.Marker.Depth);
        var series = dotted.Count(l => l.Marker.Depth == deepest) >= 2 && dotted.Any(l => l.Marker.Number == 1) && IsInOrder(dotted);
        var hasHeadings = lines.Any(l => l.Role is null && l.Marker.Kind is MarkerKind.Chapter or MarkerKind.ChapterWord or MarkerKind.Section);
        foreach (var line in dotted)
        {
            if (!series)
                line.Marker = Undotted(line);
            else if (line.Marker.Depth == deepest)
                line.Marker = line.Marker with { Kind = MarkerKind.Arabic };
            else
                line.Marker = line.Marker with { Kind = hasHeadings ? MarkerKind.Group : MarkerKind.Section };
        }
        if (!series)
            return;
        for (var i = 0; i < lines.Count; i++)
        {
            if (
                lines[i].Role is not null
                || lines[i].Marker.Depth > 0
                || lines[i].Marker is not { Kind: MarkerKind.Arabic or MarkerKind.ArabicBare, Number: { } number }
            )
                continue;
            var next = lines.Skip(i + 1).FirstOrDefault(l => l.Marker.Depth > 0 || l.Marker.Kind == MarkerKind.Arabic);
            if (next?.Marker is { Depth: > 0 } below && below.First == number)
                lines[i].Marker = lines[i].Marker with { Kind = hasHeadings ? MarkerKind.Group : MarkerKind.Chapter };
        }
    }

    /// <summary>Whether the first figures never fall: dates and amounts at the heads of lines do not line up.</summary>
    private static bool IsInOrder(List<DocumentLine> dotted)
    {
        for (var i = 1; i < dotted.Count; i++)
        {
            if (dotted[i].Marker.First < dotted[i - 1].Marker.First || dotted[i].Marker.First > dotted[i - 1].Marker.First + 2)
                return false;
        }
        return true;
    }

    private static Marker Undotted(DocumentLine line)
    {
        var at = line.Text.AsSpan(line.Marker.Start).IndexOfAny('.', '-');
        return line.Text[line.Marker.Start + at] == '.'
            ? new Marker(MarkerKind.Arabic, line.Marker.First, line.Marker.Start, line.Marker.Start + at + 1)
            : default;
    }
}
