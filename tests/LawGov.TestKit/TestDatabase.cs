using LawGov.Data.Providers;
using LawGov.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace LawGov.TestKit;

/// <summary>The database of one test class: a copy of a template that was migrated and given the small district once. <c>LAWGOV_TEST_DB</c> says which kind.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    /// <summary>Environment variable: sqlite (default) or postgres.</summary>
    public const string KindVariable = "LAWGOV_TEST_DB";

    private static readonly Lazy<Task<string>> SqliteTemplate = new(() => FillSqliteAsync(SmallDistrict.FillAsync)), SqliteEmpty = new(() => FillSqliteAsync(_ => Task.CompletedTask));

    private readonly string _folder;

    private TestDatabase(DatabaseProvider provider, string connectionString, string folder)
    {
        Provider = provider;
        ConnectionString = connectionString;
        _folder = folder;
    }

    public static DatabaseProvider Kind => Environment.GetEnvironmentVariable(KindVariable) switch
    {
        null or "" or "sqlite" => DatabaseProvider.Sqlite,
        "postgres" => DatabaseProvider.Postgres,
        var other => throw new InvalidOperationException($"{KindVariable} is '{other}'; write sqlite or postgres."),
    };

    public DatabaseProvider Provider { get; }

    public string ConnectionString { get; }

    /// <summary>Makes a database; an empty one has the schema and no district.</summary>
    public static async Task<TestDatabase> CreateAsync(bool isEmpty = false)
    {
        var folder = Directory.CreateTempSubdirectory("lawgov-test-").FullName;
        if (Kind == DatabaseProvider.Postgres)
            return new TestDatabase(Kind, await PostgresCluster.Shared.CopyAsync(isEmpty ? "empty" : "small-district", at => FillPostgresAsync(at, isEmpty ? _ => Task.CompletedTask : SmallDistrict.FillAsync)), folder);
        var file = Path.Combine(folder, "lawgov.db");
        File.Copy(await (isEmpty ? SqliteEmpty : SqliteTemplate).Value, file);
        return new TestDatabase(Kind, $"Data Source={file};Pooling=True", folder);
    }

    /// <summary>Opens the database outside the site.</summary>
    public static LawGovDb Open(DatabaseProvider provider, string connectionString)
    {
        if (provider == DatabaseProvider.Postgres)
        {
            var postgres = new DbContextOptionsBuilder<PostgresLawGovDb>();
            DatabaseRegistration.UsePostgres(postgres, connectionString);
            return new PostgresLawGovDb(postgres.Options);
        }
        var sqlite = new DbContextOptionsBuilder<SqliteLawGovDb>();
        DatabaseRegistration.UseSqlite(sqlite, connectionString);
        return new SqliteLawGovDb(sqlite.Options);
    }

    public async ValueTask DisposeAsync()
    {
        if (Provider == DatabaseProvider.Postgres)
        {
            await PostgresCluster.Shared.DropAsync(ConnectionString);
        }
        else
        {
            await using var pool = new SqliteConnection(ConnectionString);
            SqliteConnection.ClearPool(pool);
        }
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task<string> FillSqliteAsync(Func<LawGovDb, Task> fill)
    {
        var folder = Directory.CreateTempSubdirectory("lawgov-template-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var file = Path.Combine(folder, "template.db");
        await using (var db = Open(DatabaseProvider.Sqlite, $"Data Source={file};Pooling=False"))
        {
            await db.Database.MigrateAsync();
            await fill(db);
            await db.Database.ExecuteSqlAsync($"PRAGMA wal_checkpoint(TRUNCATE)");
        }
        return file;
    }

    private static async Task FillPostgresAsync(string connectionString, Func<LawGovDb, Task> fill)
    {
        await using var db = Open(DatabaseProvider.Postgres, connectionString);
        await db.Database.MigrateAsync();
        await fill(db);
    }
}
