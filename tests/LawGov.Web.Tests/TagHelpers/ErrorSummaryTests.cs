using System.Globalization;
using LawGov.Web.TagHelpers;

namespace LawGov.Web.Tests.TagHelpers;

[Trait("Database", "once")]
public sealed class ErrorSummaryTests : TagHelperTests
{
    [Fact]
    public async Task Render_NoErrors_IsNothing()
    {
        State.SetModelValue("Input.Kind", "On", "On");

        var html = await RenderAsync(new ErrorSummaryTagHelper(Texts) { ViewContext = View }, "error-summary");

        Assert.Equal("", html);
    }

    [Fact]
    public async Task Render_Errors_LinkToTheirFieldsInTheOrderOfTheForm()
    {
        State.AddModelError("Input.Lines[10].Text", "第十一条");
        State.AddModelError("Input.Lines[2].Text", "第三条");
        State.AddModelError("Input.Kind", "请选择类别");
        State.AddModelError("Input.Progress", "请填写进展情况");
        State.AddModelError("", "本季度已封存");

        var html = await RenderAsync(new ErrorSummaryTagHelper(Texts) { ViewContext = View }, "error-summary");

        Assert.Equal(
            "<div class=\"error-summary\" id=\"error-summary\" role=\"alert\" aria-labelledby=\"error-summary-title\" tabindex=\"-1\" autofocus=\"autofocus\">"
                + "<h2 id=\"error-summary-title\">有5处需要修改</h2><ul><li><span>本季度已封存</span></li>"
                + "<li><a href=\"#Input_Progress\">请填写进展情况</a></li><li><a href=\"#Input_Kind\">请选择类别</a></li>"
                + "<li><a href=\"#Input_Lines_2__Text\">第三条</a></li><li><a href=\"#Input_Lines_10__Text\">第十一条</a></li></ul></div>",
            html
        );
    }

    [Fact]
    public async Task Render_SameMessageTwiceOnAField_CountsOnce()
    {
        State.AddModelError("Input.Kind", "请选择类别");
        State.AddModelError("Input.Kind", "请选择类别");

        var html = await RenderAsync(new ErrorSummaryTagHelper(Texts) { ViewContext = View }, "error-summary");

        Assert.Contains("有1处需要修改", html);
    }

    [Fact]
    public async Task Render_EnglishScreen_SpeaksEnglish()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        State.AddModelError("Input.Kind", "Choose a kind");

        var html = await RenderAsync(new ErrorSummaryTagHelper(Texts) { ViewContext = View }, "error-summary");

        Assert.Contains("Please correct 1 place(s)", html);
    }
}
