using FluentValidation;
using LawGov.Data;
using LawGov.Domain.Filings;
using LawGov.Web.Access;
using LawGov.Web.Pages;

namespace LawGov.Web.Features.Review;

/// <summary>
/// Accepts the current submission of a report, by the review that is due: the office's, or the second reviewer's. The second reviewer also decides here
/// that an acceptance stands.
/// </summary>
public sealed class AcceptReport(LawGovDb db, AccessCheck access, CurrentUser user)
{
    public sealed class Command
    {
        public Guid Id { get; set; }

        public int Version { get; set; }

        /// <summary>The reviewer's own judgement of progress; none where the unit's stands.</summary>
        public SelfAssessment? Overridden { get; set; }

        public string Comment { get; set; } = "";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Overridden).IsInEnum().WithMessage("请在列出的自评进度中选择");
            RuleFor(c => c.Comment)
                .MaximumLength(ReviewDecision.CommentLength)
                .WithMessage("审核意见不超过500字，请精简")
                .Must(text => !string.IsNullOrWhiteSpace(text))
                .When(c => c.Overridden is not null, ApplyConditionTo.CurrentValidator)
                .WithMessage("改动自评进度的，请写明理由");
        }
    }

    public async Task<ProgressReport> ExecuteAsync(Command command, CancellationToken ct)
    {
        var (report, stage) = await ReviewedReport.LoadAsync(db, access, command.Id, user.Actor, ct);
        db.ExpectVersion(report, command.Version);
        report.Accept(stage, command.Comment.Trim(), command.Overridden, user.Actor, db.Clock.Now);
        await db.SaveChangesAsync(ct);
        return report;
    }
}
