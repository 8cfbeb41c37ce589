using System.Net;
using LawGov.Domain.Assignments;
using LawGov.Domain.Events;
using LawGov.Domain.Plans;
using LawGov.TestKit;
using LawGov.Web.Pages;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Tests.Features.Drafts;

public sealed class PublishPlanTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    private async Task<TestPage> IssuePageAsync(Guid planId) => await (await site.AsAsync("office")).OpenAsync(Routes.IssuePlan(planId));

    [Fact]
    public async Task Post_SettledDraft_MakesTheAssignmentsItAnnounced()
    {
        var planId = await site.SettledDraftAsync();
        var page = await IssuePageAsync(planId);

        var answer = await page.Form("main form").SubmitAsync();

        var made = await site.WithDbAsync(db => db.Assignments.AsNoTracking().Where(a => a.PlanId == planId).ToListAsync());
        Assert.Contains($"{made.Count}个责任关系", page.Text, StringComparison.Ordinal);
        Assert.Contains("2章2节3项任务", page.Text, StringComparison.Ordinal);
        Assert.Equal(3, made.Count(a => a.IsPrimaryLead));
        Assert.All(made, a => Assert.Equal(a.UnitId is null ? AssignmentStatus.InProgress : AssignmentStatus.Issued, a.Status));
        Assert.Equal(Routes.Plan(planId), answer.Location);
        Assert.True(await site.WithDbAsync(db => db.Timeline.AnyAsync(e => e.PlanId == planId && e.Act == TimelineAct.PlanPublished)));
    }

    [Theory]
    [InlineData(2025, true)]
    [InlineData(2026, false)]
    public async Task Get_TermIsOver_SaysThatNobodyWillBeAsked(int lastYear, bool isWarned)
    {
        var planId = await site.SettledDraftAsync();
        await site.WithDbAsync(async db =>
        {
            var plan = await db.Plans.SingleAsync(p => p.Id == planId);
            plan.Describe(plan.Title, plan.Kind, plan.DocumentNumber, plan.IssuingBodies, plan.StartsOn, new DateOnly(lastYear, 12, 31), plan.IssuedOn);
            return await db.SaveChangesAsync();
        });

        var page = await IssuePageAsync(planId);

        Assert.Equal(isWarned, page.Text.Contains("已经届满", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Get_TaskWithoutAnyUnit_IsNotCountedAsReportedByItsUnits()
    {
        var (planId, _) = await site.DraftAsync();
        await site.WithDbAsync(async db =>
        {
            foreach (var task in await db.Tasks.Where(t => t.PlanId == planId).ToListAsync())
                task.AssignUnits([], [], false);
            return await db.SaveChangesAsync();
        });

        var page = await (await site.AsAsync("office")).OpenAsync(Routes.IssuePlan(planId));

        Assert.DoesNotContain("由列名单位分别填报", page.TextOf("dl.facts"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_Twice_PublishesOnce()
    {
        var planId = await site.SettledDraftAsync();
        var form = (await IssuePageAsync(planId)).Form("main form");
        var first = await form.SubmitAsync();
        var count = await site.WithDbAsync(db => db.Assignments.CountAsync(a => a.PlanId == planId));

        var second = await form.SubmitAsync();

        Assert.Equal((HttpStatusCode.Redirect, first.Location), (second.Status, second.Location));
        Assert.Equal(count, await site.WithDbAsync(db => db.Assignments.CountAsync(a => a.PlanId == planId)));
        Assert.Equal(1, await site.WithDbAsync(db => db.Timeline.CountAsync(e => e.PlanId == planId && e.Act == TimelineAct.PlanPublished)));
    }

    [Fact]
    public async Task Post_NamesOpen_IsRefusedAndTheButtonIsOff()
    {
        // A name that no other draft of this class settles.
        var text = PlanTexts.Plan.Replace("区市场监管局", "区粮食物资储备局", StringComparison.Ordinal);
        var answer = await site.UploadAsync(text);
        var planId = Guid.Parse(answer.Location!.Split('/')[2]);
        var page = await IssuePageAsync(planId);

        var refused = await page.Form("main form").SubmitAsync();

        Assert.True(page.Has("main form button[disabled]"));
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("单位名称没有确认", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_StaleDraft_Is409()
    {
        var planId = await site.SettledDraftAsync();
        var form = (await IssuePageAsync(planId)).Form("main form");
        var task = (await site.TasksOfAsync(planId))[0];
        await (await site.TaskFormAsync(planId, task.Id, "staff")).Fill("TaskInput.Title", "改过").SubmitAsync();

        var answer = await form.SubmitAsync();

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Equal(PlanStatus.Draft, (await site.PlanOfAsync(planId)).Status);
    }

    [Fact]
    public async Task Post_WhileTheWindowIsOpen_OpensTheQuartersLines()
    {
        site.Time.GoTo(new DateOnly(2026, 12, 22));
        try
        {
            var planId = await site.SettledDraftAsync();
            await (await IssuePageAsync(planId)).Form("main form").SubmitAsync();

            var keys = await site.WithDbAsync(db =>
                db.Reports.Where(r => db.Tasks.Any(t => t.Id == r.PlanTaskId && t.PlanId == planId)).Select(r => r.PeriodKey).ToListAsync()
            );
            Assert.Equal(["2026-Q4", "2026-Q4", "2026-Q4"], keys);
        }
        finally
        {
            site.Time.GoTo(new DateOnly(2026, 10, 8));
        }
    }
}

public sealed class ArchivePlanTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    [Fact]
    public async Task Post_WithReason_PutsThePlanAway()
    {
        var plan = await site.Given.PlanAsync(new GivenTask("开展培训", [SmallDistrict.Justice]));
        var page = await (await site.AsAsync("office")).OpenAsync(Routes.Plan(plan.Id));

        await page.Form("form[action*=Archive]").Fill("Input.Reason", "方案期满").SubmitAsync();

        Assert.Equal(PlanStatus.Archived, (await site.PlanOfAsync(plan.Id)).Status);
        Assert.Equal(
            "方案期满",
            await site.WithDbAsync(db =>
                db.Timeline.Where(e => e.PlanId == plan.Id && e.Act == TimelineAct.PlanArchived).Select(e => ((PlanArchived)e.Event!).Reason).SingleAsync()
            )
        );
    }

    [Fact]
    public async Task Post_WithoutReason_Asks()
    {
        var plan = await site.Given.PlanAsync(new GivenTask("开展培训", [SmallDistrict.Justice]));
        var page = await (await site.AsAsync("office")).OpenAsync(Routes.Plan(plan.Id));

        var answer = await page.Form("form[action*=Archive]").SubmitAsync();

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("请写明归档理由", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_ByAUnit_IsForbidden()
    {
        var plan = await site.Given.PlanAsync(new GivenTask("开展培训", [SmallDistrict.Justice]));

        var answer = await (await site.AsAsync("justice")).PostAsync(
            $"{Routes.Plan(plan.Id)}?handler=Archive",
            ("Input.Reason", "不想做了"),
            ("Input.Version", "1")
        );

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
    }
}

public sealed class PlanPageTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    [Fact]
    public async Task Get_Plan_ReadsAsADocumentWithItsMargin()
    {
        var plan = await site.Given.PlanAsync(
            new GivenTask("开展人民调解", [SmallDistrict.Justice], [SmallDistrict.Townships], ReportingMode.EachUnit),
            new GivenTask("公开决策", [], [SmallDistrict.Finance])
        );
        await site.Given.OpenPeriodAsync();
        var browser = await site.AsAsync("clear");

        var page = await browser.OpenAsync(Routes.Plan(plan.Id));

        Assert.Contains("一、依法行政", page.Text, StringComparison.Ordinal);
        Assert.Contains("清溪镇、石桥镇、云台乡", page.Text, StringComparison.Ordinal);
        Assert.Contains("待明确牵头", page.Text, StringComparison.Ordinal);
        Assert.False(page.Has($"a[href='{Routes.Unit((await site.Given.UnitAsync(SmallDistrict.Finance)).Id)}']"));
    }

    [Fact]
    public async Task Get_DraftByAUnit_IsNotListedAndNotOpen()
    {
        var (planId, _) = await site.DraftAsync();
        var browser = await site.AsAsync("clear");

        var list = await browser.OpenAsync(Routes.Plans);
        var page = await browser.OpenAsync(Routes.Plan(planId));

        Assert.DoesNotContain(planId.ToString(), list.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, page.Status);
    }
}
