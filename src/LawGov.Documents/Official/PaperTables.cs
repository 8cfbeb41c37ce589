using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace LawGov.Documents.Official;

/// <summary>Tables as wide as the type area, single thin lines, header row repeated on every page.</summary>
internal static class PaperTables
{
    // A longer row may break across pages: kept whole it would leave half a page empty.
    private const int LongestUnbrokenRow = 10;

    // A table of so few lines stays on one page.
    private const int SmallTable = 8;

    public static IEnumerable<OpenXmlElement> Set(PaperTable table, bool isLandscape)
    {
        if (table.Columns.Count == 0 || table.Columns.Any(c => c.Weight <= 0))
            throw new ArgumentException("A table needs columns of a weight above zero.", nameof(table));
        if (table.Rows.Any(r => r.Count != table.Columns.Count))
            throw new ArgumentException("Every row needs a text for each column.", nameof(table));

        if (table.Caption is { } caption)
            yield return Line(caption, PaperStyles.TableHead, JustificationValues.Center, keepNext: true);
        yield return Grid(table, isLandscape);
        if (table.Note is { } note)
            yield return Line(note, isLandscape ? PaperStyles.LedgerText : PaperStyles.TableText, JustificationValues.Left, keepNext: false);
    }

    private static Table Grid(PaperTable table, bool isLandscape)
    {
        var total = isLandscape ? PaperGeometry.TypeHeight : PaperGeometry.TypeWidth;
        var widths = Widths(table.Columns, total);
        var textStyle = isLandscape ? PaperStyles.LedgerText : PaperStyles.TableText;
        var headStyle = isLandscape ? PaperStyles.LedgerHead : PaperStyles.TableHead;
        var margin = isLandscape ? PaperStyles.LedgerMargin : PaperStyles.TableMargin;
        var halfCharacter = isLandscape ? PaperGeometry.SizeSmallFive * 5 : PaperGeometry.SizeSmallFour * 5;

        var grid = new Table(
            new TableProperties(
                new TableWidth { Width = Number(total), Type = TableWidthUnitValues.Dxa },
                new TableJustification { Val = TableRowAlignmentValues.Center },
                new TableBorders(
                    Border<TopBorder>(8),
                    Border<LeftBorder>(8),
                    Border<BottomBorder>(8),
                    Border<RightBorder>(8),
                    Border<InsideHorizontalBorder>(4),
                    Border<InsideVerticalBorder>(4)
                ),
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableCellMarginDefault(
                    new TopMargin { Width = "40", Type = TableWidthUnitValues.Dxa },
                    new TableCellLeftMargin { Width = (short)margin, Type = TableWidthValues.Dxa },
                    new BottomMargin { Width = "40", Type = TableWidthUnitValues.Dxa },
                    new TableCellRightMargin { Width = (short)margin, Type = TableWidthValues.Dxa }
                )
            ),
            new TableGrid(widths.Select(w => new GridColumn { Width = Number(w) }))
        );

        var head = new TableRow(new TableRowProperties(new CantSplit(), new TableHeader()));
        for (var i = 0; i < widths.Length; i++)
            head.Append(Cell(widths[i], PaperText.Lines(table.Columns[i].Header), headStyle, JustificationValues.Center, keepNext: true));
        grid.Append(head);

        var cells = table.Rows.Select(row => row.Select(PaperText.Lines).ToArray()).ToArray();
        var heights = cells.Select(row => row.Select((lines, i) => Height(lines, widths[i] - (2 * margin), halfCharacter)).Max()).ToArray();
        var keepsTogether = heights.Sum() <= SmallTable;
        for (var r = 0; r < cells.Length; r++)
        {
            var keepNext = keepsTogether && (r < cells.Length - 1 || table.Note is not null);
            var row = new TableRow();
            if (heights[r] <= LongestUnbrokenRow)
                row.Append(new TableRowProperties(new CantSplit()));
            for (var i = 0; i < widths.Length; i++)
                row.Append(Cell(widths[i], cells[r][i], textStyle, Alignment(table.Columns[i].Alignment), keepNext));
            grid.Append(row);
        }

        return grid;
    }

    // Estimated printed lines of a cell.
    private static int Height(IReadOnlyList<string> lines, int room, int halfCharacter) =>
        Math.Max(1, lines.Sum(line => 1 + (PaperText.HalfWidths(line) * halfCharacter / room)));

    /// <summary>Widths that add up to the total exactly.</summary>
    internal static int[] Widths(IReadOnlyList<PaperColumn> columns, int total)
    {
        var sum = columns.Sum(c => c.Weight);
        var widths = columns.Select(c => (int)(total * c.Weight / sum)).ToArray();
        widths[^1] += total - widths.Sum();
        return widths;
    }

    private static TableCell Cell(int width, IReadOnlyList<string> lines, string style, JustificationValues alignment, bool keepNext)
    {
        var cell = new TableCell(
            new TableCellProperties(
                new TableCellWidth { Width = Number(width), Type = TableWidthUnitValues.Dxa },
                new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center }
            )
        );
        foreach (var line in lines.Count == 0 ? [""] : lines)
            cell.Append(Line(line, style, alignment, keepNext));
        return cell;
    }

    private static Paragraph Line(string text, string style, JustificationValues alignment, bool keepNext)
    {
        var properties = new ParagraphProperties(new ParagraphStyleId { Val = style });
        if (keepNext)
            properties.Append(new KeepNext());
        if (alignment != JustificationValues.Left)
            properties.Append(new Justification { Val = alignment });
        var paragraph = new Paragraph(properties);
        if (PaperText.OneLine(text) is { Length: > 0 } line)
            paragraph.Append(new Run(new Text(line) { Space = SpaceProcessingModeValues.Preserve }));
        return paragraph;
    }

    private static JustificationValues Alignment(PaperAlignment alignment) =>
        alignment switch
        {
            PaperAlignment.Center => JustificationValues.Center,
            PaperAlignment.Right => JustificationValues.Right,
            _ => JustificationValues.Left,
        };

    private static T Border<T>(uint size)
        where T : BorderType, new() =>
        new()
        {
            Val = BorderValues.Single,
            Size = size,
            Space = 0,
            Color = "000000",
        };

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
