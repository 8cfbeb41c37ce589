using LawGov.Domain.Filings;
using LawGov.TestKit;
using LawGov.Web.Pages;

namespace LawGov.Web.Tests.Features.Tasks;

/// <summary>A quarter for which the unit was let off carries the text of the quarter before, and is no report of it.</summary>
public sealed class WaivedQuarterTests : IAsyncLifetime
{
    private const string Before = "上季度举办培训4期。";

    private readonly LawGovSite _site = new();

    public async Task InitializeAsync()
    {
        await _site.InitializeAsync();
        await _site.Given.PlanAsync(new DateOnly(2026, 1, 5), new GivenTask("培训", [SmallDistrict.Finance]), new GivenTask("宣讲", [SmallDistrict.Finance]));
        _site.Time.GoTo(new DateOnly(2026, 6, 22));
        await _site.Given.OpenPeriodAsync("2026-Q2");
        await _site.Given.SubmittedAsync("finance", SmallDistrict.Finance, Before, period: "2026-Q2");
        _site.Time.GoTo(new DateOnly(2026, 9, 22));
        await _site.Given.OpenPeriodAsync();
    }

    public Task DisposeAsync() => ((IAsyncLifetime)_site).DisposeAsync();

    [Theory]
    [InlineData("office")]
    [InlineData("finance")]
    public async Task Get_Task_SaysThatTheQuarterWasWaivedAndNotTheOldText(string userName)
    {
        var line = await WaivedAsync();

        var page = await (await _site.AsAsync(userName)).OpenAsync(Routes.Task(line.PlanTaskId));

        var rows = page.Document.QuerySelectorAll("section[aria-labelledby=h-q] tbody tr").ToList();
        Assert.Equal("免报", rows[0].QuerySelector("td:last-child")!.TextContent.Trim());
        Assert.Equal(Before, rows[1].QuerySelector("td:last-child")!.TextContent.Trim());
    }

    [Theory]
    [InlineData("office")]
    [InlineData("finance")]
    public async Task Get_Filing_ShowsTheReasonAndNotTheOldText(string userName)
    {
        var line = await WaivedAsync();

        var page = await (await _site.AsAsync(userName)).OpenAsync(Routes.Filing(line.FilingId));

        var shown = page.TextOf($"#line-{line.Id:N}");
        Assert.Contains("免予填报：职能划转", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(Before, shown, StringComparison.Ordinal);
    }

    private async Task<ProgressReport> WaivedAsync()
    {
        var line = (await _site.Given.LinesAsync(SmallDistrict.Finance))[0];
        var office = await _site.Given.ActorAsync("office");
        return await _site.Given.WithReportAsync(line.Id, r => r.Waive(ReviewStage.Office, "职能划转", office, _site.Today));
    }
}
