namespace LawGov.Documents.Comparing;

/// <summary>
/// Lays two plans side by side by what their tasks say: numbers shift, tasks move and are reworded, one becomes two or two become one. Pure: the same
/// lists give the same lines.
/// </summary>
public static class PlanAligner
{
    /// <summary>A pair this faint gives way where the task is plainly part of another.</summary>
    private const double Weak = 0.5,
        PlainlyContained = 0.7,
        PlainlyOnlyThere = 0.4;

    /// <summary>Compares two plans.</summary>
    /// <param name="before">The earlier plan's tasks, or the upper plan's, in order.</param>
    /// <param name="after">The later plan's tasks, or the local plan's, in order.</param>
    /// <param name="demands">How alike two texts must be.</param>
    /// <param name="fixedPairs">What a person decided; of several about one task the last holds.</param>
    /// <returns>One line for each task of either plan: in the order of the later plan, what was dropped after what stood before it.</returns>
    public static IReadOnlyList<TaskMatch> Align(
        IReadOnlyList<ComparedTask> before,
        IReadOnlyList<ComparedTask> after,
        AlignmentDemands demands,
        IReadOnlyList<FixedPair>? fixedPairs = null
    )
    {
        ArgumentNullException.ThrowIfNull(demands);
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        List<FoldedTask> one = [.. before.Select(t => new FoldedTask(t))],
            other = [.. after.Select(t => new FoldedTask(t))];
        var shingles = Shingles.Of([.. one.Select(t => t.Letters)], [.. other.Select(t => t.Letters)]);
        var pairs = new PairSearch(one, other, shingles, Valid(fixedPairs ?? [], before.Count, after.Count), demands);
        var parts = new Parts(pairs, shingles, demands);
        var headings = Headings(one, other, pairs);
        var lines = new List<TaskMatch>();
        for (var a = 0; a < other.Count; a++)
        {
            if (pairs.PairOfAfter(a) is var b and >= 0)
            {
                lines.Add(
                    new TaskMatch(MatchKind.Pair, b, a, Similarity(one[b], other[a], pairs.Of(b, a)), TaskChanges.Between(one[b], other[a], headings))
                    {
                        IsFixed = pairs.IsFixedAfter(a),
                    }
                );
            }
            else if (parts.SplitFrom(a) is { } whole)
                lines.Add(new TaskMatch(MatchKind.SplitOff, whole.Before, a, whole.Similarity, []));
            else
                lines.Add(new TaskMatch(MatchKind.Added, null, a, 0, []) { IsFixed = pairs.IsFixedAfter(a) });
        }
        foreach (var b in Enumerable.Range(0, one.Count).Where(b => pairs.PairOfBefore(b) < 0))
        {
            var line = parts.MergedInto(b) is { } whole
                ? new TaskMatch(MatchKind.MergedInto, b, whole.After, whole.Similarity, [])
                : new TaskMatch(MatchKind.Dropped, b, null, 0, []) { IsFixed = pairs.IsFixedBefore(b) };
            var predecessor = lines.Where(l => l.Before < b && l.Kind != MatchKind.SplitOff).MaxBy(l => l.Before);
            lines.Insert(lines.FindIndex(l => ReferenceEquals(l, predecessor)) + 1, line);
        }
        return lines;
    }

    /// <summary>Pairs that name tasks there are, each task at most once.</summary>
    private static List<FixedPair> Valid(IReadOnlyList<FixedPair> pairs, int before, int after)
    {
        var valid = new List<FixedPair>();
        foreach (var pair in pairs.Reverse())
        {
            if (pair is { Before: null, After: null } || pair.Before < 0 || pair.Before >= before || pair.After < 0 || pair.After >= after)
                continue;
            if (!valid.Exists(v => (v.Before is not null && v.Before == pair.Before) || (v.After is not null && v.After == pair.After)))
                valid.Add(pair);
        }
        return valid;
    }

    private static double Similarity(FoldedTask one, FoldedTask other, PairSearch.Candidate? candidate) =>
        one.Letters == other.Letters ? 1 : candidate?.Similarity ?? Shingles.Likeness(one.Letters, other.Letters);

    /// <summary>Which heading of the later plan stands for which of the earlier: the same words, or where most of its tasks went.</summary>
    private static Dictionary<string, string> Headings(List<FoldedTask> one, List<FoldedTask> other, PairSearch pairs)
    {
        var kept = other.Select(t => t.Heading).ToHashSet(StringComparer.Ordinal);
        return Enumerable
            .Range(0, one.Count)
            .Where(b => pairs.PairOfBefore(b) >= 0)
            .GroupBy(b => one[b].Heading, StringComparer.Ordinal)
            .ToDictionary(
                g => g.Key,
                g => kept.Contains(g.Key) ? g.Key : g.GroupBy(b => other[pairs.PairOfBefore(b)].Heading, StringComparer.Ordinal).MaxBy(x => x.Count())!.Key,
                StringComparer.Ordinal
            );
    }

    /// <summary>Splits and merges: a task without a counterpart that stands in one which has its counterpart elsewhere.</summary>
    private sealed class Parts
    {
        private readonly PairSearch _pairs;
        private readonly Shingles _shingles;
        private readonly AlignmentDemands _demands;
        private readonly ILookup<int, PairSearch.Candidate> _ofBefore;
        private readonly ILookup<int, PairSearch.Candidate> _ofAfter;

        public Parts(PairSearch pairs, Shingles shingles, AlignmentDemands demands)
        {
            (_pairs, _shingles, _demands) = (pairs, shingles, demands);
            _ofBefore = pairs.Candidates.ToLookup(c => c.Before);
            _ofAfter = pairs.Candidates.ToLookup(c => c.After);
            foreach (
                var weak in pairs
                    .Candidates.Where(c => pairs.PairOfBefore(c.Before) == c.After && c.Similarity < Weak && !pairs.IsFixedBefore(c.Before))
                    .ToList()
            )
            {
                if (Split(weak.After, PlainlyContained, PlainlyOnlyThere) is not null || Merge(weak.Before, PlainlyContained, PlainlyOnlyThere) is not null)
                    pairs.Part(weak.Before, weak.After);
            }
        }

        public PairSearch.Candidate? SplitFrom(int after) => _pairs.IsFixedAfter(after) ? null : Split(after, _demands.Contained, _demands.OnlyThere);

        public PairSearch.Candidate? MergedInto(int before) => _pairs.IsFixedBefore(before) ? null : Merge(before, _demands.Contained, _demands.OnlyThere);

        private PairSearch.Candidate? Split(int after, double contained, double onlyThere) =>
            _ofAfter[after]
                .Where(c =>
                    _pairs.PairOfBefore(c.Before) is var first and >= 0
                    && first != after
                    && c.Shared >= contained * _shingles.AfterWeights[after]
                    && _shingles.OnlyIn(_shingles.Before(c.Before), _shingles.After(after), _shingles.After(first)) >= onlyThere * _shingles.AfterWeights[after]
                )
                .MaxBy(c => c.Shared);

        private PairSearch.Candidate? Merge(int before, double contained, double onlyThere) =>
            _ofBefore[before]
                .Where(c =>
                    _pairs.PairOfAfter(c.After) is var first and >= 0
                    && first != before
                    && c.Shared >= contained * _shingles.BeforeWeights[before]
                    && _shingles.OnlyIn(_shingles.After(c.After), _shingles.Before(before), _shingles.Before(first))
                        >= onlyThere * _shingles.BeforeWeights[before]
                )
                .MaxBy(c => c.Shared);
    }
}
