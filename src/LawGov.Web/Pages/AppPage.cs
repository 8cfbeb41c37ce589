using LawGov.Data;
using LawGov.Domain.Events;
using LawGov.Domain.Rules;
using LawGov.Web.Access;
using LawGov.Web.Features.Notices;
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
/// The order in which every page answers: view data are loaded before the handler, so that any refusal shows the page again with what was typed.
/// <see cref="FormOnce"/> knows what was sent before, <see cref="RefusalAnswer"/> what a refused person reads.
/// </summary>
public abstract class AppPage : PageModel
{
    protected LawGovDb Db => field ??= Service<LawGovDb>();

    protected District District => field ??= Service<District>();

    public CurrentUser CurrentUser => field ??= Service<CurrentUser>();

    public AccessCheck Access => field ??= Service<AccessCheck>();

    protected IStringLocalizer<Text> L => field ??= Service<IStringLocalizer<Text>>();

    protected CancellationToken Ct => HttpContext.RequestAborted;

    /// <summary>Whether the answer is the refusal of a stale edit; the view then shows both versions.</summary>
    public bool IsConflict { get; private set; }

    /// <summary>Whether the request is a draft being kept while it is written; it is answered in JSON.</summary>
    protected bool IsAutosave => Autosave.Is(Request);

    /// <summary>What the page shows, where people are told of it: their notices about it are read then. None where nobody is.</summary>
    public virtual EventSubject? Opens => null;

    /// <summary>Whether the page is one of those on which a unit's people see that they were urged.</summary>
    public virtual bool ShowsUrge => false;

    private FormOnce Once => field ??= Service<FormOnce>();

    /// <summary>
    /// Reads what the view shows. Throws <see cref="NotFoundException"/> or <see cref="AccessDeniedException"/> where the person may not see it.
    /// </summary>
    protected virtual Task LoadAsync() => Task.CompletedTask;

    /// <inheritdoc/>
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        try
        {
            if (await Once.FindEarlierAsync(Ct) is { } earlier)
            {
                context.Result = LocalRedirect(earlier);
                return;
            }
            await LoadAsync();
            if (HttpMethods.IsGet(Request.Method))
                await Service<NoticeBell>().OpenAsync(Opens, ShowsUrge, Ct);
            var executed = await next();
            if (executed.Exception is null || executed.ExceptionHandled)
                return;
            if (await AnswerAsync(executed.Exception) is not { } answer)
                return;
            executed.ExceptionHandled = true;
            executed.Result = answer;
        }
        catch (Exception failure) when (RefusalAnswer.StatusOf(failure) is { } status)
        {
            context.Result = StatusCode(status);
        }
    }

    /// <summary>Says where a second sending of this form leads, where it is not the page's own address.</summary>
    protected void OnceLeadsTo(string target) => Once.LeadsTo(target);

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

    /// <summary>
    /// The page again with what was typed and a sentence, 409. The failed changes are forgotten first; where the same form came through meanwhile, its result
    /// answers.
    /// </summary>
    private async Task<IActionResult?> AnswerAsync(Exception failure)
    {
        if (RefusalAnswer.StatusOf(failure) is { } status)
            return StatusCode(status);
        if (failure is not (RuleException or DbUpdateException))
            return null;
        Db.ChangeTracker.Clear();
        if (await Once.FindEarlierAsync(Ct) is { } earlier)
            return LocalRedirect(earlier);
        Db.ChangeTracker.Clear();
        if (Service<RefusalAnswer>().Of(failure) is not { } refusal)
            return null;
        if (IsAutosave)
            return Autosave.Refused(StatusCodes.Status409Conflict, refusal.Message);
        IsConflict = refusal.IsConflict;
        ModelState.AddModelError("", refusal.Message);
        await LoadAsync();
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private T Service<T>()
        where T : notnull => HttpContext.RequestServices.GetRequiredService<T>();
}
