using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Data.Accounts;

/// <summary>A session and the state of its account as the database knows them now.</summary>
/// <param name="UserId">Whose session it is.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="LastSeenAt">The last request that counted as work.</param>
/// <param name="SecurityStamp">Changes with the account's password, name, unit, roles and use.</param>
/// <param name="IsActive">Whether the account may be used.</param>
/// <param name="Unread">How many notices the person has not read; the bell on every page shows it.</param>
public sealed record SessionState(Guid UserId, DateTime StartedAt, DateTime LastSeenAt, string? SecurityStamp, bool IsActive, int Unread);

/// <summary>
/// The read that every signed-in request begins with: one row by primary key, with the stamp of its account, so that a session ended anywhere ends on every
/// process with its next request. It is plain SQL on the context's own connection because it comes before all other work of all requests.
/// </summary>
public static class SessionRead
{
    private const string Sql = """
        SELECT u."Id", s."StartedAt", s."LastSeenAt", u."SecurityStamp", u."IsActive",
            (SELECT COUNT(*) FROM notices AS n WHERE n."UserId" = u."Id" AND NOT n."IsRead")
        FROM user_sessions AS s JOIN users AS u ON u."Id" = s."UserId" WHERE s."Id" = @id
        """;

    /// <returns>The session; none where it has ended or its account is gone.</returns>
    public static async Task<SessionState?> FindSessionAsync(this LawGovDb db, Guid id, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = Sql;
            var key = command.CreateParameter();
            (key.ParameterName, key.Value) = ("@id", id);
            command.Parameters.Add(key);
            await using var row = await command.ExecuteReaderAsync(ct);
            return await row.ReadAsync(ct) ? Read(row) : null;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static SessionState Read(DbDataReader row) =>
        new(row.GetGuid(0), Utc(row.GetDateTime(1)), Utc(row.GetDateTime(2)), row.IsDBNull(3) ? null : row.GetString(3), row.GetBoolean(4), row.GetInt32(5));

    private static DateTime Utc(DateTime at) => DateTime.SpecifyKind(at, DateTimeKind.Utc);
}
