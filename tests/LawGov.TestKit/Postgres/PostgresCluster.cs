using System.Collections.Concurrent;
using Npgsql;

namespace LawGov.TestKit;

/// <summary>
/// PostgreSQL for one test run: a private server started on first use, or the one named by <see cref="ConnectionVariable"/>.
/// Each test class asks for a database of its own, copied from a template that is filled once.
/// </summary>
public sealed class PostgresCluster : IDisposable
{
    /// <summary>Environment variable with the connection string of a running server, whose user may create databases.</summary>
    public const string ConnectionVariable = "LAWGOV_TEST_POSTGRES";

    private static readonly Lazy<PostgresCluster> OfThisProcess = new(() =>
    {
        var cluster = Start();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => cluster.Dispose();
        return cluster;
    });

    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> _templates = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<string> _databases = [];
    private readonly string _connectionString;
    private readonly PostgresServer? _server;

    private PostgresCluster(string connectionString, PostgresServer? server)
    {
        _connectionString = connectionString;
        _server = server;
    }

    /// <summary>The one server of this test process; it ends with the process.</summary>
    public static PostgresCluster Shared => OfThisProcess.Value;

    /// <summary>A server of its own, for tests that stop it or need it durable; otherwise use <see cref="Shared"/>.</summary>
    /// <param name="durable">Whether it syncs to disk as in production. The server named by <see cref="ConnectionVariable"/> is not used then.</param>
    /// <exception cref="InvalidOperationException">No PostgreSQL is to be had; the message says what to install.</exception>
    public static PostgresCluster Start(bool durable = false)
    {
        var given = Environment.GetEnvironmentVariable(ConnectionVariable);
        if (!durable && !string.IsNullOrWhiteSpace(given))
            return new PostgresCluster(given, null);
        var server = PostgresServer.Start(durable);
        return new PostgresCluster($"Host={server.Folder};Username=postgres;Database=postgres", server);
    }

    /// <summary>An empty database of its own. Returns its connection string.</summary>
    public Task<string> CreateDatabaseAsync() => CreateAsync("template0");

    /// <summary>
    /// A database copied from a template that <paramref name="fill"/> makes once, given its connection string. Returns the copy's connection string.
    /// </summary>
    /// <param name="template">A name for the template, the same for all who share it.</param>
    /// <param name="fill">Fills the template, such as by applying the migrations.</param>
    public async Task<string> CopyAsync(string template, Func<string, Task> fill)
    {
        var source = await _templates.GetOrAdd(template, _ => new Lazy<Task<string>>(() => FillAsync(fill))).Value;
        return await CreateAsync(source);
    }

    /// <summary>Makes a database anew from its template, under the name it has.</summary>
    public async Task CopyAgainAsync(string template, string connectionString)
    {
        await DropAsync(connectionString);
        await CreateAsync(await _templates[template].Value, new NpgsqlConnectionStringBuilder(connectionString).Database!);
    }

    /// <summary>Removes a database that this cluster made, with whatever is still connected to it.</summary>
    public async Task DropAsync(string connectionString)
    {
        await using (var pool = new NpgsqlConnection(connectionString))
            NpgsqlConnection.ClearPool(pool);
        await ExecuteAsync($"""DROP DATABASE IF EXISTS "{new NpgsqlConnectionStringBuilder(connectionString).Database}" WITH (FORCE)""");
    }

    /// <summary>Ends the private server; on a given server, removes what was made there.</summary>
    public void Dispose()
    {
        NpgsqlConnection.ClearAllPools();
        if (_server is not null)
            _server.Dispose();
        else
            DropAll();
    }

    private async Task<string> FillAsync(Func<string, Task> fill)
    {
        var connectionString = await CreateAsync("template0");
        await fill(connectionString);
        var name = new NpgsqlConnectionStringBuilder(connectionString).Database!;
        // Pooled connections of whatever filled it are still open, and a database in use cannot be copied.
        await ExecuteAsync($"SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = '{name}'");
        return name;
    }

    private async Task<string> CreateAsync(string template)
    {
        var name = $"lawgov_{Guid.CreateVersion7():N}";
        await CreateAsync(template, name);
        var connectionString = ConnectionStringOf(name);
        _databases.Add(connectionString);
        return connectionString;
    }

    private Task CreateAsync(string template, string name) => ExecuteAsync($"""CREATE DATABASE "{name}" TEMPLATE "{template}" """);

    private string ConnectionStringOf(string database) =>
        new NpgsqlConnectionStringBuilder(_connectionString)
        {
            Database = database,
            MaxPoolSize = 20,
            IncludeErrorDetail = true,
        }.ConnectionString;

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private void DropAll()
    {
        foreach (var connectionString in _databases)
            DropAsync(connectionString).GetAwaiter().GetResult();
    }
}
