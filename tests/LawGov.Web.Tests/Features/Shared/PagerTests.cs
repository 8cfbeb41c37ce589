using LawGov.Web.Features.Shared;
using Microsoft.AspNetCore.Http;

namespace LawGov.Web.Tests.Features.Shared;

[Trait("Database", "once")]
public sealed class PagerTests
{
    [Theory]
    [InlineData(null, 0, 1, 0, 0)]
    [InlineData(1, 45, 1, 1, 20)]
    [InlineData(3, 45, 3, 41, 45)]
    [InlineData(9, 45, 3, 41, 45)]
    [InlineData(-2, 45, 1, 1, 20)]
    public void For_AnyPageAskedFor_StaysInsideTheList(int? asked, int total, int page, int first, int last)
    {
        var pager = Pager.For(asked, 20, total);

        Assert.Equal((page, first, last), (pager.Page, pager.First, pager.Last));
    }

    [Theory]
    [InlineData(1, 20, "1")]
    [InlineData(1, 60, "1 2 3")]
    [InlineData(5, 400, "1 2 3 4 5 6 7 … 20")]
    [InlineData(10, 400, "1 … 8 9 10 11 12 … 20")]
    [InlineData(20, 400, "1 … 18 19 20")]
    public void Steps_EachPlace_OffersEndsAndNeighbours(int page, int total, string expected)
    {
        var steps = Pager.For(page, 20, total).Steps();

        Assert.Equal(expected, string.Join(' ', steps.Select(s => s?.ToString() ?? "…")));
    }

    [Fact]
    public void Href_OtherPage_KeepsFiltersAndLeavesOutTheFirstPageNumber()
    {
        var request = new DefaultHttpContext().Request;
        request.Path = "/review";
        request.QueryString = new QueryString("?unit=3&page=4");

        var hrefs = new[] { Pager.Href(request, 1), Pager.Href(request, 2) };

        Assert.Equal(["/review?unit=3", "/review?unit=3&page=2"], hrefs);
    }
}
