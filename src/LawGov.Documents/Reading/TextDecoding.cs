using System.Text;

namespace LawGov.Documents.Reading;

/// <summary>Finds out how a text is encoded: by its mark, else by what its bytes allow.</summary>
internal static class TextDecoding
{
    private static readonly Encoding Strict8 = new UTF8Encoding(false, true);

    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding(
        "GB18030",
        EncoderFallback.ExceptionFallback,
        DecoderFallback.ReplacementFallback
    )!;

    /// <summary>The text and the name of its encoding; throws <see cref="UnreadableDocumentException"/> where the bytes are no text.</summary>
    public static (string Text, string Encoding) Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            return (Checked(Encoding.UTF8.GetString(bytes[3..])), "utf-8");
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return (Checked(Encoding.Unicode.GetString(bytes[2..])), "utf-16");
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return (Checked(Encoding.BigEndianUnicode.GetString(bytes[2..])), "utf-16be");
        var sample = bytes[..Math.Min(bytes.Length - (bytes.Length % 2), 8192)];
        if (sample.Contains((byte)0) && Utf16WithoutMark(bytes, sample, 0.9) is { } utf16)
            return utf16;
        try
        {
            return (Checked(Strict8.GetString(bytes)), "utf-8");
        }
        catch (DecoderFallbackException)
        {
            var gb = Gb18030.GetString(bytes);
            if (Plausibility(gb.AsSpan(0, Math.Min(gb.Length, 4096))) < 0.9 && Utf16WithoutMark(bytes, sample, 0.98) is { } other)
                return other;
            return (Checked(gb), "gb18030");
        }
    }

    /// <summary>UTF-16 without a mark, where one of its two byte orders gives plain Chinese text.</summary>
    private static (string Text, string Encoding)? Utf16WithoutMark(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> sample, double least)
    {
        if (bytes.Length < 4 || bytes.Length % 2 != 0)
            return null;
        var little = Plausibility(Encoding.Unicode.GetString(sample));
        var big = Plausibility(Encoding.BigEndianUnicode.GetString(sample));
        if (Math.Max(little, big) < least)
            return null;
        return little >= big ? (Encoding.Unicode.GetString(bytes), "utf-16") : (Encoding.BigEndianUnicode.GetString(bytes), "utf-16be");
    }

    /// <summary>The share of characters that Chinese official texts are made of.</summary>
    private static double Plausibility(ReadOnlySpan<char> text)
    {
        var plain = 0;
        foreach (var c in text)
        {
            if (
                c
                is '\t'
                    or '\r'
                    or '\n'
                    or >= ' '
                    and <= '~'
                    or >= '\u2010'
                    and <= '\u2027'
                    or >= '\u2460'
                    and <= '\u24FF'
                    or >= '\u3000'
                    and <= '\u303F'
                    or >= '\u4E00'
                    and <= '\u9FFF'
                    or >= '\uFF00'
                    and <= '\uFFEF'
            )
                plain++;
        }
        return text.IsEmpty ? 0 : (double)plain / text.Length;
    }

    private static string Checked(string text) => LooksLikeText(text) ? text : throw new UnreadableDocumentException(UnreadableCode.NotText);

    /// <summary>Text has hardly any control characters or characters that could not be decoded.</summary>
    private static bool LooksLikeText(string text)
    {
        var strange = 0;
        foreach (var c in text)
        {
            if (
                c == '\uFFFD'
                || c == '\0'
                || (char.IsControl(c) && c is not ('\t' or '\n' or '\r' or '\f' or '\v' or '\u001A' or '\u0085'))
                || c is >= '\uE000' and <= '\uF8FF'
            )
                strange++;
        }
        return strange * 50 <= text.Length;
    }
}
