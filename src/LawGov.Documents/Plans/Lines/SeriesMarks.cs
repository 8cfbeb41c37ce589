using LawGov.Documents.Plans.Units;

namespace LawGov.Documents.Plans.Lines;

/// <summary>
/// Numberings that only their series shows: a word with a numeral at the heads of several lines (问题一：, 措施2：), 01 and 02 on lines of their own,
/// and the signs of a list (●) in a document that has no numbers.
/// </summary>
internal static class SeriesMarks
{
    private const int LongestWord = 4;

    private const int FewestLines = 2;

    private static readonly System.Buffers.SearchValues<char> SignValues = System.Buffers.SearchValues.Create(Signs);

    private const string Signs = "●■◆▲▪◇□○•★➢►▶✓✔☆△※◎⚫⬤";

    /// <summary>What is numbered so and is no task: 附件1：, 表1：, 第.</summary>
    private static readonly string[] NotTasks = ["附件", "附表", "附录", "附图", "表", "图", "注", "注释", "例", "备注", "附", "电话", "联系人"];

    /// <summary>Words of parts that have tasks below them.</summary>
    private static readonly string[] Headings = ["阶段", "环节", "专题", "板块", "领域", "部分", "类别", "第一阶段", "方面"];

    public static void Apply(IReadOnlyList<DocumentLine> lines)
    {
        Worded(lines);
        Padded(lines);
        Bulleted(lines);
    }

    private static void Worded(IReadOnlyList<DocumentLine> lines)
    {
        var series = new Dictionary<string, List<(DocumentLine Line, int Number, int End)>>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            if (
                line is { Role: null, IsBlank: false, Source.Cells: null, Marker.Kind: MarkerKind.None or MarkerKind.Arabic }
                && WordAndNumber(line) is var (word, number, end)
            )
            {
                if (!series.TryGetValue(word, out var found))
                    series[word] = found = [];
                found.Add((line, number, end));
            }
        }
        foreach (var (word, found) in series)
        {
            if (found.Count < FewestLines || found[0].Number != 1 || !IsSeries([.. found.Select(f => f.Number)]))
                continue;
            var own = found.Select(f => f.Line).ToHashSet();
            var others = series.Values.Where(o => o != found && o.Count >= FewestLines).SelectMany(o => o.Select(f => f.Line)).ToHashSet();
            // Numbers below each of them: they are headings
            var hasNumbers =
                lines
                    .SkipWhile(l => !own.Contains(l))
                    .Count(l => !own.Contains(l) && (others.Contains(l) || l is { Role: null, Marker: { Kind: MarkerKind.Arabic, Number: not null } }))
                >= found.Count;
            var kind =
                !Headings.Contains(word) && !hasNumbers ? MarkerKind.Arabic
                : lines.Any(l => l is { Role: null, Marker.Kind: MarkerKind.Chapter }) ? MarkerKind.Section
                : MarkerKind.Chapter;
            foreach (var (line, number, end) in found)
                line.Marker = new Marker(kind, number, 0, end);
        }
    }

    private static (string Word, int Number, int End)? WordAndNumber(DocumentLine line)
    {
        var text = line.Text;
        var n = 0;
        while (n < text.Length && n < LongestWord && text[n] is >= '\u4E00' and <= '\u9FFF' && !HanNumerals.IsDigit(text[n]))
            n++;
        var from = n;
        while (n < text.Length && n - from < 3 && (HanNumerals.IsDigit(text[n]) || char.IsAsciiDigit(text[n])))
            n++;
        if (
            from < 2
            || n == from
            || line.NormalizedText.GapBefore(from)
            || UnitWords.EndsLikeUnit(text.AsSpan(0, from))
            || HanNumerals.Parse(text.AsSpan(from, n - from)) is not (> 0 and < 200 and var number)
        )
            return null;
        var isMarked = n < text.Length && ":、.".Contains(text[n]);
        if (!isMarked && !(n < text.Length && line.NormalizedText.BlankBefore(n)) && n != text.Length)
            return null;
        var word = text[..from];
        return NotTasks.Contains(word) ? null : (word, number, isMarked ? n + 1 : n);
    }

    /// <summary>Each is the next, or begins anew; one may be lost.</summary>
    private static bool IsSeries(List<int> numbers)
    {
        for (var i = 1; i < numbers.Count; i++)
        {
            if (numbers[i] != 1 && numbers[i] - numbers[i - 1] is < 1 or > 2)
                return false;
        }
        return numbers.Distinct().Count() > 1;
    }

    /// <summary>01, 02, … alone on their lines are no numbers of pages.</summary>
    private static void Padded(IReadOnlyList<DocumentLine> lines)
    {
        var found = new List<DocumentLine>();
        for (var i = 0; i + 1 < lines.Count; i++)
        {
            if (lines[i] is not { Role: null or LineRole.PagePart, Source.Cells: null, Text: [>= '0' and <= '9', >= '0' and <= '9'] text })
                continue;
            if (
                HanNumerals.Parse(text) == found.Count + 1
                && lines.Skip(i + 1).FirstOrDefault(l => !l.IsBlank) is { Text.Length: > 2, Marker.Kind: MarkerKind.None }
            )
                found.Add(lines[i]);
        }
        if (found.Count < FewestLines || found[0].Text != "01" || lines.Any(l => l is { Role: null, Marker: { Kind: MarkerKind.Arabic, Number: 1 } }))
            return;
        for (var i = 0; i < found.Count; i++)
            Number(found[i], i + 1);
    }

    private static void Number(DocumentLine line, int number)
    {
        line.ReadAs(null, Pass.Series, "单独成行的数字是序号，不是页码");
        line.Marker = new Marker(MarkerKind.Arabic, number, 0, line.Text.Length);
    }

    private static void Bulleted(IReadOnlyList<DocumentLine> lines)
    {
        var open = lines.Where(l => l is { Role: null, IsBlank: false, Source.Cells: null }).ToList();
        if (
            open.Count(l => l.Marker.Kind is MarkerKind.Arabic or MarkerKind.ArabicBracket or MarkerKind.Article or MarkerKind.Circled or MarkerKind.Dotted)
            >= FewestLines
        )
            return;
        // Signs above the first heading stand at labels of the page
        var first = open.FindIndex(l => l.Marker.Kind is MarkerKind.Chapter or MarkerKind.ChapterWord or MarkerKind.Section);
        var groups = open.Skip(Math.Max(first, 0))
            .Where(l => PageLabels.At(l.NormalizedText) is null)
            .Where(l => SignOf(l) != '\0' && l.Text.Length > 3)
            .GroupBy(SignOf)
            .Where(g => g.Count() >= FewestLines)
            .ToList();
        // The outer sign comes first; a sign below it belongs to the item above
        if (groups.Count == 0)
            return;
        foreach (var line in groups[0].Where(l => l.Marker.Kind is MarkerKind.None))
            line.Marker = new Marker(MarkerKind.Bullet, null, 0, SignLength(line));
    }

    private static char SignOf(DocumentLine line)
    {
        var raw = line.Source.Text.AsSpan().TrimStart(" \u3000\t");
        return raw.Length > 1 && Signs.Contains(raw[0]) && line.Marker.Kind == MarkerKind.None ? raw[0] : '\0';
    }

    /// <summary>Blanks and asterisks leave no character behind; other signs do.</summary>
    private static int SignLength(DocumentLine line)
    {
        var sign = line.Source.Text.AsSpan().IndexOfAny(SignValues);
        return line.NormalizedText.RawStart(0) == sign ? 1 : 0;
    }
}
