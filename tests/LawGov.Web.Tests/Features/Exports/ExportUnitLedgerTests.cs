using System.Net;
using LawGov.TestKit;
using LawGov.Web.Features.Overdue;
using LawGov.Web.Pages;
using LawGov.Web.Tests.Features.Overdue;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Tests.Features.Exports;

public sealed class ExportUnitLedgerTests(GeneratedQuarters site) : IClassFixture<GeneratedQuarters>
{
    [Fact]
    public async Task Download_OwnUnit_HoldsItsLinesOnlyAndIsOnRecord()
    {
        var clear = await site.Given.UnitAsync(SmallDistrict.Clear);
        var figures = (await site.BoardAsync()).Within(new BoardScope(Unit: clear.Id));
        var person = await site.AsAsync("clear");

        var book = await ExportQuarterTests.BytesAsync(person, $"{Routes.UnitLedger(clear.Id)}&period={GeneratedQuarters.Period}");

        var details = ExportQuarterTests.SheetOf(book, 2);
        Assert.Equal(figures.All, details.Count - 1);
        Assert.All(details.Skip(1), row => Assert.Equal(SmallDistrict.Clear, row[details[0].IndexOf("单位")]));
        Assert.True(await site.WithDbAsync(db => db.AccessLog.AnyAsync(a => a.What == "清溪镇2026年第三季度任务台账.xlsx")));
    }

    [Theory]
    [InlineData("clear", HttpStatusCode.NotFound)]
    [InlineData("finance-head", HttpStatusCode.OK)]
    [InlineData("office2", HttpStatusCode.OK)]
    [InlineData("leader", HttpStatusCode.OK)]
    [InlineData("admin", HttpStatusCode.Forbidden)]
    public async Task Download_ByRole_ReachesOwnUnitOrAll(string userName, HttpStatusCode expected)
    {
        var finance = await site.Given.UnitAsync(SmallDistrict.Finance);
        var person = await site.AsAsync(userName);

        using var answer = await person.GetAsync(Routes.UnitLedger(finance.Id));

        Assert.Equal(expected, answer.StatusCode);
    }

    [Theory]
    [InlineData("/exports/ledger.xlsx")]
    [InlineData("/exports/ledger.xlsx?unit=nonsense")]
    [InlineData("/exports/ledger.xlsx?unit=01234567-89ab-7def-8123-456789abcdef")]
    public async Task Download_NoUnit_IsNotFound(string url)
    {
        var office = await site.AsAsync("office");

        using var answer = await office.GetAsync(url);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
