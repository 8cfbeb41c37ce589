using FluentValidation;
using LawGov.Data;
using LawGov.Domain.Filings;
using LawGov.Web.Access;
using LawGov.Web.Pages;

namespace LawGov.Web.Features.Review;

/// <summary>Accepts the current submission of a report: the office's review, or the second reviewer's where the unit houses the office.</summary>
public sealed class AcceptReport(LawGovDb db, AccessCheck access, CurrentUser user)
{
    public sealed class Command
    {
        public Guid Id { get; set; }

        public int Version { get; set; }

        public ReviewStage Stage { get; set; }

        /// <summary>The reviewer's own judgement of progress; none where the unit's stands.</summary>
        public SelfAssessment? Overridden { get; set; }

        public string Comment { get; set; } = "";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Stage).Must(s => s is ReviewStage.Office or ReviewStage.Second).WithMessage("审核环节不正确，请刷新页面后再试");
            RuleFor(c => c.Overridden).IsInEnum().WithMessage("请在列出的自评进度中选择");
            RuleFor(c => c.Comment).MaximumLength(ReviewDecision.CommentLength).WithMessage("审核意见不超过500字，请精简")
                .Must(text => !string.IsNullOrWhiteSpace(text)).When(c => c.Overridden is not null, ApplyConditionTo.CurrentValidator).WithMessage("改动自评进度的，请写明理由");
        }
    }

    public async Task<ProgressReport> ExecuteAsync(Command command, CancellationToken ct)
    {
        var report = await ReviewedReport.LoadAsync(db, access, command.Id, ReviewedReport.OperationOf(command.Stage), ct);
        db.ExpectVersion(report, command.Version);
        report.Accept(command.Stage, command.Comment.Trim(), command.Overridden, user.Actor, db.Clock.Now);
        await db.SaveChangesAsync(ct);
        return report;
    }
}
