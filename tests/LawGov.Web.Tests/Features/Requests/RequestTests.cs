using System.Net;
using LawGov.Domain.Assignments;
using LawGov.Domain.Events;
using LawGov.Domain.Filings;
using LawGov.Domain.Plans;
using LawGov.Domain.Requests;
using LawGov.TestKit;
using LawGov.Web.Pages;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Tests.Features.Requests;

/// <summary>A unit asks, the office finds it where it looks first, another person decides, and the unit is told.</summary>
public abstract class RequestTests : IAsyncLifetime, IAsyncDisposable
{
    protected static readonly DateOnly Due = new(2026, 12, 31);

    protected LawGovSite Site { get; } = new();

    public async Task InitializeAsync()
    {
        await Site.InitializeAsync();
        await Site.Given.PlanAsync(
            new GivenTask("普查", [], [SmallDistrict.Water, SmallDistrict.Justice], Deadline: Deadline.By(Due, "2026年12月31日前完成")),
            new GivenTask("培训", [], [SmallDistrict.Clear, SmallDistrict.Stone])
        );
        await Site.Given.OpenPeriodAsync();
        Site.Time.GoTo(new DateOnly(2026, 9, 24));
    }

    public Task DisposeAsync() => ((IAsyncLifetime)Site).DisposeAsync();

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await Site.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected async Task<TestPage> AskAsync(string userName, RequestKind kind, Guid subject, params (string, string)[] fields) =>
        await (await Site.AsAsync(userName)).PostAsync(Routes.AskRequest($"{kind}", subject), [("Input.Reason", "确有困难。"), .. fields]);

    protected Task<TestPage> AnswerAsync(string userName, bool isApproved, params (string, string)[] fields) =>
        AnswerAsync(userName, isApproved, null, "Decide", fields);

    protected Task<TestPage> AnswerAsync(string userName, bool isApproved, int version, params (string, string)[] fields) =>
        AnswerAsync(userName, isApproved, version, "Decide", fields);

    protected Task<TestPage> AnswerAsync(string userName, bool isApproved, string handler, params (string, string)[] fields) =>
        AnswerAsync(userName, isApproved, null, handler, fields);

    protected async Task<TestPage> AnswerAsync(string userName, bool isApproved, int? version, string handler, (string, string)[] fields)
    {
        var request = await RequestAsync();
        return await (await Site.AsAsync(userName)).PostAsync(
            $"{Routes.Request(request.Id)}?handler={handler}",
            [("Input.Version", $"{version ?? request.Version}"), ("Input.IsApproved", isApproved ? "true" : "false"), .. fields]
        );
    }

    protected Task<Request> RequestAsync() => Site.WithDbAsync(db => db.Requests.AsNoTracking().SingleAsync());

    protected async Task<ProgressReport> LineAsync(string unit) => Assert.Single(await Site.Given.LinesAsync(unit));

    protected async Task<TaskAssignment> AssignmentAsync(string unit, bool acknowledged = false)
    {
        if (acknowledged)
        {
            await Site.WithDbAsync(async db =>
            {
                var own = await db.Assignments.SingleAsync(a => db.Units.Any(u => u.Id == a.UnitId && u.Name == unit));
                own.Acknowledge(new PlanStanding(PlanStatus.Published, null), db.Clock.Now);
                return await db.SaveChangesAsync();
            });
        }
        return await Site.WithDbAsync(db => db.Assignments.AsNoTracking().SingleAsync(a => db.Units.Any(u => u.Id == a.UnitId && u.Name == unit)));
    }
}

public sealed class AskRequestTests : RequestTests
{
    [Fact]
    public async Task Extension_AskedLate_StaysRed()
    {
        Site.Time.GoTo(Due.AddDays(3));
        var assignment = await AssignmentAsync(SmallDistrict.Water);

        await AskAsync("water", RequestKind.Extension, assignment.Id, ("Input.ProposedOn", "2027-03-31"));

        var page = await (await Site.AsAsync("water")).OpenAsync(Routes.Workbench);
        Assert.Contains("逾期3天", page.Text, StringComparison.Ordinal);
        Assert.Null((await AssignmentAsync(SmallDistrict.Water)).HeldOn);
    }

    [Fact]
    public async Task Ask_OfTheOfficesOwnUnit_IsTheSecondReviewers()
    {
        await AskAsync("justice", RequestKind.Extension, (await AssignmentAsync(SmallDistrict.Justice)).Id, ("Input.ProposedOn", "2027-03-31"));

        var office = await AnswerAsync("reviewer", isApproved: true, ("Input.GrantedOn", "2027-03-31"));
        var second = await AnswerAsync("office2", isApproved: true, handler: "DecideSecond", fields: ("Input.GrantedOn", "2027-03-31"));

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Redirect), (office.Status, second.Status));
    }

    [Fact]
    public async Task Ask_Twice_IsRefusedAndTheTypedTextStays()
    {
        var assignment = await AssignmentAsync(SmallDistrict.Water);
        await AskAsync("water", RequestKind.Extension, assignment.Id, ("Input.ProposedOn", "2027-03-31"));

        var again = await AskAsync("water", RequestKind.Extension, assignment.Id, ("Input.ProposedOn", "2027-06-30"));

        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        Assert.Contains("正等待办公室答复", again.Text, StringComparison.Ordinal);
        Assert.Contains("确有困难。", again.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_WhileTheClockIsHeld_IsRefusedAndTheTypedTextStays()
    {
        var assignment = await AssignmentAsync(SmallDistrict.Water);
        await AskAsync("water", RequestKind.Extension, assignment.Id, ("Input.ProposedOn", "2027-03-31"));

        var dispute = await AskAsync("water", RequestKind.Dispute, assignment.Id);

        Assert.Equal(HttpStatusCode.Conflict, dispute.Status);
        Assert.Contains("确有困难。", dispute.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-12-31")]
    [InlineData("2026-10-01")]
    [InlineData("")]
    public async Task Ask_ForNoLaterDay_IsRefusedWithASentence(string day)
    {
        var answer = await AskAsync("water", RequestKind.Extension, (await AssignmentAsync(SmallDistrict.Water)).Id, ("Input.ProposedOn", day));

        Assert.InRange((int)answer.Status, 400, 409);
        Assert.Contains(day.Length == 0 ? "请写明申请延到哪一天" : "新的日期须晚于现在的截止日", answer.Text, StringComparison.Ordinal);
    }
}

public sealed class DecideRequestTests : RequestTests
{
    [Fact]
    public async Task Extension_AskedInTime_HoldsTheClockAndGivesTheNewDay()
    {
        Site.Time.GoTo(Due);
        var assignment = await AssignmentAsync(SmallDistrict.Water);
        var asked = await AskAsync("water", RequestKind.Extension, assignment.Id, ("Input.ProposedOn", "2027-03-31"));
        Site.Time.GoTo(Due.AddDays(5));
        var board = await (await Site.AsAsync("office")).OpenAsync(Routes.Overdue);
        var late = await (await Site.AsAsync("office")).OpenAsync(Routes.DutyList("Deadlines", "Late"));
        var held = await (await Site.AsAsync("water")).OpenAsync(Routes.Workbench);

        var answer = await AnswerAsync("reviewer", isApproved: true, ("Input.GrantedOn", "2027-02-28"));

        Assert.Equal(HttpStatusCode.Redirect, asked.Status);
        Assert.Contains("1件申请待答复", board.Text, StringComparison.Ordinal);
        Assert.Contains("延期待批", held.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(SmallDistrict.Water, late.Document.QuerySelector("main tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        var after = await AssignmentAsync(SmallDistrict.Water);
        Assert.Equal((new DateOnly(2027, 2, 28), Due, null), (after.OwedUntil, after.OriginalDueOn, after.HeldOn));
        var notices = await (await Site.AsAsync("water")).OpenAsync(Routes.Notices);
        Assert.Contains("申请延期，同意，新的截止日2027年2月28日。", notices.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Extension_RefusedAfterTheDay_LeavesTheUnitThreeWorkingDays()
    {
        Site.Time.GoTo(Due);
        await AskAsync("water", RequestKind.Extension, (await AssignmentAsync(SmallDistrict.Water)).Id, ("Input.ProposedOn", "2027-03-31"));
        Site.Time.GoTo(new DateOnly(2027, 1, 4));

        await AnswerAsync("reviewer", isApproved: false, ("Input.Reason", "须按期完成。"));

        var after = await AssignmentAsync(SmallDistrict.Water);
        Assert.Equal((new DateOnly(2027, 1, 7), Due), (after.OwedUntil, after.OriginalDueOn));
    }

    [Fact]
    public async Task Extension_OfAQuartersPage_MovesItsOpenLinesAndTheirLamp()
    {
        var filing = await Site.Given.FilingAsync(SmallDistrict.Clear);
        Site.Time.GoTo(filing.DueOn);
        await AskAsync("clear", RequestKind.Extension, filing.Id, ("Input.ProposedOn", $"{filing.DueOn.AddDays(8):yyyy-MM-dd}"));
        Site.Time.GoTo(filing.DueOn.AddDays(2));
        var held = Assert.Single(await Site.Given.LinesAsync(SmallDistrict.Clear));
        var board = await (await Site.AsAsync("office")).OpenAsync(Routes.OverdueList("2026-Q3", "missing"));

        await AnswerAsync("reviewer", isApproved: true, ("Input.GrantedOn", $"{filing.DueOn.AddDays(8):yyyy-MM-dd}"));
        await Site.Given.SubmittedAsync("clear", SmallDistrict.Clear);

        Assert.False(held.IsMissing(Site.Today));
        Assert.DoesNotContain(SmallDistrict.Clear, board.Document.QuerySelector("#late")!.TextContent, StringComparison.Ordinal);
        var line = Assert.Single(await Site.Given.LinesAsync(SmallDistrict.Clear));
        Assert.Equal((false, filing.DueOn, ReportKind.Normal), (line.IsLate, line.OriginalDueOn, line.Kind));
        Assert.Equal(filing.DueOn.AddDays(8), (await Site.Given.FilingAsync(SmallDistrict.Clear)).DueOn);
    }

    [Fact]
    public async Task Dispute_Approved_TakesTheDutyBackAndNamesTheOtherUnit()
    {
        var assignment = await AssignmentAsync(SmallDistrict.Water);
        var other = await Site.Given.UnitAsync(SmallDistrict.Finance);
        await AskAsync("water", RequestKind.Dispute, assignment.Id, ("Input.ProposedUnitId", $"{other.Id}"));

        await AnswerAsync("reviewer", isApproved: true);

        Assert.Equal(AssignmentStatus.Withdrawn, (await AssignmentAsync(SmallDistrict.Water)).Status);
        Assert.Equal(AssignmentStatus.Issued, (await AssignmentAsync(SmallDistrict.Finance)).Status);
        Assert.Equal(ReportStatus.Ended, Assert.Single(await Site.Given.LinesAsync(SmallDistrict.Water)).Status);
    }

    [Fact]
    public async Task Waiver_AskedByTheUnit_LetsItOffOnceGranted()
    {
        var line = Assert.Single(await Site.Given.LinesAsync(SmallDistrict.Stone));
        await AskAsync("stone", RequestKind.Waiver, line.Id);

        await AnswerAsync("reviewer", isApproved: true);

        Assert.Equal(
            (ReportStatus.Waived, "确有困难。"),
            (await LineAsync(SmallDistrict.Stone)).Status is var status ? (status, (await LineAsync(SmallDistrict.Stone)).WaiveReason) : default
        );
    }

    [Fact]
    public async Task Completion_AskedOnTheTaskPage_StandsInTheOfficesListAndIsDecidedThere()
    {
        var assignment = await AssignmentAsync(SmallDistrict.Water, acknowledged: true);
        await Site.WithDbAsync(db =>
            db.Tasks.Where(t => t.Id == assignment.PlanTaskId).ExecuteUpdateAsync(s => s.SetProperty(t => t.Nature, TaskNature.OneOff))
        );
        var fields = new[] { ("ActInput.AssignmentId", $"{assignment.Id}"), ("ActInput.Version", $"{assignment.Version}"), ("ActInput.Text", "已建成。") };
        var asked = await (await Site.AsAsync("water")).PostAsync(
            $"{Routes.Task(assignment.PlanTaskId)}?handler=Request&act=request&assignment={assignment.Id}",
            fields
        );
        var list = await (await Site.AsAsync("reviewer")).OpenAsync(Routes.Requests);

        var refused = await AnswerAsync("reviewer", isApproved: false, ("Input.Reason", "缺验收材料。"));

        Assert.Equal(HttpStatusCode.Redirect, asked.Status);
        Assert.Contains("申请办结", list.Document.QuerySelector("main tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, refused.Status);
        Assert.Equal(
            (AssignmentStatus.InProgress, Due),
            ((await AssignmentAsync(SmallDistrict.Water)).Status, (await AssignmentAsync(SmallDistrict.Water)).OwedUntil)
        );
    }

    [Fact]
    public async Task Decide_AtTheSameMoment_OneWinsInEveryRoundAndTheThingFollowsTheWinner()
    {
        var (reviewer, office) = (await Site.AsAsync("reviewer"), await Site.AsAsync("office"));
        for (var round = 0; round < 12; round++)
        {
            var assignment = await AssignmentAsync(SmallDistrict.Water);
            var day = assignment.OwedUntil!.Value.AddDays(7);
            await AskAsync("water", RequestKind.Extension, assignment.Id, ("Input.ProposedOn", $"{day:yyyy-MM-dd}"));
            var request = await Site.WithDbAsync(db => db.Requests.AsNoTracking().SingleAsync(r => r.Status == RequestStatus.Asked));
            Task<TestPage> Answer(TestBrowser browser, bool isApproved) =>
                browser.PostAsync(
                    $"{Routes.Request(request.Id)}?handler=Decide",
                    ("Input.Version", $"{request.Version}"),
                    ("Input.IsApproved", isApproved ? "true" : "false"),
                    ("Input.GrantedOn", $"{day:yyyy-MM-dd}"),
                    ("Input.Reason", "见文件。")
                );

            var answers = await Task.WhenAll(Answer(reviewer, true), Answer(office, false));

            Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.Conflict], answers.Select(a => a.Status).Order());
            var decided = await Site.WithDbAsync(db => db.Requests.AsNoTracking().SingleAsync(r => r.Id == request.Id));
            var after = await AssignmentAsync(SmallDistrict.Water);
            Assert.Equal(decided.Status == RequestStatus.Approved ? day : assignment.OwedUntil, after.OwedUntil);
            Assert.Equal(1, await Site.WithDbAsync(db => db.Timeline.CountAsync(t => t.Act == TimelineAct.RequestDecided)) - round);
        }
    }

    [Fact]
    public async Task Dispute_Approved_LeavesNoOtherRequestAboutTheDutyWaiting()
    {
        Site.Time.GoTo(Due.AddDays(1)); // asked late, so that nothing is held and both can be asked
        var assignment = await AssignmentAsync(SmallDistrict.Water);
        await AskAsync("water", RequestKind.Dispute, assignment.Id);
        var dispute = await RequestAsync();
        await AskAsync("water", RequestKind.Extension, assignment.Id, ("Input.ProposedOn", "2027-03-31"));

        await (await Site.AsAsync("reviewer")).PostAsync(
            $"{Routes.Request(dispute.Id)}?handler=Decide",
            ("Input.Version", $"{dispute.Version}"),
            ("Input.IsApproved", "true")
        );

        var after = await Site.WithDbAsync(db => db.Requests.AsNoTracking().OrderBy(r => r.Id).Select(r => r.Status).ToListAsync());
        Assert.Equal([RequestStatus.Approved, RequestStatus.Lapsed], after);
    }

    [Fact]
    public async Task Decide_AfterSomebodyElse_ShowsWhatWasTyped()
    {
        await AskAsync("water", RequestKind.Extension, (await AssignmentAsync(SmallDistrict.Water)).Id, ("Input.ProposedOn", "2027-03-31"));
        var version = (await RequestAsync()).Version;
        await AnswerAsync("reviewer", isApproved: true, version, ("Input.GrantedOn", "2027-03-31"));

        var second = await AnswerAsync("office", isApproved: false, version, ("Input.Reason", "须按期完成，理由见附件。"));

        Assert.Equal(HttpStatusCode.Conflict, second.Status);
        Assert.Contains("须按期完成，理由见附件。", second.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Decide_TwoAtOnce_OneWinsAndTheOtherReadsThatItIsDone()
    {
        await AskAsync("water", RequestKind.Extension, (await AssignmentAsync(SmallDistrict.Water)).Id, ("Input.ProposedOn", "2027-03-31"));
        var version = (await RequestAsync()).Version;

        var first = await AnswerAsync("reviewer", isApproved: true, version, ("Input.GrantedOn", "2027-03-31"));
        var second = await AnswerAsync("office", isApproved: false, version, ("Input.Reason", "须按期完成。"));

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Conflict), (first.Status, second.Status));
        Assert.Equal(RequestStatus.Approved, (await RequestAsync()).Status);
    }
}

public sealed class TakeRequestBackTests : RequestTests
{
    [Fact]
    public async Task TakeBack_BeforeTheAnswer_LetsTheClockRunAsBefore()
    {
        Site.Time.GoTo(Due);
        await AskAsync("water", RequestKind.Extension, (await AssignmentAsync(SmallDistrict.Water)).Id, ("Input.ProposedOn", "2027-03-31"));
        var request = await RequestAsync();

        var page = await (await Site.AsAsync("water")).OpenAsync(Routes.Request(request.Id));
        await page.Form("form[action*=TakeBack]").SubmitAsync();

        Assert.Equal(RequestStatus.Withdrawn, (await RequestAsync()).Status);
        var after = await AssignmentAsync(SmallDistrict.Water);
        Assert.Equal((Due, null, null), (after.OwedUntil, after.OriginalDueOn, after.HeldOn));
    }

    [Fact]
    public async Task TakeBack_OfThePlan_LeavesNoRequestWaitingAndNoNoticeThatLeadsNowhere()
    {
        var assignment = await AssignmentAsync(SmallDistrict.Water);
        await AskAsync("water", RequestKind.Extension, assignment.Id, ("Input.ProposedOn", "2027-03-31"));
        var page = await (await Site.AsAsync("office")).OpenAsync(Routes.Plan(assignment.PlanId));
        Assert.DoesNotContain("免报", page.Document.QuerySelector("main .marks")!.TextContent, StringComparison.Ordinal); // not due is no waiver

        await page.Form("form:has(#Back_Reason)").Fill("Back.Reason", "印发有误。").SubmitAsync();

        Assert.Equal(RequestStatus.Lapsed, (await RequestAsync()).Status);
        var clerk = await Site.AsAsync("clear");
        foreach (var href in (await clerk.OpenAsync(Routes.Notices)).Document.QuerySelectorAll(".notices a").Select(a => a.GetAttribute("href")!))
            Assert.Equal(HttpStatusCode.OK, (await clerk.OpenAsync(href)).Status);
        Assert.Contains("收回方案", (await clerk.OpenAsync(Routes.Notices)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lock_OfTheQuarter_LeavesNoRequestAboutItWaiting()
    {
        var filing = await Site.Given.FilingAsync(SmallDistrict.Clear);
        await AskAsync("clear", RequestKind.Extension, filing.Id, ("Input.ProposedOn", $"{filing.DueOn.AddDays(8):yyyy-MM-dd}"));
        var period = await Site.WithDbAsync(db => db.Periods.AsNoTracking().SingleAsync());

        await (await Site.AsAsync("reviewer")).PostAsync(
            "/admin/periods?handler=Lock",
            ("Lock.Id", $"{period.Id}"),
            ("Lock.Version", $"{period.Version}"),
            ("Lock.IsConfirmed", "true")
        );

        Assert.Equal(RequestStatus.Lapsed, (await RequestAsync()).Status);
    }

    [Fact]
    public async Task Archive_OfThePlan_LeavesNoRequestWaiting()
    {
        var assignment = await AssignmentAsync(SmallDistrict.Water);
        await AskAsync("water", RequestKind.Extension, assignment.Id, ("Input.ProposedOn", "2027-03-31"));
        var page = await (await Site.AsAsync("office")).OpenAsync(Routes.Plan(assignment.PlanId));

        await page.Form("form[action*=Archive]").Fill("Input.Reason", "方案期满").SubmitAsync();

        Assert.Equal(RequestStatus.Lapsed, (await RequestAsync()).Status);
    }
}
