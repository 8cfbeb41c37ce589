using System.Text.RegularExpressions;
using LawGov.Documents.Plans.Lines;
using LawGov.Documents.Plans.Units;
using LawGov.Documents.Reading;

namespace LawGov.Documents.Plans.Tables;

/// <summary>Finds tables of tasks (Word, page, markdown or tab-separated) and reads their rows by the words of their headers.</summary>
internal static partial class TaskTables
{
    private const int HeaderSearch = 4;

    private static readonly System.Buffers.SearchValues<string> Blanks = System.Buffers.SearchValues.Create(
        ["  ", "\u3000\u3000", " \u3000", "\u3000 "],
        StringComparison.Ordinal
    );

    [GeneratedRegex("[ \u3000\u2002\u2003]{2,}", Pattern.Options)]
    private static partial Regex WideGap { get; }

    [GeneratedRegex("^[|:+=-]+$", Pattern.Options)]
    private static partial Regex Rule { get; }

    /// <summary>Finds the rows of all tables of tasks.</summary>
    public static void Find(IReadOnlyList<DocumentLine> lines, Dictionary<DocumentLine, TableRow> rows)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            var (stacked, last) = StackedCells.Gather(lines, i, cells => TableColumn.AreHeader(TableColumn.All(cells.Select(c => c.Text))));
            if (stacked.Count == 0 && HeaderByBlanks(lines[i]) is { } words)
                (stacked, last) = PastedRows.GatherByBlanks(lines, i, words);
            if (stacked.Count > 0)
            {
                Read(stacked, rows);
                i = last;
                continue;
            }
            if (CellsOf(lines[i]) is not { } first)
                continue;
            if (lines[i].Source.Cells is null && TableColumn.AreHeader(TableColumn.All(first.Select(c => c.Text))))
            {
                if (lines.Skip(i + 1).FirstOrDefault(l => !l.IsBlank) is { } below && CellsOf(below)?.Count == first.Count + 1)
                    first = TableRowRepair.Unglued(first);
                var (pasted, end) = PastedRows.Gather(lines, i, first);
                Read(pasted, rows);
                i = end;
                continue;
            }
            var table = new List<(DocumentLine Line, List<SourceCell> Cells)>();
            for (; i < lines.Count; i++)
            {
                if ((lines[i].IsBlank || lines[i].Role == LineRole.PagePart) && lines[i].Source.Cells is null)
                    continue;
                if (CellsOf(lines[i]) is not { } cells || (table.Count > 0 && lines[i].Source.Table != table[0].Line.Source.Table))
                    break;
                table.Add((lines[i], cells));
            }
            i--;
            Read(table, rows);
        }
        LabelCards.Find(lines, rows);
    }

    /// <summary>A row whose columns no header line names.</summary>
    public static TableRow RowOf(List<SourceCell> cells, List<TableColumn> columns, int body) => ReadRow(cells, columns, body, []);

    /// <summary>The cells of a line: of a real table, between bars, or parted by tabs or by wide gaps.</summary>
    public static List<SourceCell>? CellsOf(DocumentLine line)
    {
        if (line.Source.Cells is { } cells)
            return [.. cells];
        var text = line.Source.Text.Trim(' ', '\u3000');
        if (text.StartsWith('|') && text.Length > 2 && text.IndexOf('|', 1) > 0)
            return [.. text.Trim('|').Split('|').Select(Cell)];
        // Copied from some pages, a row has strokes between and behind its cells, none before
        if (text.Length <= 2000 && text.EndsWith('|') && text.AsSpan().Count('|') > 1)
            return [.. text.TrimEnd('|').Split('|').Select(Cell)];
        if (text.Contains('\t'))
            return text.Length < 20_000 ? [.. line.Source.Text.Trim(' ', '\u3000').Split('\t').Select(Cell)] : null;
        if (text.Length > 500 || !text.AsSpan().ContainsAny(Blanks))
            return null;
        var parts = WideGap.Replace(text, "\t").Split('\t');
        return parts.Length >= 3 ? [.. parts.Select(Cell)] : null;

        static SourceCell Cell(string cell) => new(cell.Trim().Replace("<br>", "\n", StringComparison.OrdinalIgnoreCase).Trim('*'));
    }

    /// <summary>The words of a line that single blanks part.</summary>
    public static List<SourceCell> ByBlanks(DocumentLine line) => [.. Words(line.Source.Text).Select(w => new SourceCell(w))];

    /// <summary>The words of a line; where ideographic spaces part it, the narrow ones stand within its words (责 任 单 位).</summary>
    private static string[] Words(string text)
    {
        var wide = text.Split('\u3000', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return wide.Length >= FewestWords
            ? wide
            : text.Split([' ', '\u3000', '\u00A0'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    private const int FewestWords = 3;

    /// <summary>A header of three words and more that single blanks part: every word is known, the first counts.</summary>
    private static List<SourceCell>? HeaderByBlanks(DocumentLine line)
    {
        if (line.Source.Cells is not null || line.Text.Length is < 6 or > 100 || !"序编项任".Contains(line.Text[0]) || CellsOf(line) is not null)
            return null;
        var words = ByBlanks(line);
        var columns = TableColumn.All(words.Select(w => w.Text));
        return
            words.Count >= 3 && columns[0].Kind == ColumnKind.Number && columns.TrueForAll(c => c.Kind != ColumnKind.Unknown) && TableColumn.AreHeader(columns)
            ? words
            : null;
    }

    private static void Read(List<PastedRow> table, Dictionary<DocumentLine, TableRow> rows)
    {
        Read([.. table.Where(r => !r.IsLoose).Select(r => (r.Line, r.Cells))], rows);
        foreach (var loose in table.Where(r => r.IsLoose))
        {
            rows[loose.Line] = new TableRow(TableRowKind.Task)
            {
                Number = TableRowRepair.NumberOf(loose.Cells[0].Text),
                Body = string.Join('\n', loose.Cells.Skip(1).Select(c => c.Text)),
            };
        }
        foreach (var row in table.Where(r => rows.ContainsKey(r.Line)))
        {
            foreach (var rest in row.Rest)
                rows[rest] = new TableRow(rows[row.Line].Kind == TableRowKind.Header ? TableRowKind.Header : TableRowKind.Rest);
        }
    }

    private static void Read(List<(DocumentLine Line, List<SourceCell> Cells)> table, Dictionary<DocumentLine, TableRow> rows)
    {
        var header = -1;
        var columns = new List<TableColumn>();
        for (var r = 0; r < Math.Min(HeaderSearch, table.Count) && header < 0; r++)
        {
            columns = TableColumn.All(Grid(table[r].Cells));
            if (TableColumn.AreHeader(columns))
                header = r;
        }
        if (header < 0)
            return;
        var first = header + 1;
        if (first < table.Count && SecondHeader(table[header].Cells, table[first].Cells) is { } second)
        {
            columns = TableColumn.All(second);
            first++;
        }
        columns = TableColumn.WithLead(columns);
        var headerTexts = table[header].Cells.Select(c => NormalizedText.Fold(c.Text)).ToList();
        for (var r = header; r < first; r++)
            rows[table[r].Line] = new TableRow(TableRowKind.Header);
        var data = table.Skip(first).ToList();
        var body = BodyColumn(columns, [.. data.Select(d => Grid(d.Cells))]);
        foreach (var (line, cells) in data)
            rows[line] = ReadRow(cells, columns, body, headerTexts);
    }

    /// <summary>Whether a line is the header of a table of tasks.</summary>
    public static bool IsHeader(DocumentLine line) =>
        HeaderByBlanks(line) is not null || (CellsOf(line) is { } cells && TableColumn.AreHeader(TableColumn.All(cells.Select(c => c.Text))));

    /// <summary>The words of a header of two rows, joined by column; null where the second row is no header.</summary>
    private static List<string>? SecondHeader(List<SourceCell> upper, List<SourceCell> lower)
    {
        var above = Grid(upper);
        var below = Grid(lower);
        if (below.Count < 2 || below.Any(c => NormalizedText.Fold(c).Length > 12))
            return null;
        var named = 0;
        for (var i = 0; i < below.Count; i++)
        {
            if (i < above.Count && NormalizedText.Fold(below[i]) == NormalizedText.Fold(above[i]))
                continue;
            if (below[i].Length == 0)
                continue;
            if (TableColumn.Of(below[i]).Kind is ColumnKind.Field or ColumnKind.Body)
                named++;
            else
                return null;
        }
        return named == 0
            ? null
            :
            [
                .. below.Select(
                    (c, i) =>
                        c.Length > 0 ? c
                        : i < above.Count ? above[i]
                        : ""
                ),
            ];
    }

    /// <summary>Of several columns that can hold the task, the one with the most text.</summary>
    private static int BodyColumn(List<TableColumn> columns, List<List<string>> data)
    {
        var best = -1;
        var most = -1L;
        for (var c = 0; c < columns.Count; c++)
        {
            if (columns[c].Kind is not (ColumnKind.Body or ColumnKind.Unknown))
                continue;
            var length = data.Sum(row => c < row.Count ? (long)row[c].Length : 0) + (columns[c].Kind == ColumnKind.Body ? 1 : 0);
            if (columns[c].Kind == ColumnKind.Unknown && columns.Any(x => x.Kind == ColumnKind.Body))
                continue;
            if (length > most)
                (best, most) = (c, length);
        }
        return best;
    }

    private static TableRow ReadRow(List<SourceCell> cells, List<TableColumn> columns, int body, List<string> headerTexts)
    {
        if (cells.All(c => string.IsNullOrWhiteSpace(c.Text)) || cells.All(c => Rule.IsMatch(NormalizedText.Fold(c.Text))))
            return new TableRow(cells.All(c => string.IsNullOrWhiteSpace(c.Text)) ? TableRowKind.Empty : TableRowKind.Header);
        if (cells.Count == headerTexts.Count && cells.Select((c, i) => NormalizedText.Fold(c.Text) == headerTexts[i]).All(same => same))
            return new TableRow(TableRowKind.Header);
        var texts = cells.Where(c => !string.IsNullOrWhiteSpace(c.Text)).ToList();
        if (
            columns.Count > 2
            && texts.Count == 1
            && !texts[0].MergedUp
            && (
                texts[0].Span > columns.Count / 2
                || (cells.Count == 1)
                || (texts[0] == cells[0] && Marker.At(NormalizedText.Of(texts[0].Text)).Kind is MarkerKind.Chapter or MarkerKind.Section)
            )
        )
        {
            return new TableRow(TableRowKind.Heading) { Body = texts[0].Text };
        }
        var grid = Grid(cells);
        var merged = MergedColumns(cells);
        int? number = null;
        var groups = new List<string>();
        var fields = new List<TableField>();
        var extra = new List<string>();
        (NoteField Field, string Label)? named = null;
        for (var c = 0; c < columns.Count && c < grid.Count; c++)
        {
            var text = grid[c].Trim();
            if (text.Length == 0)
                continue;
            switch (columns[c].Kind)
            {
                case ColumnKind.Number when TableRowRepair.NumberOf(text) is { } printed:
                    number ??= merged[c] ? null : printed;
                    break;
                case ColumnKind.Group:
                    groups.Add(text.Replace('\n', ' '));
                    break;
                case ColumnKind.Field when TableRowRepair.LabelIn(text) is { } label:
                    named = (label, text);
                    break;
                case ColumnKind.Field or ColumnKind.Unknown when named is var (field, header):
                    fields.Add(new TableField(field, header, text));
                    named = null;
                    break;
                case ColumnKind.Field:
                    fields.Add(new TableField(columns[c].Field, columns[c].Header, text));
                    break;
                case ColumnKind.Body when c != body && c < body:
                    groups.Add(text.Replace('\n', ' '));
                    break;
                case ColumnKind.Body when c != body:
                    extra.Add(text);
                    break;
                // Nothing a cell says is dropped: what has no field of its own stays with the note
                case ColumnKind.Number or ColumnKind.Ignored or ColumnKind.Unknown when c != body && !merged[c]:
                    fields.Add(new TableField(NoteField.Other, columns[c].Header, text));
                    break;
            }
        }
        if (named is var (_, alone))
            fields.Add(new TableField(NoteField.Other, "", alone));
        for (var c = columns.Count; c < grid.Count; c++)
        {
            if (!merged[c] && grid[c].Trim() is { Length: > 0 } beyond)
                fields.Add(new TableField(NoteField.Other, "", beyond));
        }
        var own = body >= 0 && body < grid.Count ? grid[body].Trim() : "";
        if (own.Length == 0 || (body < merged.Count && merged[body]))
            return new TableRow(TableRowKind.Continuation)
            {
                Body = string.Join('\n', extra),
                Groups = groups,
                Fields = [.. fields.Where(f => own.Length == 0 || !IsMergedField(f, grid, merged))],
            };
        return new TableRow(TableRowKind.Task)
        {
            Number = number,
            Body = string.Join('\n', extra.Prepend(own)),
            Groups = groups,
            Fields = fields,
        };
    }

    private static bool IsMergedField(TableField field, List<string> grid, List<bool> merged)
    {
        for (var c = 0; c < grid.Count; c++)
        {
            if (merged[c] && grid[c].Trim() == field.Text)
                return true;
        }
        return false;
    }

    private static List<string> Grid(List<SourceCell> cells) => [.. cells.SelectMany(c => Enumerable.Repeat(c.Text, c.Span))];

    private static List<bool> MergedColumns(List<SourceCell> cells) => [.. cells.SelectMany(c => Enumerable.Repeat(c.MergedUp, c.Span))];
}
