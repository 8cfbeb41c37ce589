using LawGov.Data.Queries;

namespace LawGov.Web.Tests.Queries;

[Trait("Database", "once")]
public sealed class ReportCountsTests
{
    private static readonly OwedReport[] Reports = [new() { IsOnTime = true, IsAccepted = true }, new() { IsMissing = true }, new() { IsWaived = true }];

    [Fact]
    public void Counts_OfTheSameReports_AreTheSame()
    {
        var counts = ReportCounts.Of(Reports);
        var again = ReportCounts.Sum([ReportCounts.Of(Reports[..1]), ReportCounts.Of(Reports[1..])]);

        Assert.Equal(counts, again);
        Assert.True(counts.Equals((object)again));
        Assert.Equal(counts.GetHashCode(), again.GetHashCode());
        Assert.NotEqual(counts, ReportCounts.None);
    }

    [Fact]
    public void ToString_OfCounts_NamesEveryBucket()
    {
        var said = ReportCounts.Of(Reports).ToString();

        Assert.All(ReportBucket.Table, b => Assert.Contains($"{b.Name}=", said, StringComparison.Ordinal));
        Assert.StartsWith("all=3 owed=2 ontime=1", said, StringComparison.Ordinal);
    }
}
