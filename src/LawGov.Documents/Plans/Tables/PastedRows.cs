using LawGov.Documents.Plans.Lines;
using LawGov.Documents.Reading;

namespace LawGov.Documents.Plans.Tables;

/// <summary>A row of a table that was pasted as text; its cells may be broken over lines.</summary>
internal sealed record PastedRow(DocumentLine Line, List<SourceCell> Cells, List<DocumentLine> Rest)
{
    /// <summary>Its cells do not agree with the header: it is a task, what it says stays text.</summary>
    public bool IsLoose { get; init; }
}

/// <summary>Puts the rows of a pasted table together: a row goes on over the next lines until it has as many cells as the header.</summary>
internal static class PastedRows
{
    private const int MostLinesInRow = 30;

    private const int LongestTail = 30;

    private const int LongestByBlanks = 1000;

    /// <summary>The rows from a header on, and the last line that belongs to them.</summary>
    public static (List<PastedRow> Rows, int End) Gather(IReadOnlyList<DocumentLine> lines, int header, List<SourceCell> first)
    {
        var width = first.Count;
        var rows = new List<PastedRow> { new(lines[header], first, []) };
        var end = header;
        var open = rows[0];
        var number = 0;
        for (var i = header + 1; i < lines.Count; i++)
        {
            var line = lines[i];
            if (line.IsBlank)
                continue;
            if (line.Source.Cells is not null)
                break;
            var cells = TaskTables.CellsOf(line) ?? [new SourceCell(line.Source.Text.Trim())];
            if (cells.Count == 1 && line.Marker.Kind is MarkerKind.Chapter or MarkerKind.Section && NextIsHeader(lines, i))
                break;
            var alone = cells.Count == 1 && open.Cells.Count >= width - 1 && NextCells(lines, i) is > 1 and var next && next < width;
            var own = cells.Count > 1 || alone ? TableRowRepair.NumberOf(cells[0].Text) : null;
            var begins = cells.Count == width || (own is not null && own == number + 1 && open.Cells.Count >= width - 1);
            if (line.Role == LineRole.PagePart && !(alone && begins))
                continue;
            if (open.Cells.Count < width && !begins && open.Rest.Count < MostLinesInRow && open.Cells.Count + cells.Count - 1 <= width)
                Append(open, line, cells);
            else if (cells.Count > 1 || (alone && begins))
                rows.Add(open = new PastedRow(line, cells, []));
            else if (IsHeadingBetween(lines, i, width))
                rows.Add(open = new PastedRow(line, [new SourceCell(line.Source.Text.Trim(), width)], []));
            else if (
                line.Marker.Kind == MarkerKind.None
                && line.Text.Length <= LongestTail
                && rows.Count > 1
                && !line.Text.EndsWith('。')
                && NextCells(lines, i) is > 1
            )
                Append(open, line, cells);
            else
                break;
            // A number alone on its line looked like the number of a page
            if (alone && begins)
                line.ReadAs(null, Pass.Tables, "单独成行的数字是序号，不是页码");
            number = own ?? number;
            end = i;
        }
        foreach (var row in rows)
        {
            for (var c = 0; c < row.Cells.Count; c++)
                row.Cells[c] = Unquoted(row.Cells[c]);
        }
        var columns = TableColumn.All(first.Select(c => c.Text));
        return (rows.ConvertAll(r => TableRowRepair.Refitted(r.Cells, columns) is { } fitted ? r with { Cells = fitted } : r), end);
    }

    /// <summary>
    /// The rows below a header whose tabs became single blanks: each on a line, with the next number; one whose parts do not agree with the header is
    /// loose. No rows where most do not agree.
    /// </summary>
    public static (List<PastedRow> Rows, int End) GatherByBlanks(IReadOnlyList<DocumentLine> lines, int header, List<SourceCell> first)
    {
        var rows = new List<PastedRow> { new(lines[header], first, []) };
        var (end, number) = (header, 0);
        for (var i = header + 1; i < lines.Count; i++)
        {
            if (lines[i].IsBlank || lines[i].Role == LineRole.PagePart)
                continue;
            if (lines[i].Source.Cells is not null || lines[i].Text.Length > LongestByBlanks)
                break;
            var cells = TaskTables.CellsOf(lines[i]) ?? TaskTables.ByBlanks(lines[i]);
            if (cells.Count > 1 && TableRowRepair.NumberOf(cells[0].Text) == number + 1)
            {
                number++;
                rows.Add(new PastedRow(lines[i], cells, []));
            }
            else if (lines[i].Text == lines[header].Text)
                rows.Add(new PastedRow(lines[i], cells, []));
            else if (lines[i].Marker.Kind is MarkerKind.Chapter or MarkerKind.Section && lines[i].Text.Length <= 40 && Follows(i))
            {
                rows.Add(new PastedRow(lines[i], [new SourceCell(lines[i].Source.Text.Trim(), first.Count)], []));
            }
            else if (
                number > 0
                && lines[i].Marker.Kind == MarkerKind.None
                && rows[^1].Cells.Count > 1
                && !lines[i].Text.EndsWith('。')
                && (IsShort(cells) || (cells.Count == 1 && Follows(i)))
            )
                Append(rows[^1], lines[i], cells);
            else
                break;
            end = i;
        }
        rows = rows.ConvertAll(r =>
            r.Cells.Sum(c => c.Span) == first.Count ? r
            : TableRowRepair.Filled(r.Cells, first) is { } filled ? r with { Cells = filled }
            : r with { IsLoose = true }
        );
        return rows.Count(r => r.IsLoose) * 2 < number ? (rows, end) : ([], header);

        bool IsShort(List<SourceCell> cells) => rows[^1].Cells.Count < first.Count && rows[^1].Cells.Count + cells.Count - 1 <= first.Count;

        bool Follows(int at) => Next(lines, at) is { } next && TableRowRepair.NumberOf(TaskTables.ByBlanks(next)[0].Text) == number + 1;
    }

    private static void Append(PastedRow row, DocumentLine line, List<SourceCell> cells)
    {
        row.Cells[^1] = row.Cells[^1] with { Text = row.Cells[^1].Text + "\n" + cells[0].Text };
        row.Cells.AddRange(cells.Skip(1));
        row.Rest.Add(line);
    }

    /// <summary>A heading alone on its line, with rows of the same table behind it.</summary>
    private static bool IsHeadingBetween(IReadOnlyList<DocumentLine> lines, int index, int width) =>
        lines[index].Marker.Kind is MarkerKind.Chapter or MarkerKind.Section
        && lines[index].Text.Length <= 40
        && NextCells(lines, index) == width
        && !NextIsHeader(lines, index);

    private static int NextCells(IReadOnlyList<DocumentLine> lines, int index) => Next(lines, index) is { } next ? TaskTables.CellsOf(next)?.Count ?? 1 : 0;

    private static bool NextIsHeader(IReadOnlyList<DocumentLine> lines, int index) => Next(lines, index) is { } next && TaskTables.IsHeader(next);

    private static DocumentLine? Next(IReadOnlyList<DocumentLine> lines, int index)
    {
        for (var i = index + 1; i < lines.Count; i++)
        {
            if (!lines[i].IsBlank)
                return lines[i];
        }
        return null;
    }

    /// <summary>A spreadsheet puts a cell with line ends in quotation marks.</summary>
    private static SourceCell Unquoted(SourceCell cell) =>
        cell.Text is ['"', .. { Length: > 0 } inner, '"'] && cell.Text.Contains('\n')
            ? cell with
            {
                Text = inner.Replace("\"\"", "\"", StringComparison.Ordinal),
            }
            : cell;
}
