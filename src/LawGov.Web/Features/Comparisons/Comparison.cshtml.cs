using FluentValidation;
using LawGov.Documents.Comparing;
using LawGov.Domain;
using LawGov.Domain.Plans;
using LawGov.Web.Access;
using LawGov.Web.Features.Revisions;
using LawGov.Web.Pages;
using LawGov.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LawGov.Web.Features.Comparisons;

/// <summary>
/// An upper and a local plan side by side: what was found, what persons said, which tasks belong together. One form is open at a time, by the
/// address.
/// </summary>
[Access(Operation.PreparePlan)]
public sealed class ComparisonModel(CompareQuery query, DistrictClock clock) : AppPage
{
    [FromRoute]
    public Guid Id { get; set; }

    /// <summary>The finding whose form is open.</summary>
    [FromQuery(Name = "finding")]
    public string? OpenKey { get; set; }

    /// <summary>The task whose counterpart is being corrected.</summary>
    [FromQuery(Name = "task")]
    public Guid? OpenTaskId { get; set; }

    public CompareView View { get; private set; } = null!;

    public JudgeFinding.Command Judge { get; private set; } = new();

    public int Version => View.Sides.Comparison.Version;

    public string Day => L.Day(clock.Today);

    public string JudgedOn(FindingJudgement said) => L.Day(clock.DayOf(said.JudgedAt));

    /// <summary>Tasks of the local plan, as counterparts of an upper one.</summary>
    public IEnumerable<SelectListItem> Counterparts(Guid beforeTaskId)
    {
        var now = View.Sides.Lines.FirstOrDefault(l => l.Kind == MatchKind.Pair && View.Sides.BeforeOf(l)!.Id == beforeTaskId);
        yield return new SelectListItem(L["本地没有对应任务"], PairTasks.None, now is null);
        yield return new SelectListItem(L["由系统按文字对应"], PairTasks.Auto);
        foreach (var task in View.Sides.After.Tasks)
            yield return new SelectListItem($"{task.Number}　{task.Title}", task.Id.ToString(), now is not null && View.Sides.AfterOf(now)!.Id == task.Id);
    }

    protected override async Task LoadAsync() => View = await query.ReadAsync(Id, Ct);

    public void OnGet() { }

    public async Task<IActionResult> OnPostJudgeAsync([FromServices] JudgeFinding judge, [FromServices] IValidator<JudgeFinding.Command> validator)
    {
        var input = Judge;
        await TryUpdateModelAsync(input, nameof(Judge));
        var key = $"{input.Finding}-{input.BeforeTaskId ?? input.AfterTaskId:N}";
        OpenKey = key;
        if (!await validator.EnsureAsync(input, ModelState, nameof(Judge), Ct))
            return Invalid();
        await judge.ExecuteAsync(Id, input, Ct);
        return Done($"{Routes.Comparison(Id)}#f-{key}", input.Verdict is null ? L["已收回意见。"] : L["已记下意见。"]);
    }

    public async Task<IActionResult> OnPostPairAsync([FromServices] PairTasks pair, [FromServices] IValidator<PairTasks.Command> validator)
    {
        var input = new PairTasks.Command();
        await TryUpdateModelAsync(input, "Pair");
        OpenTaskId = input.BeforeTaskId;
        if (!await validator.EnsureAsync(input, ModelState, "Pair", Ct))
            return Invalid();
        await pair.ExecuteAsync(Id, input, Ct);
        return Done(Routes.Comparison(Id), L["已更正对应关系。"]);
    }

    public async Task<IActionResult> OnPostDeleteAsync([FromServices] DeleteComparison delete)
    {
        var input = new DeleteComparison.Command();
        await TryUpdateModelAsync(input, "Delete");
        OnceLeadsTo(Routes.Comparisons);
        await delete.ExecuteAsync(Id, input, Ct);
        return Done(Routes.Comparisons, L["对照已删除。"]);
    }
}

/// <summary>The findings as an Excel file.</summary>
[Access(Operation.PreparePlan)]
public sealed class ComparisonExcelModel(ExportComparison export) : AppPage
{
    [FromRoute]
    public Guid Id { get; set; }

    public async Task<IActionResult> OnGetAsync()
    {
        var file = await export.ExecuteAsync(Id, Ct);
        Response.Headers.CacheControl = "no-store";
        return File(file.Bytes, file.ContentType, file.Name);
    }
}
