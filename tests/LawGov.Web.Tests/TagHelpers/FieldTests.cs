using LawGov.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LawGov.Web.Tests.TagHelpers;

[Trait("Database", "once")]
public sealed class FieldTests : TagHelperTests
{
    private static readonly SelectListItem[] Kinds = [new("超进度", "Ahead"), new("达进度", "On"), new("欠进度", "Behind")];

    [Fact]
    public async Task Render_Text_TiesLabelHintAndControl()
    {
        Form.Input.Kind = "值\"<";
        var field = new FieldTagHelper(Versions, Texts)
        {
            For = For(p => p.Input.Kind),
            Label = "类别",
            Hint = "写一个",
            ViewContext = View,
        };

        var html = await RenderAsync(field, "field", "", ("autocomplete", "off"), ("class", "mb-0"));

        Assert.Equal(
            "<div class=\"field mb-0\"><label class=\"field-label\" for=\"Input_Kind\">类别</label><p class=\"field-hint\" id=\"Input_Kind-hint\">写一个</p>"
                + "<input aria-describedby=\"Input_Kind-hint\" autocomplete=\"off\" class=\"form-control\" id=\"Input_Kind\" name=\"Input.Kind\" "
                + "type=\"text\" value=\"值&quot;&lt;\" /></div>",
            html
        );
    }

    [Fact]
    public async Task Render_Refused_ShowsPostedValueAndErrorAndSaysSo()
    {
        Form.Input.Rate = 95.9;
        State.SetModelValue("Input.Rate", "九十五", "九十五");
        State.AddModelError("Input.Rate", "请填写数字");
        var field = new FieldTagHelper(Versions, Texts)
        {
            For = For(p => p.Input.Rate),
            Label = "成功率",
            Hint = "百分比",
            ViewContext = View,
        };

        var html = await RenderAsync(field, "field");

        Assert.StartsWith("<div class=\"field has-error\">", html);
        Assert.Contains("<p class=\"field-error\" id=\"Input_Rate-error\">", html);
        Assert.Contains("<span>请填写数字</span>", html);
        Assert.Contains("aria-describedby=\"Input_Rate-hint Input_Rate-error\" aria-invalid=\"true\"", html);
        Assert.Contains("value=\"九十五\"", html);
        Assert.DoesNotContain("95.9", html);
    }

    [Fact]
    public async Task Render_SeveralErrors_ShowsEachOnce()
    {
        State.AddModelError("Input.Kind", "甲");
        State.AddModelError("Input.Kind", "乙");
        State.AddModelError("Input.Kind", "甲");
        var field = new FieldTagHelper(Versions, Texts)
        {
            For = For(p => p.Input.Kind),
            Label = "类别",
            ViewContext = View,
        };

        var html = await RenderAsync(field, "field");

        Assert.Contains("<span>甲<br />乙</span>", html);
    }

    [Fact]
    public async Task Render_TextAreaWithCounter_CountsAsTheServerDoesAndCutsNothing()
    {
        Form.Input.Progress = "第一行\r\n第二行";
        var field = new FieldTagHelper(Versions, Texts)
        {
            For = For(p => p.Input.Progress),
            Label = "进展",
            Hint = "写结果",
            Rows = 4,
            Counter = 2000,
            ViewContext = View,
        };

        var html = await RenderAsync(field, "field");

        Assert.Contains(
            "<textarea aria-describedby=\"Input_Progress-hint Input_Progress-count\" class=\"form-control\" data-counter=\"2000\" id=\"Input_Progress\" "
                + "name=\"Input.Progress\" rows=\"4\">",
            html
        );
        Assert.Contains(
            "<div class=\"field-foot\"><span id=\"Input_Progress-hint\">写结果</span><span class=\"num\" data-over=\"，超出{0}字\" id=\"Input_Progress-count\">7 / "
                + "2000</span></div>",
            html
        );
        Assert.DoesNotContain("maxlength", html);
    }

    [Fact]
    public async Task Render_TextOverTheLimit_SaysByHowMuch()
    {
        Form.Input.Progress = "一二三四五";
        var field = new FieldTagHelper(Versions, Texts)
        {
            For = For(p => p.Input.Progress),
            Label = "进展",
            Rows = 2,
            Counter = 3,
            ViewContext = View,
        };

        var html = await RenderAsync(field, "field");

        Assert.Contains(">5 / 3，超出2字</span>", html);
    }

    [Fact]
    public async Task Render_LineOfAList_HasTheNameTheBinderReads()
    {
        var i = 1;
        State.AddModelError("Input.Lines[1].Text", "请填写");
        var field = new FieldTagHelper(Versions, Texts)
        {
            For = For(p => p.Input.Lines[i].Text),
            Label = "第2条",
            QuietLabel = true,
            ViewContext = View,
        };

        var html = await RenderAsync(field, "field");

        Assert.Contains("<label class=\"field-label visually-hidden\" for=\"Input_Lines_1__Text\">第2条</label>", html);
        Assert.Contains("id=\"Input_Lines_1__Text\" name=\"Input.Lines[1].Text\" type=\"text\" value=\"乙\"", html);
        Assert.Contains("has-error", html);
    }

    [Fact]
    public async Task Render_Date_IsWrittenAsBrowsersExpect()
    {
        Form.Input.DueOn = new DateOnly(2026, 10, 9);
        var field = new FieldTagHelper(Versions, Texts)
        {
            For = For(p => p.Input.DueOn),
            Label = "日期",
            Optional = true,
            ViewContext = View,
        };

        var html = await RenderAsync(field, "field");

        Assert.Contains("日期 <span class=\"opt\">（选填）</span></label>", html);
        Assert.Contains("type=\"date\" value=\"2026-10-09\"", html);
    }

    [Fact]
    public async Task Render_Number_OffersDecimalKeysAndKeepsItsUnitBeside()
    {
        Form.Input.Rate = 95.9;
        var field = new FieldTagHelper(Versions, Texts)
        {
            For = For(p => p.Input.Rate),
            Label = "成功率",
            ViewContext = View,
        };

        var html = await RenderAsync(field, "field", "%");

        Assert.Contains(
            "<div class=\"in-line\"><input class=\"form-control w-num\" id=\"Input_Rate\" inputmode=\"decimal\" name=\"Input.Rate\" type=\"text\" "
                + "value=\"95.9\" />%</div>",
            html
        );
    }

    [Fact]
    public async Task Render_Select_ChoosesThePostedItem()
    {
        Form.Input.Kind = "Ahead";
        State.SetModelValue("Input.Kind", "Behind", "Behind");
        var field = new FieldTagHelper(Versions, Texts)
        {
            For = For(p => p.Input.Kind),
            Label = "自评",
            Items = Kinds,
            ViewContext = View,
        };

        var html = await RenderAsync(field, "field");

        Assert.Contains(
            "<select class=\"form-select\" id=\"Input_Kind\" name=\"Input.Kind\"><option value=\"Ahead\">超进度</option><option value=\"On\">达进度</option>"
                + "<option selected=\"selected\" value=\"Behind\">欠进度</option></select>",
            html
        );
    }

    [Fact]
    public async Task Render_Radios_AreAGroupWhoseFirstChoiceBearsTheId()
    {
        Form.Input.Kind = "On";
        State.AddModelError("Input.Kind", "请选择");
        var field = new FieldTagHelper(Versions, Texts)
        {
            For = For(p => p.Input.Kind),
            Label = "自评",
            Type = "radios",
            Items = Kinds,
            ViewContext = View,
        };

        var html = await RenderAsync(field, "field");

        Assert.StartsWith("<fieldset class=\"field has-error\" aria-describedby=\"Input_Kind-error\"><legend>自评</legend>", html);
        Assert.Contains("id=\"Input_Kind\" name=\"Input.Kind\" type=\"radio\" value=\"Ahead\"", html);
        Assert.Contains(
            "<input aria-invalid=\"true\" checked=\"checked\" class=\"form-check-input\" id=\"Input_Kind-1\" name=\"Input.Kind\" type=\"radio\" value=\"On\" "
                + "/>",
            html
        );
    }

    [Fact]
    public async Task Render_RadiosWithoutHintOrError_DescribesNothing()
    {
        var field = new FieldTagHelper(Versions, Texts)
        {
            For = For(p => p.Input.Kind),
            Label = "自评",
            Type = "radios",
            Items = Kinds,
            ViewContext = View,
        };

        var html = await RenderAsync(field, "field");

        Assert.DoesNotContain("aria-describedby", html);
    }

    [Theory]
    [InlineData(true, new[] { "false" }, false)]
    [InlineData(false, new[] { "true", "false" }, true)]
    public async Task Render_Checkbox_TicksWhatWasPosted(bool model, string[] posted, bool ticked)
    {
        Form.Input.IsTrue = model;
        State.SetModelValue("Input.IsTrue", posted, string.Join(',', posted));
        var field = new FieldTagHelper(Versions, Texts)
        {
            For = For(p => p.Input.IsTrue),
            Label = "属实",
            ViewContext = View,
        };

        var html = await RenderAsync(field, "field");

        Assert.Equal(ticked, html.Contains("checked=\"checked\"", StringComparison.Ordinal));
        Assert.Contains("<input name=\"Input.IsTrue\" type=\"hidden\" value=\"false\" />", html);
    }

    [Fact]
    public async Task Render_Password_NeverComesBack()
    {
        Form.Input.Password = "秘密-1";
        State.SetModelValue("Input.Password", "秘密-2", "秘密-2");
        var field = new FieldTagHelper(Versions, Texts)
        {
            For = For(p => p.Input.Password),
            Label = "密码",
            Type = "password",
            ViewContext = View,
        };

        var html = await RenderAsync(field, "field");

        Assert.DoesNotContain("秘密", html);
        Assert.Contains("type=\"password\"", html);
        Assert.Contains("data-reveal=\"Input_Password\" hidden=\"hidden\"", html);
    }
}
