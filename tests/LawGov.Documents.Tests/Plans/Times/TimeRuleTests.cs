using System.Globalization;
using LawGov.Documents.Plans;
using LawGov.Documents.Plans.Text;
using LawGov.Documents.Plans.Times;

namespace LawGov.Documents.Tests.Plans.Times;

/// <summary>The examples of the rules are their tests.</summary>
public sealed class TimeRuleTests
{
    private const string Field = "时限:";

    private static readonly DeadlineReader Reader = new(new PlanYears(2026, 2030), 2026, 2026);

    public static TheoryData<string, string, string> Examples()
    {
        var data = new TheoryData<string, string, string>();
        foreach (var rule in TimeRules.All)
        {
            foreach (var (text, due) in rule.Examples)
                data.Add(rule.Name, text, due);
        }
        return data;
    }

    [Trait(FormRows.Row, FormRows.Deadlines)]
    [Theory]
    [MemberData(nameof(Examples))]
    public void Example_OfARule_GivesItsDays(string rule, string text, string due)
    {
        var isField = text.StartsWith(Field, StringComparison.Ordinal);
        var normalized = NormalizedText.Of(isField ? text[Field.Length..] : text);

        var deadlines = isField ? Reader.InField(normalized, 0, normalized.Length) : Reader.InBody(normalized, 0, normalized.Length);

        var days = deadlines.Where(d => d.DueOn is not null).Select(d => d.DueOn!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Assert.Equal((rule, due), (rule, string.Join(' ', days)));
    }

    [Fact]
    public void EveryRule_HasThreeExamplesAndAName()
    {
        Assert.All(TimeRules.All, r => Assert.True(r.Examples.Length >= 3, $"{r.Name} has {r.Examples.Length} examples"));
        Assert.Equal(TimeRules.All.Count, TimeRules.All.Select(r => r.Name).Distinct(StringComparer.Ordinal).Count());
    }
}
