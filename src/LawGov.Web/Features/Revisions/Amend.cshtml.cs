using FluentValidation;
using LawGov.Web.Access;
using LawGov.Web.Features.Comparisons;
using LawGov.Web.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LawGov.Web.Features.Revisions;

/// <summary>
/// What a revised document changes against the published plan: looked at, corrected pair by pair, applied with a reason. One correction is open at a
/// time, by the address.
/// </summary>
[Access(Operation.PreparePlan)]
public sealed class AmendModel(AmendPage amendPage) : AppPage
{
    [FromRoute]
    public Guid Id { get; set; }

    /// <summary>The task whose counterpart is being corrected.</summary>
    [FromQuery(Name = "task")]
    public Guid? OpenTaskId { get; set; }

    public AmendView View { get; private set; } = null!;

    public AmendPlan.Command Input { get; private set; } = new();

    public SetRevisedPlan.Command PlanInput { get; private set; } = new();

    public IEnumerable<SelectListItem> PlanChoices =>
        View
            .Published.Select(p => new SelectListItem(p.DocumentNumber.Length > 0 ? L["{0}（{1}）", p.Title, p.DocumentNumber] : p.Title, p.Id.ToString()))
            .Prepend(new SelectListItem(L["请选择"], ""));

    /// <summary>The other plan's tasks, as choices of a counterpart.</summary>
    public IEnumerable<SelectListItem> Counterparts(AmendLine line)
    {
        var isOfDraft = line.Task == line.After;
        var tasks = isOfDraft ? View.Sides!.Before.Tasks : View.Sides!.After.Tasks;
        var now = isOfDraft
            ? line.Match.Kind == Documents.Comparing.MatchKind.Pair
                ? line.Before!.Id
                : (Guid?)null
            : null;
        yield return new SelectListItem(isOfDraft ? L["作为新任务"] : L["确认撤销"], PairTasks.None, now is null);
        yield return new SelectListItem(L["由系统按文字对应"], PairTasks.Auto);
        foreach (var task in tasks)
            yield return new SelectListItem($"{task.Number}　{task.Title}", task.Id.ToString(), task.Id == now);
    }

    protected override async Task LoadAsync()
    {
        View = await amendPage.ReadAsync(Id, Ct);
        PlanInput = new SetRevisedPlan.Command { Version = View.Draft.Version, PlanId = View.Sides?.Before.Plan.Id };
        if (View.Sides is { } sides)
            Input = new AmendPlan.Command
            {
                PlanVersion = sides.Before.Plan.Version,
                DraftVersion = View.Draft.Version,
                ComparisonVersion = sides.Comparison.Version,
                ContentStamp = sides.ContentStamp,
            };
    }

    public IActionResult OnGet() => View.Draft.CanEdit ? Page() : LocalRedirect(Routes.Plan(Id));

    public async Task<IActionResult> OnPostPlanAsync([FromServices] SetRevisedPlan set)
    {
        var input = await BindAsync(new SetRevisedPlan.Command(), nameof(PlanInput));
        await set.ExecuteAsync(Id, input, Ct);
        return Done(Routes.AmendPlan(Id), input.PlanId is null ? L["已改为单独的方案。"] : L["已与现行方案对照。"]);
    }

    public async Task<IActionResult> OnPostPairAsync([FromServices] PairTasks pair, [FromServices] IValidator<PairTasks.Command> validator)
    {
        var input = await BindAsync(new PairTasks.Command(), "Pair");
        OpenTaskId = input.AfterTaskId ?? input.BeforeTaskId;
        if (!await validator.EnsureAsync(input, ModelState, "Pair", Ct))
            return Invalid();
        await pair.ExecuteAsync((View.Sides ?? throw new NotFoundException()).Comparison.Id, input, Ct);
        return Done($"{Routes.AmendPlan(Id)}#t-{OpenTaskId:N}", L["已更正对应关系。"]);
    }

    public async Task<IActionResult> OnPostApplyAsync([FromServices] AmendPlan amend, [FromServices] IValidator<AmendPlan.Command> validator)
    {
        var plan = (View.Sides ?? throw new NotFoundException()).Before.Plan.Id;
        OnceLeadsTo(Routes.Plan(plan));
        var input = Input = await BindAsync(new AmendPlan.Command(), nameof(Input));
        if (!await validator.EnsureAsync(input, ModelState, nameof(Input), Ct))
            return Invalid();
        var done = await amend.ExecuteAsync(Id, input, Ct);
        return Done(
            Routes.Plan(plan),
            L["修订已生效：新增{0}项，撤销{1}项，{2}。", done.Added, done.Dropped, ChangeText.Changed(L, done.Changed, ChangeText.OnlyPlaced(done))]
        );
    }

    private async Task<T> BindAsync<T>(T command, string prefix)
        where T : class
    {
        await TryUpdateModelAsync(command, prefix);
        return command;
    }
}

/// <summary>A line with the page it stands on.</summary>
public sealed record AmendItem(AmendModel Page, AmendLine Line);
