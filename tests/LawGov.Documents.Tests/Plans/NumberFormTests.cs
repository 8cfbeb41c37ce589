using LawGov.Documents.Plans;

namespace LawGov.Documents.Tests.Plans;

[Trait(FormRows.Row, FormRows.TaskNumbers)]
public sealed class NumberFormTests
{
    [Theory]
    [InlineData("1.", "2.", "3.")]
    [InlineData("1、", "2、", "3、")]
    [InlineData("1．", "2．", "3．")]
    [InlineData("１．", "２．", "３．")]
    [InlineData("1 .", "2 .", "3 .")]
    [InlineData("(1)", "(2)", "(3)")]
    [InlineData("（1）", "（2）", "（3）")]
    [InlineData("1)", "2)", "3)")]
    [InlineData("①", "②", "③")]
    [InlineData("⒈", "⒉", "⒊")]
    [InlineData("第一条 ", "第二条 ", "第三条 ")]
    [InlineData("第1条　", "第2条　", "第3条　")]
    [InlineData("一是", "二是", "三是")]
    [InlineData("1", "2.", "3")]
    [InlineData("1.", "2", "3.")]
    [InlineData("1.", "2", "3")]
    [InlineData("  1. ", "\u30002. ", "\u20023. ")]
    public void Numbers_InAnyForm_BeginTasks(string one, string two, string three)
    {
        var plan = GivenPlan.Tasks(
            one + "推进简政放权。(牵头单位:县司法局)",
            two + "深化执法改革。(牵头单位:县司法局)",
            three + "贯彻普法规划。(牵头单位:县司法局)"
        );

        Assert.Equal([1, 2, 3], plan.Tasks.Select(t => t.Number ?? 0));
        Assert.Equal(["推进简政放权。", "深化执法改革。", "贯彻普法规划。"], plan.Tasks.Select(t => t.Text));
    }

    [Fact]
    public void Number_LikeAYear_CountsWhereItIsTheNext()
    {
        var tasks = Enumerable
            .Range(1, 22)
            .Select(n => (n is 20 ? "20" : n + ".") + (n is 21 ? "2027年底前建成平台。" : "贯彻落实条例。") + "(牵头单位:县司法局)")
            .ToArray();

        var plan = GivenPlan.Tasks(tasks);

        Assert.Equal(Enumerable.Range(1, 22), plan.Tasks.Select(t => t.Number ?? 0));
        Assert.StartsWith("2027年底前", plan.Tasks.ElementAt(20).Text, StringComparison.Ordinal);
        Assert.Contains(plan.Findings, f => f.Code == FindingCode.NumberWithoutMark && f.Task == 20);
    }

    [Fact]
    public void Number_RunTogetherWithAYear_IsPartedByOrder()
    {
        var plan = GivenPlan.Tasks("1.建立名册。(牵头单位:县司法局)", "22026年底前建成平台。(牵头单位:县司法局)", "3.编印案例。(牵头单位:县司法局)");

        Assert.Equal([1, 2, 3], plan.Tasks.Select(t => t.Number ?? 0));
        Assert.Equal("2026年底前建成平台。", plan.Tasks.ElementAt(1).Text);
    }

    [Theory]
    [InlineData("20265月,县委印发纲要。为落实纲要,制定本方案。")]
    [InlineData("2026年5月,县委印发纲要。为落实纲要,制定本方案。")]
    [InlineData("3个月来,各项工作进展顺利。")]
    [InlineData("2026年,全县要抓好以下工作。")]
    public void Line_BeginningWithAYearOrFigure_IsNoTask(string line)
    {
        var plan = GivenPlan.Plan(GivenPlan.Title, line, "一、重点任务", "1.建立名册。(牵头单位:县司法局)", "2.编印案例。(牵头单位:县司法局)");

        Assert.Equal([1, 2], plan.Tasks.Select(t => t.Number ?? 0));
    }

    [Fact]
    public void Numbers_RestartingAtAChapter_AreKept()
    {
        var plan = GivenPlan.Plan(
            GivenPlan.Title,
            "一、制度",
            "1.甲事项。(牵头单位:县司法局)",
            "2.乙事项。(牵头单位:县司法局)",
            "二、队伍",
            "1.丙事项。(牵头单位:县司法局)",
            "2.丁事项。(牵头单位:县司法局)"
        );

        Assert.Equal([1, 2, 1, 2], plan.Tasks.Select(t => t.Number ?? 0));
        Assert.DoesNotContain(plan.Findings, f => f.Code is FindingCode.NumberMissing or FindingCode.NumberRepeated);
    }

    [Theory]
    [InlineData("1.", "2.", "4.", FindingCode.NumberMissing)]
    [InlineData("1.", "2.", "2.", FindingCode.NumberRepeated)]
    [InlineData("2.", "3.", "4.", FindingCode.NumberMissing)]
    public void Numbers_OutOfOrder_AreReported(string one, string two, string three, FindingCode code)
    {
        var plan = GivenPlan.Tasks(one + "甲事项。(牵头单位:县司法局)", two + "乙事项。(牵头单位:县司法局)", three + "丙事项。(牵头单位:县司法局)");

        Assert.Equal(3, plan.Tasks.Count());
        Assert.Contains(plan.Findings, f => f.Code == code);
    }

    [Fact]
    public void Number_LostBetweenTwo_IsRestored()
    {
        var plan = GivenPlan.Tasks("1.甲事项。(牵头单位:县司法局)", "健全乙制度。(牵头单位:县财政局)", "3.丙事项。(牵头单位:县司法局)");

        Assert.Equal([1, 2, 3], plan.Tasks.Select(t => t.Number ?? 0));
        Assert.Contains(plan.Findings, f => f.Code == FindingCode.NumberMissing && f.Task == 2);
    }

    [Fact]
    public void HanNumbers_WithoutChaptersAbove_NumberTheTasks()
    {
        var plan = GivenPlan.Plan(
            GivenPlan.Title,
            "一、建立顾问名册。推动应聘尽聘。(牵头单位:县司法局)",
            "二、规范涉企检查。",
            "推行扫码检查。",
            "责任单位:县市场监管局、县城管局",
            "三、办好法治讲堂。(县委组织部、县司法局按职责分工负责)"
        );

        Assert.Equal([1, 2, 3], plan.Tasks.Select(t => t.Number ?? 0));
        Assert.Null(Assert.Single(plan.Chapters).Ordinal);
        Assert.Equal("规范涉企检查。\n推行扫码检查。", plan.Tasks.ElementAt(1).Text);
    }

    [Fact]
    public void SubItems_StayInTheBody()
    {
        var plan = GivenPlan.Tasks("1.建立名册。", "(1)县级名册;", "(2)乡镇名册。", "(牵头单位:县司法局)", "2.编印案例。(牵头单位:县司法局)");

        Assert.Equal(2, plan.Tasks.Count());
        Assert.Equal("建立名册。\n(1)县级名册;\n(2)乡镇名册。", plan.Tasks.First().Text);
    }

    [Fact]
    public void Body_OverSeveralParagraphs_IsOneTask()
    {
        var plan = GivenPlan.Tasks(
            "1.建立名册",
            "县级建立总名册。",
            "乡镇建立分名册。",
            "牵头单位:县司法局",
            "责任单位:各乡镇",
            "2.编印案例。(牵头单位:县司法局)"
        );
        var task = plan.Tasks.First();

        Assert.Equal("建立名册\n县级建立总名册。\n乡镇建立分名册。", task.Text);
        Assert.Equal((4, 8), (task.Line, task.EndLine));
    }
}
