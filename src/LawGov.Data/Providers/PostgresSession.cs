using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LawGov.Data.Providers;

/// <summary>One session of PostgreSQL that waits for nobody's lock longer than a moment, so that whoever waits can say so.</summary>
public static class PostgresSession
{
    /// <summary>Bounds how long a statement of the open connection waits for a lock; statements themselves may take as long as they need.</summary>
    public static async Task LimitLocksAsync(LawGovDb db, CancellationToken ct)
    {
        db.Database.SetCommandTimeout(TimeSpan.Zero);
        await db.Database.ExecuteSqlAsync($"SET lock_timeout = '2s'", ct);
    }

    /// <summary>Takes the bound back before the connection returns to the pool.</summary>
    public static async Task FreeLocksAsync(LawGovDb db)
    {
        db.Database.SetCommandTimeout((int?)null);
        if (db.Database.GetDbConnection().State != System.Data.ConnectionState.Open)
            return;
        await db.Database.ExecuteSqlAsync($"RESET lock_timeout", CancellationToken.None);
    }

    /// <summary>Whether a failure says that another session held a lock for too long.</summary>
    public static bool IsLocked(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable })
                return true;
        }
        return false;
    }

    /// <summary>Whether a failure says that the server has no database of that name.</summary>
    public static bool IsMissing(Exception failure) => failure is PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName };
}
