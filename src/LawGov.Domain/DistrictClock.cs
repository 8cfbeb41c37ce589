namespace LawGov.Domain;

/// <summary>The district's time: instants in UTC, days in the district's own zone, so that a due day ends at 24:00 there and not on the server.</summary>
public sealed class DistrictClock(TimeProvider time, TimeZoneInfo zone)
{
    /// <summary>The present instant in UTC, cut to milliseconds because PostgreSQL keeps less than .NET does.</summary>
    public DateTime Now
    {
        get
        {
            var now = time.GetUtcNow().UtcDateTime;
            return new DateTime(now.Ticks - (now.Ticks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc);
        }
    }

    /// <summary>The present day in the district.</summary>
    public DateOnly Today => DayOf(Now);

    /// <summary>The district's day in which an instant falls.</summary>
    public DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(Local(utc));

    /// <summary>An instant as the district's wall clock shows it.</summary>
    public DateTime Local(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), zone);

    /// <summary>The instant in UTC at which the district's wall clock shows a time of a day; the standard time where it shows it twice or not at all.</summary>
    public DateTime InstantOf(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time, DateTimeKind.Unspecified);
        return DateTime.SpecifyKind(local - zone.GetUtcOffset(local), DateTimeKind.Utc);
    }
}
