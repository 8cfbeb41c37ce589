using System.Globalization;
using LawGov.Data;
using LawGov.Data.Providers;
using LawGov.Web.Files;
using LawGov.Web.Settings;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Startup;

/// <summary>
/// Upgrades a SQLite file. A mark beside the file is held while that runs and is empty when it is over; one that is not, and is held by nobody, tells of an
/// upgrade that broke off. Then the lock it left in the database is removed at once, and the copy it made is kept instead of a second one.
/// </summary>
internal static class SqliteUpgrade
{
    /// <summary>Ending of the mark's name.</summary>
    public const string MarkEnding = "-upgrade";

    /// <summary>Beginning of the names of copies made before an upgrade.</summary>
    public const string CopyName = "before-upgrade-";

    private const string BrokeOff = "上次升级中途停止，没有做完；现在接着升级。";

    /// <summary>Age of a lock without a mark, such as an older program's, from which its process counts as gone.</summary>
    private static readonly TimeSpan Stale = TimeSpan.FromMinutes(1),
        Pause = TimeSpan.FromMilliseconds(250);

    public static async Task RunAsync(LawGovDb db, LawGovOptions options, string file, Action<string> say, CancellationToken ct)
    {
        var path = file + MarkEnding;
        try
        {
            await using var mark = await TakeMarkAsync(path, say, ct);
            var earlier = await ReadMarkAsync(mark, ct);
            if (earlier is not null)
                say(BrokeOff);
            if (File.Exists(file))
                await FreeLockAsync(db, earlier is not null, say, ct);
            var (applied, pending) = await Schema.StateAsync(db, ct);
            if (pending.Count > 0)
                await UpgradeAsync(db, options, applied, earlier, mark, ct);
            mark.SetLength(0);
        }
        finally
        {
            if (new FileInfo(path) is { Exists: true, Length: 0 })
                File.Delete(path);
        }
    }

    private static async Task UpgradeAsync(LawGovDb db, LawGovOptions options, List<string> applied, Mark? earlier, FileStream mark, CancellationToken ct)
    {
        foreach (var half in Directory.EnumerateFiles(options.DataPath, $"{CopyName}*.part"))
            File.Delete(half);
        var now = new Mark(applied.LastOrDefault() ?? "", "");
        if (earlier is { Copy.Length: > 0 } && earlier.Schema != now.Schema && File.Exists(Path.Combine(options.DataPath, earlier.Copy)))
        {
            now = earlier; // the schema went on since: no older program has written to the database, and the copy is of the state before
        }
        else
        {
            if (earlier is { Copy.Length: > 0 })
                File.Delete(Path.Combine(options.DataPath, earlier.Copy));
            await WriteMarkAsync(mark, now, ct);
            if (now.Schema.Length > 0)
                now = now with { Copy = await CopyAsync(db, options, ct) };
        }
        await WriteMarkAsync(mark, now, ct);
        try
        {
            await db.Database.MigrateAsync(ct);
        }
        catch
        {
            var (reached, _) = await Schema.StateAsync(db, CancellationToken.None);
            if ((reached.LastOrDefault() ?? "") == now.Schema)
            {
                if (now.Copy.Length > 0)
                    File.Delete(Path.Combine(options.DataPath, now.Copy)); // nothing was changed, so the database is its own copy
                mark.SetLength(0);
            }
            throw;
        }
    }

    /// <returns>Name of the copy in the data folder.</returns>
    private static async Task<string> CopyAsync(LawGovDb db, LawGovOptions options, CancellationToken ct)
    {
        var stamp = string.Create(CultureInfo.InvariantCulture, $"{CopyName}{db.Clock.Now:yyyyMMddHHmmss}");
        var names = Enumerable.Range(1, int.MaxValue).Select(n => n == 1 ? $"{stamp}.db" : $"{stamp}-{n}.db");
        var name = names.First(n => !File.Exists(Path.Combine(options.DataPath, n)));
        var path = Path.Combine(options.DataPath, name);
        var part = path + ".part";
        try
        {
            File.Delete(part);
            await SqliteFile.CopyAsync(db, part, ct);
            PrivateFiles.Tighten(part);
            File.Move(part, path);
        }
        finally
        {
            File.Delete(part);
        }
        return name;
    }

    private static async Task<FileStream> TakeMarkAsync(string path, Action<string> say, CancellationToken ct)
    {
        using var pause = new PeriodicTimer(Pause);
        for (var hasSaid = false; ; hasSaid = true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException failure) when (failure.GetType() == typeof(IOException) && File.Exists(path))
            {
                if (!hasSaid)
                    say("另一个进程正在升级数据库，等它完成……");
                await pause.WaitForNextTickAsync(ct);
            }
        }
    }

    /// <summary>Waits for a migration that another process runs; removes the lock of one whose process is gone.</summary>
    private static async Task FreeLockAsync(LawGovDb db, bool isBrokenOff, Action<string> say, CancellationToken ct)
    {
        using var pause = new PeriodicTimer(Pause);
        var startedAt = TimeProvider.System.GetTimestamp();
        for (var hasSaid = false; await SqliteFile.MigrationLockAsync(db, ct) is { } since; hasSaid = true)
        {
            if (isBrokenOff || TimeProvider.System.GetUtcNow() - since >= Stale || TimeProvider.System.GetElapsedTime(startedAt) >= Stale)
            {
                if (!isBrokenOff)
                    say(BrokeOff);
                await SqliteFile.RemoveMigrationLockAsync(db, ct);
                return;
            }
            if (!hasSaid)
                say("另一个进程可能正在升级数据库，最多等一分钟……");
            await pause.WaitForNextTickAsync(ct);
        }
    }

    /// <returns>What an upgrade that broke off wrote; null where none did.</returns>
    private static async Task<Mark?> ReadMarkAsync(FileStream mark, CancellationToken ct)
    {
        if (mark.Length == 0)
            return null;
        using var reader = new StreamReader(mark, leaveOpen: true);
        return new Mark(await reader.ReadLineAsync(ct) ?? "", Path.GetFileName(await reader.ReadLineAsync(ct) ?? ""));
    }

    private static async Task WriteMarkAsync(FileStream mark, Mark now, CancellationToken ct)
    {
        mark.SetLength(0);
        mark.Position = 0;
        await mark.WriteAsync(System.Text.Encoding.UTF8.GetBytes($"{now.Schema}\n{now.Copy}\n"), ct);
        mark.Flush(flushToDisk: true);
    }

    /// <param name="Schema">The last migration the database had had when the upgrade began; empty for a new database.</param>
    /// <param name="Copy">Name of the copy made before; empty where there was nothing to copy, or not yet.</param>
    private sealed record Mark(string Schema, string Copy);
}
