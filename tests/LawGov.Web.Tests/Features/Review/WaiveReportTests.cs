using System.Net;
using LawGov.Domain.Filings;
using LawGov.TestKit;

namespace LawGov.Web.Tests.Features.Review;

public sealed class WaiveReportTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    private const string Waive = "form[action*='handler=Waive']",
        Reason = "Input.Waive.Reason";

    [Fact]
    public async Task Post_MissingLine_IsLetOffWithTheReason()
    {
        var report = await site.OpenedAsync();
        var page = await site.ReviewedByAsync("staff", report);

        var answer = await page.Form(Waive).Fill(Reason, "职能已划转。").SubmitAsync();

        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.Contains("职能已划转", (await answer.FollowAsync()).Text, StringComparison.Ordinal);
        var stored = await site.StoredAsync(report.Id);
        Assert.Equal(ReportStatus.Waived, stored.Status);
        Assert.Equal(new DateOnly(2026, 10, 8), stored.ClockStoppedOn);
    }

    [Theory]
    [InlineData(1, HttpStatusCode.Redirect)]
    [InlineData(ReviewDecision.CommentLength, HttpStatusCode.Redirect)]
    [InlineData(ReviewDecision.CommentLength + 1, HttpStatusCode.BadRequest)]
    [InlineData(0, HttpStatusCode.BadRequest)]
    public async Task Post_ReasonOfALength_IsTakenUpToTheLimit(int length, HttpStatusCode expected)
    {
        var report = await site.OpenedAsync();

        var answer = await (await site.ReviewedByAsync("office", report)).Form(Waive).Fill(Reason, new string('免', length)).SubmitAsync();

        Assert.Equal(expected, answer.Status);
        if (expected == HttpStatusCode.BadRequest)
            Assert.Equal(length, answer.Form(Waive)[Reason]!.Length);
        Assert.Equal(expected == HttpStatusCode.Redirect ? ReportStatus.Waived : ReportStatus.NotStarted, (await site.StoredAsync(report.Id)).Status);
    }

    [Fact]
    public async Task Post_SubmittedMeanwhile_IsRefusedAndKeepsTheReason()
    {
        var report = await site.OpenedAsync();
        var form = (await site.ReviewedByAsync("office", report)).Form(Waive).Fill(Reason, "写好的理由");
        await site.Given.SubmittedAsync("clear", SmallDistrict.Clear);

        var answer = await form.SubmitAsync();

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("写好的理由", answer.TextOf("#kept"), StringComparison.Ordinal);
        Assert.Equal(ReportStatus.Submitted, (await site.StoredAsync(report.Id)).Status);
    }

    [Theory]
    [InlineData("office2")]
    [InlineData("leader")]
    public async Task Post_NotOfTheOffice_IsForbidden(string userName)
    {
        var report = await site.OpenedAsync();

        var answer = await (await site.AsAsync(userName)).PostAsync(
            "/review?handler=Waive",
            ("Input.Waive.Id", $"{report.Id}"),
            ("Input.Waive.Version", $"{report.Version}"),
            (Reason, "理由")
        );

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal(ReportStatus.NotStarted, (await site.StoredAsync(report.Id)).Status);
    }
}
