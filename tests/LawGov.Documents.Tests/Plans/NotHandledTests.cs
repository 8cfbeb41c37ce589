using LawGov.Documents.Plans;

namespace LawGov.Documents.Tests.Plans;

/// <summary>Forms that docs/forms.md lists as not handled: each gives a finding, so that nothing is wrong silently.</summary>
[Trait(FormRows.Row, FormRows.Unusual)]
public sealed class NotHandledTests
{
    [Theory]
    [InlineData("序号\t任务牵头单位\t时限|1\t修订议事规则\t县司法局\t6月|2\t评查执法案卷\t县司法局\t9月", FindingCode.NotAPlan)]
    [InlineData("一、重点任务|1.修订议事规则。(★县司法局、县财政局)|2.评查执法案卷。(★县司法局、县公安局)", FindingCode.LeadMissing)]
    public void Form_NotHandled_IsFound(string lines, FindingCode code)
    {
        var plan = GivenPlan.Plan([GivenPlan.Title, .. lines.Split('|')]);

        Assert.Contains(plan.Findings, f => f.Code == code);
    }

    [Fact]
    public void Letters_BeforeTasks_StayInTheTextAndUnitsAreRead()
    {
        var tasks = GivenPlan.Tasks("a)修订议事规则。(牵头单位:县司法局)", "b)评查执法案卷。(牵头单位:县公安局)").Tasks.ToList();

        Assert.Equal(["a)修订议事规则。", "b)评查执法案卷。"], tasks.Select(t => t.Text));
        Assert.Equal(["县司法局", "县公安局"], tasks.SelectMany(t => t.LeadUnits));
    }
}
