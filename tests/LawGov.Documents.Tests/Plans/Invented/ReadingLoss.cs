using LawGov.Documents.Plans;

namespace LawGov.Documents.Tests.Plans.Invented;

/// <summary>
/// How much of readings is left when their texts are damaged: the mean F1 of tasks, leads, responsible units and deadlines against the readings of
/// the whole texts, counted
/// over all documents. A name that has lost a character, and nothing else, is the same name: it is read as it stands.
/// </summary>
public sealed class ReadingLoss
{
    private const double SameNumber = 0.5;

    private readonly (int Found, int Expected, int Read)[] _counts = new (int, int, int)[4];

    /// <summary>From 0 to 1; 0 where nothing is lost.</summary>
    public double Lost => 1 - _counts.Where(c => c.Expected + c.Read > 0).Select(c => 2.0 * c.Found / (c.Expected + c.Read)).DefaultIfEmpty(1).Average();

    public void Add(ParsedPlan whole, ParsedPlan damaged)
    {
        foreach (var (one, other) in Pairs([.. whole.Tasks], [.. damaged.Tasks]))
        {
            Count(0, one is null ? [] : ["task"], other is null ? [] : ["task"], (a, b) => a == b);
            Count(1, one?.LeadUnits ?? [], other?.LeadUnits ?? [], IsDamagedFrom);
            Count(2, one?.ResponsibleUnits ?? [], other?.ResponsibleUnits ?? [], IsDamagedFrom);
            Count(3, Days(one), Days(other), (a, b) => a == b);
        }
    }

    private void Count(int field, IReadOnlyList<string> expected, IReadOnlyList<string> read, Func<string, string, bool> same)
    {
        var rest = read.ToList();
        var found = 0;
        foreach (var value in expected)
        {
            var at = rest.FindIndex(r => same(value, r));
            if (at < 0)
                continue;
            found++;
            rest.RemoveAt(at);
        }
        var counts = _counts[field];
        _counts[field] = (counts.Found + found, counts.Expected + expected.Count, counts.Read + read.Count);
    }

    private static List<string> Days(ParsedTask? task) => task is null ? [] : [.. task.Deadlines.Select(d => d.DueOn?.ToString("O") ?? d.Text)];

    /// <summary>Tasks that belong together by their text, in order, and those that have no counterpart.</summary>
    private static List<(ParsedTask? Whole, ParsedTask? Damaged)> Pairs(List<ParsedTask> whole, List<ParsedTask> damaged)
    {
        var pairs = new List<(ParsedTask?, ParsedTask?)>();
        var rest = damaged.Select(t => (Task: t, Pairs: CharacterPairs(t.Text))).ToList();
        foreach (var task in whole)
        {
            var own = CharacterPairs(task.Text);
            var best = rest.Count == 0 ? default : rest.MaxBy(r => Overlap(own, r.Pairs) + (r.Task.Number == task.Number ? SameNumber : 0));
            if (best.Task is null || Overlap(own, best.Pairs) < 0.5)
            {
                pairs.Add((task, null));
                continue;
            }
            pairs.Add((task, best.Task));
            rest.Remove(best);
        }
        pairs.AddRange(rest.Select(r => ((ParsedTask?)null, (ParsedTask?)r.Task)));
        return pairs;
    }

    private static HashSet<(char, char)> CharacterPairs(string text) => [.. text.Zip(text.Skip(1))];

    private static double Overlap(HashSet<(char, char)> a, HashSet<(char, char)> b) =>
        a.Count + b.Count == 0 ? 1 : 2.0 * a.Count(b.Contains) / (a.Count + b.Count);

    private static bool IsDamagedFrom(string whole, string damaged)
    {
        var at = 0;
        foreach (var c in whole)
        {
            if (at < damaged.Length && damaged[at] == c)
                at++;
        }
        return at == damaged.Length && damaged.Length * 2 >= whole.Length;
    }
}
