using LawGov.Data;
using LawGov.Data.Queries;
using LawGov.Domain;
using LawGov.Domain.Calendar;
using LawGov.Domain.Lamps;
using LawGov.Web.Access;
using LawGov.Web.Settings;

namespace LawGov.Web.Features.Overdue;

/// <summary>Reads a quarter's counts with their names, of the units that the operation reaches for the person of this request.</summary>
public sealed class QuarterBoardQuery(LawGovDb db, District district, DistrictClock clock, AccessCheck access, BoardCache cache)
{
    /// <param name="operation">What the person reads the quarter for.</param>
    /// <param name="periodKey">The quarter; the current one where none is named.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<QuarterBoard> ReadAsync(Operation operation, string? periodKey, CancellationToken ct)
    {
        var state = await district.GetAsync(ct);
        var period = state.PeriodOf(periodKey);
        var day = DayOf(state, period);
        return new QuarterBoard(state, state.Find(period), day, await cache.ReadAsync(db, period, day, ct), access.ReachOf(operation));
    }

    /// <summary>The same read anew, inside a snapshot in which everything else is read, too.</summary>
    public async Task<QuarterBoard> ReadInSnapshotAsync(Operation operation, string? periodKey, CancellationToken ct)
    {
        var state = await district.GetAsync(ct);
        var period = state.PeriodOf(periodKey);
        var day = DayOf(state, period);
        var data = await BoardData.ReadAsync(db, period, day, await db.DataVersionAsync(ct), ct);
        return new QuarterBoard(state, state.Find(period), day, new KeptBoard(data), access.ReachOf(operation));
    }

    /// <summary>A quarter in progress is seen as of today, a locked one as of the day it was locked: its numbers and files stay as they were.</summary>
    private LampDay DayOf(DistrictState state, ReportingPeriod period)
    {
        if (state.Find(period)?.LockedAt is not { } lockedAt)
            return state.LampDay;
        var lockedOn = clock.DayOf(lockedAt);
        return new LampDay(lockedOn, state.Calendar.AddWorkdays(lockedOn, state.Settings.YellowWorkdays));
    }
}

/// <summary>A quarter as boards and files show it to one person: the counts of the units that person may read.</summary>
public sealed class QuarterBoard(DistrictState state, FilingPeriod? window, LampDay day, KeptBoard kept, Reach reach)
{
    /// <summary>The district.</summary>
    public DistrictState State { get; } = state;

    /// <summary>The opened quarter; none where it was never opened.</summary>
    public FilingPeriod? Window { get; } = window;

    /// <summary>The day it is seen on.</summary>
    public LampDay Day { get; } = day;

    /// <summary>Its counts.</summary>
    public QuarterCounts Cells { get; } = kept.Data.Counts.Of(reach);

    /// <summary>The names beside them.</summary>
    public QuarterNames Names { get; } = kept.Data.Names.Of(reach);

    /// <summary>The version of the data it was read at.</summary>
    public long DataVersion => Kept.Data.DataVersion;

    /// <summary>Whose things the person may read here.</summary>
    public Reach Reach { get; } = reach;

    /// <summary>Where pages of its lists are kept.</summary>
    internal KeptBoard Kept { get; } = kept;

    public ReportingPeriod Period => Cells.Period;

    public bool IsLocked => Window?.IsLocked == true;

    /// <summary>Whether the quarter is still being reported: rates and lamps say nothing yet that could be compared with the quarter before.</summary>
    public bool IsBeforeDue => Window is { IsLocked: false } window && Day.Today <= window.DueOn;

    /// <summary>Tasks in force and completed within a scope, as of today: on the current quarter's board alone, and of no single unit.</summary>
    public TaskCount? TasksWithin(BoardScope scope)
    {
        if (Period != State.Current || scope.Unit is not null)
            return null;
        var chapters = Names.Chapters.Where(c => (scope.Plan is null || c.PlanId == scope.Plan) && (scope.Chapter is null || c.Id == scope.Chapter)).ToList();
        return new TaskCount(chapters.Sum(c => c.Tasks.All), chapters.Sum(c => c.Tasks.Completed));
    }

    /// <summary>ReportCounts within a scope.</summary>
    public ReportCounts Within(BoardScope scope) => Sum(Cells.Now.Where(scope.Covers));

    /// <summary>The same of the quarter before; none where nothing was owed then.</summary>
    public ReportCounts? BeforeWithin(BoardScope scope) => Sum(Cells.Before.Where(scope.Covers)) is { All: > 0 } before ? before : null;

    /// <summary>Units that owe something within a scope, the reddest first.</summary>
    public IReadOnlyList<UnitCounts> ByUnit(BoardScope scope)
    {
        var figures = Cells.Now.Where(scope.Covers).GroupBy(c => c.UnitId).ToDictionary(g => g.Key, Sum);
        return
        [
            .. Names
                .Units.Where(u => figures.ContainsKey(u.Id))
                .Select(u => new UnitCounts(u, figures[u.Id]))
                .OrderByDescending(u => u.Counts.Red)
                .ThenByDescending(u => u.Counts.Yellow)
                .ThenBy(u => u.Unit.SortOrder),
        ];
    }

    /// <summary>Chapters within a scope, in the order of the plan.</summary>
    public IReadOnlyList<ChapterCounts> ByChapter(BoardScope scope)
    {
        var figures = Cells.Now.Where(scope.Covers).GroupBy(c => c.ChapterId).ToDictionary(g => g.Key, Sum);
        return [.. Names.Chapters.Where(c => figures.ContainsKey(c.Id)).Select(c => new ChapterCounts(c, figures[c.Id]))];
    }

    /// <summary>Units with something overdue: what an urge is about.</summary>
    public IReadOnlyList<UnitCounts> Overdue() => [.. ByUnit(BoardScope.Everything).Where(u => u.Counts.Overdue > 0)];

    /// <summary>Units that had a red lamp in the quarter before and have one now.</summary>
    public IReadOnlyList<UnitCounts> RedTwice(BoardScope scope)
    {
        var before = Cells.Before.Where(scope.Covers).Where(c => c.Counts.Red > 0).Select(c => c.UnitId).ToHashSet();
        return [.. ByUnit(scope).Where(u => u.Counts.Red > 0 && before.Contains(u.Unit.Id))];
    }

    private static ReportCounts Sum(IEnumerable<CountCell> cells) => ReportCounts.Sum(cells.Select(c => c.Counts));
}

/// <summary>A unit with its figures.</summary>
public sealed record UnitCounts(UnitName Unit, ReportCounts Counts);

/// <summary>A chapter with its figures.</summary>
public sealed record ChapterCounts(ChapterName Chapter, ReportCounts Counts);

/// <summary>What a board looks at: a unit, a chapter, a plan, or everything.</summary>
public sealed record BoardScope(Guid? Unit = null, Guid? Chapter = null, Guid? Plan = null)
{
    public static BoardScope Everything { get; } = new();

    public bool Covers(CountCell cell) =>
        (Unit is null || cell.UnitId == Unit) && (Chapter is null || cell.ChapterId == Chapter) && (Plan is null || cell.PlanId == Plan);
}

/// <summary>What of a quarter's data a person's reach covers.</summary>
internal static class ReachedData
{
    public static QuarterCounts Of(this QuarterCounts counts, Reach reach) =>
        reach.IsEverybody ? counts : new QuarterCounts(counts.Period, counts.Now.Concat(counts.Before).Where(c => reach.Covers(c.UnitId)));

    public static QuarterNames Of(this QuarterNames names, Reach reach) =>
        reach.IsEverybody ? names : names with { Units = [.. names.Units.Where(u => reach.Covers(u.Id))] };
}
