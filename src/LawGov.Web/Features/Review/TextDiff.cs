using DiffPlex;

namespace LawGov.Web.Features.Review;

/// <summary>Whether a piece of text stands in both versions or in one.</summary>
public enum DiffKind
{
    Same,
    Removed,
    Added,
}

/// <summary>A piece of compared text.</summary>
public sealed record DiffPart(DiffKind Kind, string Text);

/// <summary>What changed between two texts, sign by sign for Han, number by number and word by word for the rest: a figure that changed is shown whole.</summary>
public static class TextDiff
{
    /// <summary>A common run no longer than this between two longer changes is chance, and is read as part of the change.</summary>
    private const int ChanceRun = 1;

    /// <summary>The new text with what was taken away and what was added, in reading order.</summary>
    public static IReadOnlyList<DiffPart> Compare(string before, string after)
    {
        var result = Differ.Instance.CreateDiffs(before.ReplaceLineEndings("\n"), after.ReplaceLineEndings("\n"), ignoreWhiteSpace: false, ignoreCase: false, Tokens.Instance);
        var steps = new List<(DiffKind Kind, string Text)>();
        var at = 0;
        foreach (var block in result.DiffBlocks)
        {
            steps.AddRange(Range(result.PiecesOld, at, block.DeleteStartA).Select(t => (DiffKind.Same, t)));
            at = block.DeleteStartA + block.DeleteCountA;
            steps.AddRange(Range(result.PiecesOld, block.DeleteStartA, at).Select(t => (DiffKind.Removed, t)));
            steps.AddRange(Range(result.PiecesNew, block.InsertStartB, block.InsertStartB + block.InsertCountB).Select(t => (DiffKind.Added, t)));
        }
        steps.AddRange(Range(result.PiecesOld, at, result.PiecesOld.Count).Select(t => (DiffKind.Same, t)));
        return Merge(WithoutChance(steps));
    }

    /// <summary>The compared text line by line, for paragraphs.</summary>
    public static IReadOnlyList<IReadOnlyList<DiffPart>> CompareLines(string before, string after)
    {
        var lines = new List<List<DiffPart>> { new() };
        foreach (var part in Compare(before, after))
        {
            var pieces = part.Text.Split('\n');
            for (var i = 0; i < pieces.Length; i++)
            {
                if (i > 0) lines.Add([]);
                if (pieces[i].Length > 0) lines[^1].Add(part with { Text = pieces[i] });
            }
        }
        return [.. lines.Where(l => l.Count > 0)];
    }

    private static IEnumerable<string> Range(IReadOnlyList<string> pieces, int from, int to) => pieces.Skip(from).Take(to - from);

    /// <summary>A single sign that two longer changes have in common by chance is shown as changed too: whole phrases read better than crumbs.</summary>
    private static List<(DiffKind Kind, string Text)> WithoutChance(List<(DiffKind Kind, string Text)> steps)
    {
        var result = new List<(DiffKind Kind, string Text)>(steps.Count);
        for (var at = 0; at < steps.Count;)
        {
            var end = at;
            while (end < steps.Count && (steps[end].Kind == DiffKind.Same) == (steps[at].Kind == DiffKind.Same)) end++;
            var isChance = steps[at].Kind == DiffKind.Same && end - at <= ChanceRun && at > 0 && end < steps.Count
                && ChangesBefore(steps, at) > 2 * ChanceRun && ChangesAfter(steps, end) > 2 * ChanceRun;
            for (; at < end; at++)
            {
                if (!isChance) result.Add(steps[at]);
                else result.AddRange([(DiffKind.Removed, steps[at].Text), (DiffKind.Added, steps[at].Text)]);
            }
        }
        return result;
    }

    private static int ChangesBefore(List<(DiffKind Kind, string Text)> steps, int at)
    {
        var from = at;
        while (from > 0 && steps[from - 1].Kind != DiffKind.Same) from--;
        return at - from;
    }

    private static int ChangesAfter(List<(DiffKind Kind, string Text)> steps, int at)
    {
        var to = at;
        while (to < steps.Count && steps[to].Kind != DiffKind.Same) to++;
        return to - at;
    }

    private static List<DiffPart> Merge(List<(DiffKind Kind, string Text)> steps)
    {
        var parts = new List<DiffPart>();
        for (var at = 0; at < steps.Count;)
        {
            var end = at;
            while (end < steps.Count && (steps[end].Kind == DiffKind.Same) == (steps[at].Kind == DiffKind.Same)) end++;
            DiffKind[] kinds = steps[at].Kind == DiffKind.Same ? [DiffKind.Same] : [DiffKind.Removed, DiffKind.Added];
            var run = steps.GetRange(at, end - at);
            foreach (var kind in kinds)
            {
                var text = string.Concat(run.Where(s => s.Kind == kind).Select(s => s.Text));
                if (text.Length > 0) parts.Add(new DiffPart(kind, text));
            }
            at = end;
        }
        return parts;
    }

    /// <summary>Parts a text into single Han signs, numbers with their points, and words.</summary>
    private sealed class Tokens : IChunker
    {
        public static Tokens Instance { get; } = new();

        public IReadOnlyList<string> Chunk(string text)
        {
            var tokens = new List<string>(text.Length);
            for (var at = 0; at < text.Length;)
            {
                var end = at + 1;
                if (char.IsAsciiDigit(text[at])) while (end < text.Length && (char.IsAsciiDigit(text[end]) || IsPoint(text, end))) end++;
                else if (char.IsAsciiLetter(text[at])) while (end < text.Length && char.IsAsciiLetter(text[end])) end++;
                else if (char.IsHighSurrogate(text[at]) && end < text.Length) end++;
                tokens.Add(text[at..end]);
                at = end;
            }
            return tokens;
        }

        private static bool IsPoint(string text, int at) => text[at] is '.' or ',' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]);
    }
}
