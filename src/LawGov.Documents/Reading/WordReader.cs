using System.Text;
using System.Xml.Linq;

namespace LawGov.Documents.Reading;

/// <summary>
/// Reads a .docx as Word would show it: numbering written out, tracked changes accepted, text boxes behind their paragraph, table rows as lines with
/// cells; headers,
/// footers and notes apart.
/// </summary>
internal sealed class WordReader
{
    private readonly List<SourceLine> _lines = [];

    private readonly List<string> _asides = [];

    private readonly WordNumbering _numbering;

    private string _carried = "";

    private int _tables;

    private WordReader(WordNumbering numbering) => _numbering = numbering;

    public static SourceText Read(string fileName, byte[] content)
    {
        var package = WordPackage.Open(content);
        var main = MainPart(package);
        var root = package.Load(main) ?? throw new UnreadableDocumentException(UnreadableCode.BrokenDocx);
        var body = Word.Child(root, "body") ?? throw new UnreadableDocumentException(UnreadableCode.BrokenDocx);
        var folder = main[..(main.LastIndexOf('/') + 1)];
        var reader = new WordReader(new WordNumbering(package.Load(folder + "numbering.xml"), package.Load(folder + "styles.xml")));
        reader.ReadBlocks(body);
        if (reader._carried.Length > 0)
            reader.AddLines("");
        reader.ReadAsides(package, folder);
        if (reader._lines.All(l => string.IsNullOrWhiteSpace(l.Text)))
            throw new UnreadableDocumentException(UnreadableCode.EmptyFile);
        return new SourceText
        {
            FileName = fileName,
            Lines = reader._lines,
            Asides = reader._asides,
        };
    }

    private static string MainPart(WordPackage package)
    {
        var target = package
            .Load("_rels/.rels")
            ?.Elements()
            .FirstOrDefault(r =>
                Word.Attribute(r, "Type")?.EndsWith("/officeDocument", StringComparison.Ordinal) == true && Word.Attribute(r, "TargetMode") != "External"
            );
        var name = Word.Attribute(target, "Target")?.TrimStart('/');
        return name is not null && package.Names.Contains(name, StringComparer.OrdinalIgnoreCase) ? name : "word/document.xml";
    }

    private void ReadAsides(WordPackage package, string folder)
    {
        foreach (var name in package.Names.Where(n => n.StartsWith(folder, StringComparison.OrdinalIgnoreCase)))
        {
            var file = name[folder.Length..];
            if (
                !file.StartsWith("header", StringComparison.OrdinalIgnoreCase)
                && !file.StartsWith("footer", StringComparison.OrdinalIgnoreCase)
                && file is not ("footnotes.xml" or "endnotes.xml")
            )
                continue;
            foreach (var paragraph in package.Load(name)?.Descendants().Where(e => e.Name.LocalName == "p") ?? [])
            {
                var text = new StringBuilder();
                ReadRuns(paragraph, text, null);
                if (!string.IsNullOrWhiteSpace(text.ToString()))
                    _asides.Add(text.ToString().Trim());
            }
        }
    }

    private void ReadBlocks(XElement parent)
    {
        foreach (var element in parent.Elements())
        {
            switch (element.Name.LocalName)
            {
                case "p":
                    ReadParagraph(element);
                    break;
                case "tbl":
                    ReadTable(element);
                    break;
                case "del" or "moveFrom" or "sectPr" or "sdtPr" or "sdtEndPr":
                    break;
                case "AlternateContent":
                    ReadBlocks(Chosen(element));
                    break;
                default:
                    ReadBlocks(element);
                    break;
            }
        }
    }

    private void ReadParagraph(XElement paragraph)
    {
        var boxes = new List<XElement>();
        var text = new StringBuilder();
        ReadRuns(paragraph, text, boxes);
        var properties = Word.Child(paragraph, "pPr");
        var mark = Word.Child(properties, "rPr");
        var number = text.Length > 0 || _carried.Length > 0 ? _numbering.Next(properties) : "";
        var whole = _carried.Length > 0 ? text.ToString() : number + text;
        if (Word.Child(mark, "del") is not null || Word.Child(mark, "moveFrom") is not null)
        {
            // The paragraph mark is deleted: its text goes on in the next paragraph
            _carried += whole;
        }
        else
            AddLines(whole);
        foreach (var box in boxes)
            ReadBlocks(box);
    }

    private void AddLines(string text)
    {
        foreach (var line in (_carried + text).Split('\n'))
            _lines.Add(new SourceLine(_lines.Count + 1, line.TrimEnd('\r')));
        _carried = "";
    }

    private static void ReadRuns(XElement parent, StringBuilder text, List<XElement>? boxes)
    {
        foreach (var element in parent.Elements())
        {
            switch (element.Name.LocalName)
            {
                case "t":
                    text.Append(element.Value);
                    break;
                case "tab" when element.Parent!.Name.LocalName == "r":
                    text.Append('\t');
                    break;
                case "ptab":
                    text.Append('\t');
                    break;
                case "br" or "cr":
                    text.Append('\n');
                    break;
                case "noBreakHyphen":
                    text.Append('-');
                    break;
                case "r"
                    when Word.Child(element, "rPr") is { } properties
                        && Word.Child(properties, "vanish") is { } hidden
                        && Word.Attribute(hidden, "val") is null or "1" or "true":
                    break;
                case "del" or "moveFrom" or "delText" or "instrText" or "rt" or "pPr" or "rPr" or "sdtPr" or "footnoteReference" or "endnoteReference" or "tbl":
                    break;
                case "txbxContent":
                    boxes?.Add(element);
                    break;
                case "AlternateContent":
                    ReadRuns(Chosen(element), text, boxes);
                    break;
                default:
                    ReadRuns(element, text, boxes);
                    break;
            }
        }
    }

    /// <summary>Of two ways to say the same, one: the first, or the other where the first holds no text.</summary>
    private static XElement Chosen(XElement alternatives)
    {
        var choice = Word.Child(alternatives, "Choice");
        var hasText = choice?.Descendants().Any(e => e.Name.LocalName == "t") == true;
        return hasText ? choice! : Word.Child(alternatives, "Fallback") ?? choice ?? alternatives;
    }

    private void ReadTable(XElement table)
    {
        var number = ++_tables;
        var above = new Dictionary<int, string>();
        foreach (var row in Unwrapped(table, "tr"))
        {
            if (Word.Child(Word.Child(row, "trPr"), "del") is not null)
                continue;
            var cells = new List<SourceCell>();
            var column = Number(Word.Value(Word.Child(row, "trPr"), "gridBefore"), 0);
            // A row that begins farther in: the columns before it are empty
            if (column > 0)
                cells.Add(new SourceCell("", column));
            foreach (var cell in Unwrapped(row, "tc"))
            {
                var properties = Word.Child(cell, "tcPr");
                var span = Math.Max(1, Number(Word.Value(properties, "gridSpan"), 1));
                var merge = Word.Child(properties, "vMerge");
                var continues = merge is not null && Word.Attribute(merge, "val") is null or "continue";
                var text = continues ? above.GetValueOrDefault(column, "") : CellText(cell);
                above[column] = text;
                cells.Add(new SourceCell(text, span, continues));
                column += span;
            }
            if (cells.Count == 0)
                continue;
            _lines.Add(
                new SourceLine(_lines.Count + 1, string.Join('\t', cells.Select(c => c.MergedUp ? "" : c.Text.Replace('\n', ' '))))
                {
                    Cells = cells,
                    Table = number,
                }
            );
        }
    }

    private static int Number(string? text, int otherwise) =>
        int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 0, 100) : otherwise;

    private static IEnumerable<XElement> Unwrapped(XElement parent, string name)
    {
        foreach (var element in parent.Elements())
        {
            if (element.Name.LocalName == name)
                yield return element;
            else if (element.Name.LocalName is "sdt" or "sdtContent" or "ins" or "customXml" or "smartTag" or "moveTo")
            {
                foreach (var inner in Unwrapped(element, name))
                    yield return inner;
            }
        }
    }

    private string CellText(XElement cell)
    {
        var paragraphs = new List<string>();
        foreach (var paragraph in cell.Descendants().Where(e => e.Name.LocalName == "p"))
        {
            var text = new StringBuilder();
            ReadRuns(paragraph, text, null);
            if (text.Length == 0)
                continue;
            paragraphs.Add((_numbering.Next(Word.Child(paragraph, "pPr")) + text).Trim());
        }
        // An automatically numbered cell may hold nothing but its number
        if (paragraphs.Count == 0)
            return cell.Elements().Where(e => e.Name.LocalName == "p").Select(p => _numbering.Next(Word.Child(p, "pPr"))).FirstOrDefault(n => n.Length > 0)
                ?? "";
        return string.Join('\n', paragraphs.Where(p => p.Length > 0));
    }
}
