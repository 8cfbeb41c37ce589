using LawGov.Web.TagHelpers;

namespace LawGov.Web.Tests.TagHelpers;

[Trait("Database", "once")]
public sealed class StatusTagTests : TagHelperTests
{
    [Fact]
    public async Task Render_WithKindAndIcon_MarksTheWord()
    {
        var tag = new StatusTagTagHelper(Versions)
        {
            Kind = "act",
            Icon = "undo",
            ViewContext = View,
        };

        var html = await RenderAsync(tag, "status-tag", "退回待改");

        Assert.StartsWith("<span class=\"state state-act\"><svg", html);
        Assert.EndsWith("</svg>退回待改</span>", html);
    }

    [Fact]
    public async Task Render_WithoutKind_IsAPlainWord()
    {
        var tag = new StatusTagTagHelper(Versions) { ViewContext = View };

        var html = await RenderAsync(tag, "status-tag", "草稿");

        Assert.Equal("<span class=\"state\">草稿</span>", html);
    }

    [Fact]
    public async Task Render_UnknownKind_IsRefused()
    {
        var tag = new StatusTagTagHelper(Versions) { Kind = "red", ViewContext = View };

        await Assert.ThrowsAsync<InvalidOperationException>(() => RenderAsync(tag, "status-tag", "草稿"));
    }
}
