using LawGov.Data;
using LawGov.Data.Records;
using LawGov.Web.Access;
using LawGov.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Supervision;

/// <summary>
/// Who was addressed, when, by which way, and whether it arrived; never who read it. Newest first. A digest stands here only while it has not arrived: there
/// are many of them, and nobody acted.
/// </summary>
public sealed class DeliveryList(LawGovDb db, AccessCheck access)
{
    public const int PageSize = 50;

    /// <param name="Unit">The unit it concerns.</param>
    /// <param name="Person">Whom a mail addresses.</param>
    /// <param name="Message">The message; its address is not shown.</param>
    public sealed record Row(string? Unit, string? Person, OutboxMessage Message);

    public sealed record Result(IReadOnlyList<Row> Rows, Pager Pager);

    /// <summary>A page of what failed, of what waits, or of all.</summary>
    public async Task<Result> ReadAsync(string? show, int? page, CancellationToken ct)
    {
        access.Ensure(Operation.ReadDelivery);
        var messages = db
            .Outbox.AsNoTracking()
            .Where(m => m.Event != OutboxMessage.TestEvent && (m.Event != OutboxMessage.DigestEvent || m.DeliveredAt == null));
        messages = show switch
        {
            "failed" => messages.Where(m => m.FailedAt != null),
            "waiting" => messages.Where(m => m.NextAttemptAt != null),
            _ => messages,
        };
        var pager = Pager.For(page, PageSize, await messages.CountAsync(ct));
        var rows = await messages
            .OrderByDescending(m => m.CreatedAt)
            .ThenByDescending(m => m.Id)
            .Skip(pager.Skip)
            .Take(PageSize)
            .Select(m => new Row(
                db.Units.Where(u => u.Id == m.UnitId).Select(u => u.Name).FirstOrDefault(),
                db.Users.Where(u => u.Id == m.UserId).Select(u => u.DisplayName).FirstOrDefault(),
                m
            ))
            .ToListAsync(ct);
        return new Result(rows, pager);
    }
}
