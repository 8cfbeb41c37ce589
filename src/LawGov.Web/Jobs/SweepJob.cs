using LawGov.Data;
using LawGov.Data.Records;
using LawGov.Domain;
using LawGov.Web.Files;
using LawGov.Web.Outbox;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Jobs;

/// <summary>
/// Clears what nothing refers to: files of uploads that never became a row, form keys that no back button will send again, old notices and digests, and
/// messages that arrived long ago.
/// </summary>
public sealed class SweepJob(LawGovDb db, FileStore files, DistrictClock clock)
{
    /// <summary>Days after which a delivered message goes, and one that failed.</summary>
    public const int DeliveredDays = 90,
        FailedDays = 400;

    /// <summary>Days after which a message that nobody could try is given up: its channel is gone from the settings, or the site stood still.</summary>
    public const int WaitingDays = 7;

    private const int Batch = 500;

    public async Task RunAsync(CancellationToken ct)
    {
        var lastWeek = clock.Now.AddDays(-7);
        await db.SubmissionKeys.Where(k => k.At < lastWeek).ExecuteDeleteAsync(ct);
        var old = clock.Now.AddDays(-Notice.KeptDays);
        await db.Notices.Where(n => n.At < old).ExecuteDeleteAsync(ct);
        var digestsBefore = clock.Today.AddDays(-Digest.KeptDays);
        await db.Digests.Where(d => d.On < digestsBefore).ExecuteDeleteAsync(ct);
        var (now, dueBefore) = (clock.Now, clock.Now.AddDays(-WaitingDays));
        await db
            .Outbox.Where(m => m.NextAttemptAt < dueBefore)
            .ExecuteUpdateAsync(
                s =>
                    s.SetProperty(m => m.FailedAt, now)
                        .SetProperty(m => m.NextAttemptAt, (DateTime?)null)
                        .SetProperty(m => m.LeaseUntil, (DateTime?)null)
                        .SetProperty(m => m.LastError, DeliveryErrors.Expired),
                ct
            );
        var (deliveredBefore, failedBefore) = (clock.Now.AddDays(-DeliveredDays), clock.Now.AddDays(-FailedDays));
        await db.Outbox.Where(m => m.DeliveredAt < deliveredBefore).ExecuteDeleteAsync(ct);
        await db.Outbox.Where(m => m.CreatedAt < failedBefore && m.FailedAt < failedBefore).ExecuteDeleteAsync(ct);

        // Files are stamped by the machine, not by the district's clock, which may be set to another day.
        foreach (var names in files.OlderThan(TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-24)).Chunk(Batch))
        {
            var known = (await db.Evidence.AsNoTracking().Where(f => names.Contains(f.Sha256)).Select(f => f.Sha256).Distinct().ToListAsync(ct)).ToHashSet(
                StringComparer.Ordinal
            );
            foreach (var name in names.Where(n => !known.Contains(n)))
                files.Remove(name);
        }
    }
}
