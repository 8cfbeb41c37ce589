using System.Net;
using LawGov.Domain.Filings;
using LawGov.TestKit;
using LawGov.Web.Features.Review;

namespace LawGov.Web.Tests.Features.Review;

public sealed class ReturnReportTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    private const string Return = "form[action*='handler=Return']",
        Reasons = "Input.Return.Reasons",
        Words = "Input.Return.Words";

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
        foreach (var reason in Enum.GetNames<ReturnReason>())
            form.Add(Reasons, reason);

        var answer = await form.SubmitAsync();

        Assert.Equal(expected, answer.Status);
        if (expected == HttpStatusCode.BadRequest)
            Assert.Equal(length, answer.Form(Return)[Words]!.Length);
        else
            Assert.InRange(Assert.Single((await site.StoredAsync(report.Id)).Decisions).Comment.Length, length, ReviewDecision.CommentLength);
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

    [Theory]
    [InlineData("Second")]
    [InlineData("Office")]
    [InlineData("Revocation")]
    public async Task Post_StageWrittenIntoTheForm_DoesNotLetTheSecondReviewerTakeAnAcceptanceBack(string stage)
    {
        var report = await site.WaitingAsync();
        await (await site.ReviewedByAsync("office", report)).Form("#accept").SubmitAsync();
        var accepted = await site.StoredAsync(report.Id);

        var answer = await (await site.AsAsync("office2")).PostAsync(
            $"/review?handler=Return&report={report.Id}",
            ("Input.Return.Id", $"{report.Id}"),
            ("Input.Return.Version", $"{accepted.Version}"),
            ("Input.Return.Stage", stage),
            (Words, "伪造的退回。")
        );

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal(ReportStatus.Accepted, (await site.StoredAsync(report.Id)).Status);
    }

    [Theory]
    [InlineData("Accept")]
    [InlineData("Return")]
    public async Task Post_StageWrittenIntoTheForm_DoesNotLetTheSecondReviewerDecideFirst(string act)
    {
        var report = await site.WaitingAsync("justice", SmallDistrict.Justice);

        var answer = await (await site.AsAsync("office2")).PostAsync(
            $"/review?handler={act}&report={report.Id}",
            ($"Input.{act}.Id", $"{report.Id}"),
            ($"Input.{act}.Version", $"{report.Version}"),
            ($"Input.{act}.Stage", "Second"),
            ($"Input.{act}.Words", "伪造。")
        );

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Empty((await site.StoredAsync(report.Id)).Decisions);
    }

    [Fact]
    public async Task Post_WhereTwoAccepted_IsTakenBackByBoth()
    {
        var report = await site.WaitingAsync("justice", SmallDistrict.Justice);
        await (await site.ReviewedByAsync("office", report)).Form("#accept").SubmitAsync();
        await (await site.ReviewedByAsync("office2", report)).Form("#accept").SubmitAsync();

        var first = await (await site.ReviewedByAsync("reviewer", report)).Form(Return).Fill(Words, "数字有误。").SubmitAsync();
        var between = await site.StoredAsync(report.Id);
        var bySecond = await site.ReviewedByAsync("office2", report);
        var second = await bySecond.Form(Return).SubmitAsync();

        Assert.Contains("等待第二审核人复核", (await first.FollowAsync()).Text, StringComparison.Ordinal);
        Assert.Equal((ReportStatus.Accepted, true), (between.Status, between.AwaitsSecondReview));
        Assert.False((await site.ReviewedByAsync("office", report)).Has("#accept"));
        Assert.Equal("数字有误。", bySecond.Form(Return)[Words]);
        Assert.Equal(HttpStatusCode.Redirect, second.Status);
        Assert.Equal(ReportStatus.Returned, (await site.StoredAsync(report.Id)).Status);
    }

    [Fact]
    public async Task Post_KeepByTheSecondReviewer_LetsTheAcceptanceStand()
    {
        var report = await site.WaitingAsync("justice", SmallDistrict.Justice);
        await (await site.ReviewedByAsync("office", report)).Form("#accept").SubmitAsync();
        await (await site.ReviewedByAsync("office2", report)).Form("#accept").SubmitAsync();
        await (await site.ReviewedByAsync("reviewer", report)).Form(Return).Fill(Words, "数字有误。").SubmitAsync();

        var queue = await (await site.AsAsync("office2")).OpenAsync("/review?tab=second");
        var answer = await (await site.ReviewedByAsync("office2", report)).Form("#keep").SubmitAsync();

        Assert.Contains("办公室已撤销通过", queue.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        var stored = await site.StoredAsync(report.Id);
        Assert.Equal((ReportStatus.Accepted, false), (stored.Status, stored.AwaitsSecondReview));
        Assert.False((await site.ReviewedByAsync("reviewer", report)).Has(Return));
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
