using LawGov.Domain.Calendar;

namespace LawGov.Domain.Obligations;

/// <summary>
/// On which days people are reminded of something owed: some working days before its day, on its day, then each Monday while it is late. Its day is the last
/// working day before, where it falls on a day off. Never daily for the same thing.
/// </summary>
public static class ReminderSteps
{
    /// <summary>Working days before the day at which the first reminder is due.</summary>
    public const int WorkdaysBefore = 3;

    /// <summary>The last of these days until today; none before the first. A day off among them is made good on the next working day.</summary>
    /// <param name="until">Last day that is on time.</param>
    /// <param name="today">The district's day.</param>
    /// <param name="calendar">Working days.</param>
    public static DateOnly? LastOn(DateOnly until, DateOnly today, WorkCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        if (monday > until)
            return monday;
        var due = LastWorkday(until, calendar);
        if (today >= due)
            return due;
        var first = due;
        for (var i = 0; i < WorkdaysBefore; i++)
            first = LastWorkday(first.AddDays(-1), calendar);
        return today >= first ? first : null;
    }

    /// <summary>Whether a reminder is due that whoever was last reminded on a day has not had.</summary>
    /// <param name="until">Last day that is on time.</param>
    /// <param name="remindedOn">The day of the last reminder of anything; none where there was none.</param>
    /// <param name="today">The district's day.</param>
    /// <param name="calendar">Working days.</param>
    public static bool IsDue(DateOnly until, DateOnly? remindedOn, DateOnly today, WorkCalendar calendar) =>
        LastOn(until, today, calendar) is { } step && (remindedOn is not { } last || step > last);

    /// <summary>The last day that something may be owed until for its first reminder to be due today.</summary>
    public static DateOnly Horizon(DateOnly today, WorkCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return calendar.AddWorkdays(today, WorkdaysBefore + 1).AddDays(-1);
    }

    private static DateOnly LastWorkday(DateOnly day, WorkCalendar calendar)
    {
        while (!calendar.IsWorkday(day))
            day = day.AddDays(-1);
        return day;
    }
}
