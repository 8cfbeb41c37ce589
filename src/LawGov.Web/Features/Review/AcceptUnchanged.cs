using System.ComponentModel.DataAnnotations;
using FluentValidation;
using LawGov.Data;
using LawGov.Domain.Filings;
using LawGov.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Review;

/// <summary>Why a ticked report was not accepted with the others.</summary>
public enum AcceptSkipReason
{
    [Display(Name = "内容与上季度不同，请逐项审核")]
    Changed,

    [Display(Name = "要求佐证材料，请逐项审核")]
    NeedsEvidence,

    [Display(Name = "自评欠进度或指标落后，请逐项审核")]
    Behind,

    [Display(Name = "退回后重新报送，请逐项审核")]
    Resubmitted,

    [Display(Name = "打开页面之后已有变化，请刷新")]
    Stale,

    [Display(Name = "由您本人填报或审核过，须由他人审核")]
    OwnWork,

    [Display(Name = "您没有这一环节的审核权限")]
    NotPermitted,
}

/// <summary>Accepts the ticked reports that say nothing new and show nothing wrong; whatever needs reading is left for reading, with the reason.</summary>
public sealed class AcceptUnchanged(LawGovDb db, AccessCheck access, CurrentUser user)
{
    /// <summary>Most reports of one act.</summary>
    public const int Most = 200;

    public sealed class Command
    {
        /// <summary>Ticked reports as id.version, so that nobody accepts what they have not seen.</summary>
        public List<string> Picked { get; set; } = [];
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() =>
            RuleFor(c => c.Picked).NotEmpty().WithMessage("请先勾选要通过的填报").Must(p => p.Count <= Most).WithMessage("一次最多通过200项，请分批办理");
    }

    /// <param name="Accepted">How many were accepted.</param>
    /// <param name="Skipped">Units and reasons of the others.</param>
    public sealed record Result(int Accepted, IReadOnlyList<(Guid ReportId, AcceptSkipReason Reason)> Skipped);

    public async Task<Result> ExecuteAsync(Command command, CancellationToken ct)
    {
        access.Ensure(Operation.ReadReviewQueue);
        var picked = command.Picked.Select(Parse).OfType<(Guid Id, int Version)>().DistinctBy(p => p.Id).ToDictionary(p => p.Id, p => p.Version);
        var ids = picked.Keys.ToList();
        var reports = await db
            .Reports.Include(r => r.Revisions)
            .Include(r => r.Decisions)
            .AsSplitQuery()
            .Where(r => ids.Contains(r.Id))
            .OrderBy(r => r.SubmittedAt)
            .ToListAsync(ct);
        var unitIds = reports.Select(r => r.UnitId).Distinct().ToList();
        var units = await db.Units.AsNoTracking().Where(u => unitIds.Contains(u.Id)).ToDictionaryAsync(u => u.Id, ct);
        var skipped = new List<(Guid, AcceptSkipReason)>();
        foreach (var report in reports)
        {
            if (Why(report, picked[report.Id]) is { } reason)
            {
                skipped.Add((report.Id, reason));
                continue;
            }
            report.FollowUnit(units[report.UnitId], user.Actor);
            report.Accept(StageOf(report), "", null, user.Actor, db.Clock.Now);
        }
        await db.SaveChangesAsync(ct);
        return new Result(reports.Count - skipped.Count, skipped);
    }

    private AcceptSkipReason? Why(ProgressReport report, int version)
    {
        if (report.Version != version || report.Status != ReportStatus.Submitted)
            return AcceptSkipReason.Stale;
        if (!access.Can(ReviewedReport.OperationOf(StageOf(report)), report.UnitId))
            return AcceptSkipReason.NotPermitted;
        if (!report.ToReviewState().CanAccept(user.Actor))
            return AcceptSkipReason.OwnWork;
        var isUnchanged = report.Kind == ReportKind.NoChange || (report.CarriedProgress.Length > 0 && report.Progress == report.CarriedProgress);
        return WhyRead(isUnchanged, report.EvidenceRequired, report.RevisionNo, report.SelfAssessment, report.LagPoints);
    }

    /// <summary>Why a report must be read before it is accepted; none where it says nothing new and shows nothing wrong.</summary>
    internal static AcceptSkipReason? WhyRead(bool isUnchanged, bool evidenceRequired, int revisionNo, SelfAssessment? assessment, int lagPoints)
    {
        if (evidenceRequired)
            return AcceptSkipReason.NeedsEvidence;
        if (assessment == SelfAssessment.Behind || lagPoints >= ProgressReport.YellowLag)
            return AcceptSkipReason.Behind;
        if (revisionNo > 1)
            return AcceptSkipReason.Resubmitted;
        return isUnchanged ? null : AcceptSkipReason.Changed;
    }

    private static ReviewStage StageOf(ProgressReport report) => report.ToReviewState().Stage ?? ReviewStage.Office;

    private static (Guid Id, int Version)? Parse(string text)
    {
        var at = text.IndexOf('.', StringComparison.Ordinal);
        return
            at > 0
            && Guid.TryParse(text.AsSpan(0, at), out var id)
            && int.TryParse(text.AsSpan(at + 1), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var version)
            ? (id, version)
            : null;
    }
}
