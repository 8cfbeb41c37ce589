using System.Formats.Tar;
using System.IO.Compression;
using LawGov.Data;
using LawGov.Data.Providers;
using LawGov.Web.Files;
using LawGov.Web.Settings;
using LawGov.Web.Texts;

namespace LawGov.Web.Commands;

/// <summary>
/// backup FILE: the database and the evidence files in one file, while the site serves. It is written in a folder of its own beside the target
/// and gets its name when it is whole.
/// </summary>
internal static class BackupCommand
{
    private const string LockWait = "60000";

    public static async Task RunAsync(IServiceProvider services, CommandCall call, CancellationToken ct)
    {
        var given = call.Args[0];
        var target = Path.GetFullPath(given);
        var folder = Path.GetDirectoryName(target);
        if (Directory.Exists(target) || folder is null || Path.EndsInDirectorySeparator(given))
            throw new CommandException($"{given} 是文件夹，请给出备份文件的名称。");
        if (File.Exists(target))
            throw new CommandException($"{given} 已经存在，请换一个文件名。");
        if (!Directory.Exists(folder))
            throw new CommandException($"文件夹 {folder} 不存在，请先建立。");

        var work = Path.Combine(folder, $".{Path.GetFileName(target)}-{Guid.CreateVersion7():N}");
        Directory.CreateDirectory(work);
        try
        {
            var lost = await WriteAsync(services, work, Path.Combine(work, "backup"), ct);
            File.Move(Path.Combine(work, "backup"), target);
            PrivateFiles.FlushFolder(folder);
            await call.Messages.WriteLineAsync($"已备份到 {given}");
            if (lost.Count > 0)
                await call.Messages.WriteLineAsync($"注意：有{lost.Count}个佐证材料的文件不在文件夹里，备份里也没有：{EvidenceReport.Names(lost)}");
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    /// <summary>Writes the archive: the database first, so that every file it names is already stored and follows.</summary>
    /// <returns>Evidence whose file was not there.</returns>
    private static async Task<List<EvidenceReport.Row>> WriteAsync(IServiceProvider services, string work, string archive, CancellationToken ct)
    {
        var store = services.GetRequiredService<FileStore>();
        using var hold = store.Hold();
        var database = await CopyDatabaseAsync(services, work, ct);
        var rows = await RowsAsync(services.GetRequiredService<LawGovDb>(), ct);
        var written = new HashSet<string>(StringComparer.Ordinal);

        await using var file = new FileStream(archive, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        await using (var zip = new GZipStream(file, CompressionLevel.Fastest, leaveOpen: true))
        await using (var tar = new TarWriter(zip, TarEntryFormat.Pax))
        {
            await AddAsync(tar, database, Path.GetFileName(database), ct);
            File.Delete(database);
            foreach (var digest in store.Digests())
            {
                await using var content = store.Open(digest);
                if (content is null)
                    continue;
                await AddAsync(tar, content, BackupArchive.NameOf(digest), ct);
                written.Add(digest);
            }
        }
        file.Flush(flushToDisk: true);
        return rows.FindAll(r => !written.Contains(r.Sha256));
    }

    private static async Task<List<EvidenceReport.Row>> RowsAsync(LawGovDb db, CancellationToken ct)
    {
        try
        {
            return await EvidenceReport.RowsAsync(db, ct);
        }
        catch (Exception failure) when (FailureText.IsOlderSchema(failure))
        {
            return []; // another version's schema is copied all the same
        }
    }

    private static async Task<string> CopyDatabaseAsync(IServiceProvider services, string work, CancellationToken ct)
    {
        var options = services.GetRequiredService<LawGovOptions>();
        var copy = Path.Combine(work, options.Provider == DatabaseProvider.Sqlite ? BackupArchive.Sqlite : BackupArchive.Postgres);
        if (options.Provider == DatabaseProvider.Sqlite)
            await SqliteFile.CopyAsync(services.GetRequiredService<LawGovDb>(), copy, ct);
        else
            await PostgresTools.RunAsync("pg_dump", options.ConnectionString, ["--format=custom", $"--lock-wait-timeout={LockWait}", "--file", copy], ct);
        return copy;
    }

    private static async Task AddAsync(TarWriter tar, string path, string name, CancellationToken ct)
    {
        await using var content = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        await AddAsync(tar, content, name, ct);
    }

    private static async Task AddAsync(TarWriter tar, FileStream content, string name, CancellationToken ct) =>
        await tar.WriteEntryAsync(
            new PaxTarEntry(TarEntryType.RegularFile, name)
            {
                DataStream = content,
                Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
                ModificationTime = new DateTimeOffset(File.GetLastWriteTimeUtc(content.SafeFileHandle)),
            },
            ct
        );
}
