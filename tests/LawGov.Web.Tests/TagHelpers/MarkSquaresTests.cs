using LawGov.Web.TagHelpers;

namespace LawGov.Web.Tests.TagHelpers;

[Trait("Database", "once")]
public sealed class MarkSquaresTests : TagHelperTests
{
    [Fact]
    public async Task Render_FewUnits_ShowsALetterForEachAndSpeaksItsName()
    {
        var marks = new MarkSquaresTagHelper(Texts) { Items = [new(Mark.Accepted, "区司法局", "/units/1"), new(Mark.Missing, "石桥镇")] };

        var html = await RenderAsync(marks, "mark-squares");

        Assert.Equal(
            "<ul aria-label=\"本季度各单位\" class=\"marks\">"
                + "<li><a href=\"/units/1\"><span aria-hidden=\"true\" class=\"mark mark-ok\" title=\"区司法局：审核通过\">报</span><span class=\"visually-hidden\">"
                + "区司法局：审核通过</span></a></li>"
                + "<li><span aria-hidden=\"true\" class=\"mark mark-late\" title=\"石桥镇：未报逾期\">缺</span><span class=\"visually-hidden\">石桥镇：未报逾期</span></li>"
                + "</ul>",
            html
        );
    }

    [Fact]
    public async Task Render_ManyUnits_CountsThemAndNamesWhoMisses()
    {
        var items = Enumerable.Range(1, 9).Select(i => new MarkSquare(i <= 2 ? Mark.Missing : Mark.Accepted, $"乡镇{i}"));
        var marks = new MarkSquaresTagHelper(Texts) { Items = items };

        var html = await RenderAsync(marks, "mark-squares");

        Assert.Contains("<span class=\"visually-hidden\">未报逾期</span>2</span></li>", html);
        Assert.Contains("<span class=\"visually-hidden\">审核通过</span>7</span></li>", html);
        Assert.EndsWith("<p class=\"mb-0 text-red\">未报：乡镇1、乡镇2</p>", html);
    }

    [Theory]
    [InlineData(Mark.Missing, "缺", "mark-late")]
    [InlineData(Mark.Returned, "退", "mark-back")]
    [InlineData(Mark.FiledLate, "补", "mark-back")]
    [InlineData(Mark.Waiting, "待", "mark-wait")]
    [InlineData(Mark.Accepted, "报", "mark-ok")]
    [InlineData(Mark.NotDue, "未", "mark-none")]
    [InlineData(Mark.NotOwed, "免", "mark-none")]
    public async Task Render_EachMark_HasItsLetter(Mark mark, string letter, string cssClass)
    {
        var marks = new MarkSquaresTagHelper(Texts) { Items = [new(mark, "清溪镇")], Grid = true };

        var html = await RenderAsync(marks, "mark-squares");

        Assert.Contains($"<span aria-hidden=\"true\" class=\"mark {cssClass}\">{letter}</span><span>清溪镇</span>", html);
    }

    [Fact]
    public async Task Render_Legend_ExplainsEveryLetter()
    {
        var marks = new MarkSquaresTagHelper(Texts) { Legend = true };

        var html = await RenderAsync(marks, "mark-squares");

        Assert.Equal(Enum.GetValues<Mark>().Length, html.Split("<li>").Length - 1);
        Assert.Contains("退回待改", html);
    }

    [Fact]
    public async Task Render_NoUnits_IsNothing()
    {
        var html = await RenderAsync(new MarkSquaresTagHelper(Texts), "mark-squares");

        Assert.Equal("", html);
    }
}
