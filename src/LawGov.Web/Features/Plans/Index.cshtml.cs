using LawGov.Domain.Plans;
using LawGov.Web.Access;
using LawGov.Web.Features.Shared;
using LawGov.Web.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Plans;

/// <summary>All plans: those in force, drafts of the office, and what was put away.</summary>
[Access(Operation.ReadPlans)]
public sealed class IndexModel : AppPage
{
    private const int PageSize = 20;

    /// <summary>A plan in the list.</summary>
    public sealed record Row(
        Guid Id,
        string Title,
        string DocumentNumber,
        PlanKind Kind,
        PlanStatus Status,
        DateOnly? StartsOn,
        DateOnly? EndsOn,
        DateOnly? PublishedOn,
        int Tasks,
        int Open,
        bool IsRevision
    );

    [FromQuery(Name = "page")]
    public int? PageNumber { get; set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public Pager Pager { get; private set; } = new(1, PageSize, 0);

    public bool MayPrepare => Access.Can(Operation.PreparePlan);

    protected override async Task LoadAsync()
    {
        var mayPrepare = MayPrepare;
        var plans = Db.Plans.AsNoTracking().Where(p => mayPrepare || p.Status != PlanStatus.Draft);
        Pager = Pager.For(PageNumber, PageSize, await plans.CountAsync(Ct));
        var rows = await plans
            .OrderByDescending(p => p.Id)
            .Skip(Pager.Skip)
            .Take(PageSize)
            .Select(p => new Row(
                p.Id,
                p.Title,
                p.DocumentNumber,
                p.Kind,
                p.Status,
                p.StartsOn,
                p.EndsOn,
                p.PublishedOn,
                Db.Tasks.Count(t => t.PlanId == p.Id && t.WithdrawnOn == null),
                p.Names.Count(n => n.UnitId == null && n.UnitGroupId == null && !n.IsIgnored) + p.Findings.Count(f => !f.IsSettled),
                Db.Comparisons.Any(c => c.AfterPlanId == p.Id && c.Kind == ComparisonKind.Revision)
            ))
            .ToListAsync(Ct);
        Rows = rows.OrderBy(r =>
                r.Status == PlanStatus.Draft ? 0
                : r.Status == PlanStatus.Published ? 1
                : 2
            )
            .ToList();
    }

    public void OnGet() { }
}
