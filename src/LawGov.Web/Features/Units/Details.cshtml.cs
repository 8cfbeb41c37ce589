using LawGov.Web.Access;
using LawGov.Web.Pages;
using Microsoft.AspNetCore.Mvc;

namespace LawGov.Web.Features.Units;

/// <summary>A unit's page. Unit people see their own unit alone.</summary>
[Access(Operation.ReadUnits)]
public sealed class DetailsModel(UnitPageQuery unitPage) : AppPage
{
    [FromRoute]
    public Guid Id { get; set; }

    /// <summary>tasks (the default), history, people or urges.</summary>
    [FromQuery(Name = "tab")]
    public string Tab { get; set; } = UnitTab.Tasks;

    public UnitView View { get; private set; } = null!;

    public bool MayExport => Access.Can(Operation.ExportUnitLedger, Id);

    protected override async Task LoadAsync() => View = await unitPage.ReadAsync(Id, Tab, Ct);

    public void OnGet() { }
}
