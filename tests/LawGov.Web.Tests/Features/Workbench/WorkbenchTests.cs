using LawGov.Domain.Filings;
using LawGov.Domain.Plans;
using LawGov.TestKit;
using LawGov.Web.Pages;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Tests.Features.Workbench;

/// <summary>A clerk finds on the first page what the unit owes: an urge, old debts above the new quarter, a task's own day.</summary>
public sealed class WorkbenchTests : IAsyncLifetime, IAsyncDisposable
{
    private readonly LawGovSite _site = new();

    public async Task InitializeAsync()
    {
        await _site.InitializeAsync();
        await _site.Given.PlanAsync(
            new GivenTask("培训", [], [SmallDistrict.Clear, SmallDistrict.Stone, SmallDistrict.Water]),
            new GivenTask("普查", [], [SmallDistrict.Water], Deadline: Deadline.By(new DateOnly(2026, 12, 31), "2026年12月31日前完成"))
        );
        await _site.Given.OpenPeriodAsync();
    }

    public Task DisposeAsync() => ((IAsyncLifetime)_site).DisposeAsync();

    ValueTask IAsyncDisposable.DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Start_OnlyTheQuartersPageIsOwed_LeadsStraightToIt()
    {
        _site.Time.GoTo(new DateOnly(2026, 9, 24));

        var page = await (await _site.AsAsync("clear")).OpenAsync(Routes.Home);

        Assert.Equal(Routes.Filing((await _site.Given.FilingAsync(SmallDistrict.Clear)).Id), page.Location);
    }

    [Fact]
    public async Task Urge_IsSeenOnTheFirstPageUntilTheLineIsIn()
    {
        _site.Time.GoTo(new DateOnly(2026, 10, 12));
        await (await _site.AsAsync("office")).PostAsync(Routes.Overdue, ("Input.All", "true"), ("Input.Note", "请于本周内补报。"));
        var clerk = await _site.AsAsync("clear");
        var filing = Routes.Filing((await _site.Given.FilingAsync(SmallDistrict.Clear)).Id);

        var first = await (await clerk.OpenAsync(Routes.Home)).FollowAsync();
        var head = await (await (await _site.AsAsync("clear-head")).OpenAsync(Routes.Home)).FollowAsync();
        await _site.Given.SubmittedAsync("clear", SmallDistrict.Clear);
        var after = await clerk.OpenAsync(filing);

        foreach (var page in new[] { first, head })
        {
            var strip = page.Document.QuerySelector(".urge-strip")!.TextContent;
            Assert.Contains("10月12日", strip, StringComparison.Ordinal);
            Assert.Contains("周敏催办：1项逾期，还没有办", strip, StringComparison.Ordinal);
            Assert.Contains("请于本周内补报。", strip, StringComparison.Ordinal);
        }
        Assert.Null(after.Document.QuerySelector(".urge-strip"));
    }

    [Fact]
    public async Task Urge_ByTelephone_IsNotedBesideTheOneInTheProgram()
    {
        _site.Time.GoTo(new DateOnly(2026, 10, 12));
        var office = await _site.AsAsync("office");

        await office.PostAsync(Routes.Overdue, ("Input.All", "true"));
        var call = await office.PostAsync(Routes.Overdue, ("Input.All", "true"), ("Input.Channel", "Phone"), ("Input.Note", "已与何晓燕通话。"));
        var noted = await call.FollowAsync();
        var again = await office.PostAsync(Routes.Overdue, ("Input.All", "true"), ("Input.Channel", "Phone"));

        Assert.Contains("已记下电话催办3个单位", noted.Text, StringComparison.Ordinal);
        Assert.Contains("今天都已经催办过", again.Text, StringComparison.Ordinal);
        Assert.Equal(3, await _site.WithDbAsync(db => db.Urges.CountAsync(u => u.Channel == UrgeChannel.Phone)));
    }

    [Fact]
    public async Task Urge_AboutNothingLeft_WritesTheLinesItIsAbout()
    {
        _site.Time.GoTo(new DateOnly(2026, 10, 12));
        await (await _site.AsAsync("office")).PostAsync(Routes.Overdue, ("Input.All", "true"));

        var lines = await _site.WithDbAsync(db =>
            db.Urges.SelectMany(u => u.Lines).Select(l => db.Reports.Where(r => r.Id == l.SourceId).Select(r => r.PeriodKey).Single()).ToListAsync()
        );

        Assert.Equal(["2026-Q3", "2026-Q3", "2026-Q3", "2026-Q3"], lines);
    }

    [Fact]
    public async Task NewQuarter_OldDebtsStandAboveItForTheUnitAndStayOnTheBoardAndTheOverview()
    {
        _site.Time.GoTo(new DateOnly(2026, 12, 22));
        await _site.Given.OpenPeriodAsync("2026-Q4");
        _site.Time.GoTo(new DateOnly(2026, 12, 22));
        var (old, now) = (await _site.Given.FilingAsync(SmallDistrict.Clear), await _site.Given.FilingAsync(SmallDistrict.Clear, "2026-Q4"));

        var bench = await (await (await _site.AsAsync("clear")).OpenAsync(Routes.Home)).FollowAsync();
        var board = await (await _site.AsAsync("office")).OpenAsync(Routes.Overdue);
        var overview = await (await _site.AsAsync("leader")).OpenAsync(Routes.Home);
        var list = await (await _site.AsAsync("leader")).OpenAsync(Routes.DutyList("Debts", "Late"));

        Assert.Equal([Routes.Filing(old.Id), Routes.Filing(now.Id)], bench.Document.QuerySelectorAll("main a.btn-primary").Select(a => a.GetAttribute("href")));
        Assert.Contains("2026年第三季度还欠1项", bench.Text, StringComparison.Ordinal);
        foreach (var page in new[] { board, overview })
            Assert.Contains("往季3个单位4项未报、未改", page.Text, StringComparison.Ordinal);
        Assert.Equal(4, list.Document.QuerySelectorAll("main tbody tr").Length);
    }

    [Fact]
    public async Task LockedQuarter_OwesNothingAnyMore()
    {
        _site.Time.GoTo(new DateOnly(2026, 12, 22));
        await _site.Given.OpenPeriodAsync("2026-Q4");
        await _site.WithDbAsync(async db =>
        {
            (await db.Periods.SingleAsync(p => p.Key == "2026-Q3")).Lock(db.Clock.Now);
            return await db.SaveChangesAsync();
        });
        _site.Time.GoTo(new DateOnly(2026, 12, 22));

        var bench = await (await _site.AsAsync("clear")).OpenAsync(Routes.Workbench);

        Assert.DoesNotContain("第三季度", bench.Document.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-12-20", "还有11天", "Green")]
    [InlineData("2026-12-30", "还有1天", "Yellow")]
    [InlineData("2026-12-31", "今天到期", "Yellow")]
    [InlineData("2027-01-02", "逾期2天", "Red")]
    public async Task Task_PastItsOwnDay_IsLateThoughItsReportIsIn(string day, string says, string lamp)
    {
        _site.Time.GoTo(new DateOnly(2026, 9, 24));
        await _site.Given.SubmittedAsync("water", SmallDistrict.Water);
        _site.Time.GoTo(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));

        var bench = await (await _site.AsAsync("water")).OpenAsync(Routes.Workbench);
        var list = await (await _site.AsAsync("office")).OpenAsync(Routes.DutyList("Deadlines", "All"));

        foreach (var page in new[] { bench, list })
        {
            var row = page.Document.QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains("普查", StringComparison.Ordinal));
            Assert.Contains(says, row.TextContent, StringComparison.Ordinal);
            Assert.NotNull(row.QuerySelector($".lamp-{lamp.ToLowerInvariant()}"));
        }
    }
}
