using LawGov.Domain.Assignments;
using LawGov.Domain.Calendar;
using LawGov.Domain.Filings;
using LawGov.Domain.Lamps;
using LawGov.Domain.Plans;
using LawGov.Domain.Rules;
using LawGov.Domain.Units;

namespace LawGov.Domain.Tests.Filings;

/// <summary>What a unit owes from when until when: a line that is given late, a duty that ends, and one that lives again.</summary>
public sealed class EndedDutyTests
{
    private static readonly DateOnly Today = new(2026, 10, 15);

    [Fact]
    public void End_LineNeverIn_IsOwedNoMoreAndSaysWhy()
    {
        var page = new GivenFiling();

        page.Line.End(EndReason.AssignmentWithdrawn, Today);

        Assert.Equal((ReportStatus.Ended, EndReason.AssignmentWithdrawn, Today), (page.Line.Status, page.Line.EndReason!.Value, page.Line.EndedOn!.Value));
        Assert.False(page.Line.IsMissing(Today.AddYears(1)));
        Assert.False(page.Line.IsEditable);
        Refused.By(RuleCodes.TransitionNotAllowed, () => page.Line.Save(GivenFiling.Text(), People.Clerk));
        Refused.By(RuleCodes.EvidenceFixed, () => page.Line.Attach("a.pdf", "application/pdf", 1, new string('a', 64), People.Clerk, GivenFiling.Now));
    }

    [Fact]
    public void End_ReturnedLine_StaysInAndIsNotToBeMended()
    {
        var page = new GivenFiling().Submitted().Returned();

        page.Line.End(EndReason.DutyCompleted, Today);

        Assert.Equal((ReportStatus.Ended, GivenFiling.DueOn, (DateOnly?)null), (page.Line.Status, page.Line.FirstSubmittedOn!.Value, page.Line.ResubmitDueOn));
    }

    [Fact]
    public void End_LineThatIsIn_IsJudgedButNeverAskedForAgain()
    {
        var page = new GivenFiling().Submitted();
        page.Line.End(EndReason.UnitSwitchedOff, Today);

        Refused.By(RuleCodes.DutyEnded, () => page.Filing.Reopen(page.Line));
        page.Returned();

        Assert.Equal((ReportStatus.Ended, (DateOnly?)null), (page.Line.Status, page.Line.ResubmitDueOn));
        Assert.Equal(Verdict.Return, page.Line.Decisions.Single().Verdict);
    }

    [Fact]
    public void End_Twice_IsRefused()
    {
        var page = new GivenFiling().Submitted();
        page.Line.End(EndReason.PlanArchived, Today);

        Assert.False(page.Line.CanEnd);
        Refused.By(RuleCodes.DutyEnded, () => page.Line.End(EndReason.PlanArchived, Today));
    }

    [Fact]
    public void End_WaivedLine_StaysWaived()
    {
        var page = new GivenFiling();
        page.Line.Waive(ReviewStage.Office, "未涉及。", People.Reviewer, GivenFiling.DueOn);

        Assert.False(page.Line.CanEnd);
        Refused.By(RuleCodes.TransitionNotAllowed, () => page.Line.End(EndReason.PlanArchived, Today));
    }

    [Theory]
    [InlineData(false, ReportStatus.NotStarted)]
    [InlineData(true, ReportStatus.Draft)]
    public void Resume_LineNeverIn_HasItsTextAndANewDay(bool isWritten, ReportStatus expected)
    {
        var page = new GivenFiling();
        if (isWritten)
            page.Write();
        page.Line.End(EndReason.UnitSwitchedOff, Today);

        page.Line.Resume(Today.AddDays(7));

        Assert.Equal((expected, Today.AddDays(7), (DateOnly?)null), (page.Line.Status, page.Line.DueOn, page.Line.EndedOn));
        Assert.Null(page.Line.EndReason);
        Assert.False(page.Line.IsMissing(Today));
    }

    [Fact]
    public void Resume_LineThatWasBack_IsToBeMendedByANewDayAndStaysOnTime()
    {
        var page = new GivenFiling().Submitted().Returned();
        page.Line.End(EndReason.AssignmentWithdrawn, Today);

        page.Line.Resume(Today.AddDays(7));

        Assert.Equal((ReportStatus.Returned, Today.AddDays(7), GivenFiling.DueOn), (page.Line.Status, page.Line.ResubmitDueOn!.Value, page.Line.DueOn));
        Assert.False(page.Line.IsLate);
    }

    [Fact]
    public void Resume_LiveDuty_IsRefused() => Refused.By(RuleCodes.TransitionNotAllowed, () => new GivenFiling().Line.Resume(Today));

    [Fact]
    public void CloseIfDone_RestEnded_CountsAsSubmitted()
    {
        var page = new GivenFiling(lines: 2);
        page.Lines[0].Save(GivenFiling.Text(), People.Clerk);
        page.Submit();
        page.Filing.CloseIfDone(page.Lines);
        var before = page.Filing.Status;
        page.Lines[1].End(EndReason.DutyCompleted, Today);

        page.Filing.CloseIfDone(page.Lines);

        Assert.Equal((FilingStatus.Open, FilingStatus.Submitted, GivenFiling.DueOn), (before, page.Filing.Status, page.Filing.SubmittedOn!.Value));
    }

    [Fact]
    public void CloseIfDone_NothingIn_StaysOpen()
    {
        var page = new GivenFiling();
        page.Line.End(EndReason.DutyCompleted, Today);

        page.Filing.CloseIfDone(page.Lines);

        Assert.Equal(FilingStatus.Open, page.Filing.Status);
    }

    [Fact]
    public void Lamp_Ended_IsGreyWhateverElse()
    {
        var facts = new LampFacts(
            ReportStatus.Ended,
            GivenFiling.OpensOn,
            GivenFiling.DueOn,
            null,
            GivenFiling.MendBy,
            SelfAssessment.Behind,
            90,
            true,
            false,
            false
        );

        Assert.Equal(Lamp.Grey, LampRule.Of(facts, new LampDay(Today.AddYears(1), Today.AddYears(1))));
    }

    [Theory]
    [InlineData("2026-09-20", "2026-10-07")]
    [InlineData("2026-10-07", "2026-10-07")]
    [InlineData("2026-10-08", "2026-10-15")]
    [InlineData("2026-10-15", "2026-10-22")]
    public void DueOnOf_ADay_IsNeverBeforeIt(string givenOn, string expected)
    {
        var window = GivenFiling.Quarter("2026-Q3");

        var dueOn = window.DueOnOf(DateOnly.Parse(givenOn), new DistrictSettings("测试区", "测试区办"), WorkCalendar.Plain);

        Assert.Equal(DateOnly.Parse(expected), dueOn);
    }

    [Fact]
    public void Window_OpenedAfterItsDueDay_IsDueLater()
    {
        var window = new FilingPeriod(
            ReportingPeriod.Parse("2026-Q4"),
            new DistrictSettings("测试区", "测试区办"),
            WorkCalendar.Plain,
            new DateOnly(2027, 4, 5)
        );

        Assert.Equal(new DateOnly(2027, 4, 12), window.DueOn);
    }

    [Theory]
    [InlineData("2026-09-19", "2026-Q2")]
    [InlineData("2026-09-20", "2026-Q3")]
    [InlineData("2026-10-15", "2026-Q3")]
    [InlineData("2027-01-01", "2026-Q4")]
    public void CurrentOn_ADay_IsTheQuarterWhoseWindowOpenedLast(string day, string expected) =>
        Assert.Equal(expected, FilingPeriod.CurrentOn(DateOnly.Parse(day), new DistrictSettings("测试区", "测试区办")).Key);

    [Theory]
    [InlineData("2026-Q4", false)]
    [InlineData("2027-Q1", true)]
    [InlineData("2030-Q4", true)]
    [InlineData("2031-Q1", false)]
    public void Covers_Quarter_TouchesTheTerm(string quarter, bool expected) =>
        Assert.Equal(expected, new PlanTerm(new DateOnly(2027, 2, 15), new DateOnly(2030, 10, 31)).Covers(ReportingPeriod.Parse(quarter)));

    [Theory]
    [InlineData(EndReason.AssignmentWithdrawn)]
    [InlineData(EndReason.DutyCompleted)]
    [InlineData(EndReason.MembershipEnded)]
    [InlineData(EndReason.ReportedByAnother)]
    public void WhyEnded_EachWay_IsSaid(EndReason expected)
    {
        var page = new GivenFiling();
        var task = page.Tasks[0];
        task.Schedule(Deadline.Undated(DeadlineKind.None), TaskNature.OneOff, "", false);
        var group = new UnitGroup("各乡镇（街道）", CollectiveKind.All);
        group.SetMembers(expected == EndReason.MembershipEnded ? [] : [People.Water], new DateOnly(2026, 1, 1));
        var assignment =
            expected == EndReason.MembershipEnded
                ? TaskAssignment.ForGroup(task, group.Id, UnitRole.Responsible)
                : TaskAssignment.ForUnit(task, People.Water, UnitRole.Responsible, false);
        assignment.Issue(new DateOnly(2026, 6, 30));
        if (expected == EndReason.AssignmentWithdrawn)
            assignment.Withdraw(People.InForce, "机构改革。", Today);
        if (expected == EndReason.DutyCompleted)
            Complete(assignment, task);
        var line = new ProgressReport(page.Filing, task, assignment.Id, page.Window, false, null);

        var reason = PeriodDuties.WhyEnded(line, [assignment], new Dictionary<Guid, UnitGroup> { [group.Id] = group }, Today);

        Assert.Equal(expected, reason);
    }

    [Fact]
    public void WhyEnded_MemberThatCompletedItsOwnPart_IsTheCompletion()
    {
        var page = new GivenFiling();
        var task = page.Tasks[0];
        task.Schedule(Deadline.Undated(DeadlineKind.None), TaskNature.OneOff, "", false);
        var group = new UnitGroup("各乡镇（街道）", CollectiveKind.All);
        group.SetMembers([People.Water], new DateOnly(2026, 1, 1));
        var ofGroup = TaskAssignment.ForGroup(task, group.Id, UnitRole.Responsible);
        var own = TaskAssignment.ForUnit(task, People.Water, UnitRole.Responsible, false);
        ofGroup.Issue(new DateOnly(2026, 6, 30));
        own.Issue(new DateOnly(2026, 6, 30));
        Complete(own, task);
        var line = new ProgressReport(page.Filing, task, ofGroup.Id, page.Window, false, null);

        var reason = PeriodDuties.WhyEnded(line, [ofGroup, own], new Dictionary<Guid, UnitGroup> { [group.Id] = group }, Today);

        Assert.Equal(EndReason.DutyCompleted, reason);
    }

    [Fact]
    public void Open_AfterAQuarterNotOwed_CarriesTheTextButNoYellow()
    {
        var spring = new GivenFiling(period: "2026-Q1");
        spring.Submitted(spring.Filing.DueOn.AddDays(3));

        var line = new GivenFiling(previous: spring.Line).Line;

        Assert.Equal((spring.Line.Progress, false), (line.CarriedProgress, line.PriorYellow));
    }

    [Fact]
    public void Open_AcrossTheYear_BeginsYearlyFiguresAnew()
    {
        var target = new TaskTarget(0, "培训2期", 2, "期", TargetOperator.AtLeast, TargetCycle.Year);
        var autumn = new GivenFiling(period: "2026-Q3", targets: [target]);
        autumn.Line.Save(GivenFiling.Text(actuals: Actuals.Of([new(autumn.Tasks[0].Targets[0].Id, 2)])), People.Clerk);
        autumn.Submit(autumn.Filing.DueOn);
        var page = new GivenFiling(period: "2027-Q2");

        var line = new ProgressReport(page.Filing, autumn.Tasks[0], Guid.CreateVersion7(), page.Window, false, autumn.Line);

        Assert.Equal(Actuals.None, line.Actuals);
    }

    [Fact]
    public void Open_QuarterBeforeOpenedLateAndNotYetDue_IsNotYellow()
    {
        var before = new GivenFiling(period: "2026-Q4");
        var late = new ProgressReport(before.Filing, before.Tasks[0], Guid.CreateVersion7(), before.Window, false, null, new DateOnly(2027, 4, 12));
        var page = new GivenFiling(period: "2027-Q1");

        var line = new ProgressReport(page.Filing, before.Tasks[0], Guid.CreateVersion7(), page.Window, false, late, new DateOnly(2027, 4, 12));

        Assert.Equal((new DateOnly(2027, 4, 12), false), (line.DueOn, line.PriorYellow));
    }

    private static void Complete(TaskAssignment assignment, PlanTask task)
    {
        assignment.Acknowledge(People.InForce, GivenFiling.Now);
        assignment.RequestCompletion(People.InForce, task, "已建成。", People.Clerk, Today);
        assignment.ConfirmCompletion(People.InForce, People.UnitOf(People.Water), ReviewStage.Office, People.Reviewer);
    }
}
