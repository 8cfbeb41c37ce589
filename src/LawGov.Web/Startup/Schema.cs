using LawGov.Data;
using LawGov.Data.Providers;
using LawGov.Web.Files;
using LawGov.Web.Settings;
using LawGov.Web.Texts;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Startup;

/// <summary>Brings the schema up to this version, or refuses to start. Whatever makes it wait, it says so.</summary>
public static class Schema
{
    /// <summary>How long another session of PostgreSQL may hold the tables before the start gives up.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    /// <summary>Applies what is pending; a SQLite file is copied first, so that a failed upgrade loses nothing.</summary>
    /// <exception cref="SettingException">The database is newer than this program, cannot be reached, or may not be migrated here.</exception>
    public static async Task EnsureAsync(LawGovDb db, LawGovOptions options, bool mayMigrate, CancellationToken ct, Action<string>? say = null)
    {
        say ??= Console.Error.WriteLine;
        options.PrepareFolders();
        try
        {
            if (options.Provider == DatabaseProvider.Postgres)
                await EnsurePostgresAsync(db, mayMigrate, say, ct);
            else
                await EnsureSqliteAsync(db, options, mayMigrate, say, ct);
        }
        catch (Exception failure) when (FailureText.OfDatabase(failure) is { } sentence)
        {
            throw new SettingException(sentence);
        }
    }

    /// <summary>Sees that there is a database this program can read, and leaves it as it is: nothing is made, no schema changed.</summary>
    /// <exception cref="SettingException">There is none, or it cannot be reached.</exception>
    public static async Task RequireAsync(LawGovDb db, LawGovOptions options, CancellationToken ct, Action<string>? say = null)
    {
        if (options.SqliteFile is { } file && !File.Exists(file))
            throw new SettingException($"找不到数据库 {file}，请检查 LawGov__Data__Path 和 ConnectionStrings__LawGov。");
        try
        {
            var applied =
                options.Provider == DatabaseProvider.Postgres
                    ? await InSessionAsync(db, () => db.Database.GetAppliedMigrationsAsync(ct), say ?? Console.Error.WriteLine, ct)
                    : await db.Database.GetAppliedMigrationsAsync(ct);
            if (!applied.Any())
                throw new SettingException("数据库里没有 LawGov 的数据表，请检查 ConnectionStrings__LawGov；新装的系统请先启动，或运行 migrate 命令。");
        }
        catch (Exception failure) when (FailureText.OfDatabase(failure) is { } sentence)
        {
            throw new SettingException(sentence);
        }
    }

    /// <summary>Which migrations the database has had, and which of this program's it lacks.</summary>
    /// <exception cref="SettingException">It has one this program does not know.</exception>
    internal static async Task<(List<string> Applied, List<string> Pending)> StateAsync(LawGovDb db, CancellationToken ct)
    {
        var applied = (await db.Database.GetAppliedMigrationsAsync(ct)).ToList();
        if (IsNewer(db, applied))
            throw new SettingException("数据库的版本比程序新，请使用新版程序。");
        return (applied, db.Database.GetMigrations().Except(applied, StringComparer.Ordinal).ToList());
    }

    /// <summary>Whether a database that has had these migrations is newer than this program.</summary>
    internal static bool IsNewer(LawGovDb db, IEnumerable<string> applied) => applied.Except(db.Database.GetMigrations(), StringComparer.Ordinal).Any();

    private static async Task EnsureSqliteAsync(LawGovDb db, LawGovOptions options, bool mayMigrate, Action<string> say, CancellationToken ct)
    {
        var file = options.SqliteFile;
        var (_, pending) = await StateAsync(db, ct);

        // A mark without anything pending is of an upgrade that broke off at its very end
        if (pending.Count > 0 || File.Exists(file + SqliteUpgrade.MarkEnding))
        {
            if (!mayMigrate)
                throw NeedsUpgrade();
            if (file is null)
                await db.Database.MigrateAsync(ct);
            else
                await SqliteUpgrade.RunAsync(db, options, file, say, ct);
        }
        if (file is null)
            return;
        TightenEarlierFiles(options, file);
        if (!await SqliteFile.UseWriteAheadLogAsync(db, ct))
            say($"数据库 {file} 不能使用预写日志（WAL），保存可能要等待长时间的查询；请把它放在本机磁盘上。");
    }

    /// <summary>Takes from others what an earlier version left open to them.</summary>
    private static void TightenEarlierFiles(LawGovOptions options, string file)
    {
        foreach (var part in (string[])["", .. SqliteFile.Companions])
            PrivateFiles.Tighten(file + part);
        foreach (var copy in Directory.EnumerateFiles(options.DataPath, $"{SqliteUpgrade.CopyName}*.db"))
            PrivateFiles.Tighten(copy);
    }

    private static async Task EnsurePostgresAsync(LawGovDb db, bool mayMigrate, Action<string> say, CancellationToken ct)
    {
        try
        {
            await InSessionAsync(
                db,
                async () =>
                {
                    var (_, pending) = await StateAsync(db, ct);
                    if (pending.Count == 0)
                        return pending;
                    if (!mayMigrate)
                        throw NeedsUpgrade();
                    await db.Database.MigrateAsync(ct);
                    return pending;
                },
                say,
                ct
            );
        }
        catch (Npgsql.PostgresException failure) when (mayMigrate && PostgresSession.IsMissing(failure))
        {
            await db.Database.MigrateAsync(ct); // makes the database, where the role may
        }
    }

    /// <summary>Works in one session whose waits for locks are short, and tries again while another session holds one.</summary>
    private static async Task<T> InSessionAsync<T>(LawGovDb db, Func<Task<T>> work, Action<string> say, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            await PostgresSession.LimitLocksAsync(db, ct);
            var startedAt = TimeProvider.System.GetTimestamp();
            for (var hasSaid = false; ; hasSaid = true)
            {
                try
                {
                    return await work();
                }
                catch (Exception failure) when (PostgresSession.IsLocked(failure))
                {
                    if (TimeProvider.System.GetElapsedTime(startedAt) > LongestWait)
                        throw new SettingException("数据库的表一直被别的连接占用，没有完成；请结束那个连接后再试。");
                    if (!hasSaid)
                        say("数据库的表正被别的连接占用，可能另一个进程正在升级，等它完成……");
                }
            }
        }
        finally
        {
            await PostgresSession.FreeLocksAsync(db);
            await db.Database.CloseConnectionAsync();
        }
    }

    private static SettingException NeedsUpgrade() => new("数据库需要升级，请先运行 migrate 命令（升级前请备份）。");
}
