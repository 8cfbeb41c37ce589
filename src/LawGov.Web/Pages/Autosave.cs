using Microsoft.AspNetCore.Mvc;

namespace LawGov.Web.Pages;

/// <summary>The post of a draft while it is written (js/autosave.js): marked by a header, answered in JSON.</summary>
public static class Autosave
{
    public const string Header = "X-Autosave";

    public static bool Is(HttpRequest request) => request.Headers.ContainsKey(Header);

    /// <summary>Says why the draft was not kept.</summary>
    public static JsonResult Refused(int status, string? message) => new(new { message }) { StatusCode = status };
}
