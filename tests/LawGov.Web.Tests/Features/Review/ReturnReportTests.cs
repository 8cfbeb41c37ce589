using System.Net;
using LawGov.Domain.Filings;
using LawGov.TestKit;
using LawGov.Web.Features.Review;

namespace LawGov.Web.Tests.Features.Review;

public sealed class ReturnReportTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    private const string Return = "form[action*='handler=Return']", Reasons = "Input.Return.Reasons", Words = "Input.Return.Words";

    [Fact]
    public async Task Post_ReasonsAndWords_GoesBackWithADayToMendItBy()
    {
        var report = await site.WaitingAsync();
        var page = await site.ReviewedByAsync("office", report);

        var answer = await page.Form(Return).Add(Reasons, "WrongFigures").Add(Reasons, "Vague").Fill(Words, "请补报受理件数。").SubmitAsync();

        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        var stored = await site.StoredAsync(report.Id);
        Assert.Equal(ReportStatus.Returned, stored.Status);
        Assert.Equal(new DateOnly(2026, 10, 15), stored.ResubmitDueOn);
        Assert.Equal("内容空泛、数据有误。请补报受理件数。", Assert.Single(stored.Decisions).Comment);
    }

    [Fact]
    public async Task Post_NothingSaid_AsksForAReason()
    {
        var report = await site.WaitingAsync();

        var answer = await (await site.ReviewedByAsync("office", report)).Form(Return).SubmitAsync();

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("请勾选退回原因", answer.Text, StringComparison.Ordinal);
        Assert.Equal(ReportStatus.Submitted, (await site.StoredAsync(report.Id)).Status);
    }

    [Theory]
    [InlineData(ReturnReport.WordsLength, HttpStatusCode.Redirect)]
    [InlineData(ReturnReport.WordsLength + 1, HttpStatusCode.BadRequest)]
    public async Task Post_WordsAtTheirLimitWithAllReasons_AreTakenAndBeyondItAreKept(int length, HttpStatusCode expected)
    {
        var report = await site.WaitingAsync();
        var form = (await site.ReviewedByAsync("office", report)).Form(Return).Fill(Words, new string('改', length));
        foreach (var reason in Enum.GetNames<ReturnReason>()) form.Add(Reasons, reason);

        var answer = await form.SubmitAsync();

        Assert.Equal(expected, answer.Status);
        if (expected == HttpStatusCode.BadRequest) Assert.Equal(length, answer.Form(Return)[Words]!.Length);
        else Assert.InRange(Assert.Single((await site.StoredAsync(report.Id)).Decisions).Comment.Length, length, ReviewDecision.CommentLength);
    }

    [Fact]
    public async Task Post_AcceptedMeanwhile_KeepsWhatWasTypedAndSaysWhoDecided()
    {
        var report = await site.WaitingAsync();
        var late = (await site.ReviewedByAsync("reviewer", report)).Form(Return).Add(Reasons, "Vague").Fill(Words, "请写具体。");
        await (await site.ReviewedByAsync("office", report)).Form("#accept").SubmitAsync();

        var answer = await late.SubmitAsync();

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("周敏", answer.TextOf(".say"), StringComparison.Ordinal);
        Assert.Equal("请写具体。", answer.Form(Return)[Words]);
        Assert.Equal(ReportStatus.Accepted, (await site.StoredAsync(report.Id)).Status);
    }

    [Fact]
    public async Task Post_Accepted_TakesTheAcceptanceBack()
    {
        var report = await site.WaitingAsync();
        await (await site.ReviewedByAsync("office", report)).Form("#accept").SubmitAsync();
        var page = await site.ReviewedByAsync("reviewer", report);

        var answer = await page.Form(Return).Fill(Words, "复核发现数字有误。").SubmitAsync();

        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        var stored = await site.StoredAsync(report.Id);
        Assert.Equal(ReportStatus.Returned, stored.Status);
        Assert.Contains(stored.Decisions, d => d is { Stage: ReviewStage.Revocation, Verdict: Verdict.Return });
    }

    [Fact]
    public async Task Post_SecondReviewer_MayReturnAfterTheOffice()
    {
        var report = await site.WaitingAsync("justice", SmallDistrict.Justice);
        await (await site.ReviewedByAsync("office", report)).Form("#accept").SubmitAsync();

        var answer = await (await site.ReviewedByAsync("office2", report)).Form(Return).Add(Reasons, "NoEvidence").SubmitAsync();

        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.Equal(ReportStatus.Returned, (await site.StoredAsync(report.Id)).Status);
    }

    [Fact]
    public async Task Post_AcceptAndReturnAtOnce_OneDecisionStands()
    {
        var report = await site.WaitingAsync();
        var accept = (await site.ReviewedByAsync("office", report)).Form("#accept");
        var back = (await site.ReviewedByAsync("reviewer", report)).Form(Return).Add(Reasons, "Vague");

        var answers = await Task.WhenAll(Task.Run(() => accept.SubmitAsync()), Task.Run(() => back.SubmitAsync()));

        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.Conflict], answers.Select(a => a.Status).Order());
        Assert.Single((await site.StoredAsync(report.Id)).Decisions);
    }
}
