using LawGov.Documents.Plans.Lines;
using LawGov.Documents.Plans.Times;
using LawGov.Documents.Plans.Units;
using LawGov.Documents.Reading;

namespace LawGov.Documents.Plans.Tables;

/// <summary>
/// Cards of labels, one below the other: 序号：1, 督办事项：…, 责任单位：…, then 序号：2. Each card is a row, its labels are the columns.
/// </summary>
internal static class LabelCards
{
    private const int LongestLabel = 10;

    private const int FewestCards = 2;

    private const int MostLabels = 12;

    /// <summary>A card with its labels, values and lines.</summary>
    private sealed record Card(DocumentLine Line)
    {
        public List<(string Label, string Value)> Values { get; } = [];

        public List<DocumentLine> Rest { get; } = [];
    }

    /// <summary>The rows of the cards, by their lines; none where the document has none.</summary>
    public static void Find(IReadOnlyList<DocumentLine> lines, Dictionary<DocumentLine, TableRow> rows)
    {
        var open = lines.Where(l => l is { IsBlank: false, Source.Cells: null } && !rows.ContainsKey(l) && l.Role is null or LineRole.PagePart).ToList();
        var first = FirstLabel(open);
        if (first is null)
            return;
        var cards = new List<Card>();
        foreach (var line in open)
        {
            if (LabelOf(line) is var (label, value) && (label == first || cards.Count > 0))
            {
                if (label == first)
                    cards.Add(new Card(line));
                else
                    cards[^1].Rest.Add(line);
                cards[^1].Values.Add((label, value));
            }
            else if (cards.Count > 0 && line.Marker.Kind == MarkerKind.None && !IsBehind(line))
            {
                cards[^1].Rest.Add(line);
                cards[^1].Values[^1] = (cards[^1].Values[^1].Label, (cards[^1].Values[^1].Value + "\n" + line.Source.Text.Trim()).Trim());
            }
            else if (cards.Count > 0)
                break;
        }
        var labels = cards.SelectMany(c => c.Values.Select(v => v.Label)).Distinct(StringComparer.Ordinal).ToList();
        if (cards.Count < FewestCards || labels.Count is < 2 or > MostLabels)
            return;
        var columns = TableColumn.All(labels);
        var body = columns.FindIndex(c => c.Kind == ColumnKind.Body);
        if (body < 0 || !columns.Exists(c => c is { Kind: ColumnKind.Field, Field: not (NoteField.Deadline or NoteField.Other) }))
            return;
        foreach (var card in cards)
        {
            var cells = labels.ConvertAll(l => new SourceCell(
                string.Join('\n', card.Values.Where(v => v.Label == l).Select(v => v.Value).Where(v => v.Length > 0))
            ));
            var row = TaskTables.RowOf(cells, columns, body);
            // The words of the labels stay with the note
            var bare = card
                .Values.Where(v => v.Value.Length == 0 || columns[labels.IndexOf(v.Label)].Kind is not ColumnKind.Field)
                .Select(v => v.Label)
                .Distinct(StringComparer.Ordinal);
            rows[card.Line] = row with { Fields = [.. bare.Select(l => new TableField(NoteField.Other, l, "")), .. row.Fields] };
            foreach (var rest in card.Rest)
                rows[rest] = new TableRow(TableRowKind.Rest);
            // 序号：1 looked like a label of the page
            foreach (var line in card.Rest.Prepend(card.Line))
                line.ReadAs(null, Pass.Tables, "单独成行的数字是序号，不是页码");
        }
    }

    /// <summary>The label that begins the cards: a number or a task that comes again, with units in between.</summary>
    private static string? FirstLabel(List<DocumentLine> open)
    {
        for (var i = 0; i < open.Count; i++)
        {
            if (
                LabelOf(open[i]) is not var (label, _)
                || (i > 0 && open[i - 1].Marker.Kind is not (MarkerKind.None or MarkerKind.Chapter or MarkerKind.Section))
            )
                continue;
            var column = TableColumn.Of(label);
            if (column.Kind is not (ColumnKind.Number or ColumnKind.Body or ColumnKind.Group))
                continue;
            var next = open.FindIndex(i + 1, l => LabelOf(l) is var (again, _) && again == label);
            if (next < 0)
                return null;
            var between = open.GetRange(i + 1, next - i - 1);
            return
                between.Count <= MostLabels * 2
                && between.TrueForAll(l => l.Marker.Kind == MarkerKind.None)
                && between.Exists(l =>
                    LabelOf(l) is var (unit, _) && TableColumn.Of(unit) is { Kind: ColumnKind.Field, Field: not (NoteField.Deadline or NoteField.Other) }
                )
                ? label
                : null;
        }
        return null;
    }

    /// <summary>The label of a line, where it is the name of a column, and its value.</summary>
    private static (string Label, string Value)? LabelOf(DocumentLine line)
    {
        var text = line.Text;
        // 【责任单位】 without a colon
        if (text.Length > 3 && text[0] == '(' && text.AsSpan(0, Math.Min(text.Length, LongestLabel + 2)).IndexOf(')') is > 2 and var close)
        {
            var bracketed = text[1..close];
            return TableColumn.Of(bracketed).Kind == ColumnKind.Unknown || line.Marker.Kind != MarkerKind.None
                ? null
                : (bracketed, line.NormalizedText.Quote(text[Math.Min(close + 1, text.Length - 1)] == ':' ? close + 2 : close + 1, text.Length));
        }
        var colon = text.AsSpan(0, Math.Min(text.Length, LongestLabel + 1)).IndexOf(':');
        if (colon < 2 || line.Marker.Kind != MarkerKind.None || TableColumn.Of(text[..colon]).Kind == ColumnKind.Unknown)
            return null;
        return (text[..colon], line.NormalizedText.Quote(colon + 1, text.Length));
    }

    private static bool IsBehind(DocumentLine line) =>
        PageLines.IsAttachment(line.Text) || PageLines.IsPagePart(line.Text) || PageLines.IsOrgan(line.Text) || DocumentDates.IsDay(line.Text);
}
