namespace LawGov.Documents.Tests;

/// <summary>The folder of the repository, for tests that compare code with its documentation.</summary>
internal static class RepositoryFiles
{
    public static string Folder { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string from)
    {
        var folder = from;
        while (!File.Exists(Path.Combine(folder, "LawGov.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException($"No solution above {from}.");
        return folder;
    }
}
