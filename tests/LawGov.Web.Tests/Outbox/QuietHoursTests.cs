using System.Globalization;
using LawGov.Domain;
using LawGov.Domain.Calendar;
using LawGov.TestKit;
using LawGov.Web.Outbox;

namespace LawGov.Web.Tests.Outbox;

/// <summary>Wednesday, 30 September 2026 is followed by a holiday of a week; Saturday, 10 October is worked.</summary>
[Trait("Database", "once")]
public sealed class QuietHoursTests
{
    private static readonly WorkCalendar Calendar = new([
        .. Enumerable.Range(1, 7).Select(d => new CalendarDay(new DateOnly(2026, 10, d), false, "国庆节")),
        new CalendarDay(new DateOnly(2026, 10, 10), true, "调休"),
    ]);

    [Theory]
    [InlineData("2026-09-30 08:00", "2026-09-30 08:00")]
    [InlineData("2026-09-30 19:59", "2026-09-30 19:59")]
    [InlineData("2026-09-30 07:59", "2026-09-30 08:00")]
    [InlineData("2026-09-30 00:00", "2026-09-30 08:00")]
    [InlineData("2026-09-30 20:00", "2026-10-08 08:00")]
    [InlineData("2026-10-01 09:00", "2026-10-08 08:00")]
    [InlineData("2026-10-07 23:59", "2026-10-08 08:00")]
    [InlineData("2026-10-09 21:00", "2026-10-10 08:00")]
    [InlineData("2026-10-10 10:00", "2026-10-10 10:00")]
    [InlineData("2026-10-10 22:00", "2026-10-12 08:00")]
    [InlineData("2026-10-11 10:00", "2026-10-12 08:00")]
    public void NextAllowed_ByTheDistrictsClock_IsAWorkingHour(string at, string allowed)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
        var clock = new DistrictClock(new FakeTime(), zone);
        DateTime Utc(string local) => DateTime.Parse(local, CultureInfo.InvariantCulture).AddHours(-8);

        var next = QuietHours.NextAllowed(DateTime.SpecifyKind(Utc(at), DateTimeKind.Utc), clock, Calendar);

        Assert.Equal(Utc(allowed), next);
    }
}
