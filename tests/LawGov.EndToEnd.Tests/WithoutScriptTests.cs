using LawGov.Domain.Filings;
using LawGov.TestKit;
using LawGov.Web.Pages;
using Microsoft.Playwright;

namespace LawGov.EndToEnd.Tests;

/// <summary>Scripts add comfort; without them the work gets done all the same.</summary>
public sealed class WithoutScriptTests(Chromium chromium, BrowserSite site) : Journey(chromium, site)
{
    [Fact]
    public async Task Quarters_WithoutScript_FilledAndSubmitted()
    {
        Site.Time.GoTo(new DateOnly(2026, 9, 22));
        await Given.PlanAsync(new GivenTask("规范执法程序", [SmallDistrict.Justice]));
        await Given.OpenPeriodAsync();
        var clerk = await ComesAsync("justice", javaScript: false);
        await clerk.FillLineAsync("1", "没有脚本也能填：培训2期。");
        await clerk.PressAsync("保存草稿");
        await clerk.SeesAsync("草稿已保存。");
        await clerk.FillLineAsync("1", "没有脚本也能改：培训3期。");
        await clerk.GoToCheckAsync();
        await clerk.Page.GetByRole(AriaRole.Button, new() { Name = "确认报送1项" }).DblClickAsync();
        await clerk.SeesAsync("应报1项，已报送1项");
        var line = Assert.Single(await Given.LinesAsync(SmallDistrict.Justice));
        Assert.Equal("没有脚本也能改：培训3期。", Assert.Single(line.Revisions).Progress);
        foreach (
            var (stage, reviewer) in new[] { (ReviewStage.Office, await Given.ActorAsync("office")), (ReviewStage.Second, await Given.ActorAsync("office2")) }
        )
            await Given.WithReportAsync(line.Id, r => r.Accept(stage, "", null, reviewer, new DateTime(2026, 9, 23, 2, 0, 0, DateTimeKind.Utc)));

        // A line with something to carry forward starts folded where scripts run.
        Site.Time.GoTo(new DateOnly(2026, 12, 22));
        await Given.OpenPeriodAsync("2026-Q4");
        await clerk.OpenAsync(Routes.Home);
        await clerk.LineOf("1").GetByText("有进展", new() { Exact = true }).ClickAsync();
        await clerk.FillLineAsync("1", "第四季度：培训1期。");
        await clerk.GoToCheckAsync();
        await clerk.PressAsync("确认报送1项");
        await clerk.SeesAsync("应报1项，已报送1项");
        Assert.Equal("第四季度：培训1期。", Assert.Single(Assert.Single(await Given.LinesAsync(SmallDistrict.Justice, "2026-Q4")).Revisions).Progress);
    }
}
