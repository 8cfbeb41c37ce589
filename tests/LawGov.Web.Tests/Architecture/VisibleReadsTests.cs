using System.Text.RegularExpressions;

namespace LawGov.Web.Tests.Architecture;

/// <summary>Pages and queries read units' data for a person, and lamps and counts are made in one place.</summary>
public sealed partial class VisibleReadsTests
{
    /// <summary>Read for an act that asks the matrix of the thing itself, or for a job without a person.</summary>
    private static readonly string[] Acts = ["src/LawGov.Web/Features/Filings/EndOwedLines.cs", "src/LawGov.Web/Features/Review/ReviewedReport.cs"];

    [Fact]
    public void EveryPageAndQuery_ThatReadsUnitsData_TakesThePerson()
    {
        var careless = new List<string>();
        foreach (var file in Repository.Files("src/LawGov.Web/Features", "*.cs"))
        {
            var text = File.ReadAllText(file);
            if (
                !UnitsData().IsMatch(text)
                || text.Contains("ExecuteAsync(", StringComparison.Ordinal) && !text.Contains(" ReadAsync(", StringComparison.Ordinal)
            )
                continue;
            if (!AsksForThePerson().IsMatch(text) && !Acts.Contains(Repository.Name(file)))
                careless.Add(Repository.Name(file));
        }

        Assert.True(careless.Count == 0, $"Read reports or filings without VisibleTo or Ensure:\n{string.Join('\n', careless)}");
    }

    [Fact]
    public void LampFacts_AreMadeByTheOwedReportAlone()
    {
        var makers = Repository
            .Files("src", "*.cs")
            .Concat(Repository.Files("src", "*.cshtml"))
            .Where(file => MakesFacts().IsMatch(File.ReadAllText(file)))
            .Select(Repository.Name);

        Assert.Equal(["src/LawGov.Data/Queries/OwedReports.cs"], makers);
    }

    [GeneratedRegex(@"\b[dD]b\.(Reports|Filings|Revisions|Decisions|Evidence)\b")]
    private static partial Regex UnitsData();

    [GeneratedRegex(@"\.Visible(OnTasks)?To\(|\.Ensure\(Operation\.")]
    private static partial Regex AsksForThePerson();

    [GeneratedRegex(@"new LampFacts\(|\bLampFacts \w+ (=>|=)\s+new\(")]
    private static partial Regex MakesFacts();
}
