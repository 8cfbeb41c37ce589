using System.Collections.Concurrent;
using System.Formats.Tar;
using System.IO.Compression;
using LawGov.Data.Providers;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LawGov.Slow.Checks;

/// <summary>
/// A restore drill: backups while clerks save and upload; then the last one is restored beside a left-over journal (refused), into an empty place (whole),
/// and with an evidence file taken out and one altered (named). Prints what each said.
/// </summary>
internal static class DrillCheck
{
    private const string Mark = "drill-";

    private static readonly List<string> Wrong = [];

    public static async Task<bool> RunAsync(Options options)
    {
        Wrong.Clear();
        using var app = new AppProcess(options.App, options.Password);
        await app.StartAsync();
        var archive = await BackUpUnderLoadAsync(app, options);
        app.Kill();

        await RestoreOverAsync(app, archive);
        await RestoreWholeAsync(app, archive);
        var evidence = await EvidenceAsync(archive);
        await RestoreChangedAsync(app, archive, "without one evidence file", evidence[0], _ => null);
        await RestoreChangedAsync(app, archive, "with one evidence file altered", evidence[1], bytes => [.. bytes, 0]);
        foreach (var wrong in Wrong)
            Console.WriteLine($"wrong: {wrong}");
        return Wrong.Count == 0;
    }

    /// <summary>Saves and uploads by several clerks while backups run. Returns the last backup.</summary>
    private static async Task<string> BackUpUnderLoadAsync(AppProcess app, Options options)
    {
        using var stop = new CancellationTokenSource();
        var saved = new ConcurrentBag<string>();
        var users = options.Text("users", "township01,township02,township03").Split(',');
        var work = users.Select(user => WorkAsync(app, options, user, saved, stop.Token)).ToArray();
        var last = "";
        var before = 0;
        for (var i = 1; i <= options.Number("backups", 5); i++)
        {
            before = saved.Count;
            last = Path.Combine(app.Folder, $"backup-{i}.tar.gz");
            await SayAsync($"backup {i} after {before} saves", app.RunAsync("backup", last), 0);
            var mode = File.Exists(last) && !OperatingSystem.IsWindows() ? File.GetUnixFileMode(last) : UnixFileMode.None;
            Check(mode == (UnixFileMode.UserRead | UnixFileMode.UserWrite), $"the backup has the mode {mode}");
        }
        await stop.CancelAsync();
        await Task.WhenAll(work);
        Console.WriteLine($"{saved.Count} saves with uploads acknowledged, {before} before the last backup");
        Check(before > 0, "nobody saved anything");
        return last;
    }

    private static async Task WorkAsync(AppProcess app, Options options, string user, ConcurrentBag<string> saved, CancellationToken ct)
    {
        using var session = new SiteSession(app.Site);
        var home = await session.SignInAsync(user, options.Password);
        try
        {
            for (var i = 1; !ct.IsCancellationRequested; i++)
            {
                var page = await session.GetAsync(home.Address.AbsolutePath);
                if (page.Forms.FirstOrDefault(f => f.Typed.Any(IsProgress)) is not { } form)
                    return; // nothing of the unit is left to write
                var text = form.Typed.First(IsProgress);
                var line = text[..^".Progress".Length];
                var button = form.Buttons.FirstOrDefault(b => b.Text.Contains("保存", StringComparison.Ordinal));
                var (action, fields) = form.Press(button, (text, $"{Mark}{user}-{i}"), ($"{line}.Choice", "new"));

                // A report takes few files: the first saves bring one each, later ones only text
                var content = System.Text.Encoding.UTF8.GetBytes($"%PDF-1.4\n% {user} {i} {new string('x', 200_000)}\n%%EOF");
                var answer =
                    i <= 8 ? await session.PostFileAsync(action, fields, $"{line}.Files", $"{user}-{i}.pdf", content) : await session.PostAsync(action, fields);
                if (answer is not { Status: System.Net.HttpStatusCode.OK, IsSignIn: false })
                    throw new InvalidOperationException($"A save was answered with {(int)answer.Status} at {answer.Address}.");
                saved.Add($"{user}-{i}");
            }
        }
        catch (InvalidOperationException failure)
        {
            lock (Wrong)
                Wrong.Add(failure.Message);
        }
    }

    private static bool IsProgress(string name) => name.EndsWith(".Progress", StringComparison.Ordinal);

    /// <summary>Where an old installation's journal, or on a server its tables, are left: refused, and nothing of it touched.</summary>
    private static async Task RestoreOverAsync(AppProcess app, string archive)
    {
        if (Revisions.IsPostgres)
        {
            var restore = app.RunAsync(["restore", archive], ("LawGov__Data__Path", Path.Combine(app.Folder, "over")));
            var said = await SayAsync("restore over the tables of the old database", restore, 1);
            Check(said.Contains("没有恢复任何内容", StringComparison.Ordinal), "the refusal does not say that nothing was restored");
            return;
        }
        var folder = Directory.CreateDirectory(Path.Combine(app.Folder, "over")).FullName;
        var journal = Path.Combine(folder, "lawgov.db-wal");
        File.Copy(Path.Combine(app.DataFolder, "lawgov.db"), journal); // any bytes that were not the new database's
        var refused = await SayAsync("restore beside a left-over journal", app.RunAsync(["restore", archive], ("LawGov__Data__Path", folder)), 1);
        Check(refused.Contains(journal, StringComparison.Ordinal), "the refusal does not name the journal");
        Check(!File.Exists(Path.Combine(folder, "lawgov.db")), "a database was placed beside the journal");
        File.Delete(journal);
        await SayAsync("restore again, the journal moved away", app.RunAsync(["restore", archive], ("LawGov__Data__Path", folder)), 0);
    }

    private static async Task RestoreWholeAsync(AppProcess app, string archive)
    {
        await using var place = await Place.NewAsync(app, "whole");
        await SayAsync("restore into an empty place", app.RunAsync(["restore", archive], place.Settings), 0);
        await SayAsync("verify-audit there", app.RunAsync(["verify-audit"], place.Settings), 0);
        await using var db = DatabaseRegistration.Open(Revisions.Provider, place.Connection);
        var drafts = await db.Reports.CountAsync(r => r.Progress.StartsWith(Mark));
        var evidence = await db.Evidence.CountAsync();
        Console.WriteLine($"restored: {drafts} reports with texts of the drill, {evidence} rows of evidence");
        Check(drafts > 0 && evidence > 2, "the work of the clerks is not in what was restored");
    }

    private static async Task RestoreChangedAsync(AppProcess app, string archive, string what, string digest, Func<byte[], byte[]?> change)
    {
        var changed = Path.Combine(app.Folder, $"{Guid.CreateVersion7():N}.tar.gz");
        await RewriteAsync(archive, changed, (name, bytes) => name.EndsWith(digest, StringComparison.Ordinal) ? change(bytes) : bytes);
        await using var place = await Place.NewAsync(app, Path.GetFileNameWithoutExtension(changed));
        var said = await SayAsync($"restore {what}", app.RunAsync(["restore", changed], place.Settings), 1);
        Check(said.Contains(digest[..12], StringComparison.Ordinal), $"{what}: the file is not named");
        Check(!File.Exists(Path.Combine(place.Folder, "files", digest[..2], digest[2..4], digest)), $"{what}: the file was placed");
    }

    /// <summary>Digests of the evidence that the clerks brought.</summary>
    private static async Task<List<string>> EvidenceAsync(string archive)
    {
        List<string> digests = [];
        await RewriteAsync(
            archive,
            null,
            (name, bytes) =>
            {
                if (name.StartsWith("files/", StringComparison.Ordinal) && bytes.Length > 100_000)
                    digests.Add(Path.GetFileName(name));
                return null;
            }
        );
        return digests.Count > 1 ? digests : throw new InvalidOperationException("The backup holds too little evidence for the drill.");
    }

    private static async Task RewriteAsync(string archive, string? changed, Func<string, byte[], byte[]?> change)
    {
        await using var source = new GZipStream(File.OpenRead(archive), CompressionMode.Decompress);
        await using var from = new TarReader(source);
        await using var target = changed is null ? Stream.Null : new GZipStream(File.Create(changed), CompressionLevel.Fastest);
        await using var to = new TarWriter(target, TarEntryFormat.Pax);
        while (await from.GetNextEntryAsync(copyData: true) is { } entry)
        {
            using var bytes = new MemoryStream();
            if (entry.DataStream is { } data)
                await data.CopyToAsync(bytes);
            if (change(entry.Name, bytes.ToArray()) is not { } kept)
                continue;
            using var content = new MemoryStream(kept);
            await to.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, entry.Name) { DataStream = content });
        }
    }

    private static async Task<string> SayAsync(string what, Task<(int Status, string Said)> run, int expected)
    {
        var (status, said) = await run;
        Console.WriteLine($"{what}: {status} {said}");
        Check(status == expected, $"{what}: status {status}, not {expected}");
        Check(!said.Contains("   at ", StringComparison.Ordinal), $"{what}: a stack trace");
        return said;
    }

    private static void Check(bool isRight, string wrong)
    {
        if (isRight)
            return;
        lock (Wrong)
            Wrong.Add(wrong);
    }

    /// <summary>An empty place to restore into: a folder, and on PostgreSQL a database of its own, which the role must be allowed to make.</summary>
    private sealed record Place(string Folder, string Connection) : IAsyncDisposable
    {
        public (string, string)[] Settings => [("LawGov__Data__Path", Folder), ("ConnectionStrings__LawGov", Connection)];

        public static async Task<Place> NewAsync(AppProcess app, string name)
        {
            var folder = Path.Combine(app.Folder, name);
            if (!Revisions.IsPostgres)
                return new Place(folder, $"Data Source={Path.Combine(folder, "lawgov.db")};Pooling=False");
            var settings = new NpgsqlConnectionStringBuilder(Revisions.Connection) { Pooling = false };
            var database = $"lawgov_drill_{Guid.CreateVersion7():N}";
            await ExecuteAsync(settings.ConnectionString, $"""CREATE DATABASE "{database}" TEMPLATE template0""");
            settings.Database = database;
            return new Place(folder, settings.ConnectionString);
        }

        public async ValueTask DisposeAsync()
        {
            var database = Revisions.IsPostgres ? new NpgsqlConnectionStringBuilder(Connection).Database : null;
            if (database is not null)
                await ExecuteAsync(Revisions.Connection!, $"""DROP DATABASE "{database}" WITH (FORCE)""");
        }

        private static async Task ExecuteAsync(string connectionString, string sql)
        {
            await using var connection = new NpgsqlConnection(connectionString);
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync();
        }
    }
}
