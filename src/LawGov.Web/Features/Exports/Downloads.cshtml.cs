using LawGov.Data.Queries;
using LawGov.Web.Access;
using LawGov.Web.Features.Overdue;
using LawGov.Web.Pages;
using LawGov.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LawGov.Web.Features.Exports;

/// <summary>What can be downloaded, for which quarter and plan, and what the reader's machine needs.</summary>
[Access(Operation.ExportSummary)]
public sealed class DownloadsModel(QuarterBoardQuery boards) : AppPage
{
    [FromQuery]
    public string? Period { get; set; }

    [FromQuery]
    public Guid? Plan { get; set; }

    public QuarterBoard Board { get; private set; } = null!;

    public ReportCounts Now { get; private set; } = ReportCounts.None;

    public string PeriodKey => Board.Period.Key;

    public bool HasPdf => PdfConverter.Program is not null;

    public IEnumerable<SelectListItem> PeriodItems() =>
        Board.State.Periods.Select(p => new SelectListItem(
            p.IsLocked ? L["{0}（已归档）", L.Quarter(p.Period)] : L.Quarter(p.Period),
            p.Key,
            p.Key == PeriodKey
        ));

    public IEnumerable<SelectListItem> PlanItems() =>
        Board
            .Names.Plans.Where(p => Board.Cells.Now.Any(c => c.PlanId == p.Id))
            .Select(p => new SelectListItem(p.Title, p.Id.ToString(), p.Id == Plan))
            .Prepend(new SelectListItem(L["全部方案"], ""));

    public IEnumerable<UnitName> UnitsWithLines() => Board.ByUnit(BoardScope.Everything).Select(u => u.Unit).OrderBy(u => u.SortOrder);

    public void OnGet() { }

    protected override async Task LoadAsync()
    {
        Board = await boards.ReadAsync(Operation.ExportSummary, Period, Ct);
        Now = Board.Within(new BoardScope(Plan: Plan));
    }
}
