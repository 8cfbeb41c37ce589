namespace LawGov.Documents.Plans.Tasks;

/// <summary>Makes the short title that screens show for a task.</summary>
internal static class TaskTitles
{
    public const int Longest = 30;

    private const int Shortest = 6;

    private const string Joints = "和与及并或、对将把在以按从为的";

    /// <summary>The first sentence where it is short enough, else its first clauses, else a cut that leaves brackets and quotation marks whole.</summary>
    public static string Of(string text)
    {
        var normalized = NormalizedText.Of(text);
        var sentence = End(normalized.Text, "。!?;");
        if (sentence is >= 2 and <= Longest)
            return normalized.NameAt(0, sentence);
        var best = 0;
        for (var i = Shortest; i <= Math.Min(Longest, normalized.Length - 1); i++)
        {
            if (normalized.Text[i] is ',' or ';' or ':' or '。' && IsWhole(normalized.Text, i))
            {
                best = i;
                if (i >= 12)
                    break;
            }
        }
        if (best == 0)
            best = Cut(normalized.Text);
        return normalized.NameAt(0, best).TrimEnd('，', ',', '、', '：', ':', '；', ';', '。');
    }

    private static int Cut(string text)
    {
        if (text.Length <= Longest)
            return text.Length;
        for (var i = Longest - 1; i >= 12; i--)
        {
            if (text[i] == '、' && IsWhole(text, i))
                return i;
        }
        for (var i = Longest - 1; i >= 12; i--)
        {
            if (IsWhole(text, i) && !Joints.Contains(text[i - 1]) && !char.IsAsciiLetterOrDigit(text[i]))
                return i;
        }
        return Longest - 1;
    }

    private static int End(string text, string marks)
    {
        for (var i = 0; i < Math.Min(text.Length, Longest + 1); i++)
        {
            if (marks.Contains(text[i]) && IsWhole(text, i))
                return i;
        }
        return text.Length <= Longest ? text.Length : -1;
    }

    private static bool IsWhole(string text, int end)
    {
        int brackets = 0,
            titles = 0,
            quotes = 0;
        for (var i = 0; i < end; i++)
        {
            if (text[i] == '(')
                brackets++;
            else if (text[i] == ')')
                brackets--;
            else if (text[i] == '《')
                titles++;
            else if (text[i] == '》')
                titles--;
            else if (text[i] == '"')
                quotes++;
        }
        return brackets <= 0 && titles <= 0 && quotes % 2 == 0;
    }
}
