namespace LawGov.Documents.Plans.Text;

/// <summary>Clauses of a normalized text, and the text with the names of documents blanked out.</summary>
internal static class Clauses
{
    /// <summary>Farther than this no clause reaches.</summary>
    private const int Longest = 120;

    private const string Ends = ",。;!?:";

    /// <summary>The clause around a place, bounded by punctuation other than 、 and by line ends.</summary>
    public static (int From, int To) Around(NormalizedText normalized, int from, int to)
    {
        var (first, last) = (from - Longest, to + Longest);
        while (from > 0 && from > first && !Ends.Contains(normalized.Text[from - 1]) && !normalized.BreaksBefore(from))
            from--;
        while (to < normalized.Length && to < last && !Ends.Contains(normalized.Text[to]) && !normalized.BreaksBefore(to))
            to++;
        return (from, to);
    }

    /// <summary>The text with everything in 《》 made unreadable, so that years and figures in names of documents count for nothing.</summary>
    public static string WithoutNames(string text)
    {
        if (!text.Contains('《'))
            return text;
        var masked = text.ToCharArray();
        var depth = 0;
        var opened = 0;
        for (var i = 0; i < masked.Length; i++)
        {
            if (text[i] == '《')
            {
                if (depth++ == 0)
                    opened = i;
            }
            else if (text[i] == '》' && depth > 0)
                depth--;
            else if (depth > 0 && text[i] is '。' or ';' or '!' || i - opened > 80)
                depth = 0;
            else if (depth > 0)
                masked[i] = '\u0001';
        }
        return new string(masked);
    }
}
