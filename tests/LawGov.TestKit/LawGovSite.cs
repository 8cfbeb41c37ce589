using System.Collections.Concurrent;
using System.Security.Claims;
using LawGov.Data;
using LawGov.Domain;
using LawGov.Domain.Accounts;
using LawGov.Web.Access;
using LawGov.Web.Hosting;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace LawGov.TestKit;

/// <summary>The whole site on a database of its own, with the small district in it and a clock the test sets. One for each test class (<c>IClassFixture</c>).</summary>
public class LawGovSite : WebApplicationFactory<Program>, IAsyncLifetime
{
    /// <summary>Fewer rounds than in production, so that tests do not wait for hashing.</summary>
    public const int HashIterations = 1000;

    private readonly ConcurrentDictionary<string, Lazy<Task<TestBrowser>>> _browsers = new(StringComparer.Ordinal);
    private readonly string _files = Directory.CreateTempSubdirectory("lawgov-files-").FullName;
    private TestDatabase? _database;

    /// <summary>No file of a site changes while it is tested, and a system has room for few watchers of files: a hundred sites in two runs at once would use them up.</summary>
    static LawGovSite()
    {
        Environment.SetEnvironmentVariable("DOTNET_hostBuilder__reloadConfigOnChange", "false");
        Environment.SetEnvironmentVariable("DOTNET_USE_POLLING_FILE_WATCHER", "1");
    }

    public FakeTime Time { get; } = new();

    public TestDatabase Database => _database ?? throw new InvalidOperationException("the site is not initialised");

    /// <summary>What tests set up by domain methods.</summary>
    public Given Given => new(this);

    /// <summary>Today in the district.</summary>
    public DateOnly Today => Services.GetRequiredService<DistrictClock>().Today;

    public virtual async Task InitializeAsync()
    {
        QueryCounter.CommandListener.Begin();
        _database = await TestDatabase.CreateAsync(IsEmpty);
    }

    /// <summary>Whether the database has the schema only.</summary>
    protected virtual bool IsEmpty => false;

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
        Directory.Delete(_files, recursive: true);
    }

    /// <summary>A person's browser, signed in by the real form once; further calls get the same one.</summary>
    public Task<TestBrowser> AsAsync(string userName) => _browsers.GetOrAdd(userName, name => new Lazy<Task<TestBrowser>>(() => SignInAsync(name))).Value;

    /// <summary>A new browser with nobody signed in.</summary>
    public TestBrowser Anonymous() => new(CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = true }));

    /// <summary>A new browser in which the person signs in.</summary>
    public async Task<TestBrowser> SignInAsync(string userName, string password = SmallDistrict.Password)
    {
        var browser = Anonymous();
        var login = await browser.OpenAsync(Routes.Login);
        var answer = await login.Form().Fill("Input.UserName", userName).Fill("Input.Password", password).SubmitAsync();
        if (answer.Status != System.Net.HttpStatusCode.Redirect) throw new InvalidOperationException($"{userName} could not sign in: {answer.Text}");
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
        if (unitId is { } unit) claims.Add(new Claim(CurrentUser.UnitClaim, unit.ToString()));
        var accessor = scope.ServiceProvider.GetRequiredService<IHttpContextAccessor>();
        accessor.HttpContext = new DefaultHttpContext { User = new ClaimsPrincipal(new ClaimsIdentity(claims, "test")), RequestServices = scope.ServiceProvider };
        try
        {
            return await use(scope.ServiceProvider.GetRequiredService<TService>());
        }
        finally
        {
            accessor.HttpContext = null;
        }
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(Environments.Development);
        builder.UseSetting("LawGov:Sample", "false");
        builder.UseSetting("LawGov:Database:Provider", Database.Provider.ToString());
        builder.UseSetting("ConnectionStrings:LawGov", Database.ConnectionString);
        builder.UseSetting("LawGov:Data:Path", _files);
        builder.ConfigureServices(services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Time));
            services.Replace(ServiceDescriptor.Singleton<Serilog.ILogger>(Serilog.Core.Logger.None));
            services.RemoveAll<IHostedService>();
            services.Configure<PasswordHasherOptions>(o => o.IterationCount = HashIterations);

            // A test may go to another quarter without signing in again.
            services.PostConfigure<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme, o => o.ExpireTimeSpan = TimeSpan.FromDays(3650));
        });
    }
}
