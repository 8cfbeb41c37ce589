using LawGov.Documents.Reading;

namespace LawGov.Documents.Plans;

/// <summary>Parts a line on which several tasks or headings stand: behind a unit note where the next number follows, and between a heading and the first number.</summary>
internal static class JoinedLines
{
    private const int Longest = 20_000;

    private const int LongestNote = 400;

    private const int LongestHeading = 24;

    private static readonly System.Buffers.SearchValues<char> Marks = System.Buffers.SearchValues.Create("。,;:!?、");

    /// <summary>The line, or its pieces in order; every piece keeps the line's number.</summary>
    public static IEnumerable<SourceLine> Part(SourceLine line, UnitNoteFinder notes)
    {
        if (line.Cells is not null || line.Text.Length is < 12 or > Longest || line.Text.Contains('\t') || !line.Text.AsSpan().ContainsAny('.', '．', '、')) return [line];
        var shadow = Shadow.Of(line.Text);
        var cuts = Cuts(shadow, notes);
        if (cuts.Count == 0) return [line];
        var pieces = new List<SourceLine>();
        var from = 0;
        foreach (var cut in cuts.Select(shadow.RawStart).Append(line.Text.Length))
        {
            pieces.Add(line with { Text = line.Text[from..cut] });
            from = cut;
        }
        return pieces;
    }

    private static List<int> Cuts(Shadow shadow, UnitNoteFinder notes)
    {
        var text = shadow.Text;
        var cuts = new List<int>();
        var marker = Marker.At(shadow);
        var start = 0;
        var last = marker.Kind == MarkerKind.Arabic ? marker.Number : null;
        for (var i = Math.Max(2, marker.End); i < text.Length - 3; i++)
        {
            var afterNote = text[i - 1] == ')' || (text[i - 1] == '。' && text[i - 2] == ')');
            var afterHeading = marker.Kind is MarkerKind.Chapter or MarkerKind.ChapterWord or MarkerKind.Section && i - marker.End is >= 2 and <= LongestHeading && char.IsAsciiDigit(text[i]) && !char.IsAsciiDigit(text[i - 1]);
            if (!afterNote && !afterHeading) continue;
            if (At(shadow, i) is not { } next || !Follows(next, last, afterHeading)) continue;
            if (afterNote ? !EndsInNote(shadow, start, text[i - 1] == ')' ? i : i - 1, notes) : text.AsSpan(marker.End, i - marker.End).ContainsAny(Marks)) continue;
            cuts.Add(i);
            (start, marker) = (i, next);
            if (next.Kind == MarkerKind.Arabic) last = next.Number;
            i = next.End - 1;
        }
        return cuts;
    }

    /// <summary>The numbering that begins here, with a mark and words behind it.</summary>
    private static Marker? At(Shadow shadow, int at)
    {
        var head = Shadow.Of(shadow.Raw[shadow.RawStart(at)..shadow.RawEnd(Math.Min(shadow.Length, at + 12))]);
        var marker = Marker.At(head);
        if (shadow.Raw[shadow.RawStart(at)] == '[' || marker.Start != 0 || marker.Kind is not (MarkerKind.Arabic or MarkerKind.ArabicBracket or MarkerKind.Chapter or MarkerKind.Section) || marker.Number is null) return null;
        return marker.End < head.Length && head.Text[marker.End] is >= '\u4E00' and <= '\u9FFF' or '"' or '《' ? marker with { Start = at, End = at + marker.End } : null;
    }

    private static bool Follows(Marker next, int? last, bool afterHeading) => next.Kind switch
    {
        MarkerKind.Arabic => next.Number == (last ?? 0) + 1 || (next.Number == 1 && afterHeading) || (last is null && afterHeading),
        _ => !afterHeading,
    };

    private static bool EndsInNote(Shadow shadow, int from, int to, UnitNoteFinder notes)
    {
        var depth = 0;
        for (var i = to - 1; i >= from && to - i <= LongestNote; i--)
        {
            if (shadow.Text[i] == ')') depth++;
            else if (shadow.Text[i] == '(' && --depth == 0) return notes.IsNote(Shadow.Of(shadow.Raw[shadow.RawStart(i)..shadow.RawEnd(to)]));
        }
        return false;
    }
}
