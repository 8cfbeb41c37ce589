using LawGov.Data;
using LawGov.Domain;
using LawGov.Domain.Accounts;
using LawGov.Domain.Events;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Jobs;

/// <summary>
/// Tells the administrators that messages failed for good or that an endpoint is off: each at most once a day, and then with all that came since it was last
/// told. It looks at what senders wrote down, whichever process sent.
/// </summary>
public sealed class ChannelWatchJob(LawGovDb db, DistrictClock clock)
{
    /// <summary>What happened so long ago that nobody was told in time is told no more.</summary>
    public const int LookBackDays = 7;

    /// <summary>A sender commits a moment after the time that it writes down.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromMinutes(1);

    public async Task RunAsync(CancellationToken ct)
    {
        if (db.Outgoing.IsNothing)
            return;
        var until = clock.Now - Settling;
        var day = clock.InstantOf(clock.DayOf(until), TimeOnly.MinValue);
        var told = await ToldAsync(until.AddDays(-LookBackDays), ct);
        var events = new List<DomainEvent>();
        if (Since(TimelineAct.MessageFailed) is { } failedSince)
        {
            var failed = await db.Outbox.CountAsync(m => m.FailedAt > failedSince && m.FailedAt <= until, ct);
            if (failed > 0)
                events.Add(new MessageFailed(failed) { Subject = EventSubject.Channels });
        }
        if (Since(TimelineAct.EndpointStopped) is { } stoppedSince)
        {
            var stopped = await db.ChannelStops.Where(s => s.At > stoppedSince && s.At <= until).OrderBy(s => s.To).Select(s => s.To).ToListAsync(ct);
            events.AddRange(stopped.Select(name => new EndpointStopped(name) { Subject = EventSubject.Channels }));
        }
        if (events.Count == 0)
            return;
        await db.TellAsync(events, Actor.System, until, ct);
        await db.SaveChangesAsync(ct);

        DateTime? Since(TimelineAct act)
        {
            var last = told.GetValueOrDefault(act, until.AddDays(-LookBackDays));
            return last < day ? last : null;
        }
    }

    /// <summary>When an administrator was last told, by act.</summary>
    private async Task<Dictionary<TimelineAct, DateTime>> ToldAsync(DateTime from, CancellationToken ct)
    {
        var administrators = from x in db.UserRoles join r in db.Roles on x.RoleId equals r.Id where r.Name == nameof(Role.SystemAdmin) select x.UserId;
        return await db
            .Notices.Where(n => administrators.Contains(n.UserId) && n.At >= from)
            .Where(n => n.Act == TimelineAct.MessageFailed || n.Act == TimelineAct.EndpointStopped)
            .GroupBy(n => n.Act)
            .Select(g => new { g.Key, At = g.Max(n => n.At) })
            .ToDictionaryAsync(g => g.Key, g => g.At, ct);
    }
}
