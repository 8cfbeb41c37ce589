using System.Text.RegularExpressions;

namespace LawGov.Documents.Tests.Plans;

/// <summary>The folders of the reader stand in one order: each uses only those before it, and what the root shows to other projects.</summary>
public sealed partial class RoomTests
{
    private static readonly string[] Rooms = ["Text", "Times", "Units", "Lines", "Tables", "Cover", "Outlines", "Tasks", "Findings", "Passes", "Masking"];

    /// <summary>Of the root these two stand above all rooms; the others are what a reading says, and use words alone.</summary>
    private static readonly string[] OnTop = ["PlanParser.cs", "MaskedSource.cs"];

    [Fact]
    public void Rooms_UseOnlyRoomsBeforeThem()
    {
        var wrong = new List<string>();
        foreach (var file in Sources())
        {
            var own = Array.IndexOf(Rooms, Path.GetFileName(Path.GetDirectoryName(file)!));
            var isRoot = own < 0;
            foreach (Match use in Use().Matches(File.ReadAllText(file)))
            {
                var used = Array.IndexOf(Rooms, use.Groups["room"].Value);
                if (isRoot ? !OnTop.Contains(Path.GetFileName(file)) && used > Array.IndexOf(Rooms, "Units") : used >= own)
                    wrong.Add($"{Path.GetFileName(file)} uses {use.Groups["room"].Value}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void Rooms_AreTheFoldersOfTheReader() =>
        Assert.Equal(Rooms.Order(StringComparer.Ordinal), Directory.GetDirectories(Root()).Select(Path.GetFileName).Order(StringComparer.Ordinal));

    private static IEnumerable<string> Sources() => Directory.EnumerateFiles(Root(), "*.cs", SearchOption.AllDirectories);

    private static string Root() => Path.Combine(RepositoryFiles.Folder, "src", "LawGov.Documents", "Plans");

    [GeneratedRegex("^using LawGov[.]Documents[.]Plans[.](?<room>[A-Za-z]+);", RegexOptions.Multiline)]
    private static partial Regex Use();
}
