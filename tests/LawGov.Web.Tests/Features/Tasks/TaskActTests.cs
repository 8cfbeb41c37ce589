using System.Net;
using LawGov.Domain.Accounts;
using LawGov.Domain.Assignments;
using LawGov.Domain.Events;
using LawGov.Domain.Filings;
using LawGov.Domain.Plans;
using LawGov.TestKit;
using LawGov.Web.Access;
using LawGov.Web.Features.Overdue;
using LawGov.Web.Pages;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Tests.Features.Tasks;

internal static class TaskGiven
{
    /// <summary>A published task of justice (lead), finance and the townships; it ends, so that it can be completed.</summary>
    public static async Task<Guid> TaskAsync(this LawGovSite site, TaskNature nature = TaskNature.OneOff)
    {
        var plan = await site.Given.PlanAsync(
            new GivenTask("建成调解中心", [SmallDistrict.Justice, SmallDistrict.Water], [SmallDistrict.Finance, SmallDistrict.Townships])
        );
        return await site.WithDbAsync(async db =>
        {
            var task = await db.Tasks.SingleAsync(t => t.PlanId == plan.Id);
            task.Schedule(task.Deadline, nature, "", false);
            await db.SaveChangesAsync();
            return task.Id;
        });
    }

    public static Task<TaskAssignment> AssignmentAsync(this LawGovSite site, Guid taskId, string unit) =>
        site.WithDbAsync(db => db.Assignments.AsNoTracking().SingleAsync(a => a.PlanTaskId == taskId && db.Units.Any(u => u.Id == a.UnitId && u.Name == unit)));

    public static Task<List<TimelineAct>> HistoryAsync(this LawGovSite site, Guid taskId) =>
        site.WithDbAsync(db => db.Timeline.Where(e => e.TaskId == taskId).OrderBy(e => e.Id).Select(e => e.Act).ToListAsync());

    public static Task<QuarterBoard> BoardAsync(this LawGovSite site) =>
        site.WithAsync<QuarterBoardQuery, QuarterBoard>(Role.OfficeReviewer, read => read.ReadAsync(Operation.ReadBoard, "2026-Q3", CancellationToken.None));

    public static async Task AcknowledgeAsync(this LawGovSite site, Guid taskId, string user = "justice")
    {
        var page = await (await site.AsAsync(user)).OpenAsync(Routes.Task(taskId));
        await page.Form("form[action*=Acknowledge]").SubmitAsync();
    }

    public static async Task<TestPage> RequestAsync(this LawGovSite site, Guid taskId, string user = "justice", string unit = SmallDistrict.Justice)
    {
        var assignment = await site.AssignmentAsync(taskId, unit);
        var page = await (await site.AsAsync(user)).OpenAsync($"{Routes.Task(taskId)}?act=request&assignment={assignment.Id}");
        return await page.Form("#act-form").Fill("ActInput.Text", "中心已建成并运行。").SubmitAsync();
    }
}

public sealed class AmendTaskTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    [Fact]
    public async Task Post_AnotherPrimaryLead_ChangesBothAndIsNoted()
    {
        var taskId = await site.TaskAsync();
        var water = await site.AssignmentAsync(taskId, SmallDistrict.Water);
        var page = await (await site.AsAsync("office")).OpenAsync($"{Routes.Task(taskId)}?act=amend");

        await page.Form("#act form")
            .Fill("AmendInput.PrimaryId", water.Id.ToString())
            .Fill("AmendInput.ReportingMode", "EachUnit")
            .Fill("AmendInput.Deliverable", "调解台账")
            .Fill("AmendInput.Reason", "职责调整")
            .SubmitAsync();

        Assert.True((await site.AssignmentAsync(taskId, SmallDistrict.Water)).IsPrimaryLead);
        Assert.Equal(UnitRole.CoLead, (await site.AssignmentAsync(taskId, SmallDistrict.Justice)).Role);
        var task = await site.WithDbAsync(db => db.Tasks.AsNoTracking().SingleAsync(t => t.Id == taskId));
        Assert.Equal((ReportingMode.EachUnit, "调解台账"), (task.ReportingMode, task.Deliverable));
        Assert.Contains(TimelineAct.TaskAmended, await site.HistoryAsync(taskId));
        Assert.Contains("职责调整", (await (await site.AsAsync("clear")).OpenAsync(Routes.Task(taskId))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_Stale_Is409WithTheTypedReason()
    {
        var taskId = await site.TaskAsync();
        var mine = (await (await site.AsAsync("office")).OpenAsync($"{Routes.Task(taskId)}?act=amend")).Form("#act form");
        var theirs = (await (await site.AsAsync("staff")).OpenAsync($"{Routes.Task(taskId)}?act=amend")).Form("#act form");
        await theirs.Fill("AmendInput.Deliverable", "同事的成果").Fill("AmendInput.Reason", "先改").SubmitAsync();

        var answer = await mine.Fill("AmendInput.Reason", "后改").SubmitAsync();

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Equal("后改", answer.Form("#act form")["AmendInput.Reason"]);
        Assert.Contains("同事的成果", answer.TextOf("#act .flash"), StringComparison.Ordinal);
    }
}

public sealed class ArchivedPlanTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    [Fact]
    public async Task Post_FromAPageOpenedBeforeThePlanWasArchived_IsRefusedAndKeepsWhatWasTyped()
    {
        var taskId = await site.TaskAsync();
        var finance = await site.AssignmentAsync(taskId, SmallDistrict.Finance);
        var amend = (await (await site.AsAsync("office")).OpenAsync($"{Routes.Task(taskId)}?act=amend")).Form("#act form");
        var withdraw = (await (await site.AsAsync("office")).OpenAsync($"{Routes.Task(taskId)}?act=withdraw&assignment={finance.Id}")).Form("#act-form");
        var acknowledge = (await (await site.AsAsync("justice")).OpenAsync(Routes.Task(taskId))).Form("form[action*=Acknowledge]");
        var before = await site.WithDbAsync(db => db.Tasks.AsNoTracking().SingleAsync(t => t.Id == taskId));
        await site.WithDbAsync(async db =>
        {
            (await db.Plans.SingleAsync(p => p.Id == finance.PlanId)).Archive("期满。");
            return await db.SaveChangesAsync();
        });

        TestPage[] answers =
        [
            await amend.Fill("AmendInput.Deliverable", "归档后改的成果").Fill("AmendInput.Reason", "归档后改").SubmitAsync(),
            await withdraw.Fill("ActInput.Text", "归档后撤").SubmitAsync(),
            await acknowledge.SubmitAsync(),
        ];

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Conflict, a.Status));
        Assert.All(answers, a => Assert.Contains("不在印发状态", a.Text, StringComparison.Ordinal));
        Assert.Contains("归档后改的成果 归档后改", answers[0].TextOf(".flash-warn"), StringComparison.Ordinal);
        Assert.Contains("归档后撤", answers[1].TextOf(".flash-warn"), StringComparison.Ordinal);
        Assert.Equal(before.Version, (await site.WithDbAsync(db => db.Tasks.AsNoTracking().SingleAsync(t => t.Id == taskId))).Version);
        Assert.Equal(AssignmentStatus.Issued, (await site.AssignmentAsync(taskId, SmallDistrict.Finance)).Status);
        var page = await (await site.AsAsync("office")).OpenAsync(Routes.Task(taskId));
        Assert.False(page.Has("a[href*='act=amend']"));
        Assert.False(page.Has("a[href*='act=withdraw']"));
    }
}

public sealed class AddAssignmentTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    [Fact]
    public async Task Post_Unit_IsIssuedAndInTheHistory()
    {
        var taskId = await site.TaskAsync();
        var court = await site.Given.UnitAsync(SmallDistrict.Court);
        var page = await (await site.AsAsync("staff")).OpenAsync($"{Routes.Task(taskId)}?act=add");

        await page.Form("#act form").Fill("AddInput.UnitId", court.Id.ToString()).Fill("AddInput.Reason", "参与诉调对接").SubmitAsync();

        Assert.Equal(AssignmentStatus.Issued, (await site.AssignmentAsync(taskId, SmallDistrict.Court)).Status);
        Assert.Contains(TimelineAct.AssignmentAdded, await site.HistoryAsync(taskId));
    }

    [Fact]
    public async Task Post_UnitAfterTheDueDay_IsNotRedAtBirth()
    {
        var taskId = await site.TaskAsync();
        await site.WithDbAsync(async db =>
        {
            (await db.Tasks.SingleAsync(t => t.Id == taskId)).SetReportingMode(ReportingMode.EachNamedUnit);
            return await db.SaveChangesAsync();
        });
        await site.Given.OpenPeriodAsync();
        var court = await site.Given.UnitAsync(SmallDistrict.Court);
        var page = await (await site.AsAsync("staff")).OpenAsync($"{Routes.Task(taskId)}?act=add");

        await page.Form("#act form").Fill("AddInput.UnitId", court.Id.ToString()).Fill("AddInput.Reason", "参与诉调对接").SubmitAsync();

        var line = (await site.Given.LinesAsync(SmallDistrict.Court)).Single(l => l.PlanTaskId == taskId);
        var board = await site.BoardAsync();
        Assert.Equal(new DateOnly(2026, 10, 15), line.DueOn);
        Assert.Equal((0, 0), (board.Within(new BoardScope(Unit: court.Id)).Red, board.Within(new BoardScope(Unit: court.Id)).Missing));
        Assert.DoesNotContain(board.Overdue(), u => u.Unit.Id == court.Id);
    }

    [Fact]
    public async Task Post_UnitThatStandsThere_IsRefused()
    {
        var taskId = await site.TaskAsync();
        var justice = await site.Given.UnitAsync(SmallDistrict.Justice);
        var page = await (await site.AsAsync("staff")).OpenAsync($"{Routes.Task(taskId)}?act=add");

        var answer = await page.Form("#act form").Fill("AddInput.UnitId", justice.Id.ToString()).Fill("AddInput.Reason", "再列一次").SubmitAsync();

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("已经在本任务的分工里", answer.Text, StringComparison.Ordinal);
    }
}

public sealed class WithdrawAssignmentTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    [Fact]
    public async Task Post_WithReason_TakesTheUnitOff()
    {
        var taskId = await site.TaskAsync();
        var finance = await site.AssignmentAsync(taskId, SmallDistrict.Finance);
        var page = await (await site.AsAsync("office")).OpenAsync($"{Routes.Task(taskId)}?act=withdraw&assignment={finance.Id}");

        await page.Form("#act-form").Fill("ActInput.Text", "机构改革").SubmitAsync();

        Assert.Equal(AssignmentStatus.Withdrawn, (await site.AssignmentAsync(taskId, SmallDistrict.Finance)).Status);
    }

    [Fact]
    public async Task Post_ConsolidatingLead_TheOthersOweFromThisDayOn()
    {
        var taskId = await site.TaskAsync();
        await site.Given.OpenPeriodAsync();
        var justice = await site.AssignmentAsync(taskId, SmallDistrict.Justice);
        var page = await (await site.AsAsync("office")).OpenAsync($"{Routes.Task(taskId)}?act=withdraw&assignment={justice.Id}");

        await page.Form("#act-form").Fill("ActInput.Text", "机构改革").SubmitAsync();

        var lines = await site.WithDbAsync(db => db.Reports.AsNoTracking().Where(r => r.PlanTaskId == taskId).ToListAsync());
        Assert.Equal(ReportStatus.Ended, lines.Single(l => l.AssignmentId == justice.Id).Status);
        Assert.Equal([new DateOnly(2026, 10, 15)], lines.Where(l => l.Status == ReportStatus.NotStarted).Select(l => l.DueOn).Distinct());
        Assert.DoesNotContain(lines, l => l.IsMissing(site.Today));
    }

    [Fact]
    public async Task Post_ByTheUnitItself_IsForbidden()
    {
        var taskId = await site.TaskAsync();
        var finance = await site.AssignmentAsync(taskId, SmallDistrict.Finance);

        var answer = await (await site.AsAsync("finance")).PostAsync(
            $"{Routes.Task(taskId)}?handler=Withdraw",
            ("ActInput.AssignmentId", finance.Id.ToString()),
            ("ActInput.Version", $"{finance.Version}"),
            ("ActInput.Text", "不做")
        );

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal(AssignmentStatus.Issued, (await site.AssignmentAsync(taskId, SmallDistrict.Finance)).Status);
    }
}

public sealed class AcknowledgeAssignmentTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    [Fact]
    public async Task Post_OwnUnit_IsInProgressFromThen()
    {
        var taskId = await site.TaskAsync();

        await site.AcknowledgeAsync(taskId);

        Assert.Equal(AssignmentStatus.InProgress, (await site.AssignmentAsync(taskId, SmallDistrict.Justice)).Status);
        Assert.Contains(TimelineAct.AssignmentAcknowledged, await site.HistoryAsync(taskId));
    }

    [Fact]
    public async Task Post_AnotherUnitsDuty_IsForbiddenAndHasNoButton()
    {
        var taskId = await site.TaskAsync();
        var justice = await site.AssignmentAsync(taskId, SmallDistrict.Justice);
        var browser = await site.AsAsync("clear");

        var page = await browser.OpenAsync(Routes.Task(taskId));
        var answer = await browser.PostAsync(
            $"{Routes.Task(taskId)}?handler=Acknowledge",
            ("ActInput.AssignmentId", justice.Id.ToString()),
            ("ActInput.Version", $"{justice.Version}")
        );

        Assert.False(page.Has("form[action*=Acknowledge]"));
        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
    }
}

public sealed class RequestCompletionTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    [Fact]
    public async Task Post_Result_StopsTheClock()
    {
        var taskId = await site.TaskAsync();
        await site.AcknowledgeAsync(taskId);

        await site.RequestAsync(taskId);

        var assignment = await site.AssignmentAsync(taskId, SmallDistrict.Justice);
        Assert.Equal((AssignmentStatus.CompletionRequested, site.Today), (assignment.Status, assignment.ClockStoppedOn!.Value));
    }

    [Fact]
    public async Task Post_OngoingTask_IsRefused()
    {
        var taskId = await site.TaskAsync(TaskNature.Ongoing);
        await site.AcknowledgeAsync(taskId);
        var assignment = await site.AssignmentAsync(taskId, SmallDistrict.Justice);

        var answer = await (await site.AsAsync("justice")).PostAsync(
            $"{Routes.Task(taskId)}?handler=Request",
            ("ActInput.AssignmentId", assignment.Id.ToString()),
            ("ActInput.Version", $"{assignment.Version}"),
            ("ActInput.Text", "做完了")
        );

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("长期坚持的任务", answer.Text, StringComparison.Ordinal);
    }
}

public sealed class ConfirmCompletionTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    [Fact]
    public async Task Post_ByAReviewer_CompletesTheDuty()
    {
        var taskId = await site.TaskAsync();
        await site.AcknowledgeAsync(taskId, "water");
        await site.RequestAsync(taskId, "water", SmallDistrict.Water);
        var page = await (await site.AsAsync("reviewer")).OpenAsync(Routes.Task(taskId));

        await page.Form("form[action*=Confirm]").SubmitAsync();

        Assert.Equal(AssignmentStatus.Completed, (await site.AssignmentAsync(taskId, SmallDistrict.Water)).Status);
        Assert.Contains(TimelineAct.CompletionConfirmed, await site.HistoryAsync(taskId));
    }

    [Fact]
    public async Task Post_ByStaffWhoDoNotReview_IsForbidden()
    {
        var taskId = await site.TaskAsync();
        var assignment = await site.AssignmentAsync(taskId, SmallDistrict.Justice);

        var answer = await (await site.AsAsync("staff")).PostAsync(
            $"{Routes.Task(taskId)}?handler=Confirm",
            ("ActInput.AssignmentId", assignment.Id.ToString()),
            ("ActInput.Version", $"{assignment.Version}")
        );

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
    }
}

public sealed class ReturnCompletionTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    [Fact]
    public async Task Post_WithReason_LetsTheClockRunAgain()
    {
        var taskId = await site.TaskAsync();
        await site.AcknowledgeAsync(taskId);
        await site.RequestAsync(taskId);
        var assignment = await site.AssignmentAsync(taskId, SmallDistrict.Justice);
        var page = await (await site.AsAsync("reviewer")).OpenAsync($"{Routes.Task(taskId)}?act=return&assignment={assignment.Id}");

        await page.Form("#act-form").Fill("ActInput.Text", "缺少运行情况").SubmitAsync();

        var after = await site.AssignmentAsync(taskId, SmallDistrict.Justice);
        Assert.Equal((AssignmentStatus.InProgress, (DateOnly?)null), (after.Status, after.ClockStoppedOn));
    }
}

public sealed class TaskPageTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    [Fact]
    public async Task Get_ByAnotherUnit_ShowsLampsButNoDraftAndNoLinks()
    {
        var plan = await site.Given.PlanAsync(new GivenTask("开展人民调解", [SmallDistrict.Justice], [SmallDistrict.Townships], ReportingMode.EachUnit));
        await site.Given.OpenPeriodAsync();
        var actor = await site.Given.ActorAsync("justice");
        var line = (await site.Given.LinesAsync(SmallDistrict.Justice)).Single();
        await site.Given.WithReportAsync(line.Id, r => r.Save(r.Text with { Progress = "还没想好怎么写" }, actor));
        var taskId = await site.WithDbAsync(db => db.Tasks.Where(t => t.PlanId == plan.Id).Select(t => t.Id).SingleAsync());

        var page = await (await site.AsAsync("clear")).OpenAsync(Routes.Task(taskId));

        Assert.Contains(SmallDistrict.Stone, page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("还没想好怎么写", page.Text, StringComparison.Ordinal);
        Assert.False(page.Has($"a[href*='{line.FilingId}']"));
        Assert.True(page.Has($"a[href*='{(await site.Given.FilingAsync(SmallDistrict.Clear)).Id}']"));
        Assert.True(page.Has(".lamp"));
    }

    [Fact]
    public async Task Get_OfADraft_IsClosedToUnits()
    {
        var (planId, _) = await PlanTexts.DraftAsync(site);
        var taskId = (await PlanTexts.TasksOfAsync(site, planId))[0].Id;

        var page = await (await site.AsAsync("clear")).OpenAsync(Routes.Task(taskId));

        Assert.Equal(HttpStatusCode.Forbidden, page.Status);
    }
}
