using System.Text.Json;
using LawGov.Data;
using LawGov.Data.Records;
using LawGov.Domain;
using LawGov.Web.Settings;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Jobs;

/// <summary>What is wrong with the clock.</summary>
public enum ClockFault
{
    /// <summary>It went forward or back while the process ran.</summary>
    Jumped,

    /// <summary>It differs from the database server's.</summary>
    OffDatabase,

    /// <summary>No job has run for days by it: the site stood still, or the clock was set forward before the start.</summary>
    LongSilence,

    /// <summary>It is before the last instant at which jobs ran.</summary>
    Behind,
}

/// <summary>A clock that cannot be trusted.</summary>
/// <param name="Fault">Why.</param>
/// <param name="Expected">What it should say.</param>
/// <param name="Said">What it says.</param>
public sealed record ClockDoubt(ClockFault Fault, DateTime Expected, DateTime Said);

/// <summary>What the clocks say at one moment.</summary>
/// <param name="Process">The process clock.</param>
/// <param name="Steady">The running time since it was last found right.</param>
/// <param name="Database">The database server's clock; none where the database has no clock of its own.</param>
/// <param name="LastSeen">The latest instant at which jobs ran.</param>
public sealed record ClockReading(DateTime Process, DateTime Steady, DateTime? Database, DateTime LastSeen)
{
    /// <summary>Smaller differences are a time service at work.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(60);

    /// <summary>A site off over a weekend starts without a question.</summary>
    public static readonly TimeSpan LongestSilence = TimeSpan.FromDays(3);

    /// <summary>The first thing that is wrong; none where the clocks agree.</summary>
    public ClockDoubt? Doubt()
    {
        if (Differ(Process, Steady))
            return new ClockDoubt(ClockFault.Jumped, Steady, Process);
        if (Database is { } database && Differ(Process, database))
            return new ClockDoubt(ClockFault.OffDatabase, database, Process);
        if (Process - LastSeen > LongestSilence)
            return new ClockDoubt(ClockFault.LongSilence, LastSeen, Process);
        return LastSeen - Process > Tolerance ? new ClockDoubt(ClockFault.Behind, LastSeen, Process) : null;
    }

    private static bool Differ(DateTime one, DateTime other) => (one - other).Duration() > Tolerance;
}

/// <summary>
/// Keeps jobs from running by a clock that jumped: a quarter opened too early cannot be closed again. A doubt is an audit event and is shown to the
/// administrator; work goes on once the clocks agree again, or once the administrator has said that the clock is right.
/// </summary>
public sealed partial class ClockGuard(SteadyClock steady, TimeProvider time, DistrictClock clock, LawGovOptions options, ILogger<ClockGuard> log) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private volatile ClockDoubt? _doubt;
    private TimeSpan _acceptedJump,
        _acceptedDatabase;
    private int? _confirmations;

    /// <summary>What is wrong with this process's clock, as of the last round or since.</summary>
    public ClockDoubt? Doubt
    {
        get
        {
            if (IsMadeUp)
                return null;
            var now = clock.Now;
            return _doubt ?? (Excess.Duration() > ClockReading.Tolerance ? new ClockDoubt(ClockFault.Jumped, now - Excess, now) : null);
        }
    }

    /// <summary>Whether the day is set by hand, to show the product.</summary>
    private bool IsMadeUp => options.FixedToday is not null;

    private TimeSpan Excess => steady.Jump - _acceptedJump;

    /// <summary>Compares the clocks; before each round of jobs, and after an administrator's confirmation.</summary>
    /// <returns>Whether jobs may run.</returns>
    public async Task<bool> CheckAsync(LawGovDb db, CancellationToken ct)
    {
        if (IsMadeUp)
            return true;
        await _one.WaitAsync(ct);
        try
        {
            return await CompareAsync(db, ct);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<bool> CompareAsync(LawGovDb db, CancellationToken ct)
    {
        var watch = await WatchAsync(db, ct);
        var database = await DatabaseNowAsync(db, ct);
        if (_doubt is not null && watch.Confirmations > _confirmations)
        {
            (_acceptedJump, _acceptedDatabase) = (steady.Jump, database is { } other ? clock.Now - other : TimeSpan.Zero);
            await SeeAsync(db, clock.Now, ct);
            _doubt = null;
        }
        else if (new ClockReading(clock.Now, clock.Now - Excess, database + _acceptedDatabase, watch.SeenAt).Doubt() is { } doubt)
        {
            if (_doubt?.Fault != doubt.Fault)
                await RaiseAsync(db, doubt, ct);
            _confirmations ??= watch.Confirmations;
            _doubt = doubt;
            return false;
        }
        else if (_doubt is not null)
        {
            await NoteAsync(db, "ClockAgrees", _doubt with { Said = clock.Now }, ct);
            _doubt = null;
        }
        _confirmations = null;
        steady.Follow(_acceptedJump);
        if (clock.Now > watch.SeenAt)
            await SeeAsync(db, clock.Now, ct);
        return true;
    }

    private async Task RaiseAsync(LawGovDb db, ClockDoubt doubt, CancellationToken ct)
    {
        LogDoubt(doubt.Fault, doubt.Expected, doubt.Said);
        await NoteAsync(db, "ClockDoubted", doubt, ct);
    }

    private static async Task NoteAsync(LawGovDb db, string act, ClockDoubt doubt, CancellationToken ct)
    {
        var detail = new Dictionary<string, DateTime[]>(StringComparer.Ordinal) { ["Clock"] = [doubt.Expected, doubt.Said] };
        db.Note(act, nameof(ClockWatch), Guid.Empty, JsonSerializer.Serialize(detail));
        await db.SaveChangesAsync(ct);
    }

    private async Task<ClockWatch> WatchAsync(LawGovDb db, CancellationToken ct)
    {
        if (await db.ClockWatch.AsNoTracking().FirstOrDefaultAsync(ct) is { } known)
            return known;
        try
        {
            // Before the first round the last entry of the audit log tells when somebody was here.
            var now = clock.Now;
            var last = await db.Audit.AsNoTracking().OrderByDescending(a => a.Seq).Select(a => (DateTime?)a.At).FirstOrDefaultAsync(ct);
            db.ClockWatch.Add(new ClockWatch(last < now ? last.Value : now));
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException failure) when (UniqueIndexes.ViolatedBy(failure, db.Model) is not null)
        {
            // Another process was first.
        }
        db.ChangeTracker.Clear();
        return await db.ClockWatch.AsNoTracking().FirstAsync(ct);
    }

    private static Task<int> SeeAsync(LawGovDb db, DateTime now, CancellationToken ct) =>
        db.ClockWatch.ExecuteUpdateAsync(s => s.SetProperty(w => w.SeenAt, now), ct);

    /// <summary>SQLite has no clock but the process's own; a test's clock is none that a server could agree with.</summary>
    private async Task<DateTime?> DatabaseNowAsync(LawGovDb db, CancellationToken ct)
    {
        if (db.HasSingleWriter || time != TimeProvider.System)
            return null;
        return (await db.Database.SqlQuery<DateTime>($"SELECT clock_timestamp() AS \"Value\"").SingleAsync(ct)).ToUniversalTime();
    }

    [LoggerMessage(EventId = 2010, Level = LogLevel.Error, Message = "Jobs wait: the clock is in doubt ({Fault}), expected {Expected:O}, said {Said:O}")]
    private partial void LogDoubt(ClockFault fault, DateTime expected, DateTime said);
}
