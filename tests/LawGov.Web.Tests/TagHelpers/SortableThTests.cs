using LawGov.Web.TagHelpers;
using Microsoft.AspNetCore.Http;

namespace LawGov.Web.Tests.TagHelpers;

[Trait("Database", "once")]
public sealed class SortableThTests : TagHelperTests
{
    [Theory]
    [InlineData("", null, false, null, "due")]
    [InlineData("", null, true, null, "-due")]
    [InlineData("?sort=due", null, false, "ascending", "-due")]
    [InlineData("?sort=-due", null, true, "descending", "due")]
    [InlineData("?sort=unit", "due", false, null, "due")]
    [InlineData("", "-due", false, "descending", "due")]
    public async Task Render_EachState_TellsItAndTurnsItRound(string query, string? defaultSort, bool downFirst, string? state, string next)
    {
        View.HttpContext.Request.Path = "/overdue";
        View.HttpContext.Request.QueryString = new QueryString(query);
        var th = new SortableThTagHelper(Texts)
        {
            Key = "due",
            DefaultSort = defaultSort,
            DescendingFirst = downFirst,
            ViewContext = View,
        };

        var html = await RenderAsync(th, "sortable-th", "截止");

        Assert.StartsWith(state is null ? "<th scope=\"col\"><a" : $"<th scope=\"col\" aria-sort=\"{state}\"><a", html);
        Assert.Contains($"href=\"/overdue?sort={next}\">截止", html);
    }

    [Fact]
    public async Task Render_WithFilters_KeepsThemAndGoesBackToTheFirstPage()
    {
        View.HttpContext.Request.PathBase = "/fazhi";
        View.HttpContext.Request.Path = "/overdue";
        View.HttpContext.Request.QueryString = new QueryString("?unit=3&unit=4&q=%E7%9F%B3&page=2&sort=unit");
        var th = new SortableThTagHelper(Texts) { Key = "due", ViewContext = View };

        var html = await RenderAsync(th, "sortable-th", "截止", ("class", "n"));

        Assert.Contains("class=\"n\"", html);
        Assert.Contains("href=\"/fazhi/overdue?unit=3&amp;unit=4&amp;q=%E7%9F%B3&amp;sort=due\"", html);
    }
}
