using System.Net;
using LawGov.Domain.Calendar;
using LawGov.Domain.Filings;
using LawGov.TestKit;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Tests.Features.Review;

public sealed class AcceptReportTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    private const string Accept = "#accept";

    [Fact]
    public async Task Post_Waiting_AcceptsAndOpensTheNextOfTheQueue()
    {
        var first = await site.WaitingAsync();
        var second = await site.WaitingAsync("stone", SmallDistrict.Stone);
        var queue = await site.ReviewedByAsync("office", first);

        var answer = await queue.Form(Accept).SubmitAsync();

        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.DoesNotContain($"{first.Id}", answer.Location!, StringComparison.Ordinal);
        Assert.Contains("report=", answer.Location!, StringComparison.Ordinal);
        Assert.Contains("已审核通过", (await answer.FollowAsync()).Text, StringComparison.Ordinal);
        var stored = await site.StoredAsync(first.Id);
        Assert.Equal(ReportStatus.Accepted, stored.Status);
        Assert.Equal("周敏", Assert.Single(stored.Decisions).DecidedByName);
        Assert.Equal(ReportStatus.Submitted, (await site.StoredAsync(second.Id)).Status);
    }

    [Fact]
    public async Task Post_OwnReport_IsRefusedAndNoButtonIsShown()
    {
        var report = await site.WaitingAsync("office", SmallDistrict.Clear);
        var page = await site.ReviewedByAsync("office", report);
        var browser = await site.AsAsync("office");

        var answer = await browser.PostAsync(
            $"/review?handler=Accept&report={report.Id}",
            ("Input.Accept.Id", $"{report.Id}"),
            ("Input.Accept.Version", $"{report.Version}"),
            ("Input.Accept.Stage", "Office")
        );

        Assert.False(page.Has(Accept));
        Assert.Contains("须由另一人审核", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("由您本人填报或报送", answer.Text, StringComparison.Ordinal);
        Assert.Empty((await site.StoredAsync(report.Id)).Decisions);
    }

    [Fact]
    public async Task Post_HostOfTheOffice_IsAcceptedOnlyByASecondPerson()
    {
        var report = await site.WaitingAsync("justice", SmallDistrict.Justice);
        await (await site.ReviewedByAsync("office", report)).Form(Accept).SubmitAsync();
        var between = await site.StoredAsync(report.Id);
        var byOffice = await (await site.AsAsync("office")).PostAsync(
            $"/review?handler=Accept&report={report.Id}",
            ("Input.Accept.Id", $"{report.Id}"),
            ("Input.Accept.Version", $"{between.Version}"),
            ("Input.Accept.Stage", "Second")
        );

        var answer = await (await (await site.AsAsync("office2")).OpenAsync($"/review?report={report.Id}")).Form(Accept).SubmitAsync();

        Assert.Equal(ReportStatus.Submitted, between.Status);
        Assert.True(between.AwaitsSecondReview);
        Assert.Equal(HttpStatusCode.Forbidden, byOffice.Status);
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        var stored = await site.StoredAsync(report.Id);
        Assert.Equal(ReportStatus.Accepted, stored.Status);
        Assert.Equal([ReviewStage.Office, ReviewStage.Second], stored.Decisions.Select(d => d.Stage).Order());
        Assert.Equal(2, stored.Decisions.Select(d => d.DecidedBy).Distinct().Count());
    }

    [Fact]
    public async Task Post_TwoReviewersAtOnce_OneDecisionStandsAndTheOtherReadsWhy()
    {
        var report = await site.WaitingAsync();
        var forms = new[] { (await site.ReviewedByAsync("office", report)).Form(Accept), (await site.ReviewedByAsync("reviewer", report)).Form(Accept) };

        var answers = await Task.WhenAll(forms.Select(f => Task.Run(() => f.SubmitAsync())));

        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.Conflict], answers.Select(a => a.Status).Order());
        var refused = answers.Single(a => a.Status == HttpStatusCode.Conflict);
        Assert.True(refused.Has(".error-summary"));
        Assert.Contains("办公室审核", refused.TextOf(".say"), StringComparison.Ordinal);
        Assert.Single((await site.StoredAsync(report.Id)).Decisions);
    }

    [Fact]
    public async Task Post_SameFormTwice_CountsOnce()
    {
        var report = await site.WaitingAsync();
        var form = (await site.ReviewedByAsync("office", report)).Form(Accept);

        var first = await form.SubmitAsync();
        var second = await form.SubmitAsync();

        Assert.Equal(HttpStatusCode.Redirect, second.Status);
        Assert.Equal(first.Location, second.Location);
        Assert.Single((await site.StoredAsync(report.Id)).Decisions);
    }

    [Fact]
    public async Task Post_OtherJudgementWithReason_KeepsBoth()
    {
        var report = await site.WaitingAsync();
        var page = await site.ReviewedByAsync("office", report);

        await page.Form(Accept).Fill("Input.Accept.Overridden", "Behind").Fill("Input.Accept.Comment", "只完成一半。").SubmitAsync();

        var stored = await site.StoredAsync(report.Id);
        Assert.Equal(SelfAssessment.Behind, stored.SelfAssessment);
        Assert.Equal(SelfAssessment.OnSchedule, Assert.Single(stored.Decisions).OverriddenSelfAssessment);
    }

    [Fact]
    public async Task Post_OtherJudgementWithoutReason_AsksForIt()
    {
        var report = await site.WaitingAsync();
        var page = await site.ReviewedByAsync("office", report);

        var answer = await page.Form(Accept).Fill("Input.Accept.Overridden", "Behind").SubmitAsync();

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("请写明理由", answer.Text, StringComparison.Ordinal);
        Assert.Equal("Behind", answer.Form(Accept)["Input.Accept.Overridden"]);
        Assert.Empty((await site.StoredAsync(report.Id)).Decisions);
    }

    [Theory]
    [InlineData(ReviewDecision.CommentLength, HttpStatusCode.Redirect)]
    [InlineData(ReviewDecision.CommentLength + 1, HttpStatusCode.BadRequest)]
    public async Task Post_CommentAtItsLimit_IsTakenAndBeyondItIsKeptOnThePage(int length, HttpStatusCode expected)
    {
        var report = await site.WaitingAsync();
        var text = new string('实', length);

        var answer = await (await site.ReviewedByAsync("office", report)).Form(Accept).Fill("Input.Accept.Comment", text).SubmitAsync();

        Assert.Equal(expected, answer.Status);
        if (expected == HttpStatusCode.BadRequest)
            Assert.Equal(text, answer.Form(Accept)["Input.Accept.Comment"]);
        else
            Assert.Equal(text, Assert.Single((await site.StoredAsync(report.Id)).Decisions).Comment);
    }

    [Fact]
    public async Task Post_LockedQuarter_IsRefused()
    {
        var report = await site.WaitingAsync();
        var page = await site.ReviewedByAsync("office", report);
        await SetLockAsync(true);

        var answer = await page.Form(Accept).Fill("Input.Accept.Comment", "写了一半").SubmitAsync();
        await SetLockAsync(false);

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("本季度已归档", answer.Text, StringComparison.Ordinal);
        Assert.Contains("写了一半", answer.Text, StringComparison.Ordinal);
        Assert.Empty((await site.StoredAsync(report.Id)).Decisions);
    }

    [Theory]
    [InlineData("staff")]
    [InlineData("leader")]
    [InlineData("clear")]
    [InlineData("admin")]
    public async Task Post_NotAReviewer_IsForbidden(string userName)
    {
        var report = await site.WaitingAsync();

        var answer = await (await site.AsAsync(userName)).PostAsync(
            "/review?handler=Accept",
            ("Input.Accept.Id", $"{report.Id}"),
            ("Input.Accept.Version", $"{report.Version}"),
            ("Input.Accept.Stage", "Office")
        );

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Empty((await site.StoredAsync(report.Id)).Decisions);
    }

    private Task<int> SetLockAsync(bool isLocked) =>
        site.WithDbAsync(async db =>
        {
            FilingPeriod period = await db.Periods.SingleAsync(p => p.Key == "2026-Q3");
            if (isLocked)
                period.Lock(db.Clock.Now);
            else
                period.Unlock("测试");
            return await db.SaveChangesAsync();
        });
}
