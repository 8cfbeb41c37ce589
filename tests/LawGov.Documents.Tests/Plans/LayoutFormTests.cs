using LawGov.Documents.Plans;

namespace LawGov.Documents.Tests.Plans;

public sealed class LayoutFormTests
{
    [Trait(FormRows.Row, FormRows.CoverAndPageParts)]
    [Theory]
    [InlineData("— 14 —")]
    [InlineData("- 3 -")]
    [InlineData("－３－")]
    [InlineData("第3页 共20页")]
    [InlineData("14")]
    public void PageNumber_AmongTheTasks_IsPagePart(string mark)
    {
        var plan = GivenPlan.Tasks("1.修订议事规则,", mark, "明确程序。(牵头单位:县司法局)", mark, "2.评查执法案卷。(牵头单位:县司法局)");

        Assert.Equal(["修订议事规则,\n明确程序。", "评查执法案卷。"], plan.Tasks.Select(t => t.Text));
        Assert.Equal(LineRole.PagePart, plan.Lines[4].Role);
    }

    [Trait(FormRows.Row, FormRows.CoverAndPageParts)]
    [Fact]
    public void TableOfContents_IsPagePart()
    {
        var plan = GivenPlan.Plan(
            GivenPlan.Title,
            "目录",
            "一、重点任务……………1",
            "二、保障措施............5",
            "一、重点任务",
            "1.修订议事规则。(牵头单位:县司法局)",
            "2.评查执法案卷。(牵头单位:县司法局)",
            "二、保障措施",
            "加强领导。"
        );

        Assert.Equal(["重点任务", "保障措施"], plan.Chapters.Select(c => c.Title));
        Assert.Equal(GivenPlan.Title, plan.Title);
    }

    [Trait(FormRows.Row, FormRows.Separators)]
    [Fact]
    public void Name_BrokenByALineEnd_StaysWhole()
    {
        var task = GivenPlan.Task("完善制度。(牵头单位:县人力资源\n和社会保障局、县司法\n局;责任单位:县委\n组织部、县公安局\n县城管局)");

        Assert.Equal(["县人力资源和社会保障局", "县司法局"], task.LeadUnits);
        Assert.Equal(["县委组织部", "县公安局", "县城管局"], task.ResponsibleUnits);
    }

    [Trait(FormRows.Row, FormRows.Paragraphs)]
    [Fact]
    public void WrappedParagraphs_AreJoined()
    {
        var plan = GivenPlan.Plan(
            "青禾县2026年法治建设工作计划",
            "一、健全制度",
            "修订县政府议事规则和重大决策程序规定,明确合法性审",
            "查的范围和时限,凡是未经审查的一律不得提交会议讨论决",
            "定。",
            "清理与上位法不一致的行政规范性文件,清理结果应当在",
            "门户网站上公布,接受社会监督。",
            "二、建强队伍",
            "配齐法制审核人员。"
        );

        Assert.Equal(3, plan.Tasks.Count());
        Assert.Equal((3, 5), (plan.Tasks.First().Line, plan.Tasks.First().EndLine));
    }

    [Trait(FormRows.Row, FormRows.NoteBrackets)]
    [Fact]
    public void Sections_WithAUnitNoteEach_AreOneTaskEach()
    {
        var plan = GivenPlan.Plan(
            GivenPlan.Title,
            "一、重点任务",
            "(一)健全制度。修订议事规则。",
            "清理过期文件。",
            "(牵头单位:县司法局)",
            "(二)建强队伍",
            "轮训执法人员。",
            "责任单位:县司法局、县委组织部",
            "(三)开展法治督察(牵头单位:县委依法治县办)",
            "(四)办好法治讲堂",
            "牵头单位:县委宣传部"
        );
        var tasks = plan.Tasks.ToList();

        Assert.Equal(["修订议事规则。\n清理过期文件。", "轮训执法人员。", "开展法治督察", "办好法治讲堂"], tasks.Select(t => t.Text));
        Assert.Equal(["健全制度", "建强队伍", "开展法治督察", "办好法治讲堂"], plan.Chapters[0].Sections.Select(s => s.Title));
        Assert.Equal(["县委宣传部"], tasks[3].LeadUnits);
    }

    [Trait(FormRows.Row, FormRows.NoteBrackets)]
    [Fact]
    public void Note_InTheMiddle_StaysInTheTextAndCounts()
    {
        var task = GivenPlan.Task("修订议事规则。(牵头单位:县政府办)评查执法案卷。(牵头单位:县司法局)");

        Assert.Equal(["县政府办", "县司法局"], task.LeadUnits);
        Assert.Equal("修订议事规则。(牵头单位:县政府办)评查执法案卷。", task.Text);
    }

    [Trait(FormRows.Row, FormRows.BareLists)]
    [Theory]
    [InlineData("修订议事规则(县司法局)")]
    [InlineData("修订议事规则(县司法局)。")]
    [InlineData("修订议事规则。(县司法局)")]
    [InlineData("修订议事规则(县司法局负责)")]
    [InlineData("修订议事规则。(由县司法局负责)")]
    public void Bracket_WithOneUnit_IsANote(string text)
    {
        var task = GivenPlan.Task(text);

        Assert.Equal("修订议事规则", task.Text.TrimEnd('。'));
        Assert.Equal(["县司法局"], task.LeadUnits.Concat(task.ResponsibleUnits));
    }

    [Fact]
    public void Line_WithoutAPlace_IsListedAsUnread()
    {
        var plan = GivenPlan.Plan(
            GivenPlan.Title,
            "一、重点任务",
            "1.修订议事规则。(牵头单位:县司法局)",
            "此处为散落的一行文字",
            "2.评查执法案卷。(牵头单位:县司法局)"
        );

        Assert.Equal(LineRole.Unread, plan.Lines[3].Role);
        Assert.Contains(plan.Findings, f => f.Code == FindingCode.UnreadLine && f.Line == 4);
    }

    [Fact]
    public void Json_HasTheFieldsOfTheSchema()
    {
        var json = System
            .Text.Json.JsonDocument.Parse(
                ParsedPlanJson.Write(
                    GivenPlan.Tasks(
                        "1.修订议事规则,2027年底前完成。(牵头单位:县司法局;责任单位:各乡镇)",
                        "2.每年举办两期以上培训班。(县司法局、县委组织部按职责分工负责)"
                    )
                )
            )
            .RootElement;
        var task = json.GetProperty("chapters")[0].GetProperty("sections")[0].GetProperty("tasks")[0];

        Assert.Equal("implementation-plan", json.GetProperty("kind").GetString());
        Assert.Equal(1, task.GetProperty("number").GetInt32());
        Assert.Equal("修订议事规则,2027年底前完成。", task.GetProperty("startsWith").GetString());
        Assert.Equal("2027-12-31", task.GetProperty("deadlines")[0].GetProperty("due").GetString());
        Assert.Equal("各乡镇", task.GetProperty("collectives")[0].GetString());
    }
}
