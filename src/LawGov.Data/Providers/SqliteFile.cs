using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Data.Providers;

/// <summary>What SQLite alone is asked: its write-ahead log, a copy while others write, the lock a migration leaves behind.</summary>
public static class SqliteFile
{
    /// <summary>Files SQLite keeps beside a database; one that was left over belongs to the database that lay there before.</summary>
    public static readonly string[] Companions = ["-wal", "-shm", "-journal"];

    /// <summary>Sets the write-ahead log, which stays set in the file. Returns whether the file took it.</summary>
    public static async Task<bool> UseWriteAheadLogAsync(LawGovDb db, CancellationToken ct) =>
        await ScalarAsync(db, SqlitePragmas.WriteAheadLog, ct) is string mode && mode.Equals("wal", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the pages of the file hold together.</summary>
    public static async Task<bool> IsSoundAsync(LawGovDb db, CancellationToken ct) => await ScalarAsync(db, "PRAGMA quick_check(1)", ct) is "ok";

    /// <summary>Copies the database as it is at this moment into a new file, while others read and write.</summary>
    public static async Task CopyAsync(LawGovDb db, string path, CancellationToken ct) => await db.Database.ExecuteSqlAsync($"VACUUM INTO {path}", ct);

    /// <summary>Since when a migration holds the database's lock; null where none does.</summary>
    public static async Task<DateTimeOffset?> MigrationLockAsync(LawGovDb db, CancellationToken ct)
    {
        if (await ScalarAsync(db, "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = '__EFMigrationsLock'", ct) is 0L)
            return null;
        var text = await ScalarAsync(db, "SELECT \"Timestamp\" FROM \"__EFMigrationsLock\"", ct);
        if (text is null or DBNull)
            return null;
        var stamp = Convert.ToString(text, CultureInfo.InvariantCulture);
        return DateTimeOffset.TryParse(stamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var since) ? since : DateTimeOffset.MinValue;
    }

    /// <summary>Removes the lock of a migration whose process is gone.</summary>
    public static async Task RemoveMigrationLockAsync(LawGovDb db, CancellationToken ct) =>
        await db.Database.ExecuteSqlAsync($"DELETE FROM \"__EFMigrationsLock\"", ct);

    private static async Task<object?> ScalarAsync(LawGovDb db, string sql, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            await using DbCommand command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = sql;
            return await command.ExecuteScalarAsync(ct);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
