using LawGov.Documents.Plans;

namespace LawGov.Documents.Comparing;

/// <summary>
/// The texts of two plans as sets of neighbouring signs, each weighing the more the fewer tasks have it: what every task says (各乡镇（街道）, 工作机制) tells
/// no task from another.
/// </summary>
internal sealed class Shingles
{
    /// <summary>What stands in more tasks than this is boilerplate and weighs nothing; it also keeps the search short.</summary>
    private const int MostTasks = 200;

    private readonly Dictionary<int, double> _weights = [];
    private readonly HashSet<int>[] _before;
    private readonly HashSet<int>[] _after;

    private Shingles(HashSet<int>[] before, HashSet<int>[] after)
    {
        (_before, _after) = (before, after);
        var (inBefore, inAfter) = (Count(before), Count(after));
        var tasks = Math.Max(before.Length, after.Length);
        foreach (var shingle in inBefore.Keys.Concat(inAfter.Keys).Distinct())
        {
            var most = Math.Max(inBefore.GetValueOrDefault(shingle), inAfter.GetValueOrDefault(shingle));
            _weights[shingle] = most > MostTasks ? 0 : Math.Log(1 + (tasks / (double)most));
        }
        BeforeWeights = [.. before.Select(WeightOf)];
        AfterWeights = [.. after.Select(WeightOf)];
    }

    /// <summary>Weight of each earlier text.</summary>
    public double[] BeforeWeights { get; }

    /// <summary>Weight of each later text.</summary>
    public double[] AfterWeights { get; }

    public static Shingles Of(IReadOnlyList<string> before, IReadOnlyList<string> after) => new([.. before.Select(SetOf)], [.. after.Select(SetOf)]);

    /// <summary>The letters of a text alone, Simplified, for comparing.</summary>
    public static string Letters(string folded) => string.Concat(folded.Where(char.IsLetterOrDigit));

    /// <summary>Likeness of two short texts, such as headings or lists of units.</summary>
    public static double Likeness(string a, string b)
    {
        if (a.Length == 0 || b.Length == 0)
            return 0;
        if (a == b)
            return 1;
        var (one, other) = (SetOf(a), SetOf(b));
        return 2.0 * one.Count(other.Contains) / (one.Count + other.Count);
    }

    /// <summary>What two texts share, by weight, for every pair that shares anything.</summary>
    public IEnumerable<(int Before, int After, double Shared)> Common()
    {
        var places = new Dictionary<int, List<int>>();
        for (var a = 0; a < _after.Length; a++)
        {
            foreach (var shingle in _after[a].Where(s => _weights[s] > 0))
            {
                if (!places.TryGetValue(shingle, out var list))
                    places[shingle] = list = [];
                list.Add(a);
            }
        }
        var shared = new double[_after.Length];
        var touched = new List<int>();
        for (var b = 0; b < _before.Length; b++)
        {
            foreach (var shingle in _before[b])
            {
                if (!places.TryGetValue(shingle, out var list))
                    continue;
                var weight = _weights[shingle];
                foreach (var a in list)
                {
                    if (shared[a] == 0)
                        touched.Add(a);
                    shared[a] += weight;
                }
            }
            foreach (var a in touched)
            {
                yield return (b, a, shared[a]);
                shared[a] = 0;
            }
            touched.Clear();
        }
    }

    /// <summary>Weight of what a whole has in common with a part and not with another part.</summary>
    public double OnlyIn(HashSet<int> whole, HashSet<int> part, HashSet<int> otherPart) =>
        WeightOf(part.Where(s => whole.Contains(s) && !otherPart.Contains(s)));

    public HashSet<int> Before(int place) => _before[place];

    public HashSet<int> After(int place) => _after[place];

    private double WeightOf(IEnumerable<int> set) => set.Sum(s => _weights[s]);

    private static HashSet<int> SetOf(string letters)
    {
        var set = new HashSet<int>();
        if (letters.Length == 1)
            set.Add(letters[0]);
        for (var i = 0; i + 1 < letters.Length; i++)
            set.Add((letters[i] << 16) | letters[i + 1]);
        return set;
    }

    private static Dictionary<int, int> Count(HashSet<int>[] sets)
    {
        var counts = new Dictionary<int, int>();
        foreach (var shingle in sets.SelectMany(s => s))
            counts[shingle] = counts.GetValueOrDefault(shingle) + 1;
        return counts;
    }
}

/// <summary>A task's texts made plain once.</summary>
internal sealed class FoldedTask
{
    public FoldedTask(ComparedTask task)
    {
        Task = task;
        Text = Fold(task.Text);
        Letters = Shingles.Letters(Text);
        Heading = Shingles.Letters(Fold(task.Chapter)) + "/" + Shingles.Letters(Fold(task.Section));
        Units = Shingles.Letters(Fold(string.Concat(task.Leads.Concat(task.Responsibles))));
    }

    public ComparedTask Task { get; }

    public string Text { get; }

    public string Letters { get; }

    public string Heading { get; }

    public string Units { get; }

    public static string Fold(string text) => NormalizedText.Fold(SimplifiedText.From(text));
}
