using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace LawGov.Data.Providers;

/// <summary>
/// Sets <c>synchronous=FULL</c>, since with NORMAL a power cut loses work that was acknowledged. The write-ahead log is set at
/// every start and stays in the file.
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    public const string WriteAheadLog = "PRAGMA journal_mode=WAL";

    private const string Pragmas = "PRAGMA synchronous=FULL; PRAGMA busy_timeout=10000; PRAGMA temp_store=MEMORY;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
