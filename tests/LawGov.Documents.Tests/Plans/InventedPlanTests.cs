using LawGov.Documents.Plans;
using LawGov.Documents.Tests.Plans.Invented;

namespace LawGov.Documents.Tests.Plans;

/// <summary>Whole documents in unusual forms, each with the reading of a careful clerk, written before the reader had seen it.</summary>
public sealed class InventedPlanTests
{
    public static TheoryData<string> Names() => [.. InventedPlans.All.Select(p => p.Name)];

    [Trait(FormRows.Row, FormRows.Unusual)]
    [Theory]
    [MemberData(nameof(Names))]
    public void Read_InventedPlan_IsReadAsAClerkReadsIt(string name)
    {
        var invented = InventedPlans.All.Single(p => p.Name == name);

        var plan = PlanParser.Parse(invented.Source);

        var expected = invented.Reading.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var actual = PlanLines.Of(plan);
        var wrong = expected.Zip(actual).Where(p => !PlanLines.Agree(p.First, p.Second)).Select(p => $"expected {p.First}\n     got {p.Second}").ToList();
        Assert.True(
            wrong.Count == 0 && expected.Length == actual.Count,
            $"{name}: {expected.Length} lines expected, {actual.Count} read\n{string.Join('\n', wrong)}\n--\n{string.Join('\n', actual)}\n--\n"
                + $"{string.Join('\n', plan.Findings.Select(f => f.Line + " " + f.Code))}"
        );
        Assert.All(invented.Findings, f => Assert.Contains(plan.Findings, g => g.Code == f));
    }
}
