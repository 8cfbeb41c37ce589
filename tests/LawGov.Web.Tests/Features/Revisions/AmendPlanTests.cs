using System.Net;
using LawGov.Data.Records;
using LawGov.Domain.Assignments;
using LawGov.Domain.Events;
using LawGov.Domain.Plans;
using LawGov.TestKit;
using LawGov.Web.Pages;
using LawGov.Web.Tests.Features.Comparisons;
using LawGov.Web.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace LawGov.Web.Tests.Features.Revisions;

/// <summary>
/// A published plan and a revised document of it: one task inserted, one dropped, one reworded with other units, deadline and figure, one moved
/// along.
/// </summary>
internal static class Revised
{
    public const string Title = "示范区法治乡镇建设实施方案（2026—2028年）";

    public const string Before = $"""
        {Title}
        示范委发〔2026〕11号
        为推进法治乡镇建设，制定本方案。
        一、规范执法
        （一）执法程序
        1.编制乡镇行政执法事项目录，逐项写明依据、程序和裁量标准，2026年6月底前向社会公布。（牵头单位：区司法局；责任单位：各乡镇（街道））
        2.建立河道采砂联合巡查制度，每次巡查形成记录并由参加单位签字确认。（牵头单位：区水利局；责任单位：各乡镇（街道））
        二、化解纠纷
        （一）人民调解
        3.规范村级人民调解委员会设置，调解成功率达到90%，疑难纠纷由区级专家库派员参加。（牵头单位：区司法局；责任单位：各乡镇（街道））
        4.落实村（社区）法律顾问制度，每名顾问每月到村服务不少于一天，服务记录报司法所备案。（牵头单位：区财政局；责任单位：区司法局）
        """;

    public const string After = $"""
        {Title}（修订）
        示范委发〔2026〕19号
        为推进法治乡镇建设，制定本方案。
        一、规范执法
        （一）执法程序
        1.组织新任乡镇执法人员岗前培训和资格考试，未取得执法证件的不得上岗执法。（牵头单位：区司法局；责任单位：各乡镇（街道））
        2.编制乡镇行政执法事项目录，逐项写明依据、程序和裁量标准，2026年12月底前向社会公布并动态调整。（牵头单位：区司法局、区财政局；责任单位：各乡镇（街道））
        二、化解纠纷
        （一）人民调解
        3.规范村级人民调解委员会设置，调解成功率达到95%，疑难纠纷由区级专家库派员参加。（牵头单位：区司法局；责任单位：各乡镇（街道））
        4.落实村（社区）法律顾问制度，每名顾问每月到村服务不少于一天，服务记录报司法所备案。（牵头单位：区司法局；责任单位：区财政局）
        """;

    /// <summary>The published plan.</summary>
    public static async Task<Guid> PublishedAsync(this LawGovSite site, string text)
    {
        var answer = await site.UploadAsync(text);
        var planId = Guid.Parse(answer.Location!.Split('/')[2]);
        await (await (await site.AsAsync("office")).OpenAsync(Routes.IssuePlan(planId))).Form("main form").SubmitAsync();
        return planId;
    }

    /// <summary>A plan of its own for one test, published, and a draft that revises it.</summary>
    public static async Task<(Guid PlanId, Guid DraftId)> RevisionAsync(this LawGovSite site, string name, string? after = null)
    {
        string Own(string text) =>
            text.Replace("法治乡镇", $"法治{name}乡镇", StringComparison.Ordinal).Replace("示范委发", $"示{name}发", StringComparison.Ordinal);
        var planId = await site.PublishedAsync(Own(Before));
        var answer = await site.UploadAsync(Own(after ?? After));
        return (planId, Guid.Parse(answer.Location!.Split('/')[2]));
    }

    public static async Task<TestPage> AmendPageAsync(this LawGovSite site, Guid draftId, string user = "office", string query = "") =>
        await (await site.AsAsync(user)).OpenAsync(Routes.AmendPlan(draftId) + query);

    public static async Task<TestPage> ApplyAsync(this LawGovSite site, Guid draftId, string reason = "上级文件调整任务。") =>
        await (await site.AmendPageAsync(draftId)).Form("#apply form").Fill("Input.Reason", reason).SubmitAsync();

    public static Task<List<TaskAssignment>> AssignmentsOfAsync(this LawGovSite site, Guid taskId) =>
        site.WithDbAsync(db => db.Assignments.AsNoTracking().Where(a => a.PlanTaskId == taskId).ToListAsync());
}

public sealed class AmendPlanTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    private string Words(TimelineEntry entry) => EventText.Detail(site.Services.GetRequiredService<IStringLocalizer<Text>>(), entry.Event, entry.Detail);

    [Fact]
    public async Task Get_Revision_ShowsWhatItChanges()
    {
        var (_, draftId) = await site.RevisionAsync("看");

        var page = await site.AmendPageAsync(draftId);

        Assert.Contains("新增1项，撤销1项，修改3项，没有变化0项", page.Text, StringComparison.Ordinal);
        Assert.Contains("组织新任乡镇执法人员岗前培训", page.TextOf("#added"), StringComparison.Ordinal);
        Assert.Contains("河道采砂", page.TextOf("#dropped"), StringComparison.Ordinal);
        var changed = page.TextOf("#changed");
        foreach (var says in new[] { "第1项 → 第2项", "时限推后", "增加单位", "区财政局", "指标提高", "90%", "95%", "牵头变动" })
            Assert.Contains(says, changed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_CheckOfARevision_LeadsToThePlanInForceAndToTheReadingReport()
    {
        var (_, draftId) = await site.RevisionAsync("核");

        var page = await (await site.AsAsync("office")).OpenAsync(Routes.CheckPlan(draftId));

        Assert.True(page.Has($".flash a[href='{Routes.AmendPlan(draftId)}']"));
        Assert.True(page.Has($"a[href='{Routes.ReadingReport(draftId)}']"));
    }

    [Fact]
    public async Task Post_Apply_ChangesThePublishedPlanAndKeepsTheOldWording()
    {
        var (planId, draftId) = await site.RevisionAsync("改");
        var before = await site.TasksOfAsync(planId);

        var answer = await site.ApplyAsync(draftId);

        Assert.Equal((HttpStatusCode.Redirect, Routes.Plan(planId)), (answer.Status, answer.Location));
        var tasks = (await site.TasksOfAsync(planId)).Where(t => t.WithdrawnOn is null).ToList();
        Assert.Equal(["1", "2", "3", "4"], tasks.Select(t => t.Number));
        Assert.Equal([null, before[0].Id, before[2].Id, before[3].Id], tasks.Select(t => before.Exists(b => b.Id == t.Id) ? t.Id : (Guid?)null));
        Assert.Equal(new DateOnly(2026, 12, 31), tasks[1].Deadline.DueOn);
        Assert.EndsWith("动态调整。", tasks[1].Requirement, StringComparison.Ordinal);
        Assert.Equal("区司法局、区财政局", tasks[1].LeadNames);
        Assert.Equal((before[2].Targets.Single().Id, 95d), (tasks[2].Targets.Single().Id, tasks[2].Targets.Single().Value!.Value));
        var old = await site.WithDbAsync(db => db.TaskRevisions.AsNoTracking().SingleAsync(r => r.PlanTaskId == before[0].Id));
        Assert.Equal(("1", before[0].Requirement, new DateOnly(2026, 6, 30)), (old.Number, old.Requirement, old.DueOn!.Value));
        var plan = await site.PlanOfAsync(planId);
        Assert.Equal((PlanStatus.Published, 1), (plan.Status, plan.Amendments));
        Assert.Contains("〔2026〕19号", plan.DocumentNumber, StringComparison.Ordinal);
        Assert.False(await site.WithDbAsync(db => db.Plans.AnyAsync(p => p.Id == draftId)));
        Assert.Empty(await site.TasksOfAsync(draftId));
    }

    [Fact]
    public async Task Post_Apply_IssuesWithdrawsAndChangesLeads()
    {
        var (planId, draftId) = await site.RevisionAsync("派");
        var before = await site.TasksOfAsync(planId);
        var (justice, finance) = ((await site.Given.UnitAsync(SmallDistrict.Justice)).Id, (await site.Given.UnitAsync(SmallDistrict.Finance)).Id);

        await site.ApplyAsync(draftId);

        var tasks = await site.TasksOfAsync(planId);
        var added = await site.AssignmentsOfAsync(tasks.Single(t => t.Requirement.StartsWith("组织新任", StringComparison.Ordinal)).Id);
        Assert.Equal([AssignmentStatus.Issued, AssignmentStatus.InProgress], added.OrderBy(a => a.UnitId is null).Select(a => a.Status));
        Assert.Equal(justice, added.Single(a => a.IsPrimaryLead).UnitId);
        Assert.All(await site.AssignmentsOfAsync(before[1].Id), a => Assert.Equal(AssignmentStatus.Withdrawn, a.Status));
        var catalogue = await site.AssignmentsOfAsync(before[0].Id);
        Assert.Equal(
            (UnitRole.CoLead, AssignmentStatus.Issued),
            (catalogue.Single(a => a.UnitId == finance).Role, catalogue.Single(a => a.UnitId == finance).Status)
        );
        Assert.All(catalogue, a => Assert.Equal(new DateOnly(2026, 12, 31), a.DueOn));
        var advisers = await site.AssignmentsOfAsync(before[3].Id);
        Assert.Equal((justice, UnitRole.Lead), (advisers.Single(a => a.IsPrimaryLead).UnitId!.Value, advisers.Single(a => a.IsPrimaryLead).Role));
        Assert.Equal(UnitRole.Responsible, advisers.Single(a => a.UnitId == finance).Role);
    }

    [Fact]
    public async Task Post_Apply_SomeOnlyRenumbered_CountsThemAlikeEverywhere()
    {
        const string changed = "修改3项（其中2项只改序号或位置）";
        var inserted = Revised
            .Before.Replace(
                "2.建立",
                "2.组织新任乡镇执法人员岗前培训和资格考试，未取得执法证件的不得上岗执法。（牵头单位：区司法局；责任单位：各乡镇（街道））\n3.建立",
                StringComparison.Ordinal
            )
            .Replace("3.规范", "4.规范", StringComparison.Ordinal)
            .Replace("4.落实", "5.落实", StringComparison.Ordinal)
            .Replace("90%", "95%", StringComparison.Ordinal);
        var (planId, draftId) = await site.RevisionAsync("数", inserted);

        var compared = await site.AmendPageAsync(draftId);
        var applied = await (await site.ApplyAsync(draftId)).FollowAsync();
        var amendments = await (await site.AsAsync("office")).OpenAsync(Routes.Amendments(planId));

        Assert.Contains($"新增1项，撤销0项，{changed}，没有变化1项。", compared.Text, StringComparison.Ordinal);
        Assert.Contains($"修订已生效：新增1项，撤销0项，{changed}。", applied.Text, StringComparison.Ordinal);
        Assert.Contains($"新增1项，撤销0项，{changed}", amendments.Text, StringComparison.Ordinal);
        var history = await site.WithDbAsync(db => db.Timeline.AsNoTracking().Where(e => e.PlanId == planId && e.Act == TimelineAct.PlanAmended).ToListAsync());
        Assert.StartsWith($"新增1项，撤销0项，{changed}：", Words(Assert.Single(history)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_Apply_TellsTheHistoryOfEachTaskAndOfThePlan()
    {
        var (planId, draftId) = await site.RevisionAsync("记");
        var before = await site.TasksOfAsync(planId);

        await site.ApplyAsync(draftId, "按示范委发〔2026〕19号执行。");

        var history = await site.WithDbAsync(db => db.Timeline.AsNoTracking().Where(e => e.PlanId == planId).ToListAsync());
        Assert.Contains(history, e => e.Act == TimelineAct.PlanAmended && Words(e) == "新增1项，撤销1项，修改3项：按示范委发〔2026〕19号执行。");
        Assert.Contains(
            history,
            e =>
                e.TaskId == before[0].Id && e.Act == TimelineAct.TaskAmended && Words(e).StartsWith("第1次修订（序号变动、文字修改、", StringComparison.Ordinal)
        );
        Assert.Contains(history, e => e.TaskId == before[1].Id && e.Act == TimelineAct.AssignmentWithdrawn);
        var task = await (await site.AsAsync("justice")).OpenAsync(Routes.Task(before[0].Id));
        Assert.Contains("2026年6月底前向社会公布。", task.TextOf("#revisions"), StringComparison.Ordinal);
        var dropped = await (await site.AsAsync("office")).OpenAsync(Routes.Task(before[1].Id));
        Assert.Contains("方案修订时撤销", dropped.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("增列单位", dropped.TextOf(".page-head"), StringComparison.Ordinal);
        var plan = await (await site.AsAsync("leader")).OpenAsync(Routes.Plan(planId));
        Assert.Contains("河道采砂", plan.TextOf("#withdrawn"), StringComparison.Ordinal);
        Assert.DoesNotContain("河道采砂", plan.TextOf(".plan"), StringComparison.Ordinal);
        var amendments = await (await site.AsAsync("leader")).OpenAsync(Routes.Amendments(planId));
        Assert.Contains("按示范委发〔2026〕19号执行。", amendments.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_Apply_OpenedReportsStayAndTheNextQuarterFollows()
    {
        var (planId, draftId) = await site.RevisionAsync("季");
        await site.Given.OpenPeriodAsync("2026-Q4");
        Task<List<(Guid Task, string Key)>> LinesAsync() =>
            site.WithDbAsync(async db =>
                (
                    await db
                        .Reports.Where(r => db.Tasks.Any(t => t.Id == r.PlanTaskId && t.PlanId == planId))
                        .Select(r => new { r.PlanTaskId, r.PeriodKey })
                        .ToListAsync()
                ).ConvertAll(r => (r.PlanTaskId, r.PeriodKey))
            );
        var before = await site.TasksOfAsync(planId);
        var opened = await LinesAsync();

        await site.ApplyAsync(draftId);
        var after = await LinesAsync();
        await site.Given.OpenPeriodAsync("2027-Q1");
        var next = (await LinesAsync()).Where(l => l.Key == "2027-Q1").Select(l => l.Task).ToList();

        Assert.Equal(4, opened.Count);
        Assert.All(opened, line => Assert.Contains(line, after));
        Assert.DoesNotContain(before[1].Id, next);
        Assert.Equal(4, next.Count);
    }

    [Fact]
    public async Task Post_SentTwice_AppliesOnce()
    {
        var (planId, draftId) = await site.RevisionAsync("双");
        var form = (await site.AmendPageAsync(draftId)).Form("#apply form").Fill("Input.Reason", "文件调整。");
        var first = await form.SubmitAsync();

        var second = await form.SubmitAsync();

        Assert.Equal((HttpStatusCode.Redirect, first.Location), (second.Status, second.Location));
        Assert.Equal(1, await site.WithDbAsync(db => db.Amendments.CountAsync(a => a.PlanId == planId)));
    }

    [Fact]
    public async Task Post_WithoutReason_AsksAndChangesNothing()
    {
        var (planId, draftId) = await site.RevisionAsync("由");

        var answer = await site.ApplyAsync(draftId, " ");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("请写明修订理由", answer.Text, StringComparison.Ordinal);
        Assert.Equal(0, (await site.PlanOfAsync(planId)).Amendments);
    }

    [Fact]
    public async Task Post_TaskChangedMeanwhile_Is409AndKeepsTheReason()
    {
        var (planId, draftId) = await site.RevisionAsync("撞");
        var form = (await site.AmendPageAsync(draftId)).Form("#apply form").Fill("Input.Reason", "我写的理由");
        var task = (await site.TasksOfAsync(planId))[0];
        await (await (await site.AsAsync("staff")).OpenAsync($"{Routes.Task(task.Id)}?act=amend"))
            .Form("#act form")
            .Fill("AmendInput.Deliverable", "目录")
            .Fill("AmendInput.Reason", "补写成果。")
            .SubmitAsync();

        var answer = await form.SubmitAsync();

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Equal("我写的理由", answer.Form("#apply form")["Input.Reason"]);
        Assert.Equal(HttpStatusCode.Redirect, (await answer.Form("#apply form").SubmitAsync()).Status);
        Assert.Equal("目录", (await site.TasksOfAsync(planId)).Single(t => t.Id == task.Id).Deliverable);
    }

    [Fact]
    public async Task Post_NamesOpen_IsRefusedAndTheButtonIsOff()
    {
        var (planId, draftId) = await site.RevisionAsync("名", Revised.After.Replace("区财政局", "区园林绿化中心", StringComparison.Ordinal));
        var page = await site.AmendPageAsync(draftId);

        var answer = await page.Form("#apply form").Fill("Input.Reason", "文件调整。").SubmitAsync();

        Assert.True(page.Has("#apply button[disabled]"));
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("区园林绿化中心", answer.Text, StringComparison.Ordinal);
        Assert.Equal(0, (await site.PlanOfAsync(planId)).Amendments);
    }

    [Fact]
    public async Task Post_SameDocument_HasNothingToApply()
    {
        var (planId, draftId) = await site.RevisionAsync("同", Revised.Before);

        var page = await site.AmendPageAsync(draftId);
        var answer = await (await site.AsAsync("office")).PostAsync(
            $"{Routes.AmendPlan(draftId)}?handler=Apply",
            ("Input.Reason", "没有"),
            ("Input.PlanVersion", "2"),
            ("Input.DraftVersion", "1"),
            ("Input.ComparisonVersion", "1"),
            ("Input.ContentStamp", "16")
        );

        Assert.Contains("没有差别", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Equal(0, (await site.PlanOfAsync(planId)).Amendments);
    }

    [Fact]
    public async Task Post_UnitNamedAgain_IsReinstated()
    {
        var (planId, draftId) = await site.RevisionAsync("复", Revised.Before.Replace("；责任单位：区司法局）", "）", StringComparison.Ordinal));
        var task = (await site.TasksOfAsync(planId))[3];
        await site.ApplyAsync(draftId);
        var justice = (await site.Given.UnitAsync(SmallDistrict.Justice)).Id;
        var withdrawn = (await site.AssignmentsOfAsync(task.Id)).Single(a => a.UnitId == justice).Status;
        var text = Revised.Before.Replace("法治乡镇", "法治复乡镇", StringComparison.Ordinal).Replace("示范委发", "示复发", StringComparison.Ordinal);
        var again = Guid.Parse((await site.UploadAsync(text)).Location!.Split('/')[2]);

        await site.ApplyAsync(again);

        Assert.Equal(AssignmentStatus.Withdrawn, withdrawn);
        Assert.Equal(AssignmentStatus.Issued, (await site.AssignmentsOfAsync(task.Id)).Single(a => a.UnitId == justice).Status);
        Assert.Equal(2, (await site.PlanOfAsync(planId)).Amendments);
    }

    [Fact]
    public async Task Post_DraftComparedWithAnUpperPlan_TheComparisonGoesOnWithThePlan()
    {
        var (planId, draftId) = await site.RevisionAsync("续");
        var page = await (await site.AsAsync("office")).OpenAsync(Routes.CompareWith(draftId));
        var compared = await page.Form("#new form")
            .Attach("Input.UpperFile", "上级方案.txt", System.Text.Encoding.UTF8.GetBytes(UpperAndLocal.Upper))
            .SubmitAsync();
        var id = Guid.Parse(compared.Location!.Split('/')[3]);
        var key = await site.KeyAsync(id, ComparisonFinding.Dropped, "2");
        await (await site.ComparisonPageAsync(id, $"?finding={key}")).Form("textarea[name='Judge.Note']").SubmitAsync("Judge.Verdict", "Confirmed");

        var answer = await site.ApplyAsync(draftId);

        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.Equal(planId, (await site.ComparisonAsync(id)).AfterPlanId);
        Assert.Contains("问题属实", (await site.ComparisonPageAsync(id)).TextOf($"#f-{key}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_WordsUnchanged_WhatTheOfficeCorrectedStays()
    {
        var (planId, draftId) = await site.RevisionAsync("正");
        var task = (await site.TasksOfAsync(planId))[3];
        await site.WithDbAsync(async db =>
        {
            var mine = await db.Tasks.Include(t => t.Targets).SingleAsync(t => t.Id == task.Id);
            mine.Schedule(Deadline.Undated(DeadlineKind.Recurring, "每月"), TaskNature.Recurring, "服务台账", false);
            return await db.SaveChangesAsync();
        });

        await site.ApplyAsync(draftId);

        var after = (await site.TasksOfAsync(planId)).Single(t => t.Id == task.Id);
        Assert.Equal(("每月", "服务台账"), (after.Deadline.SourceText, after.Deliverable));
        Assert.Equal("区司法局", after.LeadNames);
    }

    [Theory]
    [InlineData("justice", HttpStatusCode.Forbidden)]
    [InlineData("leader", HttpStatusCode.Forbidden)]
    [InlineData("admin", HttpStatusCode.NotFound)]
    [InlineData("staff", HttpStatusCode.OK)]
    public async Task Get_ByRole_OpensForTheOfficeAlone(string user, HttpStatusCode expected)
    {
        var (_, draftId) = await site.RevisionAsync($"权{user}");

        Assert.Equal(expected, (await site.AmendPageAsync(draftId, user)).Status);
    }
}

public sealed class PairTasksTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    private async Task<TestForm> FormAsync(Guid draftId, Guid taskId) =>
        (await site.AmendPageAsync(draftId, query: $"?task={taskId}")).Form("select[name='Pair.Counterpart']");

    [Fact]
    public async Task Post_AsNew_LeavesTheOldTaskDropped()
    {
        var (planId, draftId) = await site.RevisionAsync("新");
        var draft = await site.TasksOfAsync(draftId);

        var page = await (await (await FormAsync(draftId, draft[3].Id)).Fill("Pair.Counterpart", "none").SubmitAsync()).FollowAsync();
        await site.ApplyAsync(draftId);

        Assert.Contains("新增2项，撤销2项", page.Text, StringComparison.Ordinal);
        Assert.Contains("人工确认", page.TextOf("#added"), StringComparison.Ordinal);
        Assert.Equal(2, (await site.TasksOfAsync(planId)).Count(t => t.WithdrawnOn is not null));
    }

    [Fact]
    public async Task Post_AnotherTask_PairsThemAndAutoUndoesIt()
    {
        var (planId, draftId) = await site.RevisionAsync("配");
        var (old, draft) = (await site.TasksOfAsync(planId), await site.TasksOfAsync(draftId));

        var page = await (await (await FormAsync(draftId, draft[0].Id)).Fill("Pair.Counterpart", old[1].Id.ToString()).SubmitAsync()).FollowAsync();
        var back = await (await (await FormAsync(draftId, draft[0].Id)).Fill("Pair.Counterpart", "auto").SubmitAsync()).FollowAsync();

        Assert.Contains("新增0项，撤销0项", page.Text, StringComparison.Ordinal);
        Assert.Contains("新增1项，撤销1项", back.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_TaskOfAnotherPlan_IsNotFound()
    {
        var (_, draftId) = await site.RevisionAsync("错");
        var (other, _) = await site.RevisionAsync("别");
        var (draft, foreign) = (await site.TasksOfAsync(draftId), await site.TasksOfAsync(other));

        var answer = await (await FormAsync(draftId, draft[0].Id)).Fill("Pair.Counterpart", foreign[0].Id.ToString()).SubmitAsync();

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
    }

    [Fact]
    public async Task Post_Stale_Is409()
    {
        var (_, draftId) = await site.RevisionAsync("旧");
        var draft = await site.TasksOfAsync(draftId);
        var mine = await FormAsync(draftId, draft[0].Id);
        await (await FormAsync(draftId, draft[1].Id)).Fill("Pair.Counterpart", "none").SubmitAsync();

        Assert.Equal(HttpStatusCode.Conflict, (await mine.Fill("Pair.Counterpart", "none").SubmitAsync()).Status);
    }
}

public sealed class SetRevisedPlanTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    [Fact]
    public async Task Post_Chosen_ComparesWithIt()
    {
        var planId = await site.PublishedAsync(Revised.Before.Replace("法治乡镇", "法治村居", StringComparison.Ordinal));
        var draftId = Guid.Parse(
            (await site.UploadAsync(Revised.After.Replace(Revised.Title, "示范区另一份方案（2026—2028年）", StringComparison.Ordinal))).Location!.Split('/')[2]
        );
        var page = await site.AmendPageAsync(draftId);

        var compared = await (await page.Form("#plan form").Fill("PlanInput.PlanId", planId.ToString()).SubmitAsync()).FollowAsync();

        Assert.False(page.Has("#apply"));
        Assert.Contains("新增1项，撤销1项", compared.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_None_MakesItAPlanOfItsOwn()
    {
        var (_, draftId) = await site.RevisionAsync("单");
        var form = (await site.AmendPageAsync(draftId, query: $"?task={draftId}")).Form("#plan form");

        await form.Fill("PlanInput.PlanId", "").SubmitAsync();

        Assert.False(await site.WithDbAsync(db => db.Comparisons.AnyAsync(c => c.AfterPlanId == draftId)));
    }

    [Fact]
    public async Task Post_PlanNotInForce_IsRefused()
    {
        var draftId = Guid.Parse(
            (
                await site.UploadAsync(
                    Revised
                        .After.Replace(Revised.Title, "示范区第三份方案（2026—2028年）", StringComparison.Ordinal)
                        .Replace("19号", "91号", StringComparison.Ordinal)
                )
            ).Location!.Split('/')[2]
        );

        var answer = await (await site.AsAsync("office")).PostAsync(
            $"{Routes.AmendPlan(draftId)}?handler=Plan",
            ("PlanInput.PlanId", draftId.ToString()),
            ("PlanInput.Version", "1")
        );

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
    }

    [Fact]
    public async Task Import_ChosenPlan_IsRevisedWhateverItsTitle()
    {
        var planId = await site.PublishedAsync(
            Revised.Before.Replace("法治乡镇", "法治街区", StringComparison.Ordinal).Replace("11号", "77号", StringComparison.Ordinal)
        );
        var page = await (await site.AsAsync("office")).OpenAsync(Routes.ImportPlan);

        var answer = await page.Form("main form")
            .Fill(
                "Input.Text",
                Revised
                    .After.Replace(Revised.Title, "示范区第五份方案（2026—2028年）", StringComparison.Ordinal)
                    .Replace("19号", "78号", StringComparison.Ordinal)
            )
            .Fill("Input.RevisesPlanId", planId.ToString())
            .SubmitAsync();

        var draftId = Guid.Parse(answer.Location!.Split('/')[2]);
        Assert.Contains("修订稿", (await answer.FollowAsync()).TextOf(".flash"), StringComparison.Ordinal);
        Assert.Equal(planId, await site.WithDbAsync(db => db.Comparisons.Where(c => c.AfterPlanId == draftId).Select(c => c.BeforePlanId).SingleAsync()));
        Assert.Contains("并入现行方案", (await (await site.AsAsync("office")).OpenAsync(Routes.IssuePlan(draftId))).TextOf(".flash"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("示范区法治方案（2026—2028年）", "", "示范区法治方案（2026—2028年）（修订稿）", "", true)]
    [InlineData("示范区法治方案", "示委〔2026〕1号", "示范区依法行政方案", "示委（2026）1号", true)]
    [InlineData("示范区法治方案（2026—2028年）", "", "示范区法治方案（2029—2031年）", "", false)]
    [InlineData("示范区法治方案", "", "示范区依法行政方案", "", false)]
    public void SamePlan_OfTitlesAndNumbers_KnowsANewVersionFromAnotherPlan(string title, string number, string other, string otherNumber, bool expected) =>
        Assert.Equal(expected, LawGov.Web.Features.Revisions.SamePlan.Is(title, number, other, otherNumber));
}
