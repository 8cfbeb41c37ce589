using LawGov.Documents.Plans;

namespace LawGov.Documents.Tests.Plans;

/// <summary>
/// Rules that read more must not read too much: what is no aim, no label, no row and no chapter stays what it is, and what is not taken is said.
/// </summary>
public sealed class NothingIsLostTests
{
    private const string Title = "青禾县2026年法治政府建设实施方案";

    private static readonly string[] Named = ["制定年度立法计划。(责任单位:县司法局)", "开展行政执法检查。(责任单位:县市场监管局)"];

    [Trait(FormRows.Row, FormRows.TaskNumbers)]
    [Theory]
    [InlineData("梳理执法依据。向社会公布目录,不少于50项。")]
    [InlineData("更新裁量标准。完善裁量规则。")]
    [InlineData("放宽援助范围。全年办理案件不少于300件。")]
    public void NumberedTask_WhoseFirstSentenceSoundsLikeAFrame_IsATask(string task)
    {
        var plan = GivenPlan.Plan(Title, "一、重点任务", "1." + Named[0], "2." + Named[1], "3." + task);

        Assert.Equal(3, plan.Tasks.Count());
        Assert.Contains(plan.Findings, f => f is { Code: FindingCode.UnitsMissing, Task: 3 });
    }

    [Trait(FormRows.Row, FormRows.Paragraphs)]
    [Theory]
    [InlineData("3.6月底前完成行政执法证件清理。")]
    [InlineData("3.每季度通报一次案卷评查结果。")]
    [InlineData("3.县政府办要建成统一平台。")]
    public void NumberedDuty_BelowAnAim_StaysATaskAndIsDoubted(string duty)
    {
        var plan = GivenPlan.Plan(Title, "一、工作目标", "1.建成法治文化公园。", "2.出庭率达到100%。", duty, "二、重点任务", "4." + Named[0], "5." + Named[1]);

        Assert.Equal(3, plan.Tasks.First().Number);
        Assert.Contains(plan.Findings, f => f is { Code: FindingCode.PerhapsNotATask, Task: 1 });
    }

    [Trait(FormRows.Row, FormRows.Paragraphs)]
    [Theory]
    [InlineData("(二)组织实施。县政府办、县司法局要定期调度。", 3, 0)]
    [InlineData("(二)保障措施。安排专项经费,每季度调度一次。", 2, 1)]
    [InlineData("(二)成立县法治政府建设工作领导小组,2026年3月底前召开第一次会议。", 2, 1)]
    public void Call_ThatNamesAUnitOrATime_IsATaskOrIsReported(string call, int tasks, int reported)
    {
        var plan = GivenPlan.Plan(Title, "一、重点任务", "(一)立法。" + Named[0], "(二)执法。" + Named[1], "二、组织领导", "(一)提高认识。", call);

        Assert.Equal((tasks, reported), (plan.Tasks.Count(), plan.Findings.Count(f => f.Code == FindingCode.PerhapsATask)));
    }

    [Trait(FormRows.Row, FormRows.Tables)]
    [Fact]
    public void AttachedList_InAnotherOrder_GoesByItsWords()
    {
        var plan = GivenPlan.Plan(
            Title,
            "一、重点任务",
            "1.健全决策程序。",
            "2.加强行政复议与应诉工作。",
            "3.深化法治宣传教育。",
            "附件",
            "任务清单",
            "序号\t任务\t责任单位",
            "1\t健全决策程序\t县司法局",
            "2\t深化法治宣传教育\t县委宣传部",
            "3\t加强行政复议与应诉工作\t县法院"
        );

        Assert.Equal(["县司法局", "县法院", "县委宣传部"], plan.Tasks.SelectMany(t => t.ResponsibleUnits));
    }

    [Trait(FormRows.Row, FormRows.Tables)]
    [Fact]
    public void AttachedList_OfOtherDuties_AddsThem()
    {
        var plan = GivenPlan.Plan(
            Title,
            "一、重点任务",
            "1.健全行政决策机制。",
            "2.加强行政复议。",
            "附件",
            "任务清单",
            "序号\t任务\t责任单位",
            "1\t建设综合信息平台\t县大数据局",
            "2\t新建法治公园一处\t县住建局"
        );

        Assert.Equal(4, plan.Tasks.Count());
    }

    [Trait(FormRows.Row, FormRows.Tables)]
    [Fact]
    public void TableOneCellALine_EndsWhereAHeadingStands()
    {
        var plan = GivenPlan.Plan([
            Title,
            .. "序号 任务 牵头单位 配合单位 备注 1 健全决策机制 县司法局 县政府办 无 2 规范执法 县市场监管局 县公安局".Split(' '),
            "二、组织保障",
            "各乡镇要每季度报送进展。",
        ]);

        Assert.Equal(2, plan.Tasks.Count());
        Assert.Equal("组织保障", plan.Chapters[^1].Title);
        Assert.Contains(plan.Findings, f => f.Code == FindingCode.PerhapsATask);
    }

    [Trait(FormRows.Row, FormRows.Tables)]
    [Fact]
    public void TableWithSingleBlanks_DoesNotTakeTheSentenceBehindIt()
    {
        var plan = GivenPlan.Plan(
            Title,
            "序号 任务 责任单位 完成时限 备注",
            "1 健全决策机制 县司法局 6月底 无",
            "2 规范执法 县市场监管局 9月底 无",
            "3 加强宣传 县委宣传部 12月底",
            "各乡镇每季度报送进展。"
        );

        Assert.DoesNotContain("各乡镇", plan.Tasks.Last().UnitNote, StringComparison.Ordinal);
        Assert.Contains(plan.Findings, f => f.Code == FindingCode.PerhapsATask);
    }

    [Trait(FormRows.Row, FormRows.Tables)]
    [Fact]
    public void RowThatCannotBeParted_CostsNoTime()
    {
        var header = "序号 " + string.Join(' ', Enumerable.Repeat("任务", 24)) + " 完成时限";
        var rows = Enumerable.Range(1, 20).Select(n => $"{n} " + string.Join(' ', Enumerable.Repeat("甲", 48)) + " 乙");
        var clock = WorkClock.StartNew();

        GivenPlan.Plan([Title, header, .. rows]);

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5));
    }

    [Trait(FormRows.Row, FormRows.CoverAndPageParts)]
    [Fact]
    public void LastTask_WithLabelsInIt_IsNoFooter()
    {
        var plan = GivenPlan.Plan(Title, "一、重点任务", "1." + Named[0], "2." + Named[1], "3.公布清单 公开时间:2026年6月30日 公开方式:网站");

        Assert.Equal(3, plan.Tasks.Count());
        Assert.Null(plan.PublishedOn);
    }

    [Trait(FormRows.Row, FormRows.CoverAndPageParts)]
    [Fact]
    public void LastNote_WithoutItsColon_IsNoSignature()
    {
        var plan = GivenPlan.Plan(
            Title,
            "一、重点任务",
            "1.制定年度立法计划。",
            "责任单位 县司法局",
            "2.开展法治宣传。",
            "责任单位 县委宣传部",
            "完成时限 2026年6月底"
        );

        Assert.Equal(["县委宣传部"], plan.Tasks.Last().ResponsibleUnits);
        Assert.Equal(new DateOnly(2026, 6, 30), Assert.Single(plan.Tasks.Last().Deadlines).DueOn);
        Assert.Empty(plan.IssuingBodies);
    }

    [Trait(FormRows.Row, FormRows.Headings)]
    [Fact]
    public void SentenceThatEnumerates_IsNotParted()
    {
        var plan = GivenPlan.Plan(
            Title,
            "一、重点任务",
            "1." + Named[0],
            "2.“五张清单”:一、权力清单;二、责任清单;三、负面清单;四、收费清单;五、证明清单,全部公布。(责任单位:县政务服务局)",
            "3." + Named[1]
        );

        Assert.Equal(["县政务服务局"], plan.Tasks.ElementAt(1).ResponsibleUnits);
        Assert.Single(plan.Chapters);
    }

    [Trait(FormRows.Row, FormRows.Targets)]
    [Theory]
    [InlineData("开展检查10次,去年8次。")]
    [InlineData("完成评查100件,问题案卷5件。")]
    [InlineData("新增调解员20名,现任80名。")]
    [InlineData("建成站点8个,位于3个乡镇、12个村。")]
    public void Figure_ThatSaysHowThingsAre_IsNoTarget(string body) => Assert.Single(GivenPlan.Task(body + "(牵头单位:县司法局)").Targets);

    [Trait(FormRows.Row, FormRows.NoPlan)]
    [Fact]
    public void Articles_ThatNameUnits_AreTasks()
    {
        var plan = GivenPlan.Plan(
            "青禾县优化营商环境若干规定",
            "第一条 根据权责清单,修订执法事项目录。(责任单位:县司法局)",
            "第二条 开展行政执法检查。(责任单位:县市场监管局)",
            "第三条 开展宣传。(责任单位:县委宣传部)"
        );

        Assert.Equal(3, plan.Tasks.Count());
    }

    [Trait(FormRows.Row, FormRows.NoPlan)]
    [Fact]
    public void PlanBehindTheSignatureOfItsNotice_IsReadThoughItIsAFileToo()
    {
        var plan = GivenPlan.Plan(
            "青禾县人民政府办公室关于印发青禾县2026年法治政府建设实施方案的通知",
            "各乡镇人民政府:",
            "现将《青禾县2026年法治政府建设实施方案》印发给你们,请认真执行。",
            "青禾县人民政府办公室",
            "2026年3月1日",
            "一、健全决策机制",
            "1.修订规则,6月底前完成。",
            "2.开展评查。",
            "二、加强宣传",
            "1.建设公园。",
            "附件:青禾县2026年法治政府建设实施方案.docx"
        );

        Assert.Equal(3, plan.Tasks.Count());
    }
}
