using LawGov.Domain.Calendar;
using LawGov.Domain.Filings;
using LawGov.Web.Access;
using LawGov.Web.Features.Shared;
using LawGov.Web.Pages;
using LawGov.Web.Settings;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Filings;

/// <summary>The pages of a quarter, unit by unit in official order; a unit sees its own over the quarters.</summary>
[Access(Operation.ReadFilings)]
public sealed class IndexModel : AppPage
{
    private const int PageSize = 50;

    [FromQuery(Name = "period")]
    public string? Period { get; set; }

    [FromQuery(Name = "status")]
    public FilingStatus? Status { get; set; }

    [FromQuery(Name = "page")]
    public int? PageNumber { get; set; }

    public ReportingPeriod Chosen { get; private set; }

    public Pager Pager { get; private set; } = new(1, PageSize, 0);

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public bool IsOwnUnit { get; private set; }

    /// <summary>Quarters that are locked.</summary>
    public IReadOnlySet<string> Locked { get; private set; } = new HashSet<string>();

    public void OnGet() { }

    protected override async Task LoadAsync()
    {
        var state = await District.GetAsync(Ct);
        Chosen = state.PeriodOf(Period);
        Locked = state.Periods.Where(p => p.IsLocked).Select(p => p.Key).ToHashSet();
        IsOwnUnit = Access.ScopeOf(Operation.ReadFilings) == Scope.Unit;
        var key = Chosen.Key;
        var filings = Db.Filings.AsNoTracking().VisibleTo(Access);
        if (!IsOwnUnit)
            filings = filings.Where(f => f.PeriodKey == key);
        if (Status is { } status)
            filings = filings.Where(f => f.Status == status);
        Pager = Pager.For(PageNumber, PageSize, await filings.CountAsync(Ct));
        var today = state.ReadOn;
        Rows = await (
            from f in filings
            join u in Db.Units on f.UnitId equals u.Id
            orderby f.PeriodKey descending, u.SortOrder
            select new Row(
                f.Id,
                u.ShortName,
                f.PeriodKey,
                f.Status,
                f.DueOn,
                f.SubmittedOn,
                Db.Reports.Count(r => r.FilingId == f.Id && r.WaiveReason == "" && (r.Status != ReportStatus.Ended || r.FirstSubmittedOn != null)),
                Db.Reports.Count(r => r.FilingId == f.Id && r.FirstSubmittedOn != null && r.WaiveReason == ""),
                Db.Reports.Count(r => r.FilingId == f.Id && r.Status == ReportStatus.Returned),
                Db.Reports.Count(r => r.FilingId == f.Id && r.ClockStoppedOn == null && r.DueOn < today)
            )
        )
            .Skip(Pager.Skip)
            .Take(Pager.PageSize)
            .ToListAsync(Ct);
    }

    /// <summary>One page of a unit.</summary>
    public sealed record Row(
        Guid Id,
        string UnitName,
        string PeriodKey,
        FilingStatus Status,
        DateOnly DueOn,
        DateOnly? SubmittedOn,
        int Owed,
        int Submitted,
        int Returned,
        int Missing
    );
}
