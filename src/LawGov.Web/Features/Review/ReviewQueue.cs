using LawGov.Data;
using LawGov.Domain.Assignments;
using LawGov.Domain.Filings;
using LawGov.Domain.Lamps;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Review;

/// <summary>
/// Every report of a quarter not locked that somebody has to decide on or to mend, oldest first; one query. Counts, filters and the list are read from
/// the same rows, so they cannot disagree.
/// </summary>
public sealed class ReviewQueue(LawGovDb db)
{
    public async Task<IReadOnlyList<QueueRow>> ReadAsync(CancellationToken ct)
    {
        var rows =
            from r in db.Reports.AsNoTracking()
            where (r.Status == ReportStatus.Submitted || r.Status == ReportStatus.Returned || r.AwaitsSecondReview)
                && !db.Periods.Any(p => p.Key == r.PeriodKey && p.LockedAt != null)
            join u in db.Units on r.UnitId equals u.Id
            join t in db.Tasks on r.PlanTaskId equals t.Id
            join c in db.Sections on t.ChapterId equals c.Id
            join a in db.Assignments on r.AssignmentId equals a.Id
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
                Facts = new LampFacts(r.Status, r.OpensOn, r.DueOn, r.FirstSubmittedOn, r.ResubmitDueOn, r.SelfAssessment, r.LagPoints, r.PriorYellow, r.WaiveReason != "", a.Status == AssignmentStatus.Completed),
            };
        var found = await rows.ToListAsync(ct);
        return [.. found.OrderBy(r => r.SubmittedAt ?? DateTime.MaxValue).ThenBy(r => r.Facts.ResubmitDueOn).ThenBy(r => r.UnitOrder).ThenBy(r => r.Id)];
    }
}
