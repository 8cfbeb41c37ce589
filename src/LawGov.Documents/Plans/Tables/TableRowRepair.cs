using LawGov.Documents.Plans.Times;
using LawGov.Documents.Plans.Units;
using LawGov.Documents.Reading;

namespace LawGov.Documents.Plans.Tables;

/// <summary>Fits the cells of a pasted row to the columns of its header, where some were left empty, glued together or broken.</summary>
internal static class TableRowRepair
{
    private const int ShortestGlued = 5;

    /// <summary>What a cell for a time may say without naming one.</summary>
    private static readonly string[] Lasting =
    [
        "长期",
        "持续",
        "常态",
        "适时",
        "即时",
        "立即",
        "全年",
        "任期",
        "每年",
        "每季",
        "每月",
        "每半年",
        "每周",
        "年底",
        "年月",
    ];

    /// <summary>
    /// The cells of a row of pasted text, one for each column of its header: where they are fewer, some were left empty, where they are more, some
    /// are broken, if only one way to part them makes sense; null where the row does not agree with the header.
    /// </summary>
    public static List<SourceCell>? Filled(List<SourceCell> cells, List<SourceCell> header)
    {
        var columns = TableColumn.All(header.Select(c => c.Text));
        if (cells.Count == header.Count)
            return cells
                .Where((c, i) => columns[i].Kind != ColumnKind.Field || columns[i].Field == NoteField.Deadline)
                .Any(c => NamesUnit(c.Text) || c.Text.EndsWith("。", StringComparison.Ordinal) && columns[^1].Field == NoteField.Deadline && c == cells[^1])
                ? null
                : cells;
        if (cells.Count > header.Count * 2)
            return null;
        var isShort = cells.Count < header.Count;
        var dead = new HashSet<(int From, int Column)>();
        var leads = columns.FindIndex(c => c is { Kind: ColumnKind.Field, Field: NoteField.Lead });
        var first = leads >= 0 ? leads : columns.FindIndex(c => c is { Kind: ColumnKind.Field, Field: NoteField.Responsible });
        var ways = new List<List<SourceCell>>();
        Part(0, []);
        return ways.Count == 1 ? ways[0] : null;

        void Part(int from, List<SourceCell> parted)
        {
            var column = parted.Count;
            // Where nothing came of a place once, nothing comes of it again
            if (ways.Count > 1 || dead.Contains((from, column)))
                return;
            var before = ways.Count;
            if (column == columns.Count)
            {
                if (from == cells.Count)
                    ways.Add(parted);
                return;
            }
            // Nobody leaves the task or its first unit empty
            if (isShort && columns[column].Kind is not (ColumnKind.Number or ColumnKind.Body or ColumnKind.Unknown) && column != first)
                Part(from, [.. parted, new SourceCell("", 1, columns[column].Kind == ColumnKind.Group)]);
            for (var to = from + 1; to <= cells.Count && MakesSense(cells[to - 1].Text, columns[column]); to++)
            {
                Part(to, [.. parted, new SourceCell(string.Join('\n', cells[from..to].Select(c => c.Text)))]);
                if (isShort || columns[column].Kind is ColumnKind.Number)
                    break;
            }
            if (ways.Count == before)
                dead.Add((from, column));
        }
    }

    /// <summary>
    /// The cells of a row that lost a separator, or an empty cell, so that what stands in a column does not belong there: with an empty cell put in,
    /// or one cell parted,
    /// where only one way makes sense; else null.
    /// </summary>
    /// <param name="cells">The row, shorter than its header by one.</param>
    /// <param name="columns">The columns.</param>
    public static List<SourceCell>? Refitted(List<SourceCell> cells, List<TableColumn> columns)
    {
        if (cells.Count != columns.Count - 1 || cells.Exists(c => c.Span > 1) || Agree([.. cells, new SourceCell("")], columns))
            return null;
        var parted = Enumerable
            .Range(0, cells.Count)
            .SelectMany(k =>
                Cuts(cells[k].Text, columns[k])
                    .Select(cut =>
                        (List<SourceCell>)
                            [.. cells[..k], new SourceCell(cells[k].Text[..cut].Trim()), new SourceCell(cells[k].Text[cut..].Trim()), .. cells[(k + 1)..]]
                    )
            );
        // Of empty cells side by side it does not matter which was lost
        var filled = Enumerable
            .Range(0, columns.Count)
            .Where(k => k == 0 ? columns[0].Kind != ColumnKind.Number || NumberOf(cells[0].Text) is null : cells[k - 1].Text.Length > 0)
            .Select(k => (List<SourceCell>)[.. cells[..k], new SourceCell(""), .. cells[k..]]);
        return Only(parted.Where(w => Agree(w, columns)).Take(2).ToList()) ?? Only(filled.Where(w => Agree(w, columns)).Take(2).ToList());

        static List<SourceCell>? Only(List<List<SourceCell>> ways) => ways.Count == 1 ? ways[0] : null;
    }

    /// <summary>Whether every cell can stand in its column; a row without a number and a task goes on with the row above.</summary>
    private static bool Agree(List<SourceCell> cells, List<TableColumn> columns)
    {
        var goesOn = columns.Zip(cells).All(p => p.First.Kind is not (ColumnKind.Number or ColumnKind.Body) || p.Second.Text.Length == 0);
        for (var c = 0; c < columns.Count; c++)
        {
            var text = cells[c].Text;
            if (
                columns[c].Kind == ColumnKind.Body
                    ? text.Length == 0
                        ? !goesOn && !HasLaterBody(c)
                        : LabelIn(text) is not null || !MakesSense(text, columns[c])
                    : text.Length > 0 && !MakesSense(text, columns[c])
            )
                return false;
        }
        return true;

        bool HasLaterBody(int at) => columns.Zip(cells).Skip(at + 1).Any(p => p.First.Kind == ColumnKind.Body && p.Second.Text.Length > 0);
    }

    /// <summary>The header of rows that have one cell more: the cell in it that two names of columns were glued into is parted.</summary>
    public static List<SourceCell> Unglued(List<SourceCell> header)
    {
        var ways = new List<List<SourceCell>>();
        for (var k = 0; k < header.Count; k++)
        {
            var text = header[k].Text;
            for (var cut = 2; text.Length >= ShortestGlued && cut <= text.Length - 2; cut++)
            {
                var (left, right) = (TableColumn.Of(text[..cut]), TableColumn.Of(text[cut..]));
                if (
                    left.Kind is ColumnKind.Unknown
                    || right.Kind is ColumnKind.Unknown
                    || left.Kind == right.Kind && left.Field == right.Field
                    || (left.Kind, right.Kind) is (ColumnKind.Body, ColumnKind.Body)
                )
                    continue;
                ways.Add([.. header[..k], new SourceCell(text[..cut]), new SourceCell(text[cut..]), .. header[(k + 1)..]]);
            }
        }
        return ways.Count == 1 ? ways[0] : header;
    }

    /// <summary>Where a cell can be parted that lost the separator behind it: behind a number, and between a unit and a time.</summary>
    private static IEnumerable<int> Cuts(string cell, TableColumn column)
    {
        if (column.Kind == ColumnKind.Number)
        {
            var digits = 0;
            while (digits < cell.Length && char.IsAsciiDigit(cell[digits]))
                digits++;
            if (digits > 0 && digits < cell.Length)
                yield return digits;
        }
        else if (column is { Kind: ColumnKind.Field, Field: not (NoteField.Deadline or NoteField.Other) })
        {
            for (var at = 2; at < cell.Length - 1; at++)
            {
                if (
                    StartsLikeTime(NormalizedText.Fold(cell[at..]))
                    && !char.IsAsciiDigit(cell[at - 1])
                    && UnitWords.EndsLikeUnit(NormalizedText.Fold(cell[..at]))
                )
                    yield return at;
            }
        }
    }

    /// <summary>Whether a text begins with a time: 6月底前.</summary>
    public static bool StartsLikeTime(string text) => TimeScanner.At(text, 0) is not null || TimeWords.StartingAt(text, 0, Lasting) > 0;

    private static bool HoldsTime(string text) =>
        text.AsSpan().IndexOfAnyInRange('0', '9') >= 0
        || TimeScanner.Find(text).Count > 0
        || Array.Exists(Lasting, w => text.Contains(w, StringComparison.Ordinal));

    /// <summary>Whether a cell can stand in a column.</summary>
    public static bool MakesSense(string cell, TableColumn column)
    {
        var text = NormalizedText.Fold(cell);
        return column switch
        {
            _ when text.Length == 0 => column.Kind != ColumnKind.Body,
            { Kind: ColumnKind.Number } => NumberOf(text) is not null,
            { Kind: ColumnKind.Field, Field: NoteField.Lead or NoteField.Responsible or NoteField.Supporting } => UnitWords.LooksLikeUnit(FirstName(text)),
            { Kind: ColumnKind.Field, Field: NoteField.Deadline } => HoldsTime(text),
            { Kind: ColumnKind.Field, Field: NoteField.Person } => text.Length <= 12 && !UnitWords.LooksLikeUnit(FirstName(text)),
            { Kind: ColumnKind.Ignored } => !NamesUnit(text) && !StartsLikeTime(text),
            _ => !NamesUnit(text),
        };
    }

    /// <summary>A task may end like a unit (建设公园), but not begin as one too.</summary>
    private static bool NamesUnit(string cell) =>
        FirstName(NormalizedText.Fold(cell)) is var name && UnitWords.LooksLikeUnit(name) && UnitWords.StartsWithOwner(name);

    private static string FirstName(string text) => text.Split('、', ',', ';')[0] is var first && first.EndsWith('等') ? first[..^1] : first;

    /// <summary>A cell that holds nothing but a label says what the next cell holds.</summary>
    public static NoteField? LabelIn(string cell)
    {
        var text = NormalizedText.Fold(cell).TrimEnd(':');
        return text.Length is >= 3 and <= 8 && NoteLabels.At(text, 0, text.Length) is { } label && label.End == text.Length ? label.Field : null;
    }

    public static int? NumberOf(string text)
    {
        var digits = NormalizedText.Fold(text).Trim('.', '、', '(', ')', ',');
        return digits.Length <= 4 ? HanNumerals.Parse(digits) : null;
    }
}
