namespace LawGov.Documents.Plans.Text;

/// <summary>
/// What a scanner changed: letters for figures (O for 0, l and I for 1; they count as figures only among figures, or before a measure), and
/// characters that are lost.
/// </summary>
internal static class MisreadCharacters
{
    private const string Measures = "年月日号%个项次期名人家件条场学课元万亿所处村.、";

    public static void Repair(Span<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var figure = text[i] switch
            {
                'O' or 'o' or '〇' => '0',
                'l' or 'I' => '1',
                _ => '\0',
            };
            if (figure == '\0')
                continue;
            var afterFigure = i > 0 && char.IsAsciiDigit(text[i - 1]);
            var next = i + 1 < text.Length ? text[i + 1] : '\0';
            if (afterFigure && (char.IsAsciiDigit(next) || Measures.Contains(next) || IsFigureLike(next)))
                text[i] = figure;
            else if (figure == '1' && char.IsAsciiDigit(next) && (i == 0 || !char.IsAsciiLetterOrDigit(text[i - 1])))
                text[i] = figure;
        }
    }

    /// <summary>Whether words as printed hold letters that were read as figures.</summary>
    public static bool IsIn(string printed) => printed.AsSpan().IndexOfAny("OolI〇") >= 0;

    /// <summary>Whether a text is what is left of another that lost one character or several.</summary>
    /// <param name="text">What is left.</param>
    /// <param name="whole">The other.</param>
    /// <param name="most">How many it may have lost.</param>
    public static bool IsLeftOf(string text, string whole, int most)
    {
        if (whole.Length <= text.Length || whole.Length - text.Length > most)
            return false;
        var at = 0;
        foreach (var c in whole)
        {
            if (at < text.Length && text[at] == c)
                at++;
        }
        return at == text.Length;
    }

    private static bool IsFigureLike(char c) => c is 'O' or 'o' or '〇' or 'l' or 'I';
}
