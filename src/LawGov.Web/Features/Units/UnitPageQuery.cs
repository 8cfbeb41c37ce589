using LawGov.Data;
using LawGov.Data.Queries;
using LawGov.Domain.Accounts;
using LawGov.Domain.Calendar;
using LawGov.Domain.Filings;
using LawGov.Domain.Lamps;
using LawGov.Domain.Plans;
using LawGov.Domain.Units;
using LawGov.Web.Access;
using LawGov.Web.Settings;
using LawGov.Web.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace LawGov.Web.Features.Units;

/// <summary>A unit with this quarter's duties, and what the open tab lists.</summary>
public sealed record UnitView(
    Unit Unit,
    ReportingPeriod Period,
    UnitQuarter? Now,
    IReadOnlyList<UnitDuty> Duties,
    int PeopleCount,
    int UrgeCount,
    IReadOnlyList<UnitQuarter> Quarters,
    IReadOnlyList<UnitPerson> People,
    IReadOnlyList<Urge> Urges
);

/// <summary>What the page lists beside the duties, by the address.</summary>
public static class UnitTab
{
    public const string Tasks = "tasks",
        History = "history",
        Urges = "urges",
        People = "people",
        Due = "due";
}

/// <summary>A task the unit stands on. Without a report nothing is owed this quarter.</summary>
public sealed record UnitDuty(Guid TaskId, string Number, string Title, string PlanTitle, string Part, DateOnly? DueOn, UnitReport? Report);

/// <summary>Where this quarter's report of a duty stands.</summary>
public sealed record UnitReport(Guid Id, Guid FilingId, ReportStatus Status, Lamp Lamp, string Reason);

/// <summary>A quarter of the unit.</summary>
public sealed record UnitQuarter(ReportingPeriod Period, Guid FilingId, ReportCounts Counts);

/// <summary>A person of the unit with what the person does there.</summary>
public sealed record UnitPerson(string Name, IReadOnlyList<Role> Roles, bool IsActive);

/// <summary>Reads a unit's page.</summary>
public sealed class UnitPageQuery(LawGovDb db, District district, AccessCheck access, IStringLocalizer<Text> l)
{
    /// <summary>The newest urges are listed, no more than these.</summary>
    private const int MostUrges = 50;

    public async Task<UnitView> ReadAsync(Guid unitId, string tab, CancellationToken ct)
    {
        access.Ensure(Operation.ReadUnits, unitId);
        var state = await district.GetAsync(ct);
        var head =
            await db
                .Units.AsNoTracking()
                .Where(u => u.Id == unitId)
                .Select(u => new
                {
                    Unit = u,
                    People = db.Users.Count(x => x.UnitId == unitId),
                    Urges = db.Urges.Count(x => x.UnitId == unitId),
                })
                .FirstOrDefaultAsync(ct)
            ?? throw new NotFoundException();
        var reports = db.Reports.Where(r => r.UnitId == unitId && r.PeriodKey == state.Current.Key);
        var owed = await db.Owed(reports, state.LampDay).ToListAsync(ct);
        return new UnitView(
            head.Unit,
            state.Current,
            owed.Count == 0 ? null : new UnitQuarter(state.Current, owed[0].FilingId, ReportCounts.Of(owed)),
            await DutiesAsync(unitId, owed, state, ct),
            head.People,
            Math.Min(head.Urges, MostUrges),
            tab == UnitTab.History ? await QuartersAsync(unitId, state, ct) : [],
            tab == UnitTab.People ? await PeopleAsync(unitId, ct) : [],
            tab == UnitTab.Urges ? await UrgesAsync(unitId, ct) : []
        );
    }

    private async Task<List<UnitQuarter>> QuartersAsync(Guid unitId, DistrictState state, CancellationToken ct)
    {
        var quarters = await db.Owed(db.Reports.Where(r => r.UnitId == unitId), state.LampDay)
            .CountBy(o => new { o.PeriodKey, o.FilingId }, (key, counts) => new UnitQuarter(ReportingPeriod.Parse(key.PeriodKey), key.FilingId, counts))
            .ToListAsync(ct);
        return [.. quarters.OrderByDescending(q => q.Period.Key, StringComparer.Ordinal)];
    }

    private async Task<List<UnitPerson>> PeopleAsync(Guid unitId, CancellationToken ct)
    {
        var people = await (
            from u in db.Users.AsNoTracking()
            where u.UnitId == unitId
            orderby u.DisplayName
            select new
            {
                u.DisplayName,
                u.IsActive,
                Roles = (from ur in db.UserRoles join r in db.Roles on ur.RoleId equals r.Id where ur.UserId == u.Id select r.Name).ToList(),
            }
        ).ToListAsync(ct);
        return people.ConvertAll(p => new UnitPerson(p.DisplayName, [.. p.Roles.Select(r => Enum.Parse<Role>(r!)).Order()], p.IsActive));
    }

    private Task<List<Urge>> UrgesAsync(Guid unitId, CancellationToken ct) =>
        db.Urges.AsNoTracking().Where(u => u.UnitId == unitId).OrderByDescending(u => u.UrgedOn).Take(MostUrges).ToListAsync(ct);

    /// <summary>What it reports this quarter, and what it only stands on: named itself, or as a member of a collective.</summary>
    private async Task<List<UnitDuty>> DutiesAsync(Guid unitId, List<OwedReport> owed, DistrictState state, CancellationToken ct)
    {
        var byTask = owed.ToDictionary(o => o.PlanTaskId);
        var parts = await (
            from a in db.Naming(unitId, state.ReadOn).AsNoTracking()
            join t in db.Tasks on a.PlanTaskId equals t.Id
            join p in db.Plans on t.PlanId equals p.Id
            join g in db.UnitGroups on a.UnitGroupId equals g.Id into gs
            from g in gs.DefaultIfEmpty()
            where p.Status == PlanStatus.Published
            orderby p.Id, t.Ordinal
            select new
            {
                t.Id,
                t.Number,
                t.Title,
                PlanTitle = p.Title,
                a.UnitId,
                a.Role,
                a.DueOn,
                GroupName = g.Name,
            }
        ).ToListAsync(ct);
        return parts
            .GroupBy(p => p.Id)
            .Select(g =>
            {
                var part = g.OrderBy(p => p.UnitId is null).First();
                var report = byTask.GetValueOrDefault(part.Id);
                return new UnitDuty(
                    part.Id,
                    part.Number,
                    part.Title,
                    part.PlanTitle,
                    part.UnitId is null ? part.GroupName : l.Label(part.Role),
                    part.DueOn,
                    report is null ? null : ReportOf(report, state)
                );
            })
            .OrderBy(d => d.Report is null)
            .ToList();
    }

    private UnitReport ReportOf(OwedReport owed, DistrictState state) =>
        new(owed.Id, owed.FilingId, owed.Status, owed.Lamp, LampText.Reason(l, owed.Facts, state.LampDay));
}
