using System.Security.Cryptography;
using LawGov.Data;
using LawGov.Data.Providers;
using LawGov.Web.Jobs;
using LawGov.Web.Sample;
using LawGov.Web.Settings;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Startup;

/// <summary>
/// What happens before the first request: the schema, and on an empty database the sample district (Development) or a one-time link for the first
/// administrator.
/// </summary>
public static class FirstStart
{
    public static async Task PrepareAsync(WebApplication app)
    {
        var options = app.Services.GetRequiredService<LawGovOptions>();
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<LawGovDb>();
        await Schema.EnsureAsync(
            db,
            options,
            mayMigrate: options.Provider == DatabaseProvider.Sqlite || app.Environment.IsDevelopment(),
            CancellationToken.None
        );
        if (await db.Users.AnyAsync())
            return;
        if (app.Environment.IsDevelopment() && LawGovOptions.ReadSwitch(app.Configuration.GetSection("LawGov"), "Sample", otherwise: true))
        {
            await LoadSampleAsync(app, scope.ServiceProvider);
            return;
        }
        var link = scope.ServiceProvider.GetRequiredService<SetupLink>().Create();
        Say(app, address => $"数据库中还没有账号。请在一小时内用下面的一次性链接建立第一个管理员：\n{address}/account/setup?token={link}");
    }

    private static async Task LoadSampleAsync(WebApplication app, IServiceProvider services)
    {
        var password = Environment.GetEnvironmentVariable("LAWGOV_DEMO_PASSWORD") is { Length: > 0 } given ? given : NewPassword();
        var accounts = await services.GetRequiredService<SampleDistrict>().LoadAsync(1, password, CancellationToken.None);
        Say(app, address => $"已载入虚构的示范区。请打开 {address} ，账号：{string.Join(' ', accounts)}，密码：{password}");
    }

    /// <summary>Four groups of letters and digits, hard to guess and easy to type.</summary>
    public static string NewPassword() => "Demo-" + RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 10);

    private static void Say(WebApplication app, Func<string, string> message) =>
        app.Lifetime.ApplicationStarted.Register(() =>
            Console.Error.WriteLine(
                message(
                    app.Urls.FirstOrDefault()?.Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal)
                        ?? "http://localhost:5000"
                )
            )
        );
}

/// <summary>The one-time link of the first start: valid for an hour, for one use, known to this process alone.</summary>
public sealed class SetupLink(SteadyClock clock)
{
    private readonly Lock _gate = new();
    private string? _token;
    private DateTime _expiresAt;

    /// <summary>Makes the link's token.</summary>
    public string Create()
    {
        lock (_gate)
        {
            _token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
            _expiresAt = clock.Now.AddHours(1);
            return _token;
        }
    }

    /// <summary>Whether a token is the link's and not used up.</summary>
    public bool IsValid(string? token)
    {
        lock (_gate)
        {
            return token is not null
                && _token is not null
                && clock.Now < _expiresAt
                && CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(token), System.Text.Encoding.UTF8.GetBytes(_token));
        }
    }

    /// <summary>Uses the link up.</summary>
    public void Use()
    {
        lock (_gate)
            _token = null;
    }
}
