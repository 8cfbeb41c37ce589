using System.Net;
using System.Net.Sockets;
using LawGov.Data.Providers;
using LawGov.TestKit;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LawGov.Web.Tests.Commands;

/// <summary>A connection string that serves the site serves the backup too, however it names the server.</summary>
[Trait("Database", "once")]
public sealed class PostgresToolsTests : IAsyncLifetime
{
    private const string Password = "p;w'd \"&=\\ 密";

    private readonly string _folder = Directory.CreateTempSubdirectory("lawgov-pg-tools-").FullName;
    private readonly CancellationTokenSource _stop = new();
    private readonly TcpListener _relay = new(IPAddress.Loopback, 0);
    private string _connection = "";

    public async Task InitializeAsync()
    {
        _connection = await PostgresCluster.Shared.CreateDatabaseAsync();
        await using (var db = DatabaseRegistration.Open(DatabaseProvider.Postgres, _connection))
            await db.Database.MigrateAsync();
        _relay.Start();
        _ = RelayAsync(new NpgsqlConnectionStringBuilder(_connection).Host!);
    }

    public async Task DisposeAsync()
    {
        await _stop.CancelAsync();
        _relay.Dispose();
        _stop.Dispose();
        await PostgresCluster.Shared.DropAsync(_connection);
        Directory.Delete(_folder, recursive: true);
    }

    public static TheoryData<string, string> Servers =>
        new()
        {
            { "the socket's folder", "Host={socket}" },
            { "a port after the host", "Host=127.0.0.1:{port}" },
            { "a port of its own", "Host=127.0.0.1;Port={port}" },
            { "two hosts, the first away", "Host=127.0.0.1:1,127.0.0.1:{port}" },
            { "two hosts, the primary asked for", "Host=127.0.0.1:{port},127.0.0.1:1;Target Session Attributes=primary" },
            { "a host name with a port", "Server=localhost:{port}" },
        };

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task Backup_ConnectionTheSiteAccepts_MeansTheSame(string what, string server)
    {
        var given = new NpgsqlConnectionStringBuilder(_connection);
        var port = ((IPEndPoint)_relay.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var place = server.Replace("{socket}", given.Host, StringComparison.Ordinal).Replace("{port}", port, StringComparison.Ordinal);
        var text = new NpgsqlConnectionStringBuilder(place)
        {
            Database = given.Database,
            Username = given.Username,
            Password = Password,
            Pooling = false,
        };
        var settings = CommandSite.SettingsOf(DatabaseProvider.Postgres, text.ConnectionString, Path.Combine(_folder, "data"));
        var target = Path.Combine(_folder, $"{Guid.CreateVersion7():N}.tar.gz");

        var (status, said, _) = await CommandSite.RunAsync("backup", [target], settings);

        Assert.True(status == 0, $"{what}: {said}");
        Assert.Contains("lawgov.dump", await CommandSite.EntriesAsync(target));
    }

    [Fact]
    public async Task Backup_NoServer_RefusesInOneSentence()
    {
        var settings = CommandSite.SettingsOf(DatabaseProvider.Postgres, "Host=127.0.0.1:1;Database=a;Username=b;Password=secret", _folder);

        var (status, said, _) = await CommandSite.RunAsync("backup", [Path.Combine(_folder, "b.tar.gz")], settings);

        Assert.Equal(1, status);
        Assert.Single(said.Trim().Split('\n'));
        Assert.DoesNotContain("secret", said, StringComparison.Ordinal);
    }

    /// <summary>Carries connections on a port of the loopback to the server's socket.</summary>
    private async Task RelayAsync(string folder)
    {
        try
        {
            while (!_stop.IsCancellationRequested)
            {
                var client = await _relay.AcceptSocketAsync(_stop.Token);
                var server = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await server.ConnectAsync(new UnixDomainSocketEndPoint(Path.Combine(folder, ".s.PGSQL.5432")), _stop.Token);
                _ = CarryAsync(client, server);
            }
        }
        catch (Exception failure) when (failure is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task CarryAsync(Socket client, Socket server)
    {
        await using NetworkStream here = new(client, ownsSocket: true),
            there = new(server, ownsSocket: true);
        try
        {
            await await Task.WhenAny(here.CopyToAsync(there, _stop.Token), there.CopyToAsync(here, _stop.Token));
        }
        catch (Exception failure) when (failure is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // One side hung up.
        }
    }
}
