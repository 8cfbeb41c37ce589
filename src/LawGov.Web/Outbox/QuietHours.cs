using LawGov.Domain;
using LawGov.Domain.Calendar;

namespace LawGov.Web.Outbox;

/// <summary>When a mail that is not urgent may reach people: on working days from 8 to 20 o'clock.</summary>
public static class QuietHours
{
    private static readonly TimeOnly Opens = new(8, 0),
        Closes = new(20, 0);

    /// <summary>The first allowed moment, the given one or later.</summary>
    public static DateTime NextAllowed(DateTime at, DistrictClock clock, WorkCalendar calendar)
    {
        var local = clock.Local(at);
        var (day, time) = (DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
        if (calendar.IsWorkday(day) && time < Closes)
            return time >= Opens ? at : clock.InstantOf(day, Opens);
        return clock.InstantOf(calendar.AddWorkdays(day, 1), Opens);
    }
}
