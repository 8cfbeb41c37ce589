using System.Net;
using LawGov.Domain.Calendar;
using LawGov.Domain.Filings;
using LawGov.TestKit;
using LawGov.Web.Features.Admin;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Tests.Features.Admin;

/// <summary>Opens the page of quarters as the office's reviewer.</summary>
internal static class PeriodGiven
{
    public const string Lock = "form[action*='handler=Lock'][data-period='2026-Q3']",
        Unlock = "form[action*='handler=Unlock'][data-period='2026-Q3']",
        Days = "form[action*='handler=Days']";

    public static async Task<TestPage> PeriodsAsync(this LawGovSite site, string query = "") =>
        await (await site.AsAsync("reviewer")).OpenAsync("/admin/periods" + query);

    /// <summary>A quarter with an accepted line, a waived one and a missing one.</summary>
    public static async Task<(ProgressReport Accepted, ProgressReport Waived, ProgressReport Missing)> QuarterAsync(this LawGovSite site)
    {
        await site.Given.PlanAsync(
            new GivenTask("任务甲", [SmallDistrict.Clear]),
            new GivenTask("任务乙", [SmallDistrict.Stone]),
            new GivenTask("任务丙", [SmallDistrict.Water])
        );
        await site.Given.OpenPeriodAsync();
        var accepted = (await site.Given.SubmittedAsync("clear", SmallDistrict.Clear))[^1];
        var office = await site.Given.ActorAsync("office");
        await site.Given.WithReportAsync(
            accepted.Id,
            r => r.Accept(ReviewStage.Office, "", null, office, new DateTime(2026, 10, 8, 1, 0, 0, DateTimeKind.Utc))
        );
        var waived = (await site.Given.LinesAsync(SmallDistrict.Stone))[^1];
        await site.Given.WithReportAsync(waived.Id, r => r.Waive(ReviewStage.Office, "职能划转", office, site.Today));
        return (accepted, waived, (await site.Given.LinesAsync(SmallDistrict.Water))[^1]);
    }

    public static Task<ReportStatus> StatusAsync(this LawGovSite site, Guid id) =>
        site.WithDbAsync(db => db.Reports.Where(r => r.Id == id).Select(r => r.Status).SingleAsync());
}

public sealed class LockPeriodTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    [Fact]
    public async Task Post_Confirmed_LocksTheQuarterAndLeavesPagesAndLinesWhereTheyStand()
    {
        var (accepted, waived, missing) = await site.QuarterAsync();
        var unconfirmed = await (await site.PeriodsAsync()).Form(PeriodGiven.Lock).SubmitAsync();

        var answer = await (await site.PeriodsAsync()).Form(PeriodGiven.Lock).Add("Input.Lock.IsConfirmed", "true").SubmitAsync();

        Assert.Equal(HttpStatusCode.BadRequest, unconfirmed.Status);
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.Equal(ReportStatus.Accepted, await site.StatusAsync(accepted.Id));
        Assert.Equal(ReportStatus.Waived, await site.StatusAsync(waived.Id));
        Assert.Equal(ReportStatus.NotStarted, await site.StatusAsync(missing.Id));
        Assert.Equal(FilingStatus.Submitted, (await site.Given.FilingAsync(SmallDistrict.Clear)).Status);
        Assert.Contains("已归档", (await answer.FollowAsync()).TextOf("table.data"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_NotTheReviewer_IsForbidden() =>
        Assert.Equal(HttpStatusCode.Forbidden, (await (await site.AsAsync("staff")).OpenAsync("/admin/periods")).Status);
}

public sealed class UnlockPeriodTests(LawGovSite site) : IClassFixture<LawGovSite>, IAsyncLifetime
{
    private (ProgressReport Accepted, ProgressReport Waived, ProgressReport Missing) _lines;

    public async Task InitializeAsync()
    {
        _lines = await site.QuarterAsync();
        await (await site.PeriodsAsync()).Form(PeriodGiven.Lock).Add("Input.Lock.IsConfirmed", "true").SubmitAsync();
    }

    public Task DisposeAsync() =>
        site.WithDbAsync(async db =>
        {
            var period = await db.Periods.SingleAsync(p => p.Key == "2026-Q3");
            if (!period.IsLocked)
                return 0;
            period.Unlock("测试");
            return await db.SaveChangesAsync();
        });

    [Fact]
    public async Task Post_Reason_PutsEverythingBackWhereItStood()
    {
        var answer = await (await site.PeriodsAsync()).Form(PeriodGiven.Unlock).Fill("Input.Unlock.Reason", "补审一项。").SubmitAsync();

        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.Equal(ReportStatus.Accepted, await site.StatusAsync(_lines.Accepted.Id));
        Assert.Equal(ReportStatus.Waived, await site.StatusAsync(_lines.Waived.Id));
        Assert.Equal(FilingStatus.Submitted, (await site.Given.FilingAsync(SmallDistrict.Clear)).Status);
    }

    [Theory]
    [InlineData(0, HttpStatusCode.BadRequest)]
    [InlineData(UnlockPeriod.ReasonLength + 1, HttpStatusCode.BadRequest)]
    [InlineData(UnlockPeriod.ReasonLength, HttpStatusCode.Redirect)]
    public async Task Post_ReasonOfALength_IsTakenUpToTheLimit(int length, HttpStatusCode expected)
    {
        var answer = await (await site.PeriodsAsync()).Form(PeriodGiven.Unlock).Fill("Input.Unlock.Reason", new string('因', length)).SubmitAsync();

        Assert.Equal(expected, answer.Status);
        if (expected == HttpStatusCode.BadRequest)
            Assert.Equal(length, answer.Form(PeriodGiven.Unlock)["Input.Unlock.Reason"]!.Length);
    }

    [Fact]
    public async Task Post_TwoAtOnce_OneOpensItAndTheOtherIsRefused()
    {
        var forms = new[]
        {
            (await site.PeriodsAsync()).Form(PeriodGiven.Unlock).Fill("Input.Unlock.Reason", "甲"),
            (await site.PeriodsAsync()).Form(PeriodGiven.Unlock).Fill("Input.Unlock.Reason", "乙"),
        };

        var answers = await Task.WhenAll(forms.Select(f => Task.Run(() => f.SubmitAsync())));

        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.Conflict], answers.Select(a => a.Status).Order());
    }
}

public sealed class AddCalendarDaysTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    private const string Text = "Input.Days.Text";

    [Fact]
    public async Task Post_PastedList_MovesTheDueDayOfQuartersOpenedLater()
    {
        var answer = await (await site.PeriodsAsync("?year=2027"))
            .Form(PeriodGiven.Days)
            .Fill(Text, "2027-01-01 休 元旦\n2027/1/4 休\n\n2027-01-09 班 调休")
            .SubmitAsync();

        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.Contains("已设置3天", (await answer.FollowAsync()).Text, StringComparison.Ordinal);
        var days = await site.WithDbAsync(db => db.CalendarDays.AsNoTracking().Where(d => d.Day.Year == 2027).ToListAsync());
        Assert.Equal(new DateOnly(2027, 1, 9), new WorkCalendar(days).AddWorkdays(new DateOnly(2026, 12, 31), 5));
        Assert.True(await site.WithDbAsync(db => db.Audit.AnyAsync(a => a.Act == "CalendarSet")));
    }

    [Fact]
    public async Task Post_DayThatIsThere_TakesTheNewMeaning()
    {
        await (await site.PeriodsAsync()).Form(PeriodGiven.Days).Fill(Text, "2028-05-01 休 劳动节").SubmitAsync();

        await (await site.PeriodsAsync()).Form(PeriodGiven.Days).Fill(Text, "2028-05-01 班 改为上班").SubmitAsync();

        var day = await site.WithDbAsync(db => db.CalendarDays.AsNoTracking().SingleAsync(d => d.Day == new DateOnly(2028, 5, 1)));
        Assert.Equal((true, "改为上班"), (day.IsWorkday, day.Note));
    }

    [Theory]
    [InlineData("")]
    [InlineData("国庆节 2026-10-01 休")]
    [InlineData("2026-02-30 休")]
    [InlineData("2026-10-01 放假")]
    public async Task Post_UnreadableLine_IsQuotedAndNothingIsKept(string line)
    {
        var answer = await (await site.PeriodsAsync()).Form(PeriodGiven.Days).Fill(Text, line.Length == 0 ? "" : "2029-01-01 休\n" + line).SubmitAsync();

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.EndsWith(line, answer.Form(PeriodGiven.Days)[Text], StringComparison.Ordinal);
        Assert.False(await site.WithDbAsync(db => db.CalendarDays.AnyAsync(d => d.Day == new DateOnly(2029, 1, 1))));
    }

    [Theory]
    [InlineData(CalendarDay.NoteLength, HttpStatusCode.Redirect)]
    [InlineData(CalendarDay.NoteLength + 1, HttpStatusCode.BadRequest)]
    public async Task Post_NoteOfALength_IsTakenUpToTheLimit(int length, HttpStatusCode expected)
    {
        var answer = await (await site.PeriodsAsync()).Form(PeriodGiven.Days).Fill(Text, "2030-01-01 休 " + new string('节', length)).SubmitAsync();

        Assert.Equal(expected, answer.Status);
    }
}

public sealed class RemoveCalendarDayTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    [Fact]
    public async Task Post_Day_FollowsTheWeekAgain()
    {
        await (await site.PeriodsAsync()).Form(PeriodGiven.Days).Fill("Input.Days.Text", "2027-10-01 休 国庆节").SubmitAsync();
        var page = await site.PeriodsAsync("?year=2027");

        var answer = await page.Form("form[action*='handler=Remove']").SubmitAsync();

        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.False(await site.WithDbAsync(db => db.CalendarDays.AnyAsync(d => d.Day == new DateOnly(2027, 10, 1))));
    }

    [Fact]
    public async Task Post_DayThatIsNotThere_IsNotFound() =>
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await (await site.AsAsync("reviewer")).PostAsync("/admin/periods?handler=Remove", ("Input.Remove.Day", "2031-01-01"))).Status
        );
}

public sealed class ChangeSettingsTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    [Fact]
    public async Task Post_OtherRules_CountFromTheNextPageOn()
    {
        var answer = await (await FormAsync()).Fill("Input.DistrictName", "新名区").Fill("Input.ResubmitWorkdays", "3").SubmitAsync();

        var page = await answer.FollowAsync();
        Assert.Contains("新名区法治任务", page.Document.Title, StringComparison.Ordinal);
        Assert.Equal("3", page.Form("main form")["Input.ResubmitWorkdays"]);
    }

    [Theory]
    [InlineData("Input.OpensOnDayOfLastMonth", "0")]
    [InlineData("Input.OpensOnDayOfLastMonth", "31")]
    [InlineData("Input.DueAfterWorkdays", "0")]
    [InlineData("Input.DueAfterWorkdays", "31")]
    [InlineData("Input.ResubmitWorkdays", "九")]
    [InlineData("Input.YellowWorkdays", "16")]
    [InlineData("Input.OfficeName", "")]
    public async Task Post_OutOfRange_IsRefusedAndKept(string field, string value)
    {
        var answer = await (await FormAsync()).Fill(field, value).SubmitAsync();

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(value, answer.Form("main form")[field]);
    }

    [Theory]
    [InlineData("Input.DistrictName")]
    [InlineData("Input.OfficeName")]
    public async Task Post_NameAtItsLimit_IsTakenAndBeyondItIsKept(string field)
    {
        var over = await (await FormAsync()).Fill(field, new string('区', 61)).SubmitAsync();

        var at = await (await FormAsync()).Fill(field, new string('区', 60)).SubmitAsync();

        Assert.Equal(HttpStatusCode.BadRequest, over.Status);
        Assert.Equal(61, over.Form("main form")[field]!.Length);
        Assert.Equal(HttpStatusCode.Redirect, at.Status);
    }

    [Fact]
    public async Task Post_ChangedByAnotherMeanwhile_IsRefusedAndKeepsTheText()
    {
        var late = (await FormAsync()).Fill("Input.OfficeName", "后到的写法");
        await (await FormAsync()).Fill("Input.OfficeName", "先到的写法").SubmitAsync();

        var answer = await late.SubmitAsync();

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Equal("后到的写法", answer.Form("main form")["Input.OfficeName"]);
    }

    private async Task<TestForm> FormAsync() => (await (await site.AsAsync("admin")).OpenAsync("/admin/settings")).Form();
}
