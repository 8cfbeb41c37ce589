using FluentValidation;
using LawGov.Domain.Events;
using LawGov.Domain.Filings;
using LawGov.Domain.Requests;
using LawGov.Domain.Units;
using LawGov.Web.Access;
using LawGov.Web.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Requests;

/// <summary>One request: what is asked, both days, and the answer.</summary>
[Access(Operation.ReadRequests)]
public sealed class DetailsModel(DecideRequest decide, TakeRequestBack takeBack, IValidator<DecideRequest.Command> validator) : AppPage
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public DecideRequest.Command Input { get; set; } = new();

    public new Request Request { get; private set; } = null!;

    public Unit Unit { get; private set; } = null!;

    public string? TaskTitle { get; private set; }

    public string? OtherUnit { get; private set; }

    public override EventSubject? Opens => new EventSubject(SubjectKind.Request, Id);

    public bool MayDecide =>
        Request.StageFor(Unit, CurrentUser.Actor) is var stage
        && Access.Can(DecideRequest.OperationOf(stage))
        && Request.CanDecide(Unit, stage, CurrentUser.Actor);

    public bool MayTakeBack => Access.Can(Operation.AskRequest, Request.UnitId) && Request.CanWithdraw(CurrentUser.Actor);

    public void OnGet() { }

    /// <summary>Whose decision it would be: the form goes to the handler of that stage.</summary>
    public string DecideHandler => Request.StageFor(Unit, CurrentUser.Actor) == ReviewStage.Second ? "DecideSecond" : "Decide";

    /// <summary>The office answers.</summary>
    [Access(Operation.DecideRequest)]
    public Task<IActionResult> OnPostDecideAsync() => AnswerAsync();

    /// <summary>The second reviewer answers for the office's own unit.</summary>
    [Access(Operation.DecideRequestSecond)]
    public Task<IActionResult> OnPostDecideSecondAsync() => AnswerAsync();

    private async Task<IActionResult> AnswerAsync()
    {
        if (!await validator.EnsureAsync(Input, ModelState, "Input", Ct))
            return Invalid();
        var decided = await decide.ExecuteAsync(Id, Input, Ct);
        return Done(Routes.Requests, decided.Status == RequestStatus.Approved ? L["已同意，并通知申请单位。"] : L["已答复不同意，并通知申请单位。"]);
    }

    [Access(Operation.AskRequest)]
    public async Task<IActionResult> OnPostTakeBackAsync([FromForm] int version)
    {
        await takeBack.ExecuteAsync(Id, new TakeRequestBack.Command { Version = version }, Ct);
        return Done(Routes.Request(Id), L["申请已撤回。"]);
    }

    protected override async Task LoadAsync()
    {
        var found =
            await (
                from r in Db.Requests.AsNoTracking().VisibleTo(Access)
                where r.Id == Id
                join u in Db.Units.AsNoTracking() on r.UnitId equals u.Id
                join t in Db.Tasks on r.TaskId equals t.Id into ts
                from t in ts.DefaultIfEmpty()
                join o in Db.Units on r.ProposedUnitId equals o.Id into os
                from o in os.DefaultIfEmpty()
                select new
                {
                    Request = r,
                    Unit = u,
                    t.Number,
                    t.Title,
                    Other = o.Name,
                }
            ).FirstOrDefaultAsync(Ct) ?? throw new NotFoundException();
        (Request, Unit, OtherUnit) = (found.Request, found.Unit, found.Other);
        TaskTitle = found.Title is null ? null : L["第{0}项　{1}", found.Number, found.Title].Value;
        if (Microsoft.AspNetCore.Http.HttpMethods.IsGet(HttpContext.Request.Method))
            Input = new DecideRequest.Command { GrantedOn = Request.ProposedOn };
    }
}
