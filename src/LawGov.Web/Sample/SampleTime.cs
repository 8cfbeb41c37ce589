using LawGov.Domain.Calendar;

namespace LawGov.Web.Sample;

/// <summary>Days and hours of the sample's history: office hours of working days, never later than now.</summary>
internal sealed class SampleTime(DateTime now, TimeZoneInfo zone)
{
    private const int Morning = (8 * 60) + 35,
        Noon = 12 * 60,
        Afternoon = (14 * 60) + 5,
        Evening = (17 * 60) + 50;

    /// <summary>The moment of loading; the history ends with it.</summary>
    public DateTime Now => now;

    /// <summary>The district's day of loading.</summary>
    public DateOnly Today { get; } = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(now, zone));

    /// <summary>The district's day of an instant.</summary>
    public DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(utc, zone));

    /// <summary>Some minute of that day's office hours.</summary>
    public DateTime At(DateOnly day, Random random)
    {
        var minute = Morning + random.Next(Noon - Morning + Evening - Afternoon);
        if (minute >= Noon)
            minute += Afternoon - Noon;
        return At(day, minute).AddSeconds(random.Next(60));
    }

    /// <summary>That minute of that day in the district, in UTC.</summary>
    public DateTime At(DateOnly day, int minute) => TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue).AddMinutes(minute), zone);

    /// <summary>Office hours some working days after an instant.</summary>
    public DateTime After(DateTime at, int workdays, Random random) => At(WorkCalendar.Plain.AddWorkdays(DayOf(at), workdays), random);

    /// <summary>
    /// The instant that lies at a share (0 to 1) of the time from an instant until now, in office hours where the span is long enough: for what must
    /// have happened already.
    /// </summary>
    public DateTime Between(DateTime from, double share)
    {
        var at = from.AddSeconds((now - from).TotalSeconds * share);
        var day = DayOf(at);
        while (!WorkCalendar.Plain.IsWorkday(day))
            day = day.AddDays(-1);
        var inOffice = At(day, Morning + (int)(share * (Evening - Morning)));
        return inOffice > from && inOffice < now ? inOffice : new DateTime(at.Ticks - (at.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc);
    }

    /// <summary>The instant planned, or one before now where that has not come yet.</summary>
    public DateTime NotAfterNow(DateTime planned, DateTime from, Random random) => planned < now ? planned : Between(from, 0.3 + (random.NextDouble() * 0.6));

    /// <summary>The working days of a span, both ends included.</summary>
    public static IReadOnlyList<DateOnly> Workdays(DateOnly from, DateOnly to) =>
        [.. Enumerable.Range(0, to.DayNumber - from.DayNumber + 1).Select(from.AddDays).Where(WorkCalendar.Plain.IsWorkday)];
}
