using System.Globalization;
using System.Text;

namespace LawGov.Domain;

/// <summary>Text that both databases and the papers can hold: no NUL, no half of a surrogate pair, no noncharacter.</summary>
public static class StorableText
{
    /// <summary>Whether the text can be kept as it is.</summary>
    /// <param name="text">Any text.</param>
    public static bool IsStorable(string text) => IndexOfUnstorable(text, 0) < 0;

    /// <summary>The text without the characters that cannot be kept; they show nothing on a screen.</summary>
    /// <param name="text">Any text.</param>
    public static string Clean(string text)
    {
        var at = IndexOfUnstorable(text, 0);
        if (at < 0)
            return text;
        var clean = new StringBuilder(text.Length);
        var from = 0;
        for (; at >= 0; at = IndexOfUnstorable(text, from))
        {
            clean.Append(text, from, at - from);
            from = at + 1;
        }
        return clean.Append(text, from, text.Length - from).ToString();
    }

    /// <summary>The beginning of the text, cut between two characters as a reader sees them.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="length">Longest result, in UTF-16 units.</param>
    public static string Cut(string text, int length)
    {
        if (text.Length <= length)
            return text;
        if (length <= 0)
            return "";
        var end = 0;
        while (true)
        {
            var next = StringInfo.GetNextTextElementLength(text, end);
            if (end + next > length)
                break;
            end += next;
        }
        if (end == 0)
            end = char.IsHighSurrogate(text[length - 1]) && char.IsLowSurrogate(text[length]) ? length - 1 : length; // one endless character
        return text[..end];
    }

    private static int IndexOfUnstorable(string text, int from)
    {
        for (var i = from; i < text.Length; i++)
        {
            var c = text[i];
            if (c is > '\0' and < '\uD800' or > '\uDFFF' and < '\uFFFE')
                continue;
            if (!char.IsHighSurrogate(c) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]))
                return i;
            i++;
        }
        return -1;
    }
}
