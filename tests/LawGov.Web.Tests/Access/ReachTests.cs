using LawGov.Domain.Accounts;
using LawGov.TestKit;
using LawGov.Web.Access;
using LawGov.Web.Pages;
using LawGov.Web.Tests.Features.Exports;
using LawGov.Web.Tests.Features.Overdue;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LawGov.Web.Tests.Access;

/// <summary>A district whose matrix lets a unit's people read the board, the review queue and the summary of their own unit.</summary>
public sealed class BoardsForUnits : GeneratedQuarters
{
    private static readonly SitePool Wider = new(() => new WiderHost());

    protected override SitePool Pool => Wider;

    private sealed class WiderHost : SiteHost
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureServices(services => services.Replace(ServiceDescriptor.Scoped<AccessCheck, WiderCheck>()));
        }
    }

    private sealed class WiderCheck(CurrentUser user) : AccessCheck(user)
    {
        private readonly CurrentUser _user = user;

        public override Scope ScopeOf(Operation operation) =>
            operation is Operation.ReadBoard or Operation.ReadReviewQueue or Operation.ExportSummary && _user.Is(Role.Liaison)
                ? Scope.Unit
                : base.ScopeOf(operation);
    }
}

/// <summary>Whatever the matrix says of a role, every list and count reaches just as far.</summary>
public sealed class ReachTests(BoardsForUnits site) : IClassFixture<BoardsForUnits>
{
    private static readonly string[] Others =
    [
        SmallDistrict.Justice,
        SmallDistrict.Finance,
        SmallDistrict.Water,
        SmallDistrict.Court,
        SmallDistrict.Stone,
        SmallDistrict.Cloud,
    ];

    [Fact]
    public async Task Get_BoardByAUnit_CountsAndListsThatUnitAlone()
    {
        var clear = await site.Given.UnitAsync(SmallDistrict.Clear);
        var own = await site.WithDbAsync(db => Task.FromResult(db.Reports.Count(r => r.PeriodKey == GeneratedQuarters.Period && r.UnitId == clear.Id)));
        await (await site.AsAsync("office")).OpenAsync(Routes.OverdueList(GeneratedQuarters.Period, "all"));

        var page = await (await site.AsAsync("clear")).OpenAsync(Routes.OverdueList(GeneratedQuarters.Period, "all") + "&units=all");

        Assert.Equal($"{own}", page.Document.QuerySelector("#late .count")!.TextContent);
        Assert.All(page.Document.QuerySelectorAll("#late tbody th"), th => Assert.Equal(SmallDistrict.Clear, th.TextContent));
        Assert.Equal(own, page.Document.QuerySelectorAll("a.card-num .big").Sum(b => int.Parse(b.TextContent)));
        Assert.DoesNotContain(Others, other => page.Text.Contains(other, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Get_BoardOfAnotherUnit_IsEmpty()
    {
        var stone = await site.Given.UnitAsync(SmallDistrict.Stone);

        var page = await (await site.AsAsync("clear")).OpenAsync(Routes.OverdueList(GeneratedQuarters.Period, "all", stone.Id));

        Assert.Empty(page.Document.QuerySelectorAll("#late tbody tr"));
        Assert.DoesNotContain(SmallDistrict.Stone, page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("waiting")]
    [InlineData("returned")]
    public async Task Get_ReviewQueueByAUnit_ShowsThatUnitAlone(string tab)
    {
        var page = await (await site.AsAsync("clear")).OpenAsync(Routes.ReviewList(tab));

        Assert.Contains(SmallDistrict.Clear, page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Others, other => page.Text.Contains(other, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Download_SummaryByAUnit_HoldsThatUnitsLinesAlone()
    {
        var book = await ExportQuarterTests.BytesAsync(await site.AsAsync("clear"), Routes.SummaryExcel(GeneratedQuarters.Period));

        var details = ExportQuarterTests.SheetOf(book, 2);
        Assert.True(details.Count > 1);
        Assert.All(details.Skip(1), row => Assert.Equal(SmallDistrict.Clear, row[details[0].IndexOf("单位")]));
    }

    [Fact]
    public async Task Get_BoardByTheOffice_StillCountsEveryUnit()
    {
        var page = await (await site.AsAsync("office")).OpenAsync(Routes.OverdueList(GeneratedQuarters.Period, "all") + "&units=all");

        Assert.All(Others, other => Assert.Contains(other, page.Text, StringComparison.Ordinal));
    }
}
