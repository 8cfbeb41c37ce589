using System.Net;
using LawGov.Documents.Ledgers;
using LawGov.Domain.Accounts;
using LawGov.Domain.Filings;
using LawGov.Domain.Plans;
using LawGov.TestKit;
using LawGov.Web.Access;
using LawGov.Web.Features.Exports;
using LawGov.Web.Features.Overdue;
using LawGov.Web.Features.Units;
using LawGov.Web.Pages;
using LawGov.Web.Tests.Features.Admin;
using LawGov.Web.Tests.Features.Tasks;
using LawGov.Web.Texts;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Tests.Features.Filings;

/// <summary>
/// Whichever way a duty ends, its line of the current quarter is owed no more on any page and in any file; it is 15 October 2026, eight days after the due day.
/// </summary>
public sealed class EndOwedLinesTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    private static readonly DateOnly Today = new(2026, 10, 15);

    [Theory]
    [InlineData("withdrawn", SmallDistrict.Finance, EndReason.AssignmentWithdrawn)]
    [InlineData("completed", SmallDistrict.Justice, EndReason.DutyCompleted)]
    [InlineData("plan archived", SmallDistrict.Water, EndReason.PlanArchived)]
    [InlineData("unit off", SmallDistrict.Cloud, EndReason.UnitSwitchedOff)]
    [InlineData("left the collective", SmallDistrict.Stone, EndReason.MembershipEnded)]
    [InlineData("lead reports", SmallDistrict.Clear, EndReason.ReportedByAnother)]
    public async Task Act_EndingADuty_LeavesNothingOwedAnywhere(string act, string unitName, EndReason reason)
    {
        var unit = await site.Given.UnitAsync(unitName);
        var taskId = await OverdueAsync(unitName);
        var line = (await site.Given.LinesAsync(unitName)).Single(l => l.PlanTaskId == taskId);
        var before = await CountsAsync(unit.Id);

        await DoAsync(act, taskId, unitName);

        var after = await CountsAsync(unit.Id);
        var lost = act is "unit off" or "left the collective" ? before.Board : 1;
        Assert.Equal(before, new Counts(after.Board + lost, after.Urged + lost, after.Listed + lost, after.UnitPage + lost, after.Ledger + lost));
        var ended = (await site.Given.LinesAsync(unitName)).Single(l => l.Id == line.Id);
        Assert.Equal((ReportStatus.Ended, reason, Today), (ended.Status, ended.EndReason!.Value, ended.EndedOn!.Value));
        var page = await (await site.AsAsync("office")).OpenAsync(Routes.Filing(line.FilingId));
        Assert.Contains(RuleText.LabelOf(reason), page.Text, StringComparison.Ordinal);
        await site.WithAsync<Web.Features.Filings.EnsureQuarterOpen, bool>(RunAsync);
        Assert.Equal(after, await CountsAsync(unit.Id));
    }

    [Fact]
    public async Task Act_EndingADutyThatWasReturned_CountsItInAndAsksNothing()
    {
        var taskId = await OverdueAsync(SmallDistrict.Finance);
        var unit = await site.Given.UnitAsync(SmallDistrict.Finance);
        site.Time.GoTo(new DateOnly(2026, 10, 6));
        var line = (await site.Given.SubmittedAsync("finance", SmallDistrict.Finance)).Single(l => l.PlanTaskId == taskId);
        var reviewer = await site.Given.ActorAsync("reviewer");
        await site.Given.WithReportAsync(line.Id, r => r.Return(ReviewStage.Office, "请补充数字。", new DateOnly(2026, 10, 13), reviewer, DateTime.UnixEpoch));
        site.Time.GoTo(Today);
        var before = (await BoardAsync()).Within(new BoardScope(Unit: unit.Id));

        await DoAsync("withdrawn", taskId, SmallDistrict.Finance);

        var after = (await BoardAsync()).Within(new BoardScope(Unit: unit.Id));
        Assert.Equal((before.All, before.OnTime, before.Unmended - 1), (after.All, after.OnTime, after.Unmended));
        Assert.Equal(after.Submitted, after.Accepted + after.Waiting + after.Returned);
        Assert.Equal(HttpStatusCode.OK, (await (await site.AsAsync("office")).OpenAsync(Routes.Filing(line.FilingId))).Status);
    }

    /// <summary>The unit took its file off the returned line, then the duty ended: what was submitted keeps it.</summary>
    [Fact]
    public async Task Act_EndingADutyThatWasReturned_LeavesTheOfficeTheFilesOfTheSubmission()
    {
        var taskId = await OverdueAsync(SmallDistrict.Finance);
        site.Time.GoTo(new DateOnly(2026, 10, 6));
        var lineId = (await site.Given.LinesAsync(SmallDistrict.Finance)).Single(l => l.PlanTaskId == taskId).Id;
        var clerk = await site.Given.ActorAsync("finance");
        await site.Given.WithReportAsync(lineId, r => r.Attach("报送的附件.pdf", "application/pdf", 10, new string('a', 64), clerk, DateTime.UnixEpoch));
        var line = (await site.Given.SubmittedAsync("finance", SmallDistrict.Finance)).Single(l => l.Id == lineId);
        var reviewer = await site.Given.ActorAsync("reviewer");
        await site.Given.WithReportAsync(line.Id, r => r.Return(ReviewStage.Office, "附件有误。", new DateOnly(2026, 10, 13), reviewer, DateTime.UnixEpoch));
        await site.Given.WithReportAsync(line.Id, r => r.Detach(r.Evidence.Single().Id));
        site.Time.GoTo(Today);

        await DoAsync("withdrawn", taskId, SmallDistrict.Finance);

        Assert.Equal(0, (await site.Given.LinesAsync(SmallDistrict.Finance)).Single(l => l.Id == line.Id).EvidenceCount);
        var page = await (await site.AsAsync("office")).OpenAsync(Routes.Filing(line.FilingId));
        Assert.Contains("报送的附件.pdf", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_TypedIntoALineThatEnded_IsRefusedAndKept()
    {
        var taskId = await OverdueAsync(SmallDistrict.Water);
        var line = (await site.Given.LinesAsync(SmallDistrict.Water)).Single(l => l.PlanTaskId == taskId);
        var form = (await (await site.AsAsync("water")).OpenAsync(Routes.Filing(line.FilingId))).Form("#filing");
        var at = Enumerable.Range(0, 40).First(i => form[$"Input.Lines[{i}].Id"] == line.Id.ToString());
        await DoAsync("withdrawn", taskId, SmallDistrict.Water);

        var answer = await form.Fill($"Input.Lines[{at}].Choice", "new")
            .Fill($"Input.Lines[{at}].Progress", "刚写好的一段进展")
            .SubmitAsync(action: $"{Routes.Filing(line.FilingId)}?handler=Save");

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("已不再要求填报", answer.Text, StringComparison.Ordinal);
        Assert.Contains("刚写好的一段进展", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SwitchedOn_UnitComesBack_OwesAgainWithANewDay()
    {
        var taskId = await OverdueAsync(SmallDistrict.Court);
        await DoAsync("unit off", taskId, SmallDistrict.Court);

        await DoAsync("unit off", taskId, SmallDistrict.Court);

        var line = (await site.Given.LinesAsync(SmallDistrict.Court)).Single(l => l.PlanTaskId == taskId);
        Assert.Equal((ReportStatus.NotStarted, new DateOnly(2026, 10, 22)), (line.Status, line.DueOn));
        var board = await BoardAsync();
        Assert.Equal(0, board.Within(new BoardScope(Unit: line.UnitId)).Red);
    }

    [Fact]
    public async Task Unlock_DutyEndedMeanwhile_IsNotOwedAgain()
    {
        var taskId = await OverdueAsync(SmallDistrict.Finance);
        var period = await site.WithDbAsync(db => db.Periods.AsNoTracking().SingleAsync(p => p.Key == "2026-Q3"));
        await site.WithDbAsync(async db =>
        {
            (await db.Periods.SingleAsync(p => p.Id == period.Id)).Lock(db.Clock.Now);
            return await db.SaveChangesAsync();
        });
        await DoAsync("withdrawn", taskId, SmallDistrict.Finance);
        var whileLocked = (await site.Given.LinesAsync(SmallDistrict.Finance)).Single(l => l.PlanTaskId == taskId).Status;

        await Done((await site.PeriodsAsync()).Form(PeriodGiven.Unlock).Fill("Input.Unlock.Reason", "补充佐证").SubmitAsync());

        Assert.Equal(ReportStatus.NotStarted, whileLocked);
        Assert.Equal(ReportStatus.Ended, (await site.Given.LinesAsync(SmallDistrict.Finance)).Single(l => l.PlanTaskId == taskId).Status);
    }

    private sealed record Counts(int Board, int Urged, int Listed, int UnitPage, int Ledger);

    /// <summary>What the board, the urge list, the board's list, the unit's page and the ledger say of a unit.</summary>
    private async Task<Counts> CountsAsync(Guid unitId)
    {
        var scope = new BoardScope(Unit: unitId);
        var board = await BoardAsync();
        var listed = await site.WithAsync<OwedReportsQuery, int>(Role.OfficeReviewer, list => list.Rows(board, new BoardFilter { Unit = unitId }).CountAsync());
        var page = await site.WithAsync<UnitPageQuery, UnitView>(Role.OfficeReviewer, read => read.ReadAsync(unitId, UnitTab.Tasks, CancellationToken.None));
        var ledger = await site.WithAsync<SummaryComposer, LedgerWorkbook>(
            Role.OfficeReviewer,
            compose => compose.ReadWorkbookAsync("2026-Q3", scope, CancellationToken.None)
        );
        var urged = board.Overdue().SingleOrDefault(u => u.Unit.Id == unitId)?.Counts.Overdue ?? 0;
        return new Counts(board.Within(scope).Owed, urged, listed, page.Now?.Counts.Owed ?? 0, ledger.Details.Count);
    }

    private Task<QuarterBoard> BoardAsync() =>
        site.WithAsync<QuarterBoardQuery, QuarterBoard>(Role.OfficeReviewer, read => read.ReadAsync(Operation.ReadBoard, "2026-Q3", CancellationToken.None));

    private static async Task<bool> RunAsync(Web.Features.Filings.EnsureQuarterOpen ensure)
    {
        await ensure.ExecuteAsync(CancellationToken.None);
        return true;
    }

    /// <summary>A task on which the unit has an unfiled line that was due on 7 October. Members of the collective owe through it.</summary>
    private async Task<Guid> OverdueAsync(string unit)
    {
        site.Time.GoTo(Today);
        var isTownship = unit is SmallDistrict.Clear or SmallDistrict.Stone or SmallDistrict.Cloud;
        string[] named = isTownship ? [SmallDistrict.Townships] : [unit];
        var plan = await site.Given.PlanAsync(new GivenTask($"任务{Guid.CreateVersion7():N}"[..12], [], named, ReportingMode.EachUnit));
        await site.Given.OpenPeriodAsync();
        return await site.WithDbAsync(async db =>
        {
            var task = await db.Tasks.SingleAsync(t => t.PlanId == plan.Id);
            task.Schedule(task.Deadline, TaskNature.OneOff, "", false);
            await db.SaveChangesAsync();
            return task.Id;
        });
    }

    private async Task DoAsync(string act, Guid taskId, string unitName)
    {
        var unit = await site.Given.UnitAsync(unitName);
        var office = await site.AsAsync("office");
        switch (act)
        {
            case "withdrawn":
                var assignment = await site.AssignmentAsync(taskId, unitName);
                var page = await office.OpenAsync($"{Routes.Task(taskId)}?act=withdraw&assignment={assignment.Id}");
                await Done(page.Form("#act-form").Fill("ActInput.Text", "机构改革").SubmitAsync());
                break;
            case "completed":
                await site.AcknowledgeAsync(taskId);
                await site.RequestAsync(taskId);
                await Done((await (await site.AsAsync("office2")).OpenAsync(Routes.Task(taskId))).Form("form[action*=Confirm]").SubmitAsync());
                break;
            case "plan archived":
                var planId = await site.WithDbAsync(db => db.Tasks.Where(t => t.Id == taskId).Select(t => t.PlanId).SingleAsync());
                await Done((await office.OpenAsync(Routes.Plan(planId))).Form("form[action*=Archive]").Fill("Input.Reason", "任务结束").SubmitAsync());
                break;
            case "unit off":
                await Done((await (await site.AsAsync("admin")).OpenAsync(Routes.AdminUnit(unit.Id))).Form("#active").SubmitAsync());
                break;
            case "left the collective":
                await LeaveAsync(unit.Id);
                break;
            case "lead reports":
                var form = (await office.OpenAsync($"{Routes.Task(taskId)}?act=amend")).Form("#act form");
                await Done(form.Fill("AmendInput.ReportingMode", "LeadOnly").Fill("AmendInput.Reason", "由牵头单位汇总").SubmitAsync());
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(act));
        }
    }

    private async Task LeaveAsync(Guid unitId)
    {
        var group = await site.WithDbAsync(db => db.UnitGroups.AsNoTracking().Include(g => g.Members).SingleAsync(g => g.Name == SmallDistrict.Townships));
        var form = (await (await site.AsAsync("admin")).OpenAsync(Routes.AdminGroup(group.Id))).Form("form[action*='handler=Group']");
        form.Remove("Input.Group.Members");
        foreach (var member in group.Members.Where(m => m.Until is null && m.UnitId != unitId))
            form.Add("Input.Group.Members", $"{member.UnitId}");
        await Done(form.SubmitAsync());
    }

    private static async Task Done(Task<TestPage> answer) => Assert.Equal(HttpStatusCode.Redirect, (await answer).Status);
}
