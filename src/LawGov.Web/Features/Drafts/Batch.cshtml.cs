using FluentValidation;
using LawGov.Domain;
using LawGov.Domain.Plans;
using LawGov.Web.Access;
using LawGov.Web.Features.Drafts.NameResolution;
using LawGov.Web.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Drafts;

/// <summary>Many tasks of a draft in one act: those without units get some, those without a lead get one, any are moved to another heading.</summary>
[Access(Operation.PreparePlan)]
[RequestFormLimits(ValueCountLimit = 8192)]
public sealed class BatchModel(KnownUnitNames knownNames) : AppPage
{
    /// <summary>Lists of the page.</summary>
    public const string Sheet = "sheet",
        NoUnits = "units",
        NoLead = "lead",
        AllTasks = "all";

    /// <summary>Longest names that go along in the address, so that the next selection offers them again.</summary>
    private const int LongestKept = 300;

    /// <summary>A row of the sheet: for all (0), a chapter (1), a section (2) or a task without units (3).</summary>
    /// <param name="Id">The heading or the task; none for all.</param>
    /// <param name="Level">Which of these it is.</param>
    /// <param name="Above">Index of the row from which it takes what it leaves empty.</param>
    /// <param name="Number">The task's printed number.</param>
    /// <param name="Text">Heading, or short name.</param>
    /// <param name="Requirement">What the task asks for.</param>
    /// <param name="Leads">As typed.</param>
    /// <param name="Responsibles">As typed.</param>
    public sealed record SheetRow(Guid? Id, int Level, int Above, string Number, string Text, string Requirement, string Leads, string Responsibles)
    {
        private const int BeginningLength = 48;

        /// <summary>As much of what it asks for as two lines hold.</summary>
        public string Beginning => Requirement.Length <= BeginningLength ? Requirement : $"{StorableText.Cut(Requirement, BeginningLength)}…";
    }

    [FromRoute]
    public Guid Id { get; set; }

    [FromQuery(Name = "show")]
    public string? Show { get; set; }

    /// <summary>Units of the last selection, offered for the next one.</summary>
    [FromQuery(Name = "leads")]
    public string? LastLeads { get; set; }

    [FromQuery(Name = "responsibles")]
    public string? LastResponsibles { get; set; }

    public AssignUnits.Command Input { get; private set; } = new();

    public UnitNameSheet.Command SheetInput { get; private set; } = new();

    public IReadOnlyList<SheetRow> SheetRows { get; private set; } = [];

    public ResolveLeads.Command LeadInput { get; private set; } = new();

    public string PlanTitle { get; private set; } = "";

    public int Version { get; private set; }

    public bool IsDraft { get; private set; }

    public IReadOnlyList<PlanSection> Sections { get; private set; } = [];

    /// <summary>The tasks of the list that is shown, in order.</summary>
    public IReadOnlyList<PlanTask> Rows { get; private set; } = [];

    public (int NoUnits, int NoLead, int All) Counts { get; private set; }

    /// <summary>Units and collectives of the district, by name.</summary>
    public IReadOnlyList<string> Names { get; private set; } = [];

    public IEnumerable<SelectListItem> Places =>
        Sections
            .Select(s => new SelectListItem((s.Level == SectionLevel.Section ? "　" : "") + s.Heading, s.Id.ToString()))
            .Prepend(new SelectListItem(L["请选择"], ""));

    public Guid? PlaceId { get; private set; }

    private static string Again(string leads, string responsibles) =>
        leads.Length + responsibles.Length > LongestKept ? "" : $"&leads={Uri.EscapeDataString(leads)}&responsibles={Uri.EscapeDataString(responsibles)}";

    public string ListUrl(string show) => $"{Routes.PlanBatch(Id)}?show={show}";

    protected override async Task LoadAsync()
    {
        var plan = await Db.Plans.AsNoTracking().Include(p => p.Sections).FirstOrDefaultAsync(p => p.Id == Id, Ct) ?? throw new NotFoundException();
        (PlanTitle, Version, IsDraft) = (plan.Title, plan.Version, plan.Status == PlanStatus.Draft);
        Sections = [.. plan.Sections.OrderBy(s => s.Ordinal)];
        var tasks = await Db.Tasks.AsNoTracking().Where(t => t.PlanId == Id).OrderBy(t => t.Ordinal).ToListAsync(Ct);
        var (without, open) = (
            tasks.Where(BatchCommand.IsWithoutUnits).ToList(),
            tasks.Where(t => t is { LeadIsOpen: true, IsSharedDuty: false, Responsibles.Count: > 0 }).ToList()
        );
        Counts = (without.Count, open.Count, tasks.Count);
        if (Show is not (Sheet or NoUnits or NoLead or AllTasks))
            Show =
                without.Count > 0 ? Sheet
                : open.Count > 0 ? NoLead
                : AllTasks;
        Rows = Show switch
        {
            Sheet or NoUnits => without,
            NoLead => open,
            _ => tasks,
        };
        var known = await knownNames.ReadAsync(Ct);
        Names = [.. known.Groups.Select(g => g.Name), .. known.Units.Select(u => u.Name)];
        if (Show == Sheet)
            SheetRows = SheetOf(without);
        if (HttpMethods.IsGet(Request.Method))
            (Input.Leads, Input.Responsibles) = (LastLeads ?? "", LastResponsibles ?? "");
    }

    /// <summary>The row for all, then every heading over a task without units, and those tasks. A section over one task needs no row of its own.</summary>
    private List<SheetRow> SheetOf(List<PlanTask> without)
    {
        var typed = SheetInput.Rows.ToLookup(r => r.Id);
        var shown = without.Take(UnitNameSheet.MostTasks).ToLookup(t => t.SectionId ?? t.ChapterId);
        var chapters = without.Take(UnitNameSheet.MostTasks).Select(t => t.ChapterId).ToHashSet();
        var rows = new List<SheetRow>();
        void Add(Guid? id, int level, int above, string number, string text, string requirement) =>
            rows.Add(
                new SheetRow(
                    id,
                    level,
                    above,
                    number,
                    text,
                    requirement,
                    typed[id].FirstOrDefault()?.Leads ?? "",
                    typed[id].FirstOrDefault()?.Responsibles ?? ""
                )
            );
        Add(null, 0, 0, "", "", "");
        var chapterAt = 0;
        foreach (var heading in Sections)
        {
            var level = heading.Level == SectionLevel.Chapter ? 1 : 2;
            var above = level == 1 ? 0 : chapterAt;
            if (level == 1 ? chapters.Contains(heading.Id) : shown[heading.Id].Skip(1).Any())
            {
                Add(heading.Id, level, above, "", heading.Heading, "");
                above = rows.Count - 1;
            }
            if (level == 1)
                chapterAt = above;
            foreach (var task in shown[heading.Id])
                Add(task.Id, 3, above, task.Number, task.Title, task.Requirement);
        }
        return rows;
    }

    public IActionResult OnGet() => IsDraft ? Page() : LocalRedirect(Routes.Plan(Id));

    public async Task<IActionResult> OnPostUnitsAsync([FromServices] AssignUnits name, [FromServices] IValidator<AssignUnits.Command> validator)
    {
        await TryUpdateModelAsync(Input, nameof(Input));
        if (!await validator.EnsureAsync(Input, ModelState, nameof(Input), Ct))
            return Invalid();
        var next =
            Show == NoUnits && Rows.All(Input.Ticks)
                ? Routes.CheckPlan(Id)
                : ListUrl(Show!) + Again(UnitNameList.Join(Input.AllLeads), UnitNameList.Join(Input.AllResponsibles)) + "#rest";
        OnceLeadsTo(next);
        return Done(next, L["已为{0}项任务定了单位。", await name.ExecuteAsync(Id, Input, Ct)]);
    }

    public async Task<IActionResult> OnPostSheetAsync([FromServices] UnitNameSheet name, [FromServices] IValidator<UnitNameSheet.Command> validator)
    {
        Show = Sheet;
        await TryUpdateModelAsync(SheetInput, nameof(SheetInput));
        SheetRows = SheetOf([.. Rows]);
        if (!await validator.EnsureAsync(SheetInput, ModelState, nameof(SheetInput), Ct))
            return Invalid();
        OnceLeadsTo(Routes.CheckPlan(Id));
        var (named, left) = await name.ExecuteAsync(Id, SheetInput, Ct);
        return left == 0
            ? Done(Routes.CheckPlan(Id), L["已为{0}项任务定了单位，每项都有单位了。", named])
            : Done(ListUrl(Sheet), L["已为{0}项任务定了单位，还有{1}项没有。", named, left]);
    }

    public async Task<IActionResult> OnPostMoveAsync([FromServices] MoveTasks move, [FromServices] IValidator<MoveTasks.Command> validator)
    {
        await TryUpdateModelAsync(Input, nameof(Input));
        var input = new MoveTasks.Command();
        await TryUpdateModelAsync(input, nameof(Input));
        PlaceId = input.PlaceId;
        if (!await validator.EnsureAsync(input, ModelState, nameof(Input), Ct))
            return Invalid();
        OnceLeadsTo(ListUrl(Show!));
        await move.ExecuteAsync(Id, input, Ct);
        return Done(ListUrl(Show!), L["已移动所选任务。"]);
    }

    public async Task<IActionResult> OnPostLeadsAsync([FromServices] ResolveLeads settle, [FromServices] IValidator<ResolveLeads.Command> validator)
    {
        Show = NoLead;
        await TryUpdateModelAsync(LeadInput, nameof(LeadInput));
        if (!await validator.EnsureAsync(LeadInput, ModelState, nameof(LeadInput), Ct))
            return Invalid();
        OnceLeadsTo(ListUrl(NoLead));
        return Done(ListUrl(NoLead), L["已为{0}项任务明确牵头单位。", await settle.ExecuteAsync(Id, LeadInput, Ct)]);
    }
}
