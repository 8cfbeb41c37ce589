using System.ComponentModel.DataAnnotations;
using FluentValidation;
using LawGov.Data;
using LawGov.Domain.Filings;
using LawGov.Web.Access;
using LawGov.Web.Pages;
using LawGov.Web.Settings;
using LawGov.Web.Texts;

namespace LawGov.Web.Features.Review;

/// <summary>What is usually wrong with a report.</summary>
public enum ReturnReason
{
    [Display(Name = "内容空泛")]
    Vague,

    [Display(Name = "无佐证")]
    NoEvidence,

    [Display(Name = "与任务不符")]
    OffTask,

    [Display(Name = "数据有误")]
    WrongFigures,

    [Display(Name = "缺盖章件")]
    NoSealedCopy,
}

/// <summary>
/// Sends a report back to its unit, by the review that is due; on an accepted report it takes the acceptance back, which two persons do where two
/// accepted.
/// </summary>
public sealed class ReturnReport(LawGovDb db, AccessCheck access, CurrentUser user, District district)
{
    /// <summary>Room for own words beside all the usual reasons.</summary>
    public const int WordsLength = 450;

    public sealed class Command
    {
        public Guid Id { get; set; }

        public int Version { get; set; }

        public List<ReturnReason> Reasons { get; set; } = [];

        public string Words { get; set; } = "";

        /// <summary>What the unit reads: the usual reasons, then the reviewer's own words.</summary>
        public string Comment
        {
            get
            {
                var reasons = string.Join('、', Reasons.Distinct().Order().Select(r => RuleText.LabelOf(r)));
                var words = Words.Trim();
                return reasons.Length == 0 ? words
                    : words.Length == 0 ? $"{reasons}。"
                    : $"{reasons}。{words}";
            }
        }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleForEach(c => c.Reasons).IsInEnum().WithMessage("请在列出的原因中选择");
            RuleFor(c => c.Words)
                .MaximumLength(WordsLength)
                .WithMessage("退回意见不超过450字，请精简")
                .Must((c, words) => c.Reasons.Count > 0 || !string.IsNullOrWhiteSpace(words))
                .WithMessage("请勾选退回原因，或写明要对方改什么");
        }
    }

    public async Task<ProgressReport> ExecuteAsync(Command command, CancellationToken ct)
    {
        var (report, stage) = await ReviewedReport.LoadAsync(db, access, command.Id, user.Actor, ct);
        db.ExpectVersion(report, command.Version);
        var state = await district.GetAsync(ct);
        report.Return(stage, command.Comment, state.Calendar.AddWorkdays(district.Today, state.Settings.ResubmitWorkdays), user.Actor, db.Clock.Now);
        await db.SaveChangesAsync(ct);
        return report;
    }
}
