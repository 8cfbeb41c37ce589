namespace LawGov.Documents.Plans;

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
}

/// <summary>The numbering at the head of a line.</summary>
/// <param name="Kind">Its form.</param>
/// <param name="Number">Its value; null where it is lost.</param>
/// <param name="Start">Where it starts in the shadow (behind a bullet).</param>
/// <param name="End">Where the text behind it starts in the shadow.</param>
internal readonly record struct Marker(MarkerKind Kind, int? Number, int Start, int End)
{
    private const string Bullets = "•·●■◆▪○◇□*#>-+";

    public static Marker At(Shadow shadow)
    {
        var text = shadow.Text.AsSpan();
        var start = 0;
        while (start < text.Length && start < 8 && Bullets.Contains(text[start]) && !(text[start] == '》')) start++;
        var head = text[start..Math.Min(text.Length, start + 14)];
        if (head.IsEmpty) return default;
        return Word(head, start) ?? Han(shadow, head, start) ?? Bracketed(head, start) ?? Arabic(head, start) ?? default(Marker);
    }

    private static Marker? Word(ReadOnlySpan<char> head, int start)
    {
        if (head[0] != '第') return null;
        var n = 1;
        while (n < head.Length && (HanNumerals.IsDigit(head[n]) || char.IsAsciiDigit(head[n]))) n++;
        if (n == 1 || n >= head.Length || HanNumerals.Parse(head[1..n]) is not { } value) return null;
        var (kind, length) = head[n] switch
        {
            '章' or '篇' => (MarkerKind.ChapterWord, 1),
            '部' when n + 1 < head.Length && head[n + 1] == '分' => (MarkerKind.ChapterWord, 2),
            '节' => (MarkerKind.SectionWord, 1),
            '条' => (MarkerKind.Article, 1),
            _ => (MarkerKind.None, 0),
        };
        if (kind == MarkerKind.None) return null;
        var end = n + length;
        while (end < head.Length && "、.:,".Contains(head[end])) end++;
        return new Marker(kind, value, start, start + end);
    }

    private static Marker? Han(Shadow shadow, ReadOnlySpan<char> head, int start)
    {
        var n = 0;
        while (n < head.Length && HanNumerals.IsDigit(head[n])) n++;
        if (n == 0 || n >= head.Length || HanNumerals.Parse(head[..n]) is not { } value || value == 0) return null;
        if ("、.,:;".Contains(head[n])) return new Marker(MarkerKind.Chapter, value, start, start + n + 1);
        if (head[n] == ')') return new Marker(MarkerKind.Section, value, start, start + AfterMark(head, n + 1));
        if (head[n] == '是' && n <= 2) return new Marker(MarkerKind.Firstly, value, start, start + n + (n + 1 < head.Length && head[n + 1] is ',' or ':' ? 2 : 1));
        return shadow.GapBefore(start + n) && n <= 3 && start + n < shadow.Length && !shadow.BreaksBefore(start + n)
            ? new Marker(MarkerKind.Chapter, value, start, start + n)
            : null;
    }

    private static Marker? Bracketed(ReadOnlySpan<char> head, int start)
    {
        if (head[0] == ')') return head.Length > 1 ? new Marker(MarkerKind.Section, null, start, start + AfterMark(head, 1)) : null;
        if (head[0] != '(') return null;
        var n = 1;
        while (n < head.Length && (HanNumerals.IsDigit(head[n]) || char.IsAsciiDigit(head[n]))) n++;
        if (n >= head.Length) return null;
        if (n == 1) return head[1] == ')' && head.Length > 2 ? new Marker(MarkerKind.Section, null, start, start + AfterMark(head, 2)) : null;
        var arabic = char.IsAsciiDigit(head[1]);
        if (HanNumerals.Parse(head[1..n]) is not { } value || value is 0 or > 999) return null;
        if (head[n] != ')')
        {
            // (一推进…: the closing bracket is lost
            return arabic || "年月日,、".Contains(head[n]) ? null : new Marker(MarkerKind.Section, value, start, start + n);
        }
        return new Marker(arabic ? MarkerKind.ArabicBracket : MarkerKind.Section, value, start, start + AfterMark(head, n + 1));
    }

    private static Marker? Arabic(ReadOnlySpan<char> head, int start)
    {
        if (head[0] is >= '①' and <= '⑳') return new Marker(MarkerKind.Circled, head[0] - '①' + 1, start, start + AfterMark(head, 1));
        if (head[0] is >= '⒈' and <= '⒛') return new Marker(MarkerKind.Arabic, head[0] - '⒈' + 1, start, start + 1);
        if (head[0] is >= '⑴' and <= '⒇') return new Marker(MarkerKind.ArabicBracket, head[0] - '⑴' + 1, start, start + 1);
        var n = 0;
        while (n < head.Length && char.IsAsciiDigit(head[n])) n++;
        if (n == 0 || n >= head.Length) return null;
        var value = n <= 4 ? int.Parse(head[..n], System.Globalization.CultureInfo.InvariantCulture) : (int?)null;
        if (head[n] == ')') return value is > 0 and < 1000 ? new Marker(MarkerKind.ArabicBracket, value, start, start + AfterMark(head, n + 1)) : null;
        if (head[n] is '.' or '、' or ',' or '。' or ':' or '·' && value is > 0 and < 1000) return new Marker(MarkerKind.Arabic, value, start, start + AfterMark(head, n + 1));
        return new Marker(MarkerKind.ArabicBare, value, start, start + n);
    }

    private static int AfterMark(ReadOnlySpan<char> head, int n)
    {
        while (n < head.Length && head[n] is '.' or '、' && n < 6) n++;
        return n;
    }
}
