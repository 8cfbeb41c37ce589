using LawGov.Data;
using LawGov.Data.Accounts;
using LawGov.Data.Providers;
using LawGov.Data.Records;
using LawGov.Domain;
using LawGov.Web.Access;
using LawGov.Web.Accounts;
using LawGov.Web.Features.Notices;
using LawGov.Web.Features.Requests;
using LawGov.Web.Features.Shared;
using LawGov.Web.Files;
using LawGov.Web.Jobs;
using LawGov.Web.Outbox;
using LawGov.Web.Pages;
using LawGov.Web.Settings;
using LawGov.Web.Texts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Serilog;
using Serilog.Formatting.Compact;

namespace LawGov.Web.Startup;

/// <summary>The composition root: everything the site and its commands are made of.</summary>
public static class SiteServices
{
    public const long LargestUpload = 25L * 1024 * 1024;

    /// <summary>Largest form of a page that names no limit of its own.</summary>
    public const long LargestForm = 2L * 1024 * 1024;

    /// <summary>Registers all services; settings are read and checked here.</summary>
    /// <exception cref="SettingException">A setting is wrong.</exception>
    public static WebApplicationBuilder AddLawGov(this WebApplicationBuilder builder)
    {
        var options = LawGovOptions.Read(builder.Configuration, builder.Environment);
        var services = builder.Services;
        services.AddSingleton(options);
        services.AddSingleton(ChannelOptions.Read(builder.Configuration));
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<IEventWords, EventWords>();
        services.AddSerilog(
            (_, log) =>
                log
                    .ReadFrom.Configuration(builder.Configuration)
                    .Enrich.FromLogContext()
                    .WriteTo.Console(new CompactJsonFormatter(), standardErrorFromLevel: Serilog.Events.LogEventLevel.Verbose)
        );
        services.AddSingleton(options.FixedToday is { } day ? new FixedDayTimeProvider(day, options.Zone) : TimeProvider.System);
        services.AddSingleton(sp => new DistrictClock(sp.GetRequiredService<TimeProvider>(), options.Zone));
        services.AddSingleton<SteadyClock>();
        services.AddSingleton<ClockGuard>();
        services.AddHttpContextAccessor();
        services.AddMemoryCache();
        services.AddLawGovDatabase(
            options.Provider,
            options.ConnectionString,
            static (sp, db) =>
            {
                db.Clock = sp.GetRequiredService<DistrictClock>();
                var user = sp.GetRequiredService<CurrentUser>();
                db.WhoActs = () => user.Actor;
                db.Outgoing = sp.GetRequiredService<ChannelOptions>().Outgoing;
                db.Words = sp.GetRequiredService<IEventWords>();
                db.OutboxSignal = sp.GetRequiredService<OutboxSignal>();
            }
        );
        services.AddScoped<CurrentUser>();
        services.AddScoped<AccessCheck>();
        services.AddScoped<District>();
        services.AddScoped<RuleText>();
        services.AddScoped<RefusalAnswer>();
        services.AddScoped<FormOnce>();
        services.AddScoped<ILayoutContext, PageFrame>();
        services.AddScoped<NoticeBell>();
        services.AddScoped<RequestThings>();
        services.AddSingleton<FileStore>();
        services.AddSingleton<SetupLink>();
        services.AddScoped<Sample.SampleDistrict>();
        services.AddUseCases();
        services.AddTexts();
        AddAccounts(services, options);
        AddPages(services, options);
        services.AddHealthChecks().AddCheck<ReadyCheck>("database", tags: ["ready"]);
        services.AddScoped<PeriodJob>();
        services.AddScoped<DigestJob>();
        services.AddScoped<ChannelWatchJob>();
        services.AddScoped<SweepJob>();
        services.AddScoped<SessionSweepJob>();
        services.AddHostedService<JobRunner>();
        services.AddHostedService<OutboxSender>();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxConcurrentConnections = 1000;
            kestrel.Limits.MaxRequestBodySize = LargestForm;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        });
        return builder;
    }

    private static void AddAccounts(IServiceCollection services, LawGovOptions options)
    {
        services
            .AddIdentityCore<User>(o =>
            {
                o.Password.RequiredLength = 10;
                o.Password.RequireNonAlphanumeric = false;
                o.Password.RequireUppercase = false;
                o.Password.RequireLowercase = false;
                o.Password.RequireDigit = false;
                o.User.AllowedUserNameCharacters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._";
            })
            .AddRoles<IdentityRole<Guid>>()
            .AddEntityFrameworkStores<LawGovDb>()
            .AddSignInManager()
            .AddClaimsPrincipalFactory<SignInClaims>()
            .AddPasswordValidator<PasswordPolicy>()
            .AddErrorDescriber<IdentityTexts>();
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = 220_000);
        services.AddScoped<Sessions>();
        services.AddScoped<SignInDelays>();
        services
            .AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(
                IdentityConstants.ApplicationScheme,
                o =>
                {
                    o.Cookie.Name = options.RequireHttps ? "__Host-sid" : "sid";
                    o.Cookie.HttpOnly = true;
                    o.Cookie.SameSite = SameSiteMode.Lax;
                    o.Cookie.SecurePolicy = options.RequireHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
                    o.LoginPath = "/account/login";
                    o.ReturnUrlParameter = "returnUrl";
                    o.ExpireTimeSpan = TimeSpan.FromDays(3650); // the session ends, not the cookie, whatever the clock says
                    o.SlidingExpiration = false;
                    o.Events.OnValidatePrincipal = SessionCookie.ValidateAsync;
                    o.Events.OnRedirectToLogin = context =>
                    {
                        context.Response.Redirect(Routes.SignInFor(context.Request, SessionCookie.HasEnded(context.HttpContext)));
                        return Task.CompletedTask;
                    };
                    o.Events.OnRedirectToReturnUrl = context =>
                    {
                        context.Response.Redirect(Routes.Back(context.RedirectUri));
                        return Task.CompletedTask;
                    };
                }
            );
        services.AddAuthorization();
        // In the database, so that every process reads the same cookies
        services.AddDataProtection().SetApplicationName("LawGov").PersistKeysToDbContext<LawGovDb>();
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = options.RequireHttps ? "__Host-af" : "af";
            o.Cookie.SameSite = SameSiteMode.Lax; // sent with a link from another site, like the session's: a new one would void the forms that are open
            o.Cookie.HttpOnly = true;
            o.Cookie.SecurePolicy = options.RequireHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            o.HeaderName = "X-Antiforgery";
        });
    }

    private static void AddPages(IServiceCollection services, LawGovOptions options)
    {
        services
            .AddRazorPages(o => o.RootDirectory = "/Features")
            .AddMvcOptions(o =>
            {
                o.Filters.Add<AccessFilter>(int.MinValue); // before the pages' own loading, which has this order too but a narrower scope
                o.Filters.Add<PostedForm>(PostedForm.Order);
                o.Filters.Add(new AutoValidateAntiforgeryTokenAttribute());
                o.ModelMetadataDetailsProviders.Add(new KeepEmptyStrings());
                o.MaxModelBindingCollectionSize = 2000;
                o.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
            })
            .AddViewLocalization();
        services.Configure<RouteOptions>(o =>
        {
            o.LowercaseUrls = true;
        });
        services.Configure<Microsoft.AspNetCore.Http.Features.FormOptions>(o =>
        {
            o.ValueCountLimit = 4096;
            o.MultipartBodyLengthLimit = LargestUpload;
        });
        services.Configure<Microsoft.AspNetCore.Mvc.TagHelpers.CacheTagHelperOptions>(o => o.SizeLimit = 16 * 1024 * 1024);
        services.Configure<CookieTempDataProviderOptions>(o =>
        {
            o.Cookie.Name = options.RequireHttps ? "__Host-flash" : "flash";
            o.Cookie.SecurePolicy = options.RequireHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        });
    }
}
