using LawGov.Domain.Events;
using LawGov.Web.Access;
using LawGov.Web.Features.Workbench;
using LawGov.Web.Pages;
using Microsoft.AspNetCore.Mvc;

namespace LawGov.Web.Features.Units;

/// <summary>A unit's page. Unit people see their own unit alone.</summary>
[Access(Operation.ReadUnits)]
public sealed class DetailsModel(UnitPageQuery unitPage, WorkbenchQuery owed) : AppPage
{
    [FromRoute]
    public Guid Id { get; set; }

    public override EventSubject? Opens => new EventSubject(SubjectKind.Unit, Id);

    public override bool ShowsUrge => CurrentUser.UnitId == Id;

    /// <summary>tasks (the default), due, history, people or urges.</summary>
    [FromQuery(Name = "tab")]
    public string Tab { get; set; } = UnitTab.Tasks;

    public UnitView View { get; private set; } = null!;

    public bool MayExport => Access.Can(Operation.ExportUnitLedger, Id);

    /// <summary>What the unit owes; read for its tab alone.</summary>
    public UnitOwed? Owed { get; private set; }

    protected override async Task LoadAsync()
    {
        View = await unitPage.ReadAsync(Id, Tab, Ct);
        if (Tab == UnitTab.Due)
            Owed = await owed.ReadAsync(Id, Ct);
    }

    public void OnGet() { }
}
