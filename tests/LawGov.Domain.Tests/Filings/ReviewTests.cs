using LawGov.Domain.Filings;
using LawGov.Domain.Rules;
using LawGov.Domain.Units;

namespace LawGov.Domain.Tests.Filings;

/// <summary>Who may decide on a report, in which order, and what a decision leaves behind.</summary>
public sealed class ReviewTests
{
    [Fact]
    public void Accept_ByTheOffice_IsOneDecisionOnTheRevision()
    {
        var line = new GivenFiling().Submitted().Accepted().Line;

        Assert.Equal(ReportStatus.Accepted, line.Status);
        var decision = Assert.Single(line.Decisions);
        Assert.Equal(
            (1, ReviewStage.Office, Verdict.Accept, People.Reviewer.UserId),
            (decision.RevisionNo, decision.Stage, decision.Verdict, decision.DecidedBy)
        );
    }

    [Fact]
    public void Accept_ByWhoSubmitted_IsRefused()
    {
        var line = new GivenFiling().Submitted().Line;

        Refused.By(RuleCodes.ReviewerIsAuthor, () => line.Accept(ReviewStage.Office, "", null, People.Clerk, GivenFiling.Now));

        Assert.Empty(line.Decisions);
    }

    [Fact]
    public void Accept_ByWhoSigned_IsRefused()
    {
        var page = new GivenFiling().Write();
        page.Filing.RequestSignature(page.Lines, People.Clerk);
        page.Submit(by: People.Head, signing: true, isHead: true);

        Refused.By(RuleCodes.ReviewerIsAuthor, () => page.Line.Accept(ReviewStage.Office, "", null, People.Head, GivenFiling.Now));
    }

    [Fact]
    public void Accept_ByWhoWroteWhatTheHeadSigned_IsRefusedAlsoFromAnotherUnit()
    {
        var page = new GivenFiling().Write();
        page.Filing.RequestSignature(page.Lines, People.Clerk);
        page.Submit(by: People.Head, signing: true, isHead: true);

        Refused.By(RuleCodes.ReviewerIsAuthor, () => page.Line.Accept(ReviewStage.Office, "", null, People.Clerk with { UnitId = null }, GivenFiling.Now));
    }

    [Fact]
    public void Return_ByWhoSubmitted_IsRefused()
    {
        var page = new GivenFiling().Submitted();

        Refused.By(RuleCodes.ReviewerIsAuthor, () => page.Line.Return(ReviewStage.Office, "请补充。", GivenFiling.MendBy, People.Clerk, GivenFiling.Now));
    }

    [Fact]
    public void Return_WithoutComment_IsRefused()
    {
        var page = new GivenFiling().Submitted();

        Refused.By(RuleCodes.ReasonRequired, () => page.Line.Return(ReviewStage.Office, "  ", GivenFiling.MendBy, People.Reviewer, GivenFiling.Now));

        Assert.Equal(ReportStatus.Submitted, page.Line.Status);
    }

    [Fact]
    public void Return_SetsTheDayToMendBy_WhichStandsUntilAcceptance()
    {
        var page = new GivenFiling().Submitted().Returned();
        var afterReturn = page.Line.ResubmitDueOn;
        page.Submitted();
        var afterResubmission = page.Line.ResubmitDueOn;

        page.Accepted();

        Assert.Equal((GivenFiling.MendBy, GivenFiling.MendBy), (afterReturn, afterResubmission));
        Assert.Null(page.Line.ResubmitDueOn);
    }

    [Fact]
    public void Accept_ForTheHostUnit_WaitsForASecondPerson()
    {
        var line = new GivenFiling(hostsOffice: true).Submitted().Accepted().Line;

        Assert.Equal(ReportStatus.Submitted, line.Status);
        Assert.True(line.AwaitsSecondReview);
        Refused.By(RuleCodes.SecondReviewerIsFirst, () => line.Accept(ReviewStage.Second, "", null, People.Reviewer, GivenFiling.Now));
        Refused.By(RuleCodes.WrongReviewStage, () => line.Accept(ReviewStage.Office, "", null, People.Second, GivenFiling.Now));

        line.Accept(ReviewStage.Second, "", null, People.Second, GivenFiling.Now);

        Assert.Equal(ReportStatus.Accepted, line.Status);
        Assert.False(line.AwaitsSecondReview);
        Assert.Equal([ReviewStage.Office, ReviewStage.Second], line.Decisions.Select(d => d.Stage));
    }

    [Fact]
    public void Return_ByTheSecondReviewer_StartsBothReviewsAnew()
    {
        var page = new GivenFiling(hostsOffice: true).Submitted().Accepted();

        page.Line.Return(ReviewStage.Second, "请核实数字。", GivenFiling.MendBy, People.Second, GivenFiling.Now);
        page.Submitted();

        Assert.False(page.Line.AwaitsSecondReview);
        Refused.By(RuleCodes.WrongReviewStage, () => page.Line.Accept(ReviewStage.Second, "", null, People.Second, GivenFiling.Now));
    }

    [Fact]
    public void Accept_SecondStageWithoutFirst_IsRefused()
    {
        var line = new GivenFiling(hostsOffice: true).Submitted().Line;

        Refused.By(RuleCodes.WrongReviewStage, () => line.Accept(ReviewStage.Second, "", null, People.Second, GivenFiling.Now));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Accept_UnderTheNameOfARevocation_IsRefused(bool hostsOffice)
    {
        var line = new GivenFiling(hostsOffice: hostsOffice).Submitted().Line;

        Refused.By(RuleCodes.WrongReviewStage, () => line.Accept(ReviewStage.Revocation, "", null, People.Reviewer, GivenFiling.Now));

        Assert.Equal(ReportStatus.Submitted, line.Status);
    }

    [Fact]
    public void Return_OfAnAcceptedLine_IsARevocationBesideTheAcceptance()
    {
        var line = new GivenFiling().Submitted().Accepted().Returned().Line;

        Assert.Equal(ReportStatus.Returned, line.Status);
        Assert.Equal([(1, ReviewStage.Office), (1, ReviewStage.Revocation)], line.Decisions.Select(d => (d.RevisionNo, d.Stage)));
    }

    [Fact]
    public void Accept_WithAnotherJudgement_NeedsAReasonAndKeepsBoth()
    {
        var page = new GivenFiling().Submitted();
        Refused.By(RuleCodes.ReasonRequired, () => page.Line.Accept(ReviewStage.Office, "", SelfAssessment.Behind, People.Reviewer, GivenFiling.Now));

        page.Accepted(SelfAssessment.Behind);

        Assert.Equal(SelfAssessment.Behind, page.Line.SelfAssessment);
        Assert.Equal(SelfAssessment.OnSchedule, page.Line.Decisions.Single().OverriddenSelfAssessment);
        Assert.Equal(SelfAssessment.OnSchedule, page.Line.Revisions.Single().SelfAssessment);
    }

    [Fact]
    public void Accept_WithTheUnitsOwnJudgement_OverridesNothing()
    {
        var line = new GivenFiling().Submitted().Line;

        line.Accept(ReviewStage.Office, "", SelfAssessment.OnSchedule, People.Reviewer, GivenFiling.Now);

        Assert.Null(line.Decisions.Single().OverriddenSelfAssessment);
    }

    [Fact]
    public void Decisions_OverAWholeStory_AreOnePerRevisionAndStage()
    {
        var page = new GivenFiling().Submitted().Returned().Submitted().Accepted().Returned().Submitted().Accepted();

        var keys = page.Line.Decisions.Select(d => (d.RevisionNo, d.Stage)).ToList();

        Assert.Equal(keys.Distinct(), keys);
        Assert.Equal([(1, ReviewStage.Office), (2, ReviewStage.Office), (2, ReviewStage.Revocation), (3, ReviewStage.Office)], keys);
    }

    [Fact]
    public void Return_OfAnAcceptedLineByTheSecondReviewer_IsRefused()
    {
        var line = new GivenFiling().Submitted().Accepted().Line;

        Refused.By(RuleCodes.WrongReviewStage, () => line.Return(ReviewStage.Second, "请核实。", GivenFiling.MendBy, People.Second, GivenFiling.Now));

        Assert.Equal((ReportStatus.Accepted, 1), (line.Status, line.Decisions.Count));
    }

    [Fact]
    public void Return_WhereTwoAccepted_NeedsBoth()
    {
        var line = AcceptedTwice().Line;

        line.Return(ReviewStage.Office, "数字有误。", GivenFiling.MendBy, People.Reviewer, GivenFiling.Now);
        var between = (line.Status, line.AwaitsSecondReview, line.ResubmitDueOn);
        Refused.By(RuleCodes.SecondReviewerIsFirst, () => line.Return(ReviewStage.Second, "同意。", GivenFiling.MendBy, People.Reviewer, GivenFiling.Now));
        Refused.By(RuleCodes.WrongReviewStage, () => line.Return(ReviewStage.Office, "再撤一次。", GivenFiling.MendBy, People.Third, GivenFiling.Now));
        line.Return(ReviewStage.Second, "同意。", GivenFiling.MendBy, People.Second, GivenFiling.Now);

        Assert.Equal((ReportStatus.Accepted, true, null), between);
        Assert.Equal((ReportStatus.Returned, false, GivenFiling.MendBy), (line.Status, line.AwaitsSecondReview, line.ResubmitDueOn!.Value));
        Assert.Equal([ReviewStage.Office, ReviewStage.Second, ReviewStage.Revocation, ReviewStage.RevocationSecond], line.Decisions.Select(d => d.Stage));
    }

    [Fact]
    public void Accept_OfARevocation_KeepsTheAcceptanceForGood()
    {
        var line = AcceptedTwice().Line;
        line.Return(ReviewStage.Office, "数字有误。", GivenFiling.MendBy, People.Reviewer, GivenFiling.Now);

        line.Accept(ReviewStage.Second, "数字经核实无误。", null, People.Second, GivenFiling.Now);

        Assert.Equal((ReportStatus.Accepted, false), (line.Status, line.AwaitsSecondReview));
        Refused.By(RuleCodes.AcceptanceKept, () => line.Return(ReviewStage.Office, "还是有误。", GivenFiling.MendBy, People.Third, GivenFiling.Now));
    }

    [Fact]
    public void Accept_ByAPersonOfTheSameUnit_WaitsForASecondPerson()
    {
        var line = new GivenFiling().Submitted().Line;
        var colleague = People.Reviewer with { UnitId = People.Water };

        line.Accept(ReviewStage.Office, "", null, colleague, GivenFiling.Now);
        var between = (line.Status, line.AwaitsSecondReview);
        line.Accept(ReviewStage.Second, "", null, People.Second, GivenFiling.Now);

        Assert.Equal((ReportStatus.Submitted, true), between);
        Assert.Equal(ReportStatus.Accepted, line.Status);
    }

    [Theory]
    [InlineData(true, UnitKind.Department, false, true)]
    [InlineData(false, UnitKind.RuleOfLawOffice, false, true)]
    [InlineData(false, UnitKind.Department, true, true)]
    [InlineData(false, UnitKind.Department, false, false)]
    public void FollowUnit_ByThePresentStateOfUnitAndPerson_AsksForASecondOne(bool hostsOffice, UnitKind kind, bool isColleague, bool expected)
    {
        var line = new GivenFiling().Submitted().Line;
        var actor = isColleague ? People.Reviewer with { UnitId = People.Water } : People.Reviewer;

        line.FollowUnit(People.UnitOf(People.Water, hostsOffice, kind), actor);
        line.Accept(ReviewStage.Office, "", null, People.Reviewer, GivenFiling.Now);

        Assert.Equal(expected, line.AwaitsSecondReview);
    }

    [Fact]
    public void FollowUnit_AfterTheUnitStoppedHousingTheOffice_StillAsksForTheSecond()
    {
        var line = new GivenFiling(hostsOffice: true).Submitted().Accepted().Line;

        line.FollowUnit(People.UnitOf(People.Water), People.Second);

        Assert.Equal(ReviewStage.Second, line.ToReviewState().Stage);
        Refused.By(RuleCodes.WrongReviewStage, () => line.Accept(ReviewStage.Office, "", null, People.Third, GivenFiling.Now));
    }

    [Fact]
    public void FollowUnit_OfAnotherUnit_IsAMistakeOfTheCaller() =>
        Assert.Throws<ArgumentException>(() => new GivenFiling().Line.FollowUnit(People.UnitOf(Guid.CreateVersion7(), hostsOffice: true), People.Reviewer));

    [Fact]
    public void Waive_OfTheOwnUnit_IsTheSecondReviewers()
    {
        var line = new GivenFiling().Line;
        var colleague = People.Reviewer with { UnitId = People.Water };

        Refused.By(RuleCodes.OwnUnit, () => line.Waive(ReviewStage.Office, "未涉及。", colleague, GivenFiling.DueOn));
        Refused.By(RuleCodes.WrongReviewStage, () => line.Waive(ReviewStage.Second, "未涉及。", People.Second, GivenFiling.DueOn));

        Assert.False(line.ToReviewState().CanWaive(ReviewStage.Office, colleague));
        Assert.True(line.ToReviewState().CanWaive(ReviewStage.Office, People.Reviewer));
        Assert.Equal(ReviewStage.Second, new GivenFiling(hostsOffice: true).Line.ToReviewState().WaiveStage(People.Reviewer));
    }

    [Fact]
    public void Waive_ByWhoWrote_IsRefused()
    {
        var line = new GivenFiling().Write().Line;

        Refused.By(RuleCodes.ReviewerIsAuthor, () => line.Waive(ReviewStage.Office, "未涉及。", People.Clerk with { UnitId = null }, GivenFiling.DueOn));
    }

    private static GivenFiling AcceptedTwice()
    {
        var page = new GivenFiling(hostsOffice: true).Submitted().Accepted();
        page.Line.Accept(ReviewStage.Second, "", null, People.Second, GivenFiling.Now);
        return page;
    }
}
