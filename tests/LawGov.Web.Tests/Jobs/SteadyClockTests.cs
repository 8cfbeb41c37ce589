using LawGov.TestKit;
using LawGov.Web.Jobs;

namespace LawGov.Web.Tests.Hosting;

public sealed class SteadyClockTests
{
    [Fact]
    public void Now_ClockSetForward_GoesByTheTimeThatPassed()
    {
        var time = new FakeTime();
        var clock = new SteadyClock(time);
        var began = clock.Now;

        time.SetForward(TimeSpan.FromDays(30));
        time.Pass(TimeSpan.FromMinutes(5));

        Assert.Equal(began.AddMinutes(5), clock.Now);
        Assert.Equal(TimeSpan.FromDays(30), clock.Jump);
    }

    [Fact]
    public void Follow_ASmallCorrection_TakesItOver()
    {
        var time = new FakeTime();
        var clock = new SteadyClock(time);

        time.SetForward(TimeSpan.FromSeconds(20));
        clock.Follow(TimeSpan.Zero);

        Assert.Equal(TimeSpan.Zero, clock.Jump);
    }

    [Fact]
    public void Now_AcceptedJump_DoesNotLeap()
    {
        var time = new FakeTime();
        var clock = new SteadyClock(time);
        var began = clock.Now;

        time.SetForward(TimeSpan.FromDays(30));
        clock.Follow(TimeSpan.FromDays(30));

        Assert.Equal(began, clock.Now);
    }

    /// <summary>A clock that only makes up its instants is followed as it is.</summary>
    [Fact]
    public void Now_ProviderWithoutRunningTime_IsWhatItSays()
    {
        var time = new MadeUpTime();
        var clock = new SteadyClock(time);

        time.Now = time.Now.AddDays(90);

        Assert.Equal((time.Now.UtcDateTime, TimeSpan.Zero), (clock.Now, clock.Jump));
    }

    [Fact]
    public void Now_RealMachine_IsTheClock() => Assert.InRange(new SteadyClock(TimeProvider.System).Jump, TimeSpan.FromSeconds(-1), TimeSpan.FromSeconds(1));

    private sealed class MadeUpTime : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 10, 8, 1, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
