using System.Net;
using LawGov.TestKit;
using LawGov.Web.Pages;
using LawGov.Web.Startup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;

namespace LawGov.Web.Tests.Hosting;

public sealed class LastResortTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    /// <summary>First the sessions cannot be read, then what the error page itself shows.</summary>
    [Fact]
    public async Task Get_NothingCanBeRead_IsAnsweredByAPageWithHeaders()
    {
        var browser = await site.SignInAsync("office");
        await site.WithDbAsync(db => db.Database.ExecuteSqlRawAsync("ALTER TABLE user_sessions RENAME TO user_sessions_gone"));
        var withoutSessions = await browser.OpenAsync("/filings");
        await site.WithDbAsync(db => db.Database.ExecuteSqlRawAsync("ALTER TABLE district_settings RENAME TO district_settings_gone"));
        Forget();
        var withoutAnything = await browser.OpenAsync("/filings");
        Forget();
        var signIn = await browser.OpenAsync(Routes.Login);
        Forget();
        var unknown = await browser.OpenAsync("/no-such-page");
        var alive = await browser.OpenAsync("/healthz");
        await site.WithDbAsync(db => db.Database.ExecuteSqlRawAsync("ALTER TABLE user_sessions_gone RENAME TO user_sessions"));
        await site.WithDbAsync(db => db.Database.ExecuteSqlRawAsync("ALTER TABLE district_settings_gone RENAME TO district_settings"));
        Forget();
        var again = await browser.OpenAsync("/filings");

        foreach (var page in new[] { withoutSessions, withoutAnything, signIn, unknown })
        {
            Assert.Equal(HttpStatusCode.InternalServerError, page.Status);
            Assert.Contains("系统出了问题", page.Text, StringComparison.Ordinal);
            Assert.NotEmpty(page.TextOf(".trace-id"));
            Assert.Equal(SecurityHeaders.ContentSecurityPolicy, Assert.Single(page.Response.Headers.GetValues("Content-Security-Policy")));
        }
        Assert.Equal(HttpStatusCode.OK, alive.Status);
        Assert.Equal(HttpStatusCode.OK, again.Status);
    }

    private void Forget() => site.Services.GetRequiredService<IMemoryCache>().Remove("district");
}
