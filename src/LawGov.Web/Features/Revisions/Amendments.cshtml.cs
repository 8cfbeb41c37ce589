using LawGov.Domain.Plans;
using LawGov.Web.Access;
using LawGov.Web.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Revisions;

/// <summary>The revisions of a plan, the latest first: by which document, why, and how each task stood before.</summary>
[Access(Operation.ReadPlans)]
public sealed class AmendmentsModel : AppPage
{
    [FromRoute]
    public Guid Id { get; set; }

    public string PlanTitle { get; private set; } = "";

    public IReadOnlyList<PlanAmendment> Rows { get; private set; } = [];

    protected override async Task LoadAsync()
    {
        PlanTitle =
            await Db.Plans.Where(p => p.Id == Id && p.Status != PlanStatus.Draft).Select(p => p.Title).FirstOrDefaultAsync(Ct) ?? throw new NotFoundException();
        Rows = await Db
            .Amendments.AsNoTracking()
            .Include(a => a.Revisions)
            .AsSplitQuery()
            .Where(a => a.PlanId == Id)
            .OrderByDescending(a => a.Number)
            .ToListAsync(Ct);
    }

    public void OnGet() { }
}
