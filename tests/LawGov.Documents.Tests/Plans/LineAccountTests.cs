using LawGov.Documents.Plans;
using LawGov.Documents.Reading;
using LawGov.Documents.Tests.Plans.Invented;

namespace LawGov.Documents.Tests.Plans;

/// <summary>No line with a number, and none that names a unit, becomes cover, closing or introduction without a finding.</summary>
public sealed class LineAccountTests
{
    private const int Mutants = 2000;

    [Fact]
    public void Parse_InventedPlans_AccountsForEveryLine()
    {
        foreach (var invented in InventedPlans.All)
        {
            var lost = SilentLines.Of(PlanParser.Parse(invented.Source), invented.Source);

            Assert.True(lost.Count == 0, $"{invented.Name}: {string.Join('\n', lost)}");
        }
    }

    [Trait(FormRows.Row, FormRows.HostileInput)]
    [Fact]
    public void Parse_DamagedPlans_AccountsForEveryLine()
    {
        var random = new Random(20261128);
        var texts = InventedPlans.All.Where(p => !p.Text.StartsWith('<')).Select(p => p.Text).ToList();
        var failures = new List<string>();
        for (var mutant = 0; mutant < Mutants; mutant++)
        {
            var source = SourceText.FromText(PlanMutations.Damage(texts[mutant % texts.Count], random));

            var lost = SilentLines.Of(PlanParser.Parse(source), source);

            if (lost.Count > 0)
                failures.Add($"mutant {mutant}: {string.Join('\n', lost)}\n{string.Join('\n', source.Lines.Select(l => l.Text))}");
        }
        Assert.True(failures.Count == 0, $"{failures.Count} mutants\n{string.Join("\n--\n", failures.Take(6))}");
    }

    [Trait(FormRows.Row, FormRows.Paragraphs)]
    [Fact]
    public void NumberedAims_AreSaidInOneFinding()
    {
        var plan = GivenPlan.Plan(
            GivenPlan.Title,
            "一、总体要求",
            "1.指导思想。坚持依法行政。",
            "2.基本原则。坚持服务发展。",
            "二、重点任务",
            "1.修订议事规则。(责任单位:县政府办)",
            "2.评查执法案卷。(责任单位:县司法局)",
            "3.举办培训班。(责任单位:县司法局)"
        );

        var finding = Assert.Single(plan.Findings, f => f.Code == FindingCode.PerhapsATask);
        Assert.Equal([3, 4], finding.Lines);
        Assert.Contains("没有读作任务", finding.Message, StringComparison.Ordinal);
    }
}
