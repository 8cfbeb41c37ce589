using LawGov.Documents.Plans;

namespace LawGov.Documents.Tests.Plans;

/// <summary>NonTaskParts, achievements and calls on everybody: introduction where the tasks name their units, doubted tasks where no task does.</summary>
public sealed class NonTaskPartsTests
{
    private static readonly string[] Tasks =
    [
        "二、重点任务",
        "(一)规范决策程序",
        "修订议事规则,明确审查范围。(牵头单位:县司法局)",
        "(二)加强执法监督",
        "评查执法案卷,通报结果。(牵头单位:县司法局;责任单位:各乡镇)",
    ];

    [Trait(FormRows.Row, FormRows.Paragraphs)]
    [Theory]
    [InlineData("一、总体要求")]
    [InlineData("一、指导思想和主要目标")]
    [InlineData("一、活动目标")]
    [InlineData("一、充分认识法治建设的重要意义")]
    [InlineData("一、工作思路及基本原则")]
    public void Paragraph_OfAims_IsIntroductionWhereTasksNameUnits(string heading)
    {
        var plan = GivenPlan.Plan([GivenPlan.Title, heading, "以建设法治青禾为统领,到2027年底群众满意度明显提升。", .. Tasks]);

        Assert.Equal(["修订议事规则,明确审查范围。", "评查执法案卷,通报结果。"], plan.Tasks.Select(t => t.Text));
        Assert.Contains("群众满意度", plan.Chapters[0].Intro, StringComparison.Ordinal);
        Assert.DoesNotContain(plan.Findings, f => f.Code is FindingCode.UnreadLine or FindingCode.PerhapsATask);
    }

    [Trait(FormRows.Row, FormRows.Paragraphs)]
    [Theory]
    [InlineData("三、工作要求")]
    [InlineData("三、组织保障")]
    [InlineData("三、加强组织领导")]
    public void Paragraph_ThatCallsOnEverybody_IsIntroductionAndItsTimeIsReported(string heading)
    {
        var plan = GivenPlan.Plan([
            GivenPlan.Title,
            "一、总体要求",
            "建设法治青禾。",
            .. Tasks,
            heading,
            "(一)提高认识。主要负责同志要亲自抓。",
            "(二)及时总结。各单位于2026年11月20日前把总结送县司法局。",
        ]);

        Assert.Equal(2, plan.Tasks.Count());
        Assert.Equal("各单位于2026年11月20日前把总结送县司法局。", plan.Chapters[2].Sections[1].Intro);
        Assert.Contains("2026年11月20日前", Assert.Single(plan.Findings, f => f.Code == FindingCode.PerhapsATask).Message, StringComparison.Ordinal);
    }

    [Trait(FormRows.Row, FormRows.Paragraphs)]
    [Fact]
    public void Paragraph_WithUnitsUnderSuchAHeading_IsATask()
    {
        var plan = GivenPlan.Plan([
            GivenPlan.Title,
            "一、总体要求",
            "建设法治青禾。",
            .. Tasks,
            "三、工作要求",
            "(一)强化督导",
            "定期通报进展。(牵头单位:县委依法治县办)",
        ]);

        Assert.Equal(3, plan.Tasks.Count());
    }

    [Trait(FormRows.Row, FormRows.TaskNumbers)]
    [Fact]
    public void NumberedAims_AreIntroductionAndTheirNumbersAreNotMissed()
    {
        var plan = GivenPlan.Plan(
            GivenPlan.Title,
            "一、建设法治青禾",
            "1.指导思想。坚持依法行政。",
            "2.工作目标。到2028年底建成示范县。",
            "3.修订议事规则。(牵头单位:县司法局)",
            "4.评查执法案卷。(牵头单位:县司法局)",
            "5.编印案例选。(牵头单位:县司法局)"
        );

        Assert.Equal([3, 4, 5], plan.Tasks.Select(t => t.Number!.Value));
        Assert.DoesNotContain(plan.Findings, f => f.Code is FindingCode.NumberMissing or FindingCode.UnitsMissing);
        Assert.Contains("坚持依法行政", plan.Chapters[0].Intro, StringComparison.Ordinal);
    }

    [Trait(FormRows.Row, FormRows.TaskNumbers)]
    [Fact]
    public void NumberedAims_WhereNoTaskNamesUnits_StayTasksAndAreDoubted()
    {
        var plan = GivenPlan.Plan(
            GivenPlan.Title,
            "一、指导思想",
            "1.坚持依法行政,建设法治青禾。",
            "二、工作内容",
            "2.修订议事规则。",
            "3.目标任务。评查执法案卷二百件。",
            "4.编印案例选。"
        );

        Assert.Equal(4, plan.Tasks.Count());
        Assert.Equal([1, 3], plan.Findings.Where(f => f.Code == FindingCode.PerhapsNotATask).Select(f => f.Task!.Value));
    }

    [Trait(FormRows.Row, FormRows.Paragraphs)]
    [Theory]
    [InlineData("主要任务")]
    [InlineData("落实年度目标")]
    [InlineData("完善工作要求清单")]
    public void Heading_OfDuties_IsNoAim(string heading)
    {
        var plan = GivenPlan.Plan([GivenPlan.Title, "一、" + heading, "建立联席会议,共享案件线索。", .. Tasks]);

        Assert.Equal(3, plan.Tasks.Count());
        Assert.Contains(plan.Findings, f => f is { Code: FindingCode.UnitsMissing, Task: 1 });
    }

    [Trait(FormRows.Row, FormRows.Paragraphs)]
    [Fact]
    public void Sentence_ThatSetsUpAGroup_IsNoUnitNote()
    {
        var plan = GivenPlan.Plan([
            GivenPlan.Title,
            "一、总体要求",
            "建设法治青禾。",
            .. Tasks,
            "三、保障措施",
            "(一)健全机构",
            "成立由县长任组长的领导小组,办公室设在县司法局。",
        ]);

        Assert.Equal(2, plan.Tasks.Count());
        Assert.Contains("领导小组", plan.Chapters[2].Sections[0].Intro, StringComparison.Ordinal);
    }

    [Trait(FormRows.Row, FormRows.Tables)]
    [Fact]
    public void AttachedTable_InItsOwnWordsButInTheSameOrder_GivesUnitsToTheTasksOfTheText()
    {
        var plan = GivenPlan.Plan(
            "青禾县2026年普法工作方案",
            "一、重点内容",
            "(一)学习宪法",
            "组织宪法宣誓和宪法晨读,让宪法走进课堂。",
            "(二)学习民法典",
            "以宣传月为契机,推动民法典进万家。",
            "二、工作要求",
            "各单位要精心组织。",
            "附件",
            "任务分工表",
            "序号\t任务\t责任单位\t完成时限",
            "1\t组织宪法宣誓和宪法晨读\t县教育局\t12月",
            "2\t开展民法典宣传月活动\t县司法局\t5月"
        );

        Assert.Equal(["组织宪法宣誓和宪法晨读,让宪法走进课堂。", "以宣传月为契机,推动民法典进万家。"], plan.Tasks.Select(t => t.Text));
        Assert.Equal(["县教育局", "县司法局"], plan.Tasks.SelectMany(t => t.ResponsibleUnits));
    }

    [Trait(FormRows.Row, FormRows.Paragraphs)]
    [Theory]
    [InlineData("清理范围", 2)]
    [InlineData("改革目标", 2)]
    [InlineData("统一标准", 3)]
    [InlineData("明确责任范围", 3)]
    public void Heading_OfWhatIsMeant_IsNoDutyUnlessAVerbOpensIt(string heading, int tasks) =>
        Assert.Equal(tasks, GivenPlan.Plan([GivenPlan.Title, "一、" + heading, "以县政府名义印发的规范性文件。", .. Tasks]).Tasks.Count());

    [Trait(FormRows.Row, FormRows.Paragraphs)]
    [Fact]
    public void Stages_WithoutUnits_AreIntroductionWhereTasksNameUnits()
    {
        var plan = GivenPlan.Plan([
            GivenPlan.Title,
            "一、总体要求",
            "建设法治青禾。",
            .. Tasks,
            "三、实施步骤",
            "(一)动员部署(3月)。制定细化方案。",
            "(二)集中整治(4月至9月)。查摆问题。",
        ]);

        Assert.Equal(2, plan.Tasks.Count());
        Assert.Equal("查摆问题。", plan.Chapters[2].Sections[1].Intro);
    }
}
