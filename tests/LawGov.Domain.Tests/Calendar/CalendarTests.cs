using LawGov.Domain.Calendar;
using LawGov.Domain.Events;
using LawGov.Domain.Rules;

namespace LawGov.Domain.Tests.Calendar;

/// <summary>Quarters, working days, and when a quarter opens and is due.</summary>
public sealed class CalendarTests
{
    /// <summary>National day 2026: off from 1 to 7 October, worked on Saturday the 10th instead.</summary>
    private static readonly WorkCalendar NationalDay = new([
        .. Enumerable.Range(1, 7).Select(d => new CalendarDay(new DateOnly(2026, 10, d), false, "国庆节")),
        new CalendarDay(new DateOnly(2026, 10, 10), true, "调休"),
    ]);

    [Theory]
    [InlineData("2026-01-01", "2026-Q1")]
    [InlineData("2026-03-31", "2026-Q1")]
    [InlineData("2026-04-01", "2026-Q2")]
    [InlineData("2026-06-30", "2026-Q2")]
    [InlineData("2026-07-01", "2026-Q3")]
    [InlineData("2026-09-30", "2026-Q3")]
    [InlineData("2026-10-01", "2026-Q4")]
    [InlineData("2026-12-31", "2026-Q4")]
    public void Of_DaysAtTheEdges_FallIntoTheirQuarter(string day, string key) => Assert.Equal(key, ReportingPeriod.Of(DateOnly.Parse(day)).Key);

    [Theory]
    [InlineData("2026-Q1", "2026-01-01", "2026-03-31", "2025-Q4", "2026-Q2", "2026年第一季度")]
    [InlineData("2026-Q4", "2026-10-01", "2026-12-31", "2026-Q3", "2027-Q1", "2026年第四季度")]
    [InlineData("2028-Q1", "2028-01-01", "2028-03-31", "2027-Q4", "2028-Q2", "2028年第一季度")]
    public void Parse_Key_KnowsItsDaysAndNeighbours(string key, string starts, string ends, string previous, string next, string label)
    {
        var period = ReportingPeriod.Parse(key);

        Assert.Equal((DateOnly.Parse(starts), DateOnly.Parse(ends)), (period.StartsOn, period.EndsOn));
        Assert.Equal((previous, next, label, key), (period.Previous.Key, period.Next.Key, period.Label, period.ToString()));
    }

    [Fact]
    public void Keys_SortedAsText_AreSortedByTime()
    {
        var period = new ReportingPeriod(1998, 3);
        var keys = new List<string>();
        for (var i = 0; i < 120; i++, period = period.Next)
            keys.Add(period.Key);

        Assert.Equal(keys.Order(StringComparer.Ordinal), keys);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2026-Q0")]
    [InlineData("2026-Q5")]
    [InlineData("2026Q1")]
    [InlineData("2026-q1")]
    [InlineData("2026-Q12")]
    [InlineData(" 026-Q1")]
    [InlineData("+026-Q1")]
    [InlineData("1899-Q4")]
    [InlineData("2200-Q1")]
    [InlineData("二〇二六-Q1")]
    public void TryParse_AnythingElse_IsNoPeriod(string? key)
    {
        Assert.False(ReportingPeriod.TryParse(key, out var period));
        Assert.Equal(default, period);
        Assert.Throws<FormatException>(() => ReportingPeriod.Parse(key ?? ""));
    }

    [Theory]
    [InlineData(2026, 0)]
    [InlineData(2026, 5)]
    [InlineData(1899, 4)]
    [InlineData(2200, 1)]
    public void New_OutsideTheRange_Throws(int year, int quarter) => Assert.Throws<ArgumentOutOfRangeException>(() => new ReportingPeriod(year, quarter));

    [Theory]
    [InlineData("2026-10-09", true)]
    [InlineData("2026-10-10", true)]
    [InlineData("2026-10-11", false)]
    [InlineData("2026-10-01", false)]
    [InlineData("2026-09-26", false)]
    public void IsWorkday_HolidaysAndSaturdaysWorkedInstead_BeatTheWeek(string day, bool expected) =>
        Assert.Equal(expected, NationalDay.IsWorkday(DateOnly.Parse(day)));

    [Theory]
    [InlineData("2026-09-30", 0, "2026-09-30")]
    [InlineData("2026-09-30", 1, "2026-10-08")]
    [InlineData("2026-09-30", 3, "2026-10-10")]
    [InlineData("2026-09-30", 4, "2026-10-12")]
    [InlineData("2026-09-30", 5, "2026-10-13")]
    public void AddWorkdays_OverAHoliday_CountsTheDaysWorked(string from, int count, string expected) =>
        Assert.Equal(DateOnly.Parse(expected), NationalDay.AddWorkdays(DateOnly.Parse(from), count));

    [Fact]
    public void AddWorkdays_OverTheYearsEnd_GoesOn() => Assert.Equal(new DateOnly(2027, 1, 7), WorkCalendar.Plain.AddWorkdays(new DateOnly(2026, 12, 31), 5));

    [Theory]
    [InlineData("2026-09-30", "2026-10-13", 5)]
    [InlineData("2026-10-13", "2026-10-13", 0)]
    [InlineData("2026-10-13", "2026-09-30", 0)]
    [InlineData("2026-10-09", "2026-10-11", 1)]
    public void WorkdaysBetween_CountsTheLastDayAndNotTheFirst(string from, string to, int expected) =>
        Assert.Equal(expected, NationalDay.WorkdaysBetween(DateOnly.Parse(from), DateOnly.Parse(to)));

    [Fact]
    public void WorkdaysBetween_AndAddWorkdays_AreEachOthersInverse()
    {
        for (var from = new DateOnly(2026, 9, 20); from < new DateOnly(2026, 10, 25); from = from.AddDays(1))
        {
            for (var count = 1; count < 10; count++)
                Assert.Equal(count, NationalDay.WorkdaysBetween(from, NationalDay.AddWorkdays(from, count)));
        }
    }

    [Fact]
    public void New_Calendar_RefusesOneDayTwice() =>
        Assert.Throws<ArgumentException>(() => new WorkCalendar([new(new DateOnly(2026, 10, 1), false, ""), new(new DateOnly(2026, 10, 1), true, "")]));

    [Theory]
    [InlineData("2026-Q3", "2026-09-20", "2026-10-13")]
    [InlineData("2026-Q4", "2026-12-20", "2027-01-07")]
    [InlineData("2026-Q1", "2026-03-20", "2026-04-07")]
    [InlineData("2026-Q2", "2026-06-20", "2026-07-07")]
    public void FilingPeriod_OpensInItsLastMonthAndIsDueOnTheFifthWorkdayAfter(string key, string opens, string due)
    {
        var window = new FilingPeriod(ReportingPeriod.Parse(key), new DistrictSettings("测试区", "测试区办"), NationalDay);

        Assert.Equal((key, DateOnly.Parse(opens), DateOnly.Parse(due)), (window.Key, window.OpensOn, window.DueOn));
    }

    [Fact]
    public void FilingPeriod_ByTheDistrictsOwnRule_FollowsIt()
    {
        var settings = new DistrictSettings("测试区", "测试区办");
        settings.Decide("测试区", "测试区办", true, 1, 10, 3, 2);

        var window = new FilingPeriod(new ReportingPeriod(2026, 4), settings, WorkCalendar.Plain);

        Assert.Equal((new DateOnly(2026, 12, 1), new DateOnly(2027, 1, 14)), (window.OpensOn, window.DueOn));
    }

    [Fact]
    public void FilingPeriod_OpeningDayTheMonthLacks_IsItsLastDay()
    {
        var settings = new DistrictSettings("测试区", "测试区办");
        settings.Decide("测试区", "测试区办", false, 31, 5, 5, 3);

        var window = new FilingPeriod(new ReportingPeriod(2026, 2), settings, WorkCalendar.Plain);

        Assert.Equal(new DateOnly(2026, 6, 30), window.OpensOn);
    }

    [Fact]
    public void FilingPeriod_LockAndUnlock_EachOnlyWhereItApplies()
    {
        var window = GivenFiling.Quarter("2026-Q3");

        Refused.By(RuleCodes.TransitionNotAllowed, () => window.Unlock("理由"));
        window.Lock(GivenFiling.Now);
        Refused.By(RuleCodes.PeriodLocked, () => window.Lock(GivenFiling.Now));
        Refused.By(RuleCodes.ReasonRequired, () => window.Unlock(" "));
        var wasLocked = window.IsLocked;
        window.Unlock("补充一个乡镇的材料。");

        Assert.True(wasLocked);
        Assert.False(window.IsLocked);
        Assert.Equal([TimelineAct.PeriodLocked, TimelineAct.PeriodUnlocked], window.Events.Select(e => e.Act));
    }
}
