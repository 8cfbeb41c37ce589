using FluentValidation;
using LawGov.Documents.Plans;
using LawGov.Documents.Reading;
using LawGov.Domain.Plans;
using LawGov.Web.Access;
using LawGov.Web.Features.Shared;
using LawGov.Web.Pages;
using LawGov.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Import;

/// <summary>
/// The first step of an import: choose a file or paste. The request may be larger than a file may, so that a file too large is refused with a
/// sentence.
/// </summary>
[Access(Operation.PreparePlan)]
[RequestSizeLimit(LargestRequest)]
[RequestFormLimits(MultipartBodyLengthLimit = LargestRequest, ValueLengthLimit = 16 * 1024 * 1024)]
public sealed class ImportModel(ImportPlan importPlan, IValidator<ImportPlan.Command> validator) : AppPage
{
    private const long LargestRequest = 40L * 1024 * 1024;

    [BindProperty]
    public ImportPlan.Command Input { get; set; } = new();

    /// <summary>Published plans the document may revise.</summary>
    public IReadOnlyList<SelectListItem> Published { get; private set; } = [];

    protected override async Task LoadAsync()
    {
        var plans = await Db
            .Plans.AsNoTracking()
            .Where(p => p.Status == PlanStatus.Published)
            .OrderByDescending(p => p.Id)
            .Select(p => new
            {
                p.Id,
                p.Title,
                p.DocumentNumber,
            })
            .ToListAsync(Ct);
        Published =
        [
            new(L["不是，或者由系统按标题和文号判断"], ""),
            .. plans.Select(p => new SelectListItem(p.DocumentNumber.Length > 0 ? L["{0}（{1}）", p.Title, p.DocumentNumber] : p.Title, p.Id.ToString())),
        ];
    }

    /// <summary>Whether the document looks like a report of what was done: there is nothing in it to hand down.</summary>
    public bool IsReport { get; private set; }

    /// <summary>A document from which nothing was taken, hidden.</summary>
    public MaskedSource? Refused { get; private set; }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await validator.EnsureAsync(Input, ModelState, ct: Ct))
            return Invalid();
        var field = Input.File is null ? "Input.Text" : "Input.File";
        try
        {
            var plan = await importPlan.ExecuteAsync(Input, id => OnceLeadsTo(Routes.CheckPlan(id)), Ct);
            var others = await Db.Plans.CountAsync(p => p.Title == plan.Title && p.Id != plan.Id, Ct);
            if (await Db.Comparisons.AnyAsync(c => c.AfterPlanId == plan.Id, Ct))
                TempData.Flash(
                    FlashKind.Warn,
                    L["这份文件是已下达方案的修订稿：核对单位名称后，逐项对照现行方案再并入，不要另行下达。"],
                    Routes.AmendPlan(plan.Id),
                    L["对照现行方案"]
                );
            else if (others > 0)
                TempData.Flash(FlashKind.Warn, L["系统里已有{0}份同名方案，请确认不是重复导入。", others], Routes.Plans, L["查看方案"]);
            return LocalRedirect(Routes.CheckPlan(plan.Id));
        }
        catch (UnreadableDocumentException refused)
        {
            ModelState.AddModelError(field, L[ImportText.Of(refused.Code), [.. refused.Arguments]]);
        }
        catch (NotAPlanException refused)
        {
            ModelState.AddModelError(field, L[ImportText.Of(refused.Kind)]);
            IsReport = refused.Kind == ParsedPlanKind.AnnualReport;
            Refused = MaskedSource.Of(refused.Document);
        }
        return Invalid();
    }
}
