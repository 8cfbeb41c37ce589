using LawGov.Data;
using LawGov.Data.Queries;
using LawGov.Domain.Filings;
using LawGov.Domain.Lamps;
using LawGov.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Review;

/// <summary>
/// Every report of a quarter not locked that somebody has to decide on or to mend, oldest first; one query. Counts, filters and the list are read from
/// the same rows, so they cannot disagree.
/// </summary>
public sealed class ReviewQueue(LawGovDb db, AccessCheck access)
{
    public async Task<IReadOnlyList<QueueRow>> ReadAsync(LampDay day, CancellationToken ct)
    {
        var undecided = db
            .Reports.AsNoTracking()
            .VisibleTo(access, Operation.ReadReviewQueue)
            .Where(r => r.Status == ReportStatus.Submitted || r.Status == ReportStatus.Returned || r.AwaitsSecondReview)
            .Where(r => !db.Periods.Any(p => p.Key == r.PeriodKey && p.LockedAt != null));
        var rows =
            from x in db.OwedLines(undecided, day)
            let r = x.Report
            let t = x.Task
            join u in db.Units on r.UnitId equals u.Id
            join c in db.Sections on t.ChapterId equals c.Id
            select new QueueRow
            {
                Id = r.Id,
                Version = r.Version,
                UnitId = r.UnitId,
                Unit = u.ShortName,
                UnitOrder = u.SortOrder,
                Number = t.Number,
                Title = t.Title,
                ChapterId = t.ChapterId,
                Chapter = c.OrdinalText == "" ? c.Title : c.OrdinalText + "、" + c.Title,
                PeriodKey = r.PeriodKey,
                SubmittedAt = r.SubmittedAt,
                RevisionNo = r.RevisionNo,
                AwaitsSecond = r.AwaitsSecondReview,
                Kind = r.Kind,
                IsUnchanged = r.CarriedProgress != "" && r.Progress == r.CarriedProgress,
                EvidenceRequired = r.EvidenceRequired,
                EvidenceCount = r.EvidenceCount,
                Owed = x.Owed,
            };
        var found = await rows.ToListAsync(ct);
        return [.. found.OrderBy(r => r.SubmittedAt ?? DateTime.MaxValue).ThenBy(r => r.Facts.ResubmitDueOn).ThenBy(r => r.UnitOrder).ThenBy(r => r.Id)];
    }
}
