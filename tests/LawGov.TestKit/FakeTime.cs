using LawGov.Web.Settings;

namespace LawGov.TestKit;

/// <summary>The time a test says it is: Thursday, 8 October 2026, 09:00 in the district, until set otherwise.</summary>
public sealed class FakeTime : TimeProvider
{
    private static readonly TimeSpan District = TimeSpan.FromHours(8);

    private static readonly DateTimeOffset Beginning = new(2026, 10, 8, 9, 0, 0, District);

    private DateTimeOffset _now = Beginning;

    public override DateTimeOffset GetUtcNow() => _now.ToUniversalTime();

    /// <summary>Goes to a day, at an hour of the district.</summary>
    public void GoTo(DateOnly day, int hour = 9) => _now = new DateTimeOffset(day.ToDateTime(new TimeOnly(hour, 0)), District);

    /// <summary>Goes back to where every test begins.</summary>
    public void Reset() => _now = Beginning;

    /// <summary>Goes to an instant.</summary>
    public void GoTo(DateTimeOffset instant) => _now = instant;
}
