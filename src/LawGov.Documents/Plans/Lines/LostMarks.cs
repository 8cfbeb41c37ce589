namespace LawGov.Documents.Plans.Lines;

/// <summary>Headings that have lost the mark behind their numeral (二规范执法): known by the numerals of the headings before and behind them.</summary>
internal static class LostMarks
{
    private const int Longest = 40;

    public static void Apply(IReadOnlyList<DocumentLine> lines)
    {
        var next = new int?[lines.Count];
        int? number = null;
        for (var i = lines.Count - 1; i >= 0; i--)
        {
            next[i] = number;
            if (lines[i].Marker is { Kind: MarkerKind.Chapter, Number: { } n })
                number = n;
        }
        var last = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (line.Marker is { Kind: MarkerKind.Chapter, Number: { } n })
                last = n;
            else if (
                line is { Role: null, Marker.Kind: MarkerKind.None, Source.Cells: null, Text.Length: >= 4 and <= Longest }
                && next[i] == last + 2
                && !line.Text.Contains('。')
                && Numeral(line.Text) is var length and > 0
                && HanNumerals.Parse(line.Text.AsSpan(0, length)) == last + 1
            )
            {
                line.Marker = new Marker(MarkerKind.Chapter, ++last, 0, length);
            }
        }
    }

    private static int Numeral(string text)
    {
        var length = 0;
        while (length < 3 && HanNumerals.IsDigit(text[length]))
            length++;
        return text[length] is '是' or '步' or '把' or '手' or '体' or '线' or '律' or '经' or '次' or '项' or '级' or '个' or '年' or '月' or '日' or '五'
            ? 0
            : length;
    }
}
