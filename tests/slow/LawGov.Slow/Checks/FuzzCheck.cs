using System.Diagnostics;
using LawGov.Documents.Plans;
using LawGov.Documents.Reading;
using LawGov.Documents.Tests.Plans.Invented;

namespace LawGov.Slow.Checks;

/// <summary>Damaged plan documents: reading one never fails, never takes long, and loses no more than the damage explains.</summary>
internal static class FuzzCheck
{
    /// <summary>Of an ordinary plan about a point of F1 goes for each per cent; in unusual forms a single sign can carry a column or a chapter.</summary>
    private const double MostLost = 0.02;

    private const double MostLostOfUnusual = 0.045;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    private static readonly double[] Shares = [0.01, 0.02, 0.05];

    public static bool Run(Options options)
    {
        var invented = InventedPlans.All.Select(p => TextOf(p.Source)).ToList();
        var files = options.Text("files", "") is { Length: > 0 } folder
            ? Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).Select(TextIn).OfType<string>().ToList()
            : [];
        List<string> texts = [UsualPlan.Text, .. invented, .. files];
        var random = new Random(options.Number("seed", 1));
        var mutants = options.Number("mutants", 100_000);
        var first = Stopwatch.GetTimestamp();
        PlanParser.Parse(SourceText.FromText(UsualPlan.Text));
        Console.WriteLine($"the first reading of a process, which builds its expressions: {Stopwatch.GetElapsedTime(first).TotalMilliseconds:F0} ms");
        var failures = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var times = new List<double>(mutants);
        var silent = 0;
        for (var i = 0; i < mutants; i++)
        {
            var text = PlanMutations.Damage(texts[i % texts.Count], random);
            var startedAt = Stopwatch.GetTimestamp();
            try
            {
                var source = SourceText.FromText(text);
                var plan = PlanParser.Parse(source);
                if (plan.Lines.Count != source.Lines.Count)
                    failures["lines unaccounted for"] = failures.GetValueOrDefault("lines unaccounted for") + 1;
                silent += SilentLines.Of(plan, source).Count;
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                var what = $"{fault.GetType().Name} {fault.StackTrace?.Split('\n').FirstOrDefault()?.Trim()}";
                failures[what] = failures.GetValueOrDefault(what) + 1;
            }
            times.Add(Stopwatch.GetElapsedTime(startedAt).TotalMilliseconds);
        }
        times.Sort();
        var late = times.Count(t => t > Limit.TotalMilliseconds);
        Console.WriteLine(
            $"{mutants} mutants of {invented.Count + 1} invented plans and {files.Count} files: {failures.Values.Sum()} exceptions, {late} over "
                + $"{Limit.TotalSeconds:F0} s; median {times[times.Count / 2]:F1} ms, longest {times[^1]:F0} ms"
        );
        Console.WriteLine($"{silent} lines with a number or a unit in no task and no finding");
        foreach (var (what, count) in failures)
            Console.WriteLine($"{count} times {what}");
        var isGentle =
            Loses("usual plan", [UsualPlan.Text], 40, MostLost, random)
            & Loses("unusual plans", invented, 12, MostLostOfUnusual, random)
            & (files.Count == 0 || Loses("files", files, 20, MostLost, random));
        return failures.Count == 0 && late == 0 && isGentle;
    }

    /// <summary>Prints what is lost of the readings, and says whether it is in proportion.</summary>
    private static bool Loses(string name, List<string> texts, int times, double most, Random random)
    {
        var isGentle = true;
        foreach (var share in Shares)
        {
            var loss = new ReadingLoss();
            foreach (var text in texts)
            {
                var whole = PlanParser.Parse(SourceText.FromText(text));
                for (var i = 0; i < times; i++)
                    loss.Add(whole, PlanParser.Parse(SourceText.FromText(PlanMutations.Without(text, share, random))));
            }
            Console.WriteLine($"{name}, {share:P0} of the characters lost: {loss.Lost:P2} of F1 lost");
            isGentle &= loss.Lost <= most * share * 100;
        }
        return isGentle;
    }

    private static string TextOf(SourceText source) => string.Join('\n', source.Lines.Select(l => l.Text));

    /// <summary>The text of a file, or nothing where it is no document.</summary>
    private static string? TextIn(string path)
    {
        try
        {
            return TextOf(DocumentReader.Read(Path.GetFileName(path), File.ReadAllBytes(path)));
        }
        catch (UnreadableDocumentException)
        {
            return null;
        }
    }
}
