namespace LawGov.Documents.Plans.Lines;

/// <summary>
/// Decides which lines begin a numbered task. The order of the numbers is the arbiter: a number without a mark counts only where it is the next one,
/// so that a year or a
/// date at the head of a line is no task.
/// </summary>
internal static class NumberSequence
{
    private const int LargestGap = 5;

    /// <summary>The lines that begin a task, with their numbers and where the text behind the number starts.</summary>
    public static Dictionary<DocumentLine, Marker> Find(IReadOnlyList<DocumentLine> lines, MarkerKind kind)
    {
        var found = new Dictionary<DocumentLine, Marker>();
        var next = NextMarked(lines, kind);
        var last = 0;
        var afterHeading = true;
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (line.IsBlank)
                continue;
            var marker = line.Marker;
            if (IsHeading(marker.Kind, kind))
            {
                afterHeading = true;
                continue;
            }
            if (kind == MarkerKind.Bullet)
            {
                if (marker.Kind == kind)
                    found[line] = marker;
                continue;
            }
            if (marker.Kind == kind && marker.Number is { } number)
            {
                if (number > last + 50 && last > 0)
                    continue;
                found[line] = marker;
                last = number;
                afterHeading = false;
            }
            else if (kind == MarkerKind.Arabic && marker.Kind == MarkerKind.Arabic && (next[i] is not { } following || following == last + 2 || following == 1))
            {
                // The figure is lost: the place between its neighbours gives it back
                found[line] = marker with
                {
                    Kind = MarkerKind.ArabicBare,
                    Number = ++last,
                };
                afterHeading = false;
            }
            else if (kind == MarkerKind.Arabic && marker.Kind == MarkerKind.ArabicBare && Bare(line, marker, last, next[i], afterHeading) is { } accepted)
            {
                found[line] = accepted;
                last = accepted.Number!.Value;
                afterHeading = false;
            }
        }
        return found;
    }

    /// <summary>Whether a 1 without a mark begins the tasks: a 2 follows somewhere, and the 1 counts nothing.</summary>
    public static bool StartsWithoutMark(IReadOnlyList<DocumentLine> lines, int index)
    {
        if (CountsSomething(lines[index].Text, lines[index].Marker.End, 1, true))
            return false;
        for (var i = index + 1; i < lines.Count; i++)
        {
            if (lines[i].Marker is { Kind: MarkerKind.Arabic or MarkerKind.ArabicBare, Number: 2 })
                return true;
        }
        return false;
    }

    private static bool IsHeading(MarkerKind marker, MarkerKind task) =>
        marker is MarkerKind.ChapterWord or MarkerKind.SectionWord or MarkerKind.Group or MarkerKind.Bare
        || (marker is MarkerKind.Chapter or MarkerKind.Section && marker != task);

    private static int?[] NextMarked(IReadOnlyList<DocumentLine> lines, MarkerKind kind)
    {
        var next = new int?[lines.Count];
        int? number = null;
        for (var i = lines.Count - 1; i >= 0; i--)
        {
            next[i] = number;
            if (lines[i].Marker.Kind == kind && lines[i].Marker.Number is { } n)
                number = n;
        }
        return next;
    }

    private static Marker? Bare(DocumentLine line, Marker marker, int last, int? next, bool afterHeading)
    {
        var expected = last + 1;
        if (marker.Number is { } number)
        {
            var isNext = number == expected || (number == 1 && afterHeading);
            var fills = number > last && number - last <= LargestGap && last > 0 && next is { } n && n > number && n - number <= LargestGap;
            if ((isNext || fills) && !CountsSomething(line.Text, marker.End, number, isNext))
                return marker;
        }
        return WithYear(line, marker, expected);
    }

    /// <summary>A number run together with a year: 202021年 is 20 and 2021年.</summary>
    private static Marker? WithYear(DocumentLine line, Marker marker, int expected)
    {
        var digits = line.Text[marker.Start..marker.End];
        var head = expected.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (digits.Length != head.Length + 4 || !digits.StartsWith(head, StringComparison.Ordinal))
            return null;
        var year = digits.AsSpan(head.Length);
        if (!(year.StartsWith("19") || year.StartsWith("20")) || marker.End >= line.Text.Length || line.Text[marker.End] != '年')
            return null;
        return marker with { Number = expected, End = marker.Start + head.Length };
    }

    /// <summary>A figure with a measure (3个, 6月, 15日) is no task number.</summary>
    public static bool CountsSomething(string text, int at, int number, bool isNext)
    {
        if (at >= text.Length)
            return true;
        var c = text[at];
        var follows = at + 1 < text.Length ? text[at + 1] : '\0';
        return c switch
        {
            '%' or '个' or '号' or '-' or '/' or ':' or '届' or '万' or '亿' or '元' or '倍' or '岁' or '户' or '名' or '+' => true,
            '年' => !(isNext && follows is '度' or '底' or '终'),
            '月' or '时' => true,
            '日' => follows is not ('常' or '间'),
            '项' => follows != '目',
            '期' => follows is not ('间' or '限' or '刊'),
            '人' => follows is not ('民' or '大' or '才' or '员' or '社' or '力'),
            '家' => follows is not ('庭'),
            '条' => follows != '件',
            '次' or '件' or '份' or '位' or '种' or '篇' => number != 0 && follows != '数',
            _ => false,
        };
    }
}
