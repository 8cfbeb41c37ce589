using System.Text.RegularExpressions;
using LawGov.Documents.Plans.Times;

namespace LawGov.Documents.Plans.Units;

/// <summary>One name of a list.</summary>
/// <param name="From">Where it starts in the normalized text.</param>
/// <param name="To">Where it ends.</param>
/// <param name="Folded">Its plain form.</param>
internal sealed record UnitItem(int From, int To, string Folded)
{
    /// <summary>Stands for several units.</summary>
    public bool IsCollective { get; init; }

    /// <summary>Came behind 等.</summary>
    public bool AfterAndOthers { get; init; }

    /// <summary>The word 等 alone.</summary>
    public bool IsOpenEnd { get; init; }

    /// <summary>The name it was parted from, where no separator stood between the two.</summary>
    public (int From, int To)? RunTogether { get; init; }

    /// <summary>Whether it can be a unit at all.</summary>
    public bool IsLikely { get; init; }

    /// <summary>The part that a bracket behind the name gives it: 县司法局（牵头）.</summary>
    public NoteField? Part { get; init; }

    /// <summary>Words before the name say what part of the task is its own: 规则由县司法局.</summary>
    public bool IsOfPart { get; init; }

    /// <summary>A star or another sign stands at the name.</summary>
    public bool IsMarked { get; init; }
}

/// <summary>Parts a list of units as a person reads it.</summary>
internal sealed partial class UnitList(UnitLexicon lexicon)
{
    /// <summary>A stretch without a separator that is longer than this is no list of units; what is kept of it is reported as doubtful.</summary>
    private const int LongestItem = 120;

    private static readonly string[] Conjunctions = ["以及", "和", "及", "与", "暨"];

    /// <summary>Signs that a document sets at the names of those who lead.</summary>
    public const string Signs = "*★☆▲△※●◆■";

    [GeneratedRegex("[(](?<part>牵头|主办|主责|配合|协办|参与|参加|协助|责任|承办)(单位|部门)?[)]$", Pattern.Options)]
    private static partial Regex PartBehind { get; }

    [GeneratedRegex("[(](以下|下文|下)?(统一)?(简称|统称|称)(为|:)?\"?(?<name>[^()\"]{2,20})\"?[)]$", Pattern.Options)]
    private static partial Regex ShortName { get; }

    /// <summary>Behind 等 these add nobody: 县财政局等单位.</summary>
    private static readonly string[] Nameless =
    [
        "单位",
        "部门",
        "机关",
        "机构",
        "企业",
        "组织",
        "部门和单位",
        "部门及单位",
        "单位和部门",
        "部门单位",
        "单位部门",
        "部门(单位)",
        "单位(部门)",
        "部门、单位",
        "多部门",
        "各方",
        "方面",
        "地",
        "地方",
        "地区",
    ];

    /// <summary>Words behind a name that say how, not who: 各乡镇结合实际.</summary>
    private static readonly string[] Hows =
    [
        "结合",
        "按照",
        "按",
        "根据",
        "依据",
        "依照",
        "依法",
        "做好",
        "抓好",
        "组织",
        "认真",
        "具体",
        "统筹",
        "参照",
        "对照",
        "分别",
        "共同",
        "各自",
        "严格",
        "适时",
        "及时",
        "全程",
        "负责",
        "落实",
        "推进",
        "加强",
        "开展",
        "提供",
        "给予",
        "积极",
        "切实",
        "密切",
        "主动",
        "要",
        "应",
        "须",
    ];

    private const int ShortestHow = 3;

    private static readonly string[] NotAndOthers = ["高等", "中等", "初等", "平等", "同等", "等级", "等候"];

    private bool _isNote;

    /// <summary>The names between two places of a normalized text.</summary>
    /// <param name="normalized">The passage.</param>
    /// <param name="from">Where the list starts.</param>
    /// <param name="to">Where it ends.</param>
    /// <param name="isNote">A label or a bracket says that it is a list of units: words behind a whole name that say how are no part of it.</param>
    public List<UnitItem> Read(NormalizedText normalized, int from, int to, bool isNote = false)
    {
        _isNote = isNote;
        var items = new List<UnitItem>();
        var depth = 0;
        var start = from;
        for (var i = from; i <= to; i++)
        {
            var c = i < to ? normalized.Text[i] : '、';
            if (c == '(')
                depth++;
            else if (c == ')')
                depth = Math.Max(0, depth - 1);
            var parts = c is '、' or ',' or ';' or '。' or '|' or '/' && depth == 0;
            if (depth == 0 && i > start && i < to && c is '★' or '☆' or '▲' or '△' or '※')
            {
                AddItem(normalized, start, i, items);
                start = i;
                continue;
            }
            if (i < to && !parts && !(depth == 0 && i > start && normalized.BreaksBefore(i) && BreakParts(normalized.Text, start, i, to)))
                continue;
            AddItem(normalized, start, i, items);
            start = parts ? i + 1 : i;
        }
        return items;
    }

    /// <summary>A line end parts two names only where a name is complete before it and another begins behind it; else the line was merely full.</summary>
    private static bool BreakParts(string text, int start, int at, int to)
    {
        if (at - start < 3 || !UnitWords.EndsLikeUnit(text.AsSpan(start, at - start)))
            return false;
        var end = at;
        while (end < to && end - at <= UnitWords.LongestName && !"、,;。".Contains(text[end]))
            end++;
        return UnitWords.StartsWithOwner(text.AsSpan(at)) || UnitWords.LooksLikeUnit(text[at..end]);
    }

    private void AddItem(NormalizedText normalized, int from, int to, List<UnitItem> items)
    {
        var text = normalized.Text;
        var marked = false;
        while (from < to && ("、,;:。._".Contains(text[from]) || Signs.Contains(text[from])))
            marked |= Signs.Contains(text[from++]);
        while (from < to && ("、,;:。._".Contains(text[to - 1]) || Signs.Contains(text[to - 1])))
            marked |= Signs.Contains(text[--to]);
        marked |= from < to && normalized.HasSignBefore(from);
        var first = items.Count;
        AddPart(normalized, from, to, items);
        if (marked && items.Count > first)
            items[first] = items[first] with { IsMarked = true };
    }

    /// <summary>A name with what a bracket behind it says: its part, or its short name.</summary>
    private void AddPart(NormalizedText normalized, int from, int to, List<UnitItem> items)
    {
        var first = items.Count;
        NoteField? part = null;
        if (to - from is > 4 and <= LongestItem && normalized.Text[to - 1] == ')')
        {
            if (PartBehind.Match(normalized.Text[from..to]) is { Success: true } said)
            {
                part = said.Groups["part"].Value switch
                {
                    "牵头" or "主办" or "主责" => NoteField.Lead,
                    "责任" or "承办" => NoteField.Responsible,
                    _ => NoteField.Supporting,
                };
                to = from + said.Index;
            }
            else if (ShortName.Match(normalized.Text[from..to]) is { Success: true } named && UnitWords.LooksLikeUnit(named.Groups["name"].Value))
            {
                (from, to) = (from + named.Groups["name"].Index, from + named.Groups["name"].Index + named.Groups["name"].Length);
            }
        }
        var start = BehindBy(normalized.Text, from, to);
        AddPlain(normalized, start, to, items);
        for (var i = first; start > from && i < items.Count; i++)
            items[i] = items[i] with { IsOfPart = true };
        for (var i = first; part is not null && i < items.Count; i++)
            items[i] = items[i] with { Part = part };
    }

    /// <summary>Where a name begins that stands behind other words and 由; the beginning of the text where none does.</summary>
    private static int BehindBy(string text, int from, int to)
    {
        if (to - from is < 5 or > LongestItem)
            return from;
        var at = text.LastIndexOf('由', to - 1, to - from - 1);
        return
            at > from
            && UnitWords.StartsWithOwner(text.AsSpan(at + 1, to - at - 1))
            && UnitWords.LooksLikeUnit(text[(at + 1)..to])
            && !UnitWords.EndsLikeUnit(text.AsSpan(from, at - from))
            ? at + 1
            : from;
    }

    private void AddPlain(NormalizedText normalized, int from, int to, List<UnitItem> items)
    {
        var text = normalized.Text;
        foreach (var head in (ReadOnlySpan<string>)["由", "以及", "并由", "其中"])
        {
            if (to - from > head.Length + 1 && At(text, from, head))
            {
                from += head.Length;
                break;
            }
        }
        if (to - from > 2 && "和及与".Contains(text[from]) && !lexicon.Knows(text[from..to]))
            from++;
        while (to > from && text[to - 1] == ')' && IsUnmatched(text, from, to))
            to--;
        while (from < to && text[from] == '(' && !text.AsSpan(from, to - from).Contains(')'))
            from++;
        if (from >= to)
            return;
        if (to - from > LongestItem)
        {
            items.Add(new UnitItem(from, from + LongestItem, text[from..(from + LongestItem)]));
            return;
        }
        var open = AndOthers(text, from, to);
        if (open < 0)
        {
            AddNames(normalized, from, to, false, items);
            return;
        }
        AddNames(normalized, from, open, false, items);
        var rest = open + 1;
        if (rest < to && text[rest] == '的')
            rest++;
        if (rest < to && text[rest] is '和' or '及' or '与')
        {
            AddPlain(normalized, rest + (At(text, rest, "及其") ? 2 : 1), to, items);
            return;
        }
        if (rest >= to || Array.IndexOf(Nameless, text[rest..to]) >= 0)
            items.Add(
                new UnitItem(open, open + 1, "等")
                {
                    IsCollective = true,
                    AfterAndOthers = true,
                    IsOpenEnd = true,
                    IsLikely = true,
                }
            );
        else
            AddNames(normalized, rest, to, true, items);
    }

    /// <summary>Names joined by 和, 及 or nothing at all.</summary>
    private void AddNames(NormalizedText normalized, int from, int to, bool afterAndOthers, List<UnitItem> items)
    {
        if (from >= to)
            return;
        var name = normalized.Text[from..to];
        if (!lexicon.Knows(name))
        {
            if (Conjunction(name) is var (at, length) && at > 0)
            {
                AddNames(normalized, from, from + at, afterAndOthers, items);
                AddNames(normalized, from + at + length, to, afterAndOthers, items);
                return;
            }
            if (BlankBoundary(normalized, from, to) is var blank && blank > from)
            {
                AddNames(normalized, from, blank, afterAndOthers, items);
                AddNames(normalized, blank, to, afterAndOthers, items);
                return;
            }
            if (RunBoundary(name) is var boundary && boundary > 0)
            {
                var first = items.Count;
                AddNames(normalized, from, from + boundary, afterAndOthers, items);
                AddNames(normalized, from + boundary, to, afterAndOthers, items);
                for (var i = first; i < items.Count; i++)
                {
                    items[i] = items[i] with { RunTogether = normalized.GapBefore(from + boundary) ? items[i].RunTogether : (from, to) };
                }
                return;
            }
        }
        if (_isNote && !lexicon.Knows(name) && HowAt(name) is > 0 and var how)
        {
            AddNames(normalized, from, from + how, afterAndOthers, items);
            return;
        }
        if (items.Count > 0 && Collectives.SharesHead(items[^1].Folded, name) && items[^1].To == from - 1)
        {
            items[^1] = items[^1] with { To = to, Folded = normalized.Text[items[^1].From..to] };
            return;
        }
        var collective = Collectives.Is(name);
        items.Add(
            new UnitItem(from, to, name)
            {
                IsCollective = collective,
                AfterAndOthers = collective && afterAndOthers,
                IsLikely = lexicon.Knows(name) || UnitWords.LooksLikeUnit(name),
            }
        );
    }

    /// <summary>Where blanks part two whole names: not in a text with blanks everywhere, and not between an organ and its own office.</summary>
    private int BlankBoundary(NormalizedText normalized, int from, int to)
    {
        var blanks = 0;
        for (var i = from + 1; i < to; i++)
            blanks += normalized.BlankBefore(i) ? 1 : 0;
        if (blanks == 0 || blanks * 3 > to - from)
            return -1;
        for (var i = from + 2; i <= to - 2; i++)
        {
            if (!normalized.BlankBefore(i))
                continue;
            var (left, right) = (normalized.Text[from..i], normalized.Text[i..to]);
            if (
                (right.Length < 3 && !lexicon.Knows(right))
                || DepthAt(left, left.Length) > 0
                || !UnitWords.LooksLikeUnit(left)
                || !(UnitWords.EndsLikeUnit(right) || Collectives.Is(right))
            )
                continue;
            if (UnitWords.StartsWithOwner(right) || !(left[^1] is '委' or '府' or '会' or '协'))
                return i;
        }
        return -1;
    }

    /// <summary>Where a conjunction joins two names, not two halves of one.</summary>
    private (int At, int Length) Conjunction(string name)
    {
        foreach (var word in Conjunctions)
        {
            for (var at = name.IndexOf(word, StringComparison.Ordinal); at > 0; at = name.IndexOf(word, at + 1, StringComparison.Ordinal))
            {
                if (DepthAt(name, at) > 0 || at + word.Length >= name.Length)
                    continue;
                var left = name[..at];
                var right = name[(at + word.Length)..];
                // 有关部门和单位 is one name
                if (right is "部门" or "单位" or "机构" or "企业" or "组织")
                    continue;
                var leftIsUnit = left.Length >= 2 && (lexicon.Knows(left) || UnitWords.LooksLikeUnit(left));
                var rightIsUnit =
                    lexicon.Knows(right) || (UnitWords.LooksLikeUnit(right) && (Collectives.Is(left) || Collectives.Is(right) || left.Length >= 3));
                if (leftIsUnit && rightIsUnit)
                    return (at, word.Length);
            }
        }
        return (-1, 0);
    }

    /// <summary>Where the second of two names begins that stand together without a separator; -1 where it is one name.</summary>
    private int RunBoundary(string name)
    {
        if (Collectives.Is(name))
            return -1;
        for (var at = 3; at <= name.Length - 3; at++)
        {
            if (DepthAt(name, at) > 0)
                continue;
            var left = name[..at];
            var right = name[at..];
            if (lexicon.Knows(left) && (lexicon.Knows(right) || RunBoundary(right) > 0))
                return at;
            if (!UnitWords.EndsLikeUnit(left) || !UnitWords.StartsWithOwner(right) || !UnitWords.LooksLikeUnit(left) || !UnitWords.LooksLikeUnit(right))
                continue;
            if (UnitWords.IsPartOf(right, left))
                continue;
            if (left.Length >= 4 || UnitWords.StartsWithOwner(left) || lexicon.Knows(left))
                return at;
        }
        return -1;
    }

    /// <summary>Where words begin behind a whole name that say how it goes about it; -1 where all is a name, or none.</summary>
    private int HowAt(string name)
    {
        if (UnitWords.LooksLikeUnit(name))
            return -1;
        for (var at = 2; at <= name.Length - ShortestHow; at++)
        {
            if (TimeWords.StartingAt(name, at, Hows) == 0 || DepthAt(name, at) > 0)
                continue;
            var left = name[..at];
            if (lexicon.Knows(left) || (UnitWords.LooksLikeUnit(left) && (left.Length > 2 || UnitWords.StartsWithOwner(left))))
                return at;
        }
        return -1;
    }

    private static int AndOthers(string text, int from, int to)
    {
        for (var i = to - 1; i > from; i--)
        {
            if (text[i] != '等' || DepthAt(text.AsSpan(from, to - from), i - from) > 0)
                continue;
            var isWord = false;
            foreach (var word in NotAndOthers)
            {
                if (At(text, i - 1, word) || At(text, i, word))
                    isWord = true;
            }
            if (!isWord)
                return i;
        }
        return -1;
    }

    private static bool At(string text, int index, string word) => index >= 0 && string.CompareOrdinal(text, index, word, 0, word.Length) == 0;

    private static int DepthAt(ReadOnlySpan<char> text, int index)
    {
        var depth = 0;
        for (var i = 0; i < index; i++)
        {
            if (text[i] == '(')
                depth++;
            else if (text[i] == ')')
                depth--;
        }
        return depth;
    }

    private static bool IsUnmatched(string text, int from, int to)
    {
        var depth = 0;
        for (var i = from; i < to; i++)
        {
            if (text[i] == '(')
                depth++;
            else if (text[i] == ')')
                depth--;
            if (depth < 0)
                return true;
        }
        return false;
    }
}
