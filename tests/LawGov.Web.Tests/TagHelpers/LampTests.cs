using LawGov.Web.TagHelpers;

namespace LawGov.Web.Tests.TagHelpers;

[Trait("Database", "once")]
public sealed class LampTests : TagHelperTests
{
    [Theory]
    [InlineData("Red", "lamp-red", "红灯")]
    [InlineData("yellow", "lamp-yellow", "黄灯")]
    [InlineData("Green", "lamp-green", "绿灯")]
    [InlineData("Blue", "lamp-blue", "已办结")]
    [InlineData("Grey", "lamp-grey", "未到期")]
    public async Task Render_EachLamp_ShowsShapeAndWord(string value, string symbol, string word)
    {
        var lamp = new LampTagHelper(Versions, Texts) { Value = value, ViewContext = View };

        var html = await RenderAsync(lamp, "lamp");

        Assert.Equal(
            $"<span class=\"lamp {symbol}\"><svg aria-hidden=\"true\" class=\"lamp-mark\" focusable=\"false\"><use href=\"/icons.svg?v=1#{symbol}\"></use>"
                + $"</svg>"
                + $"<span class=\"lamp-word\">{word}</span></span>",
            html
        );
    }

    [Fact]
    public async Task Render_WithDaysBoxedOnTwoLines_SaysDaysAndKeepsThePagesOwnClass()
    {
        var lamp = new LampTagHelper(Versions, Texts)
        {
            Value = "Red",
            Days = "逾期5天",
            Boxed = true,
            Two = true,
            ViewContext = View,
        };

        var html = await RenderAsync(lamp, "lamp", "", ("class", "mt-1"));

        Assert.StartsWith("<span class=\"lamp lamp-red lamp-boxed lamp-two mt-1\">", html);
        Assert.Contains("<span class=\"lamp-days\">逾期5天</span>", html);
    }

    [Fact]
    public async Task Render_WithOtherWord_EncodesIt()
    {
        var lamp = new LampTagHelper(Versions, Texts)
        {
            Value = "Yellow",
            Word = "期限<推断>",
            ViewContext = View,
        };

        var html = await RenderAsync(lamp, "lamp");

        Assert.Contains("<span class=\"lamp-word\">期限&lt;推断&gt;</span>", html);
    }

    [Fact]
    public async Task Render_UnknownLamp_IsRefused()
    {
        var lamp = new LampTagHelper(Versions, Texts) { Value = "Purple", ViewContext = View };

        await Assert.ThrowsAsync<InvalidOperationException>(() => RenderAsync(lamp, "lamp"));
    }

    [Fact]
    public async Task Render_UnderPathBase_FindsTheSprite()
    {
        View.HttpContext.Request.PathBase = "/fazhi";
        var icon = new IconTagHelper(Versions)
        {
            Name = "check",
            Small = true,
            ViewContext = View,
        };

        var html = await RenderAsync(icon, "icon");

        Assert.Equal("<svg aria-hidden=\"true\" class=\"ico ico-sm\" focusable=\"false\"><use href=\"/fazhi/icons.svg?v=1#i-check\"></use></svg>", html);
    }
}
