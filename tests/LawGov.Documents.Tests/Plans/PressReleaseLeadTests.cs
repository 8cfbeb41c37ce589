using LawGov.Documents.Plans;

namespace LawGov.Documents.Tests.Plans;

/// <summary>Plans behind the lead of a newspaper or portal, where no line is their title, and what only speaks of a plan.</summary>
public sealed class PressReleaseLeadTests
{
    private const string Name = "青禾县法治建设实施方案";

    private static readonly string[] WithUnits =
    [
        "为推进法治建设，制定本方案。",
        "一、总体要求",
        "坚持依法行政。",
        "二、重点任务",
        "1.修订议事规则。（县司法局牵头，各乡镇配合）",
        "2.评查执法案卷。（县公安局牵头，各乡镇配合）",
    ];

    private static readonly string[] WithoutUnits =
    [
        "为推进法治建设，制定本方案。",
        "一、总体要求",
        "坚持依法行政。",
        "二、重点任务",
        "修订议事规则，公布决策目录。",
        "评查执法案卷，通报结果。",
    ];

    [Trait(FormRows.Row, FormRows.CoverAndPageParts)]
    [Theory]
    [InlineData("近日，县委、县政府印发了《青禾县法治建设实施方案》，并发出通知，要求各地认真贯彻落实。")]
    [InlineData("日前，县政府办公室印发《青禾县法治建设实施方案》。")]
    [InlineData("本报讯（记者 李某）近日，县委办公室印发《青禾县法治建设实施方案》，全文如下：")]
    [InlineData("3月9日，县委全面依法治县委员会印发《青禾县法治建设实施方案》（以下简称《方案》）。")]
    [InlineData("中共青禾县委 青禾县人民政府印发《青禾县法治建设实施方案》")]
    [InlineData("《青禾县法治建设实施方案》主要内容如下。")]
    [InlineData("《青禾县法治建设实施方案》全文如下：")]
    [InlineData("现将《青禾县法治建设实施方案》全文刊登如下：")]
    public void Lead_InPlaceOfTheTitle_NamesThePlan(string lead)
    {
        var plan = GivenPlan.Plan([lead, .. WithUnits]);

        Assert.Equal(Name, plan.Title);
        Assert.Equal(LineRole.Cover, plan.Lines[0].Role);
        Assert.Equal(ParsedPlanKind.ImplementationPlan, plan.Kind);
        Assert.Equal([1, 2], plan.Tasks.Select(t => t.Number ?? 0));
        Assert.Contains(plan.Findings, f => f.Code == FindingCode.TitleGuessed);
    }

    [Trait(FormRows.Row, FormRows.Paragraphs)]
    [Fact]
    public void Lead_AnnouncingTheText_MakesAPlanOfParagraphs()
    {
        var plan = GivenPlan.Plan(["近日，县政府印发了《青禾县法治建设实施方案》。", "全文如下：", .. WithoutUnits]);

        Assert.Equal(Name, plan.Title);
        Assert.Equal(ParsedPlanKind.ImplementationPlan, plan.Kind);
        Assert.Contains("修订议事规则，公布决策目录。", plan.Tasks.Select(t => t.Text));
    }

    [Trait(FormRows.Row, FormRows.CoverAndPageParts)]
    [Theory]
    [InlineData("青禾县出台法治建设实施方案", Name)]
    [InlineData("青禾县委印发法治建设五年方案", Name)]
    [InlineData("青禾县法治建设实施方案（试行）", "青禾县法治建设实施方案（试行）")]
    public void Headline_AboveTheLead_IsNoTitle(string line, string title)
    {
        Assert.Equal(title, GivenPlan.Plan([line, "近日，县委印发了《青禾县法治建设实施方案》，全文如下。", .. WithUnits]).Title);
    }

    [Trait(FormRows.Row, FormRows.CoverAndPageParts)]
    [Theory]
    [InlineData("根据省政府近日印发的《省法治建设规划》，结合我县实际，制定本方案。")]
    [InlineData("为落实市政府印发《市法治建设规划》的要求，制定本方案。")]
    [InlineData("近日，县委印发了《青禾县志》。")]
    public void OtherSentence_NamesNoPlan(string sentence)
    {
        Assert.Equal(Name, GivenPlan.Plan([sentence, Name, .. WithUnits]).Title);
        Assert.Empty(GivenPlan.Plan([sentence, .. WithUnits]).Title);
    }

    [Trait(FormRows.Row, FormRows.NoPlan)]
    [Theory]
    [InlineData(
        "近日，县政府印发了《青禾县法治建设实施方案》，现解读如下。|一、出台背景|省里印发了规划。|二、重要意义|推进法治建设。|三、主要内容|共提出12项任务。"
    )]
    [InlineData(
        "近日，县政府印发了《青禾县法治建设实施方案》，主要内容如下。|一、制定依据|省里印发了规划。|二、起草过程|征求了意见。|三、主要内容|共提出12项任务。"
    )]
    [InlineData("近日，县政府印发了《青禾县法治建设实施方案》。|方案提出，一是修订议事规则。|二是评查执法案卷。|三是轮训执法人员。")]
    [InlineData(
        "《青禾县法治建设实施方案》政策解读|近日，县政府印发了《青禾县法治建设实施方案》。|一、起草背景|省里印发了规划。|二、主要内容|1.修订议事规则。|2.评查执法案卷。"
    )]
    public void Explanation_OfAPlan_GivesNoTasks(string page)
    {
        var plan = GivenPlan.Plan(page.Split('|'));

        Assert.Empty(plan.Tasks);
        Assert.Contains(plan.Findings, f => f.Code == FindingCode.NotAPlan);
    }
}
