using System.Buffers.Binary;
using System.Formats.Tar;
using System.IO.Compression;
using LawGov.Data;
using LawGov.Data.Providers;
using LawGov.Data.Records;
using LawGov.Web.Files;
using LawGov.Web.Settings;
using LawGov.Web.Startup;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LawGov.Web.Commands;

/// <summary>
/// restore FILE: into an empty place only. What can make it refuse is looked at first, in a folder beside the target; then the files are placed,
/// and the database last. A failure takes back what was placed. Evidence that is missing or altered, and a broken audit chain, do not stop it: they are named,
/// and the status is 1.
/// </summary>
internal static class RestoreCommand
{
    private const string NotWhole = "不是完整的备份文件，没有恢复任何内容。";

    /// <summary>Tables, views and sequences that are neither the server's nor an extension's.</summary>
    private const string OwnObjects = """
        SELECT n.nspname || '.' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
          AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
        ORDER BY 1
        """;

    public static async Task RunAsync(CommandCall call, CancellationToken ct)
    {
        var source = call.Args[0];
        if (!File.Exists(source))
            throw new CommandException(Directory.Exists(source) ? $"{source} 是文件夹，请给出备份文件。" : $"找不到 {source}。");
        await using var app = CommandLine.Build(call);
        var options = app.Services.GetRequiredService<LawGovOptions>();
        await RefuseUsedPlaceAsync(options, ct);
        options.PrepareFolders();

        var place = options.SqliteFile is { } file ? Path.GetDirectoryName(file)! : options.DataPath;
        var work = Path.Combine(place, $".restore-{Guid.CreateVersion7():N}");
        var files = Path.Combine(options.FilesPath, FileStore.Incoming, Path.GetFileName(work));
        try
        {
            Directory.CreateDirectory(work);
            Directory.CreateDirectory(files);
            await ReadThroughAsync(source, ct);
            var content = await UnpackAsync(source, work, files, ct);
            var result =
                options.Provider == DatabaseProvider.Sqlite
                    ? await RestoreSqliteAsync(options, work, files, ct)
                    : await RestorePostgresAsync(options, work, files, ct);
            Tell(result, content);
            await call.Messages.WriteLineAsync($"已恢复，审计链完整：1–{result.Chain.Count}；佐证材料{result.Evidence.Count}个，内容和摘要全部相符。");
        }
        finally
        {
            foreach (var folder in (string[])[work, files])
                if (Directory.Exists(folder))
                    Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Refuses a place where an old database, or what belongs to one, still lies.</summary>
    private static async Task RefuseUsedPlaceAsync(LawGovOptions options, CancellationToken ct)
    {
        List<string> found = [];
        if (options.SqliteFile is { } file)
        {
            found.AddRange(((string[])["", .. SqliteFile.Companions, SqliteUpgrade.MarkEnding]).Select(end => file + end).Where(Path.Exists));
        }
        else if (options.Provider == DatabaseProvider.Postgres)
        {
            var tables = await TablesAsync(options.ConnectionString, ct);
            if (tables.Count > 0)
                throw new CommandException($"数据库不是空的（{EvidenceReport.Listed(tables, tables.Count)}），请先建立一个空数据库再恢复。没有恢复任何内容。");
        }
        if (Directory.Exists(options.FilesPath))
        {
            var incoming = Path.Combine(options.FilesPath, FileStore.Incoming) + Path.DirectorySeparatorChar;
            var left = Directory
                .EnumerateFiles(options.FilesPath, "*", SearchOption.AllDirectories)
                .FirstOrDefault(f => !f.StartsWith(incoming, StringComparison.Ordinal));
            if (left is not null)
                found.Add(left);
        }
        if (found.Count == 0)
            return;
        throw new CommandException(
            $"这里还有原来的数据：{string.Join("、", found)}。请把原来的数据库文件（连同 -wal、-shm、-journal）和佐证材料文件夹移走再恢复。没有恢复任何内容。"
        );
    }

    private static async Task<List<string>> TablesAsync(string connectionString, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = OwnObjects;
        await using var reader = await command.ExecuteReaderAsync(ct);
        List<string> tables = [];
        while (await reader.ReadAsync(ct))
            tables.Add(reader.GetString(0));
        return tables;
    }

    /// <summary>Reads the archive to its end before anything of it is used: a file that was cut off or changed is no backup.</summary>
    private static async Task ReadThroughAsync(string source, CancellationToken ct)
    {
        try
        {
            await using var file = File.OpenRead(source);
            await using var zip = new GZipStream(file, CompressionMode.Decompress, leaveOpen: true);
            var buffer = new byte[128 * 1024];
            uint length = 0;
            int read;
            while ((read = await zip.ReadAsync(buffer, ct)) > 0)
                unchecked
                {
                    length += (uint)read;
                }
            if (file.Length < 18)
                throw new InvalidDataException();

            // The last four bytes hold the length before packing: in a file that was cut off they do not
            file.Position = file.Length - 4;
            await file.ReadExactlyAsync(buffer.AsMemory(0, 4), ct);
            if (BinaryPrimitives.ReadUInt32LittleEndian(buffer) != length)
                throw new InvalidDataException();
        }
        catch (Exception failure) when (failure is InvalidDataException or EndOfStreamException or FormatException)
        {
            throw new CommandException($"{source} {NotWhole}");
        }
    }

    /// <summary>Unpacks the database and the evidence. Only names that are digests become files, and only when their bytes have that digest.</summary>
    private static async Task<Content> UnpackAsync(string source, string work, string files, CancellationToken ct)
    {
        var content = new Content();
        try
        {
            await using var file = File.OpenRead(source);
            await using var zip = new GZipStream(file, CompressionMode.Decompress);
            await using var tar = new TarReader(zip);
            while (await tar.GetNextEntryAsync(cancellationToken: ct) is { } entry)
            {
                var name = BackupArchive.Plain(entry.Name);
                if (entry.EntryType == TarEntryType.Directory || BackupArchive.IsHalfReceived(name))
                    continue;
                if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile))
                    content.Unknown.Add(name);
                else if (name is BackupArchive.Sqlite or BackupArchive.Postgres)
                    await entry.ExtractToFileAsync(Path.Combine(work, name), overwrite: false, ct);
                else if (BackupArchive.DigestOf(name) is { } digest)
                    await UnpackAsync(entry, digest, files, content, ct);
                else
                    content.Unknown.Add(name);
            }
        }
        catch (Exception failure) when (failure is InvalidDataException or EndOfStreamException or FormatException)
        {
            throw new CommandException($"{source} {NotWhole}");
        }
        return content;
    }

    private static async Task UnpackAsync(TarEntry entry, string digest, string files, Content content, CancellationToken ct)
    {
        var path = Path.Combine(files, FileStore.PlaceOf(digest));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        string read;
        await using (var file = new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None))
        {
            if (entry.DataStream is { } data)
                await data.CopyToAsync(file, ct);
            file.Flush(flushToDisk: true);
            file.Position = 0;
            read = Convert.ToHexStringLower(await System.Security.Cryptography.SHA256.HashDataAsync(file, ct));
        }
        if (read == digest)
        {
            content.Whole.Add(digest);
            return;
        }
        File.Delete(path);
        content.Altered.Add(digest);
    }

    private static async Task<Result> RestoreSqliteAsync(LawGovOptions options, string work, string files, CancellationToken ct)
    {
        var copy = Path.Combine(work, BackupArchive.Sqlite);
        if (!File.Exists(copy))
            throw new CommandException("这个备份不是 SQLite 数据库的备份，没有恢复任何内容。");
        PrivateFiles.Tighten(copy);
        Result result;
        var connection = new SqliteConnectionStringBuilder { DataSource = copy, Pooling = false }.ConnectionString;
        await using (var db = DatabaseRegistration.Open(DatabaseProvider.Sqlite, connection))
        {
            if (!await SqliteFile.IsSoundAsync(db, ct))
                throw new CommandException("备份里的数据库已损坏，没有恢复任何内容。");
            RefuseForeignSchema(db, (await db.Database.GetAppliedMigrationsAsync(ct)).ToList());
            result = await CheckAsync(db, ct);
            await db.Sessions.ExecuteDeleteAsync(ct);
            await SqliteFile.UseWriteAheadLogAsync(db, ct);
        }
        await PlaceFilesAsync(
            options.FilesPath,
            files,
            () =>
            {
                Flush(copy);
                File.Move(copy, options.SqliteFile!);
                PrivateFiles.FlushFolder(Path.GetDirectoryName(options.SqliteFile!)!);
                return Task.CompletedTask;
            }
        );
        return result;
    }

    private static async Task<Result> RestorePostgresAsync(LawGovOptions options, string work, string files, CancellationToken ct)
    {
        var dump = Path.Combine(work, BackupArchive.Postgres);
        if (!File.Exists(dump))
            throw new CommandException("这个备份不是 PostgreSQL 数据库的备份，没有恢复任何内容。");
        var connection = new NpgsqlConnectionStringBuilder(options.ConnectionString) { Pooling = false }.ConnectionString;
        await using var db = DatabaseRegistration.Open(DatabaseProvider.Postgres, connection);
        var history = await PostgresTools.ReadAsync("pg_restore", ["--data-only", "--table=__EFMigrationsHistory", "--file=-", dump], ct);
        RefuseForeignSchema(db, MigrationsOf(history));
        await PlaceFilesAsync(
            options.FilesPath,
            files,
            () => PostgresTools.RunAsync("pg_restore", options.ConnectionString, ["--exit-on-error", "--no-owner", "--single-transaction", dump], ct)
        );
        await db.Sessions.ExecuteDeleteAsync(CancellationToken.None);
        return await CheckAsync(db, CancellationToken.None);
    }

    /// <summary>The migrations in the copy block of a dump.</summary>
    private static List<string> MigrationsOf(string dump) =>
        dump.Split('\n')
            .SkipWhile(line => !line.StartsWith("COPY ", StringComparison.Ordinal))
            .Skip(1)
            .TakeWhile(line => line != "\\.")
            .Select(line => line.Split('\t')[0])
            .ToList();

    private static void RefuseForeignSchema(LawGovDb db, List<string> applied)
    {
        if (applied.Count == 0)
            throw new CommandException("备份里不是 LawGov 的数据库，没有恢复任何内容。");
        if (Schema.IsNewer(db, applied))
            throw new CommandException("备份的数据库版本比程序新，没有恢复任何内容，请使用新版程序。");
    }

    private static async Task<Result> CheckAsync(LawGovDb db, CancellationToken ct) =>
        new(await AuditChain.VerifyAsync(db, ct), await EvidenceReport.RowsAsync(db, ct));

    /// <summary>Moves the unpacked folders to their place, then places the database; where that fails, takes the folders back.</summary>
    private static async Task PlaceFilesAsync(string target, string files, Func<Task> placeDatabase)
    {
        List<string> placed = [];
        try
        {
            foreach (var folder in Directory.EnumerateDirectories(files).ToList())
            {
                var to = Path.Combine(target, Path.GetFileName(folder));
                if (Directory.Exists(to))
                    Directory.Delete(to, recursive: true); // holds no file, else the place were refused
                Directory.Move(folder, to);
                placed.Add(to);
            }
            PrivateFiles.FlushFolder(target);
            await placeDatabase();
        }
        catch
        {
            foreach (var folder in placed)
                Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    /// <summary>Names what is wrong with what was restored.</summary>
    /// <exception cref="CommandException">Something is.</exception>
    private static void Tell(Result result, Content content)
    {
        List<string> wrong = [];
        if (result.Chain.FirstBad is { } bad)
            wrong.Add($"审计链在第{bad}条断裂");
        var missing = result.Evidence.FindAll(e => !content.Whole.Contains(e.Sha256) && !content.Altered.Contains(e.Sha256));
        var altered = result.Evidence.FindAll(e => content.Altered.Contains(e.Sha256));
        var unnamed = content.Altered.Except(altered.Select(a => a.Sha256), StringComparer.Ordinal).Select(BackupArchive.NameOf);
        var strangers = unnamed.Concat(content.Unknown).ToList();
        if (missing.Count > 0)
            wrong.Add($"缺少佐证材料{missing.Count}个：{EvidenceReport.Names(missing)}");
        if (altered.Count > 0)
            wrong.Add($"内容被改动、没有放入的佐证材料{altered.Count}个：{EvidenceReport.Names(altered)}");
        if (strangers.Count > 0)
            wrong.Add($"备份里不认识、没有放入的文件{strangers.Count}个：{EvidenceReport.Listed(strangers, strangers.Count)}");
        if (wrong.Count > 0)
            throw new CommandException($"已恢复，但是{string.Join("；", wrong)}。");
    }

    private static void Flush(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        file.Flush(flushToDisk: true);
    }

    /// <summary>What the archive held beside the database.</summary>
    private sealed class Content
    {
        public HashSet<string> Whole { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Altered { get; } = new(StringComparer.Ordinal);

        public List<string> Unknown { get; } = [];
    }

    /// <param name="Chain">Whether the audit chain holds.</param>
    /// <param name="Evidence">What evidence the database names.</param>
    private sealed record Result(AuditChain.Result Chain, List<EvidenceReport.Row> Evidence);
}
