using System.Collections.Concurrent;
using System.Security.Claims;
using LawGov.Data;
using LawGov.Domain;
using LawGov.Domain.Accounts;
using LawGov.Web.Access;
using LawGov.Web.Pages;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace LawGov.TestKit;

/// <summary>
/// The whole site on a database of its own, with the small district in it and a clock the test sets. One for each test class (<c>IClassFixture</c>).
/// The running site behind it is taken from a pool.
/// </summary>
public class LawGovSite : IAsyncLifetime, IAsyncDisposable
{
    /// <summary>Fewer rounds than in production, so that tests do not wait for hashing.</summary>
    public const int HashIterations = 1000;

    private static readonly SitePool Lasting = new(() => new SiteHost()),
        Ending = new(() => new SiteHost(sessionsEnd: true));

    private readonly ConcurrentDictionary<string, Lazy<Task<TestBrowser>>> _browsers = new(StringComparer.Ordinal);
    private SiteHost? _host;

    public FakeTime Time => Host.Time;

    public TestDatabase Database => Host.Database;

    public IServiceProvider Services => Host.Services;

    /// <summary>What tests set up by domain methods.</summary>
    public Given Given => new(this);

    /// <summary>Today in the district.</summary>
    public DateOnly Today => Services.GetRequiredService<DistrictClock>().Today;

    /// <summary>The running site.</summary>
    public SiteHost Host => _host ?? throw new InvalidOperationException("the site is not initialised");

    /// <summary>Whether the database has the schema only. Such a site starts for this class alone: its first start is part of the test.</summary>
    protected virtual bool IsEmpty => false;

    /// <summary>Whether sessions end as they do in the product.</summary>
    protected virtual bool SessionsEnd => false;

    /// <summary>Where running sites come from.</summary>
    protected virtual SitePool Pool => SessionsEnd ? Ending : Lasting;

    public virtual async Task InitializeAsync() => _host = IsEmpty ? await Pool.StartEmptyAsync() : await Pool.TakeAsync();

    public async ValueTask DisposeAsync()
    {
        if (_host is not { } host)
            return;
        Dispose(true);
        _host = null;
        if (IsEmpty)
            await host.DisposeAsync();
        else
            Pool.Return(host);
        GC.SuppressFinalize(this);
    }

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    /// <summary>What a special site ends beside the running one.</summary>
    protected virtual void Dispose(bool disposing) { }

    /// <summary>A second process of the same site, on the same database.</summary>
    public WebApplicationFactory<Program> WithWebHostBuilder(Action<IWebHostBuilder> configure) => Host.WithWebHostBuilder(configure);

    /// <summary>A person's browser, signed in by the real form once; further calls get the same one.</summary>
    public Task<TestBrowser> AsAsync(string userName) => _browsers.GetOrAdd(userName, name => new Lazy<Task<TestBrowser>>(() => SignInAsync(name))).Value;

    /// <summary>A new browser with nobody signed in.</summary>
    public TestBrowser Anonymous() => new(Host.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = true }));

    /// <summary>A new browser in which the person signs in.</summary>
    public async Task<TestBrowser> SignInAsync(string userName, string password = SmallDistrict.Password)
    {
        var browser = Anonymous();
        var login = await browser.OpenAsync(Routes.Login);
        var answer = await login.Form().Fill("Input.UserName", userName).Fill("Input.Password", password).SubmitAsync();
        if (answer.Status != System.Net.HttpStatusCode.Redirect)
            throw new InvalidOperationException($"{userName} could not sign in: {answer.Text}");
        return browser;
    }

    /// <summary>Reads or writes the database beside the site.</summary>
    public async Task<T> WithDbAsync<T>(Func<LawGovDb, Task<T>> use)
    {
        await using var scope = Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<LawGovDb>());
    }

    /// <summary>Uses a service of the site in a scope of its own.</summary>
    public async Task<T> WithAsync<TService, T>(Func<TService, Task<T>> use)
        where TService : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>Uses a service of the site as somebody with that role would in a request.</summary>
    public async Task<T> WithAsync<TService, T>(Role role, Func<TService, Task<T>> use, Guid? unitId = null)
        where TService : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        List<Claim> claims = [new(ClaimTypes.NameIdentifier, Guid.CreateVersion7().ToString()), new(ClaimTypes.Role, role.ToString())];
        if (unitId is { } unit)
            claims.Add(new Claim(CurrentUser.UnitClaim, unit.ToString()));
        var accessor = scope.ServiceProvider.GetRequiredService<IHttpContextAccessor>();
        accessor.HttpContext = new DefaultHttpContext
        {
            User = new ClaimsPrincipal(new ClaimsIdentity(claims, "test")),
            RequestServices = scope.ServiceProvider,
        };
        try
        {
            return await use(scope.ServiceProvider.GetRequiredService<TService>());
        }
        finally
        {
            accessor.HttpContext = null;
        }
    }
}
