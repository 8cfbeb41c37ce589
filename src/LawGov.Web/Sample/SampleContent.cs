using System.Globalization;
using System.Text.Json;
using LawGov.Domain.Accounts;
using LawGov.Domain.Units;

namespace LawGov.Web.Sample;

/// <summary>The sample district 示范区: an invented district with an invented plan, units and people, read from resources of this assembly.</summary>
public static class SampleContent
{
    private static readonly JsonSerializerOptions JsonOptions = new(JsonSerializerDefaults.Web);
    private static readonly Lazy<PlanText> LazyPlan = new(() => new PlanText("示范区法治政府建设实施方案（2025—2027年）.txt", ReadText("plan.txt")));
    private static readonly Lazy<IReadOnlyList<SampleUnit>> LazyUnits = new(ReadUnits);
    private static readonly Lazy<IReadOnlyList<SampleGroup>> LazyGroups = new(ReadGroups);
    private static readonly Lazy<IReadOnlyList<SamplePerson>> LazyPeople = new(ReadPeople);
    private static readonly Lazy<SamplePhrases> LazyPhrases = new(ReadPhrases);

    /// <summary>The plan document.</summary>
    public static PlanText Plan => LazyPlan.Value;

    /// <summary>All units in the official order.</summary>
    public static IReadOnlyList<SampleUnit> Units => LazyUnits.Value;

    /// <summary>The collectives that the plan names.</summary>
    public static IReadOnlyList<SampleGroup> Groups => LazyGroups.Value;

    /// <summary>All people; the fixed demo accounts are among them.</summary>
    public static IReadOnlyList<SamplePerson> People => LazyPeople.Value;

    /// <summary>Sentences for reports.</summary>
    public static SamplePhrases Phrases => LazyPhrases.Value;

    private static List<SampleUnit> ReadUnits() =>
        [
            .. ReadTable("units.csv", "code,name,shortName,kind,sortOrder,maySupervise,hostsOffice,aliases,initials")
                .Select(row => new SampleUnit(
                    row[0],
                    row[1],
                    row[2],
                    Enum.Parse<UnitKind>(row[3]),
                    int.Parse(row[4], CultureInfo.InvariantCulture),
                    bool.Parse(row[5]),
                    bool.Parse(row[6]),
                    Split(row[7]),
                    row[8]
                )),
        ];

    private static List<SampleGroup> ReadGroups() =>
        [
            .. ReadTable("groups.csv", "name,kind,memberKind,except")
                .Select(row =>
                {
                    var except = Split(row[3]);
                    var members =
                        row[2].Length == 0
                            ? Enumerable.Empty<SampleUnit>()
                            : Units.Where(u => u.Kind == Enum.Parse<UnitKind>(row[2]) && !except.Contains(u.Name, StringComparer.Ordinal));
                    return new SampleGroup(row[0], Enum.Parse<CollectiveKind>(row[1]), [.. members.Select(u => u.Code)]);
                }),
        ];

    private static List<SamplePerson> ReadPeople() =>
        [
            .. ReadTable("people.csv", "userName,displayName,unitCode,roles")
                .Select(row => new SamplePerson(row[0], row[1], row[2], [.. Split(row[3]).Select(Enum.Parse<Role>)])),
        ];

    private static SamplePhrases ReadPhrases() =>
        JsonSerializer.Deserialize<SamplePhrases>(ReadText("phrases.json"), JsonOptions) ?? throw new InvalidOperationException("phrases.json is empty.");

    private static string[] Split(string list) => list.Split(';', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Rows of a table whose cells hold neither commas nor quotes.</summary>
    private static IEnumerable<string[]> ReadTable(string name, string header)
    {
        var lines = ReadText(name).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines[0] != header)
            throw new InvalidOperationException($"{name} must begin with {header}.");
        var columns = header.Split(',').Length;
        return lines
            .Skip(1)
            .Select(line =>
            {
                var row = line.Split(',');
                return row.Length == columns ? row : throw new InvalidOperationException($"{name}: {columns} cells expected in {line}.");
            });
    }

    private static string ReadText(string name)
    {
        using var stream =
            typeof(SampleContent).Assembly.GetManifestResourceStream("LawGov.Web.Sample." + name)
            ?? throw new InvalidOperationException($"Resource {name} is missing.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
