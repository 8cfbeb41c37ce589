using LawGov.Data;
using LawGov.Data.Records;
using LawGov.Domain;
using LawGov.Domain.Calendar;
using LawGov.Web.Jobs;
using LawGov.Web.Settings;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Outbox;

/// <summary>
/// Sends what is due by one channel, one message after the other: claims it for a minute by a conditional update, sends it outside any transaction, and
/// writes down what came of it. A message whose sender died is taken by another once the minute is over. Any number of processes may send.
/// </summary>
public sealed partial class OutboxLane(
    IOutboxChannel channel,
    Uri site,
    IServiceScopeFactory scopes,
    DistrictClock clock,
    ClockGuard guard,
    ILogger<OutboxLane> log
) : IAsyncDisposable
{
    /// <summary>How long a claimed message is its sender's alone.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    /// <summary>How long one attempt may take: less than a lease, and than a host waits at its end.</summary>
    public static readonly TimeSpan LongestAttempt = TimeSpan.FromSeconds(20);

    private const int Batch = 20,
        ConfirmationTries = 5;

    private static readonly TimeSpan ConfirmationPause = TimeSpan.FromSeconds(1);

    /// <summary>Sends until nothing is due, the other side is not reached, or the host stops: then the message in hand is finished first.</summary>
    /// <returns>How many messages were delivered.</returns>
    public async Task<int> SendDueAsync(CancellationToken stopping)
    {
        if (guard.Doubt is not null)
            return 0;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<LawGovDb>();
        if (await IsStoppedAsync(db, stopping))
            return 0;
        var state = await scope.ServiceProvider.GetRequiredService<District>().GetAsync(stopping);
        try
        {
            var delivered = 0;
            while (!stopping.IsCancellationRequested)
            {
                var due = await DueAt(db.Outbox, clock.Now).OrderBy(m => m.NextAttemptAt).Take(Batch).AsNoTracking().ToListAsync(stopping);
                foreach (var message in due)
                {
                    if (stopping.IsCancellationRequested)
                        break;
                    if (await PostponeAsync(db, message, state.Calendar))
                        continue;
                    if (await ClaimAsync(db, message, state.Settings.DistrictName) is not { } claim)
                        continue;
                    var attempt = await AttemptAsync(message, claim.Body);
                    await SettleAsync(db, message, claim, attempt, state.Calendar);
                    if (attempt.End == AttemptEnd.Delivered)
                        delivered++;
                    if (attempt.IsUnreachable || attempt.End == AttemptEnd.Gone)
                        return delivered;
                }
                if (due.Count == 0)
                    return delivered;
            }
            return delivered;
        }
        finally
        {
            await channel.EndBatchAsync();
        }
    }

    public ValueTask DisposeAsync() => channel.DisposeAsync();

    /// <summary>What any sender may take now. A lease longer than one taken now was written by a wrong clock and is void.</summary>
    private IQueryable<OutboxMessage> DueAt(IQueryable<OutboxMessage> outbox, DateTime now)
    {
        var longest = now + Lease;
        var due = OfChannel(outbox).Where(m => m.NextAttemptAt <= now);
        return due.Where(m => m.LeaseUntil == null || m.LeaseUntil <= now || m.LeaseUntil > longest);
    }

    private IQueryable<OutboxMessage> OfChannel(IQueryable<OutboxMessage> outbox)
    {
        var (kind, to) = (channel.Channel, channel.To);
        return to is null ? outbox.Where(m => m.Channel == kind) : outbox.Where(m => m.Channel == kind && m.To == to);
    }

    /// <summary>Moves a mail that would disturb somebody now to the next morning of a working day.</summary>
    private async Task<bool> PostponeAsync(LawGovDb db, OutboxMessage message, WorkCalendar calendar)
    {
        var now = clock.Now;
        var allowed = AllowedAt(message, now, calendar);
        if (allowed <= now)
            return false;
        await DueAt(db.Outbox, now).Where(m => m.Id == message.Id).ExecuteUpdateAsync(s => s.SetProperty(m => m.NextAttemptAt, allowed));
        return true;
    }

    private DateTime AllowedAt(OutboxMessage message, DateTime at, WorkCalendar calendar) =>
        channel.HasQuietHours && !message.IsUrgent ? QuietHours.NextAllowed(at, clock, calendar) : at;

    /// <summary>Takes the message, if nobody else did since it was read; what it says is fixed with the first claim.</summary>
    private async Task<Claim?> ClaimAsync(LawGovDb db, OutboxMessage message, string districtName)
    {
        var body = message.Body;
        if (body is null)
        {
            var unit = message.UnitId is { } id ? await db.Units.Where(u => u.Id == id).Select(u => u.Name).FirstOrDefaultAsync() : null;
            body = channel.Render(message, new Letterhead(districtName, unit, site));
        }
        var now = clock.Now;
        var (until, attempts) = (now + Lease, message.Attempts + 1);
        var taken = await DueAt(db.Outbox, now)
            .Where(m => m.Id == message.Id && m.Attempts == message.Attempts)
            .ExecuteUpdateAsync(s =>
                s.SetProperty(m => m.LeaseUntil, until).SetProperty(m => m.TriedAt, now).SetProperty(m => m.Attempts, attempts).SetProperty(m => m.Body, body)
            );
        return taken == 1 ? new Claim(body, until, attempts) : null;
    }

    /// <summary>One attempt, which the end of the host does not interrupt.</summary>
    private async Task<Attempt> AttemptAsync(OutboxMessage message, string body)
    {
        using var limit = new CancellationTokenSource(LongestAttempt);
        try
        {
            return await channel.SendAsync(message, body, limit.Token);
        }
        catch (Exception failure)
        {
            LogUnexpected(message.Id, failure.GetType().Name); // its text may name an address
            return Attempt.Unreachable(DeliveryErrors.Unexpected);
        }
    }

    private async Task SettleAsync(LawGovDb db, OutboxMessage message, Claim claim, Attempt attempt, WorkCalendar calendar)
    {
        if (attempt.End == AttemptEnd.Delivered)
        {
            await ConfirmAsync(db, message.Id);
            return;
        }
        var now = clock.Now;
        var wait = attempt.End == AttemptEnd.Later ? channel.Schedule.After(claim.Attempts, Random.Shared.NextDouble(), attempt.RetryAfter) : null;
        LogNotDelivered(message.Id, channel.Channel, attempt.Error, claim.Attempts, wait is null);
        var mine = db.Outbox.Where(m => m.Id == message.Id && m.LeaseUntil == claim.Until);
        if (wait is { } time)
        {
            var next = AllowedAt(message, Cut(now + time), calendar);
            await mine.ExecuteUpdateAsync(s =>
                s.SetProperty(m => m.NextAttemptAt, next).SetProperty(m => m.LeaseUntil, (DateTime?)null).SetProperty(m => m.LastError, attempt.Error)
            );
            return;
        }
        await FailAsync(mine, attempt.Error, now);
        if (attempt.End == AttemptEnd.Gone)
            await StopChannelAsync(db, attempt.Error, now);
    }

    /// <summary>Writes down that it arrived, whoever holds it now. Tried several times: what is not written down is sent again.</summary>
    private async Task ConfirmAsync(LawGovDb db, Guid id)
    {
        using var pause = new PeriodicTimer(ConfirmationPause);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var now = clock.Now;
                await db
                    .Outbox.Where(m => m.Id == id && m.DeliveredAt == null)
                    .ExecuteUpdateAsync(s =>
                        s.SetProperty(m => m.DeliveredAt, now)
                            .SetProperty(m => m.FailedAt, (DateTime?)null)
                            .SetProperty(m => m.NextAttemptAt, (DateTime?)null)
                            .SetProperty(m => m.LeaseUntil, (DateTime?)null)
                            .SetProperty(m => m.LastError, "")
                    );
                return;
            }
            catch (Exception failure) when (attempt < ConfirmationTries && failure is System.Data.Common.DbException or InvalidOperationException)
            {
                await pause.WaitForNextTickAsync();
            }
        }
    }

    /// <summary>Whether the channel is off; what waits for it has failed then.</summary>
    private async Task<bool> IsStoppedAsync(LawGovDb db, CancellationToken ct)
    {
        if (channel.To is not { } to)
            return false;
        if (!await db.ChannelStops.AnyAsync(s => s.Channel == channel.Channel && s.To == to, ct))
            return false;
        await FailAsync(DueAt(db.Outbox, clock.Now), DeliveryErrors.ChannelOff, clock.Now);
        return true;
    }

    private async Task StopChannelAsync(LawGovDb db, string error, DateTime now)
    {
        if (channel.To is not { } to)
            return;
        LogStopped(to);
        try
        {
            db.ChannelStops.Add(new ChannelStop(channel.Channel, to, error, now));
            db.Note("ChannelStopped", nameof(ChannelStop), Guid.Empty);
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException failure) when (UniqueIndexes.ViolatedBy(failure, db.Model) is not null)
        {
            // Another sender was told first
        }
        db.ChangeTracker.Clear();
    }

    private static Task<int> FailAsync(IQueryable<OutboxMessage> messages, string error, DateTime now) =>
        messages.ExecuteUpdateAsync(s =>
            s.SetProperty(m => m.FailedAt, now)
                .SetProperty(m => m.NextAttemptAt, (DateTime?)null)
                .SetProperty(m => m.LeaseUntil, (DateTime?)null)
                .SetProperty(m => m.LastError, error)
        );

    private static DateTime Cut(DateTime at) => new(at.Ticks - (at.Ticks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc);

    [LoggerMessage(EventId = 2101, Level = LogLevel.Warning, Message = "Message {Id} by {Channel} not delivered: {Error}, attempt {Attempts}, last {IsLast}")]
    private partial void LogNotDelivered(Guid id, OutboxChannel channel, string error, int attempts, bool isLast);

    [LoggerMessage(EventId = 2102, Level = LogLevel.Error, Message = "Message {Id}: the attempt ended in {Failure}")]
    private partial void LogUnexpected(Guid id, string failure);

    [LoggerMessage(EventId = 2103, Level = LogLevel.Error, Message = "Endpoint {Name} answered that it is gone and is off until it is switched on again")]
    private partial void LogStopped(string name);

    /// <param name="Body">What is sent.</param>
    /// <param name="Until">End of the lease, which tells this claim from others of the same message.</param>
    /// <param name="Attempts">Attempts, this one included.</param>
    private sealed record Claim(string Body, DateTime Until, int Attempts);
}
