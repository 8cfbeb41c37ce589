using LawGov.Data.Queries;
using LawGov.Domain.Units;
using LawGov.Web.Access;
using LawGov.Web.Features.Overdue;
using LawGov.Web.Features.Shared;
using LawGov.Web.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Units;

/// <summary>Units in the official order with a quarter's figures, counted by the board's own reader. No ranking.</summary>
[Access(Operation.ReadUnits)]
public sealed class IndexModel(QuarterBoardQuery boards) : AppPage
{
    private const int PageSize = 100;

    /// <summary>A unit and its quarter; no figures where it owes nothing.</summary>
    public sealed record Row(Guid Id, string Name, UnitKind Kind, bool IsActive, ReportCounts? Counts);

    [FromQuery(Name = "period")]
    public string? PeriodKey { get; set; }

    [FromQuery(Name = "kind")]
    public UnitKind? Kind { get; set; }

    [FromQuery(Name = "page")]
    public int? PageNumber { get; set; }

    public QuarterBoard Board { get; private set; } = null!;

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public Pager Pager { get; private set; } = new(1, PageSize, 0);

    protected override async Task LoadAsync()
    {
        Board = await boards.ReadAsync(Operation.ReadUnits, PeriodKey, Ct);
        var kind = Kind;
        var units = await Db
            .Units.AsNoTracking()
            .VisibleTo(Access)
            .Where(u => kind == null || u.Kind == kind)
            .OrderBy(u => u.SortOrder)
            .Select(u => new
            {
                u.Id,
                u.Name,
                u.Kind,
                u.IsActive,
            })
            .ToListAsync(Ct);
        var figures = Board.ByUnit(BoardScope.Everything).ToDictionary(u => u.Unit.Id, u => u.Counts);
        var shown = units.Where(u => u.IsActive || figures.ContainsKey(u.Id)).ToList();
        Pager = Pager.For(PageNumber, PageSize, shown.Count);
        Rows = shown.Skip(Pager.Skip).Take(PageSize).Select(u => new Row(u.Id, u.Name, u.Kind, u.IsActive, figures.GetValueOrDefault(u.Id))).ToList();
    }

    public void OnGet() { }
}
