using LawGov.Documents.Plans.Lines;
using LawGov.Documents.Reading;

namespace LawGov.Documents.Plans.Tables;

/// <summary>
/// A table pasted one cell a line, with or without a stroke behind each: header words one below the other, then 1, and the cells of the first row.
/// </summary>
internal static class StackedCells
{
    private const int FewestColumns = 3;

    private const int MostColumns = 10;

    private const int LongestHeader = 14;

    private const int LongestHeading = 40;

    private const int MostCells = 4000;

    private const int FewestRows = 2;

    /// <summary>A row of so many times the usual lines is no row any more.</summary>
    private const int MostTimes = 3;

    /// <summary>The rows of such a table from a line on, and its last line; no rows where none begins there.</summary>
    /// <param name="lines">The document.</param>
    /// <param name="at">The line.</param>
    /// <param name="isHeader">Whether words are a header.</param>
    public static (List<PastedRow> Rows, int End) Gather(IReadOnlyList<DocumentLine> lines, int at, Func<List<SourceCell>, bool> isHeader)
    {
        if (lines[at].Text.Length is 0 or > LongestHeader || !IsCell(lines[at]))
            return ([], at);
        if (!TableColumn.IsNumberHeader(Cell(lines[at])))
            return lines[at].Role is null ? WithoutNumbers(lines, at, isHeader) : ([], at);
        var cells = Cells(lines, at, MostColumns + 1);
        var width = cells.FindIndex(i => TableRowRepair.NumberOf(Cell(lines[i])) == 1 || lines[i].Marker.Kind is MarkerKind.Chapter or MarkerKind.Section);
        if (width is < FewestColumns or > MostColumns || cells.Take(width).Any(i => NormalizedText.Fold(Cell(lines[i])).Length is 0 or > LongestHeader))
            return ([], at);
        var header = Row(lines, cells[..width]);
        if (!isHeader(header.Cells))
            return ([], at);
        var rows = new List<PastedRow> { header };
        var number = 0;
        var usual = width;
        var end = cells[width - 1];
        while (Next(lines, end) is { } next)
        {
            if (TableRowRepair.NumberOf(Cell(lines[next])) == number + 1)
            {
                number++;
                var length = Length(lines, next, header.Cells, usual, number + 1);
                var own = Cells(lines, next, length);
                var row = Row(lines, own);
                if (Shared(row, header) is { } shared)
                {
                    rows.AddRange(shared);
                    end = own[^1];
                    continue;
                }
                // A cell that stays empty leaves no line
                var filled = TableRowRepair.Filled(row.Cells, header.Cells);
                rows.Add(filled is null ? row with { IsLoose = true } : row with { Cells = filled });
                if (filled is not null)
                    usual = own.Count;
                end = own[^1];
            }
            else if (
                lines[next].Marker.Kind is MarkerKind.Chapter or MarkerKind.Section
                && lines[next].Text.Length <= LongestHeading
                && Next(lines, next) is { } below
                && TableRowRepair.NumberOf(Cell(lines[below])) == number + 1
            )
            {
                rows.Add(new PastedRow(lines[next], [new SourceCell(Cell(lines[next]), width)], []));
                end = next;
            }
            else if (
                Cells(lines, next, width) is var again
                && again.Count == width
                && again.Select(i => Cell(lines[i])).SequenceEqual(header.Cells.Select(c => c.Text))
            )
            {
                rows.Add(Row(lines, again));
                end = again[^1];
            }
            else
                break;
        }
        if (rows.Count(r => r.IsLoose) * 2 >= number)
            return ([], at);
        // A number alone on its line looked like the number of a page
        foreach (var line in rows.SelectMany(r => r.Rest.Prepend(r.Line)))
            line.ReadAs(null, Pass.Tables, "单独成行的数字是序号，不是页码");
        return (rows, end);
    }

    /// <summary>A table without numbers: words of columns, one a line, then cells that fit them again and again.</summary>
    private static (List<PastedRow> Rows, int End) WithoutNumbers(IReadOnlyList<DocumentLine> lines, int at, Func<List<SourceCell>, bool> isHeader)
    {
        if (TableColumn.Of(Cell(lines[at])).Kind is ColumnKind.Unknown or ColumnKind.Ignored || !IsWord(lines[at]))
            return ([], at);
        var cells = Cells(lines, at, MostCells);
        var words = cells
            .TakeWhile(i =>
                NormalizedText.Fold(Cell(lines[i])).Length is > 0 and <= LongestHeader
                && IsWord(lines[i])
                && TableColumn.Of(Cell(lines[i])).Kind != ColumnKind.Unknown
            )
            .Count();
        (PastedRow Header, List<TableColumn> Columns, List<(int Row, int Column)> Places, double Cost)? best = null;
        // The first cell may itself sound like a column: the layout that costs least counts
        for (var width = Math.Min(words, MostColumns); width >= FewestColumns; width--)
        {
            var header = Row(lines, cells[..width]);
            if (!isHeader(header.Cells) || cells.Count < width * 2)
                continue;
            var columns = TableColumn.All(header.Cells.Select(c => c.Text));
            if (!columns.Exists(c => c.Kind == ColumnKind.Field) || columns.DistinctBy(c => c.Header).Count() < width)
                continue;
            if (
                StackedRows.Part([.. cells.Skip(width).Select(i => Cell(lines[i]))], columns, false) is var (places, cost)
                && places.Where(p => p.Row >= 0).Select(p => p.Row).Distinct().Count() >= FewestRows
                && (best is null || cost < best.Value.Cost)
            )
                best = (header, columns, places, cost);
        }
        if (best is not var (head, fitted, parted, _))
            return ([], at);
        var own = cells.Skip(fitted.Count).ToList();
        var rows = Laid([.. own.Select(i => lines[i])], own.ConvertAll(i => Cell(lines[i])), parted, fitted, false);
        foreach (var line in rows.Prepend(head).SelectMany(r => r.Rest.Prepend(r.Line)))
            line.ReadAs(null, Pass.Tables, "单独成行的数字是序号，不是页码");
        return ([head, .. rows], own[parted.FindLastIndex(p => p.Row >= 0)]);
    }

    /// <summary>The rows of one number, where several stand below it; null where the cells are those of one row.</summary>
    private static List<PastedRow>? Shared(PastedRow row, PastedRow header)
    {
        if (row.Cells.Count <= header.Cells.Count)
            return null;
        var columns = TableColumn.All(header.Cells.Select(c => c.Text));
        var texts = row.Cells.ConvertAll(c => c.Text);
        return
            StackedRows.Part(texts, columns, true) is var (parted, _)
            && parted[^1].Row > 0
            && parted.GroupBy(p => p.Row).All(r => r.Any(p => columns[p.Column].Kind == ColumnKind.Body) && r.Count() > 1)
            ? Laid([row.Line, .. row.Rest], texts, parted, columns, true)
            : null;
    }

    /// <summary>Rows with a cell for each column; below one number, what a row leaves out holds on from the row above.</summary>
    private static List<PastedRow> Laid(
        List<DocumentLine> lines,
        List<string> texts,
        List<(int Row, int Column)> parted,
        List<TableColumn> columns,
        bool sharesCells
    )
    {
        var rows = new List<PastedRow>();
        foreach (var group in parted.Select((p, i) => (p.Row, p.Column, At: i)).Where(p => p.Row >= 0).GroupBy(p => p.Row))
        {
            var cells = columns.ConvertAll(_ => new SourceCell(""));
            foreach (var (_, column, i) in group)
                cells[column] = cells[column].Text.Length == 0 ? new SourceCell(texts[i]) : new SourceCell(cells[column].Text + "\n" + texts[i]);
            for (var c = 0; sharesCells && rows.Count > 0 && c < cells.Count; c++)
            {
                if (columns[c].Kind == ColumnKind.Field && cells[c].Text.Length == 0)
                    cells[c] = rows[^1].Cells[c];
            }
            rows.Add(new PastedRow(lines[group.First().At], cells, [.. group.Skip(1).Select(p => lines[p.At])]));
        }
        return rows;
    }

    /// <summary>
    /// How many cells the row that begins here has: as many as the header where the next number, or the end, follows them; else up to the next
    /// number.
    /// </summary>
    private static int Length(IReadOnlyList<DocumentLine> lines, int from, List<SourceCell> header, int usual, int next)
    {
        var width = header.Count;
        var cells = Cells(lines, from, (width * MostTimes) + 2);
        foreach (var length in (int[])[width, width - 1])
        {
            if (length < cells.Count && Begins(length))
                return length;
        }
        for (var length = 2; length < cells.Count; length++)
        {
            if (Begins(length))
                return length;
        }
        // Behind the last row the text goes on: a heading is no cell of it
        var rest = cells.FindIndex(1, i => lines[i].Marker.Kind is MarkerKind.Chapter or MarkerKind.Section);
        var most = rest < 0 ? cells.Count : rest;
        return width <= most && Fits(width) ? width : Math.Min(usual, most);

        bool Fits(int length) => TableRowRepair.Filled(Row(lines, cells[..length]).Cells, header) is not null;

        // The next number, a heading above it, or the header again on the next page
        bool Begins(int at) =>
            TableRowRepair.NumberOf(Cell(lines[cells[at]])) == next
            || TableColumn.IsNumberHeader(Cell(lines[cells[at]]))
            || (
                at + 1 < cells.Count
                && lines[cells[at]].Marker.Kind is MarkerKind.Chapter or MarkerKind.Section
                && TableRowRepair.NumberOf(Cell(lines[cells[at + 1]])) == next
            );
    }

    private static PastedRow Row(IReadOnlyList<DocumentLine> lines, List<int> cells) =>
        new(lines[cells[0]], [.. cells.Select(i => new SourceCell(Cell(lines[i])))], [.. cells.Skip(1).Select(i => lines[i])]);

    /// <summary>The lines of up to so many cells from a line on; marks of pages between them are passed over.</summary>
    private static List<int> Cells(IReadOnlyList<DocumentLine> lines, int from, int most)
    {
        var cells = new List<int>();
        for (int? i = from; i is { } at && cells.Count < most && IsCell(lines[at]); i = Next(lines, at))
            cells.Add(at);
        return cells;
    }

    private static int? Next(IReadOnlyList<DocumentLine> lines, int after)
    {
        for (var i = after + 1; i < lines.Count; i++)
        {
            if (lines[i].IsBlank || (lines[i].Role == LineRole.PagePart && TableRowRepair.NumberOf(Cell(lines[i])) is null))
                continue;
            return IsCell(lines[i]) ? i : null;
        }
        return null;
    }

    /// <summary>The name of a column is no sentence and no label with its value.</summary>
    private static bool IsWord(DocumentLine line) => line.Text.AsSpan().IndexOfAny(":。,;") < 0 && line.Marker.Kind == MarkerKind.None;

    private static bool IsCell(DocumentLine line) =>
        line.Source.Cells is null && !line.IsBlank && !line.Source.Text.AsSpan().Trim(" \u3000\t").Contains('\t') && Cell(line).AsSpan().Count('|') == 0;

    private static string Cell(DocumentLine line) => line.Source.Text.Trim(' ', '\u3000', '\t', '\u00A0').Trim('|').Trim();
}
