using System.Net;
using LawGov.Domain.Filings;
using LawGov.TestKit;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Tests.Features.Review;

public sealed class AcceptUnchangedTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    private const string Bulk = "form[action*='handler=Bulk']",
        Picked = "Input.Bulk.Picked",
        Said = "各项工作按计划推进。";

    [Fact]
    public async Task Post_Ticked_AcceptsWhatSaysNothingNewAndListsTheRestWithReasons()
    {
        var reports = await TwoQuartersAsync();
        var (same, changed, proved) = (reports["不变"], reports["有变"], reports["要佐证"]);
        var form = (await (await site.AsAsync("office")).OpenAsync("/review")).Form(Bulk);
        foreach (var report in reports.Values)
            form.Add(Picked, $"{report.Id}.{report.Version}");

        var answer = await form.SubmitAsync();

        var page = await answer.FollowAsync();
        Assert.Contains("批量审核通过1项", page.Text, StringComparison.Ordinal);
        Assert.Contains("内容与上季度不同", page.Text, StringComparison.Ordinal);
        Assert.Contains("要求佐证材料", page.Text, StringComparison.Ordinal);
        Assert.Equal(ReportStatus.Accepted, (await site.StoredAsync(same.Id)).Status);
        Assert.Equal(ReportStatus.Submitted, (await site.StoredAsync(changed.Id)).Status);
        Assert.Equal(ReportStatus.Submitted, (await site.StoredAsync(proved.Id)).Status);
    }

    [Fact]
    public async Task Post_NothingTicked_AsksToTick()
    {
        await site.WaitingAsync("stone", SmallDistrict.Stone);

        var answer = await (await (await site.AsAsync("office")).OpenAsync("/review")).Form(Bulk).SubmitAsync();

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("请先勾选", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_ChangedSinceTicked_IsLeftForReading()
    {
        var report = await site.WaitingAsync("stone", SmallDistrict.Stone);
        var form = (await (await site.AsAsync("office")).OpenAsync("/review")).Form(Bulk).Add(Picked, $"{report.Id}.{report.Version - 1}");

        var answer = await form.SubmitAsync();

        Assert.Contains("打开页面之后已有变化", (await answer.FollowAsync()).Text, StringComparison.Ordinal);
        Assert.Equal(ReportStatus.Submitted, (await site.StoredAsync(report.Id)).Status);
    }

    [Fact]
    public async Task Post_SecondReviewer_MayNotAcceptForTheOffice()
    {
        var report = await site.WaitingAsync("stone", SmallDistrict.Stone);

        var answer = await (await site.AsAsync("office2")).PostAsync("/review?handler=Bulk", (Picked, $"{report.Id}.{report.Version}"));

        Assert.Contains("没有这一环节的审核权限", (await answer.FollowAsync()).Text, StringComparison.Ordinal);
        Assert.Equal(ReportStatus.Submitted, (await site.StoredAsync(report.Id)).Status);
    }

    private async Task<Dictionary<string, ProgressReport>> TwoQuartersAsync()
    {
        var plan = await site.Given.PlanAsync(
            new GivenTask("不变", [SmallDistrict.Clear]),
            new GivenTask("有变", [SmallDistrict.Finance]),
            new GivenTask("要佐证", [SmallDistrict.Water], EvidenceRequired: true)
        );
        await site.Given.OpenPeriodAsync("2026-Q2");
        (string User, string Unit)[] people = [("clear", SmallDistrict.Clear), ("finance", SmallDistrict.Finance), ("water", SmallDistrict.Water)];
        await AttachAsync("2026-Q2");
        foreach (var (user, unit) in people)
            await site.Given.SubmittedAsync(user, unit, Said, period: "2026-Q2");
        await site.Given.OpenPeriodAsync();
        await AttachAsync("2026-Q3");
        foreach (var (user, unit) in people)
            await site.Given.SubmittedAsync(user, unit, unit == SmallDistrict.Finance ? "新增培训2期。" : Said);
        return await site.WithDbAsync(db =>
            (
                from r in db.Reports
                join t in db.Tasks on r.PlanTaskId equals t.Id
                where t.PlanId == plan.Id && r.PeriodKey == "2026-Q3"
                select new { t.Title, Report = r }
            ).ToDictionaryAsync(x => x.Title, x => x.Report)
        );
    }

    private async Task AttachAsync(string period)
    {
        var actor = await site.Given.ActorAsync("water");
        foreach (var line in await site.Given.LinesAsync(SmallDistrict.Water, period))
            await site.Given.WithReportAsync(
                line.Id,
                r => r.Attach("台账.pdf", "application/pdf", 10, new string('b', 64), actor, new DateTime(2026, 10, 8, 0, 0, 0, DateTimeKind.Utc))
            );
    }
}
