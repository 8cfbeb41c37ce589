using LawGov.Documents.Plans.Units;
using LawGov.Documents.Reading;

namespace LawGov.Documents.Plans.Lines;

/// <summary>
/// Parts a line on which several tasks or headings stand: behind a unit note where the next number follows, between a heading and the first number,
/// and, where a whole plan
/// has lost its line ends, wherever the order of its chapters and numbers goes on.
/// </summary>
internal static class JoinedLines
{
    private const int Longest = 20_000;

    private const int LongestPlan = 200_000;

    private const int LongestNote = 400;

    private const int LongestHeading = 24;

    /// <summary>Fewer numbers on a line are a sentence that enumerates.</summary>
    private const int FewestNumbers = 4;

    /// <summary>Before 一、 these make a word with it: 统一、规范.</summary>
    private const string WordsOfOne = "统之同单唯第专逐合归万不划进十如其某每任";

    private static readonly System.Buffers.SearchValues<char> Marks = System.Buffers.SearchValues.Create("。,;:!?、");

    /// <summary>The line, or its pieces in order; every piece keeps the line's number.</summary>
    /// <param name="line">The line.</param>
    /// <param name="notes">Finds unit notes.</param>
    /// <param name="isAlone">No other line begins a chapter.</param>
    public static IEnumerable<SourceLine> Part(SourceLine line, UnitNoteFinder notes, bool isAlone)
    {
        if (line.Cells is not null || line.Text.Length is < 12 or > LongestPlan || line.Text.Contains('\t') || !line.Text.AsSpan().ContainsAny('.', '．', '、'))
            return [line];
        var normalized = NormalizedText.Of(line.Text);
        if (isAlone && Marker.At(normalized).Kind is not (MarkerKind.Arabic or MarkerKind.ArabicBracket) && Ordered(normalized) is { Count: > 0 } ordered)
            return Pieces(line, normalized, ordered)
                .SelectMany(p => p.Text.Length <= Longest ? Pieces(p, NormalizedText.Of(p.Text), Cuts(NormalizedText.Of(p.Text), notes)) : [p]);
        return line.Text.Length <= Longest ? Pieces(line, normalized, Cuts(normalized, notes)) : [line];
    }

    private static List<SourceLine> Pieces(SourceLine line, NormalizedText normalized, List<int> cuts)
    {
        if (cuts.Count == 0)
            return [line];
        var pieces = new List<SourceLine>();
        var from = 0;
        foreach (var cut in cuts.Select(normalized.RawStart).Append(line.Text.Length))
        {
            pieces.Add(line with { Text = line.Text[from..cut] });
            from = cut;
        }
        return pieces;
    }

    /// <summary>
    /// Where the parts of a plan without line ends begin: 一、 二、 and the numbers below them, each the next; none where there are not two chapters.
    /// </summary>
    private static List<int> Ordered(NormalizedText normalized)
    {
        var cuts = new List<int>();
        var (chapter, section, task, heading) = (0, 0, 0, -1);
        var text = normalized.Text;
        for (var i = 0; i < text.Length - 3; i++)
        {
            if (
                !(HanNumerals.IsDigit(text[i]) || char.IsAsciiDigit(text[i]) || text[i] == '(')
                || (i > 0 && (HanNumerals.IsDigit(text[i - 1]) || char.IsAsciiDigit(text[i - 1])))
            )
                continue;
            var begins = i == 0 || normalized.GapBefore(i) || "。;:!?)\"》".Contains(text[i - 1]);
            // A heading has no mark behind it
            var back = Math.Max(Math.Max(heading, 0), i - (LongestHeading * 2));
            var isGlued = !begins && back <= Math.Max(heading, 0) && text.AsSpan(back, i - back).IndexOfAny("。;") < 0;
            if (!(begins || isGlued) || At(normalized, i) is not { Number: { } number } next)
                continue;
            var follows = next.Kind switch
            {
                MarkerKind.Chapter => number == chapter + 1 && (begins || (number == 1 && !WordsOfOne.Contains(text[i - 1]))),
                MarkerKind.Section => chapter > 0 && number == section + 1 && (begins || number == 1),
                MarkerKind.Arabic => chapter > 0 && (number == task + 1 || (number == 1 && heading >= 0)) && (begins || number == 1),
                _ => false,
            };
            if (!follows)
                continue;
            if (next.Kind == MarkerKind.Chapter)
                (chapter, section) = (number, 0);
            else if (next.Kind == MarkerKind.Section)
                section = number;
            else
                task = number;
            heading = next.Kind == MarkerKind.Arabic ? -1 : i;
            if (i > 0)
                cuts.Add(i);
            i = next.End - 1;
        }
        return chapter >= 2 && cuts.Count >= FewestNumbers ? cuts : [];
    }

    private static List<int> Cuts(NormalizedText normalized, UnitNoteFinder notes)
    {
        var text = normalized.Text;
        var cuts = new List<int>();
        var marker = Marker.At(normalized);
        var start = 0;
        var last = marker.Kind == MarkerKind.Arabic ? marker.Number : null;
        for (var i = Math.Max(2, marker.End); i < text.Length - 3; i++)
        {
            var afterNote = text[i - 1] == ')' || (text[i - 1] == '。' && text[i - 2] == ')');
            var afterHeading =
                marker.Kind is MarkerKind.Chapter or MarkerKind.ChapterWord or MarkerKind.Section
                && i - marker.End is >= 2 and <= LongestHeading
                && char.IsAsciiDigit(text[i])
                && !char.IsAsciiDigit(text[i - 1]);
            if (!afterNote && !afterHeading)
                continue;
            if (At(normalized, i) is not { } next || !Follows(next, last, afterHeading))
                continue;
            if (afterNote ? !EndsInNote(normalized, start, text[i - 1] == ')' ? i : i - 1, notes) : text.AsSpan(marker.End, i - marker.End).ContainsAny(Marks))
                continue;
            cuts.Add(i);
            (start, marker) = (i, next);
            if (next.Kind == MarkerKind.Arabic)
                last = next.Number;
            i = next.End - 1;
        }
        return cuts;
    }

    /// <summary>The numbering that begins here, with a mark and words behind it.</summary>
    private static Marker? At(NormalizedText normalized, int at)
    {
        var head = NormalizedText.Of(normalized.Raw[normalized.RawStart(at)..normalized.RawEnd(Math.Min(normalized.Length, at + 12))]);
        var marker = Marker.At(head);
        if (
            normalized.Raw[normalized.RawStart(at)] == '['
            || marker.Start != 0
            || marker.Kind is not (MarkerKind.Arabic or MarkerKind.ArabicBracket or MarkerKind.Chapter or MarkerKind.Section)
            || marker.Number is null
        )
            return null;
        return marker.End < head.Length && head.Text[marker.End] is >= '\u4E00' and <= '\u9FFF' or '"' or '《'
            ? marker with
            {
                Start = at,
                End = at + marker.End,
            }
            : null;
    }

    private static bool Follows(Marker next, int? last, bool afterHeading) =>
        next.Kind switch
        {
            MarkerKind.Arabic => next.Number == (last ?? 0) + 1 || (next.Number == 1 && afterHeading) || (last is null && afterHeading),
            _ => !afterHeading,
        };

    private static bool EndsInNote(NormalizedText normalized, int from, int to, UnitNoteFinder notes)
    {
        var depth = 0;
        for (var i = to - 1; i >= from && to - i <= LongestNote; i--)
        {
            if (normalized.Text[i] == ')')
                depth++;
            else if (normalized.Text[i] == '(' && --depth == 0)
                return notes.IsNote(NormalizedText.Of(normalized.Raw[normalized.RawStart(i)..normalized.RawEnd(to)]));
        }
        return false;
    }
}
