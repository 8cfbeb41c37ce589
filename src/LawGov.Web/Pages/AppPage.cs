using LawGov.Data;
using LawGov.Data.Records;
using LawGov.Domain.Rules;
using LawGov.Web.Access;
using LawGov.Web.Features.Shared;
using LawGov.Web.Settings;
using LawGov.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace LawGov.Web.Pages;

/// <summary>
/// What every page does the same way: view data are loaded before the handler, so that any refusal shows the page again with what was typed;
/// a refused act or a stale edit answers 409 with a sentence; a form sent twice finds the first one's result; a success redirects.
/// </summary>
public abstract class AppPage : PageModel
{
    /// <summary>Name of the hidden field that makes a form count once.</summary>
    public const string OnceField = "Once";

    private string? _onceTarget;

    protected LawGovDb Db => field ??= HttpContext.RequestServices.GetRequiredService<LawGovDb>();

    protected District District => field ??= HttpContext.RequestServices.GetRequiredService<District>();

    public CurrentUser CurrentUser => field ??= HttpContext.RequestServices.GetRequiredService<CurrentUser>();

    public AccessCheck Access => field ??= HttpContext.RequestServices.GetRequiredService<AccessCheck>();

    protected IStringLocalizer<Text> L => field ??= HttpContext.RequestServices.GetRequiredService<IStringLocalizer<Text>>();

    protected CancellationToken Ct => HttpContext.RequestAborted;

    /// <summary>Whether the answer is the refusal of a stale edit; the view then shows both versions.</summary>
    public bool IsConflict { get; private set; }

    /// <summary>Whether the request is a draft being kept while it is written; it is answered in JSON.</summary>
    protected bool IsAutosave => Request.Headers.ContainsKey("X-Autosave");

    /// <summary>Reads what the view shows. Throws <see cref="NotFoundException"/> or <see cref="AccessDeniedException"/> where the person may not see it.</summary>
    protected virtual Task LoadAsync() => Task.CompletedTask;

    /// <inheritdoc/>
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        try
        {
            if (await FindEarlierAsync() is { } earlier)
            {
                context.Result = earlier;
                return;
            }
            await LoadAsync();
            var executed = await next();
            if (executed.Exception is null || executed.ExceptionHandled) return;
            if (await AnswerAsync(executed.Exception) is not { } answer) return;
            executed.ExceptionHandled = true;
            executed.Result = answer;
        }
        catch (Exception failure) when (failure is NotFoundException or AccessDeniedException)
        {
            context.Result = Denied(failure);
        }
    }

    /// <summary>Says where a second sending of this form leads, where it is not the page's own address.</summary>
    protected void OnceLeadsTo(string target)
    {
        _onceTarget = target;
        if (Db.ChangeTracker.Entries<SubmissionKey>().FirstOrDefault() is { } entry) entry.Property(k => k.Target).CurrentValue = target;
    }

    /// <summary>Redirects after success, with a message.</summary>
    protected IActionResult Done(string url, string message)
    {
        TempData.Flash(FlashKind.Ok, message);
        return LocalRedirect(url);
    }

    /// <summary>The page again with what was typed, 400.</summary>
    protected IActionResult Invalid()
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    private async Task<IActionResult?> AnswerAsync(Exception failure)
    {
        if (failure is NotFoundException or AccessDeniedException) return Denied(failure);
        if (failure is not (RuleException or DbUpdateException)) return null;
        Db.ChangeTracker.Clear();
        if (await FindEarlierAsync() is { } earlier) return earlier;
        if (failure is DbUpdateException and not DbUpdateConcurrencyException && !UniqueViolation.Is(failure) && !BrokenReference.Is(failure)) return null;
        Db.ChangeTracker.Clear();
        IsConflict = failure is DbUpdateException;
        var message = failure is RuleException refusal
            ? HttpContext.RequestServices.GetRequiredService<RuleText>().Of(refusal)
            : L["您打开页面之后，内容已被其他人修改。您填写的内容还在下面，请对照现在的内容核对后再保存。"].Value;
        if (IsAutosave) return new JsonResult(new { message }) { StatusCode = StatusCodes.Status409Conflict };
        ModelState.AddModelError("", message);
        await LoadAsync();
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task<IActionResult?> FindEarlierAsync()
    {
        if (!HttpMethods.IsPost(Request.Method) || IsAutosave || !CurrentUser.IsSignedIn || !Request.HasFormContentType) return null;
        if (!Guid.TryParse(Request.Form[OnceField], out var key)) return null;
        var userId = CurrentUser.UserId;
        var target = await Db.SubmissionKeys.AsNoTracking().Where(k => k.UserId == userId && k.Key == key).Select(k => k.Target).FirstOrDefaultAsync(Ct);
        if (target is not null) return LocalRedirect(target);
        Db.SubmissionKeys.Add(new SubmissionKey(userId, key, _onceTarget ?? Request.Path + Request.QueryString, Db.Clock.Now));
        return null;
    }

    private StatusCodeResult Denied(Exception failure) =>
        new(failure is AccessDeniedException { IsVisible: true } ? StatusCodes.Status403Forbidden : StatusCodes.Status404NotFound);
}

/// <summary>Recognises the refusal of a unique index on either database.</summary>
public static class UniqueViolation
{
    public static bool Is(Exception failure) => failure.InnerException switch
    {
        Npgsql.PostgresException { SqlState: Npgsql.PostgresErrorCodes.UniqueViolation } => true,
        Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: 19 } sqlite => sqlite.Message.Contains("UNIQUE", StringComparison.Ordinal),
        _ => false,
    };
}

/// <summary>Recognises the refusal of a foreign key on either database: what the act refers to was taken away meanwhile, or something new refers to what it takes away.</summary>
public static class BrokenReference
{
    public static bool Is(Exception failure) => failure.InnerException switch
    {
        Npgsql.PostgresException { SqlState: Npgsql.PostgresErrorCodes.ForeignKeyViolation or Npgsql.PostgresErrorCodes.RestrictViolation } => true,
        Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: 19 } sqlite => sqlite.Message.Contains("FOREIGN KEY", StringComparison.Ordinal),
        _ => false,
    };
}
