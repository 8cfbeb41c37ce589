using FluentValidation;
using LawGov.Domain.Accounts;
using LawGov.Domain.Filings;
using LawGov.Web.Access;
using LawGov.Web.Pages;
using LawGov.Web.Texts;
using Microsoft.AspNetCore.Mvc;

namespace LawGov.Web.Features.Filings;

/// <summary>What would be submitted, exactly as the reviewer will see it, and one button.</summary>
[Access(Operation.SubmitFiling)]
public sealed class FilingCheckModel(FilingQuery query, SubmitFiling submit, RequestSignature request, IValidator<SubmitFiling.Command> validator) : AppPage
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public SubmitFiling.Command Input { get; set; } = new();

    public FilingView View { get; private set; } = null!;

    /// <summary>Whether this person must hand the page to the unit's head first.</summary>
    public bool MustRequestSignature => View.State.Settings.UnitSigning && !View.IsLocked && View.Filing.CanRequestSignature(View.Reports);

    public bool SignsNow => View.State.Settings.UnitSigning && View.Filing.Status == FilingStatus.PendingUnitApproval && MaySubmit;

    /// <summary>Whether this person may submit what is ready, as the page's own act asks it.</summary>
    public bool MaySubmit =>
        !View.IsLocked
        && View.Filing.CanSubmit(View.Reports, View.State.Settings.UnitSigning, CurrentUser.Is(Role.UnitReviewer), CurrentUser.Actor, View.State.ReadOn);

    /// <summary>Why there is no button.</summary>
    public string Why =>
        View.IsLocked ? L["本季度已归档，不能再报送。"]
        : !View.IsOpenToday ? L["本季度填报{0}开启。", L.ShortDay(View.Filing.OpensOn)]
        : View.Filing.Status == FilingStatus.PendingUnitApproval ? L["已送本单位审签人审签，由审签人核对后报送。"]
        : L["本区要求单位负责人审签：各项都备好以后才能送审签。"];

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await validator.EnsureAsync(Input, ModelState, ct: Ct))
            return Invalid();
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
