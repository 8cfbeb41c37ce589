using System.Diagnostics;
using LawGov.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LawGov.Web.Features.Shared;

/// <summary>What a person sees where no page can be shown: a sentence, and a number to quote.</summary>
[PublicPage]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
public sealed class ErrorModel(CurrentUser user) : PageModel
{
    public ErrorBody Body { get; private set; } = new(StatusCodes.Status500InternalServerError, "");

    public bool IsSignedIn => user.IsSignedIn;

    public void OnGet([FromQuery] int? status) => Show(status);

    public void OnPost([FromQuery] int? status) => Show(status);

    private void Show(int? status)
    {
        var shown =
            status is >= 400 and < 600 ? status.Value
            : Response.StatusCode >= 400 ? Response.StatusCode
            : StatusCodes.Status500InternalServerError;
        Response.StatusCode = shown;
        Body = new ErrorBody(shown, Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier);
    }
}
