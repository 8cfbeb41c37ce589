using LawGov.Data;
using LawGov.Data.Queries;
using LawGov.Domain;
using LawGov.Domain.Calendar;
using LawGov.Domain.Lamps;
using LawGov.Web.Settings;
using LawGov.Web.Texts;
using Microsoft.Extensions.Caching.Memory;

namespace LawGov.Web.Features.Overdue;

/// <summary>
/// Reads a quarter's figures with their names. The figures are counted once and kept as long as the audit chain does not grow, which every change of data makes it do:
/// so they are never older than the data, and on a quiet board they cost one small query.
/// </summary>
public sealed class ReadQuarter(LawGovDb db, District district, DistrictClock clock, IMemoryCache cache)
{
    public async Task<QuarterBoard> ReadAsync(string? periodKey, CancellationToken ct)
    {
        var state = await district.GetAsync(ct);
        var period = state.PeriodOf(periodKey);
        var day = DayOf(state, period);
        var key = ("quarter", period, day);
        var known = cache.Get<Counted>(key);
        var names = await QuarterNames.ReadAsync(db, period.Key, known?.Names, ct);
        if (known is null || !ReferenceEquals(names, known.Names))
        {
            known = new Counted(names, await db.ReadFiguresAsync(period, day, ct));
            cache.Set(key, known, TimeSpan.FromMinutes(10));
        }
        return new QuarterBoard(state, state.Find(period), day, known.Cells, known.Names);
    }

    /// <summary>A quarter in progress is seen as of today, a locked one as of the day it was locked: its numbers and files stay as they were.</summary>
    private LampDay DayOf(DistrictState state, ReportingPeriod period)
    {
        if (state.Find(period)?.LockedAt is not { } lockedAt) return state.LampDay;
        var lockedOn = clock.DayOf(lockedAt);
        return new LampDay(lockedOn, state.Calendar.AddWorkdays(lockedOn, state.Settings.YellowWorkdays));
    }

    private sealed record Counted(QuarterNames Names, QuarterCells Cells);
}

/// <summary>A quarter as boards and files see it.</summary>
/// <param name="State">The district.</param>
/// <param name="Window">The opened quarter; none where it was never opened.</param>
/// <param name="Day">The day it is seen on.</param>
/// <param name="Cells">Its figures.</param>
/// <param name="Names">The names beside them.</param>
public sealed record QuarterBoard(DistrictState State, FilingPeriod? Window, LampDay Day, QuarterCells Cells, QuarterNames Names)
{
    public ReportingPeriod Period => Cells.Period;

    public bool IsLocked => Window?.IsLocked == true;

    /// <summary>Figures within a scope.</summary>
    public Figures Within(BoardScope scope) => Sum(Cells.Now.Where(scope.Covers));

    /// <summary>The same of the quarter before; none where nothing was owed then.</summary>
    public Figures? BeforeWithin(BoardScope scope) => Sum(Cells.Before.Where(scope.Covers)) is { All: > 0 } before ? before : null;

    /// <summary>Units that owe something within a scope, the reddest first.</summary>
    public IReadOnlyList<UnitFigures> ByUnit(BoardScope scope)
    {
        var figures = Cells.Now.Where(scope.Covers).GroupBy(c => c.UnitId).ToDictionary(g => g.Key, Sum);
        return
        [
            .. Names.Units.Where(u => figures.ContainsKey(u.Id)).Select(u => new UnitFigures(u, figures[u.Id]))
                .OrderByDescending(u => u.Figures.Red).ThenByDescending(u => u.Figures.Yellow).ThenBy(u => u.Unit.SortOrder),
        ];
    }

    /// <summary>Chapters within a scope, in the order of the plan.</summary>
    public IReadOnlyList<ChapterFigures> ByChapter(BoardScope scope)
    {
        var figures = Cells.Now.Where(scope.Covers).GroupBy(c => c.ChapterId).ToDictionary(g => g.Key, Sum);
        return [.. Names.Chapters.Where(c => figures.ContainsKey(c.Id)).Select(c => new ChapterFigures(c, figures[c.Id]))];
    }

    /// <summary>Units with something overdue: what an urge is about.</summary>
    public IReadOnlyList<UnitFigures> Overdue() => [.. ByUnit(BoardScope.Everything).Where(u => u.Figures.Overdue > 0)];

    /// <summary>Units that had a red lamp in the quarter before and have one now.</summary>
    public IReadOnlyList<UnitFigures> RedTwice(BoardScope scope)
    {
        var before = Cells.Before.Where(scope.Covers).Where(c => c.Figures.Red > 0).Select(c => c.UnitId).ToHashSet();
        return [.. ByUnit(scope).Where(u => u.Figures.Red > 0 && before.Contains(u.Unit.Id))];
    }

    private static Figures Sum(IEnumerable<FigureCell> cells) => cells.Aggregate(Figures.None, (sum, cell) => sum + cell.Figures);
}

/// <summary>A unit with its figures.</summary>
public sealed record UnitFigures(UnitName Unit, Figures Figures);

/// <summary>A chapter with its figures.</summary>
public sealed record ChapterFigures(ChapterName Chapter, Figures Figures);

/// <summary>What a board looks at: a unit, a chapter, a plan, or everything.</summary>
public sealed record BoardScope(Guid? Unit = null, Guid? Chapter = null, Guid? Plan = null)
{
    public static BoardScope Everything { get; } = new();

    public bool Covers(FigureCell cell) =>
        (Unit is null || cell.UnitId == Unit) && (Chapter is null || cell.ChapterId == Chapter) && (Plan is null || cell.PlanId == Plan);
}
