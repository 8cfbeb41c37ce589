using LawGov.Documents.Plans;

namespace LawGov.Documents.Tests.Plans.Invented;

/// <summary>
/// The invented plans: pairs of a text and its reading in the folder Corpus, named by the form they show. They are what the reader is measured by, and
/// what mutations start from.
/// </summary>
public static class InventedPlans
{
    private const string ReadingEnd = ".reading.txt";

    public static IReadOnlyList<InventedPlan> All { get; } = [.. Directory.GetFiles(Folder(), "*" + ReadingEnd).Order(StringComparer.Ordinal).Select(Load)];

    private static InventedPlan Load(string file)
    {
        var name = Path.GetFileName(file)[..^ReadingEnd.Length];
        var lines = File.ReadAllLines(file);
        return new InventedPlan(
            name,
            File.ReadAllText(file[..^ReadingEnd.Length] + ".txt").TrimEnd('\n'),
            string.Join('\n', lines.Where(l => !l.StartsWith("! ", StringComparison.Ordinal)))
        )
        {
            Findings = [.. lines.Where(l => l.StartsWith("! ", StringComparison.Ordinal)).Select(l => Enum.Parse<FindingCode>(l[2..]))],
        };
    }

    private static string Folder()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "LawGov.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The solution is not above the tests.");
        return Path.Combine(folder, "tests", "LawGov.Documents.Tests", "Plans", "Corpus");
    }
}
