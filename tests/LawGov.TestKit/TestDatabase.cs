using LawGov.Data;
using LawGov.Data.Providers;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LawGov.TestKit;

/// <summary>
/// The database of one test class: a copy of a template that was migrated and given the small district once. <c>LAWGOV_TEST_DB</c> says which kind.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    /// <summary>Environment variable: sqlite (default) or postgres.</summary>
    public const string KindVariable = "LAWGOV_TEST_DB";

    private static readonly Lazy<Task<string>> SqliteTemplate = new(() => FillSqliteAsync(SmallDistrict.FillAsync)),
        SqliteEmpty = new(() => FillSqliteAsync(_ => Task.CompletedTask));

    private readonly string _folder;
    private readonly bool _isEmpty;

    private TestDatabase(DatabaseProvider provider, string connectionString, string folder, bool isEmpty)
    {
        Provider = provider;
        ConnectionString = connectionString;
        _folder = folder;
        _isEmpty = isEmpty;
    }

    public static DatabaseProvider Kind =>
        Environment.GetEnvironmentVariable(KindVariable) switch
        {
            null or "" or "sqlite" => DatabaseProvider.Sqlite,
            "postgres" => DatabaseProvider.Postgres,
            var other => throw new InvalidOperationException($"{KindVariable} is '{other}'; write sqlite or postgres."),
        };

    public DatabaseProvider Provider { get; }

    public string ConnectionString { get; }

    private string FilePath => Path.Combine(_folder, "lawgov.db");

    /// <summary>Makes a database; an empty one has the schema and no district.</summary>
    public static async Task<TestDatabase> CreateAsync(bool isEmpty = false)
    {
        var folder = Directory.CreateTempSubdirectory("lawgov-test-").FullName;
        if (Kind == DatabaseProvider.Postgres)
        {
            var connectionString = await PostgresCluster.Shared.CopyAsync(TemplateName(isEmpty), at => FillPostgresAsync(at, isEmpty));
            return new TestDatabase(Kind, connectionString, folder, isEmpty);
        }
        var database = new TestDatabase(Kind, $"Data Source={Path.Combine(folder, "lawgov.db")};Pooling=True", folder, isEmpty);
        await database.CopySqliteAsync();
        return database;
    }

    /// <summary>Makes the database what it was at first, under the same connection string. Nobody may be using it.</summary>
    public async Task ResetAsync()
    {
        if (Provider == DatabaseProvider.Postgres)
        {
            // The site's own pool, whose connections would all be broken
            await using (var db = Open(Provider, ConnectionString))
                NpgsqlConnection.ClearPool((NpgsqlConnection)db.Database.GetDbConnection());
            await PostgresCluster.Shared.CopyAgainAsync(TemplateName(_isEmpty), ConnectionString);
            return;
        }
        await ClearSqlitePoolAsync();
        foreach (var file in Directory.EnumerateFiles(_folder))
            File.Delete(file);
        await CopySqliteAsync();
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
            await ClearSqlitePoolAsync();
        }
        Directory.Delete(_folder, recursive: true);
    }

    private static string TemplateName(bool isEmpty) => isEmpty ? "empty" : "small-district";

    private async Task CopySqliteAsync() => File.Copy(await (_isEmpty ? SqliteEmpty : SqliteTemplate).Value, FilePath);

    private async Task ClearSqlitePoolAsync()
    {
        await using var pool = new SqliteConnection(ConnectionString);
        SqliteConnection.ClearPool(pool);
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

    private static async Task FillPostgresAsync(string connectionString, bool isEmpty)
    {
        await using var db = Open(DatabaseProvider.Postgres, connectionString);
        await db.Database.MigrateAsync();
        if (!isEmpty)
            await SmallDistrict.FillAsync(db);
    }
}
