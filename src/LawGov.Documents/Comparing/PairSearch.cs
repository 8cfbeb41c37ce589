namespace LawGov.Documents.Comparing;

/// <summary>Finds who belongs to whom, one to one: the most alike first, then exchanges as long as one makes the whole more alike.</summary>
internal sealed class PairSearch
{
    private const int CandidatesEach = 12,
        Rounds = 6,
        LargestGroup = 8;

    /// <summary>Below this two texts have nothing to do with each other.</summary>
    private const double Floor = 0.1;

    /// <summary>What a number, a heading and the units add: they decide between texts that are about as alike, and never alone.</summary>
    private const double NumberWeight = 0.04,
        HeadingWeight = 0.06,
        UnitsWeight = 0.06,
        PlaceWeight = 0.01;

    private readonly IReadOnlyList<FoldedTask> _before;
    private readonly IReadOnlyList<FoldedTask> _after;
    private readonly AlignmentDemands _demands;
    private readonly Dictionary<(int Before, int After), Candidate> _candidates = [];
    private readonly List<Candidate>[] _ofBefore;
    private readonly int[] _pairOfBefore;
    private readonly int[] _pairOfAfter;
    private readonly bool[] _isFixedBefore;
    private readonly bool[] _isFixedAfter;

    public PairSearch(
        IReadOnlyList<FoldedTask> before,
        IReadOnlyList<FoldedTask> after,
        Shingles shingles,
        IEnumerable<FixedPair> fixedPairs,
        AlignmentDemands demands
    )
    {
        (_before, _after, _demands) = (before, after, demands);
        (_pairOfBefore, _pairOfAfter) = (Nobody(before.Count), Nobody(after.Count));
        (_isFixedBefore, _isFixedAfter) = (new bool[before.Count], new bool[after.Count]);
        _ofBefore = [.. before.Select(_ => new List<Candidate>())];
        Collect(shingles);
        foreach (var pair in fixedPairs)
            Fix(pair);
        Choose();
        Improve();
    }

    /// <summary>A possible pair.</summary>
    /// <param name="Before">Place in the earlier plan.</param>
    /// <param name="After">Place in the later plan.</param>
    /// <param name="Similarity">Likeness of the texts.</param>
    /// <param name="Score">Likeness with number, heading and units.</param>
    /// <param name="Shared">Weight of what the texts share.</param>
    public sealed record Candidate(int Before, int After, double Similarity, double Score, double Shared);

    public int PairOfBefore(int before) => _pairOfBefore[before];

    public int PairOfAfter(int after) => _pairOfAfter[after];

    public bool IsFixedBefore(int before) => _isFixedBefore[before];

    public bool IsFixedAfter(int after) => _isFixedAfter[after];

    public Candidate? Of(int before, int after) => _candidates.GetValueOrDefault((before, after));

    public IEnumerable<Candidate> Candidates => _candidates.Values;

    public void Part(int before, int after) => (_pairOfBefore[before], _pairOfAfter[after]) = (-1, -1);

    private void Collect(Shingles shingles)
    {
        foreach (var group in shingles.Common().GroupBy(c => c.Before))
        {
            var best = group
                .Select(c => (c.After, c.Shared, Similarity: 2 * c.Shared / (shingles.BeforeWeights[c.Before] + shingles.AfterWeights[c.After])))
                .Where(c => c.Similarity >= Floor)
                .OrderByDescending(c => c.Similarity)
                .Take(CandidatesEach);
            foreach (var (after, shared, similarity) in best)
                Add(group.Key, after, similarity, shared);
        }
        // Texts that are the same belong together however common their words are.
        var same = _after.Select((t, i) => (t.Letters, i)).ToLookup(x => x.Letters, x => x.i, StringComparer.Ordinal);
        foreach (var group in _before.Select((t, i) => (t.Letters, i)).GroupBy(x => x.Letters, x => x.i, StringComparer.Ordinal))
        {
            var (mine, theirs) = (group.ToList(), same[group.Key].ToList());
            foreach (var (b, rank) in mine.Select((b, rank) => (b, rank)))
            {
                foreach (var a in theirs.Count <= LargestGroup ? theirs : [.. theirs.Skip(rank).Take(1)])
                    Add(b, a, 1, Math.Max(shingles.BeforeWeights[b], Floor));
            }
        }
    }

    private void Add(int before, int after, double similarity, double shared)
    {
        if (_candidates.TryGetValue((before, after), out var there))
        {
            if (there.Similarity >= similarity)
                return;
            _ofBefore[before].Remove(there);
        }
        var (one, other) = (_before[before], _after[after]);
        var apart = Math.Abs((before / (double)_before.Count) - (after / (double)_after.Count));
        var score =
            similarity
            + (one.Task.Number.Length > 0 && one.Task.Number == other.Task.Number ? NumberWeight : 0)
            + (HeadingWeight * Shingles.Likeness(one.Heading, other.Heading))
            + (UnitsWeight * Shingles.Likeness(one.Units, other.Units))
            - (PlaceWeight * apart);
        var candidate = new Candidate(before, after, similarity, score, shared);
        _candidates[(before, after)] = candidate;
        _ofBefore[before].Add(candidate);
    }

    private void Fix(FixedPair pair)
    {
        if (pair.Before is { } b)
            (_isFixedBefore[b], _pairOfBefore[b]) = (true, pair.After ?? -1);
        if (pair.After is { } a)
            (_isFixedAfter[a], _pairOfAfter[a]) = (true, pair.Before ?? -1);
    }

    private void Choose()
    {
        foreach (var candidate in _candidates.Values.Where(IsFree).OrderByDescending(c => c.Score).ThenBy(c => c.Before).ThenBy(c => c.After))
        {
            if (_pairOfBefore[candidate.Before] >= 0 || _pairOfAfter[candidate.After] >= 0)
                continue;
            (_pairOfBefore[candidate.Before], _pairOfAfter[candidate.After]) = (candidate.After, candidate.Before);
        }
    }

    /// <summary>
    /// Exchanges that raise the sum of squared scores: two good pairs are worth more than one perfect and one bad, a perfect pair is not given up for
    /// two faint ones.
    /// </summary>
    private void Improve()
    {
        for (var (round, isChanged) = (0, true); isChanged && round < Rounds; round++)
        {
            isChanged = false;
            for (var b = 0; b < _before.Count; b++)
            {
                foreach (var wanted in _ofBefore[b].Where(IsFree))
                    isChanged |= Exchange(b, wanted);
            }
        }
    }

    private bool Exchange(int b, Candidate wanted)
    {
        var (mine, holder) = (_pairOfBefore[b], _pairOfAfter[wanted.After]);
        if (mine == wanted.After)
            return false;
        var now = Worth(b, mine) + (holder < 0 ? 0 : Worth(holder, wanted.After));
        var instead =
            holder < 0
                ? null
                : _ofBefore[holder].Where(c => IsFree(c) && c.After != wanted.After && (_pairOfAfter[c.After] < 0 || c.After == mine)).MaxBy(c => c.Score);
        if ((wanted.Score * wanted.Score) + (instead is null ? 0 : instead.Score * instead.Score) <= now + 1e-9)
            return false;
        if (mine >= 0)
            _pairOfAfter[mine] = -1;
        if (holder >= 0)
            _pairOfBefore[holder] = -1;
        (_pairOfBefore[b], _pairOfAfter[wanted.After]) = (wanted.After, b);
        if (instead is not null)
            (_pairOfBefore[holder], _pairOfAfter[instead.After]) = (instead.After, holder);
        return true;
    }

    private double Worth(int before, int after) => after >= 0 && _candidates.TryGetValue((before, after), out var c) ? c.Score * c.Score : 0;

    private bool IsFree(Candidate c) =>
        (c.Similarity >= _demands.Enough || (c.Similarity >= _demands.Faint && c.Score >= _demands.FaintScore))
        && !_isFixedBefore[c.Before]
        && !_isFixedAfter[c.After];

    private static int[] Nobody(int count)
    {
        var nobody = new int[count];
        Array.Fill(nobody, -1);
        return nobody;
    }
}
