using System.Text;
using LawGov.Data.Providers;
using LawGov.TestKit;
using LawGov.Web.Files;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Tests.Commands;

/// <summary>A restore goes into an empty place only, looks before it places, and says what is not as it was.</summary>
public sealed class RestoreCommandTests(CommandSite site) : IClassFixture<CommandSite>
{
    private const UnixFileMode OwnersFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    [Fact]
    public async Task Restore_IntoAnEmptyPlace_BringsEverythingBack()
    {
        var place = await site.NewPlaceAsync();

        var (status, said, _) = await CommandSite.RunAsync("restore", [await site.BackupAsync()], place.Settings);

        Assert.True(status == 0, said);
        Assert.Contains("审计链完整", said, StringComparison.Ordinal);
        Assert.Equal("签到表", await File.ReadAllTextAsync(place.FileOf(site.First)));
        Assert.Equal(await site.WithDbAsync(db => db.Audit.LongCountAsync()), await WithPlaceAsync(place, db => db.Audit.LongCountAsync()));
        Assert.Empty(Directory.EnumerateFileSystemEntries(place.Folder, ".*"));
        Assert.Equal(0, (await CommandSite.RunAsync("verify-audit", [], place.Settings)).Status);
    }

    [Fact]
    public async Task Restore_Placed_IsItsAccountsAloneAndKeepsAWriteAheadLog()
    {
        var place = await site.NewPlaceAsync();

        await CommandSite.RunAsync("restore", [await site.BackupAsync()], place.Settings);

        Assert.Equal(OwnersFile, File.GetUnixFileMode(place.FileOf(site.First)));
        Assert.Equal(OwnersFile | UnixFileMode.UserExecute, new DirectoryInfo(place.Folder).UnixFileMode);
        if (site.Database.Provider == DatabaseProvider.Postgres)
            return; // the rest is the file's
        Assert.Equal(OwnersFile, File.GetUnixFileMode(Path.Combine(place.Folder, "lawgov.db")));
        Assert.Equal("wal", await JournalAsync(place.Connection));
    }

    [Fact]
    public async Task Restore_Placed_HoldsNoSessionOfTheTimeOfTheBackup()
    {
        await site.AsAsync("clear");
        var place = await site.NewPlaceAsync();

        await CommandSite.RunAsync("restore", [await site.BackupAsync()], place.Settings);

        Assert.NotEqual(0, await site.WithDbAsync(db => db.Sessions.CountAsync()));
        Assert.Equal(0, await WithPlaceAsync(place, db => db.Sessions.CountAsync()));
    }

    [Theory]
    [InlineData("lawgov.db")]
    [InlineData("lawgov.db-wal")]
    [InlineData("lawgov.db-shm")]
    [InlineData("lawgov.db-journal")]
    [InlineData("lawgov.db-upgrade")]
    [InlineData("files/aa/bb/left.pdf")]
    public async Task Restore_BesideWhatIsLeftOfAnOldInstallation_RefusesAndNamesIt(string left)
    {
        var folder = site.NewPath("old");
        var path = Path.Combine(folder, left);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, "old");
        var settings = CommandSite.SettingsOf(DatabaseProvider.Sqlite, $"Data Source={Path.Combine(folder, "lawgov.db")}", folder);

        var (status, said, _) = await CommandSite.RunAsync("restore", [await site.BackupAsync()], settings);

        Assert.Equal(1, status);
        Assert.Contains(path, said, StringComparison.Ordinal);
        Assert.Equal([path], Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories));
        Assert.Equal("old", await File.ReadAllTextAsync(path));
    }

    [Fact]
    public async Task Restore_OverADatabaseInUse_Refuses()
    {
        var before = await site.WithDbAsync(db => db.Audit.LongCountAsync());

        var (status, said, _) = await CommandSite.RunAsync("restore", [await site.BackupAsync()], site.Settings);

        Assert.Equal(1, status);
        Assert.Contains("没有恢复任何内容", said, StringComparison.Ordinal);
        Assert.Equal(before, await site.WithDbAsync(db => db.Audit.LongCountAsync()));
    }

    [Fact]
    public async Task Restore_EvidenceMissing_IsPlacedAndNamesItWithStatusOne()
    {
        var whole = await site.BackupAsync();
        var archive = await site.RewriteAsync(whole, (name, bytes) => name.EndsWith(site.First, StringComparison.Ordinal) ? null : (name, bytes));
        var place = await site.NewPlaceAsync();

        var (status, said, _) = await CommandSite.RunAsync("restore", [archive], place.Settings);

        Assert.Equal(1, status);
        Assert.Contains(CommandSite.FirstName, said, StringComparison.Ordinal);
        Assert.DoesNotContain(CommandSite.SecondName, said, StringComparison.Ordinal);
        Assert.True(await WithPlaceAsync(place, db => db.Users.AnyAsync()));
        Assert.True(File.Exists(place.FileOf(site.Second)));
    }

    [Fact]
    public async Task Restore_AllEvidenceMissing_NamesEveryFile()
    {
        var whole = await site.BackupAsync();
        var archive = await site.RewriteAsync(whole, (name, bytes) => name.StartsWith("files/", StringComparison.Ordinal) ? null : (name, bytes));

        var (status, said, _) = await CommandSite.RunAsync("restore", [archive], (await site.NewPlaceAsync()).Settings);

        Assert.Equal(1, status);
        Assert.Contains(CommandSite.FirstName, said, StringComparison.Ordinal);
        Assert.Contains(CommandSite.SecondName, said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("另一份")]
    [InlineData("")]
    public async Task Restore_EvidenceAltered_IsNotPlacedAndIsNamed(string content)
    {
        var other = Encoding.UTF8.GetBytes(content);
        var whole = await site.BackupAsync();
        var archive = await site.RewriteAsync(whole, (name, bytes) => (name, name.EndsWith(site.Second, StringComparison.Ordinal) ? other : bytes));
        var place = await site.NewPlaceAsync();

        var (status, said, _) = await CommandSite.RunAsync("restore", [archive], place.Settings);

        Assert.Equal(1, status);
        Assert.Contains(CommandSite.SecondName, said, StringComparison.Ordinal);
        Assert.Contains("改动", said, StringComparison.Ordinal);
        Assert.False(File.Exists(place.FileOf(site.Second)));
    }

    [Theory]
    [InlineData("files/aa/bb/not-a-digest.sh")]
    [InlineData("files/../../outside.sh")]
    [InlineData("../outside.sh")]
    [InlineData("appsettings.json")]
    public async Task Restore_ForeignNames_ArePlacedNowhere(string name)
    {
        var archive = await site.RewriteAsync(await site.BackupAsync(), (entry, bytes) => (entry, bytes), (name, "echo"u8.ToArray()));
        var place = await site.NewPlaceAsync();

        var (status, said, _) = await CommandSite.RunAsync("restore", [archive], place.Settings);

        Assert.Equal(1, status);
        Assert.Contains(name, said, StringComparison.Ordinal);
        var around = Directory.EnumerateFiles(Path.GetDirectoryName(place.Folder)!, "*", SearchOption.AllDirectories);
        Assert.DoesNotContain(around, f => Path.GetFileName(f) == Path.GetFileName(name));
        Assert.True(File.Exists(place.FileOf(site.First)));
    }

    [Fact]
    public async Task Restore_BackupOfAnEarlierVersion_LeavesHalfReceivedFilesOut()
    {
        var half = ("files/incoming/0123456789abcdef0123456789abcdef", "half"u8.ToArray());
        var archive = await site.RewriteAsync(await site.BackupAsync(), (entry, bytes) => ($"./{entry}", bytes), half);
        var place = await site.NewPlaceAsync();

        var (status, said, _) = await CommandSite.RunAsync("restore", [archive], place.Settings);

        Assert.True(status == 0, said);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(place.Folder, "files", FileStore.Incoming)));
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.3)]
    [InlineData(0.98)]
    public async Task Restore_ArchiveCutOff_LeavesNothingAndCanBeRunAgain(double part)
    {
        var whole = await site.BackupAsync();
        var bytes = await File.ReadAllBytesAsync(whole);
        var cut = site.NewPath("cut.tar.gz");
        await File.WriteAllBytesAsync(cut, bytes[..(int)(bytes.Length * part)]);
        var place = await site.NewPlaceAsync();

        var (status, said, _) = await CommandSite.RunAsync("restore", [cut], place.Settings);
        var again = await CommandSite.RunAsync("restore", [whole], place.Settings);

        Assert.Equal(1, status);
        Assert.Contains("不是完整的备份", said, StringComparison.Ordinal);
        Assert.True(again.Status == 0, again.Said);
    }

    [Fact]
    public async Task Restore_ArchiveOfAnotherKind_IsRefusedInASentence()
    {
        var whole = await site.BackupAsync();
        var archive = await site.RewriteAsync(whole, (name, bytes) => (name.Replace("lawgov.", "other.", StringComparison.Ordinal), bytes));
        var place = await site.NewPlaceAsync();

        var (status, said, _) = await CommandSite.RunAsync("restore", [archive], place.Settings);

        Assert.Equal(1, status);
        Assert.Contains("没有恢复任何内容", said, StringComparison.Ordinal);
        Assert.False(File.Exists(place.FileOf(site.First)));
    }

    [Fact]
    public async Task Restore_FilesCannotBePlaced_LeavesNoDatabaseAndCanBeRunAgain()
    {
        var archive = await site.BackupAsync();
        var place = await site.NewPlaceAsync();
        var blocked = site.NewPath("file");
        await File.WriteAllTextAsync(blocked, "");

        var (status, said, _) = await CommandSite.RunAsync("restore", [archive], [.. place.Settings, $"--LawGov:Files:Path={blocked}/files"]);
        var again = await CommandSite.RunAsync("restore", [archive], place.Settings);

        Assert.Equal(1, status);
        Assert.Contains("LawGov__Files__Path", said, StringComparison.Ordinal);
        Assert.True(again.Status == 0, again.Said);
    }

    [Fact]
    public async Task Restore_OfANewerProgram_IsRefusedBeforeAnythingIsPlaced()
    {
        await using var newer = await TestDatabase.CreateAsync();
        await using (var db = TestDatabase.Open(newer.Provider, newer.ConnectionString))
            await db.Database.ExecuteSqlAsync($"INSERT INTO \"__EFMigrationsHistory\" VALUES ('99990101000000_Later', '10.0.0')");
        var archive = site.NewPath("newer.tar.gz");
        var backup = await CommandSite.RunAsync("backup", [archive], CommandSite.SettingsOf(newer.Provider, newer.ConnectionString, site.NewPath("data")));
        var place = await site.NewPlaceAsync();

        var (status, said, _) = await CommandSite.RunAsync("restore", [archive], place.Settings);
        var again = await CommandSite.RunAsync("restore", [await site.BackupAsync()], place.Settings);

        Assert.True(backup.Status == 0, backup.Said);
        Assert.Equal(1, status);
        Assert.Contains("比程序新", said, StringComparison.Ordinal);
        Assert.True(again.Status == 0, again.Said);
    }

    [Fact]
    public async Task Restore_ChainBroken_IsPlacedAndNamesTheEntry()
    {
        await using var broken = await TestDatabase.CreateAsync();
        await using (var db = TestDatabase.Open(broken.Provider, broken.ConnectionString))
        {
            var isPostgres = broken.Provider == DatabaseProvider.Postgres;
            var unprotect = isPostgres ? "DROP TRIGGER tr_audit_entries_append_only ON audit_entries" : "DROP TRIGGER tr_audit_entries_no_update";
            await db.Database.ExecuteSqlRawAsync(unprotect);
            await db.Database.ExecuteSqlAsync($"UPDATE audit_entries SET \"Changes\" = 'x' WHERE \"Seq\" = 3");
        }
        var archive = site.NewPath("broken.tar.gz");
        await CommandSite.RunAsync("backup", [archive], CommandSite.SettingsOf(broken.Provider, broken.ConnectionString, site.NewPath("data")));
        var place = await site.NewPlaceAsync();

        var (status, said, _) = await CommandSite.RunAsync("restore", [archive], place.Settings);

        Assert.Equal(1, status);
        Assert.Contains("第3条断裂", said, StringComparison.Ordinal);
        Assert.True(await WithPlaceAsync(place, db => db.Users.AnyAsync()));
    }

    private async Task<T> WithPlaceAsync<T>(CommandSite.Place place, Func<Data.LawGovDb, Task<T>> use)
    {
        await using var db = TestDatabase.Open(site.Database.Provider, place.Connection);
        return await use(db);
    }

    private static async Task<string> JournalAsync(string connection)
    {
        await using var sqlite = new Microsoft.Data.Sqlite.SqliteConnection(connection);
        await sqlite.OpenAsync();
        await using var command = sqlite.CreateCommand();
        command.CommandText = "PRAGMA journal_mode";
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
