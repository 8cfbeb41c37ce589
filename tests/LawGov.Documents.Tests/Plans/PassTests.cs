using LawGov.Documents.Plans;
using LawGov.Documents.Plans.Passes;
using LawGov.Documents.Reading;
using LawGov.Documents.Tests.Plans.Invented;

namespace LawGov.Documents.Tests.Plans;

/// <summary>The reader is a list of passes one can print, and every line knows which of them read it.</summary>
public sealed class PassTests
{
    private const int Mutants = 600;

    [Fact]
    public void Forms_ListThePasses()
    {
        var expected = PlanPasses.All.Select((p, i) => $"| {i + 1} | {p.Pass.Name} | {p.Pass.Does} | {p.Pass.Reads} | {p.Pass.Sets} |").ToList();

        var listed = File.ReadLines(Path.Combine(RepositoryFiles.Folder, "docs", "forms.md")).Where(l => l.StartsWith("| ", StringComparison.Ordinal)).ToList();

        Assert.True(expected.TrueForAll(listed.Contains), $"docs/forms.md lists the passes:\n{string.Join('\n', expected)}");
    }

    [Fact]
    public void Passes_HaveNamesOfTheirOwn() =>
        Assert.Equal(PlanPasses.All.Count, PlanPasses.All.Select(p => p.Pass.Name).Distinct(StringComparer.Ordinal).Count());

    [Fact]
    public void Line_ReadTwice_SaysWhy()
    {
        var random = new Random(20261128);
        var texts = InventedPlans.All.Where(p => !p.Text.StartsWith('<')).Select(p => p.Text).ToList();
        var unexplained = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var text in texts.Concat(Enumerable.Range(0, Mutants).Select(i => PlanMutations.Damage(texts[i % texts.Count], random))))
        {
            var state = new ReadingState(SourceText.FromText(text), UnitLexicon.Empty);
            foreach (var (_, run) in PlanPasses.All)
                run(state);

            foreach (var step in state.Lines.SelectMany(l => l.Trail).Where(s => s.IsUnexplained))
                unexplained[$"{step.Before} → {step.Role} by {step.Pass.Name}"] =
                    unexplained.GetValueOrDefault($"{step.Before} → {step.Role} by {step.Pass.Name}") + 1;
        }

        Assert.True(unexplained.Count == 0, string.Join('\n', unexplained.Select(u => $"{u.Value} times {u.Key}")));
    }

    [Fact]
    public void Line_SaysWhatReadItSo()
    {
        var plan = GivenPlan.Tasks("1.修订议事规则。(责任单位:县司法局)", "2.评查案卷。(责任单位:县公安局)");

        Assert.Equal("标题、文号与落款", plan.Lines[0].Reasons[0]);
        Assert.All(
            plan.Lines.Where(l => l.Role == LineRole.Task),
            l => Assert.StartsWith("按标题、序号和责任单位读出", l.Reasons[0], StringComparison.Ordinal)
        );
    }
}
