using LawGov.Web.TagHelpers;

namespace LawGov.Web.Tests.TagHelpers;

[Trait("Database", "once")]
public sealed class BarRowTests : TagHelperTests
{
    [Fact]
    public async Task Render_Counts_DrawsThemSideBySideByAttributesAlone()
    {
        var row = new BarRowTagHelper(Texts)
        {
            Label = "石桥镇",
            Href = "/units/5",
            Max = 13,
            Red = 3,
            Yellow = 1,
            Green = 7,
        };

        var html = await RenderAsync(row, "bar-row");

        Assert.StartsWith("<li><a class=\"bars-row\" href=\"/units/5\"><span class=\"bars-label\" title=\"石桥镇\">石桥镇</span>", html);
        Assert.Contains("viewBox=\"0 0 13 10\"", html);
        Assert.Contains("<rect class=\"seg-red\" height=\"10\" width=\"2.948\" x=\"0\" y=\"0\"></rect>", html);
        Assert.Contains("<rect class=\"seg-yellow\" height=\"10\" width=\"0.948\" x=\"3\" y=\"0\"></rect>", html);
        Assert.Contains("<rect class=\"seg-green\" height=\"10\" width=\"6.948\" x=\"4\" y=\"0\"></rect>", html);
        Assert.Contains("<span class=\"bars-num\"><b>红3</b> <i>黄1</i><span class=\"visually-hidden\">，共11项</span></span>", html);
        Assert.DoesNotContain("style=", html);
        Assert.DoesNotContain("seg-blue", html);
    }

    [Fact]
    public async Task Render_MaxTooSmall_NeverDrawsBeyondTheWidth()
    {
        var row = new BarRowTagHelper(Texts)
        {
            Label = "区教育局",
            Max = 2,
            Green = 5,
        };

        var html = await RenderAsync(row, "bar-row");

        Assert.Contains("viewBox=\"0 0 5 10\"", html);
        Assert.StartsWith("<li><span class=\"bars-row\">", html);
    }

    [Fact]
    public async Task Render_NothingOwed_IsAnEmptyBar()
    {
        var row = new BarRowTagHelper(Texts) { Label = "区教育局" };

        var html = await RenderAsync(row, "bar-row");

        Assert.DoesNotContain("<rect", html);
        Assert.Contains("，共0项", html);
    }
}
