using FluentValidation;
using LawGov.Domain.Plans;
using LawGov.Web.Access;
using LawGov.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Plans;

/// <summary>Many tasks of a draft in one act: those without units get some, those without a lead get one, any are moved to another heading.</summary>
[Access(Operation.PreparePlan)]
public sealed class BatchModel(KnownNames knownNames) : AppPage
{
    /// <summary>Lists of the page.</summary>
    public const string NoUnits = "units", NoLead = "lead", AllTasks = "all";

    [FromRoute]
    public Guid Id { get; set; }

    [FromQuery(Name = "show")]
    public string? Show { get; set; }

    public NameUnits.Command Input { get; private set; } = new();

    public SettleLeads.Command LeadInput { get; private set; } = new();

    public string PlanTitle { get; private set; } = "";

    public int Version { get; private set; }

    public bool IsDraft { get; private set; }

    public IReadOnlyList<PlanSection> Sections { get; private set; } = [];

    /// <summary>The tasks of the list that is shown, in order.</summary>
    public IReadOnlyList<PlanTask> Rows { get; private set; } = [];

    public (int NoUnits, int NoLead, int All) Counts { get; private set; }

    /// <summary>Units and collectives of the district, by name.</summary>
    public IReadOnlyList<string> Names { get; private set; } = [];

    public IEnumerable<SelectListItem> Places => Sections.Select(s => new SelectListItem((s.Level == SectionLevel.Section ? "　" : "") + s.Heading, s.Id.ToString())).Prepend(new SelectListItem(L["请选择"], ""));

    public Guid? PlaceId { get; private set; }

    public string ListUrl(string show) => $"{Routes.PlanBatch(Id)}?show={show}";

    protected override async Task LoadAsync()
    {
        var plan = await Db.Plans.AsNoTracking().Include(p => p.Sections).FirstOrDefaultAsync(p => p.Id == Id, Ct) ?? throw new NotFoundException();
        (PlanTitle, Version, IsDraft) = (plan.Title, plan.Version, plan.Status == PlanStatus.Draft);
        Sections = [.. plan.Sections.OrderBy(s => s.Ordinal)];
        var tasks = await Db.Tasks.AsNoTracking().Where(t => t.PlanId == Id).OrderBy(t => t.Ordinal).ToListAsync(Ct);
        var (without, open) = (tasks.Where(BatchCommand.IsWithoutUnits).ToList(), tasks.Where(t => t is { LeadIsOpen: true, IsSharedDuty: false, Responsibles.Count: > 0 }).ToList());
        Counts = (without.Count, open.Count, tasks.Count);
        if (Show is not (NoUnits or NoLead or AllTasks)) Show = without.Count > 0 ? NoUnits : open.Count > 0 ? NoLead : AllTasks;
        Rows = Show switch { NoUnits => without, NoLead => open, _ => tasks };
        var known = await knownNames.ReadAsync(Ct);
        Names = [.. known.Groups.Select(g => g.Name), .. known.Units.Select(u => u.Name)];
    }

    public IActionResult OnGet() => IsDraft ? Page() : LocalRedirect(Routes.Plan(Id));

    public async Task<IActionResult> OnPostUnitsAsync([FromServices] NameUnits name, [FromServices] IValidator<NameUnits.Command> validator)
    {
        await TryUpdateModelAsync(Input, nameof(Input));
        if (!await validator.EnsureAsync(Input, ModelState, nameof(Input), Ct)) return Invalid();
        OnceLeadsTo(ListUrl(Show!));
        return Done(ListUrl(Show!), L["已为{0}项任务定了单位。", await name.ExecuteAsync(Id, Input, Ct)]);
    }

    public async Task<IActionResult> OnPostMoveAsync([FromServices] MoveTasks move, [FromServices] IValidator<MoveTasks.Command> validator)
    {
        await TryUpdateModelAsync(Input, nameof(Input));
        var input = new MoveTasks.Command();
        await TryUpdateModelAsync(input, nameof(Input));
        PlaceId = input.PlaceId;
        if (!await validator.EnsureAsync(input, ModelState, nameof(Input), Ct)) return Invalid();
        OnceLeadsTo(ListUrl(Show!));
        await move.ExecuteAsync(Id, input, Ct);
        return Done(ListUrl(Show!), L["已移动所选任务。"]);
    }

    public async Task<IActionResult> OnPostLeadsAsync([FromServices] SettleLeads settle, [FromServices] IValidator<SettleLeads.Command> validator)
    {
        Show = NoLead;
        await TryUpdateModelAsync(LeadInput, nameof(LeadInput));
        if (!await validator.EnsureAsync(LeadInput, ModelState, nameof(LeadInput), Ct)) return Invalid();
        OnceLeadsTo(ListUrl(NoLead));
        return Done(ListUrl(NoLead), L["已为{0}项任务明确牵头单位。", await settle.ExecuteAsync(Id, LeadInput, Ct)]);
    }
}
