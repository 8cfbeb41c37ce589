using LawGov.Documents.Plans;

namespace LawGov.Documents.Tests.Plans;

/// <summary>Who leads where the document says it once, in another way, or differently for the parts of a task.</summary>
public sealed class LeadStatementTests
{
    private const string Units = "(责任单位:县水利局、县公安局、各乡镇";

    [Trait(FormRows.Row, FormRows.FirstLeads)]
    [Theory]
    [InlineData("列末位的为牵头单位", "各乡镇")]
    [InlineData("排在最后一位的单位为牵头单位", "各乡镇")]
    [InlineData("均为牵头单位", "县水利局|县公安局|各乡镇")]
    [InlineData("以上单位都是共同牵头单位", "县水利局|县公安局|各乡镇")]
    [InlineData("排名不分先后", "")]
    [InlineData("列第一位者为工作牵头单位或汇总单位", "县水利局")]
    [InlineData("首位单位为牵头单位", "县水利局")]
    public void Statement_SaysWhoLeads(string statement, string leads)
    {
        var task = GivenPlan.Task($"开展河道巡查。{Units},{statement})");

        Assert.Equal(GivenPlan.List(leads), task.LeadUnits);
        Assert.Equal(["各乡镇", "县公安局", "县水利局"], task.LeadUnits.Concat(task.ResponsibleUnits).OrderBy(u => u.Length).ThenBy(u => u == "县水利局"));
    }

    [Trait(FormRows.Row, FormRows.FirstLeads)]
    [Theory]
    [InlineData("列第一位的为牵头单位", "县水利局")]
    [InlineData("列末位的为牵头单位", "各乡镇")]
    [InlineData("均为牵头单位", "县水利局|县公安局|各乡镇")]
    [InlineData("无牵头单位的,责任单位即为牵头单位", "县水利局|县公安局|各乡镇")]
    public void Statement_ThatLostACharacter_IsUnderstood(string statement, string leads)
    {
        for (var lost = 0; lost < statement.Length; lost++)
        {
            // 末 and 均 are the statement itself
            if (statement[lost] is '末' or '均' or ',')
                continue;
            var damaged = statement.Remove(lost, 1);
            Assert.True(GivenPlan.List(leads).SequenceEqual(GivenPlan.Task($"开展河道巡查。{Units},{damaged})").LeadUnits), damaged);
        }
    }

    [Trait(FormRows.Row, FormRows.FirstLeads)]
    [Fact]
    public void Statement_BehindTheFirstUnit_HoldsOn()
    {
        var tasks = GivenPlan
            .Tasks("1.开展河道巡查。(责任单位:县水利局(首位单位为牵头单位,下同)、县公安局、各乡镇)", "2.修订议事规则。(责任单位:县司法局、县财政局)")
            .Tasks.ToList();

        Assert.Equal(["县水利局", "县司法局"], tasks.Select(t => Assert.Single(t.LeadUnits)));
        Assert.Equal(["县公安局", "各乡镇", "县财政局"], tasks.SelectMany(t => t.ResponsibleUnits));
    }

    [Trait(FormRows.Row, FormRows.FirstLeads)]
    [Fact]
    public void Statement_MadeAnew_HoldsFromThereOn()
    {
        var tasks = GivenPlan
            .Tasks(
                $"1.开展河道巡查。{Units},列第一位的为牵头单位,下同)",
                "2.修订议事规则。(责任单位:县司法局、县财政局)",
                $"3.清理河道障碍。{Units},列末位的为牵头单位,下同)",
                "4.评查执法案卷。(责任单位:县公安局、县司法局)"
            )
            .Tasks.ToList();

        Assert.Equal(["县水利局", "县司法局", "各乡镇", "县司法局"], tasks.Select(t => Assert.Single(t.LeadUnits)));
    }

    [Trait(FormRows.Row, FormRows.FirstLeads)]
    [Fact]
    public void Statement_BetweenChapters_HoldsForTheChaptersBelow()
    {
        var tasks = GivenPlan
            .Plan(
                GivenPlan.Title,
                "一、健全制度",
                "1.修订议事规则。(县司法局、县财政局)",
                "注:责任单位中列第一位的为牵头单位。",
                "二、规范执法",
                "2.评查执法案卷。(县公安局、县司法局)",
                "注:以上责任单位均为牵头单位。",
                "三、普法",
                "3.编印案例选。(县委宣传部、县司法局)"
            )
            .Tasks.ToList();

        Assert.Equal(["县司法局"], tasks[0].LeadUnits);
        Assert.Equal(["县公安局"], tasks[1].LeadUnits);
        Assert.Equal(["县委宣传部", "县司法局"], tasks[2].LeadUnits);
    }

    [Trait(FormRows.Row, FormRows.NoteBrackets)]
    [Theory]
    [InlineData("修订议事规则(县司法局牵头),编制决策目录(县政府办牵头)。")]
    [InlineData("修订议事规则,由县司法局牵头。编制决策目录。(规则由县司法局,目录由县政府办牵头)")]
    [InlineData("修订议事规则。(牵头单位:县司法局)编制决策目录。(牵头单位:县政府办)")]
    public void Parts_WithLeadsOfTheirOwn_LeadTheWholeAndAreReported(string body)
    {
        var plan = GivenPlan.Tasks("1." + body, "2.编印案例选。(牵头单位:县司法局)");
        var task = plan.Tasks.First();

        Assert.Contains(plan.Findings, f => f is { Code: FindingCode.LeadsOfParts, Task: 1 });
        Assert.Equal(["县司法局", "县政府办"], task.LeadUnits);
    }

    [Trait(FormRows.Row, FormRows.NoteBrackets)]
    [Fact]
    public void Bracket_InTheMiddle_StaysInTheTextAndGivesItsUnits()
    {
        var task = GivenPlan.Task("每季度召开联席会议(县司法局牵头),通报执法情况。");

        Assert.Equal("每季度召开联席会议(县司法局牵头),通报执法情况。", task.Text);
        Assert.Equal(["县司法局"], task.LeadUnits);
    }

    [Trait(FormRows.Row, FormRows.NoteBrackets)]
    [Theory]
    [InlineData("落实联席会议(牵头召集人制度)要求,每季度通报一次。(牵头单位:县司法局)")]
    [InlineData("落实首问负责制(含牵头部门首问)要求,每季度通报一次。(牵头单位:县司法局)")]
    public void Bracket_ThatNamesNoUnit_IsText(string body)
    {
        var plan = GivenPlan.Tasks("1." + body, "2.编印案例选。(牵头单位:县司法局)");

        Assert.Equal(["县司法局"], plan.Tasks.First().LeadUnits);
        Assert.DoesNotContain(plan.Findings, f => f.Code == FindingCode.LeadsOfParts);
    }

    [Trait(FormRows.Row, FormRows.Tables)]
    [Fact]
    public void List_ThatNamesOtherUnits_IsReportedAndTheTextCounts()
    {
        var plan = PlanWithList("1|修订县政府议事规则|县财政局|县司法局|", "2|每年评查执法案卷|县司法局|县公安局|10月底前");
        var tasks = plan.Tasks.ToList();

        Assert.Equal(["县司法局"], tasks[0].LeadUnits);
        var finding = Assert.Single(plan.Findings, f => f.Code == FindingCode.ListDiffers);
        Assert.Equal(1, finding.Task);
        Assert.Contains("县财政局", finding.Message, StringComparison.Ordinal);
        Assert.Contains("县司法局", finding.Message, StringComparison.Ordinal);
    }

    [Trait(FormRows.Row, FormRows.Tables)]
    [Fact]
    public void List_WithTheSameUnits_GivesTheTimeTheTextLacks()
    {
        var plan = PlanWithList("1|修订县政府议事规则|县司法局|县财政局|2026年6月底前", "2|每年评查执法案卷|县司法局|县公安局|");
        var tasks = plan.Tasks.ToList();

        Assert.DoesNotContain(plan.Findings, f => f.Code == FindingCode.ListDiffers);
        Assert.Equal(new DateOnly(2026, 6, 30), Assert.Single(tasks[0].Deadlines).DueOn);
        Assert.Equal(2, tasks.Count);
    }

    [Trait(FormRows.Row, FormRows.Tables)]
    [Fact]
    public void List_WithAnotherTime_IsReportedAndTheTextCounts()
    {
        var plan = PlanWithList("1|修订县政府议事规则|县司法局|县财政局|", "2|每年评查执法案卷|县司法局|县公安局|2026年9月底前");

        Assert.Equal(new DateOnly(2026, 10, 31), plan.Tasks.ElementAt(1).Deadlines.Single(d => d.DueOn is not null).DueOn);
        Assert.Equal(2, Assert.Single(plan.Findings, f => f.Code == FindingCode.ListDiffers).Task);
    }

    private static ParsedPlan PlanWithList(params string[] rows) =>
        GivenPlan.Plan([
            "青禾县2026年法治建设工作要点",
            "一、重点任务",
            "1.修订县政府议事规则,明确审查范围。(牵头单位:县司法局;责任单位:县财政局)",
            "2.每年评查执法案卷,2026年10月底前通报结果。(牵头单位:县司法局;责任单位:县公安局)",
            "附件:任务分工表",
            "序号\t任务\t牵头单位\t责任单位\t完成时限",
            .. rows.Select(r => r.Replace('|', '\t')),
        ]);
}
