namespace LawGov.Web.Pages;

/// <summary>
/// Keeps the headers of an answer below what a reverse proxy takes: a redirect to an address that is too long leads to the page without its filter.
/// </summary>
public static class ShortHeaders
{
    /// <summary>Longest address a redirect carries. Proxies take 4 KB of headers by default, the rest of which is for cookies and the policy.</summary>
    public const int LongestLocation = 1000;

    public static IApplicationBuilder UseShortHeaders(this IApplicationBuilder app) =>
        app.Use(
            (http, next) =>
            {
                http.Response.OnStarting(
                    static state =>
                    {
                        var headers = ((HttpContext)state).Response.Headers;
                        if (headers.Location is [{ Length: > LongestLocation } location])
                            headers.Location = Shorten(location);
                        return Task.CompletedTask;
                    },
                    http
                );
                return next(http);
            }
        );

    /// <summary>The address without its query, or the start page where even that is too long.</summary>
    public static string Shorten(string location)
    {
        var end = location.AsSpan().IndexOfAny('?', '#');
        var path = end < 0 ? location : location[..end];
        return path.Length <= LongestLocation ? path : Routes.Home;
    }
}
