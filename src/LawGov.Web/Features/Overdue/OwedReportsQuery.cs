using LawGov.Data;
using LawGov.Data.Queries;
using LawGov.Web.Access;
using LawGov.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Overdue;

/// <summary>The rows behind a number, a page at a time, of the units that the board is about. How many there are is the number itself.</summary>
public sealed class OwedReportsQuery(LawGovDb db)
{
    public const int PageSize = 15;

    public async Task<IReadOnlyList<OwedRow>> ReadAsync(QuarterBoard board, BoardFilter filter, Pager pager, CancellationToken ct)
    {
        if (pager.Total == 0)
            return [];
        var key = (board.Reach, filter.Scope, filter.Bucket, filter.Sort, pager.Skip);
        return await board.Kept.PageAsync(key, () => ReadPageAsync(board, filter, pager, ct));
    }

    private async Task<IReadOnlyList<OwedRow>> ReadPageAsync(QuarterBoard board, BoardFilter filter, Pager pager, CancellationToken ct)
    {
        var rows =
            from r in Rows(board, filter)
            join u in db.Units on r.UnitId equals u.Id
            join t in db.Tasks on r.PlanTaskId equals t.Id
            select new Joined
            {
                Report = r,
                UnitOrder = u.SortOrder,
                Task = t.Title,
                Number = t.Number,
                TaskOrder = t.Ordinal,
                Since = r.IsUnmended ? r.ResubmitDueOn!.Value : r.DueOn,
            };
        var page = await Sorted(rows, filter.Sort).Skip(pager.Skip).Take(PageSize).ToListAsync(ct);
        var units = board.Names.Units.ToDictionary(u => u.Id);
        return [.. page.Select(r => new OwedRow(r.Report, units[r.Report.UnitId], r.Number, r.Task))];
    }

    /// <summary>The owed reports of the filter, whichever page they stand on.</summary>
    public IQueryable<OwedReport> Rows(QuarterBoard board, BoardFilter filter)
    {
        var key = board.Period.Key;
        var reports = db.Reports.AsNoTracking().Where(r => r.PeriodKey == key).VisibleTo(board.Reach);
        if (filter.Unit is { } unit)
            reports = reports.Where(r => r.UnitId == unit);
        var owed = db.Owed(reports, board.Day).Only(filter.Bucket);
        if (filter.Chapter is { } chapter)
            owed = owed.Where(r => r.ChapterId == chapter);
        if (filter.Plan is { } plan)
            owed = owed.Where(r => r.PlanId == plan);
        return owed;
    }

    private static IQueryable<Joined> Sorted(IQueryable<Joined> rows, string? sort)
    {
        var sorted = sort switch
        {
            "-due" => rows.OrderByDescending(r => r.Since).ThenBy(r => r.UnitOrder),
            "unit" => rows.OrderBy(r => r.UnitOrder),
            "-unit" => rows.OrderByDescending(r => r.UnitOrder),
            "task" => rows.OrderBy(r => r.Report.PlanId).ThenBy(r => r.TaskOrder).ThenBy(r => r.UnitOrder),
            "-task" => rows.OrderByDescending(r => r.Report.PlanId).ThenByDescending(r => r.TaskOrder).ThenBy(r => r.UnitOrder),
            _ => rows.OrderByDescending(r => r.Report.IsMissing || r.Report.IsUnmended).ThenBy(r => r.Since).ThenBy(r => r.UnitOrder),
        };
        return sorted.ThenBy(r => r.TaskOrder).ThenBy(r => r.Report.Id);
    }

    private sealed class Joined
    {
        public required OwedReport Report { get; init; }
        public required int UnitOrder { get; init; }
        public required string Task { get; init; }
        public required string Number { get; init; }
        public required int TaskOrder { get; init; }
        public required DateOnly Since { get; init; }
    }
}

/// <summary>A row of the board's list.</summary>
public sealed record OwedRow(OwedReport Report, UnitName Unit, string TaskNumber, string TaskTitle)
{
    /// <summary>Whether it is a reason to urge its unit.</summary>
    public bool IsOverdue => Report.IsMissing || Report.IsUnmended;
}
