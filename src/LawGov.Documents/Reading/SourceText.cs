namespace LawGov.Documents.Reading;

/// <summary>The text of a document as lines, whatever file it came from.</summary>
public sealed record SourceText
{
    /// <summary>Name of the file; empty for pasted text.</summary>
    public string FileName { get; init; } = "";

    /// <summary>How the characters were encoded (utf-8, utf-16, gb18030); empty where the format settles it.</summary>
    public string Encoding { get; init; } = "";

    /// <summary>The body, in reading order; numbers run from 1 without a gap.</summary>
    public required IReadOnlyList<SourceLine> Lines { get; init; }

    /// <summary>Page headers, page footers, footnotes and endnotes: set apart, they are no part of the running text.</summary>
    public IReadOnlyList<string> Asides { get; init; } = [];

    /// <summary>Text that a person pasted or typed. Line ends may be LF, CRLF or CR.</summary>
    public static SourceText FromText(string text) => FromText(text, "", "");

    internal static SourceText FromText(string text, string fileName, string encoding)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = new List<SourceLine>();
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && !IsLineEnd(text[i]))
                continue;
            if (i == text.Length && start == i && lines.Count > 0)
                break;
            lines.Add(new SourceLine(lines.Count + 1, text[start..i].Trim('\uFEFF', '\0')));
            if (i + 1 < text.Length && text[i] == '\r' && text[i + 1] == '\n')
                i++;
            start = i + 1;
        }
        return new SourceText
        {
            FileName = fileName,
            Encoding = encoding,
            Lines = lines,
        };
    }

    private static bool IsLineEnd(char c) => c is '\n' or '\r' or '\u2028' or '\u2029' or '\u0085' or '\v' or '\f';
}

/// <summary>One line: a paragraph, or a row of a table.</summary>
/// <param name="Number">Place in the document, from 1.</param>
/// <param name="Text">As it stands; the cells of a table row are parted by tabs.</param>
public sealed record SourceLine(int Number, string Text)
{
    /// <summary>As it stands, without characters that no database can hold.</summary>
    public string Text { get; init; } = ReadableText.Clean(Text);

    /// <summary>The cells, where the line is a row of a real table.</summary>
    public IReadOnlyList<SourceCell>? Cells { get; init; }

    /// <summary>Which table of the document the row belongs to, from 1; 0 outside tables.</summary>
    public int Table { get; init; }
}

/// <summary>One cell of a table row.</summary>
/// <param name="Text">Its text; paragraphs are parted by line feeds. A cell merged with the one above repeats its text.</param>
/// <param name="Span">How many columns it covers, 1 or more.</param>
/// <param name="MergedUp">It continues the cell above it.</param>
public sealed record SourceCell(string Text, int Span = 1, bool MergedUp = false)
{
    /// <summary>Its text, without characters that no database can hold.</summary>
    public string Text { get; init; } = ReadableText.Clean(Text);
}

/// <summary>Drops what shows nothing and can be kept nowhere: NUL, half a surrogate pair, noncharacters.</summary>
internal static class ReadableText
{
    public static string Clean(string text)
    {
        var at = 0;
        while (at < text.Length && IsReadable(text, at))
            at++;
        return at == text.Length ? text : string.Concat(text.Where((_, i) => IsReadable(text, i)));
    }

    private static bool IsReadable(string text, int at) =>
        text[at] switch
        {
            '\0' or '\uFFFE' or '\uFFFF' => false,
            >= '\uD800' and <= '\uDBFF' => at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]),
            >= '\uDC00' and <= '\uDFFF' => at > 0 && char.IsHighSurrogate(text[at - 1]),
            _ => true,
        };
}
