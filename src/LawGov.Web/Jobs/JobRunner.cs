using LawGov.Data;
using LawGov.Data.Records;
using LawGov.Domain;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Jobs;

/// <summary>Runs the jobs every minute. Each takes a lease on its row first, so of several processes one runs it; each can run twice without harm.</summary>
internal sealed partial class JobRunner(IServiceScopeFactory scopes, ClockGuard clock, ILogger<JobRunner> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1),
        Lease = TimeSpan.FromMinutes(5);

    private readonly Guid _holder = Guid.CreateVersion7();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        try
        {
            do
            {
                await RunRoundAsync(stoppingToken);
            } while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            LogStopped();
        }
    }

    /// <summary>Runs every job once; none while the clock is in doubt.</summary>
    internal async Task RunRoundAsync(CancellationToken ct)
    {
        if (!await IsClockRightAsync(ct))
            return;
        await RunAsync<PeriodJob>("periods", (job, token) => job.RunAsync(token), ct);
        await RunAsync<DigestJob>("digest", (job, token) => job.RunAsync(token), ct);
        await RunAsync<ChannelWatchJob>("channels", (job, token) => job.RunAsync(token), ct);
        await RunAsync<SweepJob>("sweep", (job, token) => job.RunAsync(token), ct);
        await RunAsync<SessionSweepJob>("sessions", (job, token) => job.RunAsync(token), ct);
    }

    private async Task<bool> IsClockRightAsync(CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            return await clock.CheckAsync(scope.ServiceProvider.GetRequiredService<LawGovDb>(), ct);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailed("clock", failure);
            return false;
        }
    }

    private async Task RunAsync<T>(string name, Func<T, CancellationToken, Task> run, CancellationToken ct)
        where T : notnull
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            if (await TakeLeaseAsync(scope.ServiceProvider, name, _holder, Lease, ct))
                await run(scope.ServiceProvider.GetRequiredService<T>(), ct);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailed(name, failure);
        }
    }

    /// <summary>
    /// Takes or renews the lease by one conditional update; inserts it on first use. A lease that ends later than one taken now was written by a wrong clock
    /// and is void.
    /// </summary>
    internal static async Task<bool> TakeLeaseAsync(IServiceProvider services, string name, Guid holder, TimeSpan length, CancellationToken ct)
    {
        var db = services.GetRequiredService<LawGovDb>();
        var now = services.GetRequiredService<DistrictClock>().Now;
        var until = now + length;
        var taken = await db
            .Leases.Where(l => l.Name == name && (l.Holder == holder || l.ExpiresAt < now || l.ExpiresAt > until))
            .ExecuteUpdateAsync(s => s.SetProperty(l => l.Holder, holder).SetProperty(l => l.ExpiresAt, until), ct);
        if (taken == 1)
            return true;
        if (await db.Leases.AnyAsync(l => l.Name == name, ct))
            return false;
        try
        {
            db.Leases.Add(new JobLease(name, holder, until));
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }

    [LoggerMessage(EventId = 2001, Level = LogLevel.Error, Message = "Job {Name} failed")]
    private partial void LogFailed(string name, Exception failure);

    [LoggerMessage(EventId = 2002, Level = LogLevel.Information, Message = "Jobs stopped")]
    private partial void LogStopped();
}
