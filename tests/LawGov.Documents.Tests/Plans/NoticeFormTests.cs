using LawGov.Documents.Plans;

namespace LawGov.Documents.Tests.Plans;

/// <summary>Notices with points of their own, before the plan or without it.</summary>
public sealed class NoticeFormTests
{
    private const string Notice = "青禾县人民政府办公室关于印发青禾县2026年法治建设任务分解方案的通知";

    private static readonly string[] Points =
    [
        "各乡镇，县政府各部门：",
        "现印发给你们，并提出如下要求。",
        "一、各单位要高度重视，3月底前报送方案。",
        "二、县司法局要加强督促检查。",
        "三、各单位每季度报送进展情况。",
    ];

    private static readonly string[] Body = ["一、行政决策", "1.修订议事规则。（责任单位：县司法局）", "2.公布决策目录。（责任单位：县政府办）"];

    [Trait(FormRows.Row, FormRows.CoverAndPageParts)]
    [Theory]
    [InlineData("青禾县人民政府办公室|2026年3月9日|青禾县2026年法治建设任务分解方案")]
    [InlineData("青禾县人民政府办公室|青禾县2026年法治建设任务分解方案")]
    [InlineData("青禾县2026年法治建设任务分解方案")]
    [InlineData("2026年3月9日|2026年法治建设任务分解方案")]
    [InlineData("青禾县2026年法治建设|任务分解方案")]
    [InlineData("2026年法治建设任务分解方案")]
    [InlineData("青禾县2026年法治建设工作任务分解方案（试行）")]
    [InlineData("附件：2026年青禾县法治建设任务分解方案|青禾县人民政府办公室|2026年3月9日|2026年度青禾县法治建设|任务分解方案")]
    [InlineData("附件|2026年法治建设任务分解方案")]
    public void Plan_BehindThePointsOfItsNotice_IsReadAlone(string between)
    {
        var plan = GivenPlan.Plan([Notice, .. Points, .. between.Split('|'), .. Body]);

        Assert.Equal(
            string.Concat(between.Split('|').SkipWhile(l => l.Contains('：', StringComparison.Ordinal) || l.EndsWith('室') || l.EndsWith('日') || l == "附件")),
            plan.Title
        );
        Assert.Equal(["行政决策"], plan.Chapters.Select(c => c.Title));
        Assert.Equal(["修订议事规则。", "公布决策目录。"], plan.Tasks.Select(t => t.Text));
        Assert.All(plan.Lines.Skip(3).Take(3), l => Assert.Equal(LineRole.Cover, l.Role));
    }

    [Trait(FormRows.Row, FormRows.CoverAndPageParts)]
    [Theory]
    [InlineData("青禾县2026年普法依法治理工作要点")]
    [InlineData("青禾县2026年法治建设任务分解方案责任清单")]
    [InlineData("青禾县2025年法治建设任务分解方案")]
    [InlineData("《青禾县2026年法治建设任务分解方案》由县司法局解释。")]
    public void OtherLine_BehindPoints_BeginsNoPlan(string line)
    {
        var plan = GivenPlan.Plan([
            Notice,
            "各乡镇，县政府各部门：",
            "现将方案通知如下。",
            "一、规范决策。（责任单位：县司法局）",
            "二、规范执法。（责任单位：县公安局）",
            line,
            "一、深化普法。（责任单位：县教育局）",
        ]);

        Assert.Equal(["规范决策。", "规范执法。"], plan.Tasks.Take(2).Select(t => t.Text));
    }

    [Trait(FormRows.Row, FormRows.NoPlan)]
    [Theory]
    [InlineData("现将方案印发给你们，并就有关事项通知如下：", "青禾县人民政府办公室")]
    [InlineData("现印发给你们，请认真贯彻执行。", "附件：青禾县2026年法治建设任务分解方案")]
    [InlineData("现印发给你们，请认真贯彻执行。", "附件：1.青禾县2026年法治建设任务分解方案")]
    [InlineData("现印发给你们，请认真贯彻执行。", "附件1：责任分工表.xlsx")]
    [InlineData("现印发给你们，请认真贯彻执行。", "附件：2026年法治建设任务分解方案.pdf")]
    public void NoticeWithoutItsPlan_GivesNoTasks(string opening, string end)
    {
        string[][] points =
        [
            ["1.压实责任，2月3日前报送方案。", "2.统筹协调，积极配合。", "3.加强督查，每月报送进展。"],
            ["一、压实责任", "各单位要制定方案，2月3日前报送。", "二、加强督查", "每月报送进展。"],
        ];
        foreach (var own in points)
        {
            var plan = GivenPlan.Plan([Notice, "各乡镇，县政府各部门：", opening, .. own, end, "2026年1月25日"]);

            Assert.Empty(plan.Chapters);
            Assert.Equal("青禾县2026年法治建设任务分解方案", plan.Title);
            Assert.Contains(plan.Findings, f => f.Code == FindingCode.NotAPlan);
        }
    }

    [Trait(FormRows.Row, FormRows.CoverAndPageParts)]
    [Theory]
    [InlineData("附件：青禾县2026年法治建设任务分解方案", "（牵头单位：县司法局；责任单位：各乡镇）")]
    [InlineData("附件：指标体系", "")]
    [InlineData("青禾县人民政府办公室", "")]
    public void NoticeThatIsThePlan_KeepsItsTasks(string end, string note)
    {
        var plan = GivenPlan.Plan([
            Notice,
            "各乡镇，县政府各部门：",
            "现将方案通知如下：",
            "一、重点任务",
            "1.修订议事规则。" + note,
            "2.评查执法案卷。" + note,
            end,
            "2026年1月25日",
        ]);

        Assert.Equal(["修订议事规则。", "评查执法案卷。"], plan.Tasks.Select(t => t.Text));
    }

    [Trait(FormRows.Row, FormRows.NoPlan)]
    [Theory]
    [InlineData("青禾县规范性文件管理办法", "第一条 为了加强规范性文件管理，根据有关规定，制定本办法。")]
    [InlineData("青禾县规范性文件管理办法（试行）", "第一条 为加强规范性文件管理，结合本县实际，制定本办法。")]
    [InlineData("青禾县行政应诉工作规则", "第一条 根据《中华人民共和国行政诉讼法》，制定本规则。")]
    [InlineData("青禾县人民政府令", "第一条 【目的】为了加强规范性文件管理，制定本规定。")]
    public void Regulation_WithoutGeneralProvisions_GivesNoTasks(string title, string article)
    {
        var plan = GivenPlan.Plan(
            title,
            article,
            "第二条 县司法局负责本县规范性文件的合法性审核。",
            "第三条 起草单位应当在每年11月30日前报送计划。",
            "第四条 本办法自发布之日起施行。"
        );

        Assert.Empty(plan.Tasks);
        Assert.Contains(plan.Findings, f => f.Code == FindingCode.NotAPlan);
    }

    [Trait(FormRows.Row, FormRows.TaskNumbers)]
    [Theory]
    [InlineData("青禾县优化法治化营商环境若干措施", "第一条 为企业提供法律体检。")]
    [InlineData("青禾县优化法治化营商环境实施办法", "第一条 为企业提供法律体检。")]
    [InlineData("青禾县优化法治化营商环境若干措施", "第一条 根据企业需要制定服务清单。")]
    public void Article_ThatIsADuty_MakesNoRegulation(string title, string article)
    {
        var plan = GivenPlan.Plan(title, article + "（牵头单位：县司法局）", "第二条 清理不合理的证明。（牵头单位：县政务服务局）");

        Assert.Equal(2, plan.Tasks.Count());
    }
}
