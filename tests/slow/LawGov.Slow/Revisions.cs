using LawGov.Data.Providers;
using LawGov.Data;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Slow;

/// <summary>Looks behind the site: how often each text was submitted, in the database of the site under check.</summary>
internal static class Revisions
{
    /// <summary>How many revisions hold each text that begins with the mark.</summary>
    public static async Task<Dictionary<string, int>> CountAsync(string dataFolder, string mark)
    {
        await using var db = Open(dataFolder);
        return await db.Revisions.AsNoTracking().Where(r => r.Progress.StartsWith(mark)).GroupBy(r => r.Progress).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
    }

    /// <summary>Opens the database of the site under check.</summary>
    public static LawGovDb Open(string dataFolder)
    {
        var connection = Environment.GetEnvironmentVariable("ConnectionStrings__LawGov");
        if (string.Equals(Environment.GetEnvironmentVariable("LawGov__Database__Provider"), "Postgres", StringComparison.OrdinalIgnoreCase))
        {
            var postgres = new DbContextOptionsBuilder<PostgresLawGovDb>();
            DatabaseRegistration.UsePostgres(postgres, connection ?? throw new UsageException("Set ConnectionStrings__LawGov."));
            return new PostgresLawGovDb(postgres.Options);
        }
        var sqlite = new DbContextOptionsBuilder<SqliteLawGovDb>();
        DatabaseRegistration.UseSqlite(sqlite, connection ?? $"Data Source={Path.Combine(dataFolder, "lawgov.db")}");
        return new SqliteLawGovDb(sqlite.Options);
    }
}
