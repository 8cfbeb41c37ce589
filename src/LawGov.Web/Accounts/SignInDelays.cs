using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using LawGov.Data;
using LawGov.Data.Accounts;
using LawGov.Data.Records;
using LawGov.Domain;
using LawGov.Web.Jobs;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Accounts;

/// <summary>
/// Waits after wrong passwords, by account and address together, so that whoever guesses waits and the owner elsewhere does not. Failures from other
/// addresses cost an owner at most a minute, and nothing at an address from which the account signed in before. Known and unknown names are treated alike.
/// </summary>
public sealed class SignInDelays(LawGovDb db, SteadyClock clock, DistrictClock district)
{
    /// <summary>Failures after which the account's next ones are only counted, not listed in the audit log.</summary>
    public const int Listed = 5;

    private const int FreeHere = 5,
        FreeWhereKnown = 100,
        FreeOfAccount = 20,
        FreeOfAddress = 60,
        Races = 5;

    private static readonly TimeSpan First = TimeSpan.FromSeconds(30),
        Longest = TimeSpan.FromMinutes(15),
        LongestElsewhere = TimeSpan.FromSeconds(60),
        Forgotten = TimeSpan.FromHours(1),
        KnownFor = TimeSpan.FromDays(180);

    /// <summary>An attempt that may try its password.</summary>
    /// <param name="AccountKey">Digest of the name.</param>
    /// <param name="AddressKey">Digest of the address.</param>
    /// <param name="OfAccount">Failures of the account before this attempt, wherever they came from.</param>
    public sealed record Attempt(string AccountKey, string AddressKey, int OfAccount);

    /// <summary>Counts an attempt before its password is looked at, so that many at once are counted too.</summary>
    /// <returns>The attempt; none while the person has to wait.</returns>
    public async Task<Attempt?> AdmitAsync(string name, IPAddress? address, CancellationToken ct)
    {
        var (account, origin) = (KeyOf(name), Key(NetworkOf(address)));
        for (var race = 0; race < Races; race++)
        {
            var (now, today) = (clock.Now, district.Today);
            var known = await db
                .SignInAttempts.AsNoTracking()
                .Where(a => (a.AccountKey == account || a.AccountKey == SignInAttempts.Any) && (a.AddressKey == origin || a.AddressKey == SignInAttempts.Any))
                .ToListAsync(ct);
            SignInAttempts? Of(string accountKey, string addressKey) => known.Find(a => a.AccountKey == accountKey && a.AddressKey == addressKey);
            var (here, ofAccount, ofAddress) = (Of(account, origin), Of(account, SignInAttempts.Any), Of(SignInAttempts.Any, origin));
            var isKnown = here?.KnownOn is { } day && today.DayNumber - day.DayNumber <= KnownFor.Days;
            var waits = isKnown
                ? IsWaiting(here, FreeWhereKnown, LongestElsewhere, now)
                : IsWaiting(here, FreeHere, Longest, now)
                    || IsWaiting(ofAccount, FreeOfAccount, LongestElsewhere, now)
                    || IsWaiting(ofAddress, FreeOfAddress, LongestElsewhere, now);
            if (waits)
                return null;
            if (await CountAsync(account, origin, here, now, ct))
                return new Attempt(account, origin, Count(ofAccount, now));
        }
        return null;
    }

    /// <summary>The password was wrong: the account and the address are charged with it too.</summary>
    public async Task FailAsync(Attempt attempt, CancellationToken ct)
    {
        await ChargeAsync(attempt.AccountKey, SignInAttempts.Any, ct);
        await ChargeAsync(SignInAttempts.Any, attempt.AddressKey, ct);
    }

    /// <summary>The password was right: the account's count begins anew, and the address is known from now on.</summary>
    public async Task SucceedAsync(Attempt attempt, CancellationToken ct)
    {
        var today = district.Today;
        await db
            .SignInAttempts.Where(a => a.AccountKey == attempt.AccountKey && a.AddressKey == attempt.AddressKey)
            .ExecuteUpdateAsync(s => s.SetProperty(a => a.Failures, 0).SetProperty(a => a.KnownOn, today), ct);
        await db.SignInAttempts.Where(a => a.AccountKey == attempt.AccountKey && a.AddressKey == SignInAttempts.Any).ExecuteDeleteAsync(ct);
    }

    /// <summary>Lifts the waits of an account.</summary>
    public Task LiftAsync(string name, CancellationToken ct)
    {
        var account = KeyOf(name);
        return db.SignInAttempts.Where(a => a.AccountKey == account).ExecuteUpdateAsync(s => s.SetProperty(a => a.Failures, 0), ct);
    }

    /// <summary>Whether somebody has to wait for this account, at one address at least.</summary>
    public async Task<bool> IsDelayedAsync(string name, CancellationToken ct)
    {
        var account = KeyOf(name);
        var now = clock.Now;
        var counted = await db.SignInAttempts.AsNoTracking().Where(a => a.AccountKey == account && a.Failures >= FreeHere).ToListAsync(ct);
        return counted.Exists(a =>
            a.AddressKey == SignInAttempts.Any ? IsWaiting(a, FreeOfAccount, LongestElsewhere, now)
            : a.KnownOn is null ? IsWaiting(a, FreeHere, Longest, now)
            : IsWaiting(a, FreeWhereKnown, LongestElsewhere, now)
        );
    }

    /// <summary>Removes what no longer counts.</summary>
    public Task<int> SweepAsync(CancellationToken ct)
    {
        var (forgotten, known) = (clock.Now - Forgotten, district.Today.AddDays(-KnownFor.Days));
        return db.SignInAttempts.Where(a => a.LastAt < forgotten && (a.KnownOn == null || a.KnownOn < known)).ExecuteDeleteAsync(ct);
    }

    /// <summary>How long the next attempt waits: from the last free failure on, twice as long each time.</summary>
    public static TimeSpan WaitAfter(int failures, int free, TimeSpan longest)
    {
        if (failures < free)
            return TimeSpan.Zero;
        var doublings = Math.Min(failures - free, 10);
        return TimeSpan.FromTicks(Math.Min(First.Ticks << doublings, longest.Ticks));
    }

    private static bool IsWaiting(SignInAttempts? counted, int free, TimeSpan longest, DateTime now) =>
        counted is not null && WaitAfter(Count(counted, now), free, longest) is var wait && wait > TimeSpan.Zero && now < counted.LastAt + wait;

    /// <summary>Failures still remembered; an instant that lies ahead was written by a clock that was wrong and binds nobody.</summary>
    private static int Count(SignInAttempts? counted, DateTime now) =>
        counted is null || now - counted.LastAt >= Forgotten || counted.LastAt - now > ClockReading.Tolerance ? 0 : counted.Failures;

    /// <summary>Takes the next place in the row of an account at an address; of several at once one succeeds.</summary>
    private async Task<bool> CountAsync(string account, string origin, SignInAttempts? here, DateTime now, CancellationToken ct)
    {
        if (here is null)
            return await AddAsync(account, origin, now, ct);
        var (failures, lastAt, next) = (here.Failures, here.LastAt, Count(here, now) + 1);
        return await db
                .SignInAttempts.Where(a => a.AccountKey == account && a.AddressKey == origin && a.Failures == failures && a.LastAt == lastAt)
                .ExecuteUpdateAsync(s => s.SetProperty(a => a.Failures, next).SetProperty(a => a.LastAt, now), ct) == 1;
    }

    private async Task ChargeAsync(string account, string origin, CancellationToken ct)
    {
        var now = clock.Now;
        var (forgotten, ahead) = (now - Forgotten, now + ClockReading.Tolerance);
        var charged = await db
            .SignInAttempts.Where(a => a.AccountKey == account && a.AddressKey == origin)
            .ExecuteUpdateAsync(
                s => s.SetProperty(a => a.Failures, a => a.LastAt <= forgotten || a.LastAt > ahead ? 1 : a.Failures + 1).SetProperty(a => a.LastAt, now),
                ct
            );
        if (charged == 0)
            await AddAsync(account, origin, now, ct);
    }

    private async Task<bool> AddAsync(string account, string origin, DateTime now, CancellationToken ct)
    {
        var attempt = new SignInAttempts(account, origin, 1, now);
        try
        {
            db.SignInAttempts.Add(attempt);
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateException failure) when (UniqueIndexes.ViolatedBy(failure, db.Model) is not null)
        {
            return false;
        }
        finally
        {
            db.Entry(attempt).State = EntityState.Detached;
        }
    }

    /// <summary>An account as Identity finds it: capitals and small letters are one.</summary>
    private static string KeyOf(string name) => Key(name.Normalize().ToUpperInvariant());

    private static string Key(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>One machine: an IPv4 address, or the half of an IPv6 address that its owner does not choose.</summary>
    private static string NetworkOf(IPAddress? address)
    {
        if (address is null)
            return "";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, 8)) : address.ToString();
    }
}
