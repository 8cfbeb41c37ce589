using FluentValidation;
using LawGov.Domain.Plans;
using LawGov.Web.Access;
using LawGov.Web.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Drafts;

/// <summary>The third step of an import: who reports for each task. The rule has decided already; the office changes what it wants otherwise.</summary>
[Access(Operation.PreparePlan)]
public sealed class RulesModel(SetReportingModes setModes, IValidator<SetReportingModes.Command> validator) : AppPage
{
    /// <summary>A task and who reports for it.</summary>
    public sealed record Row(Guid Id, string Number, string Title, string Chapter, string Leads, string Responsibles, ReportingMode Mode);

    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public SetReportingModes.Command Input { get; set; } = new();

    public string PlanTitle { get; private set; } = "";

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public bool IsDraft { get; private set; }

    public IEnumerable<SelectListItem> Modes =>
        [
            new(L["由各乡镇（街道）等集合单位逐一填报"], nameof(ReportingMode.EachUnit)),
            new(L["由列名单位分别填报"], nameof(ReportingMode.EachNamedUnit)),
            new(L["恢复默认（有牵头的由牵头单位汇总）"], ""),
        ];

    protected override async Task LoadAsync()
    {
        var plan =
            await Db.Plans.AsNoTracking().Where(p => p.Id == Id).Select(p => new { p.Title, p.Status }).FirstOrDefaultAsync(Ct)
            ?? throw new NotFoundException();
        (PlanTitle, IsDraft) = (plan.Title, plan.Status == PlanStatus.Draft);
        Rows = await (
            from t in Db.Tasks.AsNoTracking()
            join s in Db.Sections on t.ChapterId equals s.Id
            where t.PlanId == Id
            orderby t.Ordinal
            select new Row(t.Id, t.Number, t.Title, s.Title, t.LeadNames, t.ResponsibleNames, t.ReportingMode)
        ).ToListAsync(Ct);
    }

    public IActionResult OnGet() => IsDraft ? Page() : LocalRedirect(Routes.Plan(Id));

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await validator.EnsureAsync(Input, ModelState, ct: Ct))
            return Invalid();
        var count = await setModes.ExecuteAsync(Id, Input, Ct);
        return Done(Routes.PlanRules(Id), L["已修改{0}项任务的填报方式。", count]);
    }
}
