using LawGov.Domain.Calendar;
using LawGov.Domain.Plans;
using LawGov.Web.Access;
using LawGov.Web.Pages;
using LawGov.Web.Settings;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Drafts;

/// <summary>The last step of an import: what will be made, then 印发并下达.</summary>
[Access(Operation.PreparePlan)]
public sealed class IssueModel(PublishPlan publish, PublishPreview preview) : AppPage
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public PublishPlan.Command Input { get; set; } = new();

    public string PlanTitle { get; private set; } = "";

    public int Version { get; private set; }

    public bool IsDraft { get; private set; }

    /// <summary>Whether it belongs into a published plan instead.</summary>
    public bool IsRevision { get; private set; }

    /// <summary>Last day of the plan's term where it is over: nobody would be asked for anything.</summary>
    public DateOnly? EndedOn { get; private set; }

    public PublishPreview.Result Summary { get; private set; } = null!;

    protected override async Task LoadAsync()
    {
        var plan =
            await Db
                .Plans.AsNoTracking()
                .Where(p => p.Id == Id)
                .Select(p => new
                {
                    p.Title,
                    p.Version,
                    p.Status,
                    p.EndsOn,
                })
                .FirstOrDefaultAsync(Ct)
            ?? throw new NotFoundException();
        (PlanTitle, Version, IsDraft) = (plan.Title, plan.Version, plan.Status == PlanStatus.Draft);
        EndedOn = plan.EndsOn is { } ended && ended < ReportingPeriod.Of(District.Today).StartsOn ? ended : null;
        IsRevision = await Db.Comparisons.AnyAsync(c => c.AfterPlanId == Id && c.Kind == ComparisonKind.Revision, Ct);
        Summary = await preview.ReadAsync(Id, Ct);
    }

    public IActionResult OnGet() => IsDraft ? Page() : LocalRedirect(Routes.Plan(Id));

    public async Task<IActionResult> OnPostAsync()
    {
        OnceLeadsTo(Routes.Plan(Id));
        var count = await publish.ExecuteAsync(Id, Input, Ct);
        return Done(Routes.Plan(Id), L["已印发并下达，建立了{0}个责任关系。", count]);
    }
}
