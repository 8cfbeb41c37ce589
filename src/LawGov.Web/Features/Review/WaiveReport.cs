using FluentValidation;
using LawGov.Data;
using LawGov.Domain.Filings;
using LawGov.Web.Access;
using LawGov.Web.Pages;
using LawGov.Web.Settings;

namespace LawGov.Web.Features.Review;

/// <summary>Lets a unit off one report of one quarter (免予填报), for a stated reason.</summary>
public sealed class WaiveReport(LawGovDb db, AccessCheck access, District district)
{
    public sealed class Command
    {
        public Guid Id { get; set; }

        public int Version { get; set; }

        public string Reason { get; set; } = "";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Reason).NotEmpty().WithMessage("请写明免报的理由").MaximumLength(ReviewDecision.CommentLength).WithMessage("免报理由不超过500字，请精简");
    }

    public async Task<ProgressReport> ExecuteAsync(Command command, CancellationToken ct)
    {
        var report = await ReviewedReport.LoadAsync(db, access, command.Id, Operation.WaiveReport, ct);
        db.ExpectVersion(report, command.Version);
        report.Waive(command.Reason.Trim(), district.Today);
        await db.SaveChangesAsync(ct);
        return report;
    }
}
