using LawGov.Documents.Plans.Lines;
using LawGov.Documents.Plans.Units;

namespace LawGov.Documents.Plans.Findings;

/// <summary>No line with a number and none that names a unit leaves the tasks without a word: what was taken for introduction, cover or note is said.</summary>
internal static class LineAccount
{
    private const int MostNamed = 12;

    private const int MostNumerals = 4;

    private const int ShortestSentence = 6;

    private static readonly string[] Labels = ["牵头单位:", "责任单位:", "配合单位:", "牵头部门:", "责任部门:", "配合部门:"];

    /// <summary>Reports them, lines that stand together in one finding.</summary>
    public static void Report(IReadOnlyList<DocumentLine> lines, UnitNoteFinder notes, List<PlanFinding> findings)
    {
        if (findings.Exists(f => f.Code == FindingCode.NotAPlan))
            return;
        var told = findings.SelectMany(f => f.Lines.Append(f.Line)).ToHashSet();
        var kept = lines.Where(l => l.Task is not null || l.Role is LineRole.Task or LineRole.UnitNote).Select(l => l.Number).ToHashSet();
        var silent = lines
            .Where(l => !l.IsBlank && !told.Contains(l.Number) && !kept.Contains(l.Number))
            .Select(l => (Line: l, IsLabelled: Array.Exists(Labels, label => l.Text.Contains(label, StringComparison.Ordinal))))
            .Where(l =>
                l.Line.Role is LineRole.Intro or LineRole.Cover or LineRole.Prose
                || (l.Line.Role is LineRole.Metadata or LineRole.PagePart && (l.IsLabelled || IsSentence(l.Line.Text)))
            )
            .Select(l => (l.Line, NamesUnits: l.IsLabelled || notes.Find(l.Line.NormalizedText).Count > 0))
            .Where(l => l.NamesUnits || IsNumbered(l.Line))
            .DistinctBy(l => l.Line.Number)
            .ToList();
        foreach (var group in silent.GroupBy(l => (l.NamesUnits, l.Line.Role)))
            findings.Add(Finding([.. group.Select(g => g.Line)], group.Key.NamesUnits, group.Key.Role == LineRole.Cover));
    }

    /// <summary>Whether a numbering with its mark stands at the head.</summary>
    public static bool IsNumbered(DocumentLine line) =>
        line.Marker.Kind
            is MarkerKind.Chapter
                or MarkerKind.ChapterWord
                or MarkerKind.Section
                or MarkerKind.SectionWord
                or MarkerKind.Article
                or MarkerKind.Arabic
                or MarkerKind.ArabicBracket
                or MarkerKind.Circled
                or MarkerKind.Dotted
            && line.Marker.Number is not null
        || StartsLikeNumber(line.Text);

    /// <summary>A damaged numeral with its mark: 一一、.</summary>
    private static bool StartsLikeNumber(string text)
    {
        var from = text.Length > 0 && text[0] == '(' ? 1 : 0;
        var n = from;
        while (n < text.Length && n - from < MostNumerals && (HanNumerals.IsDigit(text[n]) || char.IsAsciiDigit(text[n])))
            n++;
        var end = n;
        while (end < text.Length && text[end] is '、' or '.' or ')')
            end++;
        return n > from && end > n && end + 1 < text.Length && text[end] is >= '\u4E00' and <= '\u9FFF';
    }

    /// <summary>Words, and no line of a table of contents.</summary>
    private static bool IsSentence(string text) => text.Length >= ShortestSentence && !text.Contains('…') && !text.Contains("...", StringComparison.Ordinal);

    private static PlanFinding Finding(List<DocumentLine> lines, bool namesUnits, bool isCover)
    {
        var numbers = lines.ConvertAll(l => l.Number);
        var named = string.Join('、', numbers.Take(MostNamed)) + (numbers.Count > MostNamed ? "等" : "");
        var text = lines[0].Source.Text.Trim();
        var what = namesUnits ? "写有单位" : "有编号";
        var why = isCover ? "读作正文之前的内容" : "读作说明或要求";
        return new PlanFinding(
            FindingCode.PerhapsATask,
            numbers[0],
            $"第{named}行{what}，{why}，没有读作任务：“{(text.Length <= 40 ? text : text[..38] + "……")}”，请核对。"
        )
        {
            Subject = text,
            Lines = numbers.Count > 1 ? numbers : [],
        };
    }
}
