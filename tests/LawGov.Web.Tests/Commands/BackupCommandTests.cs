using LawGov.Data.Providers;
using LawGov.TestKit;
using LawGov.Web.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LawGov.Web.Tests.Commands;

/// <summary>A backup runs while the site serves, is whole or is not there, and belongs to the account that made it.</summary>
public sealed class BackupCommandTests(CommandSite site) : IClassFixture<CommandSite>
{
    [Fact]
    public async Task Backup_WhileAFileIsReceived_LeavesItOut()
    {
        var incoming = Directory.CreateDirectory(Path.Combine(site.Options.FilesPath, FileStore.Incoming)).FullName;
        var path = Path.Combine(incoming, Guid.CreateVersion7().ToString("N"));
        await using var half = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        await half.WriteAsync("%PDF"u8.ToArray());

        var entries = await CommandSite.EntriesAsync(await site.BackupAsync());

        Assert.Contains(entries, e => e.EndsWith(site.First, StringComparison.Ordinal));
        Assert.DoesNotContain(entries, e => e.Contains(FileStore.Incoming, StringComparison.Ordinal));
        Assert.Equal(1, entries.Count(e => e.StartsWith("lawgov.", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Backup_WhilePeopleSaveAndUpload_Succeeds()
    {
        using var stop = new CancellationTokenSource();
        var work = Task.Run(async () =>
        {
            var store = site.Services.GetRequiredService<FileStore>();
            for (var i = 0; !stop.IsCancellationRequested; i++)
            {
                using var bytes = new MemoryStream(System.Text.Encoding.UTF8.GetBytes($"upload {i}"));
                await store.SaveAsync(bytes, CancellationToken.None);
                await site.WithDbAsync(async db =>
                {
                    db.Note("Test", "Unit", Guid.CreateVersion7());
                    return await db.SaveChangesAsync();
                });
            }
        });

        var backups = new[] { await site.BackupAsync(), await site.BackupAsync(), await site.BackupAsync() };
        await stop.CancelAsync();
        await work;

        var place = await site.NewPlaceAsync();
        var restored = await CommandSite.RunAsync("restore", [backups[^1]], place.Settings);
        Assert.True(restored.Status == 0, restored.Said);
    }

    [Fact]
    public async Task Backup_File_IsItsAccountsAlone() =>
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(await site.BackupAsync()));

    [Fact]
    public async Task Backup_EvidenceGone_SaysWhichAndStillWrites()
    {
        var digest = await site.AttachAsync("将要丢失.pdf", "丢失");
        File.Delete(Path.Combine(site.Options.FilesPath, FileStore.PlaceOf(digest)));

        var (status, said, _) = await CommandSite.RunAsync("backup", [site.NewPath("b.tar.gz")], site.Settings);
        await site.WithDbAsync(db => db.Evidence.Where(e => e.Sha256 == digest).ExecuteDeleteAsync());

        Assert.Equal(0, status);
        Assert.Contains("将要丢失.pdf", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Backup_Running_KeepsTheSweepAway()
    {
        var store = site.Services.GetRequiredService<FileStore>();
        var future = TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(1);

        var hold = store.Hold();
        var during = store.OlderThan(future).ToList();
        hold!.Dispose();

        Assert.Empty(during);
        Assert.Contains(site.First, store.OlderThan(future));
    }

    [Fact]
    public async Task Backup_TargetThatCannotBe_RefusesInASentenceAndLeavesNothing()
    {
        var folder = site.NewPath("there");
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, "old.tar.gz");
        await File.WriteAllTextAsync(file, "old");

        var answers = new[]
        {
            await CommandSite.RunAsync("backup", [Path.Combine(folder, "missing", "b.tar.gz")], site.Settings),
            await CommandSite.RunAsync("backup", [folder], site.Settings),
            await CommandSite.RunAsync("backup", [folder + "/"], site.Settings),
            await CommandSite.RunAsync("backup", [file], site.Settings),
            await CommandSite.RunAsync("backup", [Path.Combine(file, "b.tar.gz")], site.Settings),
        };

        Assert.All(answers, a => Assert.Equal((1, 1), (a.Status, a.Said.Trim().Split('\n').Length)));
        Assert.Equal([file], Directory.EnumerateFileSystemEntries(folder));
        Assert.Equal("old", await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task Backup_DiskFull_RefusesInASentenceAndLeavesNothing()
    {
        var folder = Directory.CreateDirectory(site.NewPath("full")).FullName;

        var (status, said, _) = await CommandSite.RunProgramAsync(
            "/bin/sh",
            ["-c", "trap '' XFSZ; ulimit -f 8; exec dotnet \"$0\" backup \"$1\"", CommandSite.Built, Path.Combine(folder, "b.tar.gz")],
            folder,
            ("LawGov__Database__Provider", site.Database.Provider.ToString()),
            ("ConnectionStrings__LawGov", site.Database.ConnectionString),
            ("LawGov__Data__Path", site.Options.DataPath),
            ("DOTNET_EnableDiagnostics", "0"),
            ("DOTNET_EnableWriteXorExecute", "0")
        ); // both write files of their own

        Assert.True(status == 1, $"{status}: {said}");
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }

    [Theory]
    [InlineData("backup")]
    [InlineData("verify-audit")]
    public async Task ReadingVerb_NoDatabase_RefusesAndMakesNone(string verb)
    {
        var folder = site.NewPath("nothing");
        var settings = CommandSite.SettingsOf(DatabaseProvider.Sqlite, "", folder);

        var (status, said, _) = await CommandSite.RunAsync(verb, verb == "backup" ? [site.NewPath("b.tar.gz")] : [], settings);

        Assert.Equal(1, status);
        Assert.Contains(Path.Combine(folder, "lawgov.db"), said, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder));
    }

    [Theory]
    [InlineData("backup")]
    [InlineData("verify-audit")]
    public async Task ReadingVerb_OlderSchema_LeavesItAsItIs(string verb)
    {
        await using var older = await TestDatabase.CreateAsync();
        var folder = site.NewPath("data");
        await using (var db = TestDatabase.Open(older.Provider, older.ConnectionString))
        {
            var last = (await db.Database.GetAppliedMigrationsAsync()).Last();
            await db.Database.ExecuteSqlAsync($"DELETE FROM \"__EFMigrationsHistory\" WHERE \"MigrationId\" = {last}");
        }

        var settings = CommandSite.SettingsOf(older.Provider, older.ConnectionString, folder);

        var (_, said, _) = await CommandSite.RunAsync(verb, verb == "backup" ? [site.NewPath("b.tar.gz")] : [], settings);

        await using var after = TestDatabase.Open(older.Provider, older.ConnectionString);
        Assert.Single(await after.Database.GetPendingMigrationsAsync());
        Assert.False(Directory.Exists(folder) && Directory.EnumerateFiles(folder, "before-upgrade*").Any(), said);
    }

    [Fact]
    public async Task ReadingVerb_DamagedDatabase_RefusesInASentence()
    {
        var file = site.NewPath("lawgov.db");
        await File.WriteAllTextAsync(file, "this is no database, and it is long enough to be read as one with a header of a hundred bytes or more");
        var settings = CommandSite.SettingsOf(DatabaseProvider.Sqlite, $"Data Source={file};Pooling=False", Path.GetDirectoryName(file)!);

        var verified = await CommandSite.RunAsync("verify-audit", [], settings);
        var backedUp = await CommandSite.RunAsync("backup", [site.NewPath("b.tar.gz")], settings);

        Assert.Equal((1, 1), (verified.Status, backedUp.Status));
        Assert.All(new[] { verified, backedUp }, a => Assert.Contains("数据库", a.Said, StringComparison.Ordinal));
    }
}
