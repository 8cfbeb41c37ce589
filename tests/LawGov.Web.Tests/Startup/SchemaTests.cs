using System.Collections.Concurrent;
using System.Globalization;
using LawGov.Data;
using LawGov.Data.Providers;
using LawGov.TestKit;
using LawGov.Web.Settings;
using LawGov.Web.Startup;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LawGov.Web.Tests.Startup;

/// <summary>An upgrade that broke off goes on; one that another process runs is waited for; both are said.</summary>
public sealed class SchemaTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lawgov-schema-").FullName;
    private readonly ConcurrentQueue<string> _said = new();

    private string File => Path.Combine(_folder, "lawgov.db");

    private string Connection => $"Data Source={File};Pooling=False";

    private string Files => Path.Combine(_folder, "files");

    private LawGovOptions Options => new(DatabaseProvider.Sqlite, Connection, Files, _folder, TimeZoneInfo.Utc, null, RequireHttps: false);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(false, -120)]
    [InlineData(true, -1)]
    public async Task Ensure_UpgradeBrokeOff_GoesOnAndSaysSo(bool isMarked, int lockedSecondsAgo)
    {
        await LockAsync(lockedSecondsAgo);
        if (isMarked)
            await System.IO.File.WriteAllTextAsync(File + "-upgrade", "\n\n");

        await EnsureAsync();

        await AssertCurrentAsync();
        Assert.Contains("中途停止", Assert.Single(_said), StringComparison.Ordinal);
        Assert.False(System.IO.File.Exists(File + "-upgrade"));
    }

    [Fact]
    public async Task Ensure_AnotherProcessMigrates_WaitsUntilItIsDone()
    {
        await LockAsync(-1);
        var upgrade = EnsureAsync();
        await SaidAsync("可能正在升级");
        var hadEnded = upgrade.IsCompleted;

        await ExecuteAsync("DELETE FROM \"__EFMigrationsLock\"");
        await upgrade;

        Assert.False(hadEnded);
        await AssertCurrentAsync();
    }

    [Fact]
    public async Task Ensure_AnotherProcessHoldsTheMark_WaitsUntilItIsDone()
    {
        var mark = new FileStream(File + "-upgrade", FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
        var upgrade = EnsureAsync();
        await SaidAsync("另一个进程正在升级");
        var hadEnded = upgrade.IsCompleted;

        await mark.DisposeAsync();
        await upgrade;

        Assert.False(hadEnded);
        await AssertCurrentAsync();
    }

    [Fact]
    public async Task Ensure_ManyAtOnce_OneMigratesAndAllGoOn()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => EnsureAsync()));

        await AssertCurrentAsync();
    }

    [Fact]
    public async Task Ensure_UpgradeThatFails_TriedTwice_LeavesTheDatabaseAndNoHeapOfCopies()
    {
        await EnsureAsync();
        await using (var db = Open())
        {
            var last = (await db.Database.GetAppliedMigrationsAsync()).Last();
            await db.Database.ExecuteSqlAsync($"UPDATE \"__EFMigrationsHistory\" SET \"MigrationId\" = '00000000000000_Before' WHERE \"MigrationId\" = {last}");
            await db.Database.ExecuteSqlAsync($"DELETE FROM \"__EFMigrationsHistory\" WHERE \"MigrationId\" = '00000000000000_Before'");
        }

        // The tables are there already, so the migration fails every time
        for (var i = 0; i < 3; i++)
            await Assert.ThrowsAsync<SettingException>(EnsureAsync);

        Assert.True(Directory.EnumerateFiles(_folder, "before-upgrade*").Count() <= 1);
    }

    [Fact]
    public async Task Ensure_FileThatCameWithoutWriteAheadLog_GetsIt()
    {
        await EnsureAsync();
        await ExecuteAsync("PRAGMA journal_mode=DELETE");
        Assert.Equal("delete", await ScalarAsync("PRAGMA journal_mode"));

        await EnsureAsync();

        Assert.Equal("wal", await ScalarAsync("PRAGMA journal_mode"));
    }

    [Fact]
    public async Task Ensure_OpenFilesOfAnEarlierVersion_BecomeItsAccountsAlone()
    {
        const UnixFileMode owner = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            all = owner | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
        await EnsureAsync();
        var copy = Path.Combine(_folder, "before-upgrade-20260101000000.db");
        await System.IO.File.WriteAllTextAsync(copy, "");
        foreach (var path in (string[])[File, copy])
            System.IO.File.SetUnixFileMode(path, all);
        System.IO.File.SetUnixFileMode(Files, all | UnixFileMode.UserExecute | UnixFileMode.OtherExecute);

        await EnsureAsync();

        Assert.Equal([owner, owner], new[] { File, copy }.Select(System.IO.File.GetUnixFileMode));
        Assert.Equal(owner | UnixFileMode.UserExecute, System.IO.File.GetUnixFileMode(Files));
    }

    [Fact]
    public async Task Ensure_PostgresTablesHeldByAnother_SaysSoAndGoesOn()
    {
        var connection = await PostgresCluster.Shared.CreateDatabaseAsync();
        var options = Options with { Provider = DatabaseProvider.Postgres, ConnectionString = connection };
        await using (var db = DatabaseRegistration.Open(DatabaseProvider.Postgres, connection))
            await Schema.EnsureAsync(db, options, mayMigrate: true, CancellationToken.None, _said.Enqueue);
        await using var other = new NpgsqlConnection(connection);
        await other.OpenAsync();
        var held = await other.BeginTransactionAsync();
        await using (var hold = new NpgsqlCommand("LOCK TABLE \"__EFMigrationsHistory\" IN ACCESS EXCLUSIVE MODE", other))
            await hold.ExecuteNonQueryAsync();
        await using var waiting = DatabaseRegistration.Open(DatabaseProvider.Postgres, connection);

        var upgrade = Schema.EnsureAsync(waiting, options, mayMigrate: true, CancellationToken.None, _said.Enqueue);
        await SaidAsync("可能另一个进程正在升级");
        var hadEnded = upgrade.IsCompleted;
        await held.RollbackAsync();
        await upgrade;
        await other.CloseAsync();
        await PostgresCluster.Shared.DropAsync(connection);

        Assert.False(hadEnded);
    }

    private async Task EnsureAsync()
    {
        await using var db = Open();
        await Schema.EnsureAsync(db, Options, mayMigrate: true, CancellationToken.None, _said.Enqueue);
    }

    private LawGovDb Open() => DatabaseRegistration.Open(DatabaseProvider.Sqlite, Options.ConnectionString);

    private async Task AssertCurrentAsync()
    {
        await using var db = Open();
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
    }

    /// <summary>Leaves the lock of a migration in the file.</summary>
    private async Task LockAsync(int secondsAgo)
    {
        await ExecuteAsync("CREATE TABLE \"__EFMigrationsLock\" (\"Id\" INTEGER NOT NULL PRIMARY KEY, \"Timestamp\" TEXT NOT NULL)");
        var at = TimeProvider.System.GetUtcNow().AddSeconds(secondsAgo).ToString("yyyy-MM-dd HH:mm:ss.fffffffzzz", CultureInfo.InvariantCulture);
        await ExecuteAsync($"INSERT INTO \"__EFMigrationsLock\" VALUES (1, '{at}')");
    }

    private async Task SaidAsync(string words)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!_said.Any(s => s.Contains(words, StringComparison.Ordinal)))
            await tick.WaitForNextTickAsync(limit.Token);
    }

    private async Task ExecuteAsync(string sql) => await ScalarAsync(sql);

    private async Task<object?> ScalarAsync(string sql)
    {
        await using var connection = new SqliteConnection(Options.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }
}
