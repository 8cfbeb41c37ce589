using LawGov.Domain.Filings;
using LawGov.TestKit;
using LawGov.Web.Pages;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Tests.Features.Review;

/// <summary>Reports as reviewers find them.</summary>
internal static class ReviewGiven
{
    /// <summary>A new task of which the unit submitted this quarter's report.</summary>
    public static async Task<ProgressReport> WaitingAsync(
        this LawGovSite site,
        string userName = "clear",
        string unit = SmallDistrict.Clear,
        bool evidenceRequired = false,
        string progress = "本季度完成培训2期，参训46人。",
        SelfAssessment assessment = SelfAssessment.OnSchedule
    )
    {
        var opened = await site.OpenedAsync(unit, evidenceRequired);
        if (evidenceRequired)
        {
            var actor = await site.Given.ActorAsync(userName);
            await site.Given.WithReportAsync(
                opened.Id,
                r => r.Attach("签到表.pdf", "application/pdf", 1234, new string('a', 64), actor, new DateTime(2026, 10, 8, 0, 0, 0, DateTimeKind.Utc))
            );
        }
        var lines = await site.Given.SubmittedAsync(userName, unit, progress, assessment);
        return lines.Single(l => l.Id == opened.Id);
    }

    /// <summary>A new task whose report of this quarter is not begun.</summary>
    public static async Task<ProgressReport> OpenedAsync(this LawGovSite site, string unit = SmallDistrict.Clear, bool evidenceRequired = false)
    {
        var plan = await site.Given.PlanAsync(new GivenTask("规范行政执法", [unit], EvidenceRequired: evidenceRequired));
        await site.Given.OpenPeriodAsync();
        return await site.WithDbAsync(db =>
            db.Reports.AsNoTracking().SingleAsync(r => r.PeriodKey == "2026-Q3" && db.Tasks.Any(t => t.Id == r.PlanTaskId && t.PlanId == plan.Id))
        );
    }

    /// <summary>The report as it is stored now.</summary>
    public static Task<ProgressReport> StoredAsync(this LawGovSite site, Guid id) =>
        site.WithDbAsync(db => db.Reports.AsNoTracking().Include(r => r.Revisions).Include(r => r.Decisions).SingleAsync(r => r.Id == id));

    /// <summary>The report on a person's screen.</summary>
    public static async Task<TestPage> ReviewedByAsync(this LawGovSite site, string userName, ProgressReport report) =>
        await (await site.AsAsync(userName)).OpenAsync(Routes.ReviewItem(report.Id));
}
