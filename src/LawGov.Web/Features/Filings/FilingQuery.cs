using LawGov.Data;
using LawGov.Data.Queries;
using LawGov.Domain.Filings;
using LawGov.Domain.Lamps;
using LawGov.Web.Access;
using LawGov.Web.Settings;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Filings;

/// <summary>A unit's page for a quarter with all its lines, for the unit itself (with drafts) and for those above it (with what was submitted).</summary>
public sealed class FilingQuery(LawGovDb db, District district, AccessCheck access)
{
    /// <exception cref="NotFoundException">There is no such page.</exception>
    /// <exception cref="AccessDeniedException">The person may not see it.</exception>
    public async Task<FilingView> ReadAsync(Guid id, CancellationToken ct)
    {
        var state = await district.GetAsync(ct);
        var rows = await (
            from x in db.Lines(db.Reports.AsNoTracking().Where(r => r.FilingId == id), state.LampDay)
            join f in db.Filings on x.Report.FilingId equals f.Id
            join u in db.Units on x.Report.UnitId equals u.Id
            join p in db.Plans on x.Task.PlanId equals p.Id
            orderby p.PublishedOn, p.Id, x.Task.Ordinal
            select new
            {
                x.Report,
                x.Owed,
                Filing = f,
                UnitName = u.ShortName,
                x.Task.Number,
                x.Task.Title,
                x.Task.Requirement,
                PlanTitle = p.Title,
                x.Task.PlanId,
                Targets = x.Task.Targets.OrderBy(y => y.Ordinal).Select(y => new TargetView(y.Id, y.Text, y.Value, y.Unit)).ToList(),
            }
        ).ToListAsync(ct);
        if (rows.Count == 0)
            throw new NotFoundException();
        var filing = rows[0].Filing;
        access.Ensure(Operation.ReadFilings, filing.UnitId);
        var ids = rows.Select(r => r.Report.Id).ToList();
        var ownsDrafts = access.Can(Operation.EditFiling, filing.UnitId);
        var evidence = rows.Any(r => r.Report.EvidenceCount > 0 || (!ownsDrafts && MayHaveLostFiles(r.Report)))
            ? (
                await db
                    .Evidence.AsNoTracking()
                    .Where(e => ids.Contains(e.ReportId) && (!ownsDrafts || e.UntilRevision == null))
                    .OrderBy(e => e.UploadedAt)
                    .ToListAsync(ct)
            ).ToLookup(e => e.ReportId)
            : Enumerable.Empty<EvidenceFile>().ToLookup(e => e.ReportId);
        var decided = rows.Any(r => r.Report.RevisionNo > 0)
            ? (await db.Decisions.AsNoTracking().Where(d => ids.Contains(d.ReportId)).OrderByDescending(d => d.DecidedAt).ToListAsync(ct)).ToLookup(d =>
                d.ReportId
            )
            : Enumerable.Empty<ReviewDecision>().ToLookup(d => d.ReportId);
        var submitted = ownsDrafts ? [] : await SubmittedAsync(ids, ct);

        var lines = rows.Select(row =>
            {
                var report = row.Report;
                var shown = ownsDrafts ? OwnText(report) : submitted.GetValueOrDefault(report.Id, ReportText.Empty);
                var decisions = decided[report.Id].ToList();
                return new LineView(
                    report.Id,
                    report.Version,
                    report.PlanTaskId,
                    row.PlanId,
                    row.PlanTitle,
                    row.Number,
                    row.Title,
                    row.Requirement,
                    report.Status,
                    report.Kind,
                    shown,
                    report.CarriedProgress,
                    row.Targets,
                    ownsDrafts ? [.. report.Gaps()] : [],
                    ownsDrafts && report.IsReady,
                    report.IsEditable,
                    report.EvidenceRequired,
                    row.Owed.Facts,
                    row.Owed.Lamp,
                    [
                        .. evidence[report.Id]
                            .Where(e => ownsDrafts || (report.FirstSubmittedOn is not null && e.IsPartOf(report.RevisionNo)))
                            .Select(e => new EvidenceView(e.Id, e.Name, e.Size)),
                    ],
                    report.Status == ReportStatus.Returned ? decisions.FirstOrDefault(d => d.Verdict == Verdict.Return) : null,
                    filing.CanReopen(report),
                    report.RevisionNo,
                    report.WaiveReason,
                    report.EndReason,
                    report.EndedOn
                );
            })
            .ToList();
        return new FilingView(filing, rows[0].UnitName, state, lines, rows.ConvertAll(r => r.Report));
    }

    /// <summary>
    /// What the unit wrote or still can write: a line that was let off, or ended, before anything came in is no report of the text it carried.
    /// </summary>
    private static ReportText OwnText(ProgressReport report)
    {
        var isOwn = report.IsEditable || report.FirstSubmittedOn is not null || report is { Status: ReportStatus.Ended, AuthorId: not null };
        return isOwn ? report.Text : ReportText.Empty;
    }

    /// <summary>Files taken off a line that came back to its unit still belong to the submission that others see.</summary>
    private static bool MayHaveLostFiles(ProgressReport report) => report is { RevisionNo: > 0, Status: not (ReportStatus.Submitted or ReportStatus.Accepted) };

    private async Task<Dictionary<Guid, ReportText>> SubmittedAsync(List<Guid> ids, CancellationToken ct)
    {
        var revisions = await db
            .Revisions.AsNoTracking()
            .Where(v => ids.Contains(v.ReportId) && db.Reports.Any(r => r.Id == v.ReportId && r.RevisionNo == v.RevisionNo && r.FirstSubmittedOn != null))
            .ToListAsync(ct);
        return revisions.ToDictionary(v => v.ReportId, v => new ReportText(v.Progress, v.Problems, v.NextSteps, v.SelfAssessment, v.Actuals));
    }
}

/// <summary>The page as it is shown.</summary>
public sealed record FilingView(UnitFiling Filing, string UnitName, DistrictState State, IReadOnlyList<LineView> Lines, IReadOnlyList<ProgressReport> Reports)
{
    /// <summary>Whether a line never came in.</summary>
    public bool IsAnythingMissing => Lines.Any(l => l.IsNotIn);

    public Domain.Calendar.ReportingPeriod Period => Domain.Calendar.ReportingPeriod.Parse(Filing.PeriodKey);

    public bool IsOpenToday => State.ReadOn >= Filing.OpensOn;

    /// <summary>Whether the quarter is locked.</summary>
    public bool IsLocked => State.Find(Period)?.IsLocked == true;

    public IEnumerable<LineView> Returned => Lines.Where(l => l.Status == ReportStatus.Returned);

    public IEnumerable<LineView> Others => Lines.Where(l => l.Status != ReportStatus.Returned);

    public int Owed => Lines.Count(l => l.WaiveReason.Length == 0 && l.IsOwed);

    /// <summary>The next day on which something that is not in is due; the page's own where nothing is left.</summary>
    public DateOnly DueOn => Lines.Where(l => l.IsEditable && l.Facts.FirstSubmittedOn is null).Select(l => (DateOnly?)l.Facts.DueOn).Min() ?? Filing.DueOn;

    /// <summary>The first day of what is due then, where that day was moved.</summary>
    public DateOnly? OriginalDueOn => Reports.Where(r => r.ClockStoppedOn is null && r.DueOn == DueOn && r.OriginalDueOn != DueOn).Min(r => r.OriginalDueOn);

    public int ToDo => Lines.Count(l => l.IsEditable && !l.IsReady);

    public int Ready => Lines.Count(l => l.IsReady);

    public int NotStarted => Lines.Count(l => l.Status == ReportStatus.NotStarted);

    public int CarryableNotStarted => Lines.Count(l => l.Status == ReportStatus.NotStarted && l.Carried.Length > 0);

    public bool HasEditable => Lines.Any(l => l.IsEditable);
}

/// <summary>One line as it is shown.</summary>
public sealed record LineView(
    Guid Id,
    int Version,
    Guid TaskId,
    Guid PlanId,
    string PlanTitle,
    string Number,
    string Title,
    string Requirement,
    ReportStatus Status,
    ReportKind Kind,
    ReportText Text,
    string Carried,
    IReadOnlyList<TargetView> Targets,
    IReadOnlyList<ReportGap> Gaps,
    bool IsReady,
    bool IsEditable,
    bool EvidenceRequired,
    LampFacts Facts,
    Lamp Lamp,
    IReadOnlyList<EvidenceView> Evidence,
    ReviewDecision? LastReturn,
    bool MayWithdraw,
    int RevisionNo,
    string WaiveReason,
    EndReason? EndReason,
    DateOnly? EndedOn
)
{
    private IReadOnlyDictionary<Guid, double>? _actuals;

    /// <summary>Whether the quarter counts it: what ended before it came in was never owed to the end.</summary>
    public bool IsOwed => Status != ReportStatus.Ended || Facts.FirstSubmittedOn is not null;

    /// <summary>Whether it is owed and never came in.</summary>
    public bool IsNotIn => Status is ReportStatus.NotStarted or ReportStatus.Draft;

    public double? ActualOf(Guid targetId) => (_actuals ??= Text.Actuals.ToDictionary()).TryGetValue(targetId, out var value) ? value : null;
}

public sealed record TargetView(Guid Id, string Text, double? Value, string Unit);

public sealed record EvidenceView(Guid Id, string Name, long Size);
