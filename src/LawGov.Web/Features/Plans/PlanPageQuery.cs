using LawGov.Data;
using LawGov.Data.Queries;
using LawGov.Domain.Assignments;
using LawGov.Domain.Calendar;
using LawGov.Domain.Filings;
using LawGov.Domain.Lamps;
using LawGov.Domain.Plans;
using LawGov.Domain.Units;
using LawGov.Web.Access;
using LawGov.Web.Settings;
using LawGov.Web.TagHelpers;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Plans;

/// <summary>A plan as the document it is, with what a quarter says about it in the margin.</summary>
public sealed record PlanPageView(
    Guid Id,
    int Version,
    string Title,
    string DocumentNumber,
    string IssuingBodies,
    DateOnly? IssuedOn,
    DateOnly? PublishedOn,
    DateOnly? StartsOn,
    DateOnly? EndsOn,
    PlanStatus Status,
    int Amendments,
    ReportingPeriod Period,
    IReadOnlyList<PlanChapter> Chapters,
    IReadOnlyList<PlanEntry> Withdrawn
)
{
    /// <summary>Whether every unit's reports are counted; otherwise the own unit's alone.</summary>
    public required bool IsOfEveryUnit { get; init; }

    public int Sections => Chapters.Sum(c => c.Parts.Count(p => p.Heading.Length > 0));

    public IEnumerable<PlanEntry> Tasks => Chapters.SelectMany(c => c.Parts).SelectMany(p => p.Tasks);

    public int Owed => Tasks.Sum(t => t.Owed);
}

/// <summary>A chapter with its sections; tasks right under it stand in a part without a heading.</summary>
public sealed record PlanChapter(Guid Id, string Heading, IReadOnlyList<PlanPart> Parts)
{
    public int Tasks => Parts.Sum(p => p.Tasks.Count);

    /// <summary>Tasks with a lamp.</summary>
    public int Lit => Parts.Sum(p => p.Tasks.Count(t => t.Lamp is not null));

    public int Fine => Parts.Sum(p => p.Tasks.Count(t => t.Lamp is Lamp.Green or Lamp.Blue));

    public int Red => Parts.Sum(p => p.Tasks.Count(t => t.Lamp == Lamp.Red));

    public int Yellow => Parts.Sum(p => p.Tasks.Count(t => t.Lamp == Lamp.Yellow));
}

/// <summary>A section of a chapter.</summary>
public sealed record PlanPart(Guid Id, string Heading, IReadOnlyList<PlanEntry> Tasks);

/// <summary>A task with its margin note. The lamp is the worst of its reports'; none where nothing is owed this quarter.</summary>
public sealed record PlanEntry(
    Guid Id,
    string Number,
    string Requirement,
    string Note,
    Deadline Deadline,
    TaskNature Nature,
    bool LeadIsOpen,
    IReadOnlyList<string> Targets,
    IReadOnlyList<PlanUnit> Units,
    Lamp? Lamp,
    int Owed,
    IReadOnlyList<MarkSquare> Squares,
    string Title,
    DateOnly? WithdrawnOn
);

/// <summary>A unit or a collective on a task.</summary>
public sealed record PlanUnit(Guid? UnitId, Guid? GroupId, string Name, UnitRole Role, bool IsPrimary, IReadOnlyList<string> Members);

/// <summary>Reads a plan's page in three queries.</summary>
public sealed class PlanPageQuery(LawGovDb db, District district, AccessCheck access)
{
    public async Task<PlanPageView> ReadAsync(Guid planId, string? period, CancellationToken ct)
    {
        var state = await district.GetAsync(ct);
        var quarter = state.PeriodOf(period);
        var today = state.ReadOn;
        // One row for each heading and member: a few thousand short rows at most, and one query instead of two.
        var members =
            from m in db.Set<UnitGroupMember>()
            join u in db.Units on m.UnitId equals u.Id
            where db.Assignments.Any(a => a.PlanId == planId && a.UnitGroupId == m.UnitGroupId) && m.From <= today && (m.Until == null || m.Until >= today)
            select new
            {
                m.UnitGroupId,
                u.ShortName,
                u.SortOrder,
            };
        var rows = await (
            from s in db.Sections.AsNoTracking()
            join p in db.Plans on s.PlanId equals p.Id
            where p.Id == planId
            from m in members.DefaultIfEmpty()
            select new
            {
                p.Id,
                p.Version,
                p.Title,
                p.DocumentNumber,
                p.IssuingBodies,
                p.IssuedOn,
                p.PublishedOn,
                p.StartsOn,
                p.EndsOn,
                p.Status,
                p.Amendments,
                Section = s,
                GroupId = (Guid?)m.UnitGroupId,
                Member = m.ShortName,
                Order = (int?)m.SortOrder,
            }
        ).ToListAsync(ct);
        if (rows.Count == 0)
            throw new NotFoundException();
        var head = rows[0];
        var sections = rows.Select(r => r.Section).Where(s => !s.IsDropped).DistinctBy(s => s.Id).OrderBy(s => s.Ordinal).ToList();
        var memberNames = rows.Where(r => r.Section.Id == head.Section.Id && r.GroupId is not null)
            .OrderBy(r => r.Order)
            .ToLookup(r => r.GroupId!.Value, r => r.Member);
        var entries = await EntriesAsync(planId, quarter, state, id => [.. memberNames[id]], ct);
        var chapters = sections
            .Where(s => s.Level == SectionLevel.Chapter)
            .Select(c => new PlanChapter(
                c.Id,
                c.Heading,
                [
                    new PlanPart(c.Id, "", [.. entries[c.Id]]),
                    .. sections.Where(s => s.ChapterId == c.Id).Select(s => new PlanPart(s.Id, s.Heading, [.. entries[s.Id]])),
                ]
            ))
            .ToList();
        return new PlanPageView(
            head.Id,
            head.Version,
            head.Title,
            head.DocumentNumber,
            head.IssuingBodies,
            head.IssuedOn,
            head.PublishedOn,
            head.StartsOn,
            head.EndsOn,
            head.Status,
            head.Amendments,
            quarter,
            chapters,
            [.. entries[Guid.Empty]]
        )
        {
            IsOfEveryUnit = access.ReachOf(Operation.ReadFilings).IsEverybody,
        };
    }

    private async Task<ILookup<Guid, PlanEntry>> EntriesAsync(
        Guid planId,
        ReportingPeriod quarter,
        DistrictState state,
        Func<Guid, IReadOnlyList<string>> members,
        CancellationToken ct
    )
    {
        var tasks = await db
            .Tasks.AsNoTracking()
            .Where(t => t.PlanId == planId)
            .OrderBy(t => t.Ordinal)
            .Select(t => new
            {
                Task = t,
                Targets = t.Targets.OrderBy(x => x.Ordinal).Select(x => x.Text).ToList(),
                Units = (
                    from a in db.Assignments
                    where a.PlanTaskId == t.Id && a.Status != AssignmentStatus.Withdrawn
                    join u in db.Units on a.UnitId equals u.Id into us
                    from u in us.DefaultIfEmpty()
                    join g in db.UnitGroups on a.UnitGroupId equals g.Id into gs
                    from g in gs.DefaultIfEmpty()
                    orderby a.Id
                    select new
                    {
                        a.UnitId,
                        a.UnitGroupId,
                        UnitName = u.ShortName,
                        GroupName = g.Name,
                        a.Role,
                        a.IsPrimaryLead,
                    }
                ).ToList(),
            })
            .AsSingleQuery()
            .ToListAsync(ct);
        var key = quarter.Key;
        var reach = access.ReachOf(Operation.ReadFilings);
        var reports = db
            .Reports.Where(r => r.PeriodKey == key && db.Tasks.Any(t => t.Id == r.PlanTaskId && t.PlanId == planId))
            .VisibleOnTasksTo(access, db, state.ReadOn);
        var owed = (
            await (
                from o in db.Owed(reports, state.LampDay)
                join u in db.Units on o.UnitId equals u.Id
                orderby u.SortOrder
                select new { Report = o, u.ShortName }
            )
                .AsNoTracking()
                .ToListAsync(ct)
        ).ToLookup(o => o.Report.PlanTaskId);
        var counted = owed.SelectMany(g => g).Where(o => reach.Covers(o.Report.UnitId)).ToLookup(o => o.Report.PlanTaskId, o => o.Report.Lamp);
        return tasks
            .Select(t => new
            {
                Place = t.Task.WithdrawnOn is null ? t.Task.SectionId ?? t.Task.ChapterId : Guid.Empty,
                Entry = new PlanEntry(
                    t.Task.Id,
                    t.Task.Number,
                    t.Task.Requirement,
                    t.Task.ResponsibilityText,
                    t.Task.Deadline,
                    t.Task.Nature,
                    t.Task.LeadIsOpen,
                    t.Targets,
                    [
                        .. t
                            .Units.Select(u => new PlanUnit(
                                u.UnitId,
                                u.UnitGroupId,
                                u.UnitName ?? u.GroupName,
                                u.Role,
                                u.IsPrimaryLead,
                                u.UnitGroupId is { } group ? members(group) : []
                            ))
                            .OrderBy(u => u.Role is UnitRole.Responsible or UnitRole.Supporting)
                            .ThenBy(u => !u.IsPrimary),
                    ],
                    counted[t.Task.Id].Any() ? counted[t.Task.Id].Max() : null,
                    counted[t.Task.Id].Count(),
                    [.. owed[t.Task.Id].Select(o => new MarkSquare(MarkOf(o.Report), o.ShortName))],
                    t.Task.Title,
                    t.Task.WithdrawnOn
                ),
            })
            .ToLookup(x => x.Place, x => x.Entry);
    }

    /// <summary>The letter of a report, by the facts its lamp follows from.</summary>
    public static Mark MarkOf(OwedReport report) =>
        report switch
        {
            { IsWaived: true } => Mark.NotOwed,
            { IsMissing: true } => Mark.Missing,
            { IsNotYetDue: true } => Mark.NotDue,
            { Status: ReportStatus.Returned } => Mark.Returned,
            { IsLate: true } => Mark.FiledLate,
            { Status: ReportStatus.Submitted } => Mark.Waiting,
            { Status: ReportStatus.Accepted } => Mark.Accepted,
            _ => Mark.NotOwed,
        };
}
