namespace LawGov.TestKit;

/// <summary>The time a test says it is: Thursday, 8 October 2026, 09:00 in the district, until set otherwise.</summary>
public sealed class FakeTime : TimeProvider
{
    private static readonly TimeSpan District = TimeSpan.FromHours(8);

    private static readonly DateTimeOffset Beginning = new(2026, 10, 8, 9, 0, 0, District);

    private DateTimeOffset _now = Beginning;
    private TimeSpan _setForward;

    /// <summary>What the clock says.</summary>
    public override DateTimeOffset GetUtcNow() => (_now + _setForward).ToUniversalTime();

    /// <summary>Time that really goes by, whatever the clock was set to.</summary>
    public override long GetTimestamp() => _now.UtcTicks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Goes to a day, at an hour of the district.</summary>
    public void GoTo(DateOnly day, int hour = 9) => _now = new DateTimeOffset(day.ToDateTime(new TimeOnly(hour, 0)), District);

    /// <summary>Goes back to where every test begins.</summary>
    public void Reset() => (_now, _setForward) = (Beginning, TimeSpan.Zero);

    /// <summary>Goes to an instant.</summary>
    public void GoTo(DateTimeOffset instant) => _now = instant;

    /// <summary>Lets time go by.</summary>
    public void Pass(TimeSpan time) => _now += time;

    /// <summary>Sets the clock forward (or back) without any time going by.</summary>
    public void SetForward(TimeSpan by) => _setForward += by;
}
