using LawGov.Data;
using LawGov.Data.Queries;
using LawGov.Domain.Calendar;
using LawGov.Domain.Filings;
using LawGov.Domain.Lamps;
using LawGov.Domain.Plans;
using LawGov.Web.Access;
using LawGov.Web.Settings;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Review;

/// <summary>One report with everything its reviewer needs, in two queries: the report itself, and its own and its neighbours' history.</summary>
public sealed class ReviewItem(LawGovDb db, AccessCheck access, District district)
{
    /// <param name="Head">The report, its task and its files.</param>
    /// <param name="Revisions">Its submissions, newest first.</param>
    /// <param name="Earlier">The unit's earlier quarters of the task, newest first.</param>
    /// <param name="Others">Other units of the task in this quarter, in official order.</param>
    public sealed record Result(ItemHead Head, IReadOnlyList<ItemRevision> Revisions, IReadOnlyList<ItemPeer> Earlier, IReadOnlyList<ItemPeer> Others)
    {
        /// <summary>What was submitted last; a draft is the unit's own until it is submitted.</summary>
        public ItemRevision? Current => Revisions.Count > 0 ? Revisions[0] : null;

        /// <summary>The quarter before, where the unit owed it.</summary>
        public ItemPeer? Last => Earlier.FirstOrDefault(p => p.PeriodKey == ReportingPeriod.Parse(Head.PeriodKey).Previous.Key);

        /// <summary>The files of the last submission; what the unit adds for the next one is its own until then.</summary>
        public IReadOnlyList<ItemFile> Files => Current is { } now ? FilesOf(now) : [];

        /// <summary>The files a submission carried, also those taken off since.</summary>
        public IReadOnlyList<ItemFile> FilesOf(ItemRevision revision) => [.. Head.Files.Where(f => f.IsPartOf(revision.No))];

        /// <summary>The last decision on the current submission.</summary>
        public ItemDecision? LastDecision => Current?.Decisions.OrderBy(d => d.At).LastOrDefault();
    }

    /// <exception cref="NotFoundException">There is no such report, or the person may not see it.</exception>
    public async Task<Result> ReadAsync(Guid id, CancellationToken ct)
    {
        var day = (await district.GetAsync(ct)).LampDay;
        var head = await HeadOf(id, day).FirstOrDefaultAsync(ct) ?? throw new NotFoundException();
        var lines = await LinesOf(head, day).ToListAsync(ct);

        var peers = lines.Select(l => l.Peer).DistinctBy(p => p.Id).Where(p => p.Id != id).ToList();
        var revisions = lines
            .Where(l => l.Revision is not null)
            .GroupBy(l => l.Revision!.RevisionNo)
            .OrderByDescending(g => g.Key)
            .Select(g => RevisionOf(g.First().Revision!, g.Select(l => l.Decision).OfType<ReviewDecision>()))
            .ToList();
        return new Result(
            head,
            revisions,
            [
                .. peers
                    .Where(p => p.UnitId == head.UnitId && string.CompareOrdinal(p.PeriodKey, head.PeriodKey) < 0)
                    .OrderByDescending(p => p.PeriodKey, StringComparer.Ordinal),
            ],
            [.. peers.Where(p => p.UnitId != head.UnitId).OrderBy(p => p.UnitOrder)]
        );
    }

    private IQueryable<ItemHead> HeadOf(Guid id, LampDay day) =>
        from line in db.Lines(db.Reports.AsNoTracking().VisibleTo(access, Operation.ReadReviewQueue).Where(r => r.Id == id), day)
        let r = line.Report
        let t = line.Task
        join u in db.Units on r.UnitId equals u.Id
        select new ItemHead
        {
            Id = r.Id,
            Version = r.Version,
            FilingId = r.FilingId,
            UnitId = r.UnitId,
            Unit = u.ShortName,
            ReportingUnit = u,
            TaskId = t.Id,
            Number = t.Number,
            Title = t.Title,
            Requirement = t.Requirement,
            LeadNames = t.LeadNames,
            Role = line.Assignment.Role,
            PeriodKey = r.PeriodKey,
            Kind = r.Kind,
            CarriedProgress = r.CarriedProgress,
            CarriedNextSteps = r.CarriedNextSteps,
            RevisionNo = r.RevisionNo,
            AuthorId = r.AuthorId,
            SelfAssessment = r.SelfAssessment,
            AwaitsSecond = r.AwaitsSecondReview,
            NeedsSecond = r.NeedsSecondReview,
            EvidenceRequired = r.EvidenceRequired,
            WaiveReason = r.WaiveReason,
            Owed = line.Owed,
            Targets = t
                .Targets.OrderBy(x => x.Ordinal)
                .Select(x => new FigureTarget(x.Id, x.Ordinal, x.Text, x.Value, x.Unit, x.Operator == TargetOperator.AtMost))
                .ToList(),
            Files = r
                .Evidence.OrderBy(f => f.UploadedAt)
                .Select(f => new ItemFile(f.Id, f.Name, f.Size, f.Sha256, f.UploadedByName, f.UploadedAt, f.SinceRevision, f.UntilRevision))
                .ToList(),
        };

    /// <summary>
    /// The task's reports of this quarter and of this unit; only the report itself brings its submissions, each with its decisions, so no row is
    /// multiplied.
    /// </summary>
    private IQueryable<Line> LinesOf(ItemHead head, LampDay day)
    {
        var (id, unitId, taskId, period) = (head.Id, head.UnitId, head.TaskId, head.PeriodKey);
        var reports = db
            .Reports.AsNoTracking()
            .VisibleTo(access, Operation.ReadReviewQueue)
            .Where(r => r.PlanTaskId == taskId && (r.PeriodKey == period || r.UnitId == unitId));
        return from line in db.OwedLines(reports, day)
            let r = line.Report
            let isIn = r.Status == ReportStatus.Submitted || r.Status == ReportStatus.Accepted
            join u in db.Units on r.UnitId equals u.Id
            from v in db.Revisions.Where(v => v.ReportId == r.Id && v.ReportId == id).DefaultIfEmpty()
            from d in db.Decisions.Where(d => d.ReportId == v!.ReportId && d.RevisionNo == v.RevisionNo).DefaultIfEmpty()
            select new Line(
                new ItemPeer(
                    line.Owed,
                    u.ShortName,
                    u.SortOrder,
                    isIn && r.UnitId == unitId ? r.Progress : "",
                    isIn && r.UnitId == unitId ? r.Problems : "",
                    isIn && r.UnitId == unitId ? r.NextSteps : "",
                    isIn ? r.Actuals : null
                ),
                v,
                d
            );
    }

    private static ItemRevision RevisionOf(ReportRevision v, IEnumerable<ReviewDecision> decisions) =>
        new(
            v.RevisionNo,
            v.Kind,
            v.Progress,
            v.Problems,
            v.NextSteps,
            v.SelfAssessment,
            v.Actuals,
            v.SubmittedBy,
            v.SubmittedByName,
            v.SubmittedAt,
            [
                .. decisions
                    .OrderBy(d => d.DecidedAt)
                    .Select(d => new ItemDecision(d.Stage, d.Verdict, d.Comment, d.OverriddenSelfAssessment, d.DecidedBy, d.DecidedByName, d.DecidedAt)),
            ]
        );

    private sealed record Line(ItemPeer Peer, ReportRevision? Revision, ReviewDecision? Decision);
}
