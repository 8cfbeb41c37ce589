namespace LawGov.Documents.Plans.Lines;

/// <summary>Forms of numbering at the head of a line.</summary>
internal enum MarkerKind
{
    None,

    /// <summary>第一章, 第一部分.</summary>
    ChapterWord,

    /// <summary>第一节.</summary>
    SectionWord,

    /// <summary>一、</summary>
    Chapter,

    /// <summary>(一), also damaged: 一) or ).</summary>
    Section,

    /// <summary>第一条.</summary>
    Article,

    /// <summary>1. 1、</summary>
    Arabic,

    /// <summary>1 without any mark.</summary>
    ArabicBare,

    /// <summary>(1) 1)</summary>
    ArabicBracket,

    /// <summary>①</summary>
    Circled,

    /// <summary>一是</summary>
    Firstly,

    /// <summary>1.1, as long as it is not settled what it numbers.</summary>
    Dotted,

    /// <summary>● or another sign that begins the items of a list.</summary>
    Bullet,

    /// <summary>A heading below the sections.</summary>
    Group,

    /// <summary>A heading without any numeral.</summary>
    Bare,
}

/// <summary>The numbering at the head of a line.</summary>
/// <param name="Kind">Its form.</param>
/// <param name="Number">Its value; null where it is lost.</param>
/// <param name="Start">Where it starts in the normalized text (behind a bullet).</param>
/// <param name="End">Where the text behind it starts in the normalized text.</param>
internal readonly record struct Marker(MarkerKind Kind, int? Number, int Start, int End)
{
    private const string Bullets = "•·●■◆▪○◇□*#>-+";

    private static readonly string[] TaskWords = ["重点任务", "工作任务", "具体任务", "主要任务", "任务", "事项", "举措", "项目", "实事"];

    /// <summary>How many figures a dotted number has: 1.1 has two.</summary>
    public int Depth { get; init; }

    /// <summary>The first figure of a dotted number.</summary>
    public int First { get; init; }

    public static Marker At(NormalizedText normalized)
    {
        var text = normalized.Text.AsSpan();
        var start = 0;
        while (start < text.Length && start < 8 && Bullets.Contains(text[start]) && !(text[start] == '》'))
            start++;
        var head = text[start..Math.Min(text.Length, start + 14)];
        if (head.IsEmpty)
            return default;
        return Word(normalized, head, start)
            ?? Han(normalized, head, start)
            ?? Bracketed(head, start)
            ?? Dotted(normalized, head, start)
            ?? Arabic(head, start)
            ?? Worded(normalized, head, start)
            ?? Lost(normalized, head, start)
            ?? default(Marker);
    }

    private static Marker? Word(NormalizedText normalized, ReadOnlySpan<char> head, int start)
    {
        if (head[0] != '第')
            return null;
        var from = head.Length > 1 && head[1] == '(' ? 2 : 1;
        var n = from;
        while (n < head.Length && (HanNumerals.IsDigit(head[n]) || char.IsAsciiDigit(head[n])))
            n++;
        if (n == from || n >= head.Length || HanNumerals.Parse(head[from..n]) is not { } value)
            return null;
        if (from == 2 && head[n++] != ')')
            return null;
        if (n >= head.Length)
            return null;
        var (kind, length) = head[n] switch
        {
            '章' or '篇' => (MarkerKind.ChapterWord, 1),
            '部' when n + 1 < head.Length && head[n + 1] == '分' => (MarkerKind.ChapterWord, 2),
            '节' => (MarkerKind.SectionWord, 1),
            '条' => (MarkerKind.Article, 1),
            '项' when from == 2 || (n + 1 < head.Length && ("、.:,".Contains(head[n + 1]) || normalized.BlankBefore(start + n + 1))) => (MarkerKind.Article, 1),
            _ => (MarkerKind.None, 0),
        };
        if (kind == MarkerKind.None)
            return null;
        var end = n + length;
        while (end < head.Length && "、.:,".Contains(head[end]))
            end++;
        return new Marker(kind, value, start, start + end);
    }

    private static Marker? Han(NormalizedText normalized, ReadOnlySpan<char> head, int start)
    {
        var n = 0;
        while (n < head.Length && HanNumerals.IsDigit(head[n]))
            n++;
        if (n == 0 || n >= head.Length || HanNumerals.Parse(head[..n]) is not { } value || value == 0)
            return null;
        if ("、.,:;".Contains(head[n]))
            return new Marker(MarkerKind.Chapter, value, start, start + n + 1);
        if (head[n] == ')')
            return new Marker(MarkerKind.Section, value, start, start + AfterMark(head, n + 1));
        if (head[n] == '是' && n <= 2)
            return new Marker(MarkerKind.Firstly, value, start, start + n + (n + 1 < head.Length && head[n + 1] is ',' or ':' ? 2 : 1));
        // 一 重点任务, but not a text with blanks between all characters
        return
            normalized.GapBefore(start + n)
            && n <= 3
            && start + n < normalized.Length
            && !normalized.BreaksBefore(start + n)
            && !normalized.BlankBefore(start + n + 1)
            ? new Marker(MarkerKind.Chapter, value, start, start + n)
            : null;
    }

    private static Marker? Bracketed(ReadOnlySpan<char> head, int start)
    {
        if (head[0] == ')')
            return head.Length > 1 ? new Marker(MarkerKind.Section, null, start, start + AfterMark(head, 1)) : null;
        if (head[0] != '(')
            return null;
        var n = 1;
        while (n < head.Length && (HanNumerals.IsDigit(head[n]) || char.IsAsciiDigit(head[n])))
            n++;
        if (n >= head.Length)
            return null;
        if (n == 1)
            return head[1] == ')' && head.Length > 2 ? new Marker(MarkerKind.Section, null, start, start + AfterMark(head, 2)) : null;
        var arabic = char.IsAsciiDigit(head[1]);
        if (HanNumerals.Parse(head[1..n]) is not { } value || value is 0 or > 999)
            return null;
        if (head[n] != ')')
        {
            // (一推进…: the closing bracket is lost
            return arabic || "年月日,、".Contains(head[n]) ? null : new Marker(MarkerKind.Section, value, start, start + n);
        }
        return new Marker(arabic ? MarkerKind.ArabicBracket : MarkerKind.Section, value, start, start + AfterMark(head, n + 1));
    }

    /// <summary>1.1 and 1.1.1, also with dashes. A figure with a measure (2.3月) is none; what it numbers depends on the other lines.</summary>
    private static Marker? Dotted(NormalizedText normalized, ReadOnlySpan<char> head, int start)
    {
        var figures = new List<int>(3);
        var n = 0;
        for (; figures.Count < 3; n++)
        {
            var from = n;
            while (n < head.Length && char.IsAsciiDigit(head[n]))
                n++;
            if (n - from is 0 or > 2)
                return null;
            figures.Add(int.Parse(head[from..n], System.Globalization.CultureInfo.InvariantCulture));
            if (n + 1 >= head.Length || head[n] is not ('.' or '-') || !char.IsAsciiDigit(head[n + 1]))
                break;
        }
        if (figures.Count < 2 || n >= head.Length || figures.Contains(0))
            return null;
        if (head[n] is '.' or '、' && n + 1 < head.Length)
            n++;
        else if (!normalized.BlankBefore(start + n) && NumberSequence.CountsSomething(normalized.Text, start + n, 0, false))
            return null;
        return char.IsAsciiLetterOrDigit(head[n])
            ? null
            : new Marker(MarkerKind.Dotted, figures[^1], start, start + n) { Depth = figures.Count, First = figures[0] };
    }

    /// <summary>、重点任务 and .修订规则: the figure is lost, the mark is left.</summary>
    private static Marker? Lost(NormalizedText normalized, ReadOnlySpan<char> head, int start)
    {
        if (head[0] is not ('、' or '.') || head.Length < 4 || head[1] is not (>= '\u4E00' and <= '\u9FFF'))
            return null;
        var heading = head[0] == '、' && normalized.Length <= 40 && normalized.Text.AsSpan().IndexOfAny("。;:()") < 0;
        if (!heading && head[0] == '、')
            return null;
        return new Marker(heading ? MarkerKind.Chapter : MarkerKind.Arabic, null, start, start + 1);
    }

    /// <summary>任务1, 任务一:.</summary>
    private static Marker? Worded(NormalizedText normalized, ReadOnlySpan<char> head, int start)
    {
        foreach (var word in TaskWords)
        {
            if (!head.StartsWith(word))
                continue;
            var n = word.Length;
            while (n < head.Length && (char.IsAsciiDigit(head[n]) || HanNumerals.IsDigit(head[n])))
                n++;
            if (n == word.Length || n >= head.Length || HanNumerals.Parse(head[word.Length..n]) is not (> 0 and < 1000 and var value))
                continue;
            var marked = ":、.".Contains(head[n]);
            if (marked)
                return new Marker(MarkerKind.Arabic, value, start, start + n + 1);
            if (!char.IsAsciiDigit(head[n - 1]))
                continue;
            // Without its colon only the order of the numbers makes it one
            return new Marker(
                normalized.BlankBefore(start + n) && !normalized.BlankBefore(start + n + 1) ? MarkerKind.Arabic : MarkerKind.ArabicBare,
                value,
                start,
                start + n
            );
        }
        return null;
    }

    private static Marker? Arabic(ReadOnlySpan<char> head, int start)
    {
        // A scanned 1
        if (head[0] is 'l' && head.Length > 2 && head[1] is '.' or '、')
            return new Marker(MarkerKind.Arabic, 1, start, start + 2);
        if (head[0] is >= '①' and <= '⑳')
            return new Marker(MarkerKind.Circled, head[0] - '①' + 1, start, start + AfterMark(head, 1));
        if (head[0] is >= '⒈' and <= '⒛')
            return new Marker(MarkerKind.Arabic, head[0] - '⒈' + 1, start, start + 1);
        if (head[0] is >= '⑴' and <= '⒇')
            return new Marker(MarkerKind.ArabicBracket, head[0] - '⑴' + 1, start, start + 1);
        var n = 0;
        while (n < head.Length && char.IsAsciiDigit(head[n]))
            n++;
        if (n == 0 || n >= head.Length)
            return null;
        var value = n <= 4 ? int.Parse(head[..n], System.Globalization.CultureInfo.InvariantCulture) : (int?)null;
        if (head[n] == ')')
            return value is > 0 and < 1000 ? new Marker(MarkerKind.ArabicBracket, value, start, start + AfterMark(head, n + 1)) : null;
        if (head[n] is '.' or '、' or ',' or '。' or ':' or '·' && value is > 0 and < 1000)
            return new Marker(MarkerKind.Arabic, value, start, start + AfterMark(head, n + 1));
        return new Marker(MarkerKind.ArabicBare, value, start, start + n);
    }

    private static int AfterMark(ReadOnlySpan<char> head, int n)
    {
        while (n < head.Length && head[n] is '.' or '、' && n < 6)
            n++;
        return n;
    }
}
