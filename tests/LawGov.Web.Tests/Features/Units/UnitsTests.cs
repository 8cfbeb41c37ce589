using System.Net;
using LawGov.Domain.Plans;
using LawGov.TestKit;
using LawGov.Web.Pages;

namespace LawGov.Web.Tests.Features.Units;

public sealed class UnitsTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    [Fact]
    public async Task Get_List_CountsTheQuarterInTheOfficialOrder()
    {
        await site.Given.PlanAsync(new GivenTask("开展人民调解", [SmallDistrict.Justice], [SmallDistrict.Townships], ReportingMode.EachUnit));
        await site.Given.OpenPeriodAsync();

        var page = await (await site.AsAsync("office")).OpenAsync(Routes.Units);

        var names = page.Document.QuerySelectorAll("tbody th a").Select(a => a.TextContent).ToList();
        Assert.Equal(
            [
                SmallDistrict.Office,
                SmallDistrict.Justice,
                SmallDistrict.Finance,
                SmallDistrict.Water,
                SmallDistrict.Court,
                SmallDistrict.Clear,
                SmallDistrict.Stone,
                SmallDistrict.Cloud,
            ],
            names
        );
        Assert.Contains(
            "1",
            page.Document.QuerySelectorAll("tbody tr")
                .Single(r => r.TextContent.Contains(SmallDistrict.Cloud, StringComparison.Ordinal))
                .QuerySelector("td[data-label=应报]")!
                .TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Get_ListByAUnit_ShowsItselfAlone()
    {
        var page = await (await site.AsAsync("clear")).OpenAsync(Routes.Units);

        Assert.Equal([SmallDistrict.Clear], page.Document.QuerySelectorAll("tbody th a").Select(a => a.TextContent));
    }

    [Theory]
    [InlineData("clear", SmallDistrict.Clear, HttpStatusCode.OK)]
    [InlineData("clear", SmallDistrict.Stone, HttpStatusCode.NotFound)]
    [InlineData("leader", SmallDistrict.Stone, HttpStatusCode.OK)]
    [InlineData("auditor", SmallDistrict.Stone, HttpStatusCode.Forbidden)]
    public async Task Get_Unit_IsSeenByItsOwnPeopleAndTheOffice(string user, string unit, HttpStatusCode expected)
    {
        var page = await (await site.AsAsync(user)).OpenAsync(Routes.Unit((await site.Given.UnitAsync(unit)).Id));

        Assert.Equal(expected, page.Status);
    }

    [Theory]
    [InlineData("tasks", "公开行政决策")]
    [InlineData("history", "2026年第三季度")]
    [InlineData("people", "王宁")]
    [InlineData("urges", "没有收到过催办")]
    public async Task Get_Tab_ShowsItsPart(string tab, string says)
    {
        await site.Given.PlanAsync(new GivenTask("公开行政决策", [SmallDistrict.Finance]));
        await site.Given.OpenPeriodAsync();
        var unit = await site.Given.UnitAsync(SmallDistrict.Finance);

        var page = await (await site.AsAsync("finance")).OpenAsync($"{Routes.Unit(unit.Id)}?tab={tab}");

        Assert.Contains(says, page.Text, StringComparison.Ordinal);
        Assert.True(page.Has($"a[href='{Routes.UnitLedger(unit.Id)}']"));
    }
}
