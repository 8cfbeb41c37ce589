using LawGov.Web.Access;
using LawGov.Web.Features.Shared;
using LawGov.Web.Pages;
using Microsoft.AspNetCore.Mvc;

namespace LawGov.Web.Features.Overdue;

/// <summary>What is owed beside the quarter's reports, behind each number of the board's strip.</summary>
[Access(Operation.ReadBoard)]
public sealed class DutiesModel(QuarterBoardQuery boards, DutyQuery duties) : AppPage
{
    [FromQuery(Name = "kind")]
    public DutyGroup Group { get; set; }

    [FromQuery(Name = "show")]
    public DutyShow Show { get; set; }

    [FromQuery(Name = "unit")]
    public Guid? UnitId { get; set; }

    [FromQuery(Name = "page")]
    public int? PageNumber { get; set; }

    public QuarterBoard Board { get; private set; } = null!;

    public IReadOnlyList<DutyCount> Counts { get; private set; } = [];

    public IReadOnlyList<DutyQuery.Row> Rows { get; private set; } = [];

    public Pager Pager { get; private set; } = new(1, DutyQuery.PageSize, 0);

    public void OnGet() { }

    public string Href(DutyGroup group, DutyShow show) => Routes.DutyList(group.ToString(), show.ToString(), UnitId);

    protected override async Task LoadAsync()
    {
        Board = await boards.ReadAsync(Operation.ReadBoard, null, Ct);
        Counts = await duties.ReadAsync(Board, Ct);
        (Rows, Pager) = await duties.ListAsync(Board, Group, Show, UnitId, PageNumber, Ct);
    }
}
