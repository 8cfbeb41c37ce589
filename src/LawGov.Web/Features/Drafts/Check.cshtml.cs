using FluentValidation;
using LawGov.Domain.Plans;
using LawGov.Domain.Units;
using LawGov.Web.Access;
using LawGov.Web.Features.Drafts.NameResolution;
using LawGov.Web.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Drafts;

/// <summary>
/// The check of an import: doubts on top, names, the source beside what was read. One thing is open at a time, by the address, so that the page works
/// without script.
/// </summary>
[Access(Operation.PreparePlan)]
public sealed partial class DraftCheckModel(PlanCheck planCheck) : AppPage
{
    private EditTask.Command? _postedTask;

    [FromRoute]
    public Guid Id { get; set; }

    [FromQuery(Name = "task")]
    public Guid? OpenTaskId { get; set; }

    [FromQuery(Name = "section")]
    public Guid? OpenSectionId { get; set; }

    [FromQuery(Name = "name")]
    public Guid? OpenNameId { get; set; }

    [FromQuery(Name = "kind")]
    public string? FindingKind { get; set; }

    [FromQuery(Name = "finding")]
    public Guid? FindingId { get; set; }

    /// <summary>head, add or delete.</summary>
    [FromQuery(Name = "open")]
    public string? Open { get; set; }

    /// <summary>Whether it belongs into a published plan.</summary>
    public bool IsRevision { get; private set; }

    public PlanCheckView View { get; private set; } = null!;

    public EditTask.Command TaskInput { get; private set; } = new();

    public EditSection.Command SectionInput { get; private set; } = new();

    public EditPlanHead.Command HeadInput { get; private set; } = new();

    public AddTask.Command AddInput { get; private set; } = new();

    public ResolveName.Command NameInput { get; private set; } = new();

    /// <summary>The name whose form is open: the one asked for, else the first open one.</summary>
    public OpenName? NameForm { get; private set; }

    /// <summary>Its printed form, also where it is settled and only looked at again.</summary>
    public string NameFormText { get; private set; } = "";

    /// <summary>Headings as choices of a place.</summary>
    public IEnumerable<SelectListItem> Places =>
        View.Plan.Sections.OrderBy(s => s.Ordinal).Select(s => new SelectListItem((s.Level == SectionLevel.Section ? "　" : "") + s.Heading, s.Id.ToString()));

    public IEnumerable<SelectListItem> UnitChoices =>
        View.Known.Units.Select(u => new SelectListItem(u.Name, u.Id.ToString())).Prepend(new SelectListItem(L["请选择"], ""));

    public IEnumerable<SelectListItem> GroupChoices =>
        View.Known.Groups.Select(g => new SelectListItem(g.Name, g.Id.ToString())).Prepend(new SelectListItem(L["请选择"], ""));

    protected override async Task LoadAsync()
    {
        IsRevision = await Db.Comparisons.AnyAsync(c => c.AfterPlanId == Id && c.Kind == ComparisonKind.Revision, Ct);
        View = await planCheck.ReadAsync(Id, new CheckSelection(OpenTaskId, OpenSectionId, OpenNameId, FindingKind, FindingId), Ct);
        var plan = View.Plan;
        HeadInput = new EditPlanHead.Command
        {
            Version = plan.Version,
            Title = plan.Title,
            Kind = plan.Kind,
            DocumentNumber = plan.DocumentNumber,
            IssuingBodies = plan.IssuingBodies,
            StartsOn = plan.StartsOn,
            EndsOn = plan.EndsOn,
            IssuedOn = plan.IssuedOn,
        };
        if (View.OpenTask is { } task)
            TaskInput = CommandOf(task);
        for (var i = TaskInput.Targets.Count; i < _postedTask?.Targets.Count; i++)
            TaskInput.Targets.Add(new EditTask.TargetRow());
        if (plan.Sections.FirstOrDefault(s => s.Id == OpenSectionId) is { } section)
            SectionInput = new EditSection.Command
            {
                SectionId = section.Id,
                Version = plan.Version,
                OrdinalText = section.OrdinalText,
                Title = section.Title,
                Level = section.Level,
            };
        LoadStructure();
        LoadName();
    }

    public IActionResult OnGet() => View.Plan.CanEdit ? Page() : LocalRedirect(Routes.Plan(Id));

    public async Task<IActionResult> OnPostHeadAsync([FromServices] EditPlanHead edit, [FromServices] IValidator<EditPlanHead.Command> validator)
    {
        Open = Refused = "head";
        var input = HeadInput = await BindAsync(new EditPlanHead.Command(), nameof(HeadInput));
        if (!await validator.EnsureAsync(input, ModelState, nameof(HeadInput), Ct))
            return Invalid();
        await edit.ExecuteAsync(Id, input, Ct);
        return Saved("head", Routes.CheckPlan(Id), L["已保存方案信息。"]);
    }

    public async Task<IActionResult> OnPostSectionAsync([FromServices] EditSection edit, [FromServices] IValidator<EditSection.Command> validator)
    {
        Refused = "section";
        var input = SectionInput = await BindAsync(new EditSection.Command(), nameof(SectionInput));
        OpenSectionId = input.SectionId;
        if (!await validator.EnsureAsync(input, ModelState, nameof(SectionInput), Ct))
            return Invalid();
        await edit.ExecuteAsync(Id, input, Ct);
        return Saved($"section-{input.SectionId:N}", $"{Here}#r-{input.SectionId:N}", L["已保存标题。"]);
    }

    public async Task<IActionResult> OnPostTaskAsync([FromServices] EditTask edit, [FromServices] IValidator<EditTask.Command> validator)
    {
        Refused = "task";
        var input = _postedTask = TaskInput = await BindAsync(new EditTask.Command(), nameof(TaskInput));
        if (!await validator.EnsureAsync(input, ModelState, nameof(TaskInput), Ct))
            return Invalid();
        await edit.ExecuteAsync(Id, input, Ct);
        return Saved($"task-{input.TaskId:N}", $"{Routes.CheckPlan(Id)}#r-{input.TaskId:N}", L["已保存第{0}项。", input.Number]);
    }

    public async Task<IActionResult> OnPostAddAsync([FromServices] AddTask add, [FromServices] IValidator<AddTask.Command> validator)
    {
        Open = Refused = "add";
        var input = AddInput = await BindAsync(new AddTask.Command(), nameof(AddInput));
        if (!await validator.EnsureAsync(input, ModelState, nameof(AddInput), Ct))
            return Invalid();
        var id = await add.ExecuteAsync(Id, input, Ct);
        return Saved(input.Line is { } line ? $"add-{line}" : "add", $"{Routes.CheckPlan(Id)}?task={id}#r-{id:N}", L["已增加一项，请核对单位和时限。"]);
    }

    public async Task<IActionResult> OnPostDeleteTaskAsync([FromServices] DeleteTask delete)
    {
        var input = await BindAsync(new DeleteTask.Command(), nameof(TaskInput));
        var beside = Beside(input.TaskId);
        await delete.ExecuteAsync(Id, input, Ct);
        return Saved($"{input.TaskId:N}", beside, L["已从草稿中删去一项。"]);
    }

    public async Task<IActionResult> OnPostFindingAsync([FromServices] ConfirmFindings settle)
    {
        var input = await BindAsync(new ConfirmFindings.Command(), "Finding");
        var count = await settle.ExecuteAsync(Id, input, Ct);
        return Done($"{Routes.CheckPlan(Id)}{(FindingKind is null ? "" : $"?kind={Uri.EscapeDataString(FindingKind)}")}#find", L["已核对{0}处。", count]);
    }

    public async Task<IActionResult> OnPostNameAsync([FromServices] ResolveName settle, [FromServices] IValidator<ResolveName.Command> validator)
    {
        var input = NameInput = await BindAsync(new ResolveName.Command(), nameof(NameInput));
        if (!await validator.EnsureAsync(input, ModelState, nameof(NameInput), Ct))
            return Invalid();
        await settle.ExecuteAsync(Id, input, Ct);
        return Done(Routes.CheckPlan(Id) + "#names", L["已确认一个名称。"]);
    }

    public async Task<IActionResult> OnPostNamesAsync([FromServices] ResolveNames settle, [FromServices] IValidator<ResolveNames.Command> validator)
    {
        var input = await BindAsync(new ResolveNames.Command(), "Names");
        if (!await validator.EnsureAsync(input, ModelState, "Names", Ct))
            return Invalid();
        var count = await settle.ExecuteAsync(Id, input, Ct);
        return Done(Routes.CheckPlan(Id) + "#names", L["已确认{0}个名称。", count]);
    }

    public async Task<IActionResult> OnPostDeleteAsync([FromServices] DeletePlan delete)
    {
        var input = await BindAsync(new DeletePlan.Command(), "Delete");
        OnceLeadsTo(Routes.Plans);
        await delete.ExecuteAsync(Id, input, Ct);
        return Done(Routes.Plans, L["草稿已删除。"]);
    }

    private async Task<T> BindAsync<T>(T command, string prefix)
        where T : class
    {
        await TryUpdateModelAsync(command, prefix);
        return command;
    }

    private void LoadName()
    {
        var settled = View.SettledNames.FirstOrDefault(n => n.Id == OpenNameId);
        NameForm =
            View.OpenNames.FirstOrDefault(n => n.Id == OpenNameId)
            ?? (
                settled is null
                    ? View.OpenNames.Count > 0
                        ? View.OpenNames[0]
                        : null
                    : null
            );
        NameFormText = settled?.Name ?? NameForm?.Name ?? "";
        if (NameFormText.Length == 0)
            return;
        var collective = UnitNameGuess.CollectiveOf(NameFormText, NameForm?.Collective);
        var near = NameForm?.Near.Count > 0 && NameForm.Near[0].Likeness >= ResolveNames.NearEnough ? NameForm.Near[0].Unit.Id : (Guid?)null;
        NameInput = new ResolveName.Command
        {
            NameId = settled?.Id ?? NameForm!.Id,
            Meaning =
                collective is not null ? NameMeaning.NewGroup
                : near is not null ? NameMeaning.Unit
                : NameMeaning.NewUnit,
            UnitId = near,
            UnitName = NameFormText,
            UnitKind = UnitsFromNames.KindOf(NameFormText),
            CollectiveKind = collective ?? CollectiveKind.All,
            MemberIds = [.. UnitNameGuess.MembersOf(NameFormText, collective ?? CollectiveKind.Relevant, View.Known.Units)],
            RememberAlias = true,
        };
    }

    private static EditTask.Command CommandOf(PlanTask task) =>
        new()
        {
            TaskId = task.Id,
            Version = task.Version,
            Number = task.Number,
            Title = task.Title,
            Requirement = task.Requirement,
            ResponsibilityText = task.ResponsibilityText,
            LeadNames = task.LeadNames,
            ResponsibleNames = task.ResponsibleNames,
            IsSharedDuty = task.IsSharedDuty,
            PlaceId = task.SectionId ?? task.ChapterId,
            DeadlineKind = task.Deadline.Kind,
            DueOn = task.Deadline.DueOn,
            DeadlineText = task.Deadline.SourceText,
            Nature = task.Nature,
            Deliverable = task.Deliverable,
            EvidenceRequired = task.EvidenceRequired,
            Targets =
            [
                .. task
                    .Targets.OrderBy(t => t.Ordinal)
                    .Select(t => new EditTask.TargetRow
                    {
                        Text = t.Text,
                        Value = t.Value,
                        Unit = t.Unit,
                        Operator = t.Operator,
                        Cycle = t.Cycle,
                    }),
                new EditTask.TargetRow(),
            ],
        };
}
