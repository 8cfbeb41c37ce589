using FluentValidation;
using LawGov.Domain.Events;
using LawGov.Domain.Plans;
using LawGov.Web.Access;
using LawGov.Web.Pages;
using Microsoft.AspNetCore.Mvc;

namespace LawGov.Web.Features.Plans;

/// <summary>A plan as its document reads, this quarter in the margin.</summary>
[Access(Operation.ReadPlans)]
public sealed class DetailsModel(PlanPageQuery planPage) : AppPage
{
    [FromRoute]
    public Guid Id { get; set; }

    public override EventSubject? Opens => new EventSubject(SubjectKind.Plan, Id);

    [FromQuery(Name = "period")]
    public string? PeriodKey { get; set; }

    [BindProperty]
    public ArchivePlan.Command Input { get; set; } = new();

    public TakePlanBack.Command Back { get; private set; } = new();

    public PlanPageView View { get; private set; } = null!;

    public bool MayPrepare => Access.Can(Operation.PreparePlan);

    public bool MayArchive => MayPrepare && WorkPlan.CanBeArchived(View.Status);

    public bool MayTakeBack => Access.Can(Operation.TakePlanBack) && WorkPlan.CanBeTakenBack(View.Status, View.Amendments);

    /// <summary>Whether the unit's own page is open to the person.</summary>
    public bool MaySeeUnit(Guid unitId) => Access.Can(Operation.ReadUnits, unitId);

    protected override async Task LoadAsync()
    {
        View = await planPage.ReadAsync(Id, PeriodKey, Ct);
        if (View.Status == PlanStatus.Draft)
            Access.Ensure(Operation.PreparePlan);
    }

    public IActionResult OnGet() => View.Status == PlanStatus.Draft ? LocalRedirect(Routes.CheckPlan(Id)) : Page();

    [Access(Operation.PreparePlan)]
    public async Task<IActionResult> OnPostArchiveAsync([FromServices] ArchivePlan archive, [FromServices] IValidator<ArchivePlan.Command> validator)
    {
        if (!await validator.EnsureAsync(Input, ModelState, ct: Ct))
            return Invalid();
        OnceLeadsTo(Routes.Plan(Id));
        await archive.ExecuteAsync(Id, Input, Ct);
        return Done(Routes.Plan(Id), L["方案已归档，不再开启新的填报。"]);
    }

    [Access(Operation.TakePlanBack)]
    public async Task<IActionResult> OnPostBackAsync([FromServices] TakePlanBack takeBack, [FromServices] IValidator<TakePlanBack.Command> validator)
    {
        await TryUpdateModelAsync(Back, nameof(Back));
        ModelState.Remove("Input.Reason");
        if (!await validator.EnsureAsync(Back, ModelState, nameof(Back), Ct))
            return Invalid();
        OnceLeadsTo(Routes.CheckPlan(Id));
        await takeBack.ExecuteAsync(Id, Back, Ct);
        return Done(Routes.CheckPlan(Id), L["方案已收回，又是草稿：可以修改后重新下达。"]);
    }
}
