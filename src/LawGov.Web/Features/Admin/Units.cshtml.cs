using FluentValidation;
using LawGov.Domain.Units;
using LawGov.Web.Access;
using LawGov.Web.Pages;
using LawGov.Web.Settings;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Admin;

/// <summary>The district's units in their official order, and the collectives documents name.</summary>
[Access(Operation.ManageUnits)]
public sealed class UnitsModel(
    SaveUnit saveUnit,
    SetUnitActive setActive,
    SaveUnitGroup saveGroup,
    IValidator<SaveUnit.Command> unitForm,
    IValidator<SaveUnitGroup.Command> groupForm
) : AppPage
{
    public sealed record UnitRow(
        Guid Id,
        int Version,
        string Code,
        string Name,
        string ShortName,
        UnitKind Kind,
        int SortOrder,
        string Aliases,
        string Initials,
        bool MaySupervise,
        bool HostsOffice,
        bool IsActive
    );

    public sealed record GroupRow(Guid Id, int Version, string Name, CollectiveKind Kind, IReadOnlyList<Guid> Members);

    /// <summary>The forms of this page; a post fills one of them.</summary>
    public sealed class Forms
    {
        public SaveUnit.Command Unit { get; set; } = new();

        public SetUnitActive.Command Active { get; set; } = new();

        public SaveUnitGroup.Command Group { get; set; } = new();
    }

    [BindProperty]
    public Forms Input { get; set; } = new();

    [FromQuery(Name = "q")]
    public string? Search { get; set; }

    [FromQuery(Name = "unit")]
    public string? UnitText { get; set; }

    [FromQuery(Name = "group")]
    public string? GroupText { get; set; }

    [FromQuery(Name = "new")]
    public string? NewText { get; set; }

    public IReadOnlyList<UnitRow> All { get; private set; } = [];

    /// <summary>Units that fit the search.</summary>
    public IReadOnlyList<UnitRow> Found { get; private set; } = [];

    public IReadOnlyList<GroupRow> Groups { get; private set; } = [];

    public UnitRow? Open { get; private set; }

    public GroupRow? OpenGroup { get; private set; }

    public bool ShowsUnitForm => Open is not null || NewText == "unit";

    public bool ShowsGroupForm => OpenGroup is not null || NewText == "group";

    public void OnGet()
    {
        if (Open is { } u)
        {
            Input.Unit = new SaveUnit.Command
            {
                Id = u.Id,
                Version = u.Version,
                Code = u.Code,
                Name = u.Name,
                ShortName = u.ShortName,
                Kind = u.Kind,
                SortOrder = u.SortOrder,
                Aliases = u.Aliases,
                Initials = u.Initials,
                MaySupervise = u.MaySupervise,
                HostsOffice = u.HostsOffice,
            };
        }
        else
        {
            Input.Unit.SortOrder = All.Count == 0 ? 10 : Math.Min(SaveUnit.HighestOrder, All.Max(x => x.SortOrder) + 10);
        }
        if (OpenGroup is { } g)
            Input.Group = new SaveUnitGroup.Command
            {
                Id = g.Id,
                Version = g.Version,
                Name = g.Name,
                Kind = g.Kind,
                Members = [.. g.Members],
            };
        Input.Group.From ??= District.Today;
    }

    public async Task<IActionResult> OnPostUnitAsync()
    {
        if (!await unitForm.EnsureAsync(Input.Unit, ModelState, "Input.Unit", Ct))
            return Invalid();
        var (unit, problems) = await saveUnit.ExecuteAsync(Input.Unit, Ct);
        return unit is null ? Refused("Input.Unit", problems) : Done(Routes.AdminUnit(unit.Id), L["{0}已保存。", unit.ShortName]);
    }

    public async Task<IActionResult> OnPostActiveAsync()
    {
        var unit = await setActive.ExecuteAsync(Input.Active, Ct);
        return Done(
            Routes.AdminUnit(unit.Id),
            unit.IsActive ? L["{0}已启用。", unit.ShortName] : L["{0}已停用，历史保留；未报送的不再要求，填报人和审签人不能再登录。", unit.ShortName]
        );
    }

    public async Task<IActionResult> OnPostGroupAsync()
    {
        if (!await groupForm.EnsureAsync(Input.Group, ModelState, "Input.Group", Ct))
            return Invalid();
        var (group, problems) = await saveGroup.ExecuteAsync(Input.Group, Ct);
        return group is null
            ? Refused("Input.Group", problems)
            : Done(Routes.AdminGroup(group.Id), L["{0}已保存，现有{1}个成员。", group.Name, group.Members.Count(m => m.Until is null)]);
    }

    protected override async Task LoadAsync()
    {
        All = await Db
            .Units.AsNoTracking()
            .OrderBy(u => u.SortOrder)
            .ThenBy(u => u.Code)
            .Select(u => new UnitRow(
                u.Id,
                u.Version,
                u.Code,
                u.Name,
                u.ShortName,
                u.Kind,
                u.SortOrder,
                u.Aliases,
                u.Initials,
                u.MaySupervise,
                u.HostsOffice,
                u.IsActive
            ))
            .ToListAsync(Ct);
        Groups = await Db
            .UnitGroups.AsNoTracking()
            .OrderBy(g => g.Id)
            .Select(g => new GroupRow(g.Id, g.Version, g.Name, g.Kind, g.Members.Where(m => m.Until == null).Select(m => m.UnitId).ToList()))
            .ToListAsync(Ct);
        var wanted = Search?.Trim() ?? "";
        Found = wanted.Length == 0 ? All : [.. All.Where(u => Fits(u, wanted))];
        Open = Guid.TryParse(UnitText, out var unit) ? All.FirstOrDefault(u => u.Id == unit) ?? throw new NotFoundException() : null;
        OpenGroup = Guid.TryParse(GroupText, out var group) ? Groups.FirstOrDefault(g => g.Id == group) ?? throw new NotFoundException() : null;
    }

    private static bool Fits(UnitRow unit, string wanted) =>
        unit.Name.Contains(wanted, StringComparison.Ordinal)
        || unit.ShortName.Contains(wanted, StringComparison.Ordinal)
        || unit.Aliases.Contains(wanted, StringComparison.Ordinal)
        || unit.Initials.StartsWith(wanted, StringComparison.OrdinalIgnoreCase)
        || unit.Code.StartsWith(wanted, StringComparison.OrdinalIgnoreCase);

    private IActionResult Refused(string form, IReadOnlyList<FieldProblem> problems)
    {
        foreach (var problem in problems)
            ModelState.AddModelError($"{form}.{problem.Field}", problem.In(L));
        return Invalid();
    }
}
