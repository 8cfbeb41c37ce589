using LawGov.Documents.Plans.Cover;
using LawGov.Documents.Plans.Lines;
using LawGov.Documents.Plans.Times;

namespace LawGov.Documents.Plans.Passes;

/// <summary>Finds where the body of a plan begins: at its first number or heading, at a number that goes on, else at the first duty.</summary>
internal sealed class BodySearch(ReadingState state)
{
    public int From(int from)
    {
        var start = FirstOfBody(from);
        // A heading on the same line as the first task belongs to the body, whatever its number
        while (
            start > from
            && start < state.Lines.Count
            && state.Lines[start - 1].Number == state.Lines[start].Number
            && state.Lines[start - 1].Marker.Kind is MarkerKind.Chapter or MarkerKind.Section
        )
            start--;
        return start;
    }

    private int FirstOfBody(int from)
    {
        var first = FirstNumber(from);
        // A page copied from the middle begins with a number that is not the first
        var earlier = Enumerable.Range(from, Math.Max(0, Math.Min(first, state.Lines.Count) - from)).FirstOrDefault(i => IsLaterNumber(state.Lines[i]), first);
        return Math.Min(first, Math.Min(earlier, FirstDuty(from, Math.Min(first, earlier))));
    }

    private static bool IsLaterNumber(DocumentLine line) =>
        line
            is {
                Role: null,
                IsBlank: false,
                Marker:
                {
                    Number: > 1,
                    Kind: MarkerKind.Chapter
                        or MarkerKind.ChapterWord
                        or MarkerKind.Section
                        or MarkerKind.SectionWord
                        or MarkerKind.Arabic
                        or MarkerKind.ArabicBracket
                        or MarkerKind.Circled
                        or MarkerKind.Article
                }
            }
        && !PageLines.IsPagePart(line.Text)
        && !DocumentDates.IsDay(line.Text)
        && PageLabels.At(line.NormalizedText) is null
        && PageLabels.Several(line.NormalizedText).Parts.Count == 0;

    private int FirstDuty(int from, int to)
    {
        if (to < state.Lines.Count)
            return to;
        var last = from - 1;
        for (var i = from; i < state.Lines.Count; i++)
        {
            var line = state.Lines[i];
            if (line.IsBlank || line.Role is not null)
                continue;
            if (!state.Notes.IsNote(line.NormalizedText) && (line.Marker.Kind == MarkerKind.None || state.Notes.Find(line.NormalizedText).Count == 0))
            {
                if (state.Notes.Find(line.NormalizedText).Count > 0 && !PageLines.CanBeTitle(line.Text))
                    return i;
                last = IsOpening(line) ? last : i;
                continue;
            }
            return last < from ? i : FirstOfBlock(from, last);
        }
        return state.Lines.Count;
    }

    private int FirstOfBlock(int from, int last)
    {
        var first = last;
        for (var i = last - 1; i >= from; i--)
        {
            if (state.Lines[i].IsBlank)
                continue;
            if (
                state.Lines[i].Role is not null
                || IsOpening(state.Lines[i])
                || (IsShortLine(state.Lines[i].Text) && !state.Lines.Take(i).Any(l => !l.IsBlank) && !IsShortLine(state.Lines[first].Text))
            )
                break;
            first = i;
        }
        return first;
    }

    private static bool IsShortLine(string text) => text.Length <= 40 && text.AsSpan().IndexOfAny("。;:,") < 0;

    private static bool IsOpening(DocumentLine line) =>
        PageLines.CanBeTitle(line.Text)
        || PageLines.IsAddress(line.Text)
        || PageLines.IsPagePart(line.Text)
        || PageLines.Notice(line.Text) is not null
        || PlanKinds.IsPurpose(line.Text)
        || PageLabels.At(line.NormalizedText) is not null
        || DocumentDates.IsDay(line.Text);

    private int FirstNumber(int from)
    {
        for (var i = from; i < state.Lines.Count; i++)
        {
            if (state.Tables.ContainsKey(state.Lines[i]))
                return i;
            var marker = state.Lines[i].Marker;
            if (state.Lines[i].Role is not null)
                continue;
            if (marker.Kind is MarkerKind.Bare or MarkerKind.Bullet)
                return i;
            // Where the first number is damaged, what names its units is no cover
            if (
                marker is { Kind: MarkerKind.Chapter or MarkerKind.Arabic, Number: null }
                || (
                    marker.Kind is MarkerKind.Arabic or MarkerKind.ArabicBracket or MarkerKind.Section
                    && state.Notes.Find(state.Lines[i].NormalizedText).Count > 0
                )
            )
                return i;
            if (marker.Number == 1 && marker.Kind is not (MarkerKind.None or MarkerKind.ArabicBare or MarkerKind.SectionWord))
                return i;
            if (marker.Number == 1 && marker.Kind == MarkerKind.ArabicBare && NumberSequence.StartsWithoutMark(state.Lines, i))
                return i;
        }
        return state.Lines.Count;
    }
}
