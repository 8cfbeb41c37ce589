using LawGov.Data;
using LawGov.Data.Queries;
using LawGov.Data.Records;
using LawGov.Domain;
using LawGov.Domain.Assignments;
using LawGov.Domain.Calendar;
using LawGov.Domain.Events;
using LawGov.Domain.Filings;
using LawGov.Domain.Lamps;
using LawGov.Domain.Plans;
using LawGov.Domain.Units;
using LawGov.Web.Access;
using LawGov.Web.Features.Plans;
using LawGov.Web.Pages;
using LawGov.Web.Settings;
using LawGov.Web.TagHelpers;
using LawGov.Web.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace LawGov.Web.Features.Tasks;

/// <summary>A task with everything known about it that the person may see.</summary>
public sealed record TaskView(
    PlanTask Task,
    Guid PlanId,
    string PlanTitle,
    string DocumentNumber,
    PlanStanding Plan,
    string Chapter,
    string Section,
    IReadOnlyList<AssignmentRow> Assignments,
    ReportingPeriod Period,
    IReadOnlyList<TaskReport> Current,
    IReadOnlyList<QuarterRow> Quarters,
    bool HasEarlierQuarters,
    IReadOnlyList<TimelineRow> History,
    bool HasEarlierHistory,
    IReadOnlyList<TaskRevision> Revisions
)
{
    /// <summary>Whether every unit's reports are counted; otherwise the own unit's alone.</summary>
    public required bool IsOfEveryUnit { get; init; }

    /// <summary>The lamp's rule with the district's own numbers.</summary>
    public required string LampRule { get; init; }

    /// <summary>The worst lamp of this quarter; none where nothing is owed.</summary>
    public Lamp? Lamp => Current.Count == 0 ? null : Current.Max(r => r.Owed.Lamp);

    public IEnumerable<TaskReport> Worst => Current.Where(r => r.Owed.Lamp == Lamp);

    public AssignmentRow? Primary => Assignments.FirstOrDefault(a => a.Assignment.IsPrimaryLead);

    public IEnumerable<AssignmentRow> Live => Assignments.Where(a => a.Assignment.Status != AssignmentStatus.Withdrawn);
}

/// <summary>A unit's or collective's part.</summary>
public sealed record AssignmentRow(TaskAssignment Assignment, Unit? Unit, string Name, int SortOrder, IReadOnlyList<string> Members);

/// <summary>An owed report of the task; its filing is linked where the person may see it.</summary>
public sealed record TaskReport(OwedReport Owed, string UnitName, string Reason, string? FilingHref, Actuals Actuals, string Progress, bool IsSubmitted);

/// <summary>A quarter of the task: counts, figures, and what the consolidating unit said.</summary>
public sealed record QuarterRow(ReportingPeriod Period, ReportCounts Counts, IReadOnlyList<string> Figures, string Say, IReadOnlyList<MarkSquare> Squares);

/// <summary>A line of the history.</summary>
public sealed record TimelineRow(DateTime At, TimelineAct Act, string Who, string? Unit, string Detail);

/// <summary>Reads a task's page.</summary>
public sealed class TaskPageQuery(LawGovDb db, District district, AccessCheck access, DistrictClock clock, IStringLocalizer<Text> l)
{
    /// <summary>Lines of history, and quarters, shown before a person asks for all.</summary>
    public const int ShortHistory = 12,
        LatestQuarters = 4;

    /// <summary>Acts about a unit whose reasons every reader of the plan sees.</summary>
    private static readonly TimelineAct[] Public = [TimelineAct.AssignmentAdded, TimelineAct.AssignmentWithdrawn, TimelineAct.AssignmentReinstated];

    /// <summary>Acts about a unit's part in the task, not about what it reported.</summary>
    private static readonly TimelineAct[] OfTask =
    [
        .. Public,
        TimelineAct.AssignmentIssued,
        TimelineAct.AssignmentAcknowledged,
        TimelineAct.CompletionRequested,
        TimelineAct.CompletionConfirmed,
        TimelineAct.CompletionReturned,
    ];

    public async Task<TaskView> ReadAsync(Guid taskId, bool wholeHistory, CancellationToken ct)
    {
        var state = await district.GetAsync(ct);
        var keys = state.Periods.Take(wholeHistory ? int.MaxValue : LatestQuarters).Select(p => p.Key).ToList();
        var visible = db.Reports.Where(r => r.PlanTaskId == taskId).VisibleOnTasksTo(access, db, state.ReadOn);
        var head =
            await (
                from t in db.Tasks.AsNoTracking().Include(t => t.Targets)
                join p in db.Plans on t.PlanId equals p.Id
                join c in db.Sections on t.ChapterId equals c.Id
                join s in db.Sections on t.SectionId equals s.Id into ss
                from s in ss.DefaultIfEmpty()
                where t.Id == taskId
                select new
                {
                    Task = t,
                    p.Id,
                    p.Title,
                    p.DocumentNumber,
                    p.Status,
                    p.EndsOn,
                    Chapter = c,
                    Section = s,
                    HasEarlier = visible.Any(r => !keys.Contains(r.PeriodKey)),
                    IsRevised = db.TaskRevisions.Any(r => r.PlanTaskId == taskId),
                }
            ).FirstOrDefaultAsync(ct) ?? throw new NotFoundException();
        if (head.Status == PlanStatus.Draft)
            access.Ensure(Operation.PreparePlan);
        var assignments = await AssignmentsAsync(taskId, state.ReadOn, ct);
        var reports = await ReportsAsync(taskId, keys, state, ct);
        var reach = access.ReachOf(Operation.ReadFilings);
        var current = reports.Where(r => r.Owed.PeriodKey == state.Current.Key && reach.Covers(r.Owed.UnitId)).ToList();
        var primary = assignments.FirstOrDefault(a => a.Assignment.IsPrimaryLead)?.Assignment.UnitId;
        var quarters = reports
            .GroupBy(r => r.Owed.PeriodKey)
            .OrderByDescending(g => g.Key, StringComparer.Ordinal)
            .Select(g => QuarterOf(head.Task, primary, [.. g], reach))
            .ToList();
        var take = wholeHistory ? 1000 : ShortHistory;
        var history = await HistoryAsync(taskId, take + 1, state.ReadOn, ct);
        var revisions = head.IsRevised
            ? await db.TaskRevisions.AsNoTracking().Where(r => r.PlanTaskId == taskId).OrderByDescending(r => r.Id).ToListAsync(ct)
            : [];
        return new TaskView(
            head.Task,
            head.Id,
            head.Title,
            head.DocumentNumber,
            new PlanStanding(head.Status, head.EndsOn),
            head.Chapter.Heading,
            head.Section?.Heading ?? "",
            assignments,
            state.Current,
            current,
            quarters,
            head.HasEarlier,
            [.. history.Take(take)],
            history.Count > take,
            revisions
        )
        {
            IsOfEveryUnit = reach.IsEverybody,
            LampRule = LampText.Rule(l, state.Settings),
        };
    }

    private async Task<List<AssignmentRow>> AssignmentsAsync(Guid taskId, DateOnly today, CancellationToken ct)
    {
        var rows = await (
            from a in db.Assignments.AsNoTracking()
            join u in db.Units on a.UnitId equals u.Id into us
            from u in us.DefaultIfEmpty()
            join g in db.UnitGroups on a.UnitGroupId equals g.Id into gs
            from g in gs.DefaultIfEmpty()
            where a.PlanTaskId == taskId
            select new
            {
                Assignment = a,
                Unit = u,
                GroupName = g.Name,
                Members = (
                    from m in g.Members
                    join member in db.Units on m.UnitId equals member.Id
                    where m.From <= today && (m.Until == null || m.Until >= today)
                    orderby member.SortOrder
                    select member.ShortName
                ).ToList(),
            }
        ).ToListAsync(ct);
        return rows.Select(r => new AssignmentRow(r.Assignment, r.Unit, r.Unit?.ShortName ?? r.GroupName, r.Unit?.SortOrder ?? int.MaxValue, r.Members))
            .OrderBy(r => r.Assignment.Status == AssignmentStatus.Withdrawn)
            .ThenBy(r => !r.Assignment.IsPrimaryLead)
            .ThenBy(r => r.Assignment.Role)
            .ThenBy(r => r.SortOrder)
            .ThenBy(r => r.Name, StringComparer.Ordinal)
            .ToList();
    }

    private async Task<List<TaskReport>> ReportsAsync(Guid taskId, List<string> keys, DistrictState state, CancellationToken ct)
    {
        var reports = db.Reports.Where(r => r.PlanTaskId == taskId && keys.Contains(r.PeriodKey)).VisibleOnTasksTo(access, db, state.ReadOn);
        var rows = await (
            from x in db.OwedLines(reports, state.LampDay)
            join u in db.Units on x.Owed.UnitId equals u.Id
            orderby u.SortOrder
            select new
            {
                x.Owed,
                x.Report.Actuals,
                x.Report.Progress,
                u.ShortName,
            }
        )
            .AsNoTracking()
            .ToListAsync(ct);
        return rows.Select(r =>
            {
                var isIn = r.Owed.Status is ReportStatus.Submitted or ReportStatus.Accepted;
                return new TaskReport(
                    r.Owed,
                    r.ShortName,
                    LampText.Reason(l, r.Owed.Facts, state.LampDay),
                    access.Can(Operation.ReadFilings, r.Owed.UnitId) ? Routes.Line(r.Owed.FilingId, r.Owed.Id) : null,
                    isIn ? r.Actuals : Actuals.None,
                    isIn ? r.Progress : "",
                    isIn
                );
            })
            .ToList();
    }

    private QuarterRow QuarterOf(PlanTask task, Guid? primary, List<TaskReport> reports, Reach reach)
    {
        var lead = reports.FirstOrDefault(r => r.Owed.UnitId == primary) ?? (reports.Count == 1 ? reports[0] : null);
        return new QuarterRow(
            ReportingPeriod.Parse(reports[0].Owed.PeriodKey),
            ReportCounts.Of([.. reports.Where(r => reach.Covers(r.Owed.UnitId)).Select(r => r.Owed)]),
            [.. task.Targets.OrderBy(t => t.Ordinal).Select(t => FigureOf(t, lead is null ? reports : [lead]))],
            lead is null ? ""
                : lead.Owed.IsWaived ? l["免报"]
                : lead.Progress,
            [.. reports.Select(r => new MarkSquare(PlanPageQuery.MarkOf(r.Owed), r.UnitName, r.FilingHref))]
        );
    }

    /// <summary>The lead's own figure; without one the mean of levels and the sum of what adds up.</summary>
    private static string FigureOf(TaskTarget target, IReadOnlyList<TaskReport> reports)
    {
        var figures = reports
            .Where(r => r.IsSubmitted)
            .Select(r => r.Actuals.ToDictionary())
            .Where(a => a.ContainsKey(target.Id))
            .Select(a => a[target.Id])
            .ToList();
        if (figures.Count == 0)
            return "";
        var figure = target.Cycle == TargetCycle.Level ? figures.Average() : figures.Sum();
        return figure.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture) + target.Unit;
    }

    /// <summary>
    /// What happened to the task. What happened to a unit's report is for that unit and those above it; that it was accepted is for the units named
    /// on the task, too.
    /// </summary>
    private async Task<List<TimelineRow>> HistoryAsync(Guid taskId, int take, DateOnly today, CancellationToken ct)
    {
        var entries = db.Timeline.AsNoTracking().Where(e => e.TaskId == taskId);
        var reach = access.ReachOf(Operation.ReadFilings);
        if (!reach.IsEverybody)
        {
            var own = reach.OwnUnitId ?? Guid.Empty;
            var named = db.Naming(own, today).Where(a => a.PlanTaskId == taskId);
            entries = entries.Where(e => e.UnitId == null || e.UnitId == own || OfTask.Contains(e.Act) || (e.Act == TimelineAct.ReportAccepted && named.Any()));
        }
        var rows = await (
            from e in entries
            orderby e.At descending, e.Id descending
            join u in db.Units on e.UnitId equals u.Id into us
            from u in us.DefaultIfEmpty()
            select new { Entry = e, Unit = u.ShortName }
        )
            .Take(take)
            .ToListAsync(ct);
        return rows.OrderByDescending(e => e.Entry.At)
            .ThenByDescending(e => e.Entry.Id)
            .Select(e => new TimelineRow(
                clock.Local(e.Entry.At),
                e.Entry.Act,
                e.Entry.ActorName,
                e.Unit,
                MaySee(e.Entry) ? EventText.Detail(l, e.Entry.Event, e.Entry.Detail) : ""
            ))
            .ToList();
    }

    /// <summary>What was said about another unit's report or result is between that unit and the office.</summary>
    private bool MaySee(TimelineEntry entry) => entry.UnitId is not { } unitId || Public.Contains(entry.Act) || access.Can(Operation.ReadFilings, unitId);
}
