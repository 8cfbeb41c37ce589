using LawGov.Data;
using LawGov.Data.Records;
using LawGov.Web.Access;
using LawGov.Web.Jobs;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Admin;

/// <summary>Says that the clock is right after all, so that jobs go on; every process hears it with its next round.</summary>
public sealed class ConfirmClock(LawGovDb db, AccessCheck access, ClockGuard guard)
{
    public sealed class Command
    {
        /// <summary>Confirmations so far, as the page was opened with.</summary>
        public int Version { get; set; }
    }

    /// <returns>Whether jobs go on in this process.</returns>
    /// <exception cref="DbUpdateConcurrencyException">Somebody confirmed it since the page was opened.</exception>
    public async Task<bool> ExecuteAsync(Command command, CancellationToken ct)
    {
        access.Ensure(Operation.ConfirmClock);
        var watch = await db.ClockWatch.FirstOrDefaultAsync(ct) ?? throw new DbUpdateConcurrencyException("no round of jobs has looked at the clock yet");
        db.Entry(watch).Property(w => w.Confirmations).OriginalValue = command.Version;
        watch.Confirm(db.Clock.Now);
        db.Note("ClockConfirmed", nameof(ClockWatch), Guid.Empty);
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
        return await guard.CheckAsync(db, ct);
    }
}
