using LawGov.Data.Queries;
using LawGov.Domain.Calendar;
using LawGov.Domain.Events;
using LawGov.Domain.Lamps;
using LawGov.Domain.Obligations;
using LawGov.Web.Access;
using LawGov.Web.Pages;
using Microsoft.AspNetCore.Mvc;

namespace LawGov.Web.Features.Workbench;

/// <summary>今天要办: everything the person's unit owes, the late first, each with why, until when and one button.</summary>
[Access(Operation.ReadObligations)]
public sealed class IndexModel(WorkbenchQuery owed) : AppPage
{
    public UnitOwed Owed { get; private set; } = null!;

    /// <summary>When the next window opens, where nothing is owed.</summary>
    public FilingPeriod? Next { get; private set; }

    public LampDay Day => Owed.Day;

    public override EventSubject? Opens => CurrentUser.UnitId is { } unit ? new EventSubject(SubjectKind.Unit, unit) : null;

    public override bool ShowsUrge => true;

    public Lamp LampOf(Obligation owed) => ObligationLamp.Of(owed.Until, owed.HeldOn, Day.Today, Day.SoonOn);

    public IActionResult OnGet() => CurrentUser.UnitId is null || Access.ScopeOf(Operation.ReadObligations) != Scope.Unit ? LocalRedirect(Routes.Home) : Page();

    protected override async Task LoadAsync()
    {
        if (CurrentUser.UnitId is not { } unitId || Access.ScopeOf(Operation.ReadObligations) != Scope.Unit)
            return;
        Owed = await owed.ReadAsync(unitId, Ct);
        var state = await District.GetAsync(Ct);
        Next = new FilingPeriod(FilingPeriod.CurrentOn(state.ReadOn, state.Settings).Next, state.Settings, state.Calendar);
    }
}
