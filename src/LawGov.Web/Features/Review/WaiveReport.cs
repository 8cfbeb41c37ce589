using FluentValidation;
using LawGov.Data;
using LawGov.Domain.Filings;
using LawGov.Web.Access;
using LawGov.Web.Pages;
using LawGov.Web.Settings;

namespace LawGov.Web.Features.Review;

/// <summary>
/// Lets a unit off one report of one quarter (免予填报), for a stated reason. What concerns the office's own unit, or the person's, the second reviewer
/// decides.
/// </summary>
public sealed class WaiveReport(LawGovDb db, AccessCheck access, CurrentUser user, District district)
{
    public sealed class Command
    {
        public Guid Id { get; set; }

        public int Version { get; set; }

        public string Reason { get; set; } = "";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() =>
            RuleFor(c => c.Reason)
                .NotEmpty()
                .WithMessage("请写明免报的理由")
                .MaximumLength(ReviewDecision.CommentLength)
                .WithMessage("免报理由不超过500字，请精简");
    }

    public async Task<ProgressReport> ExecuteAsync(Command command, CancellationToken ct)
    {
        var report = await ReviewedReport.FindAsync(db, command.Id, user.Actor, ct);
        var stage = report.ToReviewState().WaiveStage(user.Actor);
        access.Ensure(ReviewedReport.WaiverBy(stage), report.UnitId);
        db.ExpectVersion(report, command.Version);
        report.Waive(stage, command.Reason.Trim(), user.Actor, district.Today);
        await db.SaveChangesAsync(ct);
        return report;
    }
}
