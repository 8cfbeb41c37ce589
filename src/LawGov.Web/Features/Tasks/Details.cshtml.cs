using FluentValidation;
using LawGov.Domain.Assignments;
using LawGov.Domain.Events;
using LawGov.Domain.Filings;
using LawGov.Web.Access;
using LawGov.Web.Features.Shared;
using LawGov.Web.Pages;
using LawGov.Web.Settings;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Tasks;

/// <summary>
/// A task: its clause, its units, its quarters, its history, and why its lamp shows what it shows. One act is open at a time, by the address.
/// </summary>
[Access(Operation.ReadPlans)]
public sealed class DetailsModel(TaskPageQuery taskPage) : AppPage
{
    private static readonly string[] TypedFields = ["AmendInput.Deliverable", "AmendInput.Reason", "AddInput.Reason", "ActInput.Text"];

    [FromRoute]
    public Guid Id { get; set; }

    public override EventSubject? Opens => new EventSubject(SubjectKind.Task, Id);

    public override bool ShowsUrge => true;

    /// <summary>amend, add, withdraw, request or return.</summary>
    [FromQuery(Name = "act")]
    public string? Act { get; set; }

    [FromQuery(Name = "assignment")]
    public Guid? AssignmentId { get; set; }

    [FromQuery(Name = "history")]
    public string? History { get; set; }

    public TaskView View { get; private set; } = null!;

    public AmendTask.Command AmendInput { get; private set; } = new();

    public AddAssignment.Command AddInput { get; private set; } = new();

    public AssignmentCommand ActInput { get; private set; } = new();

    public IReadOnlyList<SelectListItem> UnitChoices { get; private set; } = [];

    public bool MayAmend => Access.Can(Operation.AmendTask) && View.Task.CanAmend(View.Plan);

    public IEnumerable<SelectListItem> PrimaryChoices =>
        View
            .Live.Where(a => a.Assignment.UnitId is not null)
            .Select(a => new SelectListItem(a.Name, a.Assignment.Id.ToString()))
            .Prepend(new SelectListItem(L["不设，由列名单位分别填报"], ""));

    public IEnumerable<SelectListItem> RoleChoices => L.Choices<UnitRole>();

    /// <summary>The row whose form is open.</summary>
    public AssignmentRow? Open => View.Assignments.FirstOrDefault(a => a.Assignment.Id == AssignmentId);

    public bool MayAcknowledge(AssignmentRow row) => Mine(row) && row.Assignment.CanAcknowledge(View.Plan);

    public bool MayRequest(AssignmentRow row) => Mine(row) && row.Assignment.CanRequestCompletion(View.Plan, View.Task, District.Today);

    public bool MayAskExtension(AssignmentRow row) => Mine(row) && row.Assignment is { OwedUntil: not null, HeldOn: null } && View.Plan.IsInForce;

    public bool MayDispute(AssignmentRow row) => Mine(row) && row.Assignment is { HeldOn: null } && row.Assignment.CanWithdraw(View.Plan);

    public bool MayConfirm(AssignmentRow row) =>
        StageOf(row) is var stage && Access.Can(stage.OfCompletion()) && row.Assignment.CanConfirmCompletion(View.Plan, row.Unit, stage, CurrentUser.Actor);

    public bool MayReturn(AssignmentRow row) =>
        (Access.Can(StageOf(row).OfCompletion()) || Access.Can(Operation.DecideCompletion)) && row.Assignment.CanReturnCompletion(View.Plan, CurrentUser.Actor);

    public bool MayWithdraw(AssignmentRow row) => Access.Can(Operation.AmendTask) && row.Assignment.CanWithdraw(View.Plan);

    /// <summary>Whether the form of the act that the address names may be shown in the row.</summary>
    public bool MayAct(AssignmentRow row) =>
        Act switch
        {
            "withdraw" => MayWithdraw(row),
            "request" => MayRequest(row),
            "return" => MayReturn(row),
            _ => false,
        };

    /// <summary>What was typed into a form that is shut now, as after the plan was archived.</summary>
    public IReadOnlyList<string> NotKept =>
        Response.StatusCode == StatusCodes.Status409Conflict && !(Act is "amend" or "add" ? MayAmend : Open is { } row && MayAct(row))
            ? [.. TypedFields.Select(f => Request.Form[f].ToString().Trim()).Where(t => t.Length > 0)]
            : [];

    public bool MaySeeUnit(Guid unitId) => Access.Can(Operation.ReadUnits, unitId);

    protected override async Task LoadAsync()
    {
        View = await taskPage.ReadAsync(Id, History == "all", Ct);
        var task = View.Task;
        AmendInput = new AmendTask.Command
        {
            Version = task.Version,
            ReportingMode = task.ReportingMode,
            PrimaryId = View.Primary?.Assignment.Id,
            Deliverable = task.Deliverable,
            EvidenceRequired = task.EvidenceRequired,
        };
        if (Open is { } open)
            ActInput = new AssignmentCommand { AssignmentId = open.Assignment.Id, Version = open.Assignment.Version };
        if (Act != "add")
            return;
        var named = View.Assignments.Select(a => a.Assignment.UnitId).OfType<Guid>().ToHashSet();
        var units = await Db.Units.AsNoTracking().Where(u => u.IsActive).OrderBy(u => u.SortOrder).Select(u => new { u.Id, u.Name }).ToListAsync(Ct);
        UnitChoices = [new(L["请选择"], ""), .. units.Where(u => !named.Contains(u.Id)).Select(u => new SelectListItem(u.Name, u.Id.ToString()))];
    }

    public void OnGet() { }

    [Access(Operation.AmendTask)]
    public async Task<IActionResult> OnPostAmendAsync([FromServices] AmendTask amend, [FromServices] IValidator<AmendTask.Command> validator)
    {
        Act = "amend";
        var input = AmendInput = await BindAsync(new AmendTask.Command(), nameof(AmendInput));
        if (!await validator.EnsureAsync(input, ModelState, nameof(AmendInput), Ct))
            return Invalid();
        await amend.ExecuteAsync(Id, input, Ct);
        return Done(Routes.Task(Id), L["已调整，变更说明记入任务经过。"]);
    }

    [Access(Operation.AmendTask)]
    public async Task<IActionResult> OnPostAddAsync([FromServices] AddAssignment add, [FromServices] IValidator<AddAssignment.Command> validator)
    {
        var input = AddInput = await BindAsync(new AddAssignment.Command(), nameof(AddInput));
        if (!await validator.EnsureAsync(input, ModelState, nameof(AddInput), Ct))
            return Invalid();
        await add.ExecuteAsync(Id, input, Ct);
        return Done(Routes.Task(Id), L["已增列单位并下达。"]);
    }

    [Access(Operation.AmendTask)]
    public async Task<IActionResult> OnPostWithdrawAsync(
        [FromServices] WithdrawAssignment withdraw,
        [FromServices] IValidator<WithdrawAssignment.Command> validator
    )
    {
        var input = await BindAsync(new WithdrawAssignment.Command(), nameof(ActInput));
        ActInput = input;
        if (!await validator.EnsureAsync(input, ModelState, nameof(ActInput), Ct))
            return Invalid();
        await withdraw.ExecuteAsync(Id, input, Ct);
        return Done(Routes.Task(Id), L["已撤销分工。"]);
    }

    [Access(Operation.RequestCompletion)]
    public async Task<IActionResult> OnPostAcknowledgeAsync([FromServices] AcknowledgeAssignment acknowledge)
    {
        await acknowledge.ExecuteAsync(Id, await BindAsync(new AcknowledgeAssignment.Command(), nameof(ActInput)), Ct);
        return Done(Routes.Task(Id), L["已签收。"]);
    }

    [Access(Operation.RequestCompletion)]
    public async Task<IActionResult> OnPostRequestAsync(
        [FromServices] RequestCompletion request,
        [FromServices] IValidator<RequestCompletion.Command> validator
    )
    {
        var input = await BindAsync(new RequestCompletion.Command(), nameof(ActInput));
        ActInput = input;
        if (!await validator.EnsureAsync(input, ModelState, nameof(ActInput), Ct))
            return Invalid();
        await request.ExecuteAsync(Id, input, Ct);
        return Done(Routes.Task(Id), L["已申请办结，由办公室确认。"]);
    }

    public async Task<IActionResult> OnPostConfirmAsync([FromServices] ConfirmCompletion confirm)
    {
        await confirm.ExecuteAsync(Id, await BindAsync(new ConfirmCompletion.Command(), nameof(ActInput)), Ct);
        return Done(Routes.Task(Id), L["已确认办结。"]);
    }

    public async Task<IActionResult> OnPostReturnAsync([FromServices] ReturnCompletion returnIt, [FromServices] IValidator<ReturnCompletion.Command> validator)
    {
        var input = await BindAsync(new ReturnCompletion.Command(), nameof(ActInput));
        ActInput = input;
        if (!await validator.EnsureAsync(input, ModelState, nameof(ActInput), Ct))
            return Invalid();
        await returnIt.ExecuteAsync(Id, input, Ct);
        return Done(Routes.Task(Id), L["已退回办结申请。"]);
    }

    private ReviewStage StageOf(AssignmentRow row) => TaskAssignment.CompletionStage(row.Unit, CurrentUser.Actor);

    private bool Mine(AssignmentRow row) => row.Assignment.UnitId is { } unitId && Access.Can(Operation.RequestCompletion, unitId);

    private async Task<T> BindAsync<T>(T command, string prefix)
        where T : class
    {
        await TryUpdateModelAsync(command, prefix);
        return command;
    }
}
