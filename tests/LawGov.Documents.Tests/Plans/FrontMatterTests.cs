using LawGov.Documents.Plans;

namespace LawGov.Documents.Tests.Plans;

public sealed class FrontMatterTests
{
    private static readonly string[] Body =
    [
        "一、重点任务",
        "1.修订议事规则。(牵头单位:县司法局;责任单位:各乡镇)",
        "2.评查执法案卷。(牵头单位:县司法局;责任单位:各乡镇)",
    ];

    [Trait(FormRows.Row, FormRows.CoverAndPageParts)]
    [Theory]
    [InlineData("发文字号：青府办发〔2026〕12号", "青府办发〔2026〕12号")]
    [InlineData("[ 发文字号 ]\n青府办发〔2026〕12号", "青府办发〔2026〕12号")]
    [InlineData("文    号 :\n青府办发[2026]12号", "青府办发[2026]12号")]
    [InlineData("青府办发（2026）第12号", "青府办发（2026）第12号")]
    [InlineData("索引号：11500000/2026-00012", null)]
    [InlineData("落实《规定》(青府发〔2020〕3号),制定本方案。", null)]
    public void DocumentNumber_IsReadAsPrinted(string line, string? number)
    {
        Assert.Equal(number, GivenPlan.Plan([.. line.Split('\n'), GivenPlan.Title, .. Body]).DocumentNumber);
    }

    [Trait(FormRows.Row, FormRows.CoverAndPageParts)]
    [Theory]
    [InlineData("[ 引号 ]", "11500000/2026-00012")]
    [InlineData("• 【公方式】", "• 主动公开")]
    public void Label_InBrackets_IsMetadataEvenWhenDamaged(string label, string value)
    {
        var plan = GivenPlan.Plan([label, value, GivenPlan.Title, .. Body]);

        Assert.Equal([LineRole.Metadata, LineRole.Metadata, LineRole.Title], plan.Lines.Take(3).Select(l => l.Role));
    }

    [Trait(FormRows.Row, FormRows.CoverAndPageParts)]
    [Theory]
    [InlineData("索　引　号：00001/2026-48　成文日期：2026-03-09　发文机关：青禾县人民政府　文号：青府发〔2026〕3号　发布日期：2026-03-12")]
    [InlineData("[ 索 引 号 ] 00001/2026-48 [ 成文日期 ] 2026年3月9日 [ 发文机关 ] 青禾县人民政府 [ 发文字号 ] 青府发〔2026〕3号 [ 发布日期 ] 2026年3月12日")]
    [InlineData("索引号：\t00001/2026-48\t成文日期：\t2026-03-09\n发文机关：\t青禾县人民政府\t文号：\t青府发〔2026〕3号\n发布日期：2026-03-12 有效性：有效")]
    [InlineData(
        "索引号 | 00001/2026-48 | 成文日期 | 2026-03-09 |\n发文机关 | 青禾县人民政府 | 文号 | 青府发〔2026〕3号 |\n主题分类 | | 发布日期 | 2026-03-12 |"
    )]
    [InlineData("索引号 00001/2026-48 成文日期 2026-03-09\n发文机关 青禾县人民政府 文号 青府发〔2026〕3号\n有效性： 发布日期：\n2026-03-12")]
    [InlineData("文号：青府发〔2026〕3号 成文日期：2026-03-09 00:00:00\n发布机构：青禾县人民政府 发布时间：2026-03-12 10:20 浏览次数：12 字体：[大 中 小]")]
    public void Labels_OnOneLine_AreReadEach(string lines)
    {
        var plan = GivenPlan.Plan([.. lines.Split('\n'), GivenPlan.Title, .. Body]);

        Assert.Equal(("青府发〔2026〕3号", "2026-03-09", "2026-03-12"), (plan.DocumentNumber, plan.IssuedOn?.ToString("O"), plan.PublishedOn?.ToString("O")));
        Assert.Equal(["青禾县人民政府"], plan.IssuingBodies);
        Assert.Equal(GivenPlan.Title, plan.Title);
        Assert.Equal(LineRole.Metadata, plan.Lines[0].Role);
    }

    [Trait(FormRows.Row, FormRows.CoverAndPageParts)]
    [Theory]
    [InlineData("来源：青禾县人民政府办公室 发布时间：2026-03-12 浏览次数：12")]
    [InlineData("青禾县人民政府办公室　发布时间：2026-03-12　浏览次数：12")]
    [InlineData("2026-03-12 10:00 来源：青禾县司法局 阅读量：30")]
    [InlineData("发布时间：2026-03-12 来源：青禾县司法局 作者： 编辑：李某 打印")]
    [InlineData("信息来源：青禾县司法局 | 发布日期：2026-03-12 | 字号：大 中 小")]
    public void PageParts_GluedToTheIssuer_GivesTheDay(string line)
    {
        var above = GivenPlan.Plan([line, GivenPlan.Title, .. Body]);
        var below = GivenPlan.Plan([GivenPlan.Title, .. Body, line]);

        Assert.Equal(new DateOnly(2026, 3, 12), above.PublishedOn);
        Assert.Equal((GivenPlan.Title, LineRole.Metadata), (above.Title, above.Lines[0].Role));
        Assert.Equal(LineRole.Metadata, below.Lines[^1].Role);
        Assert.Equal(2, below.Tasks.Count());
    }

    [Trait(FormRows.Row, FormRows.CoverAndPageParts)]
    [Theory]
    [InlineData("会议时间：3月12日 地点：县政府")]
    [InlineData("请各单位于3月12日前报送 发布时间：另行通知")]
    [InlineData("关于主题和分类的说明")]
    public void OtherLine_WithWordsOfLabels_IsNoMetadata(string line)
    {
        Assert.NotEqual(LineRole.Metadata, GivenPlan.Plan([line, GivenPlan.Title, .. Body]).Lines[0].Role);
    }

    [Trait(FormRows.Row, FormRows.CoverAndPageParts)]
    [Theory]
    [InlineData("青禾县2026年法治建设工作要点 发布时间：2026-03-12 浏览次数：12")]
    [InlineData("青禾县2026年法治建设工作要点　来源：青禾县司法局　日期：2026-03-12")]
    public void Title_BeforeLabelsOnItsLine_IsRead(string line)
    {
        var plan = GivenPlan.Plan([line, .. Body]);

        Assert.Equal(("青禾县2026年法治建设工作要点", new DateOnly(2026, 3, 12)), (plan.Title, plan.PublishedOn));
        Assert.Equal(2, plan.Tasks.Count());
    }

    [Trait(FormRows.Row, FormRows.CoverAndPageParts)]
    [Fact]
    public void DocumentNumber_WithoutPrefix_IsReported()
    {
        var plan = GivenPlan.Plan(["〔2026〕12号", GivenPlan.Title, .. Body]);

        Assert.Equal("〔2026〕12号", plan.DocumentNumber);
        Assert.Contains(plan.Findings, f => f.Code == FindingCode.DocumentNumberIncomplete);
    }

    [Trait(FormRows.Row, FormRows.CoverAndPageParts)]
    [Theory]
    [InlineData("成文日期：2026-03-09\n发布日期：2026-03-12", "2026-03-09", "2026-03-12")]
    [InlineData("[成文日期]\n2026年3月9日\n[发布日期]\n2026年3月12日", "2026-03-09", "2026-03-12")]
    [InlineData("成文日期:\n发文日期:\n日期:2026-03-12", null, "2026-03-12")]
    [InlineData("青禾县人民政府 2019年12月3日星期二", null, null)]
    public void Dates_OfThePage_AreRead(string lines, string? issued, string? published)
    {
        var plan = GivenPlan.Plan([.. lines.Split('\n'), GivenPlan.Title, .. Body]);

        Assert.Equal(issued, plan.IssuedOn?.ToString("O"));
        Assert.Equal(published, plan.PublishedOn?.ToString("O"));
    }

    [Trait(FormRows.Row, FormRows.CoverAndPageParts)]
    [Theory]
    [InlineData("2026年3月9日")]
    [InlineData("二〇二六年三月九日")]
    [InlineData("二○二六年三月九日")]
    [InlineData("2026 年 3 月 9 日")]
    public void Signature_GivesIssuerAndDate(string date)
    {
        var plan = GivenPlan.Plan([GivenPlan.Title, .. Body, "", "青禾县人民政府办公室", date]);

        Assert.Equal(["青禾县人民政府办公室"], plan.IssuingBodies);
        Assert.Equal(new DateOnly(2026, 3, 9), plan.IssuedOn);
        Assert.Equal([LineRole.Metadata, LineRole.Metadata], plan.Lines.TakeLast(2).Select(l => l.Role));
    }

    [Trait(FormRows.Row, FormRows.DamagedDates)]
    [Theory]
    [InlineData("202639", "2026年3月9日")]
    [InlineData("20261231", "2026年12月31日")]
    [InlineData("2026年39日", "2026年3月9日")]
    [InlineData("2026310", "2026年3月10日")]
    [InlineData("2026129", "2026年1月29日")]
    [InlineData("20263月9日", "2026年3月9日")]
    public void Date_Damaged_IsProposedAndNotTaken(string date, string proposal)
    {
        var plan = GivenPlan.Plan([GivenPlan.Title, .. Body, "青禾县人民政府办公室", date]);

        Assert.Null(plan.IssuedOn);
        Assert.Equal(proposal, plan.Findings.Single(f => f.Code == FindingCode.DateDamaged).Suggestion);
    }

    [Trait(FormRows.Row, FormRows.CoverAndPageParts)]
    [Fact]
    public void Notice_GivesIssuersDateAndTitle()
    {
        var plan = GivenPlan.Plan([
            "中共青禾县委办公室青禾县人民政府办公室关于印发《青禾县法治建设实施方案》的通知",
            "各乡镇党委、政府,县级各部门:",
            "现印发给你们,请认真执行。",
            "中共青禾县委办公室",
            "青禾县人民政府办公室",
            "2026年3月9日",
            "(此件公开发布)",
            GivenPlan.Title,
            "为推进工作,制定本方案。",
            .. Body,
        ]);

        Assert.Equal(GivenPlan.Title, plan.Title);
        Assert.Equal(["中共青禾县委办公室", "青禾县人民政府办公室"], plan.IssuingBodies);
        Assert.Equal(new DateOnly(2026, 3, 9), plan.IssuedOn);
        Assert.Equal(2, plan.Tasks.Count());
        Assert.DoesNotContain(plan.Findings, f => f.Code == FindingCode.UnreadLine);
    }

    [Trait(FormRows.Row, FormRows.CoverAndPageParts)]
    [Theory]
    [InlineData("您当前的位置：首页>政务公开>规划计划")]
    [InlineData("字体：大 中 小")]
    [InlineData("分享到：微信 微博")]
    [InlineData("打印 关闭")]
    [InlineData("扫一扫在手机打开当前页")]
    [InlineData("版权所有：青禾县人民政府 主办单位：青禾县人民政府办公室")]
    [InlineData("ICP备案：青ICP备00000000号-1")]
    [InlineData("相关词条")]
    [InlineData("上一篇：关于放假的通知")]
    public void PageParts_AreTrimmed(string line)
    {
        var plan = GivenPlan.Plan([line, GivenPlan.Title, .. Body, line]);

        Assert.Equal((LineRole.PagePart, LineRole.PagePart), (plan.Lines[0].Role, plan.Lines[^1].Role));
        Assert.Equal(2, plan.Tasks.Count());
    }

    [Trait(FormRows.Row, FormRows.CoverAndPageParts)]
    [Theory]
    [InlineData("附件：青禾县法治建设指标体系")]
    [InlineData("附件1：任务分工表")]
    [InlineData("抄送：县委各部门")]
    [InlineData("（联系人：李某某；联系电话：00000000）")]
    public void Remark_BehindThePlan_IsANote(string line)
    {
        Assert.Equal(LineRole.Note, GivenPlan.Plan([GivenPlan.Title, .. Body, line]).Lines[^1].Role);
    }

    [Trait(FormRows.Row, FormRows.CoverAndPageParts)]
    [Theory]
    [InlineData("青禾县法治建设实施方案(2026—2030年)", 2026, 2030)]
    [InlineData("青禾县法治政府建设规划（2026-2030年）", 2026, 2030)]
    [InlineData("青禾县2026年法治建设工作要点", 2026, 2026)]
    [InlineData("青禾县“十五五”法治建设规划", 2026, 2030)]
    [InlineData("青禾县法治建设实施方案", null, 2030)]
    public void Period_IsRead(string title, int? from, int? to)
    {
        Assert.Equal(new PlanYears(from, to), GivenPlan.Plan([title, "到2030年,法治建设全面提升,为到2035年打下基础。", .. Body]).Period);
    }

    [Trait(FormRows.Row, FormRows.CoverAndPageParts)]
    [Theory]
    [InlineData("青禾县法治建设实施方案", ParsedPlanKind.ImplementationPlan)]
    [InlineData("青禾县法治政府建设实施纲要(2026-2030年)", ParsedPlanKind.ImplementationPlan)]
    [InlineData("青禾县法治社会建设五年行动计划", ParsedPlanKind.ImplementationPlan)]
    [InlineData("青禾县2026年法治建设工作要点", ParsedPlanKind.AnnualWorkPlan)]
    [InlineData("青禾县2026年度法治政府建设工作计划", ParsedPlanKind.AnnualWorkPlan)]
    [InlineData("青禾县法治建设“一规划两纲要”2026年重点任务清单", ParsedPlanKind.AnnualWorkPlan)]
    [InlineData("青禾县法治政府示范创建工作方案", ParsedPlanKind.DemonstrationScheme)]
    [InlineData("青禾县2025年法治政府建设年度报告", ParsedPlanKind.AnnualReport)]
    [InlineData("青禾县司法局2025年工作总结", ParsedPlanKind.AnnualReport)]
    public void Kind_FollowsTheTitle(string title, ParsedPlanKind kind)
    {
        var plan = GivenPlan.Plan([title, .. Body]);

        Assert.Equal(kind, plan.Kind);
        Assert.Equal(kind == ParsedPlanKind.AnnualReport ? 0 : 2, plan.Tasks.Count());
    }

    [Trait(FormRows.Row, FormRows.NoPlan)]
    [Theory]
    [InlineData("关于召开全县法治工作会议的通知\n各乡镇,县级各部门:\n一、会议时间\n4月2日上午。\n二、参会人员\n各单位主要负责人。")]
    [InlineData("今天天气很好。\n我们去爬山。")]
    [InlineData(
        "青禾县2025年法治政府建设情况报告\n一、主要成效\n(一)规范执法。评查案卷120件,合格率98%。\n二、存在问题\n(一)力量不足。\n三、下步打算\n(一)加强培训。2026年底前完成轮训。"
    )]
    [InlineData("通讯录\n姓名\t电话\n李某\t000")]
    [InlineData("1\n2\n3")]
    public void OtherPage_GivesNoTasks(string page)
    {
        var plan = GivenPlan.Plan(page.Split('\n'));

        Assert.Empty(plan.Tasks);
        Assert.Contains(plan.Findings, f => f.Code == FindingCode.NotAPlan);
    }

    [Trait(FormRows.Row, FormRows.Traditional)]
    [Fact]
    public void TraditionalText_IsReadAsItStands()
    {
        var plan = GivenPlan.Plan(
            "青禾市法治政府建設示範創建活動工作方案",
            "一、總體要求",
            "(一)工作目標。到2028年,全面達標。",
            "二、重點任務",
            "(一)嚴格履行決策程式,提高決策水平。規範行政規範性檔案管理,每年形成3—5項經驗。",
            "(二)加強培訓。輪訓執法人員。"
        );

        Assert.Equal(ParsedPlanKind.DemonstrationScheme, plan.Kind);
        Assert.Equal("嚴格履行決策程式,提高決策水平", plan.Chapters[1].Sections[0].Title);
        Assert.Equal("項", plan.Tasks.ElementAt(1).Targets.Single().Unit);
        Assert.Equal("严格履行决策程序,提高决策水平", SimplifiedText.From(plan.Chapters[1].Sections[0].Title));
    }

    [Trait(FormRows.Row, FormRows.Traditional)]
    [Theory]
    [InlineData("規範性檔案", "规范性文件")]
    [InlineData("最佳化營商環境", "优化营商环境")]
    [InlineData("平台建設和套用", "平台建设和应用")]
    [InlineData("人民民眾投訴", "人民群众投诉")]
    [InlineData("檔案館、檔案室", "档案馆、档案室")]
    [InlineData("已是简体,套用原文的文字不变", "已是简体,套用原文的文字不变")]
    public void SimplifiedText_TurnsPhrasesAndCharacters(string traditional, string simplified)
    {
        Assert.Equal(simplified, SimplifiedText.From(traditional));
    }
}
