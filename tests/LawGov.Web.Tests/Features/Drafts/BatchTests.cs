using System.Net;
using LawGov.Domain.Events;
using LawGov.Domain.Plans;
using LawGov.TestKit;
using LawGov.Web.Pages;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Tests.Features.Drafts;

public sealed class AssignUnitsTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    private async Task<Guid> BareAsync()
    {
        var (planId, _) = await site.DraftAsync();
        await site.WithDbAsync(async db =>
        {
            foreach (var task in await db.Tasks.Where(t => t.PlanId == planId && t.Number != "1").ToListAsync())
                task.AssignUnits([], [], false);
            return await db.SaveChangesAsync();
        });
        return planId;
    }

    [Fact]
    public async Task Post_WholeChapterOnTheListWithoutUnits_LeavesTheOthersAlone()
    {
        var planId = await BareAsync();
        var tasks = await site.TasksOfAsync(planId);
        var page = await (await site.AsAsync("office")).OpenAsync($"{Routes.PlanBatch(planId)}?show=units");
        Assert.Contains("一起定2", page.TextOf(".tabs"), StringComparison.Ordinal);

        await page.Form("form[action*=Units]")
            .Add("Input.PlaceIds", tasks[0].SectionId!.Value.ToString())
            .Fill("Input.Leads", "区司法局")
            .Add("Input.PickedResponsibles", SmallDistrict.Water)
            .Add("Input.PickedResponsibles", SmallDistrict.Finance)
            .SubmitAsync();

        var after = await site.TasksOfAsync(planId);
        Assert.Equal([tasks[0].LeadNames, "区司法局", ""], after.Select(t => t.LeadNames));
        Assert.Equal("区水利局、区财政局", after[1].ResponsibleNames);
        Assert.Equal(tasks[0].ResponsibleNames, after[0].ResponsibleNames);
    }

    [Fact]
    public async Task Post_ChapterTickedAboveItsSections_NamesUnitsOfAllItsTasks()
    {
        var planId = await BareAsync();
        var tasks = await site.TasksOfAsync(planId);
        var page = await (await site.AsAsync("office")).OpenAsync($"{Routes.PlanBatch(planId)}?show=units");
        Assert.True(page.Has($"tr[data-place='1'] input[value='{tasks[1].ChapterId}']"));
        Assert.True(page.Has($"tr[data-place='2'] input[value='{tasks[1].SectionId}']"));

        await page.Form("form[action*=Units]").Add("Input.PlaceIds", tasks[1].ChapterId.ToString()).Fill("Input.Leads", "区司法局").SubmitAsync();

        Assert.Equal("区司法局", (await site.TasksOfAsync(planId))[1].LeadNames);
    }

    [Fact]
    public async Task Post_Replace_TakesTheOldOnesOff()
    {
        var (planId, _) = await site.DraftAsync();
        var task = (await site.TasksOfAsync(planId))[0];
        var page = await (await site.AsAsync("office")).OpenAsync($"{Routes.PlanBatch(planId)}?show=all");

        await page.Form("form[action*=Units]")
            .Add("Input.TaskIds", task.Id.ToString())
            .Fill("Input.Leads", "区财政局")
            .Fill("Input.Replace", "true")
            .SubmitAsync();

        Assert.Equal("区财政局", (await site.TasksOfAsync(planId))[0].LeadNames);
    }

    [Fact]
    public async Task Post_SomeTasks_OffersTheSameUnitsForTheNextOnes()
    {
        var planId = await BareAsync();
        var tasks = await site.TasksOfAsync(planId);
        var office = await site.AsAsync("office");
        var page = await office.OpenAsync($"{Routes.PlanBatch(planId)}?show=units");

        var answer = await page.Form("form[action*=Units]")
            .Add("Input.TaskIds", tasks[1].Id.ToString())
            .Fill("Input.Leads", "区司法局")
            .Add("Input.PickedResponsibles", SmallDistrict.Water)
            .SubmitAsync();

        var form = (await answer.FollowAsync()).Form("form[action*=Units]");
        Assert.Equal(("区司法局", SmallDistrict.Water), (form["Input.Leads"], form["Input.Responsibles"]));
        var last = await form.Add("Input.TaskIds", tasks[2].Id.ToString()).SubmitAsync();
        Assert.Equal(Routes.CheckPlan(planId), last.Location);
        Assert.Equal(
            ("区司法局", SmallDistrict.Water),
            ((await site.TasksOfAsync(planId))[2].LeadNames, (await site.TasksOfAsync(planId))[2].ResponsibleNames)
        );
    }

    [Fact]
    public async Task Post_NothingTickedOrNoUnit_AsksAndKeepsWhatWasTyped()
    {
        var (planId, _) = await site.DraftAsync();
        var page = await (await site.AsAsync("office")).OpenAsync($"{Routes.PlanBatch(planId)}?show=all");

        var answer = await page.Form("form[action*=Units]").Fill("Input.Responsibles", "区财政局").SubmitAsync();

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("请先勾选任务", answer.Text, StringComparison.Ordinal);
        Assert.Equal("区财政局", answer.Form("form[action*=Units]")["Input.Responsibles"]);
    }

    [Fact]
    public async Task Post_DraftChangedMeanwhile_Is409()
    {
        var (planId, _) = await site.DraftAsync();
        var task = (await site.TasksOfAsync(planId))[0];
        var page = await (await site.AsAsync("office")).OpenAsync($"{Routes.PlanBatch(planId)}?show=all");
        await (await site.TaskFormAsync(planId, task.Id, "staff")).Fill("TaskInput.Title", "同事改的简称").SubmitAsync();

        var answer = await page.Form("form[action*=Units]").Add("Input.TaskIds", task.Id.ToString()).Fill("Input.Leads", "区财政局").SubmitAsync();

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("同事改的简称", answer.Text, StringComparison.Ordinal);
        Assert.Equal("区财政局", answer.Form("form[action*=Units]")["Input.Leads"]);
    }
}

public sealed class MoveTasksTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    [Fact]
    public async Task Post_TickedTasks_StandUnderTheOtherHeading()
    {
        var (planId, _) = await site.DraftAsync();
        var tasks = await site.TasksOfAsync(planId);
        var page = await (await site.AsAsync("office")).OpenAsync($"{Routes.PlanBatch(planId)}?show=all");

        await page.Form("form[action*=Units]")
            .Add("Input.TaskIds", tasks[0].Id.ToString())
            .Add("Input.TaskIds", tasks[1].Id.ToString())
            .Fill("Input.PlaceId", tasks[2].SectionId!.Value.ToString())
            .SubmitAsync(action: $"{Routes.PlanBatch(planId)}?show=all&handler=Move");

        var after = await site.TasksOfAsync(planId);
        Assert.Equal(["3", "1", "2"], after.Select(t => t.Number));
        Assert.All(after, t => Assert.Equal(tasks[2].SectionId, t.SectionId));
    }
}

public sealed class ResolveLeadsTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    private async Task<(Guid PlanId, TestForm Form)> OpenAsync()
    {
        var (planId, _) = await site.DraftAsync();
        await site.WithDbAsync(async db =>
        {
            foreach (var task in await db.Tasks.Where(t => t.PlanId == planId).ToListAsync())
                task.AssignUnits([], ["区司法局", "区财政局"], false);
            return await db.SaveChangesAsync();
        });
        var page = await (await site.AsAsync("office")).OpenAsync($"{Routes.PlanBatch(planId)}?show=lead");
        return (planId, page.Form("form[action*=Leads]"));
    }

    [Fact]
    public async Task Post_Choices_NameTheLeads()
    {
        var (planId, form) = await OpenAsync();

        await form.Fill("LeadInput.Choices[0].Lead", "区财政局").Fill("LeadInput.Choices[2].Lead", "区司法局").SubmitAsync();

        Assert.Equal(
            [("区财政局", "区司法局"), ("", "区司法局、区财政局"), ("区司法局", "区财政局")],
            (await site.TasksOfAsync(planId)).Select(t => (t.LeadNames, t.ResponsibleNames))
        );
    }

    [Fact]
    public async Task Post_NoChoice_Asks()
    {
        var (_, form) = await OpenAsync();

        var answer = await form.SubmitAsync();

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("请至少为一项任务选择牵头单位", answer.Text, StringComparison.Ordinal);
    }
}

public sealed class TakePlanBackTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    private async Task<TestForm> FormAsync(Guid planId) =>
        (await (await site.AsAsync("office")).OpenAsync(Routes.Plan(planId))).Form("form[action*='handler=Back']");

    [Fact]
    public async Task Post_NobodyReported_IsADraftAgainWithoutAssignmentsAndEmptyPages()
    {
        var plan = await site.Given.PlanAsync(new GivenTask("开展培训", [SmallDistrict.Finance]));
        await site.Given.OpenPeriodAsync("2026-Q2");

        var answer = await (await FormAsync(plan.Id)).Fill("Back.Reason", "漏了一章").SubmitAsync();

        Assert.Equal(Routes.CheckPlan(plan.Id), answer.Location);
        Assert.Equal((PlanStatus.Draft, null), ((await site.PlanOfAsync(plan.Id)).Status, (await site.PlanOfAsync(plan.Id)).PublishedOn));
        Assert.False(await site.WithDbAsync(db => db.Assignments.AnyAsync(a => a.PlanId == plan.Id)));
        Assert.False(await site.WithDbAsync(db => db.Reports.AnyAsync(r => db.Tasks.Any(t => t.Id == r.PlanTaskId && t.PlanId == plan.Id))));
        Assert.False(await site.WithDbAsync(db => db.Filings.AnyAsync(f => f.PeriodKey == "2026-Q2" && !db.Reports.Any(r => r.FilingId == f.Id))));
        Assert.Equal(
            "漏了一章",
            await site.WithDbAsync(db =>
                db.Timeline.Where(e => e.PlanId == plan.Id && e.Act == TimelineAct.PlanTakenBack).Select(e => ((PlanTakenBack)e.Event!).Reason).SingleAsync()
            )
        );
        Assert.True(await site.WithDbAsync(db => db.Audit.AnyAsync(a => a.EntityType == "TaskAssignment" && a.Act == "Deleted")));
    }

    [Fact]
    public async Task Post_AfterAReport_IsRefusedWithASentence()
    {
        var plan = await site.Given.PlanAsync(new GivenTask("公开决策", [SmallDistrict.Justice]));
        await site.Given.OpenPeriodAsync();
        await site.Given.SubmittedAsync("justice", SmallDistrict.Justice);

        var answer = await (await FormAsync(plan.Id)).Fill("Back.Reason", "漏了一章").SubmitAsync();

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("不能收回", answer.Text, StringComparison.Ordinal);
        Assert.Equal("漏了一章", answer.Form("form[action*='handler=Back']")["Back.Reason"]);
        Assert.Equal(PlanStatus.Published, (await site.PlanOfAsync(plan.Id)).Status);
    }

    [Fact]
    public async Task Post_WithoutReason_Asks()
    {
        var plan = await site.Given.PlanAsync(new GivenTask("开展普法", [SmallDistrict.Water]));

        var answer = await (await FormAsync(plan.Id)).SubmitAsync();

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("请写明收回理由", answer.Text, StringComparison.Ordinal);
    }
}
