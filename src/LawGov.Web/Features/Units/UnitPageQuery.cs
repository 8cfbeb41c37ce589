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

/// <summary>A unit with its duties, its quarters, its people and the urges it received.</summary>
public sealed record UnitView(
    Unit Unit,
    ReportingPeriod Period,
    IReadOnlyList<UnitDuty> Duties,
    IReadOnlyList<UnitQuarter> Quarters,
    IReadOnlyList<UnitPerson> People,
    IReadOnlyList<Urge> Urges
)
{
    /// <summary>This quarter's counts.</summary>
    public UnitQuarter? Now => Quarters.FirstOrDefault(q => q.Period == Period);
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
    public async Task<UnitView> ReadAsync(Guid unitId, CancellationToken ct)
    {
        access.Ensure(Operation.ReadUnits, unitId);
        var state = await district.GetAsync(ct);
        var unit = await db.Units.AsNoTracking().FirstOrDefaultAsync(u => u.Id == unitId, ct) ?? throw new NotFoundException();
        var reports = db.Reports.Where(r => r.UnitId == unitId);
        var quarters = await db.Owed(reports, state.LampDay)
            .CountBy(o => new { o.PeriodKey, o.FilingId }, (key, counts) => new UnitQuarter(ReportingPeriod.Parse(key.PeriodKey), key.FilingId, counts))
            .ToListAsync(ct);
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
        var urges = await db.Urges.AsNoTracking().Where(u => u.UnitId == unitId).OrderByDescending(u => u.UrgedOn).Take(50).ToListAsync(ct);
        return new UnitView(
            unit,
            state.Current,
            await DutiesAsync(unitId, state, ct),
            [.. quarters.OrderByDescending(q => q.Period.Key, StringComparer.Ordinal)],
            people.Select(p => new UnitPerson(p.DisplayName, [.. p.Roles.Select(r => Enum.Parse<Role>(r!)).Order()], p.IsActive)).ToList(),
            urges
        );
    }

    /// <summary>What it reports this quarter, and what it only stands on: named itself, or as a member of a collective.</summary>
    private async Task<List<UnitDuty>> DutiesAsync(Guid unitId, DistrictState state, CancellationToken ct)
    {
        var (key, today) = (state.Current.Key, state.ReadOn);
        var reports = db.Reports.Where(r => r.UnitId == unitId && r.PeriodKey == key);
        var owed = await db.Owed(reports, state.LampDay).ToDictionaryAsync(o => o.PlanTaskId, ct);
        var parts = await (
            from a in db.Naming(unitId, today).AsNoTracking()
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
                var report = owed.GetValueOrDefault(part.Id);
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
