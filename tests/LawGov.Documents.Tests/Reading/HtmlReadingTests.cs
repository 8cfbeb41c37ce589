using System.Globalization;
using System.Text;
using LawGov.Documents.Plans;
using LawGov.Documents.Reading;

namespace LawGov.Documents.Tests.Reading;

public sealed class HtmlReadingTests
{
    [Theory]
    [InlineData("<p>甲</p><p>乙</p>")]
    [InlineData("<P>甲<p>乙")]
    [InlineData("甲<br>乙")]
    [InlineData("<div>甲</div>乙")]
    [InlineData("<p><span>甲</span></p>\n<p>\n  <b>乙</b>  \n</p>")]
    [InlineData("<script>var a='<p>丙</p>';</script><p>甲</p><style>p{}</style><p>乙</p>")]
    [InlineData("<p>甲</p><!-- <p>丙</p> --><p>乙</p>")]
    [InlineData("<p>甲</p><p style=\"display:none\">丙</p><p>乙</p>")]
    [InlineData("<p title=\"a>b\">甲</p><p>乙</p>")]
    [InlineData("<ul><li>甲<li>乙</ul>")]
    [InlineData("<table><tr><td><p>甲</p></td></tr><tr><td><p>乙</p></td></tr></table>")]
    [InlineData("<table><tr><td>甲</td><td><table><tr><td>乙</td></tr></table></td></tr></table>")]
    [InlineData("<p>甲</p></div></td><p>乙</p>")]
    [InlineData("<select><option>丙</option></select><p>甲</p><p>乙</p>")]
    [InlineData("<p>&#30002;</p><p>&nbsp;乙&ensp;</p>")]
    public void Read_Markup_GivesItsLines(string body)
    {
        var source = Read($"<!DOCTYPE html><html><head><title>丙</title></head><body>{body}</body></html>");

        Assert.Equal(["甲", "乙"], source.Lines.Select(l => l.Text));
    }

    [Theory]
    [InlineData("<p>三<五，a<b</p>", "三<五，a")]
    [InlineData("<p>甲 < 乙</p>", "甲 < 乙")]
    public void Read_AngleBracketInText_IsText(string body, string line)
    {
        Assert.StartsWith(line, Read("<html>" + body).Lines[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gb2312")]
    [InlineData("gbk")]
    [InlineData("GB18030")]
    public void Read_ChinesePage_IsDecoded(string charset)
    {
        var content = CodePagesEncodingProvider
            .Instance.GetEncoding("GB18030")!
            .GetBytes($"<html><head><meta charset=\"{charset}\"></head><body><p>法治建设</p></body></html>");

        Assert.Equal("法治建设", DocumentReader.Read("方案.htm", content).Lines[0].Text);
    }

    [Fact]
    public void Read_DataTable_KeepsCells()
    {
        var source = Read(
            "<html><table><tr><th>序号<th>任务<th>牵头单位</tr><tr><td rowspan=2>1<td>修订规则<td>县司法局<br>县政府办</tr><tr><td>清理文件<td>县司法局</tr><tr><td colspan=3>二、其他</tr>"
                + "</table>"
        );

        Assert.Equal(4, source.Lines.Count);
        Assert.Equal("县司法局\n县政府办", source.Lines[1].Cells![2].Text);
        Assert.True(source.Lines[2].Cells![0].MergedUp);
        Assert.Equal("1", source.Lines[2].Cells![0].Text);
        Assert.Equal(3, source.Lines[3].Cells![0].Span);
    }

    [Fact]
    public void Read_PageOfAPortal_GivesThePlan()
    {
        var source = Read(
            """
            <html><body><div>您当前的位置：<a>首页</a>&gt;<a>规划计划</a></div><h1>青禾县法治建设实施方案</h1><div>日期：2026-03-12</div><div>字体：【大 中 小】</div>
            <div class=content><p style="text-indent:2em">一、重点任务</p><p>&emsp;&emsp;1.修订议事规则。（牵头单位：县司法局；责任单位：各乡镇）</p><p>2.评查执法案卷。（牵头单位：县司法局）</p></div>
            <div>扫一扫在手机打开当前页</div></body></html>
            """
        );

        var plan = PlanParser.Parse(source);

        Assert.Equal(("青禾县法治建设实施方案", new DateOnly(2026, 3, 12)), (plan.Title, plan.PublishedOn));
        Assert.Equal(2, plan.Tasks.Count());
    }

    [Theory]
    [InlineData("<meta http-equiv=\"Content-Type\" content=\"text/html; charset=gb2312\">")]
    [InlineData("<META CHARSET=GBK>")]
    [InlineData("")]
    public void Read_ChinesePageWithTables_IsParsed(string meta)
    {
        const string Page =
            "<html><head>{0}<title>丙</title><style>td{{color:red}}</style></head><body><table><tr><td><table><tr><td>索引号：<td>009/2026-1<td>发布日期：<td>"
            + "2026-04-08</table></td></tr><tr><td><p>青禾县2026年法治建设任务清单</p>"
            + "<table><tr><th>序号<th>任务<th>牵头单位<th>完成时限<tr><td>1<td>修订&nbsp;议事规则<script>x('<td>')</script><td>县司法局<br/>县政府办<td rowspan=2>6月底前<tr><td>2<td><p>"
            + "评查案卷</p><p>通报结果</p><td>县司法局</table></td></tr></table></body></html>";

        var plan = PlanParser.Parse(
            DocumentReader.Read(
                "方案.html",
                CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(string.Format(CultureInfo.InvariantCulture, Page, meta))
            )
        );
        var tasks = plan.Tasks.ToList();

        Assert.Equal("青禾县2026年法治建设任务清单", plan.Title);
        Assert.Equal(["县司法局", "县政府办"], tasks[0].LeadUnits);
        Assert.Equal("评查案卷\n通报结果", tasks[1].Text);
        Assert.All(tasks, t => Assert.Equal(new DateOnly(2026, 6, 30), Assert.Single(t.Deadlines).DueOn));
    }

    [Theory]
    [InlineData("<")]
    [InlineData("<a")]
    [InlineData("<a href=\"")]
    [InlineData("<!--")]
    [InlineData("<div>")]
    [InlineData("</div>")]
    [InlineData("<table><tr><td>")]
    [InlineData("<script>")]
    [InlineData("&#x")]
    public void Read_HostileMarkup_EndsSoon(string piece)
    {
        var html = "<html><p>甲</p>" + string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
        var clock = WorkClock.StartNew();

        var source = Read(html);

        Assert.Equal("甲", source.Lines[0].Text);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(8), clock.Elapsed.ToString());
    }

    private static SourceText Read(string html) => DocumentReader.Read("方案.html", Encoding.UTF8.GetBytes(html));
}
