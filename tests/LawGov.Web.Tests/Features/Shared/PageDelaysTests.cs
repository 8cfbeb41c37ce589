using LawGov.TestKit;
using LawGov.Web.Pages;

namespace LawGov.Web.Tests.Features.Shared;

public sealed class PageDelaysTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    /// <summary>Tests in a browser set shorter ones.</summary>
    [Fact]
    public async Task Layout_InProduction_SavesAfterFiveSecondsAndRetriesEverMoreSeldom()
    {
        var page = await (await site.AsAsync("clear")).OpenAsync(Routes.Plans);
        var body = page.Document.Body!;

        Assert.Equal("5000", body.GetAttribute("data-save-quiet-ms"));
        Assert.Equal("20000", body.GetAttribute("data-save-longest-ms"));
        Assert.Equal("5000 10000 20000 30000", body.GetAttribute("data-save-retry-ms"));
    }
}
