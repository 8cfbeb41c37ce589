using FluentValidation;
using LawGov.Domain.Requests;
using LawGov.Web.Access;
using LawGov.Web.Pages;
using LawGov.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Requests;

/// <summary>The form of a new request about one thing.</summary>
[Access(Operation.AskRequest)]
public sealed class NewModel(RequestThings things, AskRequest ask, IValidator<AskRequest.Command> validator) : AppPage
{
    [FromQuery(Name = "kind")]
    public RequestKind Kind { get; set; }

    [FromQuery(Name = "subject")]
    public Guid SubjectId { get; set; }

    [BindProperty]
    public AskRequest.Command Input { get; set; } = new();

    /// <summary>What is asked about; none where nothing of the kind can be asked about it now.</summary>
    public RequestThings.Found? Found { get; private set; }

    public IReadOnlyList<SelectListItem> Units { get; private set; } = [];

    public int AnswerWorkdays => Domain.Requests.Request.AnswerWorkdays(Kind);

    public DateOnly Today => District.Today;

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        (Input.Kind, Input.SubjectId) = (Kind, SubjectId);
        if (!await validator.EnsureAsync(Input, ModelState, "Input", Ct))
            return Invalid();
        var request = await ask.ExecuteAsync(Input, Ct);
        return Done(Routes.Request(request.Id), L["已提出{0}，办公室应在{1}前答复。", L.Label(request.Kind), L.Day(request.AnswerBy)]);
    }

    protected override async Task LoadAsync()
    {
        Access.Ensure(Operation.AskRequest, await things.UnitOfAsync(Kind, SubjectId, Ct) ?? throw new NotFoundException());
        Found = await things.FindAsync(Kind, SubjectId, Ct);
        if (Kind != RequestKind.Dispute)
            return;
        var units = await Db.Units.AsNoTracking().Where(u => u.IsActive).OrderBy(u => u.SortOrder).Select(u => new { u.Id, u.Name }).ToListAsync(Ct);
        Units = [new(L["不指明"], ""), .. units.Select(u => new SelectListItem(u.Name, u.Id.ToString()))];
    }
}
