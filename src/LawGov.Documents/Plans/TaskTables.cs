using System.Text.RegularExpressions;
using LawGov.Documents.Reading;

namespace LawGov.Documents.Plans;

/// <summary>What a row of a table is.</summary>
internal enum TableRowKind
{
    Header,

    /// <summary>One cell across the table: a heading between rows.</summary>
    Heading,
    Task,

    /// <summary>More units or text for the row above.</summary>
    Continuation,

    /// <summary>The rest of a row that is broken over lines.</summary>
    Rest,
    Empty,
}

/// <summary>A row of a table of tasks.</summary>
internal sealed record TableRow(TableRowKind Kind)
{
    public int? Number { get; init; }

    public string Body { get; init; } = "";

    /// <summary>The group the row stands in, by columns that repeat over rows.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>The cells that name units, persons and deadlines.</summary>
    public IReadOnlyList<TableField> Fields { get; init; } = [];
}

/// <summary>A cell with what its column holds.</summary>
internal sealed record TableField(NoteField Field, string Header, string Text);

/// <summary>Finds tables of tasks (Word, page, markdown or tab-separated) and reads their rows by the words of their headers.</summary>
internal static class TaskTables
{
    private enum Column
    {
        Unknown,
        Number,
        Group,
        Body,
        Field,
        Ignored,
    }

    private const int HeaderSearch = 4;

    private static readonly Regex NumberHeader = Pattern.Of("^(序号|编号|序|项号|任务序号|任务编号|No[.]?|no[.]?|#)$");

    private static readonly Regex BodyHeader = Pattern.Of("任务|内容|事项|举措|措施|工作要求|项目|要点|清单|重点工作|工作安排|整改");

    private static readonly Regex GroupHeader = Pattern.Of("^(类别|分类|领域|板块|方面|章节|一级.{0,4}|二级.{0,4}|任务类别|工作类别|任务分类|重点领域|主要方面|类型|部分|专项)$");

    private static readonly Regex DeadlineHeader = Pattern.Of("时限|时间|期限|进度|节点");

    /// <summary>What a cell for a time has in it.</summary>
    private static readonly Regex Time = Pattern.Of("^.*([0-9]|[年月季]|长期|持续|常态|适时|即时|立即).*$");

    private static readonly Regex StartsWithTime = Pattern.Of("^(20[0-9]{2}[年./-]|[0-9]{1,2}月|第?[一二三四]季度|年底|全年|年内|上半年|下半年|长期|每[年季月]).*$");

    private static readonly Regex UnitHeads = Pattern.Of("(单位|部门|科室|处室|股室|站所)$");

    private static readonly Regex IgnoredHeader = Pattern.Of("^(备注|说明|完成情况|进展情况|进展|落实情况|完成进度|得分|分值|评分.*|联系人.*|联系电话|目标|工作目标|目标要求|成果形式|量化指标|预期成效|预期目标|完成标准|责任科室联系人)$");

    private static readonly System.Buffers.SearchValues<string> Blanks = System.Buffers.SearchValues.Create(["  ", "\u3000\u3000", " \u3000", "\u3000 "], StringComparison.Ordinal);

    private static readonly Regex WideGap = Pattern.Of("[ \u3000\u2002\u2003]{2,}");

    private static readonly Regex Rule = Pattern.Of("^[|:+=-]+$");

    /// <summary>The rows of all tables of tasks, by their lines.</summary>
    public static Dictionary<DocumentLine, TableRow> Find(IReadOnlyList<DocumentLine> lines)
    {
        var rows = new Dictionary<DocumentLine, TableRow>();
        for (var i = 0; i < lines.Count; i++)
        {
            var (stacked, last) = StackedCells.Gather(lines, i, cells => IsHeader([.. cells.Select(c => Classify(c.Text))]));
            if (stacked.Count == 0 && HeaderByBlanks(lines[i]) is { } words) (stacked, last) = PastedRows.GatherByBlanks(lines, i, words);
            if (stacked.Count > 0)
            {
                Read(stacked, rows);
                i = last;
                continue;
            }
            if (CellsOf(lines[i]) is not { } first) continue;
            if (lines[i].Source.Cells is null && IsHeader([.. first.Select(c => Classify(c.Text))]))
            {
                var (pasted, end) = PastedRows.Gather(lines, i, first);
                Read(pasted, rows);
                i = end;
                continue;
            }
            var table = new List<(DocumentLine Line, List<SourceCell> Cells)>();
            for (; i < lines.Count; i++)
            {
                if (lines[i].IsBlank && lines[i].Source.Cells is null) continue;
                if (CellsOf(lines[i]) is not { } cells || (table.Count > 0 && lines[i].Source.Table != table[0].Line.Source.Table)) break;
                table.Add((lines[i], cells));
            }
            i--;
            Read(table, rows);
        }
        return rows;
    }

    /// <summary>The cells of a line: of a real table, between bars, or parted by tabs or by wide gaps.</summary>
    public static List<SourceCell>? CellsOf(DocumentLine line)
    {
        if (line.Source.Cells is { } cells) return [.. cells];
        var text = line.Source.Text.Trim(' ', '\u3000');
        if (text.StartsWith('|') && text.Length > 2 && text.IndexOf('|', 1) > 0) return [.. text.Trim('|').Split('|').Select(Cell)];
        // Copied from some pages, a row has strokes between and behind its cells, none before
        if (text.Length <= 2000 && text.EndsWith('|') && text.AsSpan().Count('|') > 1) return [.. text.TrimEnd('|').Split('|').Select(Cell)];
        if (text.Contains('\t')) return text.Length < 20_000 ? [.. line.Source.Text.Trim(' ', '\u3000').Split('\t').Select(Cell)] : null;
        if (text.Length > 500 || !text.AsSpan().ContainsAny(Blanks)) return null;
        var parts = WideGap.Replace(text, "\t").Split('\t');
        return parts.Length >= 3 ? [.. parts.Select(Cell)] : null;

        static SourceCell Cell(string cell) => new(cell.Trim().Replace("<br>", "\n", StringComparison.OrdinalIgnoreCase).Trim('*'));
    }

    /// <summary>The words of a line that single blanks part.</summary>
    public static List<SourceCell> ByBlanks(DocumentLine line) => [.. line.Source.Text.Split([' ', '\u3000', '\u00A0'], StringSplitOptions.RemoveEmptyEntries).Select(w => new SourceCell(w))];

    /// <summary>A header of three words and more that single blanks part: every word is known, the first counts.</summary>
    private static List<SourceCell>? HeaderByBlanks(DocumentLine line)
    {
        if (line.Source.Cells is not null || line.Text.Length is < 6 or > 100 || !"序编项任".Contains(line.Text[0]) || CellsOf(line) is not null) return null;
        var words = ByBlanks(line);
        var columns = words.ConvertAll(w => Classify(w.Text));
        return words.Count >= 3 && columns[0].Kind == Column.Number && columns.TrueForAll(c => c.Kind != Column.Unknown) && IsHeader(columns) ? words : null;
    }

    public static bool IsNumberHeader(string text) => NumberHeader.IsMatch(Shadow.Fold(text));

    /// <summary>The cells of a row of pasted text, one for each column of its header: where they are fewer, some were left empty, where they are more, some are broken, if only one way to part them makes sense; null where the row does not agree with the header.</summary>
    public static List<SourceCell>? Filled(List<SourceCell> cells, List<SourceCell> header)
    {
        var columns = header.ConvertAll(c => Classify(c.Text));
        if (cells.Count == header.Count) return cells.Where((c, i) => columns[i].Kind != Column.Field || columns[i].Field == NoteField.Deadline).Any(c => NamesUnit(c.Text)) ? null : cells;
        if (cells.Count > header.Count * 2) return null;
        var isShort = cells.Count < header.Count;
        var leads = columns.FindIndex(c => c is { Kind: Column.Field, Field: NoteField.Lead });
        var first = leads >= 0 ? leads : columns.FindIndex(c => c is { Kind: Column.Field, Field: NoteField.Responsible });
        var ways = new List<List<SourceCell>>();
        Part(0, []);
        return ways.Count == 1 ? ways[0] : null;

        void Part(int from, List<SourceCell> parted)
        {
            var column = parted.Count;
            if (ways.Count > 1) return;
            if (column == columns.Count)
            {
                if (from == cells.Count) ways.Add(parted);
                return;
            }
            // Nobody leaves the task or its first unit empty
            if (isShort && columns[column].Kind is not (Column.Number or Column.Body or Column.Unknown) && column != first) Part(from, [.. parted, new SourceCell("", 1, columns[column].Kind == Column.Group)]);
            for (var to = from + 1; to <= cells.Count && MakesSense(cells[to - 1].Text, columns[column]); to++)
            {
                Part(to, [.. parted, new SourceCell(string.Join('\n', cells[from..to].Select(c => c.Text)))]);
                if (isShort || columns[column].Kind is Column.Number) break;
            }
        }
    }

    private static bool MakesSense(string cell, (Column Kind, NoteField Field, string Header) column)
    {
        var text = Shadow.Fold(cell);
        return column switch
        {
            _ when text.Length == 0 => column.Kind != Column.Body,
            { Kind: Column.Number } => NumberOf(text) is not null,
            { Kind: Column.Field, Field: NoteField.Lead or NoteField.Responsible or NoteField.Supporting } => UnitWords.LooksLikeUnit(FirstName(text)),
            { Kind: Column.Field, Field: NoteField.Deadline } => Time.IsMatch(text),
            { Kind: Column.Field, Field: NoteField.Person } => text.Length <= 12 && !UnitWords.LooksLikeUnit(FirstName(text)),
            { Kind: Column.Ignored } => !NamesUnit(text) && !StartsWithTime.IsMatch(text),
            _ => !NamesUnit(text),
        };
    }

    /// <summary>A task may end like a unit (建设公园), but not begin as one too.</summary>
    private static bool NamesUnit(string cell) => FirstName(Shadow.Fold(cell)) is var name && UnitWords.LooksLikeUnit(name) && UnitWords.StartsWithOwner(name);

    private static string FirstName(string text) => text.Split('、', ',', ';')[0] is var first && first.EndsWith('等') ? first[..^1] : first;

    private static void Read(List<PastedRow> table, Dictionary<DocumentLine, TableRow> rows)
    {
        Read([.. table.Where(r => !r.IsLoose).Select(r => (r.Line, r.Cells))], rows);
        foreach (var loose in table.Where(r => r.IsLoose))
        {
            rows[loose.Line] = new TableRow(TableRowKind.Task) { Number = NumberOf(loose.Cells[0].Text), Body = string.Join('\n', loose.Cells.Skip(1).Select(c => c.Text)) };
        }
        foreach (var row in table.Where(r => rows.ContainsKey(r.Line)))
        {
            foreach (var rest in row.Rest) rows[rest] = new TableRow(rows[row.Line].Kind == TableRowKind.Header ? TableRowKind.Header : TableRowKind.Rest);
        }
    }

    private static void Read(List<(DocumentLine Line, List<SourceCell> Cells)> table, Dictionary<DocumentLine, TableRow> rows)
    {
        var header = -1;
        var columns = new List<(Column Kind, NoteField Field, string Header)>();
        for (var r = 0; r < Math.Min(HeaderSearch, table.Count) && header < 0; r++)
        {
            columns = [.. Grid(table[r].Cells).Select(Classify)];
            if (IsHeader(columns)) header = r;
        }
        if (header < 0) return;
        var first = header + 1;
        if (first < table.Count && SecondHeader(table[header].Cells, table[first].Cells) is { } second)
        {
            columns = [.. second.Select(Classify)];
            first++;
        }
        columns = WithLead(columns);
        var headerTexts = table[header].Cells.Select(c => Shadow.Fold(c.Text)).ToList();
        for (var r = header; r < first; r++) rows[table[r].Line] = new TableRow(TableRowKind.Header);
        var data = table.Skip(first).ToList();
        var body = BodyColumn(columns, [.. data.Select(d => Grid(d.Cells))]);
        foreach (var (line, cells) in data) rows[line] = ReadRow(cells, columns, body, headerTexts);
    }

    /// <summary>Beside a column of those who help, and where no other leads, the one that is charged (承办) leads.</summary>
    private static List<(Column Kind, NoteField Field, string Header)> WithLead(List<(Column Kind, NoteField Field, string Header)> columns)
    {
        if (columns.Exists(c => c is { Kind: Column.Field, Field: NoteField.Lead }) || !columns.Exists(c => c is { Kind: Column.Field, Field: NoteField.Supporting })) return columns;
        return columns.ConvertAll(c => c is { Kind: Column.Field, Field: NoteField.Responsible } && c.Header.StartsWith("承办", StringComparison.Ordinal) ? c with { Field = NoteField.Lead } : c);
    }

    /// <summary>Whether a line is the header of a table of tasks.</summary>
    public static bool IsHeader(DocumentLine line) => HeaderByBlanks(line) is not null || (CellsOf(line) is { } cells && IsHeader([.. cells.Select(c => Classify(c.Text))]));

    private static bool IsHeader(List<(Column Kind, NoteField Field, string Header)> columns)
    {
        var bodies = columns.Count(c => c.Kind == Column.Body);
        var fields = columns.Count(c => c.Kind == Column.Field);
        var numbers = columns.Count(c => c.Kind == Column.Number);
        return columns.Count >= 2 && columns.All(c => c.Header.Length <= 24) && ((bodies > 0 && (fields > 0 || numbers > 0)) || (numbers > 0 && fields > 0));
    }

    /// <summary>The words of a header of two rows, joined by column; null where the second row is no header.</summary>
    private static List<string>? SecondHeader(List<SourceCell> upper, List<SourceCell> lower)
    {
        var above = Grid(upper);
        var below = Grid(lower);
        if (below.Count < 2 || below.Any(c => Shadow.Fold(c).Length > 12)) return null;
        var named = 0;
        for (var i = 0; i < below.Count; i++)
        {
            if (i < above.Count && Shadow.Fold(below[i]) == Shadow.Fold(above[i])) continue;
            if (below[i].Length == 0) continue;
            if (Classify(below[i]).Kind is Column.Field or Column.Body) named++;
            else return null;
        }
        return named == 0 ? null : [.. below.Select((c, i) => c.Length > 0 ? c : i < above.Count ? above[i] : "")];
    }

    private static (Column Kind, NoteField Field, string Header) Classify(string header)
    {
        var text = Shadow.Fold(header).Trim('*');
        if (NumberHeader.IsMatch(text)) return (Column.Number, NoteField.Other, text);
        if (NoteLabels.FieldOf(text) is { } field && field != NoteField.Other) return (Column.Field, field, text);
        if (text.Contains("牵头", StringComparison.Ordinal)) return (Column.Field, text.Contains("领导", StringComparison.Ordinal) || text.EndsWith('人') ? NoteField.Person : NoteField.Lead, text);
        if (text.Contains("领导", StringComparison.Ordinal) || text.Contains("责任人", StringComparison.Ordinal)) return (Column.Field, NoteField.Person, text);
        if (text.Contains("责任", StringComparison.Ordinal) && (text.Contains("单位", StringComparison.Ordinal) || text.Contains("部门", StringComparison.Ordinal) || text.EndsWith("分工", StringComparison.Ordinal))) return (Column.Field, NoteField.Responsible, text);
        if (text.Length <= 8 && UnitHeads.IsMatch(text)) return (Column.Field, text.Contains("配合", StringComparison.Ordinal) || text.Contains('参') ? NoteField.Supporting : NoteField.Responsible, text);
        if (DeadlineHeader.IsMatch(text) && text.Length <= 10) return (Column.Field, NoteField.Deadline, text);
        if (IgnoredHeader.IsMatch(text)) return (Column.Ignored, NoteField.Other, text);
        if (GroupHeader.IsMatch(text)) return (Column.Group, NoteField.Other, text);
        return BodyHeader.IsMatch(text) && text.Length <= 14 ? (Column.Body, NoteField.Other, text) : (Column.Unknown, NoteField.Other, text);
    }

    /// <summary>Of several columns that can hold the task, the one with the most text.</summary>
    private static int BodyColumn(List<(Column Kind, NoteField Field, string Header)> columns, List<List<string>> data)
    {
        var best = -1;
        var most = -1L;
        for (var c = 0; c < columns.Count; c++)
        {
            if (columns[c].Kind is not (Column.Body or Column.Unknown)) continue;
            var length = data.Sum(row => c < row.Count ? (long)row[c].Length : 0) + (columns[c].Kind == Column.Body ? 1 : 0);
            if (columns[c].Kind == Column.Unknown && columns.Any(x => x.Kind == Column.Body)) continue;
            if (length > most) (best, most) = (c, length);
        }
        return best;
    }

    private static TableRow ReadRow(List<SourceCell> cells, List<(Column Kind, NoteField Field, string Header)> columns, int body, List<string> headerTexts)
    {
        if (cells.All(c => string.IsNullOrWhiteSpace(c.Text)) || cells.All(c => Rule.IsMatch(Shadow.Fold(c.Text)))) return new TableRow(cells.All(c => string.IsNullOrWhiteSpace(c.Text)) ? TableRowKind.Empty : TableRowKind.Header);
        if (cells.Count == headerTexts.Count && cells.Select((c, i) => Shadow.Fold(c.Text) == headerTexts[i]).All(same => same)) return new TableRow(TableRowKind.Header);
        var texts = cells.Where(c => !string.IsNullOrWhiteSpace(c.Text)).ToList();
        if (columns.Count > 2 && texts.Count == 1 && !texts[0].MergedUp && (texts[0].Span > columns.Count / 2 || (cells.Count == 1) || (texts[0] == cells[0] && Marker.At(Shadow.Of(texts[0].Text)).Kind is MarkerKind.Chapter or MarkerKind.Section)))
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
            if (text.Length == 0) continue;
            switch (columns[c].Kind)
            {
                case Column.Number when NumberOf(text) is { } printed: number ??= merged[c] ? null : printed; break;
                case Column.Group: groups.Add(text.Replace('\n', ' ')); break;
                case Column.Field when LabelIn(text) is { } label: named = (label, text); break;
                case Column.Field or Column.Unknown when named is var (field, header):
                    fields.Add(new TableField(field, header, text));
                    named = null;
                    break;
                case Column.Field: fields.Add(new TableField(columns[c].Field, columns[c].Header, text)); break;
                case Column.Body when c != body && c < body: groups.Add(text.Replace('\n', ' ')); break;
                case Column.Body when c != body: extra.Add(text); break;
                // Nothing a cell says is dropped: what has no field of its own stays with the note
                case Column.Number or Column.Ignored or Column.Unknown when c != body && !merged[c]: fields.Add(new TableField(NoteField.Other, columns[c].Header, text)); break;
            }
        }
        if (named is var (_, alone)) fields.Add(new TableField(NoteField.Other, "", alone));
        for (var c = columns.Count; c < grid.Count; c++)
        {
            if (!merged[c] && grid[c].Trim() is { Length: > 0 } beyond) fields.Add(new TableField(NoteField.Other, "", beyond));
        }
        var own = body >= 0 && body < grid.Count ? grid[body].Trim() : "";
        if (own.Length == 0 || (body < merged.Count && merged[body])) return new TableRow(TableRowKind.Continuation) { Body = string.Join('\n', extra), Groups = groups, Fields = [.. fields.Where(f => own.Length == 0 || !IsMergedField(f, grid, merged))] };
        return new TableRow(TableRowKind.Task) { Number = number, Body = string.Join('\n', extra.Prepend(own)), Groups = groups, Fields = fields };
    }

    /// <summary>A cell that holds nothing but a label says what the next cell holds.</summary>
    private static NoteField? LabelIn(string cell)
    {
        var text = Shadow.Fold(cell).TrimEnd(':');
        return text.Length is >= 3 and <= 8 && NoteLabels.At(text, 0, text.Length) is { } label && label.End == text.Length ? label.Field : null;
    }

    private static bool IsMergedField(TableField field, List<string> grid, List<bool> merged)
    {
        for (var c = 0; c < grid.Count; c++)
        {
            if (merged[c] && grid[c].Trim() == field.Text) return true;
        }
        return false;
    }

    public static int? NumberOf(string text)
    {
        var digits = Shadow.Fold(text).Trim('.', '、', '(', ')', ',');
        return digits.Length <= 4 ? HanNumerals.Parse(digits) : null;
    }

    private static List<string> Grid(List<SourceCell> cells) => [.. cells.SelectMany(c => Enumerable.Repeat(c.Text, c.Span))];

    private static List<bool> MergedColumns(List<SourceCell> cells) => [.. cells.SelectMany(c => Enumerable.Repeat(c.MergedUp, c.Span))];
}
