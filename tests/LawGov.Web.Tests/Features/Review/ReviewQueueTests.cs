using LawGov.Domain.Filings;
using LawGov.Domain.Plans;
using LawGov.TestKit;

namespace LawGov.Web.Tests.Features.Review;

public sealed class ReviewQueueTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    [Fact]
    public async Task Get_Queue_TakesAtMostThreeQueries()
    {
        await site.WaitingAsync(evidenceRequired: true);
        await site.WaitingAsync("stone", SmallDistrict.Stone);
        var browser = await site.AsAsync("office");
        await browser.OpenAsync("/review");

        using var queries = new QueryCounter(site);
        var page = await browser.OpenAsync("/review");

        Assert.Equal("审核", page.TextOf("h1"));
        Assert.InRange(queries.Count, 1, 3);
    }

    [Fact]
    public async Task Get_Filter_ShowsTheUnitAloneAndKeepsItInEveryLink()
    {
        await site.WaitingAsync();
        await site.WaitingAsync("stone", SmallDistrict.Stone);
        var stone = await site.Given.UnitAsync(SmallDistrict.Stone);

        var page = await (await site.AsAsync("office")).OpenAsync($"/review?unit={stone.Id}&period=2026-Q3");

        var items = page.Document.QuerySelectorAll(".queue-item");
        Assert.NotEmpty(items);
        Assert.All(items, i => Assert.Equal(SmallDistrict.Stone, i.QuerySelector(".who")!.TextContent));
        Assert.All(items, i => Assert.Contains($"unit={stone.Id}", i.GetAttribute("href"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Get_Returned_StandsInItsOwnTabWithTheDraftUnseen()
    {
        var report = await site.WaitingAsync();
        var actor = await site.Given.ActorAsync("office");
        var clerk = await site.Given.ActorAsync("clear");
        await site.Given.WithReportAsync(
            report.Id,
            r => r.Return(ReviewStage.Office, "请补充数字", new DateOnly(2026, 10, 15), actor, new DateTime(2026, 10, 8, 2, 0, 0, DateTimeKind.Utc))
        );
        await site.Given.WithReportAsync(report.Id, r => r.Save(r.Text with { Progress = "还在改的草稿" }, clerk));

        var page = await (await site.AsAsync("office")).OpenAsync($"/review?tab=returned&report={report.Id}");

        Assert.Contains("请补充数字", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("还在改的草稿", page.Text, StringComparison.Ordinal);
        Assert.Contains(report.Id.ToString(), page.Document.QuerySelector(".queue-item[aria-current]")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_Item_ShowsFiguresAgainstTargetsAndFilesToDownload()
    {
        var target = new TaskTarget(0, "调解成功率不低于95%", 95, "%", TargetOperator.AtLeast, TargetCycle.Level);
        var plan = await site.Given.PlanAsync(new GivenTask("人民调解", [SmallDistrict.Cloud], Targets: [target]));
        await site.Given.OpenPeriodAsync();
        var clerk = await site.Given.ActorAsync("stone");
        var line = (await site.Given.LinesAsync(SmallDistrict.Cloud)).Single();
        await site.Given.WithReportAsync(
            line.Id,
            r =>
            {
                r.Save(r.Text with { Actuals = Actuals.Of([new(target.Id, 91.5)]) }, clerk);
                r.Attach("台账.xlsx", "application/zip", 47_104, new string('c', 64), clerk, new DateTime(2026, 10, 8, 0, 0, 0, DateTimeKind.Utc));
            }
        );
        await site.Given.SubmittedAsync("stone", SmallDistrict.Cloud);

        var page = await site.ReviewedByAsync("office", line);

        Assert.NotNull(plan);
        Assert.Contains("≥95%", page.TextOf("table.data"), StringComparison.Ordinal);
        Assert.Contains("91.5%", page.TextOf("table.data"), StringComparison.Ordinal);
        Assert.Contains("差3.5%", page.TextOf("table.data"), StringComparison.Ordinal);
        Assert.StartsWith("/evidence/", page.Document.QuerySelector(".files a")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Contains("46 KB", page.TextOf(".files"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?tab=nonsense&unit=x&chapter=y&period=z&report=q&page=-5")]
    [InlineData("?report=00000000-0000-0000-0000-000000000001")]
    public async Task Get_NonsenseInTheAddress_NeverFails(string query)
    {
        var page = await (await site.AsAsync("office")).OpenAsync("/review" + query);

        Assert.InRange((int)page.Status, 200, 404);
    }
}
