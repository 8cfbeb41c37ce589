using LawGov.Documents.Plans;

namespace LawGov.Documents.Tests.Plans;

/// <summary>Covers as pages print them: damaged, repeated, broken over lines, with the page's own words around.</summary>
[Trait(FormRows.Row, FormRows.CoverAndPageParts)]
public sealed class CoverFormTests
{
    private static readonly string[] Body =
    [
        "一、重点任务",
        "1.修订议事规则。(牵头单位:县司法局;责任单位:各乡镇)",
        "2.评查执法案卷。(牵头单位:县司法局;责任单位:各乡镇)",
    ];

    [Theory]
    [InlineData("青政发〔20263", "青政发〔20263", "青政发〔2026〕3号")]
    [InlineData("青政字〔202622", "青政字〔202622", "青政字〔2026〕22号")]
    [InlineData("青政字〔202622青禾县人民政府", "青政字〔202622", "青政字〔2026〕22号")]
    [InlineData("青县发20264", "青县发20264", "青县发〔2026〕4号")]
    [InlineData("青政2026 5", "青政20265", "青政〔2026〕5号")]
    [InlineData("青政发〔2026〕1", "青政发〔2026〕1", "青政发〔2026〕1号")]
    [InlineData("青政发〔2026〕2", "青政发〔2026〕2", "青政发〔2026〕2号", "来源：青禾县司法局 发布日期：2026-03-12 字体：【")]
    [InlineData("青府办发〔2026〕号", "青府办发〔2026〕号", null)]
    [InlineData("文号：青府办发〔202612", "青府办发〔202612", "青府办发〔2026〕12号")]
    public void DocumentNumber_Damaged_IsKeptAsPrintedAndProposed(string line, string printed, string? proposal, string? above = null)
    {
        var plan = GivenPlan.Plan([.. above is null ? [] : new[] { above }, line, GivenPlan.Title, .. Body]);

        var finding = plan.Findings.Single(f => f.Code == FindingCode.DocumentNumberIncomplete);
        Assert.Equal((printed, proposal), (plan.DocumentNumber, finding.Suggestion));
        Assert.Contains(finding.Subject!, line);
        Assert.Equal(LineRole.Metadata, plan.Lines[above is null ? 0 : 1].Role);
    }

    [Theory]
    [InlineData("青禾县法治建设20264")]
    [InlineData("青禾县2026年")]
    [InlineData("县司法局发2026年3月")]
    [InlineData("青政发〔2026〕3号")]
    public void OtherLine_IsNoDamagedNumber(string line)
    {
        Assert.DoesNotContain(GivenPlan.Plan([line, GivenPlan.Title, .. Body]).Findings, f => f.Code == FindingCode.DocumentNumberIncomplete);
    }

    [Fact]
    public void DocumentNumber_DamagedBesideAWholeOne_SaysNothing()
    {
        var plan = GivenPlan.Plan(["文号：青政发〔2026〕3号", "青政发〔20263", GivenPlan.Title, .. Body]);

        Assert.Equal("青政发〔2026〕3号", plan.DocumentNumber);
        Assert.DoesNotContain(plan.Findings, f => f.Code == FindingCode.DocumentNumberIncomplete);
    }

    [Theory]
    [InlineData("青禾县政府门户网站-青禾县人民政府办公室关于印发青禾县法治建设实施方案的通知", "青禾县人民政府办公室")]
    [InlineData("青禾县人民政府办公室 政策文件 关于印发《青禾县法治建设实施方案》的通知", "青禾县人民政府办公室")]
    [InlineData("青政办函〔2026〕3号:青禾县人民政府办公室关于转发青禾县法治建设实施方案的通知", "青禾县人民政府办公室")]
    [InlineData("“信息公开目录” 青禾县人民政府办公室关于印发《青禾县法治建设实施方案》的通知", "青禾县人民政府办公室")]
    [InlineData("标题 青禾县人民政府办公室关于印发《青禾县法治建设实施方案》的通知", "青禾县人民政府办公室")]
    [InlineData("政务公开\n青禾县人民政府办公室关于印发\n《青禾县法治建设实施方案》的通知", "青禾县人民政府办公室")]
    [InlineData(
        "青禾在线abc办公室\n关于印发青禾县法治建设实施方案的通知\n各乡镇人民政府：\n现印发给你们。\n青禾县人民政府办公室\n2026年3月9日",
        "青禾县人民政府办公室"
    )]
    [InlineData("网站abc关于印发《青禾县法治建设实施方案》的通知\n青禾县人民政府办公室\n关于印发《青禾县法治建设实施方案》的通知", "青禾县人民政府办公室")]
    [InlineData("青禾县人民政府办公室关于印发《青禾县法治建设实施方案》的通知 |", "青禾县人民政府办公室")]
    [InlineData("青禾县“放管服”改革领导小组关于印发《青禾县法治建设实施方案》的通知", "青禾县“放管服”改革领导小组")]
    [InlineData("中共青禾县委办公室\n青禾县人民政府办公室关于印发《青禾县法治建设实施方案》的通知", "中共青禾县委办公室|青禾县人民政府办公室")]
    public void Issuer_OfTheNotice_IsTheOrganAlone(string cover, string issuers)
    {
        Assert.Equal(GivenPlan.List(issuers), GivenPlan.Plan([.. cover.Split('\n'), GivenPlan.Title, .. Body]).IssuingBodies);
    }

    [Theory]
    [InlineData("县政府办公室关于印发《青禾县法治建设实施方案》的通知", "青禾县人民政府办公室", "青禾县人民政府办公室")]
    [InlineData("县人民政府办公室关于印发《青禾县法治建设实施方案》的通知", "青禾县人民政府办公室", "青禾县人民政府办公室")]
    [InlineData("青禾县人民政府关于印发《青禾县法治建设实施方案》的通知", "青禾县人民政府办公室", "青禾县人民政府")]
    [InlineData("县政府办公室关于印发《青禾县法治建设实施方案》的通知", "青禾县司法局", "县政府办公室")]
    public void Issuer_ShortInTheNotice_IsNamedInFullBySignature(string notice, string signature, string issuer)
    {
        var plan = GivenPlan.Plan([notice, "各乡镇人民政府：", "现印发给你们，请认真执行。", signature, "2026年3月9日", GivenPlan.Title, .. Body]);

        Assert.Equal([issuer], plan.IssuingBodies);
    }

    [Theory]
    [InlineData("青禾县人民政府", "关于深化执法改革的实施意见", "青禾县人民政府")]
    [InlineData("国务院办公厅关于深化执法改革的实施意见", null, "国务院办公厅")]
    [InlineData("青禾在线", "关于深化执法改革的实施意见", null)]
    public void Issuer_OfAnOpinionWithoutNotice(string first, string? second, string? issuer)
    {
        var plan = GivenPlan.Plan([
            first,
            .. second is null ? [] : new[] { second },
            "青政发〔2026〕3号",
            "各乡镇人民政府，县政府各部门：",
            "为推进改革，提出如下意见。",
            .. Body,
        ]);

        Assert.Equal(issuer is null ? [] : [issuer], plan.IssuingBodies);
    }

    [Theory]
    [InlineData(
        "索 引 号 | 0001/2026-48 | 主题分类 | 法治 |\n发文字号 | 青政发〔2026〕3号 | 制发机构 | |\n有效性 | |||\n成文日期 | 2026-03-09 | 发布日期 | 2026-03-12 |"
    )]
    [InlineData("- 文号：青政发〔2026〕3号\n- 公文生成日期：2026-03-09\n- 更新时间：2026-03-12")]
    [InlineData("备注/文号：青政发〔2026〕3号\n成文日期：2026-03-09\n来源：青禾县司法局时间：2026-03-12 17:00")]
    [InlineData("文号 青政发〔2026〕3号\n成文日期 2026-03-09\n状态：有效 发布日期：2026-03-12")]
    [InlineData("文号：青政发〔2026〕3号 责任科室：办公室\n成文日期：2026-03-09\n发表日期：2026-03-12 来源：青禾县司法局")]
    [InlineData("内容概述： 访问量：\n青政发〔2026〕3号\n成文日期：2026-03-09\n• 2026-03-12 14:42")]
    public void Labels_OfPages_AreRead(string lines)
    {
        var plan = GivenPlan.Plan([.. lines.Split('\n'), GivenPlan.Title, .. Body]);

        Assert.Equal(
            ("青政发〔2026〕3号", "2026-03-09", "2026-03-12", GivenPlan.Title),
            (plan.DocumentNumber, plan.IssuedOn?.ToString("O"), plan.PublishedOn?.ToString("O"), plan.Title)
        );
        Assert.All(plan.Lines.Take(lines.Split('\n').Length), l => Assert.Equal(LineRole.Metadata, l.Role));
    }

    [Theory]
    [InlineData("名称 | 牵头单位 | 时限 |")]
    [InlineData("标题党要不得")]
    [InlineData("各单位时间：待定")]
    public void OtherLine_WithALabelsWord_IsNoLabel(string line)
    {
        var plan = GivenPlan.Plan([line, "青禾县2026年度法治政府建设工作要点", .. Body]);

        Assert.NotEqual(LineRole.Metadata, plan.Lines[0].Role);
        Assert.Equal("青禾县2026年度法治政府建设工作要点", plan.Title);
    }

    [Theory]
    [InlineData(
        "青禾县全力打响“便民”品牌\n加快建设法治县三年行动计划\n(2026—2028年)",
        "青禾县人民政府关于印发《青禾县全力打响“便民”品牌加快建设法治县三年行动计划(2026—2028年)》的通知",
        "青禾县全力打响“便民”品牌加快建设法治县三年行动计划(2026—2028年)"
    )]
    [InlineData(
        "青禾县贯彻《东川省政务公开\n五年行动计划(2026—2030年)》实施方案",
        "现将有关文件印发你们。",
        "青禾县贯彻《东川省政务公开五年行动计划(2026—2030年)》实施方案"
    )]
    [InlineData("青禾县贯彻《关于促进\n企业发展的若干政策\n措施》实施方案", "现将有关文件印发你们。", "青禾县贯彻《关于促进企业发展的若干政策措施》实施方案")]
    [InlineData(
        "青禾县全面提升执法质量\n加强法治建设工作方案",
        "《青禾县全面提升执法质量加强法治建设工作方案》已经县政府同意，现印发给你们，请认真执行。",
        "青禾县全面提升执法质量加强法治建设工作方案"
    )]
    public void Title_BrokenOverLines_IsWhole(string lines, string cover, string title)
    {
        Assert.Equal(title, GivenPlan.Plan([cover, .. lines.Split('\n'), .. Body]).Title);
    }

    [Theory]
    [InlineData("《青禾县法治建设实施方案》已经县政府同意，现印发给你们，请认真执行。", "青禾县法治建设实施方案")]
    [InlineData("现将《青禾县2026年工作责任分解》印发你们。", "青禾县2026年工作责任分解")]
    [InlineData("青政发〔2026〕3号《青禾县人民政府关于印发〈青禾县法治建设实施方案〉的通知》", "青禾县法治建设实施方案")]
    [InlineData("青禾县人民政府印发《青禾县法治建设实施方案》", "青禾县法治建设实施方案")]
    public void Title_NamedByTheCoverAlone_IsTaken(string cover, string title)
    {
        var plan = GivenPlan.Plan([cover, "青禾县人民政府", "2026年3月9日", .. Body]);

        Assert.Equal((title, 2), (plan.Title, plan.Tasks.Count()));
    }

    [Theory]
    [InlineData("青禾县2026年政府工作报告责任分解")]
    [InlineData("关于推动企业发展的若干政策")]
    [InlineData("关于优化服务的若干措施")]
    [InlineData("青禾县促进消费政策措施")]
    public void Title_OfAPlanWithoutUnits_IsAPlan(string title)
    {
        var plan = GivenPlan.Plan(title, "一、重点任务", "1.修订议事规则。", "2.评查执法案卷。");

        Assert.Equal((title, 2), (plan.Title, plan.Tasks.Count()));
    }

    [Trait(FormRows.Row, FormRows.NoPlan)]
    [Theory]
    [InlineData("《2026年政府工作报告责任分解》已印发给你们。", "", "")]
    [InlineData("《2026年政府工作报告责任分解》现印发给你们，请结合以下要求认真落实。", "一、", "二、")]
    [InlineData("现将《2026年政府工作报告责任分解》印发给你们，并提出如下要求：", "一、", "二、")]
    public void Notice_WhoseListIsApart_GivesItsOwnWordsAsNoTasks(string opening, string one, string two)
    {
        var plan = GivenPlan.Plan(
            "青禾县人民政府办公室关于印发2026年政府工作报告责任分解的通知",
            "各乡镇人民政府：",
            opening,
            one + "2026年任务繁重，各单位要压实责任，按时完成。",
            two + "各单位要按月报送进展，县政府办公室适时督查。",
            "青禾县人民政府办公室",
            "2026年3月9日"
        );

        Assert.Empty(plan.Tasks);
        Assert.Contains(plan.Findings, f => f.Code == FindingCode.NotAPlan);
    }

    [Trait(FormRows.Row, FormRows.DamagedDates)]
    [Theory]
    [InlineData("2026-12-14", "2016-11-25", "2016-11-25", true)]
    [InlineData("2026-03-09", "2026-03-12", "2026-03-09", false)]
    public void DayOnThePage_FarFromTheSignature_IsReported(string labelled, string signed, string issued, bool isReported)
    {
        var plan = GivenPlan.Plan(["成文日期：" + labelled, GivenPlan.Title, .. Body, "青禾县人民政府", signed]);

        Assert.Equal(issued, plan.IssuedOn?.ToString("O"));
        Assert.Equal(isReported, plan.Findings.Any(f => f.Code == FindingCode.DatesDiffer));
    }

    [Trait(FormRows.Row, FormRows.Headings)]
    [Theory]
    [InlineData(
        "青禾县法治建设实施方案一、提高站位1、加强学习，统一、规范标准。2、压实责任，按月调度。二、改进执法，优化环境1、修订议事规则。2、评查执法案卷。3、编印案例。",
        2,
        5
    )]
    [InlineData(
        "青禾县法治建设实施方案 一、决策机制（一）修订规则。推进改革。（二）评查案卷。优化服务。二、执法机制（一）编印案例。县司法局落实。（二）清理文件。县公安局落实。",
        2,
        4
    )]
    [InlineData(
        "青禾县法治建设实施方案 一、甲某牵头事项 1.修订议事规则。 责任单位：县司法局、县财政局 2.评查执法案卷。 责任单位：县公安局 二、乙某牵头事项 1.编印案例。 责任单位：县法院 2.清理文件。 责任单位：县司法局",
        2,
        4
    )]
    public void Plan_InOneLine_IsPartedByTheOrderOfItsNumbers(string text, int chapters, int tasks)
    {
        var plan = GivenPlan.Plan(text);

        Assert.Equal((GivenPlan.Title, chapters, tasks), (plan.Title, plan.Chapters.Count, plan.Tasks.Count()));
    }

    [Trait(FormRows.Row, FormRows.Headings)]
    [Theory]
    [InlineData("1.统一、规范执法标准。二、三级单位同步落实，2、3月开展培训，按季评查。(县司法局)")]
    [InlineData("1.推进改革。二、建立台账。要求明确。(县司法局)")]
    [InlineData("1.坚持一、二线联动，三、四季度评查。四、五月份培训。(县司法局)")]
    public void Sentence_WithNumerals_IsNotParted(string task)
    {
        Assert.Equal(2, GivenPlan.Tasks(task, "2.评查案卷。(县公安局)").Tasks.Count());
    }

    [Theory]
    [InlineData("|")]
    [InlineData("| ||")]
    [InlineData("------")]
    [InlineData("————")]
    public void StrokesAlone_ArePageParts(string line)
    {
        var plan = GivenPlan.Plan([line, GivenPlan.Title, line, Body[0], Body[1], line, Body[2]]);

        Assert.Equal([LineRole.PagePart, LineRole.PagePart, LineRole.PagePart], new[] { 0, 2, 5 }.Select(i => plan.Lines[i].Role));
        Assert.Equal(["修订议事规则。", "评查执法案卷。"], plan.Tasks.Select(t => t.Text));
    }
}
