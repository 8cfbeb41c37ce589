using LawGov.Data;
using LawGov.Data.Queries;
using LawGov.Domain.Assignments;
using LawGov.Domain.Filings;
using LawGov.Domain.Plans;
using LawGov.Domain.Units;
using LawGov.Web.Access;
using LawGov.Web.Features.Overdue;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Exports;

/// <summary>Reads what files tell beside the figures: tasks, who is named on them, and the accepted reports of a quarter. Drafts are not read at all.</summary>
public sealed class LedgerQuery(LawGovDb db)
{
    /// <param name="board">The quarter.</param>
    /// <param name="scope">A plan or a unit, or everything.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<LedgerFacts> ReadAsync(QuarterBoard board, BoardScope scope, CancellationToken ct)
    {
        var key = board.Period.Key;
        var reports = db.Reports.AsNoTracking().VisibleTo(board.Reach).Where(r => r.PeriodKey == key);
        if (scope.Unit is { } unit)
            reports = reports.Where(r => r.UnitId == unit);
        var owed = db.Owed(reports, board.Day);
        if (scope.Plan is { } plan)
            owed = owed.Where(r => r.PlanId == plan);
        var lines = await (
            from o in owed
            join r in db.Reports on o.Id equals r.Id
            join a in db.Assignments on r.AssignmentId equals a.Id
            select new
            {
                Owed = o,
                r.Kind,
                a.Role,
                a.UnitGroupId,
                Text = o.IsAccepted ? new AcceptedText(r.Progress, r.Problems, r.NextSteps, r.Actuals) : null,
            }
        ).ToListAsync(ct);

        var planIds = scope.Plan is { } one ? [one] : lines.Select(l => l.Owed.PlanId).Distinct().ToList();
        if (scope.Unit is { } own)
            planIds =
            [
                .. planIds.Union(
                    await db.Assignments.Where(a => a.UnitId == own && a.Status != AssignmentStatus.Withdrawn).Select(a => a.PlanId).Distinct().ToListAsync(ct)
                ),
            ];
        var plans = await db.Plans.AsNoTracking().Where(p => planIds.Contains(p.Id)).Select(p => new PlanTitle(p.Id, p.Title)).ToListAsync(ct);
        var sections = await db.Sections.AsNoTracking().Where(s => planIds.Contains(s.PlanId)).OrderBy(s => s.Ordinal).ToListAsync(ct);
        var tasks = await db
            .Tasks.AsNoTracking()
            .Include(t => t.Targets)
            .Where(t => planIds.Contains(t.PlanId) && (t.WithdrawnOn == null || reports.Any(r => r.PlanTaskId == t.Id)))
            .OrderBy(t => t.Ordinal)
            .ToListAsync(ct);
        var assignments = await db
            .Assignments.AsNoTracking()
            .Where(a => planIds.Contains(a.PlanId) && a.Status != AssignmentStatus.Withdrawn)
            .Select(a => new Named(a.PlanTaskId, a.UnitId, a.UnitGroupId, a.Role, a.IsPrimaryLead))
            .ToListAsync(ct);
        var units = await db.Units.AsNoTracking().OrderBy(u => u.SortOrder).ToDictionaryAsync(u => u.Id, ct);
        var groups = await db.UnitGroups.AsNoTracking().ToDictionaryAsync(g => g.Id, g => g.Name, ct);
        var accepted = lines.Where(l => l.Owed.IsAccepted).Select(l => l.Owed.Id).ToHashSet();
        var evidence = await EvidenceAsync(key, accepted, ct);
        var decisions = await DecisionsAsync(key, ct);

        var order = tasks.ToDictionary(t => t.Id, t => t.Ordinal);
        return new LedgerFacts(
            [.. plans.OrderBy(p => p.Id)],
            sections,
            [.. tasks.OrderBy(t => t.PlanId).ThenBy(t => t.Ordinal)],
            assignments.ToLookup(a => a.TaskId),
            [
                .. lines
                    .Select(l => new LedgerLine(
                        l.Owed,
                        units[l.Owed.UnitId],
                        l.Role,
                        l.UnitGroupId is not null,
                        l.Text,
                        evidence[l.Owed.Id].ToList(),
                        decisions.GetValueOrDefault(l.Owed.Id)
                    ))
                    .OrderBy(l => l.Owed.PlanId)
                    .ThenBy(l => order[l.Owed.PlanTaskId])
                    .ThenBy(l => l.Unit.SortOrder),
            ],
            units,
            groups
        );
    }

    private async Task<ILookup<Guid, string>> EvidenceAsync(string key, HashSet<Guid> accepted, CancellationToken ct) =>
        (
            await db
                .Evidence.AsNoTracking()
                .Where(f => db.Reports.Any(r => r.Id == f.ReportId && r.PeriodKey == key) && f.UntilRevision == null)
                .OrderBy(f => f.UploadedAt)
                .Select(f => new { f.ReportId, f.Name })
                .ToListAsync(ct)
        )
            .Where(f => accepted.Contains(f.ReportId))
            .ToLookup(f => f.ReportId, f => f.Name);

    private async Task<Dictionary<Guid, LastDecision>> DecisionsAsync(string key, CancellationToken ct) => (
            await db
                .Decisions.AsNoTracking()
                .Where(d => db.Reports.Any(r => r.Id == d.ReportId && r.PeriodKey == key && (r.Status != ReportStatus.Accepted || d.Verdict == Verdict.Accept)))
                .OrderBy(d => d.DecidedAt)
                .Select(d => new
                {
                    d.ReportId,
                    d.Verdict,
                    d.Comment,
                    d.DecidedAt,
                })
                .ToListAsync(ct)
        ).GroupBy(d => d.ReportId).ToDictionary(g => g.Key, g => new LastDecision(g.Last().Verdict, g.Last().Comment, g.Last().DecidedAt));
}

/// <summary>What files tell beside the figures.</summary>
public sealed record LedgerFacts(
    IReadOnlyList<PlanTitle> Plans,
    IReadOnlyList<PlanSection> Sections,
    IReadOnlyList<PlanTask> Tasks,
    ILookup<Guid, Named> Named,
    IReadOnlyList<LedgerLine> Lines,
    IReadOnlyDictionary<Guid, Unit> Units,
    IReadOnlyDictionary<Guid, string> Groups
);

/// <summary>Who is named on a task.</summary>
public sealed record Named(Guid TaskId, Guid? UnitId, Guid? UnitGroupId, UnitRole Role, bool IsPrimaryLead);

/// <summary>An accepted text; there is none of a report that is not accepted.</summary>
public sealed record AcceptedText(string Progress, string Problems, string NextSteps, Actuals Actuals);

/// <summary>The last decision on a report.</summary>
public sealed record LastDecision(Verdict Verdict, string Comment, DateTime DecidedAt);

/// <summary>One owed report as files tell it.</summary>
public sealed record LedgerLine(
    OwedReport Owed,
    Unit Unit,
    UnitRole Role,
    bool IsOfGroup,
    AcceptedText? Text,
    IReadOnlyList<string> Evidence,
    LastDecision? Decision
);
