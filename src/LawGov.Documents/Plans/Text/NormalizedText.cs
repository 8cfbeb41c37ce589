using System.Text;

namespace LawGov.Documents.Plans.Text;

/// <summary>
/// A text made plain for matching: no blanks, half-width punctuation, one shape of bracket, quotation mark and dash, Simplified characters. Every
/// character keeps its
/// place in the original, so that what is found can be quoted as it stands.
/// </summary>
internal sealed class NormalizedText
{
    private readonly int[] _at;

    private NormalizedText(string raw, string text, int[] at)
    {
        Raw = raw;
        Text = text;
        _at = at;
    }

    /// <summary>The original; lines of a paragraph are parted by line feeds.</summary>
    public string Raw { get; }

    /// <summary>The plain text.</summary>
    public string Text { get; }

    public int Length => Text.Length;

    public static NormalizedText Of(string raw)
    {
        var text = new char[raw.Length];
        var at = new int[raw.Length];
        var n = 0;
        for (var i = 0; i < raw.Length; i++)
        {
            var c = Plain(raw[i]);
            if (c == '\0')
                continue;
            text[n] = c;
            at[n++] = i;
        }
        MisreadCharacters.Repair(text.AsSpan(0, n));
        return new NormalizedText(raw, new string(text, 0, n), at[..n]);
    }

    /// <summary>The plain form alone, for comparing names.</summary>
    public static string Fold(string raw)
    {
        var text = new char[raw.Length];
        var n = 0;
        foreach (var original in raw)
        {
            var c = Plain(original);
            if (c != '\0')
                text[n++] = c;
        }
        MisreadCharacters.Repair(text.AsSpan(0, n));
        return new string(text, 0, n);
    }

    /// <summary>Place in the original of a character, or its end.</summary>
    public int RawStart(int index) => index < _at.Length ? _at[index] : Raw.Length;

    /// <summary>Place in the original just behind the characters before <paramref name="index"/>.</summary>
    public int RawEnd(int index) => index <= 0 ? 0 : _at[Math.Min(index, _at.Length) - 1] + 1;

    /// <summary>The original of a stretch, without blanks around it.</summary>
    public string Quote(int from, int to) => from >= to ? "" : Raw[RawStart(from)..RawEnd(to)];

    /// <summary>The original of a stretch without any blanks: for names.</summary>
    public string NameAt(int from, int to)
    {
        var name = new StringBuilder(to - from);
        for (var i = from; i < to; i++)
            name.Append(Raw[_at[i]]);
        return name.ToString();
    }

    /// <summary>Whether a line of the original begins here.</summary>
    public bool BreaksBefore(int index) => index <= 0 || (index < _at.Length && Raw.AsSpan(_at[index - 1] + 1, _at[index] - _at[index - 1] - 1).Contains('\n'));

    /// <summary>Whether a lone asterisk stands before this character; two are the emphasis of markdown.</summary>
    public bool HasSignBefore(int index)
    {
        if (index >= _at.Length)
            return false;
        var gap = Raw.AsSpan(index == 0 ? 0 : _at[index - 1] + 1, _at[index] - (index == 0 ? 0 : _at[index - 1] + 1));
        return gap.Count('*') == 1;
    }

    /// <summary>Whether blanks, but no line end, stand before this character.</summary>
    public bool BlankBefore(int index) => GapBefore(index) && !BreaksBefore(index);

    /// <summary>Whether blanks or a line end stand before this character.</summary>
    public bool GapBefore(int index) => index <= 0 || (index < _at.Length && _at[index] - _at[index - 1] > 1);

    /// <summary>The plain form of one character; NUL for a blank.</summary>
    private static char Plain(char c)
    {
        if (c is > '\u0020' and < '\u007F')
        {
            // Asterisks are the emphasis of markdown
            return c switch
            {
                '*' => '\0',
                '[' or '{' => '(',
                ']' or '}' => ')',
                '<' => '《',
                '>' => '》',
                '~' => '-',
                '\'' => '"',
                _ => c,
            };
        }
        if (c is >= '\u4E00' and <= '\u9FFF')
            return SimplifiedText.Of(c);
        if (char.IsWhiteSpace(c) || char.IsControl(c))
            return '\0';
        switch (c)
        {
            case '〔' or '【' or '〖' or '［' or '（' or '﹝' or '﹙' or '｛' or '⟨' or '〘':
                return '(';
            case '〕' or '】' or '〗' or '］' or '）' or '﹞' or '﹚' or '｝' or '⟩' or '〙':
                return ')';
            case '〈' or '＜' or '﹤':
                return '《';
            case '〉' or '＞' or '﹥':
                return '》';
            case '“' or '”' or '„' or '‟' or '＂' or '「' or '」' or '『' or '』' or '‘' or '’' or '＇':
                return '"';
            case '–' or '—' or '―' or '‐' or '‑' or '‒' or '－' or '～' or '〜' or '−' or '﹣' or '─':
                return '-';
            case '﹐':
                return ',';
            case '﹑' or '､':
                return '、';
            case '﹔':
                return ';';
            case '﹕' or '︰' or '∶':
                return ':';
            case '﹪':
                return '%';
            case '｡' or '﹒':
                return '。';
            case '﹗':
                return '!';
            case '○' or '◯':
                return '〇';
            case '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF' or '\u00AD' or '\uFFFD' or '\u200E' or '\u200F':
                return '\0';
        }
        return c is >= '！' and <= '～' ? (char)(c - 0xFEE0) : c;
    }
}
