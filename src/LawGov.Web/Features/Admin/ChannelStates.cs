using LawGov.Data;
using LawGov.Data.Records;
using LawGov.Web.Access;
using LawGov.Web.Settings;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Admin;

/// <summary>The configured channels with their counts and last errors; no message's text and nobody's address.</summary>
public sealed class ChannelStates(LawGovDb db, ChannelOptions options, AccessCheck access)
{
    private const int MostErrors = 50;

    /// <param name="Endpoint">Name of the endpoint; empty for mail.</param>
    /// <param name="Server">The server it goes to.</param>
    /// <param name="StoppedAt">Since when it is off, because the other side said that it is gone.</param>
    /// <param name="Waiting">Messages that wait.</param>
    /// <param name="Failed">Messages that failed.</param>
    /// <param name="DeliveredAt">When the last one arrived.</param>
    /// <param name="LastError">Why the last one that has not arrived did not.</param>
    /// <param name="TriedAt">When that was.</param>
    public sealed record Row(
        string Endpoint,
        string Server,
        DateTime? StoppedAt,
        int Waiting,
        int Failed,
        DateTime? DeliveredAt,
        string LastError,
        DateTime? TriedAt
    );

    public async Task<IReadOnlyList<Row>> ReadAsync(CancellationToken ct)
    {
        access.Ensure(Operation.ManageChannels);
        if (options.Outgoing.IsNothing)
            return [];
        var counts = await db
            .Outbox.AsNoTracking()
            .Select(m => new
            {
                Endpoint = m.Channel == OutboxChannel.Mail ? "" : m.To,
                m.NextAttemptAt,
                m.FailedAt,
                m.DeliveredAt,
            })
            .GroupBy(m => m.Endpoint)
            .Select(g => new
            {
                g.Key,
                Waiting = g.Count(m => m.NextAttemptAt != null),
                Failed = g.Count(m => m.FailedAt != null),
                DeliveredAt = g.Max(m => m.DeliveredAt),
            })
            .ToDictionaryAsync(g => g.Key, StringComparer.Ordinal, ct);
        var errors = await db
            .Outbox.AsNoTracking()
            .Where(m => m.LastError != "" && m.DeliveredAt == null)
            .OrderByDescending(m => m.TriedAt)
            .Take(MostErrors)
            .Select(m => new
            {
                Endpoint = m.Channel == OutboxChannel.Mail ? "" : m.To,
                m.LastError,
                m.TriedAt,
            })
            .ToListAsync(ct);
        var stops = await db.ChannelStops.AsNoTracking().ToDictionaryAsync(s => s.To, s => (DateTime?)s.At, StringComparer.Ordinal, ct);

        Row Of(string endpoint, string server)
        {
            var (count, error) = (counts.GetValueOrDefault(endpoint), errors.FirstOrDefault(e => e.Endpoint == endpoint));
            return new Row(
                endpoint,
                server,
                stops.GetValueOrDefault(endpoint),
                count?.Waiting ?? 0,
                count?.Failed ?? 0,
                count?.DeliveredAt,
                error?.LastError ?? "",
                error?.TriedAt
            );
        }

        var endpoints = options.Endpoints.Select(e => Of(e.Name, e.Url.Authority));
        return options.Mail is { } mail ? [Of("", mail.Server), .. endpoints] : [.. endpoints];
    }
}
