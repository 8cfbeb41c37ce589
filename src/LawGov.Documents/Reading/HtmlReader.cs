using System.Net;
using System.Text;

namespace LawGov.Documents.Reading;

/// <summary>Reads a page saved from a portal. Broken markup is read as a browser would, in one pass.</summary>
internal sealed class HtmlReader
{
    private readonly List<SourceLine> _lines = [];

    private int _tables;

    public static SourceText Read(string fileName, byte[] content)
    {
        var (html, encoding) = Decode(content);
        var reader = new HtmlReader();
        var line = new StringBuilder();
        reader.Walk(HtmlTree.Parse(html), line);
        reader.EndLine(line);
        if (reader._lines.Count == 0)
            throw new UnreadableDocumentException(UnreadableCode.EmptyFile);
        return new SourceText
        {
            FileName = fileName,
            Encoding = encoding,
            Lines = reader._lines,
        };
    }

    private static (string Text, string Encoding) Decode(byte[] content)
    {
        var head = Encoding.Latin1.GetString(content, 0, Math.Min(content.Length, 4096));
        var at = head.IndexOf("charset=", StringComparison.OrdinalIgnoreCase);
        var name =
            at < 0
                ? ""
                : new string([
                    .. head[(at + 8)..].TrimStart('"', '\'', ' ').TakeWhile(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'),
                ]).ToLowerInvariant();
        var marked =
            content.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])
            || content.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])
            || content.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]);
        return !marked && name is "big5" or "big5-hkscs"
            ? (CodePagesEncodingProvider.Instance.GetEncoding("big5")!.GetString(content), "big5")
            : TextDecoding.Decode(content);
    }

    private void Walk(HtmlNode node, StringBuilder line)
    {
        foreach (var child in node.Children)
        {
            if (child.Text is { } text)
                line.Append(text);
            else if (child.IsHidden)
                continue;
            else if (child.Name == "br")
                EndLine(line);
            else if (child.Name == "table" && HtmlTable.IsData(child))
            {
                EndLine(line);
                AddTable(child);
            }
            else if (child.IsBlock)
            {
                EndLine(line);
                Walk(child, line);
                EndLine(line);
            }
            else
                Walk(child, line);
        }
    }

    private void AddTable(HtmlNode table)
    {
        var number = ++_tables;
        foreach (var cells in HtmlTable.Rows(table))
        {
            _lines.Add(
                new SourceLine(_lines.Count + 1, string.Join('\t', cells.Select(c => c.MergedUp ? "" : c.Text.Replace('\n', ' '))))
                {
                    Cells = cells,
                    Table = number,
                }
            );
        }
    }

    private void EndLine(StringBuilder line)
    {
        var text = Collapse(line.ToString());
        line.Clear();
        if (text.Length > 0)
            _lines.Add(new SourceLine(_lines.Count + 1, text));
    }

    /// <summary>Text as a browser shows it: entities decoded, runs of blanks made one.</summary>
    internal static string Collapse(string raw)
    {
        var decoded = WebUtility.HtmlDecode(raw);
        var text = new StringBuilder(decoded.Length);
        foreach (var c in decoded)
        {
            if (c is ' ' or '\n' or '\r' or '\t' or '\f')
            {
                if (text.Length > 0 && text[^1] != ' ')
                    text.Append(' ');
            }
            else
                text.Append(c);
        }
        return text.ToString().Trim();
    }
}
