using LawGov.Documents.Plans;

namespace LawGov.Documents.Tests.Plans;

public sealed class UnitNamesTests
{
    private static readonly string[] Known =
    [
        "县政府办公室",
        "县委办公室",
        "县委组织部",
        "县委宣传部",
        "县委政法委",
        "县委编办",
        "县委依法治县办",
        "县司法局",
        "县公安局",
        "县财政局",
        "县发展改革委",
        "县人力资源和社会保障局",
        "县住房和城乡建设局",
        "县自然资源和规划局",
        "县卫生健康委",
        "县市场监管局",
        "县应急管理局",
        "县农业农村局",
        "县文化和旅游局",
        "县教育局",
        "县审计局",
        "县税务局",
        "县法院",
        "县检察院",
        "县纪委监委",
        "县信访局",
        "县大数据局",
        "县生态环境局",
        "县水利局",
        "县城市管理局",
        "白石镇",
        "青禾街道",
    ];

    [Trait(FormRows.Row, FormRows.Aliases)]
    [Theory]
    [InlineData("县政府办", "县政府办公室")]
    [InlineData("县人民政府办公室", "县政府办公室")]
    [InlineData("县委办", "县委办公室")]
    [InlineData("县组织部", "县委组织部")]
    [InlineData("组织部", "县委组织部")]
    [InlineData("县宣传部", "县委宣传部")]
    [InlineData("政法委", "县委政法委")]
    [InlineData("司法局", "县司法局")]
    [InlineData("青禾县司法局", "县司法局")]
    [InlineData("县发改委", "县发展改革委")]
    [InlineData("发改委", "县发展改革委")]
    [InlineData("县发展和改革委员会", "县发展改革委")]
    [InlineData("县人社局", "县人力资源和社会保障局")]
    [InlineData("县人力社保局", "县人力资源和社会保障局")]
    [InlineData("县住建局", "县住房和城乡建设局")]
    [InlineData("县住建委", "县住房和城乡建设局")]
    [InlineData("县规划自然资源局", "县自然资源和规划局")]
    [InlineData("县卫健委", "县卫生健康委")]
    [InlineData("县卫健局", "县卫生健康委")]
    [InlineData("县市场监督管理局", "县市场监管局")]
    [InlineData("县应急局", "县应急管理局")]
    [InlineData("县文旅局", "县文化和旅游局")]
    [InlineData("县人民法院", "县法院")]
    [InlineData("县人民检察院", "县检察院")]
    [InlineData("县纪委监委机关", "县纪委监委")]
    [InlineData("县城管局", "县城市管理局")]
    [InlineData("县农业局", "县农业农村局")]
    [InlineData("委依法治县办", "县委依法治县办")]
    [InlineData("县司法局局", "县司法局")]
    [InlineData("县司法", "县司法局")]
    public void Suggest_NearName_PutsTheUnitFirst(string printed, string expected)
    {
        Assert.Equal(expected, UnitNames.Suggest(printed, Known)[0].Name);
    }

    [Trait(FormRows.Row, FormRows.Aliases)]
    [Theory]
    [InlineData("县气象台")]
    [InlineData("海关")]
    [InlineData("")]
    public void Suggest_NothingNear_SuggestsNothing(string printed)
    {
        Assert.DoesNotContain(UnitNames.Suggest(printed, Known), s => s.Likeness > 0.75);
    }

    [Trait(FormRows.Row, FormRows.Aliases)]
    [Fact]
    public void Lexicon_FindsNamesAndAliasesWhateverTheWidth()
    {
        var lexicon = new UnitLexicon(["县委党校(行政学院)"], [new("党校", "县委党校(行政学院)")]);

        Assert.Equal("县委党校(行政学院)", lexicon.Find("县委党校（行政学院）"));
        Assert.Equal("县委党校(行政学院)", lexicon.Find(" 党校 "));
        Assert.Null(lexicon.Find("县党校"));
    }

    [Theory]
    [InlineData("提升执法水平。加大重点领域执法力度。", "提升执法水平")]
    [InlineData("修订议事规则", "修订议事规则")]
    [InlineData("全面落实证明事项告知承诺制,实行统一清单,新设事项必须有法律依据,建立核查机制。", "全面落实证明事项告知承诺制")]
    [InlineData("落实《青禾县行政执法监督条例》,健全配套制度。", "落实《青禾县行政执法监督条例》,健全配套制度")]
    public void TaskTitle_IsCutBySense(string body, string title)
    {
        Assert.Equal(title, GivenPlan.Task(body + "(牵头单位:县司法局)").Title);
    }
}
