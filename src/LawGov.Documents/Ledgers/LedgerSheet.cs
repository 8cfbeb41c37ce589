using DocumentFormat.OpenXml.Spreadsheet;
using LawGov.Documents.Official;

namespace LawGov.Documents.Ledgers;

/// <summary>One sheet being filled: rows with heights that show every wrapped line, then print settings.</summary>
internal sealed class LedgerSheet
{
    // Measured in LibreOffice and Excel's own units: 10 pt type, 13.5 pt a line; a half character takes 0.95 of a column's width unit.
    private const double LineHeight = 13.5;
    private const double RowPadding = 5;
    private const double TallestRow = 409; // the format allows 409.5 pt
    private const double HalfCharacter = 0.97;

    private readonly SheetData data = new();
    private readonly double[] widths;
    private int rowNumber;

    public LedgerSheet(params double[] widths) => this.widths = widths;

    public int LastRow => rowNumber;

    /// <summary>Adds a row whose height fits its longest cell, or the given one.</summary>
    public void Add(IReadOnlyList<Cell> cells, double? height = null)
    {
        rowNumber++;
        var row = new Row
        {
            RowIndex = (uint)rowNumber,
            CustomHeight = true,
            Height = height ?? FittingHeight(cells),
        };
        for (var i = 0; i < cells.Count; i++)
        {
            cells[i].CellReference = LedgerCells.Name(i + 1, rowNumber);
            row.Append(cells[i]);
        }

        data.Append(row);
    }

    /// <summary>The sheet: A4 landscape, one page wide, header repeated and frozen, 第 N 页 共 M 页.</summary>
    public Worksheet Build(int frozenRows, string? merged = null, string? filtered = null, bool isLandscape = true, bool isSelected = false)
    {
        var sheet = new Worksheet(
            new SheetProperties(new PageSetupProperties { FitToPage = true }),
            new SheetDimension { Reference = $"A1:{LedgerCells.Name(widths.Length, rowNumber)}" },
            new SheetViews(View(frozenRows, isSelected)),
            new SheetFormatProperties { DefaultRowHeight = 15 },
            new Columns(
                widths.Select(
                    (w, i) =>
                        new Column
                        {
                            Min = (uint)i + 1,
                            Max = (uint)i + 1,
                            Width = w,
                            CustomWidth = true,
                        }
                )
            ),
            data
        );
        if (filtered is not null)
            sheet.Append(new AutoFilter { Reference = filtered });
        if (merged is not null)
            sheet.Append(new MergeCells(new MergeCell { Reference = merged }) { Count = 1 });
        sheet.Append(
            new PrintOptions { HorizontalCentered = true },
            new PageMargins
            {
                Left = 0.4,
                Right = 0.4,
                Top = 0.6,
                Bottom = 0.6,
                Header = 0.3,
                Footer = 0.3,
            },
            new PageSetup
            {
                PaperSize = 9, // A4
                Orientation = isLandscape ? OrientationValues.Landscape : OrientationValues.Portrait,
                FitToWidth = 1,
                FitToHeight = 0,
            },
            new HeaderFooter(new OddFooter("&C第 &P 页 共 &N 页"))
        );
        return sheet;
    }

    private static SheetView View(int frozenRows, bool isSelected)
    {
        var view = new SheetView { WorkbookViewId = 0, TabSelected = isSelected ? true : null };
        if (frozenRows == 0)
            return view;

        var first = LedgerCells.Name(1, frozenRows + 1);
        view.Append(
            new Pane
            {
                VerticalSplit = frozenRows,
                TopLeftCell = first,
                ActivePane = PaneValues.BottomLeft,
                State = PaneStateValues.Frozen,
            },
            new Selection
            {
                Pane = PaneValues.BottomLeft,
                ActiveCell = first,
                SequenceOfReferences = new() { InnerText = first },
            }
        );
        return view;
    }

    private double FittingHeight(IReadOnlyList<Cell> cells)
    {
        var lines = 1;
        for (var i = 0; i < cells.Count && i < widths.Length; i++)
        {
            if (cells[i].InlineString?.Text?.Text is not { } text)
                continue;
            var room = Math.Max(2, (int)((widths[i] - 0.8) / HalfCharacter));
            lines = Math.Max(lines, text.Split('\n').Sum(line => LinesOf(line, room)));
        }

        return Math.Round(Math.Min(TallestRow, (lines * LineHeight) + RowPadding), 1);
    }

    // A line of an odd number of half characters cannot hold half a Chinese character.
    private static int LinesOf(string line, int room)
    {
        var (lines, used) = (1, 0);
        foreach (var rune in line.EnumerateRunes())
        {
            var width = PaperText.HalfWidths(rune);
            if (used + width > room)
                (lines, used) = (lines + 1, 0);
            used += width;
        }

        return lines;
    }
}
