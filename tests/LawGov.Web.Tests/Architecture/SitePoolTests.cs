using System.Net;
using LawGov.TestKit;
using LawGov.Web.Pages;
using LawGov.Web.Settings;
using LawGov.Web.Startup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;

namespace LawGov.Web.Tests.Architecture;

/// <summary>A running site serves one test class after the other; none finds anything of the one before.</summary>
public sealed class SitePoolTests
{
    [Fact]
    public async Task Take_AfterAnotherClass_FindsAFreshDatabaseClockFilesAndMemory()
    {
        var pool = new SitePool(() => new SiteHost());
        await using var host = await pool.TakeAsync();
        var settings = host.Services.GetRequiredService<LawGovOptions>();
        await using (var scope = host.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<Data.LawGovDb>();
            await db.Users.ExecuteUpdateAsync(set => set.SetProperty(u => u.DisplayName, "别人"));
        }
        var link = host.Services.GetRequiredService<SetupLink>();
        host.Services.GetRequiredService<IMemoryCache>().Set("seen", 1);
        host.Time.GoTo(new DateOnly(2030, 1, 1));
        await File.WriteAllTextAsync(Path.Combine(settings.DataPath, "left.txt"), "left");

        pool.Return(host);
        var again = await pool.TakeAsync();

        Assert.Same(host, again);
        await using var afterwards = again.Services.CreateAsyncScope();
        Assert.False(await afterwards.ServiceProvider.GetRequiredService<Data.LawGovDb>().Users.AnyAsync(u => u.DisplayName == "别人"));
        Assert.NotSame(link, again.Services.GetRequiredService<SetupLink>());
        Assert.Same(again.Services.GetRequiredService<SetupLink>(), afterwards.ServiceProvider.GetRequiredService<SetupLink>());
        Assert.False(again.Services.GetRequiredService<IMemoryCache>().TryGetValue("seen", out _));
        Assert.Equal(2026, again.Time.GetUtcNow().Year);
        Assert.Empty(Directory.EnumerateFileSystemEntries(settings.DataPath));
        using var answer = await again.CreateClient().GetAsync(new Uri(Routes.Login, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
