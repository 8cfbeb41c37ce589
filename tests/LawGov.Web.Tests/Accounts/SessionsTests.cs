using System.Net;
using LawGov.TestKit;
using LawGov.Web.Accounts;
using LawGov.Web.Pages;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Tests.Hosting;

/// <summary>A site whose sessions end as they do in the product.</summary>
public sealed class SessionSite : LawGovSite
{
    protected override bool SessionsEnd => true;
}

public sealed class SessionsTests(SessionSite site) : IClassFixture<SessionSite>
{
    private const string Own = "/account/password";

    [Fact]
    public async Task Post_SignOut_EndsACopiedCookieAtOnceOnEveryProcess()
    {
        await using var other = site.WithWebHostBuilder(_ => { });
        var (browser, cookie) = await SignInAsync("water");
        var (here, there) = (Copy(site.Host, cookie), Copy(other, cookie));
        var before = await there.OpenAsync(Own);

        await (await browser.OpenAsync(Own)).Form("form[action$='/account/logout']").SubmitAsync();

        Assert.Equal(HttpStatusCode.OK, before.Status);
        AssertEnded(await there.OpenAsync(Own));
        AssertEnded(await here.OpenAsync(Own));
        Assert.False(await site.WithDbAsync(db => db.Sessions.AnyAsync(s => db.Users.Any(u => u.Id == s.UserId && u.UserName == "water"))));
    }

    [Fact]
    public async Task Post_SignOut_LeavesThePersonsOtherSessions()
    {
        var desk = await site.SignInAsync("finance");
        var phone = await site.SignInAsync("finance");

        await (await desk.OpenAsync(Own)).Form("form[action$='/account/logout']").SubmitAsync();

        Assert.Equal(HttpStatusCode.OK, (await phone.OpenAsync(Own)).Status);
    }

    [Theory]
    [InlineData(29, true)]
    [InlineData(31, false)]
    public async Task Get_AfterMinutesWithoutWork_IsOpenForHalfAnHour(int minutes, bool isOpen)
    {
        var browser = await site.SignInAsync("stone");

        site.Time.Pass(TimeSpan.FromMinutes(minutes));

        var page = await browser.OpenAsync(Own);
        if (isOpen)
            Assert.Equal(HttpStatusCode.OK, page.Status);
        else
            AssertEnded(page);
    }

    [Fact]
    public async Task Get_WorkAllDay_EndsAfterEightHours()
    {
        var browser = await site.SignInAsync("stone");
        for (var i = 0; i < 19; i++)
        {
            site.Time.Pass(TimeSpan.FromMinutes(25));
            Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync(Own)).Status);
        }

        site.Time.Pass(TimeSpan.FromMinutes(6));

        AssertEnded(await browser.OpenAsync(Own));
    }

    [Fact]
    public async Task Post_DraftSentAgainByItself_IsNoWork()
    {
        var browser = await site.SignInAsync("cloud");
        for (var i = 0; i < 2; i++)
        {
            site.Time.Pass(TimeSpan.FromMinutes(20));
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Own, UriKind.Relative));
            request.Headers.Add("X-Autosave", Sessions.Retry);
            using var answer = await browser.Client.SendAsync(request);
            Assert.Equal(i == 0 ? HttpStatusCode.OK : HttpStatusCode.Redirect, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData(9)]
    [InlineData(-2)]
    [InlineData(24 * 30)]
    public async Task Get_ClockSetForwardOrBack_NeitherShortensNorProlongs(int hours)
    {
        var browser = await site.SignInAsync("justice");

        site.Time.SetForward(TimeSpan.FromHours(hours));
        var during = await browser.OpenAsync(Own);
        site.Time.Pass(TimeSpan.FromMinutes(31));
        var later = await browser.OpenAsync(Own);
        site.Time.SetForward(TimeSpan.FromHours(-hours));
        var after = await browser.OpenAsync(Own);

        Assert.Equal(HttpStatusCode.OK, during.Status);
        AssertEnded(later);
        AssertEnded(after);
    }

    /// <summary>A process that was started while the clock ran ahead wrote instants of the future.</summary>
    [Fact]
    public async Task Get_SessionFromTheFuture_IsOver()
    {
        var browser = await site.SignInAsync("justice-head");

        site.Time.Pass(TimeSpan.FromDays(-30));
        var page = await browser.OpenAsync(Own);
        site.Time.Pass(TimeSpan.FromDays(30));

        AssertEnded(page);
    }

    [Fact]
    public async Task Get_ManyPagesInAMinute_WriteNothing()
    {
        var browser = await site.SignInAsync("leader");
        await browser.OpenAsync(Own);

        using var queries = new QueryCounter(site);
        await browser.OpenAsync(Own);

        Assert.DoesNotContain(queries.Commands, c => c.StartsWith("UPDATE", StringComparison.Ordinal));
    }

    /// <summary>What an upgrade, a restored database, a reset password or a changed role looks like to a browser that was signed in before.</summary>
    [Theory]
    [InlineData("/", 302)]
    [InlineData("/filings", 302)]
    [InlineData("/account/login", 200)]
    [InlineData("/account/setup", 404)]
    [InlineData("/healthz", 200)]
    [InlineData("/readyz", 200)]
    [InlineData("/error?status=404", 404)]
    [InlineData("/no-such-page", 404)]
    public async Task Get_ChangedAccount_EndsAtTheSignInOnEveryPage(string url, int status)
    {
        await using var other = site.WithWebHostBuilder(_ => { });
        foreach (var change in new[] { "stamp", "rows", "switched off" })
        {
            var (_, cookie) = await SignInAsync("clear");
            await ChangeAsync("clear", change);
            foreach (var process in new WebApplicationFactory<Program>[] { site.Host, other })
            {
                var page = await Copy(process, cookie).OpenAsync(url);

                Assert.Equal((HttpStatusCode)status, page.Status);
                if (url is "/healthz" or "/readyz")
                    continue;
                Assert.Contains(page.Response.Headers.GetValues("Set-Cookie"), c => c.StartsWith("sid=;", StringComparison.Ordinal));
                if (status == 302)
                    AssertEnded(page);
            }
            await ChangeAsync("clear", "back");
        }
    }

    [Fact]
    public async Task Post_FormOfAnEndedSession_LeadsBackToItsPageAfterSigningIn()
    {
        var browser = await site.SignInAsync("office");
        var page = await browser.OpenAsync("/admin/settings");
        var form = page.Form("main form").Fill("Input.OfficeName", "另一个办公室");
        site.Time.Pass(TimeSpan.FromHours(1));

        var refused = await form.SubmitAsync(action: "/admin/settings?handler=Whatever&x=1");
        var login = await refused.FollowAsync();
        var back = await login.Form().Fill("Input.UserName", "office").Fill("Input.Password", SmallDistrict.Password).SubmitAsync();
        var sentAgain = await form.SubmitAsync(action: "/admin/settings");

        Assert.Contains("登录已失效", login.Text, StringComparison.Ordinal);
        Assert.Equal("/admin/settings?x=1", back.Location);
        Assert.Equal(Routes.AdminSettings, sentAgain.Location);
    }

    [Fact]
    public async Task Get_CookieOfTheForms_ComesWithALinkFromAnotherSite()
    {
        var page = await site.Anonymous().OpenAsync(Routes.Login);

        var cookie = Assert.Single(page.Response.Headers.GetValues("Set-Cookie"), c => c.StartsWith("af=", StringComparison.Ordinal));
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Post_SignIn_EndsTheSessionThisBrowserHad()
    {
        var (browser, cookie) = await SignInAsync("clear-head");
        var login = await site.Anonymous().OpenAsync(Routes.Login);
        await browser.PostAsync(Routes.Login, ("Input.UserName", "finance-head"), ("Input.Password", SmallDistrict.Password));

        var page = await Copy(site.Host, cookie).OpenAsync(Own);

        AssertEnded(page);
        Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync(Own)).Status);
    }

    /// <summary>A role that another version of the program gave means nothing to this one, and breaks no page.</summary>
    [Fact]
    public async Task Get_UnknownRole_CountsForNothing()
    {
        await site.WithDbAsync(async db =>
        {
            var role = new IdentityRole<Guid>("Observer") { Id = Guid.CreateVersion7(), NormalizedName = "OBSERVER" };
            db.Roles.Add(role);
            db.UserRoles.Add(new IdentityUserRole<Guid> { RoleId = role.Id, UserId = (await db.Users.SingleAsync(u => u.UserName == "office2")).Id });
            return await db.SaveChangesAsync();
        });

        var browser = await site.SignInAsync("office2");

        Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync(Routes.Review)).Status);
    }

    [Fact]
    public async Task Sweep_SessionsThatRanOut_LosesTheirRows()
    {
        await site.SignInAsync("auditor");
        site.Time.Pass(TimeSpan.FromHours(9));
        await site.SignInAsync("admin");

        await site.WithAsync<Sessions, int>(s => s.SweepAsync(CancellationToken.None));

        var left = await site.WithDbAsync(db => db.Sessions.Select(s => db.Users.Where(u => u.Id == s.UserId).Select(u => u.UserName).First()).ToListAsync());
        Assert.Equal(["admin"], left);
    }

    private static void AssertEnded(TestPage page)
    {
        Assert.Equal(HttpStatusCode.Redirect, page.Status);
        Assert.StartsWith(Routes.Login, page.Location, StringComparison.Ordinal);
    }

    private static TestBrowser Copy(WebApplicationFactory<Program> process, string cookie)
    {
        var client = process.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });
        client.DefaultRequestHeaders.Add("Cookie", cookie);
        return new TestBrowser(client);
    }

    private async Task<(TestBrowser Browser, string Cookie)> SignInAsync(string userName)
    {
        var browser = site.Anonymous();
        var login = await browser.OpenAsync(Routes.Login);
        var answer = await login.Form().Fill("Input.UserName", userName).Fill("Input.Password", SmallDistrict.Password).SubmitAsync();
        var cookie = answer.Response.Headers.GetValues("Set-Cookie").Last(c => c.StartsWith("sid=", StringComparison.Ordinal));
        return (browser, cookie.Split(';')[0]);
    }

    private Task<int> ChangeAsync(string userName, string change) =>
        site.WithDbAsync(async db =>
        {
            var user = await db.Users.SingleAsync(u => u.UserName == userName);
            if (change == "rows")
                return await db.Sessions.Where(s => s.UserId == user.Id).ExecuteDeleteAsync();
            user.IsActive = change != "switched off";
            if (change == "stamp")
                user.SecurityStamp = Guid.CreateVersion7().ToString("N");
            return await db.SaveChangesAsync();
        });
}

/// <summary>Production's cookies.</summary>
public sealed class HttpsSite : LawGovSite
{
    private static readonly SitePool OverHttps = new(() => new HttpsHost());

    protected override SitePool Pool => OverHttps;

    private sealed class HttpsHost : SiteHost
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("LawGov:Security:RequireHttps", "true");
        }
    }
}

public sealed class CookieTests(HttpsSite site) : IClassFixture<HttpsSite>
{
    [Fact]
    public async Task EveryCookie_WhereHttpsIsRequired_IsSecureAndBoundToTheHost()
    {
        var options = new WebApplicationFactoryClientOptions
        {
            AllowAutoRedirect = false,
            HandleCookies = true,
            BaseAddress = new Uri("https://localhost"),
        };
        var browser = new TestBrowser(site.Host.CreateClient(options));
        var login = await browser.OpenAsync(Routes.Login);
        var signedIn = await login.Form().Fill("Input.UserName", "water").Fill("Input.Password", SmallDistrict.Password).SubmitAsync();
        var changed = await (await browser.OpenAsync("/account/password"))
            .Form("main form")
            .Fill("Input.Current", SmallDistrict.Password)
            .Fill("Input.New", "Other-Horse-8")
            .Fill("Input.Again", "Other-Horse-8")
            .SubmitAsync();

        var cookies = new[] { login, signedIn, changed }.SelectMany(p => p.Response.Headers.TryGetValues("Set-Cookie", out var set) ? set : []).ToList();

        Assert.Equal(["__Host-af", "__Host-flash", "__Host-sid"], cookies.Select(c => c.Split('=')[0]).Distinct().Order(StringComparer.Ordinal));
        Assert.All(cookies, c => Assert.Matches("(?i)path=/;.*secure;.*samesite=lax", c));
    }
}
