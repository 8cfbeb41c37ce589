using LawGov.Domain.Filings;
using LawGov.Domain.Rules;

namespace LawGov.Domain.Tests.Filings;

/// <summary>Who may decide on a report, in which order, and what a decision leaves behind.</summary>
public sealed class ReviewTests
{
    [Fact]
    public void Accept_ByTheOffice_IsOneDecisionOnTheRevision()
    {
        var line = new UnitPage().Submitted().Accepted().Line;

        Assert.Equal(ReportStatus.Accepted, line.Status);
        var decision = Assert.Single(line.Decisions);
        Assert.Equal((1, ReviewStage.Office, Verdict.Accept, People.Reviewer.UserId), (decision.RevisionNo, decision.Stage, decision.Verdict, decision.DecidedBy));
    }

    [Fact]
    public void Accept_ByWhoSubmitted_IsRefused()
    {
        var line = new UnitPage().Submitted().Line;

        Refused.By(RuleCodes.ReviewerIsAuthor, () => line.Accept(ReviewStage.Office, "", null, People.Clerk, UnitPage.Now));

        Assert.Empty(line.Decisions);
    }

    [Fact]
    public void Accept_ByWhoSigned_IsRefused()
    {
        var page = new UnitPage().Write();
        page.Filing.RequestSignature(page.Lines, People.Clerk);
        page.Submit(by: People.Head, signing: true, isHead: true);

        Refused.By(RuleCodes.ReviewerIsAuthor, () => page.Line.Accept(ReviewStage.Office, "", null, People.Head, UnitPage.Now));
    }

    [Fact]
    public void Return_ByWhoSubmitted_IsRefused()
    {
        var page = new UnitPage().Submitted();

        Refused.By(RuleCodes.ReviewerIsAuthor, () => page.Line.Return(ReviewStage.Office, "请补充。", UnitPage.MendBy, People.Clerk, UnitPage.Now));
    }

    [Fact]
    public void Return_WithoutComment_IsRefused()
    {
        var page = new UnitPage().Submitted();

        Refused.By(RuleCodes.ReasonRequired, () => page.Line.Return(ReviewStage.Office, "  ", UnitPage.MendBy, People.Reviewer, UnitPage.Now));

        Assert.Equal(ReportStatus.Submitted, page.Line.Status);
    }

    [Fact]
    public void Return_SetsTheDayToMendBy_WhichStandsUntilAcceptance()
    {
        var page = new UnitPage().Submitted().Returned();
        var afterReturn = page.Line.ResubmitDueOn;
        page.Submitted();
        var afterResubmission = page.Line.ResubmitDueOn;

        page.Accepted();

        Assert.Equal((UnitPage.MendBy, UnitPage.MendBy), (afterReturn, afterResubmission));
        Assert.Null(page.Line.ResubmitDueOn);
    }

    [Fact]
    public void Accept_ForTheHostUnit_WaitsForASecondPerson()
    {
        var line = new UnitPage(hostsOffice: true).Submitted().Accepted().Line;

        Assert.Equal(ReportStatus.Submitted, line.Status);
        Assert.True(line.AwaitsSecondReview);
        Refused.By(RuleCodes.SecondReviewerIsFirst, () => line.Accept(ReviewStage.Second, "", null, People.Reviewer, UnitPage.Now));
        Refused.By(RuleCodes.WrongReviewStage, () => line.Accept(ReviewStage.Office, "", null, People.Second, UnitPage.Now));

        line.Accept(ReviewStage.Second, "", null, People.Second, UnitPage.Now);

        Assert.Equal(ReportStatus.Accepted, line.Status);
        Assert.False(line.AwaitsSecondReview);
        Assert.Equal([ReviewStage.Office, ReviewStage.Second], line.Decisions.Select(d => d.Stage));
    }

    [Fact]
    public void Return_ByTheSecondReviewer_StartsBothReviewsAnew()
    {
        var page = new UnitPage(hostsOffice: true).Submitted().Accepted();

        page.Line.Return(ReviewStage.Second, "请核实数字。", UnitPage.MendBy, People.Second, UnitPage.Now);
        page.Submitted();

        Assert.False(page.Line.AwaitsSecondReview);
        Refused.By(RuleCodes.WrongReviewStage, () => page.Line.Accept(ReviewStage.Second, "", null, People.Second, UnitPage.Now));
    }

    [Fact]
    public void Accept_SecondStageWithoutFirst_IsRefused()
    {
        var line = new UnitPage(hostsOffice: true).Submitted().Line;

        Refused.By(RuleCodes.WrongReviewStage, () => line.Accept(ReviewStage.Second, "", null, People.Second, UnitPage.Now));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Accept_UnderTheNameOfARevocation_IsRefused(bool hostsOffice)
    {
        var line = new UnitPage(hostsOffice: hostsOffice).Submitted().Line;

        Refused.By(RuleCodes.WrongReviewStage, () => line.Accept(ReviewStage.Revocation, "", null, People.Reviewer, UnitPage.Now));

        Assert.Equal(ReportStatus.Submitted, line.Status);
    }

    [Fact]
    public void Return_OfAnAcceptedLine_IsARevocationBesideTheAcceptance()
    {
        var line = new UnitPage().Submitted().Accepted().Returned().Line;

        Assert.Equal(ReportStatus.Returned, line.Status);
        Assert.Equal([(1, ReviewStage.Office), (1, ReviewStage.Revocation)], line.Decisions.Select(d => (d.RevisionNo, d.Stage)));
    }

    [Fact]
    public void Accept_WithAnotherJudgement_NeedsAReasonAndKeepsBoth()
    {
        var page = new UnitPage().Submitted();
        Refused.By(RuleCodes.ReasonRequired, () => page.Line.Accept(ReviewStage.Office, "", SelfAssessment.Behind, People.Reviewer, UnitPage.Now));

        page.Accepted(SelfAssessment.Behind);

        Assert.Equal(SelfAssessment.Behind, page.Line.SelfAssessment);
        Assert.Equal(SelfAssessment.OnSchedule, page.Line.Decisions.Single().OverriddenSelfAssessment);
        Assert.Equal(SelfAssessment.OnSchedule, page.Line.Revisions.Single().SelfAssessment);
    }

    [Fact]
    public void Accept_WithTheUnitsOwnJudgement_OverridesNothing()
    {
        var line = new UnitPage().Submitted().Line;

        line.Accept(ReviewStage.Office, "", SelfAssessment.OnSchedule, People.Reviewer, UnitPage.Now);

        Assert.Null(line.Decisions.Single().OverriddenSelfAssessment);
    }

    [Fact]
    public void Decisions_OverAWholeStory_AreOnePerRevisionAndStage()
    {
        var page = new UnitPage().Submitted().Returned().Submitted().Accepted().Returned().Submitted().Accepted();

        var keys = page.Line.Decisions.Select(d => (d.RevisionNo, d.Stage)).ToList();

        Assert.Equal(keys.Distinct(), keys);
        Assert.Equal([(1, ReviewStage.Office), (2, ReviewStage.Office), (2, ReviewStage.Revocation), (3, ReviewStage.Office)], keys);
    }

    [Fact]
    public void LockAndUnlock_LeaveTheFactsAsTheyWere()
    {
        var page = new UnitPage().Submitted().Accepted();
        var facts = (page.Line.Text, page.Line.FirstSubmittedOn, page.Line.RevisionNo);

        page.Line.Lock();
        page.Line.Unlock();

        Assert.Equal(facts, (page.Line.Text, page.Line.FirstSubmittedOn, page.Line.RevisionNo));
        Assert.Equal(ReportStatus.Accepted, page.Line.Status);
    }
}
