using LawGov.Domain.Events;
using LawGov.Domain.Filings;
using LawGov.Domain.Plans;
using LawGov.Domain.Rules;

namespace LawGov.Domain.Tests.Filings;

/// <summary>What a unit does with one line, and what the line then says of itself.</summary>
public sealed class ProgressReportTests
{
    private static readonly ReportText Behind = GivenFiling.Text(assessment: SelfAssessment.Behind);

    [Fact]
    public void New_Line_KnowsItsQuarterAndOwesEverything()
    {
        var line = new GivenFiling().Line;

        Assert.Equal(("2026-Q3", GivenFiling.OpensOn, GivenFiling.DueOn), (line.PeriodKey, line.OpensOn, line.DueOn));
        Assert.Equal(ReportStatus.NotStarted, line.Status);
        Assert.Null(line.ClockStoppedOn);
        Assert.False(line.IsReady);
        Assert.Equal([ReportGap.Progress, ReportGap.SelfAssessment], line.Gaps());
    }

    [Fact]
    public void IsMissing_OnTheDueDay_IsFalseAndTheDayAfterTrue()
    {
        var line = new GivenFiling().Line;

        Assert.False(line.IsMissing(GivenFiling.DueOn));
        Assert.True(line.IsMissing(GivenFiling.LateOn));
    }

    [Fact]
    public void Save_Anything_KeepsItWithItsAuthorAndChecksNothing()
    {
        var line = new GivenFiling().Line;

        line.Save(ReportText.Empty with { Problems = "经费不足。" }, People.Clerk);

        Assert.Equal(ReportStatus.Draft, line.Status);
        Assert.Equal("经费不足。", line.Text.Problems);
        Assert.Equal(People.Clerk.UserId, line.AuthorId);
        Assert.Equal(0, line.RevisionNo);
    }

    [Fact]
    public void Gaps_BehindWithoutProblems_AsksForThem()
    {
        var line = new GivenFiling().Line;

        line.Save(Behind, People.Clerk);

        Assert.Equal([ReportGap.Problems], line.Gaps());
    }

    [Fact]
    public void Gaps_EvidenceDemanded_AsksForAFileUnlessNothingChanged()
    {
        var before = new GivenFiling(period: "2026-Q2").Submitted(new DateOnly(2026, 7, 1)).Accepted();
        var line = new GivenFiling(evidenceRequired: true, previous: before.Line).Line;

        line.Save(GivenFiling.Text(), People.Clerk);
        var written = line.Gaps().ToList();
        line.MarkNoChange(People.Clerk);

        Assert.Equal([ReportGap.Evidence], written);
        Assert.Empty(line.Gaps());
    }

    [Fact]
    public void MarkNoChange_WithAnAcceptedText_CarriesIt()
    {
        var before = new GivenFiling(period: "2026-Q2").Submitted(new DateOnly(2026, 7, 1)).Accepted();
        var line = new GivenFiling(previous: before.Line).Line;
        Assert.True(line.CanMarkNoChange);

        line.MarkNoChange(People.Clerk);

        Assert.Equal("举办培训2期。", line.Progress);
        Assert.Equal(ReportKind.NoChange, line.Kind);
        Assert.True(line.IsReady);
    }

    [Fact]
    public void MarkNoChange_InTheFirstQuarter_HasNothingToCarry()
    {
        var line = new GivenFiling().Line;

        Assert.False(line.CanMarkNoChange);
        Refused.By(RuleCodes.NothingToCarry, () => line.MarkNoChange(People.Clerk));

        Assert.Equal(ReportStatus.NotStarted, line.Status);
    }

    [Fact]
    public void Save_AfterNoChange_IsANormalReportAgain()
    {
        var before = new GivenFiling(period: "2026-Q2").Submitted(new DateOnly(2026, 7, 1));
        var line = new GivenFiling(previous: before.Line).Line;
        line.MarkNoChange(People.Clerk);

        line.Save(GivenFiling.Text("又办2期。"), People.Clerk);

        Assert.Equal(ReportKind.Normal, line.Kind);
    }

    [Fact]
    public void CarryForward_OverAQuarterWithoutReport_KeepsTheLastSubmittedText()
    {
        var spring = new GivenFiling(period: "2026-Q1").Submitted(new DateOnly(2026, 4, 1)).Accepted();
        var summer = new GivenFiling(period: "2026-Q2", previous: spring.Line);
        summer.Line.Save(GivenFiling.Text("只写了一半"), People.Clerk);

        var line = new GivenFiling(previous: summer.Line).Line;

        Assert.Equal("举办培训2期。", line.CarriedProgress);
        Assert.Equal("举办培训2期。", line.Progress);
    }

    [Fact]
    public void CarryForward_OfAWithdrawnSubmission_KeepsTheTextBeforeIt()
    {
        var spring = new GivenFiling(period: "2026-Q1").Submitted(new DateOnly(2026, 4, 1)).Accepted();
        var summer = new GivenFiling(period: "2026-Q2", previous: spring.Line).Write("写错了的内容");
        summer.Submit(new DateOnly(2026, 7, 1));
        summer.Filing.Reopen(summer.Line);

        var line = new GivenFiling(previous: summer.Line).Line;

        Assert.Equal("举办培训2期。", line.CarriedProgress);
    }

    [Fact]
    public void CarryForward_IntoANewYear_LeavesOutFiguresThatCountByTheYear()
    {
        TaskTarget hours = new(0, "每人每年不少于60学时", 60, "学时", TargetOperator.AtLeast, TargetCycle.Year),
            rate = new(1, "不低于95%", 95, "%", TargetOperator.AtLeast, TargetCycle.Level);
        var winter = new GivenFiling(period: "2026-Q4", targets: [hours, rate]);
        winter.Line.Save(GivenFiling.Text(actuals: Actuals.Of([new(hours.Id, 62), new(rate.Id, 96)])), People.Clerk);
        winter.Submit(new DateOnly(2027, 1, 5));

        var spring = new ProgressReport(winter.Filing, winter.Tasks[0], winter.Line.AssignmentId, GivenFiling.Quarter("2027-Q1"), false, winter.Line);

        Assert.Equal([KeyValuePair.Create(rate.Id, 96d)], spring.Actuals.ToDictionary());
    }

    public static TheoryData<string, bool> QuartersBefore =>
        new()
        {
            { "on time", false },
            { "late", true },
            { "missing", true },
            { "behind", true },
            { "lagging", true },
            { "waived", false },
            { "accepted", false },
            { "late and accepted", true },
            { "none", false },
        };

    [Theory]
    [MemberData(nameof(QuartersBefore))]
    public void PriorYellow_FollowsTheQuarterBefore(string before, bool expected)
    {
        var target = new TaskTarget(0, "不低于95%", 95, "%", TargetOperator.AtLeast, TargetCycle.Level);
        var page = new GivenFiling(period: "2026-Q2", targets: [target]);
        switch (before)
        {
            case "on time":
                page.Submitted(page.Filing.DueOn);
                break;
            case "late":
                page.Submitted(page.Filing.DueOn.AddDays(1));
                break;
            case "behind":
                page.Line.Save(Behind with { Problems = "经费不足。" }, People.Clerk);
                page.Submit(page.Filing.DueOn);
                break;
            case "lagging":
                page.Line.Save(GivenFiling.Text(actuals: Actuals.Of([new(target.Id, 85)])), People.Clerk);
                page.Submit(page.Filing.DueOn);
                break;
            case "waived":
                page.Line.Waive(ReviewStage.Office, "未涉及。", People.Reviewer, page.Filing.DueOn);
                break;
            case "accepted":
            case "late and accepted":
                page.Submitted(page.Filing.DueOn.AddDays(before == "late and accepted" ? 1 : 0)).Accepted();
                break;
        }

        var line = new GivenFiling(previous: before == "none" ? null : page.Line).Line;

        Assert.Equal(expected, line.PriorYellow);
    }

    [Theory]
    [InlineData(86d, 9)]
    [InlineData(85d, 10)]
    [InlineData(65d, 30)]
    [InlineData(64.5d, 31)]
    [InlineData(99d, 0)]
    public void Submit_FigureBehindItsTarget_CountsWholePointsUpwards(double actual, int lag)
    {
        var target = new TaskTarget(0, "不低于95%", 95, "%", TargetOperator.AtLeast, TargetCycle.Level);
        var page = new GivenFiling(targets: [target]);
        page.Line.Save(GivenFiling.Text(actuals: Actuals.Of([new(target.Id, actual)])), People.Clerk);

        page.Submit();

        Assert.Equal(lag, page.Line.LagPoints);
    }

    [Fact]
    public void Submit_FigureExactlyOnTheEdge_IsNotPushedOverItByBinaryFractions()
    {
        var target = new TaskTarget(0, "不高于1%", 1, "%", TargetOperator.AtMost, TargetCycle.Level);
        var page = new GivenFiling(targets: [target]);
        page.Line.Save(GivenFiling.Text(actuals: Actuals.Of([new(target.Id, 1.3)])), People.Clerk);

        page.Submit();

        Assert.Equal(30, page.Line.LagPoints);
    }

    [Fact]
    public void Submit_SeveralFigures_TheWorstCountsAndMissingOnesDoNot()
    {
        TaskTarget[] targets =
        [
            new(0, "不低于95%", 95, "%", TargetOperator.AtLeast, TargetCycle.Level),
            new(1, "不高于3%", 3, "%", TargetOperator.AtMost, TargetCycle.Level),
            new(2, "每年2期", 2, "期", TargetOperator.AtLeast, TargetCycle.Year),
        ];
        var page = new GivenFiling(targets: targets);
        page.Line.Save(GivenFiling.Text(actuals: Actuals.Of([new(targets[0].Id, 90), new(targets[1].Id, 3.6)])), People.Clerk);

        page.Submit();

        Assert.Equal(20, page.Line.LagPoints);
    }

    [Fact]
    public void Submit_OnTheDueDay_IsOnTimeAndMakesTheFirstRevision()
    {
        var page = new GivenFiling().Submitted(GivenFiling.DueOn);

        Assert.False(page.Line.IsLate);
        Assert.Equal(ReportKind.Normal, page.Line.Kind);
        Assert.Equal((GivenFiling.DueOn, GivenFiling.DueOn), (page.Line.FirstSubmittedOn, page.Line.ClockStoppedOn));
        var revision = Assert.Single(page.Line.Revisions);
        Assert.Equal(
            (1, "举办培训2期。", People.Clerk.UserId, "陈洁"),
            (revision.RevisionNo, revision.Progress, revision.SubmittedBy, revision.SubmittedByName)
        );
    }

    [Fact]
    public void Submit_ADayLate_IsASupplement()
    {
        var page = new GivenFiling().Submitted(GivenFiling.LateOn);

        Assert.True(page.Line.IsLate);
        Assert.Equal(ReportKind.Supplement, page.Line.Kind);
        Assert.Equal(ReportKind.Supplement, Assert.Single(page.Line.Revisions).Kind);
    }

    [Fact]
    public void Withdraw_FirstSubmission_NeverHappened()
    {
        var page = new GivenFiling().Submitted(GivenFiling.LateOn);

        page.Filing.Reopen(page.Line);

        Assert.Equal(ReportStatus.Draft, page.Line.Status);
        Assert.Null(page.Line.FirstSubmittedOn);
        Assert.Null(page.Line.ClockStoppedOn);
        Assert.Equal(ReportKind.Normal, page.Line.Kind);
        Assert.Single(page.Line.Revisions);
        Assert.True(page.Line.IsMissing(GivenFiling.LateOn));
    }

    [Fact]
    public void Withdraw_DecidedRevision_IsRefused()
    {
        var page = new GivenFiling(hostsOffice: true).Submitted().Accepted();

        Refused.By(RuleCodes.AlreadyDecided, () => page.Filing.Reopen(page.Line));

        Assert.Equal(ReportStatus.Submitted, page.Line.Status);
        Assert.Equal(FilingStatus.Submitted, page.Filing.Status);
    }

    [Fact]
    public void Withdraw_Resubmission_IsReturnedAgainAndStillCorrected()
    {
        var page = new GivenFiling().Submitted().Returned().Submitted(GivenFiling.LateOn);

        page.Line.Withdraw();

        Assert.Equal(ReportStatus.Returned, page.Line.Status);
        Assert.Equal(GivenFiling.DueOn, page.Line.FirstSubmittedOn);
        Assert.Equal(GivenFiling.MendBy, page.Line.ResubmitDueOn);
        Assert.True(page.Line.IsReady);
    }

    [Fact]
    public void Withdraw_SecondResubmission_IsReturnedAgainToo()
    {
        var page = new GivenFiling().Submitted().Returned().Submitted();
        page.Line.Withdraw();
        page.Submitted();

        page.Line.Withdraw();

        Assert.Equal(ReportStatus.Returned, page.Line.Status);
        Assert.Equal(GivenFiling.DueOn, page.Line.FirstSubmittedOn);
    }

    [Fact]
    public void Resubmit_LongAfterTheDueDay_NeverMakesAnOnTimeUnitLate()
    {
        var page = new GivenFiling().Submitted(GivenFiling.DueOn).Returned();

        page.Submitted(GivenFiling.DueOn.AddDays(30));

        Assert.False(page.Line.IsLate);
        Assert.Equal(ReportKind.Normal, page.Line.Kind);
        Assert.Equal(GivenFiling.DueOn, page.Line.FirstSubmittedOn);
        Assert.Equal([1, 2], page.Line.Revisions.Select(r => r.RevisionNo));
    }

    [Fact]
    public void Resubmit_WithoutChange_LacksTheCorrection()
    {
        var page = new GivenFiling().Submitted().Returned();

        page.Line.Save(page.Line.Text, People.Clerk);

        Assert.Equal([ReportGap.Correction], page.Line.Gaps());
        Refused.By(RuleCodes.NothingReady, () => page.Submit());
    }

    [Fact]
    public void Waive_WithoutReason_IsRefused()
    {
        var line = new GivenFiling().Line;

        Refused.By(RuleCodes.ReasonRequired, () => line.Waive(ReviewStage.Office, " ", People.Reviewer, GivenFiling.DueOn));

        Assert.Equal(ReportStatus.NotStarted, line.Status);
        Assert.Null(line.ClockStoppedOn);
    }

    [Fact]
    public void Waive_ReturnedLine_StopsAskingForTheCorrection()
    {
        var page = new GivenFiling().Submitted().Returned();

        page.Line.Waive(ReviewStage.Office, "改由牵头单位填报。", People.Reviewer, GivenFiling.LateOn);

        Assert.Null(page.Line.ResubmitDueOn);
        Assert.Equal(GivenFiling.DueOn, page.Line.ClockStoppedOn);
    }

    [Fact]
    public void Attach_MoreThanTenFiles_IsRefused()
    {
        var line = new GivenFiling().Line;
        for (var i = 0; i < EvidenceFile.MostPerReport; i++)
            Attach(line);

        var refusal = Refused.By(RuleCodes.TooManyFiles, () => Attach(line));

        Assert.Equal([EvidenceFile.MostPerReport], refusal.Values);
        Assert.Equal((10, 10), (line.EvidenceCount, line.Evidence.Count));
    }

    [Fact]
    public void Attach_ToASubmittedLine_IsPossibleUntilItIsAccepted()
    {
        var page = new GivenFiling().Submitted();

        Attach(page.Line);
        page.Accepted();

        Refused.By(RuleCodes.EvidenceFixed, () => Attach(page.Line));
        Assert.Equal(1, page.Line.EvidenceCount);
    }

    [Fact]
    public void Attach_ToAReturnedLine_IsACorrection()
    {
        var page = new GivenFiling().Submitted().Returned();

        Attach(page.Line);

        Assert.True(page.Line.IsReady);
    }

    [Fact]
    public void Detach_WhileDrafting_TakesTheFileAway()
    {
        var line = new GivenFiling().Line;
        var file = Attach(line);

        line.Detach(file.Id);
        line.Detach(file.Id);

        Assert.Equal((0, 0), (line.EvidenceCount, line.Evidence.Count));
    }

    [Fact]
    public void Detach_WhileTheLineIsIn_IsRefused()
    {
        var page = new GivenFiling().Write();
        var file = Attach(page.Line);
        page.Submit();

        Refused.By(RuleCodes.EvidenceFixed, () => page.Line.Detach(file.Id));
        page.Accepted();
        Refused.By(RuleCodes.EvidenceFixed, () => page.Line.Detach(file.Id));

        Assert.Equal(1, page.Line.EvidenceCount);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Detach_WhatAnEarlierSubmissionCarried_StaysInItsHistory(bool isReturned)
    {
        var page = new GivenFiling().Write();
        var wrong = Attach(page.Line);
        page.Submit();
        if (isReturned)
            page.Returned();
        else
            page.Line.Withdraw();

        page.Line.Detach(wrong.Id);
        var right = Attach(page.Line);
        page.Submitted();

        Assert.Equal(1, page.Line.EvidenceCount);
        Assert.Equal([wrong], page.Line.Evidence.Where(f => f.IsPartOf(1)));
        Assert.Equal([right], page.Line.Evidence.Where(f => f.IsPartOf(2)));
        Assert.Contains(TimelineAct.EvidenceRemoved, page.Line.Events.Select(e => e.Act));
    }

    [Fact]
    public void Detach_WhatNoSubmissionCarried_IsGone()
    {
        var page = new GivenFiling().Submitted().Returned();
        var file = Attach(page.Line);

        page.Line.Detach(file.Id);

        Assert.Empty(page.Line.Evidence);
    }

    [Fact]
    public void Detach_AFileAlone_IsACorrection()
    {
        var page = new GivenFiling().Write();
        var file = Attach(page.Line);
        page.Submit();
        page.Returned();

        page.Line.Detach(file.Id);

        Assert.True(page.Line.IsReady);
    }

    [Fact]
    public void Attach_WhileSubmitted_BelongsToThatSubmission()
    {
        var page = new GivenFiling().Submitted();

        var file = Attach(page.Line);
        page.Returned();
        var next = Attach(page.Line);

        Assert.Equal((1, 2), (file.SinceRevision, next.SinceRevision));
    }

    [Fact]
    public void ChildrenAlone_TouchTheRoot()
    {
        var line = new GivenFiling().Line;

        Attach(line);

        Assert.True(line.IsTouched);
        line.ClearEvents();
        Assert.False(line.IsTouched);
        Assert.Empty(line.Events);
    }

    private static EvidenceFile Attach(ProgressReport line) =>
        line.Attach("培训.pdf", "application/pdf", 10, new string('a', 64), People.Clerk, GivenFiling.Now);
}
