using LawGov.Data;
using LawGov.Data.Providers;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Slow;

/// <summary>Looks behind the site: how often each text was submitted, in the database of the site under check.</summary>
internal static class Revisions
{
    /// <summary>How many revisions hold each text that begins with the mark.</summary>
    public static async Task<Dictionary<string, int>> CountAsync(string dataFolder, string mark)
    {
        await using var db = Open(dataFolder);
        return await db
            .Revisions.AsNoTracking()
            .Where(r => r.Progress.StartsWith(mark))
            .GroupBy(r => r.Progress)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count);
    }

    /// <summary>The connection string of the environment; none where the site keeps a file in its data folder.</summary>
    public static string? Connection => Environment.GetEnvironmentVariable("ConnectionStrings__LawGov");

    /// <summary>Whether the environment says PostgreSQL.</summary>
    public static bool IsPostgres =>
        string.Equals(Environment.GetEnvironmentVariable("LawGov__Database__Provider"), "Postgres", StringComparison.OrdinalIgnoreCase);

    public static DatabaseProvider Provider => IsPostgres ? DatabaseProvider.Postgres : DatabaseProvider.Sqlite;

    /// <summary>Opens the database of the site under check.</summary>
    public static LawGovDb Open(string dataFolder) =>
        IsPostgres
            ? DatabaseRegistration.Open(DatabaseProvider.Postgres, Connection ?? throw new UsageException("Set ConnectionStrings__LawGov."))
            : DatabaseRegistration.Open(DatabaseProvider.Sqlite, Connection ?? $"Data Source={Path.Combine(dataFolder, "lawgov.db")}");
}
