using LawGov.Domain.Filings;
using LawGov.TestKit;
using LawGov.Web.Pages;

namespace LawGov.Web.Tests.Features.Review;

/// <summary>What a unit writes is its own until it is submitted: neither words nor names of files of a draft reach the office.</summary>
public sealed class DraftsTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    private const string Draft = "还在写的草稿内容",
        FileName = "未报送的附件.pdf";

    [Fact]
    public async Task Get_ReviewOfAReport_ShowsNoDraftOfTheQuarterBefore()
    {
        site.Time.GoTo(new DateOnly(2026, 6, 24));
        await site.Given.PlanAsync(new DateOnly(2026, 1, 5), new GivenTask("规范行政执法", [SmallDistrict.Clear]));
        await site.Given.OpenPeriodAsync("2026-Q2");
        var author = await site.Given.ActorAsync("clear");
        var before = (await site.Given.SubmittedAsync("clear", SmallDistrict.Clear, period: "2026-Q2")).Single();
        var reviewer = await site.Given.ActorAsync("reviewer");
        await site.Given.WithReportAsync(before.Id, r => r.Return(ReviewStage.Office, "请补充。", new DateOnly(2026, 7, 20), reviewer, DateTime.UnixEpoch));
        site.Time.GoTo(new DateOnly(2026, 9, 24));
        await site.Given.OpenPeriodAsync();
        var report = (await site.Given.SubmittedAsync("clear", SmallDistrict.Clear)).Single();
        await site.Given.WithReportAsync(before.Id, r => r.Save(new ReportText(Draft, Draft, Draft, SelfAssessment.Behind, Actuals.None), author));

        var page = await site.ReviewedByAsync("reviewer", report);

        Assert.DoesNotContain(Draft, page.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cloud", true)]
    [InlineData("office", false)]
    [InlineData("leader", false)]
    public async Task Get_FilingWithAFileOnADraft_NamesItToTheUnitAlone(string user, bool maySee)
    {
        site.Time.GoTo(new DateOnly(2026, 9, 24));
        await site.Given.PlanAsync(new GivenTask($"规范行政执法{user}", [SmallDistrict.Cloud]));
        await site.Given.OpenPeriodAsync();
        var author = await site.Given.ActorAsync("cloud");
        var line = (await site.Given.LinesAsync(SmallDistrict.Cloud)).First();
        await site.Given.WithReportAsync(
            line.Id,
            r =>
            {
                if (r.Evidence.Count == 0)
                    r.Attach(FileName, "application/pdf", 1234, new string('b', 64), author, DateTime.UnixEpoch);
            }
        );

        var page = await (await site.AsAsync(user)).OpenAsync(Routes.Filing(line.FilingId));

        Assert.Equal(maySee, page.Html.Contains(FileName, StringComparison.Ordinal));
    }
}
