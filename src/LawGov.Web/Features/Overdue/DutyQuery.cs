using LawGov.Data;
using LawGov.Data.Queries;
using LawGov.Domain.Obligations;
using LawGov.Web.Access;
using LawGov.Web.Features.Shared;
using LawGov.Web.Features.Workbench;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Overdue;

/// <summary>How many things of one kind are owed beside the quarter's reports.</summary>
/// <param name="Group">Which.</param>
/// <param name="Late">Past their day.</param>
/// <param name="Soon">Due within the days of warning.</param>
/// <param name="All">All.</param>
/// <param name="LateUnits">Units with something late.</param>
public sealed record DutyCount(DutyGroup Group, int Late, int Soon, int All, int LateUnits);

/// <summary>Kinds of what is owed as the office looks for them.</summary>
public enum DutyGroup
{
    /// <summary>Reports and corrections of quarters before the current one that are not locked.</summary>
    Debts,

    /// <summary>Tasks with a day of their own.</summary>
    Deadlines,

    /// <summary>Requests that wait for the office.</summary>
    Answers,
}

/// <summary>Which of them a list shows.</summary>
public enum DutyShow
{
    Late,
    Soon,
    All,
}

/// <summary>What is owed beside the reports of the current quarter: old debts and the tasks' own deadlines.</summary>
public sealed class DutyQuery(LawGovDb db, AccessCheck access)
{
    public const int PageSize = 15;

    /// <summary>A row of the list.</summary>
    public sealed record Row(ObligationRow Duty, Guid UnitId, string Unit, bool MaySupervise);

    /// <summary>Counts by kind, in one query; kept with the board until the data change.</summary>
    public async Task<IReadOnlyList<DutyCount>> ReadAsync(QuarterBoard board, CancellationToken ct)
    {
        access.Ensure(Operation.ReadBoard);
        var counts = await board.Kept.PageAsync<IReadOnlyList<DutyCount>>((nameof(DutyQuery), board.State.LampDay), async () => await CountAsync(board, ct));
        return counts;
    }

    /// <summary>The rows behind one number, the longest late first.</summary>
    public async Task<(IReadOnlyList<Row> Rows, Pager Pager)> ListAsync(
        QuarterBoard board,
        DutyGroup group,
        DutyShow show,
        Guid? unitId,
        int? page,
        CancellationToken ct
    )
    {
        access.Ensure(Operation.ReadBoard);
        var (today, soon) = (board.State.LampDay.Today, board.State.LampDay.SoonOn);
        var owed = Of(board, group).Where(o => unitId == null || o.UnitId == unitId);
        owed =
            show == DutyShow.Late ? owed.Where(o => o.Until < today && o.HeldOn == null)
            : show == DutyShow.Soon ? owed.Where(o => o.Until >= today && o.Until <= soon)
            : owed;
        var pager = Pager.For(page, PageSize, await owed.CountAsync(ct));
        var rows = await (
            from o in owed
            join u in db.Units on o.UnitId equals u.Id
            join t in db.Tasks on o.TaskId equals t.Id
            join p in db.Plans on t.PlanId equals p.Id
            orderby o.Until, u.SortOrder, t.Ordinal
            select new Row(new ObligationRow(o, t.Number, t.Title, p.Title, t.Ordinal), u.Id, u.ShortName, u.MaySupervise)
        )
            .Skip(pager.Skip)
            .Take(PageSize)
            .AsNoTracking()
            .ToListAsync(ct);
        return (rows, pager);
    }

    private async Task<List<DutyCount>> CountAsync(QuarterBoard board, CancellationToken ct)
    {
        var (today, soon) = (board.State.LampDay.Today, board.State.LampDay.SoonOn);
        var rows = await Of(board, null)
            .GroupBy(o => new { o.UnitId, o.KindNo })
            .Select(g => new
            {
                g.Key.KindNo,
                Late = g.Count(o => o.Until < today && o.HeldOn == null),
                Soon = g.Count(o => o.Until >= today && o.Until <= soon),
                All = g.Count(),
            })
            .ToListAsync(ct);
        return
        [
            .. Enum.GetValues<DutyGroup>()
                .Select(group => (group, Units: rows.Where(r => GroupOf((ObligationKind)r.KindNo) == group).ToList()))
                .Select(x => new DutyCount(
                    x.group,
                    x.Units.Sum(r => r.Late),
                    x.Units.Sum(r => r.Soon),
                    x.Units.Sum(r => r.All),
                    x.Units.Count(r => r.Late > 0)
                )),
        ];
    }

    private static DutyGroup GroupOf(ObligationKind kind) =>
        kind switch
        {
            ObligationKind.Report or ObligationKind.Correction => DutyGroup.Debts,
            ObligationKind.Answer => DutyGroup.Answers,
            _ => DutyGroup.Deadlines,
        };

    private IQueryable<Obligation> Of(QuarterBoard board, DutyGroup? group)
    {
        var current = board.State.Current.Key;
        var owed = db.Obligations().Where(o => o.PeriodKey == null || o.PeriodKey != current);
        return group switch
        {
            DutyGroup.Debts => owed.Where(o => o.FilingId != null),
            DutyGroup.Deadlines => owed.Where(o => o.KindNo == (int)ObligationKind.Deadline),
            DutyGroup.Answers => owed.Where(o => o.KindNo == (int)ObligationKind.Answer),
            _ => owed,
        };
    }
}
