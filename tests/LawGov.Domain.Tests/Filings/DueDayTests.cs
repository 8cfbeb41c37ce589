using LawGov.Domain.Calendar;
using LawGov.Domain.Events;
using LawGov.Domain.Rules;

namespace LawGov.Domain.Tests.Filings;

/// <summary>A quarter's due day moved, for all units or one; and a quarter opened by hand.</summary>
public sealed class DueDayTests
{
    private const string Reason = "国庆节放假。";

    private static readonly DateOnly Today = new(2026, 10, 6),
        Later = new(2026, 10, 15);

    [Fact]
    public void Move_ForAll_MovesWhatIsNotInAndKeepsTheFirstDay()
    {
        var given = new GivenFiling();

        Move(given, Later);
        Move(given, new DateOnly(2026, 10, 20));

        Assert.Equal(new DateOnly(2026, 10, 20), given.Window.DueOn);
        Assert.Equal(new DateOnly(2026, 10, 20), given.Filing.DueOn);
        Assert.Equal((new DateOnly(2026, 10, 20), GivenFiling.DueOn), (given.Line.DueOn, given.Line.OriginalDueOn));
        Assert.Equal(given.Line.DueOn, given.Line.OwedUntil);
    }

    [Fact]
    public void Move_LineThatCameInLate_StaysLate()
    {
        var given = new GivenFiling().Submitted(GivenFiling.LateOn);

        Move(given, Later, GivenFiling.LateOn);

        Assert.True(given.Line.IsLate);
        Assert.Equal((GivenFiling.DueOn, null), (given.Line.DueOn, given.Line.OriginalDueOn));
        Assert.DoesNotContain(given.Filing.Events, e => e is FilingDueMoved);
    }

    [Fact]
    public void Move_LateAndNotIn_IsInTimeUntilTheNewDay()
    {
        var given = new GivenFiling();
        var wasMissing = given.Line.IsMissing(GivenFiling.LateOn);

        Move(given, Later, GivenFiling.LateOn);
        given.Submitted(Later);

        Assert.True(wasMissing);
        Assert.False(given.Line.IsLate);
    }

    [Fact]
    public void Move_Earlier_MakesNobodyLateWhoIsIn()
    {
        var given = new GivenFiling();
        given.Submitted(new DateOnly(2026, 10, 7));

        Move(given, new DateOnly(2026, 10, 5), new DateOnly(2026, 10, 5));

        Assert.False(given.Line.IsLate);
    }

    [Fact]
    public void Move_Earlier_TakesWhatIsNotInAlong()
    {
        var given = new GivenFiling();

        Move(given, new DateOnly(2026, 10, 6));

        Assert.Equal(new DateOnly(2026, 10, 6), given.Line.DueOn);
        Assert.False(given.Line.IsMissing(Today));
    }

    [Fact]
    public void MoveBack_ToTheFirstDay_KeepsItKnown()
    {
        var given = new GivenFiling();

        Move(given, Later);
        Move(given, GivenFiling.DueOn);

        Assert.Equal((GivenFiling.DueOn, GivenFiling.DueOn), (given.Line.DueOn, given.Line.OriginalDueOn));
    }

    [Fact]
    public void Withdrawn_AfterTheMove_IsDueOnTheNewDay()
    {
        var given = new GivenFiling().Submitted();
        Move(given, Later);

        given.Filing.Reopen(given.Line);

        Assert.Equal((Later, GivenFiling.DueOn, Later), (given.Line.DueOn, given.Line.OriginalDueOn, given.Line.OwedUntil));
    }

    [Fact]
    public void Withdrawn_AfterItsReturn_KeepsItsDayToMend()
    {
        var given = new GivenFiling().Submitted().Returned();
        Move(given, Later);
        given.Write("举办培训9期。");
        given.Submit();

        given.Filing.Reopen(given.Line);

        Assert.Equal((GivenFiling.DueOn, GivenFiling.MendBy), (given.Line.DueOn, given.Line.OwedUntil));
    }

    [Fact]
    public void MoveForOneUnit_LeavesTheQuarterAndIsKeptWhenTheQuarterMovesToAnEarlierDay()
    {
        var given = new GivenFiling();
        given.Filing.MoveDue(given.Window, given.Lines, new DateOnly(2026, 10, 20), "防汛。", WorkCalendar.Plain, Today);
        var quarter = given.Window.DueOn;

        Move(given, Later);

        Assert.Equal(GivenFiling.DueOn, quarter);
        Assert.Equal((new DateOnly(2026, 10, 20), GivenFiling.DueOn), (given.Line.DueOn, given.Line.OriginalDueOn));
    }

    [Fact]
    public void MoveForOneUnit_TellsOnceWithBothDaysAndTheReason()
    {
        var given = new GivenFiling(lines: 3);

        given.Filing.MoveDue(given.Window, given.Lines, Later, Reason, WorkCalendar.Plain, Today);

        var told = Assert.Single(given.Filing.Events.OfType<FilingDueMoved>());
        Assert.Equal(("2026-Q3", GivenFiling.DueOn, Later, Reason), (told.Period, told.From, told.To, told.Reason));
        Assert.Equal((People.Water, new EventSubject(SubjectKind.Filing, given.Filing.Id)), (told.UnitId, told.Subject));
    }

    [Fact]
    public void MoveForOneUnit_EverythingIn_IsRefused()
    {
        var given = new GivenFiling().Submitted();

        Refused.By(RuleCodes.NothingToMove, () => given.Filing.MoveDue(given.Window, given.Lines, Later, Reason, WorkCalendar.Plain, Today));
    }

    [Theory]
    [InlineData("2026-10-05", Reason, RuleCodes.DueDayPast)]
    [InlineData("2026-10-10", Reason, RuleCodes.DueDayNotWorked)]
    [InlineData("2027-10-08", Reason, RuleCodes.DueDayTooFar)]
    [InlineData("2026-10-07", Reason, RuleCodes.DueDayUnchanged)]
    [InlineData("2026-10-15", " ", RuleCodes.ReasonRequired)]
    public void Move_ToADayThatCannotBe_IsRefusedForAllAndForOne(string to, string reason, string code)
    {
        var given = new GivenFiling();
        var day = DateOnly.Parse(to);

        Refused.By(code, () => given.Window.MoveDue(day, reason, WorkCalendar.Plain, Today));
        Refused.By(code, () => given.Filing.MoveDue(given.Window, given.Lines, day, reason, WorkCalendar.Plain, Today));

        Assert.Equal((GivenFiling.DueOn, GivenFiling.DueOn), (given.Window.DueOn, given.Line.DueOn));
    }

    [Fact]
    public void Move_LockedQuarter_IsRefusedForAllAndForOne()
    {
        var given = new GivenFiling();
        given.Window.Lock(GivenFiling.Now);

        Assert.False(given.Window.CanMoveDue);
        Refused.By(RuleCodes.PeriodLocked, () => given.Window.MoveDue(Later, Reason, WorkCalendar.Plain, Today));
        Refused.By(RuleCodes.PeriodLocked, () => given.Filing.MoveDue(given.Window, given.Lines, Later, Reason, WorkCalendar.Plain, Today));
    }

    [Theory]
    [InlineData("2026-Q4", "2026-10-30")]
    [InlineData("2026-Q3", "2026-10-06")]
    [InlineData("2025-Q4", "2026-10-30")]
    public void OpenedByHand_RunningOrMissedQuarter_OpensTodayUntilTheDayChosen(string key, string due)
    {
        var window = FilingPeriod.OpenedByHand(ReportingPeriod.Parse(key), WorkCalendar.Plain, Today, DateOnly.Parse(due));

        Assert.Equal((key, Today, DateOnly.Parse(due)), (window.Key, window.OpensOn, window.DueOn));
    }

    [Theory]
    [InlineData("2027-Q1", "2026-10-30", RuleCodes.PeriodNotOpenable)]
    [InlineData("2025-Q3", "2026-10-30", RuleCodes.PeriodNotOpenable)]
    [InlineData("2026-Q4", "2026-10-05", RuleCodes.DueDayPast)]
    [InlineData("2026-Q4", "2026-10-31", RuleCodes.DueDayNotWorked)]
    public void OpenedByHand_OtherQuartersAndDays_AreRefused(string key, string due, string code) =>
        Refused.By(code, () => FilingPeriod.OpenedByHand(ReportingPeriod.Parse(key), WorkCalendar.Plain, Today, DateOnly.Parse(due)));

    private static void Move(GivenFiling given, DateOnly to, DateOnly? today = null)
    {
        var from = given.Window.MoveDue(to, Reason, WorkCalendar.Plain, today ?? Today);
        given.Filing.FollowDue(given.Window, from, given.Lines, Reason);
    }
}
