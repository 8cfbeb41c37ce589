using LawGov.Data.Providers;
using LawGov.Data;
using LawGov.Web.Pages;
using LawGov.Web.Settings;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Startup;

/// <summary>Brings the schema up to this version, or refuses to start.</summary>
public static class Schema
{
    /// <summary>Applies what is pending; a SQLite file is copied first, so that a failed upgrade loses nothing.</summary>
    /// <exception cref="SettingException">The database is newer than this program, cannot be reached, or may not be migrated here.</exception>
    public static async Task EnsureAsync(LawGovDb db, LawGovOptions options, bool mayMigrate, CancellationToken ct)
    {
        if (options.Provider == DatabaseProvider.Sqlite)
        {
            var file = new SqliteConnectionStringBuilder(options.ConnectionString).DataSource;
            if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder) Directory.CreateDirectory(folder);
        }
        try
        {
            var known = db.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
            var applied = (await db.Database.GetAppliedMigrationsAsync(ct)).ToList();
            if (applied.Any(a => !known.Contains(a))) throw new SettingException("数据库的版本比程序新，请使用新版程序启动。");
            if (applied.Count == known.Count) return;
            if (!mayMigrate) throw new SettingException("数据库需要升级，请先运行 migrate 命令（升级前请备份）。");
            if (options.Provider == DatabaseProvider.Sqlite && applied.Count > 0) await CopyBeforeUpgradeAsync(db, options, ct);
            await db.Database.MigrateAsync(ct);
        }
        catch (Exception failure) when (failure is Npgsql.NpgsqlException or SqliteException)
        {
            throw new SettingException($"连接不上数据库，请检查 LawGov__Database__Provider 和 ConnectionStrings__LawGov：{failure.Message}");
        }
    }

    private static async Task CopyBeforeUpgradeAsync(LawGovDb db, LawGovOptions options, CancellationToken ct)
    {
        var copy = Path.Combine(options.DataPath, $"before-upgrade-{db.Clock.Now:yyyyMMddHHmmss}.db");
        await db.Database.ExecuteSqlAsync($"VACUUM INTO {copy}", ct);
    }
}
