using FluentValidation;
using LawGov.Documents.Plans;
using LawGov.Documents.Reading;
using LawGov.Web.Access;
using LawGov.Web.Features.Drafts.NameResolution;
using LawGov.Web.Features.Exports;
using LawGov.Web.Pages;
using Microsoft.AspNetCore.Mvc;

namespace LawGov.Web.Features.Import;

/// <summary>
/// Teaches which forms of plans are read, by examples that are really read, and lets a person try a few lines. Nothing that is tried is kept.
/// </summary>
[Access(Operation.PreparePlan)]
public sealed class FormsModel(ExportReadingReport export, IValidator<ExportReadingReport.Command> validator, KnownUnitNames knownNames) : AppPage
{
    [BindProperty]
    public ExportReadingReport.Command Input { get; set; } = new();

    /// <summary>What was tried, as read with the district's own units.</summary>
    public ParsedPlan? Tried { get; private set; }

    public MaskedSource? Masked { get; private set; }

    public void OnGet() { }

    public async Task<IActionResult> OnPostTryAsync()
    {
        if (!await validator.EnsureAsync(Input, ModelState, ct: Ct))
            return Invalid();
        var source = SourceText.FromText(Input.Text);
        Tried = PlanParser.Parse(source, (await knownNames.ReadAsync(Ct)).Lexicon);
        Masked = MaskedSource.Of(source);
        return Page();
    }

    public async Task<IActionResult> OnPostReportAsync()
    {
        if (!await validator.EnsureAsync(Input, ModelState, ct: Ct))
            return Invalid();
        return this.Download(await export.ExecuteAsync(Input, Ct));
    }
}

/// <summary>The report of a plan's stored source, as a file.</summary>
[Access(Operation.PreparePlan)]
public sealed class ReadingReportFileModel(ExportReadingReport export) : AppPage
{
    public async Task<IActionResult> OnGetAsync(Guid id) => this.Download(await export.ExecuteAsync(id, Ct));
}
