using System.Net;
using System.Text.RegularExpressions;
using LawGov.Data.Queries;
using LawGov.TestKit;
using LawGov.Web.Features.Overdue;
using LawGov.Web.Pages;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Tests.Features.Overdue;

public sealed partial class BoardTests(GeneratedQuarters site) : IClassFixture<GeneratedQuarters>
{
    [Fact]
    public async Task Figures_OfAGeneratedQuarter_AddUp()
    {
        var board = await site.BoardAsync();

        var f = board.Within(BoardScope.Everything);

        var rows = await site.WithDbAsync(db => db.Reports.CountAsync(r => r.PeriodKey == GeneratedQuarters.Period));
        Assert.Equal(rows, f.All);
        Assert.Equal(f.All, f.Red + f.Yellow + f.Green + f.Blue + f.Grey);
        Assert.Equal(f.Owed, f.OnTime + f.Late + f.Missing + f.NotYetDue);
        Assert.Equal(f.Submitted, f.Accepted + f.Waiting + f.Returned);
        Assert.All(
            new[]
            {
                f.OnTime,
                f.Late,
                f.Missing,
                f.Waived,
                f.Accepted,
                f.Waiting,
                f.Returned,
                f.Unmended,
                f.Red,
                f.Yellow,
                f.Green,
                f.Blue,
                f.Grey,
                f.AssessedBehind,
                f.AssessedOther,
            },
            n => Assert.True(n > 0)
        );
        Assert.Equal(f, ReportCounts.Sum(board.ByUnit(BoardScope.Everything).Select(u => u.Counts)));
        Assert.Equal(f, ReportCounts.Sum(board.ByChapter(BoardScope.Everything).Select(c => c.Counts)));
    }

    [Fact]
    public async Task Counts_OfReportsThatWereRead_AreThoseOfTheDatabase()
    {
        var board = await site.BoardAsync();

        var rows = await site.WithAsync<OwedReportsQuery, List<OwedReport>>(list => list.Rows(board, new BoardFilter { Show = "all" }).ToListAsync());

        Assert.Equal(board.Within(BoardScope.Everything), ReportCounts.Of(rows));
    }

    [Theory]
    [MemberData(nameof(Buckets))]
    public async Task Bucket_ItsCount_IsTheLengthOfItsList(string name)
    {
        var bucket = ReportBucket.Find(name)!;
        var board = await site.BoardAsync();
        var filter = new BoardFilter { Show = name };

        var rows = await site.WithAsync<OwedReportsQuery, List<OwedReport>>(list => list.Rows(board, filter).ToListAsync());

        Assert.Equal(board.Within(BoardScope.Everything)[bucket], rows.Count);
        foreach (var (unit, f) in board.ByUnit(BoardScope.Everything))
            Assert.Equal(f[bucket], rows.Count(r => r.UnitId == unit.Id));
        foreach (var (chapter, f) in board.ByChapter(BoardScope.Everything))
            Assert.Equal(f[bucket], rows.Count(r => r.ChapterId == chapter.Id));
    }

    public static TheoryData<string> Buckets() => [.. ReportBucket.Table.Select(b => b.Name)];

    [Theory]
    [InlineData("")]
    [InlineData("unit")]
    [InlineData("plan")]
    public async Task Get_EveryNumber_LeadsToAListOfThatLength(string scoped)
    {
        var office = await site.AsAsync("office");
        var board = await site.BoardAsync();
        var url = scoped switch
        {
            "unit" => Routes.OverdueList(GeneratedQuarters.Period, unit: board.Names.Units.First(u => u.Name == SmallDistrict.Stone).Id),
            "plan" => Routes.OverdueList(GeneratedQuarters.Period, plan: board.Names.Plans[0].Id),
            _ => Routes.OverdueList(GeneratedQuarters.Period),
        };
        var page = await office.OpenAsync(url);
        var links = page
            .Document.QuerySelectorAll(".basis a")
            .Select(a => (a.GetAttribute("href")!, int.Parse(a.TextContent)))
            .Concat(page.Document.QuerySelectorAll("a.card-num").Select(a => (a.GetAttribute("href")!, int.Parse(a.QuerySelector(".big")!.TextContent))))
            .Concat(
                page.Document.QuerySelectorAll("a.bars-row")
                    .Select(a => (a.GetAttribute("href")!, int.Parse(Digits().Match(a.QuerySelector(".bars-num")!.TextContent).Value)))
            )
            .Distinct()
            .ToList();

        Assert.True(links.Count > 15);
        foreach (var (href, number) in links)
            Assert.Equal((href, number), (href, await CountRowsAsync(office, href)));
    }

    [Fact]
    public async Task Get_SortedByUnit_FollowsTheOfficialOrder()
    {
        var office = await site.AsAsync("office");
        var order = (await site.BoardAsync()).Names.Units.Select(u => u.Name).ToList();

        var page = await office.OpenAsync(Routes.OverdueList(GeneratedQuarters.Period, "all") + "&sort=unit");

        var shown = page.Document.QuerySelectorAll("#late tbody th a").Select(a => order.IndexOf(a.TextContent)).ToList();
        Assert.Equal(OwedReportsQuery.PageSize, shown.Count);
        Assert.Equal(shown.Order(), shown);
    }

    [Fact]
    public async Task Get_UnitThatMayNotBeSupervised_IsCountedAndHasNoBox()
    {
        var office = await site.AsAsync("office");
        var court = (await site.BoardAsync()).Names.Units.First(u => u.Name == SmallDistrict.Court);

        var page = await office.OpenAsync(Routes.OverdueList(GeneratedQuarters.Period, "overdue", court.Id));

        Assert.NotEmpty(page.Document.QuerySelectorAll("#late tbody tr"));
        Assert.Empty(page.Document.QuerySelectorAll("#late td input[type=checkbox]"));
        Assert.Contains("不催办", page.Document.QuerySelector("#late tbody")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_AfterAChange_NeedsSixQueriesAndThenOne()
    {
        var office = await site.AsAsync("office");
        await office.OpenAsync(Routes.Overdue);
        await site.WithDbAsync(async db =>
        {
            db.Note("Test", "Test", Guid.CreateVersion7());
            return await db.SaveChangesAsync();
        });

        var cold = await site.QueriesOfAsync(office, Routes.Overdue);
        var warm = await site.QueriesOfAsync(office, Routes.Overdue);

        Assert.True(cold.Count == 6, string.Join("\n---\n", cold));
        Assert.True(warm.Count == 1, string.Join("\n---\n", warm));
    }

    [Fact]
    public async Task Get_AfterAReportChanged_ShowsTheNewNumbersAtOnce()
    {
        var office = await site.AsAsync("office");
        var url = Routes.OverdueList(GeneratedQuarters.Before, "waived");
        var before = await CountRowsAsync(office, url);
        var report = await site.WithDbAsync(db =>
            db.Reports.AsNoTracking().FirstAsync(r => r.PeriodKey == GeneratedQuarters.Before && r.Status == Domain.Filings.ReportStatus.NotStarted)
        );

        var actor = await site.Given.ActorAsync("office2");
        await site.Given.WithReportAsync(report.Id, r => r.Waive(r.ToReviewState().WaiveStage(actor), "事后免报", actor, GeneratedQuarters.SeenOn));

        var page = await office.OpenAsync(url);
        Assert.Equal($"{before + 1}", page.Document.QuerySelector("#late .count")!.TextContent);
    }

    [Fact]
    public async Task Get_AfterSomebodyWhoMayMore_ShowsNothingOfWhatHeMayDo()
    {
        var (office, leader) = (await site.AsAsync("office"), await site.AsAsync("leader"));
        var url = Routes.OverdueList(GeneratedQuarters.Period, "overdue");

        var (first, second, third) = (await office.OpenAsync(url), await leader.OpenAsync(url), await office.OpenAsync(url));

        Assert.NotEmpty(first.Document.QuerySelectorAll("#late input[name='Input.UnitIds']"));
        Assert.Empty(second.Document.QuerySelectorAll("#late input[name='Input.UnitIds'], #late .bulkbar"));
        Assert.Equal(first.Document.QuerySelector("#late tbody")!.TextContent, third.Document.QuerySelector("#late tbody")!.TextContent);
    }

    [Theory]
    [InlineData("office", HttpStatusCode.OK)]
    [InlineData("office2", HttpStatusCode.OK)]
    [InlineData("leader", HttpStatusCode.OK)]
    [InlineData("clear", HttpStatusCode.Forbidden)]
    [InlineData("finance-head", HttpStatusCode.Forbidden)]
    [InlineData("admin", HttpStatusCode.Forbidden)]
    [InlineData("auditor", HttpStatusCode.Forbidden)]
    public async Task Get_ByRole_IsForTheOfficeAndLeaders(string userName, HttpStatusCode expected)
    {
        var person = await site.AsAsync(userName);

        var page = await person.OpenAsync(Routes.Overdue);

        Assert.Equal(expected, page.Status);
        Assert.Equal(userName == "office", page.Document.QuerySelector("form.menu-form") is not null);
    }

    [Theory]
    [InlineData("/overdue?period=1999-Q9&show=nonsense&unit=x&page=9999")]
    [InlineData("/overdue?period=2031-Q1")]
    [InlineData("/overdue?show=3&page=-5&sort=%27")]
    public async Task Get_StrangeFilter_StillShowsABoard(string url)
    {
        var office = await site.AsAsync("office");

        var page = await office.OpenAsync(url);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("督办看板", page.Document.QuerySelector("h1")!.TextContent.Trim());
    }

    /// <summary>Counts the rows of a list over all its pages; the number beside its heading must say the same.</summary>
    private static async Task<int> CountRowsAsync(TestBrowser browser, string href)
    {
        var count = 0;
        for (var number = 1; ; number++)
        {
            var page = await browser.OpenAsync($"{href}&page={number}");
            count += page.Document.QuerySelectorAll("#late tbody tr").Length;
            if (page.Document.QuerySelector("#late a[rel=next]") is not null)
                continue;
            Assert.Equal($"{count}", page.Document.QuerySelector("#late .count")!.TextContent);
            return count;
        }
    }

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();
}
