using System.Net;
using LawGov.Domain.Plans;
using LawGov.Domain.Units;
using LawGov.TestKit;
using LawGov.Web.Pages;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Tests.Features.Drafts;

public sealed class EditPlanHeadTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    [Fact]
    public async Task Post_NewHead_IsKept()
    {
        var (planId, _) = await site.DraftAsync();
        var page = await (await site.AsAsync("office")).OpenAsync($"{Routes.CheckPlan(planId)}?open=head");

        await page.Form("#head form").Fill("HeadInput.Title", "示范区三年方案").Fill("HeadInput.DocumentNumber", "示范委发〔2026〕9号").SubmitAsync();

        var plan = await site.PlanOfAsync(planId);
        Assert.Equal(("示范区三年方案", "示范委发〔2026〕9号"), (plan.Title, plan.DocumentNumber));
    }

    [Fact]
    public async Task Post_EndBeforeStart_IsRefusedBesideTheField()
    {
        var (planId, _) = await site.DraftAsync();
        var page = await (await site.AsAsync("office")).OpenAsync($"{Routes.CheckPlan(planId)}?open=head");

        var answer = await page.Form("#head form").Fill("HeadInput.StartsOn", "2028-01-01").Fill("HeadInput.EndsOn", "2026-01-01").SubmitAsync();

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("终止日期须晚于起始日期", answer.Text, StringComparison.Ordinal);
    }
}

public sealed class EditSectionTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    [Fact]
    public async Task Post_NewTitle_ChangesTheHeading()
    {
        var (planId, _) = await site.DraftAsync();
        var section = (await site.PlanOfAsync(planId)).Sections.First(s => s.Level == SectionLevel.Section);
        var page = await (await site.AsAsync("office")).OpenAsync($"{Routes.CheckPlan(planId)}?section={section.Id}");

        await page.Form("input[name='SectionInput.SectionId']").Fill("SectionInput.Title", "规范行政执法").SubmitAsync();

        Assert.Contains((await site.PlanOfAsync(planId)).Sections, s => s.Id == section.Id && s.Heading == "（一）规范行政执法");
    }
}

public sealed class ConfirmFindingsTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    private async Task<Guid> DraftWithFindingsAsync()
    {
        var (planId, _) = await site.DraftAsync();
        await site.WithDbAsync(async db =>
        {
            var plan = await db.Plans.Include(p => p.Findings).SingleAsync(p => p.Id == planId);
            plan.ConfirmFindings(plan.Findings.Select(f => f.Id), true);
            foreach (var n in Enumerable.Range(1, 3))
                plan.AddFinding("NumberMissing", n, $"测试疑问{n}", "", null);
            await db.SaveChangesAsync();
            return true;
        });
        return planId;
    }

    [Fact]
    public async Task Post_One_SettlesItAndShowsTheNext()
    {
        var planId = await DraftWithFindingsAsync();
        var page = await (await site.AsAsync("office")).OpenAsync(Routes.CheckPlan(planId));
        var finding = (await site.PlanOfAsync(planId)).Findings.Single(f => f.Message == "测试疑问1");

        var next = await (await page.Form("#find form").SubmitAsync("Finding.FindingId", finding.Id.ToString())).FollowAsync();

        Assert.Contains("测试疑问2", next.TextOf("#find h3"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_AllOfAKind_SettlesThemTogether()
    {
        var planId = await DraftWithFindingsAsync();
        var page = await (await site.AsAsync("office")).OpenAsync(Routes.CheckPlan(planId));

        var next = await (await page.Form("#find form").SubmitAsync()).FollowAsync();

        Assert.False(next.Has("#find"));
        Assert.All((await site.PlanOfAsync(planId)).Findings, f => Assert.True(f.IsSettled));
    }
}

public sealed class ResolveNameTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    private async Task<(Guid PlanId, TestForm Form)> OpenAsync(string name)
    {
        var planId = await DraftWithAsync(name);
        var id = (await site.PlanOfAsync(planId)).Names.Single(n => n.Name == name).Id;
        var page = await (await site.AsAsync("office")).OpenAsync($"{Routes.CheckPlan(planId)}?name={id}");
        return (planId, page.Form("input[name='NameInput.NameId']"));
    }

    /// <summary>Each test of this class has a name of its own, which no other settles.</summary>
    private async Task<Guid> DraftWithAsync(string name) =>
        Guid.Parse((await site.UploadAsync(PlanTexts.Plan.Replace("区信访局", name, StringComparison.Ordinal))).Location!.Split('/')[2]);

    [Fact]
    public async Task Post_NewUnit_CreatesItAndSettlesTheName()
    {
        var (planId, form) = await OpenAsync("区林业局");

        await form.Fill("NameInput.Meaning", "NewUnit").Fill("NameInput.UnitName", "区林业局").SubmitAsync();

        var unit = await site.Given.UnitAsync("区林业局");
        Assert.Equal(UnitKind.Department, unit.Kind);
        Assert.Equal(unit.Id, (await site.PlanOfAsync(planId)).Names.Single(n => n.Name == "区林业局").UnitId);
    }

    [Fact]
    public async Task Post_ChosenUnitWithMemory_RemembersTheNameAsAlias()
    {
        var (_, form) = await OpenAsync("区粮食局");
        var water = await site.Given.UnitAsync(SmallDistrict.Water);

        await form.Fill("NameInput.Meaning", "Unit").Fill("NameInput.UnitId", water.Id.ToString()).Fill("NameInput.RememberAlias", "true").SubmitAsync();

        Assert.Contains("区粮食局", (await site.Given.UnitAsync(SmallDistrict.Water)).AllNames);
        var again = await DraftWithAsync("区粮食局");
        Assert.Equal(water.Id, (await site.PlanOfAsync(again)).Names.Single(n => n.Name == "区粮食局").UnitId);
    }

    [Fact]
    public async Task Post_AllWithoutMembers_IsRefused()
    {
        var (planId, form) = await OpenAsync("区民政局");

        var answer = await form.Fill("NameInput.Meaning", "NewGroup").Fill("NameInput.CollectiveKind", "All").Remove("NameInput.MemberIds").SubmitAsync();

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("请勾选成员单位", answer.Text, StringComparison.Ordinal);
        Assert.NotEqual(Guid.Empty, planId);
    }

    [Fact]
    public async Task Post_NewCollective_HasTheTickedMembers()
    {
        var (planId, form) = await OpenAsync("区教育局");
        var (clear, stone) = (await site.Given.UnitAsync(SmallDistrict.Clear), await site.Given.UnitAsync(SmallDistrict.Stone));

        await form.Fill("NameInput.Meaning", "NewGroup")
            .Fill("NameInput.CollectiveKind", "All")
            .Fill("NameInput.MemberIds", clear.Id.ToString())
            .Add("NameInput.MemberIds", stone.Id.ToString())
            .SubmitAsync();

        var groupId = (await site.PlanOfAsync(planId)).Names.Single(n => n.Name == "区教育局").UnitGroupId;
        var members = await site.WithDbAsync(db => db.UnitGroups.Where(g => g.Id == groupId).SelectMany(g => g.Members).Select(m => m.UnitId).ToListAsync());
        Assert.Equal(new[] { clear.Id, stone.Id }.Order(), members.Order());
    }

    [Fact]
    public async Task Post_RelevantCollective_MayHaveNoMembers()
    {
        var (planId, form) = await OpenAsync("区审计局");

        await form.Fill("NameInput.Meaning", "NewGroup").Fill("NameInput.CollectiveKind", "Relevant").Remove("NameInput.MemberIds").SubmitAsync();

        var name = (await site.PlanOfAsync(planId)).Names.Single(n => n.Name == "区审计局");
        Assert.Equal(CollectiveKind.Relevant, name.Collective);
        Assert.NotNull(name.UnitGroupId);
    }

    [Fact]
    public async Task Post_Nobody_SettlesWithoutAUnit()
    {
        var (planId, form) = await OpenAsync("区统计局");

        await form.Fill("NameInput.Meaning", "Nobody").SubmitAsync();

        Assert.True((await site.PlanOfAsync(planId)).Names.Single(n => n.Name == "区统计局").IsIgnored);
    }
}

public sealed class ResolveNamesTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    [Fact]
    public async Task Post_CreateUnitsAndGroups_LeavesNoNameOpen()
    {
        var planId = await site.SettledDraftAsync();

        var plan = await site.PlanOfAsync(planId);
        Assert.Empty(plan.OpenNames);
        Assert.Contains("区市场监管局", await site.WithDbAsync(db => db.Units.Select(u => u.Name).ToListAsync()));
    }

    [Fact]
    public async Task Post_AdoptNear_TakesShortFormsAndRemembersThem()
    {
        await site.WithDbAsync(async db =>
        {
            db.Units.Add(new Unit("U90", "区人力资源和社会保障局", "区人力资源和社会保障局", UnitKind.Department, 90));
            return await db.SaveChangesAsync();
        });
        var answer = await site.UploadAsync(PlanTexts.Plan.Replace("区市场监管局", "区人力社保局", StringComparison.Ordinal));
        var planId = Guid.Parse(answer.Location!.Split('/')[2]);
        var check = await answer.FollowAsync();

        await check.Form("button[value=AdoptNear]").SubmitAsync("Names.Act", "AdoptNear");

        var unit = await site.Given.UnitAsync("区人力资源和社会保障局");
        Assert.Equal(unit.Id, (await site.PlanOfAsync(planId)).Names.Single(n => n.Name == "区人力社保局").UnitId);
        Assert.Contains("区人力社保局", unit.AllNames);
    }
}

public sealed class EditTaskTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    [Fact]
    public async Task Post_EveryField_IsKept()
    {
        var (planId, _) = await site.DraftAsync();
        var task = (await site.TasksOfAsync(planId))[1];
        var form = await site.TaskFormAsync(planId, task.Id);

        var answer = await form.Fill("TaskInput.Title", "涉企检查计划")
            .Fill("TaskInput.LeadNames", "区财政局、区司法局")
            .Fill("TaskInput.ResponsibleNames", "区水务局")
            .Fill("TaskInput.Nature", "Recurring")
            .Fill("TaskInput.Deliverable", "检查计划")
            .Fill("TaskInput.DueOn", "2027-06-30")
            .Fill("TaskInput.Targets[0].Text", "检查计划备案率")
            .Fill("TaskInput.Targets[0].Value", "100")
            .Fill("TaskInput.Targets[0].Unit", "%")
            .SubmitAsync();

        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        var after = (await site.TasksOfAsync(planId))[1];
        Assert.Equal(
            ("涉企检查计划", "区财政局、区司法局", "区水务局", TaskNature.Recurring, "检查计划"),
            (after.Title, after.LeadNames, after.ResponsibleNames, after.Nature, after.Deliverable)
        );
        Assert.Equal(new DateOnly(2027, 6, 30), after.Deadline.DueOn);
        Assert.Equal(("检查计划备案率", 100d), (after.Targets.Single().Text, after.Targets.Single().Value));
        var names = (await site.PlanOfAsync(planId)).Names;
        Assert.DoesNotContain(names, n => n.Name == "区市场监管局");
        Assert.Equal((await site.Given.UnitAsync(SmallDistrict.Water)).Id, names.Single(n => n.Name == "区水务局").UnitId);
    }

    [Fact]
    public async Task Post_Stale_Is409WithTypedTextAndThePresentVersion()
    {
        var (planId, _) = await site.DraftAsync();
        var task = (await site.TasksOfAsync(planId))[0];
        var mine = await site.TaskFormAsync(planId, task.Id);
        var theirs = await site.TaskFormAsync(planId, task.Id, "staff");
        await theirs.Fill("TaskInput.Title", "同事改的简称").SubmitAsync();

        var answer = await mine.Fill("TaskInput.Title", "我写的简称").SubmitAsync();

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("同事改的简称", answer.TextOf(".edit-box .flash"), StringComparison.Ordinal);
        var again = answer.Form("input[name='TaskInput.TaskId']");
        Assert.Equal("我写的简称", again["TaskInput.Title"]);
        Assert.Equal(HttpStatusCode.Redirect, (await again.SubmitAsync()).Status);
        Assert.Equal("我写的简称", (await site.TasksOfAsync(planId))[0].Title);
    }

    [Fact]
    public async Task Post_AnotherSection_MovesTheTaskThere()
    {
        var (planId, _) = await site.DraftAsync();
        var tasks = await site.TasksOfAsync(planId);
        var form = await site.TaskFormAsync(planId, tasks[0].Id);

        await form.Fill("TaskInput.PlaceId", tasks[2].SectionId!.Value.ToString()).SubmitAsync();

        var after = await site.TasksOfAsync(planId);
        Assert.Equal(["2", "3", "1"], after.Select(t => t.Number));
        Assert.Equal([1, 2, 3], after.Select(t => t.Ordinal));
        Assert.Equal(tasks[2].ChapterId, after[2].ChapterId);
    }

    [Fact]
    public async Task Post_DateKindWithoutDate_KeepsWhatWasTyped()
    {
        var (planId, _) = await site.DraftAsync();
        var task = (await site.TasksOfAsync(planId))[0];
        var form = await site.TaskFormAsync(planId, task.Id);

        var answer = await form.Fill("TaskInput.DeadlineKind", "ByDate").Fill("TaskInput.DueOn", "").Fill("TaskInput.Deliverable", "培训台账").SubmitAsync();

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("请填写完成日期", answer.Text, StringComparison.Ordinal);
        Assert.Equal("培训台账", answer.Form("input[name='TaskInput.TaskId']")["TaskInput.Deliverable"]);
    }
}

public sealed class AddTaskTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    [Fact]
    public async Task Post_Requirement_AddsItAtTheEndOfTheSection()
    {
        var (planId, _) = await site.DraftAsync();
        var section = (await site.TasksOfAsync(planId))[0].SectionId!.Value;
        var page = await (await site.AsAsync("office")).OpenAsync($"{Routes.CheckPlan(planId)}?open=add");

        await page.Form("#add")
            .Fill("AddInput.PlaceId", section.ToString())
            .Fill("AddInput.Number", "4")
            .Fill("AddInput.Requirement", "公布行政执法事项目录。及时更新。")
            .SubmitAsync();

        var tasks = await site.TasksOfAsync(planId);
        Assert.Equal(["1", "2", "4", "3"], tasks.Select(t => t.Number));
        Assert.Equal(("公布行政执法事项目录", section), (tasks[2].Title, tasks[2].SectionId));
    }
}

public sealed class DeleteTaskTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    [Fact]
    public async Task Post_Delete_TakesTheTaskAndItsNamesOut()
    {
        var (planId, _) = await site.DraftAsync();
        var task = (await site.TasksOfAsync(planId))[1];
        var form = await site.TaskFormAsync(planId, task.Id);

        await form.SubmitAsync(action: $"{Routes.CheckPlan(planId)}?handler=DeleteTask&task={task.Id}");

        Assert.Equal(["1", "3"], (await site.TasksOfAsync(planId)).Select(t => t.Number));
        Assert.DoesNotContain((await site.PlanOfAsync(planId)).Names, n => n.Name == "区市场监管局");
    }
}

public sealed class DeletePlanTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    [Fact]
    public async Task Post_Draft_IsGoneWithItsTasks()
    {
        var (planId, _) = await site.DraftAsync();
        var page = await (await site.AsAsync("office")).OpenAsync($"{Routes.CheckPlan(planId)}?open=delete");

        await page.Form("#delete form").SubmitAsync();

        Assert.False(await site.WithDbAsync(db => db.Plans.AnyAsync(p => p.Id == planId)));
        Assert.Empty(await site.TasksOfAsync(planId));
    }

    [Fact]
    public async Task Post_PublishedPlan_IsRefused()
    {
        var plan = await site.Given.PlanAsync(new GivenTask("开展培训", [SmallDistrict.Justice]));

        var answer = await (await site.AsAsync("office")).PostAsync($"{Routes.CheckPlan(plan.Id)}?handler=Delete", ("Delete.Version", $"{plan.Version}"));

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.True(await site.WithDbAsync(db => db.Plans.AnyAsync(p => p.Id == plan.Id)));
    }
}

public sealed class SetReportingModesTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    [Fact]
    public async Task Post_TickedTasks_AreReportedByEachUnit()
    {
        var (planId, _) = await site.DraftAsync();
        var tasks = await site.TasksOfAsync(planId);
        var page = await (await site.AsAsync("office")).OpenAsync(Routes.PlanRules(planId));

        var answer = await page.Form("main form").Add("Input.TaskIds", tasks[0].Id.ToString()).Fill("Input.Mode", "EachUnit").SubmitAsync();

        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.Equal([ReportingMode.EachUnit, ReportingMode.LeadOnly, ReportingMode.LeadOnly], (await site.TasksOfAsync(planId)).Select(t => t.ReportingMode));
    }

    [Fact]
    public async Task Post_NothingTicked_Asks()
    {
        var (planId, _) = await site.DraftAsync();
        var page = await (await site.AsAsync("office")).OpenAsync(Routes.PlanRules(planId));

        var answer = await page.Form("main form").SubmitAsync();

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("请先勾选任务", answer.Text, StringComparison.Ordinal);
    }
}
