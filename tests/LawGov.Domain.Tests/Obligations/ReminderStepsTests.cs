using LawGov.Domain.Calendar;
using LawGov.Domain.Obligations;

namespace LawGov.Domain.Tests.Obligations;

/// <summary>When people are reminded: by step, across weekends, holidays and days on which nothing ran.</summary>
public sealed class ReminderStepsTests
{
    /// <summary>The holiday of October 2026: 1 to 7 October free, Saturday 10 October worked.</summary>
    private static readonly WorkCalendar Calendar = new([
        .. Enumerable.Range(1, 7).Select(day => new CalendarDay(new DateOnly(2026, 10, day), false, "国庆节")),
        new CalendarDay(new DateOnly(2026, 10, 10), true, "调休"),
    ]);

    /// <summary>Due on Thursday 22 October.</summary>
    [Theory]
    [InlineData("2026-10-16", null)] // Friday, four working days before
    [InlineData("2026-10-19", "2026-10-19")] // Monday, three before
    [InlineData("2026-10-20", "2026-10-19")]
    [InlineData("2026-10-21", "2026-10-19")]
    [InlineData("2026-10-22", "2026-10-22")] // its day
    [InlineData("2026-10-23", "2026-10-22")] // late, told yesterday
    [InlineData("2026-10-26", "2026-10-26")] // Monday
    [InlineData("2026-10-30", "2026-10-26")]
    [InlineData("2026-11-02", "2026-11-02")]
    [InlineData("2027-03-03", "2027-03-01")] // as long as it is late
    public void LastOn_DueOnAThursday_StepsThreeDaysBeforeOnTheDayAndOnMondays(string today, string? step) =>
        Assert.Equal(Day(step), ReminderSteps.LastOn(new DateOnly(2026, 10, 22), Day(today)!.Value, Calendar));

    /// <summary>Due on Sunday 11 October, after a Saturday that is worked.</summary>
    [Theory]
    [InlineData("2026-09-29", null)]
    [InlineData("2026-09-30", "2026-09-30")] // three working days before Saturday, across the holiday
    [InlineData("2026-10-09", "2026-09-30")]
    [InlineData("2026-10-10", "2026-10-10")] // the last working day before its day
    [InlineData("2026-10-12", "2026-10-12")]
    public void LastOn_DueOnADayOff_StepsOnTheWorkingDayBefore(string today, string? step) =>
        Assert.Equal(Day(step), ReminderSteps.LastOn(new DateOnly(2026, 10, 11), Day(today)!.Value, Calendar));

    /// <summary>Late since 30 September: the Monday of the holiday is made good on the first working day.</summary>
    [Theory]
    [InlineData("2026-10-08", "2026-09-30", true)]
    [InlineData("2026-10-09", "2026-10-08", false)]
    [InlineData("2026-10-12", "2026-10-08", true)]
    [InlineData("2026-10-12", "2026-10-12", false)]
    [InlineData("2026-10-14", "2026-10-09", true)] // nothing ran on Monday and Tuesday
    [InlineData("2026-10-14", null, true)]
    public void IsDue_Late_OnceAWeek(string today, string? reminded, bool isDue) =>
        Assert.Equal(isDue, ReminderSteps.IsDue(new DateOnly(2026, 9, 30), Day(reminded), Day(today)!.Value, Calendar));

    /// <summary>Whatever is within a step lies before the horizon, on every day of a year: nothing the steps want is left unread.</summary>
    [Fact]
    public void Horizon_OfEveryDay_IsTheLastDayWithinReach()
    {
        for (var today = new DateOnly(2026, 1, 1); today.Year == 2026; today = today.AddDays(1))
        {
            if (!Calendar.IsWorkday(today))
                continue;
            var horizon = ReminderSteps.Horizon(today, Calendar);
            Assert.NotNull(ReminderSteps.LastOn(horizon, today, Calendar));
            Assert.Null(ReminderSteps.LastOn(horizon.AddDays(1), today, Calendar));
        }
    }

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
