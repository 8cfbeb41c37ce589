using LawGov.Web.Accounts;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace LawGov.TestKit;

/// <summary>
/// One running site. Test classes use it one after the other, because starting a site and compiling its pages costs most of a short test:
/// each finds a fresh database in it, an empty file store and nothing in memory of the class before.
/// </summary>
public class SiteHost(bool sessionsEnd = false) : WebApplicationFactory<Program>
{
    private readonly SiteMemory _memory = new();
    private readonly string _files = Directory.CreateTempSubdirectory("lawgov-files-").FullName;
    private TestDatabase? _database;

    /// <summary>No file of a site changes while it is tested, and a system has room for few watchers of files.</summary>
    static SiteHost()
    {
        Environment.SetEnvironmentVariable("DOTNET_hostBuilder__reloadConfigOnChange", "false");
        Environment.SetEnvironmentVariable("DOTNET_USE_POLLING_FILE_WATCHER", "1");
    }

    public FakeTime Time { get; } = new();

    public TestDatabase Database => _database ?? throw new InvalidOperationException("the site has no database yet");

    /// <summary>Gives the site a fresh database and lets it forget everything else.</summary>
    public async Task BeginAsync(bool isEmpty = false)
    {
        QueryCounter.CommandListener.Begin();
        Time.Reset();
        if (_database is null)
        {
            _database = await TestDatabase.CreateAsync(isEmpty);
            return;
        }
        await _database.ResetAsync();
        Directory.Delete(_files, recursive: true);
        Directory.CreateDirectory(_files);
        _memory.Forget(Services);
        ((MemoryCache)Services.GetRequiredService<IMemoryCache>()).Clear();
        ((MemoryCache)Services.GetRequiredService<CacheTagHelperMemoryCacheFactory>().Cache).Clear();
    }

    /// <summary>Ends the site and removes its database and files.</summary>
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_database is not null)
            await _database.DisposeAsync();
        _database = null;
        if (Directory.Exists(_files))
            Directory.Delete(_files, recursive: true);
        GC.SuppressFinalize(this);
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
            _memory.Keep(services);
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Time));
            services.Replace(ServiceDescriptor.Singleton<Serilog.ILogger>(Serilog.Core.Logger.None));
            services.RemoveAll<IHostedService>();
            services.Configure<PasswordHasherOptions>(o => o.IterationCount = LawGovSite.HashIterations);

            // A test may go to another quarter, on or back, without signing in again.
            var forEver = TimeSpan.FromDays(3650);
            if (!sessionsEnd)
                services.Configure<SessionLimits>(o => (o.Idle, o.Longest, o.Ahead) = (forEver, forEver, forEver));
        });
    }
}
