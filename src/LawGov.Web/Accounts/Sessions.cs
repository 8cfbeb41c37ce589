using System.Data.Common;
using System.Runtime.ExceptionServices;
using System.Security.Claims;
using LawGov.Data;
using LawGov.Data.Accounts;
using LawGov.Web.Jobs;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace LawGov.Web.Accounts;

/// <summary>How long a sign-in is good.</summary>
public sealed class SessionLimits
{
    /// <summary>Without a request that counts as work.</summary>
    public TimeSpan Idle { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>At most in all.</summary>
    public TimeSpan Longest { get; set; } = TimeSpan.FromHours(8);

    /// <summary>How far clocks of several processes may differ; what was written further ahead was written by a wrong clock and prolongs nothing.</summary>
    public TimeSpan Ahead { get; set; } = ClockReading.Tolerance;
}

/// <summary>
/// Sessions are rows of the database; the cookie only names one. Every signed-in request reads its row, so that a session ended anywhere is over everywhere.
/// </summary>
public sealed class Sessions(LawGovDb db, SteadyClock clock, IOptions<SessionLimits> limits, SignInManager<User> signIn)
{
    public const string SessionClaim = "session";

    /// <summary>Value of the autosave header when a save is sent again by itself: nobody typed, so it is no work.</summary>
    public const string Retry = "retry";

    private static readonly TimeSpan Grain = TimeSpan.FromMinutes(1);

    /// <summary>Begins a session in this browser and ends the one it had; saves what was noted before.</summary>
    public async Task StartAsync(User user, CancellationToken ct)
    {
        await EndAsync(signIn.Context.User, ct);
        var session = new UserSession(user.Id, clock.Now);
        db.Sessions.Add(session);
        await db.SaveChangesAsync(ct);
        await signIn.SignInWithClaimsAsync(user, isPersistent: false, [new Claim(SessionClaim, session.Id.ToString())]);
    }

    /// <summary>Ends the session that a cookie names, for every copy of it.</summary>
    public async Task EndAsync(ClaimsPrincipal principal, CancellationToken ct)
    {
        if (IdOf(principal) is { } id)
            await db.Sessions.Where(s => s.Id == id).ExecuteDeleteAsync(ct);
    }

    /// <summary>Ends all sessions of a person.</summary>
    public Task EndAllAsync(Guid userId, CancellationToken ct) => db.Sessions.Where(s => s.UserId == userId).ExecuteDeleteAsync(ct);

    /// <summary>Removes the rows of sessions that ran out.</summary>
    public Task<int> SweepAsync(CancellationToken ct)
    {
        var (seen, started) = (clock.Now - limits.Value.Idle, clock.Now - limits.Value.Longest);
        return db.Sessions.Where(s => s.LastSeenAt <= seen || s.StartedAt <= started).ExecuteDeleteAsync(ct);
    }

    /// <summary>How many notices the person of this request has not read, as the check of the session found it.</summary>
    public int Unread { get; private set; }

    /// <summary>Whether a cookie's session goes on; a request that counts as work is remembered, to the minute.</summary>
    public async Task<bool> IsOpenAsync(ClaimsPrincipal principal, string? stamp, bool isWork, CancellationToken ct)
    {
        if (IdOf(principal) is not { } id || await db.FindSessionAsync(id, ct) is not { } session)
            return false;
        var now = clock.Now;
        var isSame = session.SecurityStamp == stamp && session.UserId.ToString() == principal.FindFirstValue(ClaimTypes.NameIdentifier);
        if (!session.IsActive || !isSame)
            return false;
        if (!IsWithin(session.LastSeenAt, limits.Value.Idle, now) || !IsWithin(session.StartedAt, limits.Value.Longest, now))
            return false;
        Unread = session.Unread;
        if (isWork && now - session.LastSeenAt >= Grain)
            await SeeAsync(id, now, ct);
        return true;
    }

    private bool IsWithin(DateTime from, TimeSpan length, DateTime now) => now - from < length && from - now <= limits.Value.Ahead;

    private async Task SeeAsync(Guid id, DateTime now, CancellationToken ct)
    {
        try
        {
            await db.Sessions.Where(s => s.Id == id).ExecuteUpdateAsync(s => s.SetProperty(x => x.LastSeenAt, now), ct);
        }
        catch (DbException)
        {
            // A full or busy disk must not keep anybody from reading; the next request tries again.
        }
    }

    private static Guid? IdOf(ClaimsPrincipal principal) => Guid.TryParse(principal.FindFirstValue(SessionClaim), out var id) ? id : null;
}

/// <summary>Holds every cookie against its session.</summary>
internal static class SessionCookie
{
    private const string Failure = "session-failure",
        Ended = "session-ended";

    /// <summary>Whether this request came with a session that is over.</summary>
    public static bool HasEnded(HttpContext http) => http.Items.ContainsKey(Ended);

    /// <summary>Refuses and deletes a cookie whose session is over. A database that does not answer signs nobody out; that request fails.</summary>
    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        try
        {
            var options = http.RequestServices.GetRequiredService<IOptions<IdentityOptions>>().Value.ClaimsIdentity;
            var stamp = context.Principal!.FindFirstValue(options.SecurityStampClaimType);
            var sessions = http.RequestServices.GetRequiredService<Sessions>();
            var isWork = http.Request.Headers["X-Autosave"] != Sessions.Retry;
            if (await sessions.IsOpenAsync(context.Principal!, stamp, isWork, http.RequestAborted))
                return;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            http.Items[Failure] = ExceptionDispatchInfo.Capture(failure);
            context.RejectPrincipal();
            return;
        }
        http.Items[Ended] = true;
        context.RejectPrincipal();
        await http.SignOutAsync(context.Scheme.Name);
    }

    /// <summary>Fails the request whose session could not be read, but not the error page that answers it.</summary>
    public static IApplicationBuilder UseSessionFailures(this IApplicationBuilder app) =>
        app.Use(
            (http, next) =>
            {
                var isErrorPage = http.Features.Get<IExceptionHandlerFeature>() is not null;
                if (!isErrorPage && http.Items[Failure] is ExceptionDispatchInfo failure)
                    failure.Throw();
                return next(http);
            }
        );
}
