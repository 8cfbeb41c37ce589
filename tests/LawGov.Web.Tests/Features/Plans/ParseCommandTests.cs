using LawGov.Web.Commands;

namespace LawGov.Web.Tests.Features.Plans;

/// <summary>The verb parse writes how a document was read into one file, and only when asked the document's own sentences.</summary>
[Trait("Database", "once")]
public sealed class ParseCommandTests : IDisposable
{
    private const string Sentence = "行政执法培训";

    private readonly string _folder = Directory.CreateTempSubdirectory("lawgov-parse-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Parse_Report_HoldsTheReadingWithoutSentences()
    {
        var report = await ReportAsync();

        Assert.Contains("本报告不含原文的句子", report, StringComparison.Ordinal);
        Assert.Contains("文件类型：实施方案。", report, StringComparison.Ordinal);
        Assert.Contains("任务（第1项）", report, StringComparison.Ordinal);
        Assert.DoesNotContain(Sentence, report, StringComparison.Ordinal);
        Assert.DoesNotContain("区市场监管局", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parse_PlainReport_HoldsTheTextAndSaysSo()
    {
        var report = await ReportAsync("--plain");

        Assert.Contains("本报告含有原文全文", report, StringComparison.Ordinal);
        Assert.Contains(Sentence, report, StringComparison.Ordinal);
        Assert.Contains("区市场监管局", report, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--plain")]
    [InlineData("--report")]
    public async Task Parse_OptionAlone_WrongUsage(string option) => Assert.Equal(2, await CommandLine.RunAsync(["parse", await PlanAsync(), option]));

    private async Task<string> ReportAsync(params string[] more)
    {
        var path = Path.Combine(_folder, "report.html");
        Assert.Equal(0, await CommandLine.RunAsync(["parse", await PlanAsync(), "--report", path, .. more]));
        return await File.ReadAllTextAsync(path);
    }

    private async Task<string> PlanAsync()
    {
        var path = Path.Combine(_folder, "plan.txt");
        await File.WriteAllTextAsync(path, PlanTexts.Plan);
        return path;
    }
}
