using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LawGov.Web.Access;

/// <summary>
/// What every page asks first: signed in, password changed, and the operation that the handler (or else the page) names. A page that names none admits
/// nobody.
/// </summary>
internal sealed class AccessFilter(CurrentUser user, AccessCheck access) : IAsyncPageFilter, IAuthorizationFilter
{
    /// <summary>
    /// Before the form's token is looked at: a session that ended while somebody wrote leads to the sign-in page, not to a refusal without a way on.
    /// </summary>
    public void OnAuthorization(AuthorizationFilterContext context)
    {
        if (context.ActionDescriptor is CompiledPageActionDescriptor page && !page.HandlerTypeInfo.IsDefined(typeof(PublicPageAttribute)) && !user.IsSignedIn)
            context.Result = new ChallengeResult();
    }

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var page = context.ActionDescriptor.HandlerTypeInfo;
        if (page.IsDefined(typeof(PublicPageAttribute)))
        {
            await next();
            return;
        }
        if (!user.IsSignedIn)
        {
            context.Result = new ChallengeResult();
            return;
        }
        var named = context.HandlerMethod?.MethodInfo.GetCustomAttribute<AccessAttribute>() ?? page.GetCustomAttribute<AccessAttribute>();
        if (user.MustChangePassword && named?.Operation != Operation.ManageOwnAccount)
        {
            context.Result = new RedirectResult("/account/password");
            return;
        }
        if (named is null)
        {
            context.Result = new StatusCodeResult(StatusCodes.Status403Forbidden);
            return;
        }
        try
        {
            access.Ensure(named.Operation);
        }
        catch (AccessDeniedException denied)
        {
            context.Result = new StatusCodeResult(denied.IsVisible ? StatusCodes.Status403Forbidden : StatusCodes.Status404NotFound);
            return;
        }
        await next();
    }
}
