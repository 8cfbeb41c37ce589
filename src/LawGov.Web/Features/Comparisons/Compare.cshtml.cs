using FluentValidation;
using LawGov.Documents.Reading;
using LawGov.Domain.Plans;
using LawGov.Web.Access;
using LawGov.Web.Features.Import;
using LawGov.Web.Pages;
using LawGov.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Comparisons;

/// <summary>Comparisons of local plans with upper ones: those there are, and a new one.</summary>
[Access(Operation.PreparePlan)]
[RequestSizeLimit(LargestRequest)]
[RequestFormLimits(MultipartBodyLengthLimit = LargestRequest)]
public sealed class CompareModel(ComparePlans compare, IValidator<ComparePlans.Command> validator) : AppPage
{
    private const long LargestRequest = 40L * 1024 * 1024;

    private const int MostRows = 50;

    /// <summary>A comparison in the list.</summary>
    public sealed record Row(Guid Id, string Upper, string Local, string LocalNumber, PlanStatus LocalStatus, int Confirmed, int NoProblem);

    [FromQuery(Name = "local")]
    public Guid? LocalId { get; set; }

    [BindProperty]
    public ComparePlans.Command Input { get; set; } = new();

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public IReadOnlyList<SelectListItem> UpperChoices { get; private set; } = [];

    public IReadOnlyList<SelectListItem> LocalChoices { get; private set; } = [];

    protected override async Task LoadAsync()
    {
        Rows = await (
            from c in Db.Comparisons.AsNoTracking()
            where c.Kind == ComparisonKind.Adoption
            join upper in Db.Plans on c.BeforePlanId equals upper.Id
            join local in Db.Plans on c.AfterPlanId equals local.Id
            orderby c.Id descending
            select new Row(
                c.Id,
                upper.Title,
                local.Title,
                local.DocumentNumber,
                local.Status,
                c.Judgements.Count(j => j.Verdict == FindingVerdict.Confirmed),
                c.Judgements.Count(j => j.Verdict == FindingVerdict.NoProblem)
            )
        )
            .Take(MostRows)
            .ToListAsync(Ct);
        var plans = await Db
            .Plans.AsNoTracking()
            .Where(p => p.Status != PlanStatus.Archived)
            .OrderByDescending(p => p.Id)
            .Select(p => new
            {
                p.Id,
                p.Title,
                p.DocumentNumber,
                p.Status,
            })
            .ToListAsync(Ct);
        IEnumerable<SelectListItem> Choices(Func<PlanStatus, bool> fits) =>
            plans
                .Where(p => fits(p.Status))
                .Select(p => new SelectListItem(
                    $"{p.Title}{(p.DocumentNumber.Length > 0 ? L["（{0}）", p.DocumentNumber] : "")}　{L.Label(p.Status)}",
                    p.Id.ToString()
                ));
        UpperChoices = [new(L["请选择"], ""), .. Choices(_ => true)];
        LocalChoices = [new(L["请选择"], ""), .. Choices(s => s != PlanStatus.Reference)];
        Input.LocalPlanId ??= LocalId;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await validator.EnsureAsync(Input, ModelState, ct: Ct))
            return Invalid();
        try
        {
            return LocalRedirect(Routes.Comparison(await compare.ExecuteAsync(Input, id => OnceLeadsTo(Routes.Comparison(id)), Ct)));
        }
        catch (UnreadableDocumentException refused)
        {
            ModelState.AddModelError("Input.UpperFile", L[ImportText.Of(refused.Code), [.. refused.Arguments]]);
        }
        catch (NotAPlanException refused)
        {
            ModelState.AddModelError("Input.UpperFile", L[ImportText.Of(refused.Kind)]);
        }
        return Invalid();
    }
}
