using LawGov.Web.Pages;
using LawGov.Web.Texts;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Localization;

namespace LawGov.Web.Features.Shared;

/// <summary>How this browser wants the pages: theme and text size, kept in cookies so that the first byte is already right.</summary>
/// <param name="Theme"><c>light</c>, <c>dark</c> or <c>auto</c>.</param>
/// <param name="Size"><c>normal</c> or <c>large</c>.</param>
public sealed record DisplaySettings(string Theme, string Size)
{
    public const string ThemeCookie = "lawgov-theme";
    public const string SizeCookie = "lawgov-size";

    /// <summary>Address the switches of the layout post to.</summary>
    public const string Path = "/account/display";

    private static readonly string[] Themes = ["light", "dark", "auto"];
    private static readonly string[] Sizes = ["normal", "large"];

    public bool IsLarge => Size == "large";

    /// <summary>Reads the cookies; anything unknown counts as the default.</summary>
    public static DisplaySettings From(HttpRequest request) => new(OneOf(Themes, request.Cookies[ThemeCookie]), OneOf(Sizes, request.Cookies[SizeCookie]));

    /// <summary>
    /// Keeps the choices in the posted form (<c>theme</c>, <c>size</c>, <c>culture</c>; any may be missing). A choice that is not offered is not
    /// kept.
    /// </summary>
    public static void Keep(IFormCollection form, HttpContext http)
    {
        KeepOne(http, ThemeCookie, Themes, form["theme"], v => v);
        KeepOne(http, SizeCookie, Sizes, form["size"], v => v);
        KeepOne(
            http,
            TextServices.CultureCookie,
            TextServices.Cultures,
            form["culture"],
            v => CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(v))
        );
    }

    private static string OneOf(IReadOnlyList<string> offered, string? value) =>
        value is not null && offered.Contains(value, StringComparer.Ordinal) ? value : offered[0];

    private static void KeepOne(HttpContext http, string cookie, IReadOnlyList<string> offered, string? value, Func<string, string> text)
    {
        if (value is null || !offered.Contains(value, StringComparer.Ordinal))
        {
            return;
        }

        http.Response.Cookies.Append(
            cookie,
            text(value),
            new CookieOptions
            {
                HttpOnly = true,
                IsEssential = true,
                MaxAge = TimeSpan.FromDays(365),
                Path = http.Request.PathBase.HasValue ? http.Request.PathBase.Value : "/",
                SameSite = SameSiteMode.Lax,
                Secure = http.Request.IsHttps,
            }
        );
    }
}

/// <summary>The address behind 大字版, 深色 and English.</summary>
public static class DisplaySettingsEndpoint
{
    /// <summary>Maps the post that keeps the choice and returns to the page it came from. Open to everyone: the sign-in page has these switches too.</summary>
    public static IEndpointConventionBuilder MapDisplaySettings(this IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPost(
                DisplaySettings.Path,
                async (HttpContext http, IAntiforgery antiforgery) =>
                {
                    if (!http.Request.HasFormContentType)
                        return Results.BadRequest();
                    try
                    {
                        await antiforgery.ValidateRequestAsync(http);
                    }
                    catch (AntiforgeryValidationException)
                    {
                        return Results.BadRequest(); // no token, or a form that cannot be read at all
                    }
                    var form = await http.Request.ReadFormAsync(http.RequestAborted);
                    DisplaySettings.Keep(form, http);
                    return Results.LocalRedirect(Routes.Back(form["returnUrl"]));
                }
            )
            .AllowAnonymous();
}
