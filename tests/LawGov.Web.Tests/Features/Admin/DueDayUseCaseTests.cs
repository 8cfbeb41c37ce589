using System.Net;
using LawGov.Domain.Events;
using LawGov.Domain.Filings;
using LawGov.TestKit;
using LawGov.Web.Features.Admin;
using LawGov.Web.Features.Filings;
using LawGov.Web.Pages;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Tests.Features.Admin;

/// <summary>Quarters opened by hand, each test with a district of its own.</summary>
public sealed class OpenQuarterTests : IAsyncLifetime
{
    private const string Open = "form[action*='handler=Open']",
        Period = "Input.Open.Period",
        DueOn = "Input.Open.DueOn";

    private readonly LawGovSite _site = new();

    public async Task InitializeAsync()
    {
        await _site.InitializeAsync();
        await _site.Given.PlanAsync(new GivenTask("培训", [SmallDistrict.Finance], [SmallDistrict.Water]));
        _site.Time.GoTo(new DateOnly(2026, 8, 12));
    }

    public Task DisposeAsync() => ((IAsyncLifetime)_site).DisposeAsync();

    [Fact]
    public async Task Post_RunningQuarter_CanBeFilledInFromTodayAndUnitsAreTold()
    {
        var answer = await (await _site.PeriodsAsync()).Form(Open).Fill(Period, "2026-Q3").Fill(DueOn, "2026-08-28").SubmitAsync();

        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.Contains("2026年第三季度已开启，共1项，2026年8月28日截止。", (await answer.FollowAsync()).Text, StringComparison.Ordinal);
        var line = Assert.Single(await _site.Given.LinesAsync(SmallDistrict.Finance));
        Assert.Equal((_site.Today, new DateOnly(2026, 8, 28)), (line.OpensOn, line.DueOn));
        var page = await (await _site.AsAsync("finance")).OpenAsync(Routes.Filing(line.FilingId));
        Assert.Contains("8月28日截止", page.Text, StringComparison.Ordinal);
        Assert.Equal(["finance", "finance-head"], await ToldAsync(TimelineAct.FilingOpened));
    }

    [Fact]
    public async Task Job_AfterTheQuarterWasOpenedByHand_DoublesNothingAndStillGivesNewDuties()
    {
        await (await _site.PeriodsAsync()).Form(Open).Fill(Period, "2026-Q3").Fill(DueOn, "2026-08-28").SubmitAsync();

        await EnsureAsync();
        await EnsureAsync();
        await _site.Given.PlanAsync(new GivenTask("宣讲", [SmallDistrict.Clear]));
        await EnsureAsync();

        Assert.Single(await _site.Given.LinesAsync(SmallDistrict.Finance));
        Assert.Equal(new DateOnly(2026, 8, 28), Assert.Single(await _site.Given.LinesAsync(SmallDistrict.Clear)).DueOn);
        Assert.Equal(1, await _site.WithDbAsync(db => db.Periods.CountAsync(p => p.Key == "2026-Q3")));
    }

    [Fact]
    public async Task Post_PressedTwice_OpensOnce()
    {
        var form = (await _site.PeriodsAsync()).Form(Open).Fill(Period, "2026-Q3").Fill(DueOn, "2026-08-28");

        var first = await form.SubmitAsync();
        var again = await form.SubmitAsync();

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (first.Status, again.Status));
        Assert.Single(await _site.Given.LinesAsync(SmallDistrict.Finance));
    }

    [Fact]
    public async Task Post_ByTwoAtOnce_OpensOnceAndTheOtherIsToldSo()
    {
        var forms = new[]
        {
            (await _site.PeriodsAsync()).Form(Open).Fill(Period, "2026-Q3").Fill(DueOn, "2026-08-28"),
            (await _site.PeriodsAsync()).Form(Open).Fill(Period, "2026-Q3").Fill(DueOn, "2026-08-31"),
        };

        var answers = await Task.WhenAll(forms.Select(f => Task.Run(() => f.SubmitAsync())));

        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.Conflict], answers.Select(a => a.Status).Order());
        Assert.Contains("已经开启，没有重复开启", answers.Single(a => a.Status == HttpStatusCode.Conflict).Text, StringComparison.Ordinal);
        Assert.Single(await _site.Given.LinesAsync(SmallDistrict.Finance));
    }

    [Theory]
    [InlineData("2026-08-11", HttpStatusCode.Conflict, "截止日不能早于今天")]
    [InlineData("2026-08-29", HttpStatusCode.Conflict, "2026年8月29日不是工作日")]
    [InlineData("2206-08-28", HttpStatusCode.Conflict, "离今天超过一年")]
    [InlineData("", HttpStatusCode.BadRequest, "请填写截止日")]
    [InlineData("八月底", HttpStatusCode.BadRequest, "截止日")]
    public async Task Post_DayThatCannotBe_IsRefusedWithASentenceAndKept(string day, HttpStatusCode status, string sentence)
    {
        var answer = await (await _site.PeriodsAsync()).Form(Open).Fill(Period, "2026-Q3").Fill(DueOn, day).SubmitAsync();

        Assert.Equal(status, answer.Status);
        Assert.Contains(sentence, answer.Text, StringComparison.Ordinal);
        Assert.Equal((day, "2026-Q3"), (answer.Form(Open)[DueOn], answer.Form(Open)[Period]));
        Assert.False(await _site.WithDbAsync(db => db.Periods.AnyAsync()));
    }

    [Theory]
    [InlineData("2026-Q4", "只能开启本季度和此前4个季度")]
    [InlineData("2026-Q2", null)]
    [InlineData("2026-Q1", "没有要填报的任务")]
    public async Task Post_OtherQuarter_IsOpenedWhereSomethingWasOwedThen(string period, string? refusal)
    {
        var answer = await (await _site.AsAsync("reviewer")).PostAsync("/admin/periods?handler=Open", (Period, period), (DueOn, "2026-08-28"));

        Assert.Equal(refusal is null ? HttpStatusCode.Redirect : HttpStatusCode.Conflict, answer.Status);
        if (refusal is not null)
            Assert.Contains(refusal, answer.Text, StringComparison.Ordinal);
        Assert.Equal(refusal is null, await _site.WithDbAsync(db => db.Periods.AnyAsync(p => p.Key == period)));
    }

    [Fact]
    public async Task Get_ProposesTheDayByTheRule()
    {
        var form = (await _site.PeriodsAsync()).Form(Open);

        Assert.Equal(("2026-Q3", "2026-10-07"), (form[Period], form[DueOn]));
    }

    private Task<bool> EnsureAsync() =>
        _site.WithAsync<EnsureQuarterOpen, bool>(async ensure =>
        {
            await ensure.ExecuteAsync(CancellationToken.None);
            return true;
        });

    private Task<List<string?>> ToldAsync(TimelineAct act) =>
        _site.WithDbAsync(db => db.Notices.Where(n => n.Act == act).Select(n => db.Users.First(u => u.Id == n.UserId).UserName).OrderBy(n => n).ToListAsync());
}

/// <summary>The due day of the third quarter of 2026 moved on 24 September; each test with a district of its own.</summary>
public sealed class MoveDueDayTests : IAsyncLifetime
{
    private const string Move = "form[action*='handler=Move']",
        UnitId = "Input.Move.UnitId",
        DueOn = "Input.Move.DueOn",
        Reason = "Input.Move.Reason";

    private readonly LawGovSite _site = new();

    public async Task InitializeAsync()
    {
        await _site.InitializeAsync();
        await _site.Given.PlanAsync(new GivenTask("培训", [], [SmallDistrict.Clear, SmallDistrict.Stone, SmallDistrict.Finance]));
        await _site.Given.OpenPeriodAsync();
        _site.Time.GoTo(new DateOnly(2026, 9, 24));
        await _site.Given.SubmittedAsync("finance", SmallDistrict.Finance);
        await _site.WithDbAsync(db => db.Notices.ExecuteDeleteAsync());
    }

    public Task DisposeAsync() => ((IAsyncLifetime)_site).DisposeAsync();

    [Fact]
    public async Task Post_ForAll_MovesWhatIsNotInAndTellsThoseUnits()
    {
        var answer = await (await FormAsync()).Fill(DueOn, "2026-10-15").Fill(Reason, "国庆节放假。").SubmitAsync();

        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.Contains("截止日已调整为2026年10月15日，2个单位还有未报送的事项", (await answer.FollowAsync()).Text, StringComparison.Ordinal);
        var line = await LineAsync(SmallDistrict.Clear);
        Assert.Equal((new DateOnly(2026, 10, 15), new DateOnly(2026, 10, 7)), (line.DueOn, line.OriginalDueOn));
        Assert.Equal(new DateOnly(2026, 10, 7), (await LineAsync(SmallDistrict.Finance)).DueOn);
        Assert.Equal(new DateOnly(2026, 10, 15), await _site.WithDbAsync(db => db.Periods.Select(p => p.DueOn).SingleAsync()));
        Assert.Equal(new DateOnly(2026, 10, 15), await _site.WithDbAsync(db => db.Reports.Where(r => r.Id == line.Id).Select(r => r.OwedUntil).SingleAsync()));
        Assert.Equal(["clear", "clear-head", "stone"], await ToldAsync());
    }

    [Fact]
    public async Task Post_ForAll_ShowsBothDaysWhereverTheDayIsRead()
    {
        await (await FormAsync()).Fill(DueOn, "2026-10-15").Fill(Reason, "国庆节放假。").SubmitAsync();
        var clerk = await _site.AsAsync("clear");

        var page = await clerk.OpenAsync(Routes.Filing((await LineAsync(SmallDistrict.Clear)).FilingId));
        var workbench = await clerk.OpenAsync(Routes.Workbench);
        var notices = await clerk.OpenAsync(Routes.Notices);
        var board = await (await _site.AsAsync("office")).OpenAsync(Routes.OverdueList("2026-Q3", "notyetdue"));

        Assert.Contains("10月15日截止", page.TextOf(".lede"), StringComparison.Ordinal);
        Assert.Contains("原定10月7日截止", page.TextOf(".lede"), StringComparison.Ordinal);
        Assert.Contains("原定10月7日截止", workbench.Text, StringComparison.Ordinal);
        Assert.Contains("2026年第三季度，2026年10月7日改为2026年10月15日截止：国庆节放假。", notices.Text, StringComparison.Ordinal);
        Assert.Contains("原定10月7日", board.TextOf("#late"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_ForOneUnit_LeavesTheOthersAndTellsThatUnitAlone()
    {
        var stone = await _site.Given.UnitAsync(SmallDistrict.Stone);

        var answer = await (await FormAsync()).Fill(UnitId, $"{stone.Id}").Fill(DueOn, "2026-10-20").Fill(Reason, "防汛。").SubmitAsync();

        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.Equal(new DateOnly(2026, 10, 20), (await LineAsync(SmallDistrict.Stone)).DueOn);
        Assert.Equal(new DateOnly(2026, 10, 7), (await LineAsync(SmallDistrict.Clear)).DueOn);
        Assert.Equal(["stone"], await ToldAsync());
    }

    [Fact]
    public async Task NewDuty_OfAUnitWithALaterDay_IsDueWithItsPage()
    {
        var stone = await _site.Given.UnitAsync(SmallDistrict.Stone);
        await (await FormAsync()).Fill(UnitId, $"{stone.Id}").Fill(DueOn, "2026-10-20").Fill(Reason, "防汛。").SubmitAsync();
        await _site.Given.PlanAsync(new GivenTask("宣讲", [SmallDistrict.Stone]));

        await _site.WithAsync<OpenPeriod, int>(open => open.ExecuteAsync(new(2026, 3), CancellationToken.None));

        Assert.Equal(2, (await _site.Given.LinesAsync(SmallDistrict.Stone)).Count(l => l.DueOn == new DateOnly(2026, 10, 20)));
    }

    [Fact]
    public async Task Post_ForAll_IsAuditedAndInTheHistoryWithItsReason()
    {
        await (await FormAsync()).Fill(DueOn, "2026-10-15").Fill(Reason, "国庆节放假。").SubmitAsync();

        var history = await _site.WithDbAsync(db => db.Timeline.AsNoTracking().Where(e => e.Act == TimelineAct.FilingDueMoved).ToListAsync());
        var moved = await _site.WithDbAsync(db => db.Audit.Where(a => a.Changes.Contains("\"DueOn\":[\"2026-10-07\",\"2026-10-15\"]")).ToListAsync());
        Assert.Equal(3, history.Count);
        Assert.All(history, e => Assert.Equal("国庆节放假。", Assert.IsType<FilingDueMoved>(e.Event).Reason));
        Assert.Equal(
            ["FilingPeriod", "ProgressReport", "ProgressReport", "UnitFiling", "UnitFiling", "UnitFiling"],
            moved.Select(a => a.EntityType).Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [InlineData("2026-09-23", "放假。", HttpStatusCode.Conflict, "截止日不能早于今天")]
    [InlineData("2026-10-17", "放假。", HttpStatusCode.Conflict, "2026年10月17日不是工作日")]
    [InlineData("2026-10-07", "放假。", HttpStatusCode.Conflict, "截止日已经是2026年10月7日")]
    [InlineData("2026-10-15", "", HttpStatusCode.BadRequest, "请写明调整的理由")]
    [InlineData("", "放假。", HttpStatusCode.BadRequest, "请填写新的截止日")]
    public async Task Post_WhatCannotBe_IsRefusedWithASentenceAndKept(string day, string reason, HttpStatusCode status, string sentence)
    {
        var stone = await _site.Given.UnitAsync(SmallDistrict.Stone);

        var answer = await (await FormAsync()).Fill(UnitId, $"{stone.Id}").Fill(DueOn, day).Fill(Reason, reason).SubmitAsync();

        Assert.Equal(status, answer.Status);
        Assert.Contains(sentence, answer.Text, StringComparison.Ordinal);
        var kept = answer.Form(Move);
        Assert.Equal((day, reason, $"{stone.Id}"), (kept[DueOn], kept[Reason], kept[UnitId]));
        Assert.Equal(new DateOnly(2026, 10, 7), (await LineAsync(SmallDistrict.Stone)).DueOn);
    }

    [Theory]
    [InlineData(MoveDueDay.ReasonLength, HttpStatusCode.Redirect)]
    [InlineData(MoveDueDay.ReasonLength + 1, HttpStatusCode.BadRequest)]
    public async Task Post_ReasonOfALength_IsTakenUpToTheLimit(int length, HttpStatusCode expected)
    {
        var answer = await (await FormAsync()).Fill(DueOn, "2026-10-15").Fill(Reason, new string('因', length)).SubmitAsync();

        Assert.Equal(expected, answer.Status);
    }

    [Fact]
    public async Task Post_UnitWithNothingLeft_IsRefused()
    {
        var finance = await _site.Given.UnitAsync(SmallDistrict.Finance);

        var answer = await (await FormAsync()).Fill(UnitId, $"{finance.Id}").Fill(DueOn, "2026-10-15").Fill(Reason, "放假。").SubmitAsync();

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("没有还未报送的事项", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Post_QuarterLockedMeanwhile_IsRefusedAndKeepsTheReason(bool isForOne)
    {
        var form = await FormAsync();
        var stone = await _site.Given.UnitAsync(SmallDistrict.Stone);
        await _site.WithDbAsync(async db =>
        {
            (await db.Periods.SingleAsync()).Lock(db.Clock.Now);
            return await db.SaveChangesAsync();
        });

        var answer = await form.Fill(UnitId, isForOne ? $"{stone.Id}" : "").Fill(DueOn, "2026-10-15").Fill(Reason, "放假。").SubmitAsync();

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Equal("放假。", answer.Form(Move)[Reason]);
        Assert.Equal(new DateOnly(2026, 10, 7), (await LineAsync(SmallDistrict.Stone)).DueOn);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Post_MovedByAnotherMeanwhile_IsRefused(bool isForOne)
    {
        var late = await FormAsync();
        var stone = await _site.Given.UnitAsync(SmallDistrict.Stone);
        await (await FormAsync()).Fill(DueOn, "2026-10-15").Fill(Reason, "放假。").SubmitAsync();

        var answer = await late.Fill(UnitId, isForOne ? $"{stone.Id}" : "").Fill(DueOn, "2026-10-20").Fill(Reason, "后到。").SubmitAsync();

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Equal("后到。", answer.Form(Move)[Reason]);
        Assert.Equal(new DateOnly(2026, 10, 15), (await LineAsync(SmallDistrict.Stone)).DueOn);
    }

    [Fact]
    public async Task Submit_BetweenTheOldDayAndTheNew_IsInTime()
    {
        await (await FormAsync()).Fill(DueOn, "2026-10-15").Fill(Reason, "放假。").SubmitAsync();
        _site.Time.GoTo(new DateOnly(2026, 10, 14));

        var line = (await _site.Given.SubmittedAsync("clear", SmallDistrict.Clear)).Single();

        Assert.Equal((false, ReportKind.Normal), (line.IsLate, line.Kind));
    }

    private async Task<TestForm> FormAsync() => (await _site.PeriodsAsync("?move=2026-Q3")).Form(Move);

    private async Task<ProgressReport> LineAsync(string unit) => (await _site.Given.LinesAsync(unit)).Single();

    private Task<List<string?>> ToldAsync() =>
        _site.WithDbAsync(db =>
            db.Notices.Where(n => n.Act == TimelineAct.FilingDueMoved).Select(n => db.Users.First(u => u.Id == n.UserId).UserName).OrderBy(n => n).ToListAsync()
        );
}
