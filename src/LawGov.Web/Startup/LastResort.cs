using System.Diagnostics;
using System.Globalization;

namespace LawGov.Web.Startup;

/// <summary>Answers where even the error page fails, such as when the database is away: the same words, from nothing but this file.</summary>
public static class LastResort
{
    private const string Page = """
        <!DOCTYPE html>
        <html lang="zh-CN">
        <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>系统出了问题</title>
            <link rel="stylesheet" href="{0}/css/base.css">
            <link rel="stylesheet" href="{0}/css/tokens.css">
            <link rel="stylesheet" href="{0}/css/app.css">
        </head>
        <body class="login">
            <main class="login-main" id="main">
                <section class="panel error-page" aria-labelledby="error-title">
                    <div class="empty">
                        <h1 id="error-title">系统出了问题</h1>
                        <p>不是您的操作有误，已保存的内容不受影响。请稍后再试；仍不行的，把下面的编号告诉系统管理员。</p>
                        <p lang="en">Something failed on our side; what was saved is safe. Please try again later, or give this number to the administrator.</p>
                        <p class="hint">编号 <code class="trace-id">{1}</code>　状态 500</p>
                        <a class="btn btn-second" href="{0}/">回到首页</a>
                    </div>
                </section>
            </main>
        </body>
        </html>
        """;

    /// <summary>Stands before everything that can fail, behind the security headers.</summary>
    public static IApplicationBuilder UseLastResort(this IApplicationBuilder app) =>
        app.Use(
            async (http, next) =>
            {
                try
                {
                    await next(http);
                }
                catch (Exception) when (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
                {
                    await AnswerAsync(http);
                }
            }
        );

    private static async Task AnswerAsync(HttpContext http)
    {
        http.Response.Clear();
        http.Response.StatusCode = StatusCodes.Status500InternalServerError;
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        var number = Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier;
        if (!HttpMethods.IsHead(http.Request.Method))
        {
            var page = string.Format(CultureInfo.InvariantCulture, Page, http.Request.PathBase.ToUriComponent(), number);
            await http.Response.WriteAsync(page, http.RequestAborted);
        }
    }
}
