namespace LawGov.Documents.Plans.Units;

/// <summary>Finds the unit note of a task by its labels or by its units, not by its brackets.</summary>
internal sealed class UnitNoteFinder(UnitLexicon lexicon)
{
    private const int LongestLeading = 60;

    private const int LongestBetween = 300;

    private readonly DutyReader _reader = new(lexicon);

    private readonly UnitList _list = new(lexicon);

    /// <summary>The same passage is looked at when lines are sorted and when its task is read.</summary>
    private readonly Dictionary<string, List<(NoteSpan Span, UnitDuties Duties)>> _seen = new(StringComparer.Ordinal);

    private readonly HashSet<string> _bare = new(StringComparer.Ordinal);

    /// <summary>A line that is nothing but the name of one unit is a note in this document.</summary>
    public void TakeBare(string raw)
    {
        _bare.Add(raw);
        _seen.Remove(raw);
    }

    /// <summary>The notes of a passage in order; what stands between and behind them is body.</summary>
    public List<(NoteSpan Span, UnitDuties Duties)> Find(NormalizedText normalized)
    {
        if (!_seen.TryGetValue(normalized.Raw, out var notes))
            _seen[normalized.Raw] = notes = Search(normalized);
        return notes;
    }

    private List<(NoteSpan Span, UnitDuties Duties)> Search(NormalizedText normalized)
    {
        var notes = new List<(NoteSpan, UnitDuties)>();
        if (Leading(normalized) is { } leading)
            notes.Add(leading);
        for (var i = notes.Count == 0 ? 0 : notes[0].Item1.End; i < normalized.Length; i++)
        {
            if (normalized.Text[i] == '(' && Between(normalized, i) is { } between)
            {
                notes.Add(between);
                i = between.Span.End - 1;
                continue;
            }
            if (!NoteLabels.CanStart(normalized.Text[i]) || Labelled(normalized, i) is not { } span)
                continue;
            notes.Add((span, _reader.ReadLabelled(normalized, span.InnerStart, span.InnerEnd)));
            i = Math.Max(i, span.End - 1);
        }
        var rest = notes.Count == 0 ? 0 : notes[^1].Item1.End;
        if (Unlabelled(normalized, rest) is { } unlabelled)
            notes.Add(unlabelled);
        return notes;
    }

    /// <summary>Whether a whole line is a unit note.</summary>
    public bool IsNote(NormalizedText normalized)
    {
        if (normalized.Length is 0 or > 600)
            return false;
        var notes = Find(normalized);
        return notes.Count > 0 && notes[0].Span is { Start: 0, IsLeading: false } && OnlyMarks(normalized.Text, notes[^1].Span.End);
    }

    /// <summary>Units in a bracket, or before a colon, at the head of a body.</summary>
    private (NoteSpan Span, UnitDuties Duties)? Leading(NormalizedText normalized)
    {
        var text = normalized.Text;
        if (text.Length < 8)
            return null;
        var bracketed = text[0] == '(';
        var end = 1;
        for (var depth = bracketed ? 1 : 0; end < text.Length && end <= LongestLeading; end++)
        {
            if (text[end] == '(')
                depth++;
            else if (text[end] == ')')
                depth--;
            if (bracketed ? depth == 0 : text[end] == ':' && depth == 0)
                break;
            if (!bracketed && ",。;".Contains(text[end]))
                return null;
        }
        if (end >= text.Length - 4 || end > LongestLeading || normalized.BreaksBefore(end + 1) || NoteLabels.At(text, bracketed ? 1 : 0, end + 1) is not null)
            return null;
        var duties = _reader.ReadUnlabelled(normalized, bracketed ? 1 : 0, end, out _);
        if (duties is null || !duties.All.All(IsKnown))
            return null;
        return (
            new NoteSpan(0, end + 1)
            {
                InnerStart = bracketed ? 1 : 0,
                InnerEnd = end,
                IsLeading = true,
            },
            duties
        );
    }

    /// <summary>Whether a title is nothing but names of units.</summary>
    public bool NamesOnlyUnits(NormalizedText title) => _reader.ReadUnlabelled(title, 0, title.Length, out _)?.All.All(IsKnown) == true;

    /// <summary>A bracket in the middle that says who leads what stands before it, or behind a full stop who does it.</summary>
    private (NoteSpan Span, UnitDuties Duties)? Between(NormalizedText normalized, int open)
    {
        var close = CloseOf(normalized.Text, open);
        if (close < 0 || OnlyMarks(normalized.Text, close + 1) || normalized.BreaksBefore(open))
            return null;
        var leads = normalized.Text.AsSpan(open, close - open).Contains("牵头", StringComparison.Ordinal);
        var ends = open > 0 && normalized.Text[open - 1] is '。' or ';';
        var parts = close + 1 < normalized.Length && normalized.Text[close + 1] is ',' or ';' or '。' or '、' or '和' or '与' or '及';
        if (!ends && !((leads || parts) && close - open <= LongestLeading && !normalized.Text.AsSpan(open + 1, close - open).Contains('(')))
            return null;
        var duties = _reader.ReadUnlabelled(normalized, open + 1, close, out var saysDuty);
        if (duties is null || !(saysDuty || ends))
            return null;
        if (!ends && !leads)
            return saysDuty && duties.All.All(IsKnown) ? (new NoteSpan(open, close + 1) { InnerStart = open + 1, InnerEnd = close }, duties) : null;
        var isKnown = ends ? duties.All.All(u => u.IsLikely) && duties.All.Any(IsKnown) : duties.Leads.Count > 0 && duties.Leads.All(IsKnown);
        return isKnown ? (new NoteSpan(open, close + 1) { InnerStart = open + 1, InnerEnd = close }, duties) : null;
    }

    private bool IsKnown(UnitItem unit) => unit.IsCollective || UnitWords.StartsWithOwner(unit.Folded) || lexicon.Knows(unit.Folded);

    /// <summary>Where the bracket that opens here closes; -1 where it does not within the length of a note.</summary>
    private static int CloseOf(string text, int open)
    {
        var depth = 0;
        for (var i = open; i < text.Length && i - open <= LongestBetween; i++)
        {
            if (text[i] == '(')
                depth++;
            else if (text[i] == ')' && --depth == 0)
                return i;
        }
        return -1;
    }

    private NoteSpan? Labelled(NormalizedText normalized, int at)
    {
        var text = normalized.Text;
        if (NoteLabels.At(text, at, text.Length) is not { } label)
            return null;
        var before = at - 1;
        while (before >= 0 && text[before] is '*' or '-' or '•')
            before--;
        var opens = before >= 0 && text[before] == '(';
        var starts = opens || before < 0 || normalized.BreaksBefore(before + 1) || "。;!,、)\"".Contains(text[before]);
        var hasColon = label.HasMark && text[label.End - 1] == ':';
        var isTime = label.Field == NoteField.Deadline && normalized.BreaksBefore(before + 1) && label.End < text.Length && char.IsAsciiDigit(text[label.End]);
        if (
            !hasColon
            && !isTime
            && !((opens || before < 0 || normalized.BreaksBefore(before + 1) || text[before] is '。' or ';') && FirstNameIsUnit(normalized, label.End))
        )
            return null;
        if (label.IsShort && (!starts || (label.Field is not NoteField.Deadline && !FirstNameIsUnit(normalized, label.End))))
            return null;
        if (hasColon && !starts && !FirstNameIsUnit(normalized, label.End))
            return null;
        if (label.Field is NoteField.Other && !opens && !normalized.BreaksBefore(before + 1))
            return null;
        var start = opens ? before : before + 1;
        var inner = before + 1;
        var (end, innerEnd, closed) = opens ? Bracketed(normalized, start) : Open(normalized, at);
        return new NoteSpan(start, end)
        {
            InnerStart = inner,
            InnerEnd = innerEnd,
            IsLabelled = true,
            IsDamaged = opens != closed,
        };
    }

    /// <summary>The end of a note that has an opening bracket; a lost closing one is the end of the passage.</summary>
    private static (int End, int InnerEnd, bool Closed) Bracketed(NormalizedText normalized, int open)
    {
        var depth = 0;
        for (var i = open; i < normalized.Length; i++)
        {
            if (normalized.Text[i] == '(')
                depth++;
            else if (normalized.Text[i] == ')' && --depth == 0)
                return (i + 1, i, true);
        }
        var end = EndOfNote(normalized, open);
        return (end, end, false);
    }

    /// <summary>The end of a note without an opening bracket.</summary>
    private static (int End, int InnerEnd, bool Closed) Open(NormalizedText normalized, int at)
    {
        var depth = 0;
        var end = EndOfNote(normalized, at);
        for (var i = at; i < end; i++)
        {
            if (normalized.Text[i] == '(')
                depth++;
            else if (normalized.Text[i] == ')' && --depth < 0)
                return (i + 1, i, true);
        }
        return (end, end, false);
    }

    /// <summary>The first line end behind which the list does not go on.</summary>
    private static int EndOfNote(NormalizedText normalized, int at)
    {
        for (var i = at + 1; i < normalized.Length; i++)
        {
            if (!normalized.BreaksBefore(i))
                continue;
            var goesOn =
                "、,;:(".Contains(normalized.Text[i - 1])
                || "、,;".Contains(normalized.Text[i])
                || (NoteLabels.CanStart(normalized.Text[i]) && NoteLabels.At(normalized.Text, i, normalized.Length) is not null);
            if (!goesOn)
                return i;
        }
        return normalized.Length;
    }

    private bool FirstNameIsUnit(NormalizedText normalized, int from)
    {
        var to = from;
        while (to < normalized.Length && to - from <= UnitWords.LongestName && !"、,;。:".Contains(normalized.Text[to]))
            to++;
        var lineEnd = Math.Min(from + 1, to);
        while (lineEnd < to && !normalized.BreaksBefore(lineEnd))
            lineEnd++;
        // A name may be broken over lines; where it is whole before the line end, the next line is another matter
        return IsUnit(lineEnd) || (lineEnd < to && IsUnit(to));

        bool IsUnit(int end) => _list.Read(normalized, from, end) is [{ IsLikely: true }, ..];
    }

    private (NoteSpan Span, UnitDuties Duties)? Unlabelled(NormalizedText normalized, int from)
    {
        var text = normalized.Text;
        var to = text.Length;
        while (to > from && "。;,*".Contains(text[to - 1]))
            to--;
        if (to - from < 3)
            return null;
        if (text[to - 1] == ')' && LastBracket(text, from, to) is var open && open >= from)
        {
            var duties = _reader.ReadUnlabelled(normalized, open + 1, to - 1, out var saysDuty, true);
            var many = duties is not null && duties.All.Count() > 1 && duties.All.Any(IsKnown);
            var afterSentence = open == from || normalized.BreaksBefore(open) || text[open - 1] is '。' or ';' or '!';
            var owned = duties is not null && duties.All.All(IsKnown);
            var named = duties is not null && duties.All.All(u => !u.IsCollective && IsKnown(u));
            // Rooms, stations and schools count beside an office
            var offices =
                duties is not null
                && duties.All.All(u => u.IsLikely && UnitWords.IsOffice(u.Folded))
                && duties.All.Any(u => UnitWords.IsOffice(u.Folded, true));
            if (duties is not null && (saysDuty || many || named || (afterSentence && (owned || offices))))
            {
                return (new NoteSpan(open, text.Length) { InnerStart = open + 1, InnerEnd = to - 1 }, duties);
            }
        }
        var start = to;
        while (start > from && text[start - 1] is not ('。' or '!') && !(start < to && normalized.BreaksBefore(start)))
            start--;
        if (start > 0 && !normalized.BreaksBefore(start) && text[start - 1] is not ('。' or '!'))
            return null;
        if (to - start is < 4 or > 400 || !EndsLikeDuty(text.AsSpan(start, to - start)))
            return null;
        var sentence = _reader.ReadUnlabelled(normalized, start, to, out var says);
        var ownLine = normalized.BreaksBefore(start);
        if (sentence is null || !(says || ownLine))
            return null;
        if (!says && sentence.All.Count() < 2 && ((start == 0 && !_bare.Contains(normalized.Raw)) || !sentence.All.All(IsKnown)))
            return null;
        return (
            new NoteSpan(start, text.Length)
            {
                InnerStart = start,
                InnerEnd = to,
                IsDamaged = text[to - 1] == ')' && LastBracket(text, start, to) < 0,
            },
            sentence
        );
    }

    /// <summary>A quick refusal: a sentence that names units ends with one, or with a word of duty.</summary>
    private static bool EndsLikeDuty(ReadOnlySpan<char> sentence)
    {
        var text = sentence.TrimEnd(')');
        foreach (
            var word in (ReadOnlySpan<string>)
                [
                    "负责",
                    "其责",
                    "配合",
                    "牵头",
                    "参加",
                    "参与",
                    "协助",
                    "协办",
                    "落实",
                    "实施",
                    "承办",
                    "推进",
                    "办理",
                    "抓总",
                    "做好",
                    "完成",
                    "坚持",
                    "等",
                    "下同",
                    "牵头单位",
                    "其职",
                ]
        )
        {
            if (text.EndsWith(word, StringComparison.Ordinal))
                return true;
        }
        return UnitWords.EndsLikeUnit(sentence) || UnitWords.EndsLikeUnit(text) || Collectives.Is(sentence[Math.Max(0, sentence.Length - 12)..].ToString());
    }

    private static int LastBracket(string text, int from, int to)
    {
        var depth = 0;
        for (var i = to - 1; i >= from; i--)
        {
            if (text[i] == ')')
                depth++;
            else if (text[i] == '(' && --depth == 0)
                return i;
        }
        return -1;
    }

    private static bool OnlyMarks(string text, int from)
    {
        for (var i = from; i < text.Length; i++)
        {
            if (!"。;,.)*".Contains(text[i]))
                return false;
        }
        return true;
    }
}
