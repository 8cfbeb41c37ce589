using FluentValidation;
using LawGov.Domain.Accounts;
using LawGov.Domain.Filings;
using LawGov.Web.Access;
using LawGov.Web.Pages;
using Microsoft.AspNetCore.Mvc;

namespace LawGov.Web.Features.Filings;

/// <summary>What would be submitted, exactly as the reviewer will see it, and one button.</summary>
[Access(Operation.SubmitFiling)]
public sealed class CheckModel(FilingQuery query, SubmitFiling submit, RequestSignature request, IValidator<SubmitFiling.Command> validator) : AppPage
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public SubmitFiling.Command Input { get; set; } = new();

    public FilingView View { get; private set; } = null!;

    /// <summary>Whether this person must hand the page to the unit's head first.</summary>
    public bool MustRequestSignature => View.State.Settings.UnitSigning && View.Filing.Status == FilingStatus.Open;

    public bool SignsNow => View.State.Settings.UnitSigning && View.Filing.Status == FilingStatus.PendingUnitApproval && CurrentUser.Is(Role.UnitReviewer);

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await validator.EnsureAsync(Input, ModelState, ct: Ct)) return Invalid();
        OnceLeadsTo(Routes.Filing(Id));
        var count = await submit.ExecuteAsync(Id, Input, Ct);
        return Done(Routes.Filing(Id), L["已报送{0}项，由区委依法治区办审核；审核前可以撤回。", count]);
    }

    public async Task<IActionResult> OnPostRequestAsync()
    {
        OnceLeadsTo(Routes.Filing(Id));
        await request.ExecuteAsync(Id, Input.Version, Ct);
        return Done(Routes.Filing(Id), L["已送本单位审签人审签，审签后即报送。"]);
    }

    protected override async Task LoadAsync()
    {
        View = await query.ReadAsync(Id, Ct);
        Access.Ensure(Operation.SubmitFiling, View.Filing.UnitId);
    }
}
