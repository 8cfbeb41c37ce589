using LawGov.Data;
using LawGov.Domain;
using LawGov.Domain.Filings;
using LawGov.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Review;

/// <summary>
/// Loads what a decision needs and checks that the person may make the one that is due. The stage follows from the report, never from a form.
/// </summary>
internal static class ReviewedReport
{
    /// <summary>The operation by which a stage is decided.</summary>
    public static Operation OperationOf(ReviewStage stage) =>
        stage is ReviewStage.Second or ReviewStage.RevocationSecond ? Operation.ReviewReportSecond : Operation.ReviewReport;

    /// <summary>The operation by which a waiver is decided at a stage.</summary>
    public static Operation WaiverBy(ReviewStage stage) => stage == ReviewStage.Second ? Operation.WaiveReportSecond : Operation.WaiveReport;

    /// <summary>The report with its submissions and decisions, and the stage that is due; on a report that nobody can decide on, the office's.</summary>
    /// <exception cref="NotFoundException">There is none.</exception>
    /// <exception cref="AccessDeniedException">The person may not decide at this stage.</exception>
    public static async Task<(ProgressReport Report, ReviewStage Stage)> LoadAsync(LawGovDb db, AccessCheck access, Guid id, Actor actor, CancellationToken ct)
    {
        var report = await FindAsync(db, id, actor, ct);
        var stage = report.ToReviewState().Stage ?? ReviewStage.Office;
        access.Ensure(OperationOf(stage), report.UnitId);
        return (report, stage);
    }

    /// <summary>The report, knowing by its unit's present state whether it needs a second person.</summary>
    /// <exception cref="NotFoundException">There is none.</exception>
    public static async Task<ProgressReport> FindAsync(LawGovDb db, Guid id, Actor actor, CancellationToken ct)
    {
        var report =
            await db.Reports.Include(r => r.Revisions).Include(r => r.Decisions).AsSplitQuery().FirstOrDefaultAsync(r => r.Id == id, ct)
            ?? throw new NotFoundException();
        report.FollowUnit(await db.Units.AsNoTracking().FirstAsync(u => u.Id == report.UnitId, ct), actor);
        return report;
    }
}
