using System.Reflection;
using LawGov.Data.Providers;
using LawGov.Data.Records;
using LawGov.TestKit;
using LawGov.Web.Access;
using LawGov.Web.Jobs;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LawGov.Web.Tests.Jobs;

/// <summary>The runner of jobs, which nothing but its own timer calls.</summary>
internal static class JobRounds
{
    private static Type Runner => typeof(AccessMatrix).Assembly.GetType("LawGov.Web.Jobs.JobRunner", throwOnError: true)!;

    public static async Task RunAsync(IServiceProvider services)
    {
        var runner = ActivatorUtilities.CreateInstance(services, Runner);
        var round = Runner.GetMethod("RunRoundAsync", BindingFlags.NonPublic | BindingFlags.Instance)!;
        await (Task)round.Invoke(runner, [CancellationToken.None])!;
    }

    /// <summary>Lets the site have run until now: the template's records were made at another time than a test's.</summary>
    public static Task<int> BeganAsync(LawGovSite site) =>
        site.WithDbAsync(async db =>
        {
            db.ClockWatch.Add(new ClockWatch(db.Clock.Now));
            return await db.SaveChangesAsync();
        });

    public static Task<bool> TakeLeaseAsync(IServiceProvider services, string name, Guid holder)
    {
        var take = Runner.GetMethod("TakeLeaseAsync", BindingFlags.NonPublic | BindingFlags.Static)!;
        return (Task<bool>)take.Invoke(null, [services, name, holder, TimeSpan.FromMinutes(5), CancellationToken.None])!;
    }

    /// <summary>What the audit log says of the clock.</summary>
    public static Task<List<string>> ActsAsync(LawGovSite site) =>
        site.WithDbAsync(db => db.Audit.Where(a => a.EntityType == nameof(ClockWatch)).OrderBy(a => a.Seq).Select(a => a.Act).ToListAsync());
}

/// <summary>Two clocks that disagree stop the jobs; which two, and by how much.</summary>
public sealed class ClockReadingTests
{
    private static readonly DateTime Now = new(2026, 11, 28, 1, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(0, 0, -60, null)]
    [InlineData(59, -59, -3 * 86400, null)]
    [InlineData(61, 0, -60, ClockFault.Jumped)]
    [InlineData(-61, 0, -60, ClockFault.Jumped)]
    [InlineData(0, 61, -60, ClockFault.OffDatabase)]
    [InlineData(0, -30 * 86400, -60, ClockFault.OffDatabase)]
    [InlineData(0, 0, (-3 * 86400) - 1, ClockFault.LongSilence)]
    [InlineData(0, 0, 59, null)]
    [InlineData(0, 0, 61, ClockFault.Behind)]
    public void Doubt_ClocksThatDiffer_SaysWhich(int steady, int database, int lastSeen, ClockFault? expected) =>
        Assert.Equal(expected, new ClockReading(Now, Now.AddSeconds(steady), Now.AddSeconds(database), Now.AddSeconds(lastSeen)).Doubt()?.Fault);

    [Fact]
    public void Doubt_DatabaseWithoutAClock_AsksTheOthers() => Assert.Null(new ClockReading(Now, Now, null, Now).Doubt());
}

/// <summary>A site by the machine's own clock.</summary>
public sealed class RealTimeSite : LawGovSite
{
    private static readonly SitePool OnRealTime = new(() => new RealTimeHost());

    protected override SitePool Pool => OnRealTime;

    private sealed class RealTimeHost : SiteHost
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureServices(services => services.Replace(ServiceDescriptor.Singleton(TimeProvider.System)));
        }
    }
}

/// <summary>The database server's clock, where it has one, is asked in its own words.</summary>
public sealed class RealClockTests(RealTimeSite site) : IClassFixture<RealTimeSite>
{
    [Fact]
    public async Task Check_ClocksOfOneMachine_Agree()
    {
        var guard = site.Services.GetRequiredService<ClockGuard>();
        using var queries = new QueryCounter(site);

        var mayRun = await site.WithDbAsync(db => guard.CheckAsync(db, CancellationToken.None));

        Assert.True(mayRun);
        Assert.Null(guard.Doubt);
        Assert.Equal(TestDatabase.Kind == DatabaseProvider.Postgres, queries.Commands.Any(c => c.Contains("clock_timestamp", StringComparison.Ordinal)));
    }
}

/// <summary>A jump of the clock while the site runs, and between two starts. Every test has a site of its own: a clock has one history.</summary>
public sealed class ClockGuardTests : IAsyncLifetime
{
    private readonly LawGovSite _site = new();

    public async Task InitializeAsync()
    {
        await _site.InitializeAsync();
        await JobRounds.BeganAsync(_site);
        await _site.Given.PlanAsync(new GivenTask("任务一", [SmallDistrict.Water]), new GivenTask("任务二", [SmallDistrict.Finance]));
    }

    public Task DisposeAsync() => ((IAsyncLifetime)_site).DisposeAsync();

    [Theory]
    [InlineData(30 * 24)]
    [InlineData(-2)]
    public async Task Jump_OfTheClock_StopsJobsUntilItAgreesAgain(int hours)
    {
        await RunRoundAsync();
        var before = await StateAsync();

        _site.Time.SetForward(TimeSpan.FromHours(hours));
        await RunRoundAsync();
        await RunRoundAsync();
        var during = await StateAsync();
        var doubt = _site.Services.GetRequiredService<ClockGuard>().Doubt;
        _site.Time.SetForward(TimeSpan.FromHours(-hours));
        await RunRoundAsync();
        var after = await StateAsync();

        Assert.Equal(before, during);
        Assert.Equal(ClockFault.Jumped, doubt?.Fault);
        Assert.Equal(before.Periods, after.Periods);
        Assert.Null(_site.Services.GetRequiredService<ClockGuard>().Doubt);
        Assert.Equal(["ClockDoubted", "ClockAgrees"], await ActsAsync());
    }

    /// <summary>The quarter that is open takes the lines of a plan published meanwhile.</summary>
    [Fact]
    public async Task Jump_WithinTheQuarter_LeavesTheOpenQuarterAtWork()
    {
        await RunRoundAsync();
        await _site.Given.PlanAsync(new GivenTask("任务三", [SmallDistrict.Clear]));

        _site.Time.SetForward(TimeSpan.FromDays(20));
        await _site.WithAsync<PeriodJob, int>(async job =>
        {
            await job.RunAsync(CancellationToken.None);
            return 0;
        });

        Assert.Single(await _site.Given.LinesAsync(SmallDistrict.Clear));
    }

    /// <summary>Publishing a plan opens the current quarter too; not by a clock that jumped a moment ago.</summary>
    [Fact]
    public async Task Jump_BeforeTheNextRound_OpensNoQuarterByAnyWay()
    {
        await RunRoundAsync();
        var before = await StateAsync();

        _site.Time.SetForward(TimeSpan.FromDays(90));
        await _site.WithAsync<PeriodJob, int>(async job =>
        {
            await job.RunAsync(CancellationToken.None);
            return 0;
        });

        Assert.Equal(before.Periods, (await StateAsync()).Periods);
    }

    [Fact]
    public async Task Time_ThatReallyPasses_OpensTheQuarter()
    {
        await RunRoundAsync();
        var before = await StateAsync();
        for (var day = 0; day < 90; day++)
        {
            _site.Time.Pass(TimeSpan.FromDays(1));
            await RunRoundAsync();
        }

        Assert.True((await StateAsync()).Periods > before.Periods);
        Assert.Empty(await ActsAsync());
    }

    [Fact]
    public async Task Start_AfterALongSilence_WaitsForTheAdministrator()
    {
        await RunRoundAsync();
        var before = await StateAsync();
        _site.Time.Pass(TimeSpan.FromDays(75));
        await using var restarted = _site.WithWebHostBuilder(_ => { });
        await JobRounds.RunAsync(restarted.Services);
        var waiting = await StateAsync();
        var doubt = restarted.Services.GetRequiredService<ClockGuard>().Doubt;

        await using (var scope = restarted.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<Data.LawGovDb>();
            (await db.ClockWatch.SingleAsync()).Confirm(db.Clock.Now);
            await db.SaveChangesAsync();
        }
        await JobRounds.RunAsync(restarted.Services);

        Assert.Equal((before.Periods, ClockFault.LongSilence), (waiting.Periods, doubt?.Fault));
        Assert.Null(restarted.Services.GetRequiredService<ClockGuard>().Doubt);
        Assert.True((await StateAsync()).Periods > before.Periods);
    }

    /// <summary>A database that no round has looked at, such as one of an older version, tells by its audit log when somebody was here.</summary>
    [Fact]
    public async Task Start_FirstRoundAMonthAhead_OpensNoQuarter()
    {
        await _site.WithDbAsync(async db =>
        {
            await db.ClockWatch.ExecuteDeleteAsync();
            db.Note("AuditVerified", nameof(AuditEntry), Guid.Empty);
            return await db.SaveChangesAsync();
        });
        _site.Time.Pass(TimeSpan.FromDays(30));
        await using var ahead = _site.WithWebHostBuilder(_ => { });

        await JobRounds.RunAsync(ahead.Services);

        Assert.Equal(ClockFault.LongSilence, ahead.Services.GetRequiredService<ClockGuard>().Doubt?.Fault);
        Assert.Equal(0, (await StateAsync()).Periods);
    }

    /// <summary>The clock ran a month ahead from the start, and is right after the next start: nothing of the month binds.</summary>
    [Fact]
    public async Task Start_AMonthAheadAndBack_GoesOnByItself()
    {
        await RunRoundAsync();
        await using (var ahead = _site.WithWebHostBuilder(_ => { }))
        {
            _site.Time.Pass(TimeSpan.FromDays(30));
            await JobRounds.RunAsync(ahead.Services);
        }
        _site.Time.Pass(TimeSpan.FromDays(-30));
        await using var right = _site.WithWebHostBuilder(_ => { });

        await JobRounds.RunAsync(right.Services);

        Assert.Null(right.Services.GetRequiredService<ClockGuard>().Doubt);
    }

    [Theory]
    [InlineData(30 * 24 * 60, true)]
    [InlineData(6, true)]
    [InlineData(4, false)]
    public async Task Lease_LongerThanItsLength_IsVoid(int minutesLeft, bool isVoid)
    {
        await _site.WithDbAsync(async db =>
        {
            db.Leases.Add(new JobLease("x", Guid.CreateVersion7(), db.Clock.Now.AddMinutes(minutesLeft)));
            return await db.SaveChangesAsync();
        });

        await using var scope = _site.Services.CreateAsyncScope();
        var taken = await JobRounds.TakeLeaseAsync(scope.ServiceProvider, "x", Guid.CreateVersion7());

        Assert.Equal(isVoid, taken);
    }

    private Task RunRoundAsync() => JobRounds.RunAsync(_site.Services);

    private Task<(int Periods, DateTime? Lease)> StateAsync() =>
        _site.WithDbAsync(async db =>
            (await db.Periods.CountAsync(), await db.Leases.Where(l => l.Name == "periods").Select(l => (DateTime?)l.ExpiresAt).FirstOrDefaultAsync())
        );

    private Task<List<string>> ActsAsync() => JobRounds.ActsAsync(_site);
}
