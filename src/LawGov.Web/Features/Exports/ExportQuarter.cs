using LawGov.Data;
using LawGov.Data.Records;
using LawGov.Documents.Ledgers;
using LawGov.Documents.Official;
using LawGov.Web.Access;
using LawGov.Web.Features.Overdue;
using LawGov.Web.Settings;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Exports;

/// <summary>What kind of file.</summary>
public enum ExportFormat
{
    Word,
    Excel,
    Pdf,
}

/// <summary>A file that leaves the system.</summary>
public sealed record ExportedFile(byte[] Bytes, string ContentType, string Name);

/// <summary>Makes the quarterly summary as a file, and notes who took it.</summary>
public sealed class ExportQuarter(LawGovDb db, SummaryComposer compose, AccessCheck access, CurrentUser user, District district)
{
    public const string WordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ExcelType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <param name="format">Which file.</param>
    /// <param name="periodKey">The quarter; the current one where none is named.</param>
    /// <param name="planId">One plan, or all.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="PdfUnavailableException">A PDF was asked for and cannot be made here.</exception>
    public async Task<ExportedFile> ExecuteAsync(ExportFormat format, string? periodKey, Guid? planId, CancellationToken ct)
    {
        access.Ensure(Operation.ExportSummary);
        if (planId is { } plan && !await db.Plans.AnyAsync(p => p.Id == plan, ct))
            throw new NotFoundException();
        var state = await district.GetAsync(ct);
        var period = state.PeriodOf(periodKey);
        var name = $"{state.Settings.DistrictName}{period.Label}法治政府建设任务推进情况总结";
        var file = format switch
        {
            ExportFormat.Excel => new ExportedFile(
                LedgerWriter.Write(await compose.ReadWorkbookAsync(period.Key, new BoardScope(Plan: planId), ct)),
                ExcelType,
                $"{state.Settings.DistrictName}{period.Label}法治政府建设任务台账.xlsx"
            ),
            ExportFormat.Word => new ExportedFile(await PaperAsync(period.Key, planId, ct), WordType, $"{name}.docx"),
            _ => new ExportedFile(
                await PdfConverter.ConvertAsync(await PaperAsync(period.Key, planId, ct), PdfConverter.Program, ct),
                "application/pdf",
                $"{name}.pdf"
            ),
        };
        db.AccessLog.Add(new AccessLogEntry(user.UserId, $"{file.Name}{(planId is null ? "" : $"（方案{planId:N}）")}", db.Clock.Now));
        await db.SaveChangesAsync(ct);
        return file;
    }

    private async Task<byte[]> PaperAsync(string periodKey, Guid? planId, CancellationToken ct) =>
        OfficialPaperWriter.Write(QuarterlySummaryPaper.Compose(await compose.ReadAsync(periodKey, planId, ct)));
}

/// <summary>Makes one unit's ledger as an Excel file, and notes who took it.</summary>
public sealed class ExportUnitLedger(LawGovDb db, SummaryComposer compose, AccessCheck access, CurrentUser user)
{
    public async Task<ExportedFile> ExecuteAsync(Guid unitId, string? periodKey, CancellationToken ct)
    {
        access.Ensure(Operation.ExportUnitLedger, unitId);
        if (!await db.Units.AnyAsync(u => u.Id == unitId, ct))
            throw new NotFoundException();
        var workbook = await compose.ReadWorkbookAsync(periodKey, new BoardScope(Unit: unitId), ct);
        var file = new ExportedFile(LedgerWriter.Write(workbook), ExportQuarter.ExcelType, $"{workbook.ScopeName}{workbook.PeriodLabel}任务台账.xlsx");
        db.AccessLog.Add(new AccessLogEntry(user.UserId, file.Name, db.Clock.Now));
        await db.SaveChangesAsync(ct);
        return file;
    }
}
