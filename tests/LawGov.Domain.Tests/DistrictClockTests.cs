namespace LawGov.Domain.Tests;

/// <summary>A due day ends at 24:00 in the district, wherever the server stands.</summary>
public sealed class DistrictClockTests
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    public static TheoryData<string, string, string> Midnights
    {
        get
        {
            var cases = new TheoryData<string, string, string>();
            foreach (var serverZone in (string[])["UTC", "Asia/Shanghai", "America/Los_Angeles", "Pacific/Kiritimati", "Asia/Kathmandu"])
            {
                cases.Add(serverZone, "2026-10-07T15:59:59.999Z", "2026-10-07");
                cases.Add(serverZone, "2026-10-07T16:00:00.000Z", "2026-10-08");
                cases.Add(serverZone, "2026-12-31T15:59:59.999Z", "2026-12-31");
                cases.Add(serverZone, "2026-12-31T16:00:00.000Z", "2027-01-01");
                cases.Add(serverZone, "2028-02-28T16:00:00.000Z", "2028-02-29");
            }
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Midnights))]
    public void Today_AroundMidnight_IsTheDistrictsDayUnderAnyServerZone(string serverZone, string instant, string day)
    {
        var clock = new DistrictClock(new ServerTime(DateTimeOffset.Parse(instant), TimeZoneInfo.FindSystemTimeZoneById(serverZone)), Shanghai);

        Assert.Equal(DateOnly.Parse(day), clock.Today);
        Assert.Equal(DateTimeKind.Utc, clock.Now.Kind);
        Assert.Equal(DateTimeOffset.Parse(instant).UtcDateTime, clock.Now);
    }

    [Fact]
    public void Now_Always_IsCutToMilliseconds()
    {
        var clock = new DistrictClock(new ServerTime(new DateTimeOffset(2026, 10, 8, 1, 0, 0, TimeSpan.Zero).AddTicks(12_349_999), TimeZoneInfo.Utc), Shanghai);

        Assert.Equal(new DateTime(2026, 10, 8, 1, 0, 1, 234, DateTimeKind.Utc), clock.Now);
    }

    [Theory]
    [InlineData(DateTimeKind.Unspecified)]
    [InlineData(DateTimeKind.Utc)]
    public void Local_InstantFromEitherDatabase_IsTheDistrictsWallClock(DateTimeKind kind)
    {
        var clock = new DistrictClock(TimeProvider.System, Shanghai);

        Assert.Equal(new DateTime(2026, 10, 8, 0, 30, 0), clock.Local(new DateTime(2026, 10, 7, 16, 30, 0, kind)));
        Assert.Equal(new DateOnly(2026, 10, 8), clock.DayOf(new DateTime(2026, 10, 7, 16, 30, 0, kind)));
    }

    private sealed class ServerTime(DateTimeOffset now, TimeZoneInfo zone) : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone => zone;

        public override DateTimeOffset GetUtcNow() => now;
    }
}
