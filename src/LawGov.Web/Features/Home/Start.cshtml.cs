using LawGov.Data.Queries;
using LawGov.Domain.Accounts;
using LawGov.Domain.Calendar;
using LawGov.Web.Access;
using LawGov.Web.Features.Overdue;
using LawGov.Web.Features.Workbench;
using LawGov.Web.Pages;
using LawGov.Web.Settings;
using LawGov.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Home;

/// <summary>Where a person's day begins: leaders read the overview here, everybody else is taken to their own work.</summary>
[Access(Operation.OpenHome)]
public sealed class StartModel(QuarterBoardQuery boards, LeaderHighlights highlights, WorkbenchQuery owed, DutyQuery duties) : AppPage
{
    [FromQuery]
    public string? Period { get; set; }

    /// <summary>What leaders see; none for others.</summary>
    public LeaderOverview? Overview { get; private set; }

    /// <summary>When the next window opens, for people of a unit without a page this quarter.</summary>
    public FilingPeriod? Next { get; private set; }

    public string PeriodLabel { get; private set; } = "";

    public string Percent(ReportCounts f) => f.OnTimePercent.ToString("0.0", System.Globalization.CultureInfo.InvariantCulture) + "%";

    public string Href(ReportBucket bucket, Guid? unit = null, Guid? chapter = null) =>
        Routes.OverdueList(Overview!.Board.Period.Key, bucket.Name, unit, chapter);

    public string SayChange(ReportBucket bucket) =>
        Overview!.Before is not { } before || Overview.Board.IsBeforeDue
            ? ""
            : (Overview.Now[bucket] - before[bucket]) switch
            {
                > 0 and var more => L["，较上季度增加{0}项", more],
                < 0 and var fewer => L["，较上季度减少{0}项", -fewer],
                _ => L["，与上季度持平"],
            };

    /// <summary>The arithmetic of the rate and of the one before; of the one before alone while the quarter is still being reported.</summary>
    public string SayRate()
    {
        var (now, before) = (Overview!.Now, Overview.Before is { Owed: > 0 } owed ? owed : null);
        if (Overview.Board.IsBeforeDue)
            return before is null ? "" : L["上季度按时报送率{0}＝{1}÷{2}。", Percent(before), before.OnTime, before.Owed];
        var rate = L["按时报送率{0}＝{1}÷{2}", Percent(now), now.OnTime, now.Owed].Value;
        return rate + (before is null ? L["。"] : L["，上季度{0}＝{1}÷{2}。", Percent(before), before.OnTime, before.Owed]);
    }

    /// <summary>What a unit's red lamps are about.</summary>
    public string SayRed(ReportCounts f)
    {
        var rest = f.Red - f.Overdue;
        var parts = new[]
        {
            (L["逾期未报{0}项", f.Missing], f.Missing),
            (L["退回逾期未改{0}项", f.Unmended], f.Unmended),
            (L["指标落后、连续两季黄灯{0}项", rest], rest),
        };
        return string.Join(L["，"], parts.Where(part => part.Item2 > 0).Select(part => part.Item1.Value).Append(L["应报{0}项", f.Owed]));
    }

    public async Task<IActionResult> OnGetAsync()
    {
        if (Overview is not null)
            return Page();
        if (CurrentUser.UnitId is { } unitId && Access.ScopeOf(Operation.ReadFilings) == Scope.Unit)
            return await UnitPageAsync(unitId);
        foreach (var (operation, href) in Starts())
        {
            if (Access.Can(operation))
                return LocalRedirect(href);
        }
        return Page();
    }

    /// <summary>Where work begins, by what the person may do; the first that fits.</summary>
    private (Operation Operation, string Href)[] Starts() =>
        [
            (Operation.ReadBoard, Period is null ? Routes.Overdue : Routes.OverdueList(Period)),
            (Operation.ManageUnits, Routes.AdminUnits),
            (Operation.ReadAudit, Routes.Audit),
        ];

    protected override async Task LoadAsync()
    {
        if (!CurrentUser.Is(Role.Leader))
            return;
        var board = await boards.ReadAsync(Operation.ReadBoard, Period, Ct);
        PeriodLabel = L.Quarter(board.Period);
        Overview = new LeaderOverview(
            board,
            board.Within(BoardScope.Everything),
            board.BeforeWithin(BoardScope.Everything),
            board.RedTwice(BoardScope.Everything),
            board.ByChapter(BoardScope.Everything),
            await highlights.ReadAsync(board, Ct),
            await duties.ReadAsync(board, Ct)
        );
    }

    private async Task<IActionResult> UnitPageAsync(Guid unitId)
    {
        if (Period is null && !(await owed.ReadAsync(unitId, Ct)).IsCurrentPageOnly)
            return LocalRedirect(Routes.Workbench);
        var state = await District.GetAsync(Ct);
        var period = state.PeriodOf(Period);
        var filingId = await Db
            .Filings.AsNoTracking()
            .VisibleTo(Access)
            .Where(f => f.UnitId == unitId && f.PeriodKey == period.Key)
            .Select(f => (Guid?)f.Id)
            .FirstOrDefaultAsync(Ct);
        if (filingId is { } id)
            return LocalRedirect(Routes.Filing(id));
        PeriodLabel = L.Quarter(period);
        Next = new FilingPeriod(FilingPeriod.CurrentOn(state.ReadOn, state.Settings).Next, state.Settings, state.Calendar);
        return Page();
    }
}

/// <summary>The quarter as leaders see it.</summary>
public sealed record LeaderOverview(
    QuarterBoard Board,
    ReportCounts Now,
    ReportCounts? Before,
    IReadOnlyList<UnitCounts> RedTwice,
    IReadOnlyList<ChapterCounts> Chapters,
    Highlights Highlights,
    IReadOnlyList<DutyCount> Duties
)
{
    /// <summary>Units that may be named; the others are counted.</summary>
    public IEnumerable<UnitCounts> NamedRedTwice => RedTwice.Where(u => u.Unit.MaySupervise);

    public int UnnamedRedTwice => RedTwice.Count(u => !u.Unit.MaySupervise);
}
