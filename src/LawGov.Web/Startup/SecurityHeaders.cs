namespace LawGov.Web.Startup;

/// <summary>Headers on every answer, errors and files included. No inline script or style exists, so the policy needs no exception.</summary>
public static class SecurityHeaders
{
    public const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri "
        + "'none'; frame-ancestors 'none'; object-src 'none'";

    /// <summary>Refuses plain HTTP with a sentence where cookies travel over HTTPS alone; a sign-in form that cannot work is worse than none.</summary>
    public static IApplicationBuilder UseHttpsOnly(this IApplicationBuilder app) =>
        app.Use(
            async (http, next) =>
            {
                if (http.Request.IsHttps || http.Request.Path.StartsWithSegments("/healthz") || http.Request.Path.StartsWithSegments("/readyz"))
                {
                    await next(http);
                    return;
                }
                http.Response.StatusCode = StatusCodes.Status400BadRequest;
                http.Response.ContentType = "text/plain; charset=utf-8";
                await http.Response.WriteAsync(
                    "本站只接受 HTTPS 访问。请改用 https:// 开头的地址；由反向代理提供 HTTPS 的，请让代理传来 X-Forwarded-Proto；内网没有证书的，请管理员设置 LawGov__Security__RequireHttps=false。",
                    http.RequestAborted
                );
            }
        );

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) =>
        app.Use(
            (http, next) =>
            {
                http.Response.OnStarting(
                    static state =>
                    {
                        var context = (HttpContext)state;
                        var headers = context.Response.Headers;
                        headers.TryAdd("Content-Security-Policy", ContentSecurityPolicy);
                        headers["X-Content-Type-Options"] = "nosniff";
                        headers["Referrer-Policy"] = "same-origin";
                        headers["Cross-Origin-Opener-Policy"] = "same-origin";
                        headers["Cross-Origin-Resource-Policy"] = "same-origin";
                        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
                        if (context.User.Identity?.IsAuthenticated == true && !headers.ContainsKey("Cache-Control"))
                            headers["Cache-Control"] = "no-store";
                        return Task.CompletedTask;
                    },
                    http
                );

                // A cross-site page has no business posting here, token or not.
                if (HttpMethods.IsPost(http.Request.Method) && http.Request.Headers["Sec-Fetch-Site"] == "cross-site")
                {
                    http.Response.StatusCode = StatusCodes.Status403Forbidden;
                    return Task.CompletedTask;
                }
                return next(http);
            }
        );
}
