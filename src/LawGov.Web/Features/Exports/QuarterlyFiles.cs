using LawGov.Web.Access;
using LawGov.Web.Pages;
using LawGov.Web.Settings;
using Microsoft.AspNetCore.Mvc;

namespace LawGov.Web.Features.Exports;

/// <summary>The quarterly summary in the official format.</summary>
[Access(Operation.ExportSummary)]
public sealed class QuarterlyWordModel(ExportQuarter export) : AppPage
{
    [FromQuery]
    public string? Period { get; set; }

    [FromQuery]
    public Guid? Plan { get; set; }

    public async Task<IActionResult> OnGetAsync() => this.Download(await export.ExecuteAsync(ExportFormat.Word, Period, Plan, Ct));
}

/// <summary>The quarter's ledger.</summary>
[Access(Operation.ExportSummary)]
public sealed class QuarterlyExcelModel(ExportQuarter export) : AppPage
{
    [FromQuery]
    public string? Period { get; set; }

    [FromQuery]
    public Guid? Plan { get; set; }

    public async Task<IActionResult> OnGetAsync() => this.Download(await export.ExecuteAsync(ExportFormat.Excel, Period, Plan, Ct));
}

/// <summary>The quarterly summary as PDF, or a page that says what is missing for it.</summary>
[Access(Operation.ExportSummary)]
public sealed class QuarterlyPdfModel(ExportQuarter export) : AppPage
{
    [FromQuery]
    public string? Period { get; set; }

    [FromQuery]
    public Guid? Plan { get; set; }

    public bool IsInstalled { get; private set; }

    public string PeriodKey { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync()
    {
        try
        {
            return this.Download(await export.ExecuteAsync(ExportFormat.Pdf, Period, Plan, Ct));
        }
        catch (PdfUnavailableException unavailable)
        {
            IsInstalled = unavailable.IsInstalled;
            PeriodKey = (await District.GetAsync(Ct)).PeriodOf(Period).Key;
            Response.StatusCode = StatusCodes.Status501NotImplemented;
            return Page();
        }
    }
}

/// <summary>A unit's own ledger.</summary>
[Access(Operation.ExportUnitLedger)]
public sealed class UnitLedgerModel(ExportUnitLedger export) : AppPage
{
    [FromQuery]
    public Guid? Unit { get; set; }

    [FromQuery]
    public string? Period { get; set; }

    public async Task<IActionResult> OnGetAsync() => this.Download(await export.ExecuteAsync(Unit ?? throw new NotFoundException(), Period, Ct));
}

/// <summary>Files as answers.</summary>
internal static class FileAnswers
{
    /// <summary>Offers a file for saving; nothing of it is kept on the way.</summary>
    public static FileContentResult Download(this AppPage page, ExportedFile file)
    {
        page.Response.Headers.CacheControl = "no-store";
        return page.File(file.Bytes, file.ContentType, file.Name);
    }
}
