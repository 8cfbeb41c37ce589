using LawGov.Data;
using LawGov.Domain.Filings;
using LawGov.Domain.Rules;
using LawGov.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Review;

/// <summary>Loads what a decision needs and checks what every decision needs: the person may, and the quarter is open.</summary>
internal static class ReviewedReport
{
    /// <summary>The operation by which a stage is decided.</summary>
    public static Operation OperationOf(ReviewStage stage) => stage == ReviewStage.Second ? Operation.ReviewReportSecond : Operation.ReviewReport;

    /// <summary>The report with its submissions and decisions.</summary>
    /// <exception cref="NotFoundException">There is none.</exception>
    /// <exception cref="AccessDeniedException">The person may not do this to it.</exception>
    /// <exception cref="RuleException"><see cref="RuleCodes.PeriodLocked"/>.</exception>
    public static async Task<ProgressReport> LoadAsync(LawGovDb db, AccessCheck access, Guid id, Operation operation, CancellationToken ct)
    {
        var report = await db.Reports.Include(r => r.Revisions).Include(r => r.Decisions).AsSplitQuery().FirstOrDefaultAsync(r => r.Id == id, ct) ?? throw new NotFoundException();
        access.Ensure(operation, report.UnitId);
        if (await db.Periods.AnyAsync(p => p.Key == report.PeriodKey && p.LockedAt != null, ct)) throw new RuleException(RuleCodes.PeriodLocked);
        return report;
    }
}
