using System.Globalization;
using System.Text;

namespace LawGov.Documents.Official;

/// <summary>Texts on their way into a file: what XML cannot carry is dropped, lines are split, widths are estimated.</summary>
internal static class PaperText
{
    private const char Replacement = '\uFFFD';

    /// <summary>
    /// The text without control characters, half surrogate pairs, non-characters and invisible direction marks (which could show a name in
    /// another order than it is stored). Line breaks stay as \n, tabs become spaces.
    /// </summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";

        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                clean.Append(c).Append(text[++i]);
                continue;
            }

            if (c == '\r')
            {
                if (i + 1 == text.Length || text[i + 1] != '\n')
                    clean.Append('\n');
            }
            else if (c is '\n' or '\u2028' or '\u2029' or '\u0085')
            {
                clean.Append('\n');
            }
            else if (c == '\t')
            {
                clean.Append(' ');
            }
            else if (char.IsSurrogate(c))
            {
                clean.Append(Replacement);
            }
            else if (!char.IsControl(c) && !IsDirectionMark(c) && c < '\uFFFE' && c != '\uFEFF')
            {
                clean.Append(c);
            }
        }

        return clean.ToString();
    }

    /// <summary>The lines of a text, cleaned and trimmed, without the empty ones.</summary>
    public static IReadOnlyList<string> Lines(string? text) => Clean(text).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>One line: breaks become nothing between Chinese characters and a space elsewhere.</summary>
    public static string OneLine(string? text)
    {
        var line = new StringBuilder();
        foreach (var part in Lines(text))
        {
            if (line.Length > 0 && line[^1] < 128 && part[0] < 128)
                line.Append(' ');
            line.Append(part);
        }

        return line.ToString();
    }

    /// <summary>Width in half characters: 2 for Chinese characters, full-width signs and emoji, 1 for the rest.</summary>
    public static int HalfWidths(string text)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes())
            width += HalfWidths(rune);
        return width;
    }

    /// <summary>Width of one character in half characters: 0, 1 or 2.</summary>
    public static int HalfWidths(Rune rune) =>
        rune.Value switch
        {
            < 0x80 => 1,
            >= 0x4E00 and < 0xA000 => 2,
            _ when Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format => 0,
            0xB7 or 0xD7 or 0xF7 or >= 0x2000 => 2, // · × ÷ are full width in Chinese typefaces
            _ => 1,
        };

    private static bool IsDirectionMark(char c) => c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u200E' or '\u200F';
}
