using FluentValidation;
using LawGov.Documents.Plans;
using LawGov.Documents.Reading;
using LawGov.Web.Access;
using LawGov.Web.Features.Shared;
using LawGov.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Plans;

/// <summary>The first step of an import: choose a file or paste. The request may be larger than a file may, so that a file too large is refused with a sentence.</summary>
[Access(Operation.PreparePlan)]
[RequestSizeLimit(LargestRequest)]
[RequestFormLimits(MultipartBodyLengthLimit = LargestRequest, ValueLengthLimit = 16 * 1024 * 1024)]
public sealed class ImportModel(ImportPlan importPlan, IValidator<ImportPlan.Command> validator) : AppPage
{
    private const long LargestRequest = 40L * 1024 * 1024;

    [BindProperty]
    public ImportPlan.Command Input { get; set; } = new();

    /// <summary>A document from which nothing was taken, hidden.</summary>
    public MaskedSource? Refused { get; private set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await validator.EnsureAsync(Input, ModelState, ct: Ct)) return Invalid();
        var field = Input.File is null ? "Input.Text" : "Input.File";
        try
        {
            var plan = await importPlan.ExecuteAsync(Input, id => OnceLeadsTo(Routes.CheckPlan(id)), Ct);
            var others = await Db.Plans.CountAsync(p => p.Title == plan.Title && p.Id != plan.Id, Ct);
            if (others > 0) TempData.Flash(FlashKind.Warn, L["系统里已有{0}份同名方案，请确认不是重复导入。", others], Routes.Plans, L["查看方案"]);
            return LocalRedirect(Routes.CheckPlan(plan.Id));
        }
        catch (UnreadableDocumentException refused)
        {
            ModelState.AddModelError(field, L[ImportText.Of(refused.Code), [.. refused.Arguments]]);
        }
        catch (NotAPlanException refused)
        {
            ModelState.AddModelError(field, L[ImportText.Of(refused.Kind)]);
            Refused = MaskedSource.Of(refused.Document);
        }
        return Invalid();
    }
}
