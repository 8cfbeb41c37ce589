using LawGov.Web.Accounts;
using LawGov.Web.Features.Shared;
using LawGov.Web.Pages;
using LawGov.Web.Settings;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.HttpOverrides;
using Serilog;
using Serilog.Events;

namespace LawGov.Web.Startup;

/// <summary>What a request passes through, in order.</summary>
public static class SitePipeline
{
    public static WebApplication UseLawGov(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseLastResort();
        app.UseShortHeaders();
        app.UseTypedQuery();
        app.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto });
        if (app.Services.GetRequiredService<LawGovOptions>().RequireHttps)
            app.UseHttpsOnly();
        app.UseExceptionHandler("/error");
        app.UseStatusCodePagesWithReExecute("/error", "?status={0}");
        app.UseStaticFiles(
            new StaticFileOptions
            {
                OnPrepareResponse = static file =>
                {
                    if (file.Context.Request.Query.ContainsKey("v"))
                        file.Context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
                },
            }
        );
        app.UseSerilogRequestLogging(o =>
        {
            o.Logger = app.Services.GetRequiredService<Serilog.ILogger>();
            o.GetLevel = static (http, _, failure) =>
                failure is not null || http.Response.StatusCode > 499 ? LogEventLevel.Error
                : IsProbe(http.Request.Path) ? LogEventLevel.Debug
                : LogEventLevel.Information;
        });
        app.UseRouting();
        app.UseRequestLocalization();
        app.UseWhen(static http => !IsProbe(http.Request.Path), static people => people.UseAuthentication().UseSessionFailures());
        app.UseAuthorization();
        app.MapRazorPages();
        app.MapDisplaySettings();
        app.MapHealthChecks("/healthz", new HealthCheckOptions { Predicate = _ => false }).WithMetadata(new AllowAnonymousAttribute());
        app.MapHealthChecks("/readyz", new HealthCheckOptions { Predicate = check => check.Tags.Contains("ready") })
            .WithMetadata(new AllowAnonymousAttribute());
        return app;
    }

    /// <summary>Whether a machine asks, which has no session.</summary>
    private static bool IsProbe(PathString path) => path.StartsWithSegments("/healthz") || path.StartsWithSegments("/readyz");
}
