using LawGov.Data;
using LawGov.Data.Queries;
using LawGov.Domain.Calendar;
using LawGov.Domain.Obligations;
using LawGov.Web.Access;
using LawGov.Web.Settings;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Workbench;

/// <summary>Something a unit owes, with its task.</summary>
public sealed record ObligationRow(Obligation Owed, string Number, string Title, string PlanTitle, int Order);

/// <summary>The lines of one page of the unit that are owed.</summary>
/// <param name="FilingId">The page.</param>
/// <param name="Period">Its quarter.</param>
/// <param name="Rows">What is owed on it.</param>
public sealed record OwedPage(Guid FilingId, ReportingPeriod Period, IReadOnlyList<ObligationRow> Rows)
{
    public int Returned => Rows.Count(r => r.Owed.Kind == ObligationKind.Correction);

    public int NotIn => Rows.Count(r => r.Owed.Kind == ObligationKind.Report);

    public DateOnly Until => Rows.Min(r => r.Owed.Until);

    /// <summary>The first day of what is due next and never came in, where that day was moved.</summary>
    public DateOnly? OriginalDueOn =>
        Rows.Where(r => r.Owed.Kind == ObligationKind.Report && r.Owed.Until == Until && r.Owed.OriginalDueOn != Until).Min(r => r.Owed.OriginalDueOn);

    public int Late(DateOnly today) => Rows.Count(r => r.Owed.IsLate(today));
}

/// <summary>What a unit owes now, by what it has to do.</summary>
/// <param name="Day">Today, and the last day of warning.</param>
/// <param name="Debts">Pages of earlier quarters with something owed, the oldest first.</param>
/// <param name="Current">The page of the current quarter, where something on it is owed.</param>
/// <param name="Others">Everything else, by day.</param>
public sealed record UnitOwed(LawGov.Domain.Lamps.LampDay Day, IReadOnlyList<OwedPage> Debts, OwedPage? Current, IReadOnlyList<ObligationRow> Others)
{
    /// <summary>Every row, by day.</summary>
    public IReadOnlyList<ObligationRow> All =>
        [.. Debts.Append(Current).OfType<OwedPage>().SelectMany(p => p.Rows).Concat(Others).OrderBy(r => r.Owed.Until).ThenBy(r => r.Order)];

    /// <summary>Whether the current quarter's page is all there is to do today.</summary>
    public bool IsCurrentPageOnly => Current is not null && Debts.Count == 0 && !Others.Any(o => o.Owed.Until <= Day.SoonOn);
}

/// <summary>Reads what one unit owes, in one query.</summary>
public sealed class WorkbenchQuery(LawGovDb db, District district, AccessCheck access)
{
    /// <summary>Most rows read; a unit with more has a list of its own.</summary>
    public const int Most = 500;

    public async Task<UnitOwed> ReadAsync(Guid unitId, CancellationToken ct)
    {
        access.Ensure(Operation.ReadObligations, unitId);
        var state = await district.GetAsync(ct);
        var rows = await (
            from o in db.Obligations()
            where o.UnitId == unitId
            join t in db.Tasks on o.TaskId equals t.Id
            join p in db.Plans on t.PlanId equals p.Id
            orderby o.Until, t.Ordinal
            select new ObligationRow(o, t.Number, t.Title, p.Title, t.Ordinal)
        )
            .Take(Most)
            .AsNoTracking()
            .ToListAsync(ct);
        var pages = rows.Where(r => r.Owed.FilingId is not null)
            .GroupBy(r => (r.Owed.FilingId!.Value, r.Owed.PeriodKey!))
            .Select(g => new OwedPage(g.Key.Value, ReportingPeriod.Parse(g.Key.Item2), [.. g]))
            .OrderBy(p => p.Period.Key, StringComparer.Ordinal)
            .ToList();
        return new UnitOwed(
            state.LampDay,
            [.. pages.Where(p => p.Period != state.Current)],
            pages.Find(p => p.Period == state.Current),
            [.. rows.Where(r => r.Owed.FilingId is null)]
        );
    }
}
