using LawGov.Data.Records;
using LawGov.Domain.Events;
using LawGov.Web.Jobs;
using LawGov.Web.Pages;
using LawGov.Web.Tests.Outbox;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Tests.Jobs;

/// <summary>An administrator learns of what did not arrive without looking for it, and not more than once a day.</summary>
public sealed class ChannelWatchJobTests : IAsyncLifetime, IAsyncDisposable
{
    private readonly ChannelSite _site = new();

    public Task InitializeAsync() => _site.InitializeAsync();

    public Task DisposeAsync() => ((IAsyncLifetime)_site).DisposeAsync();

    ValueTask IAsyncDisposable.DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Run_MessageFailed_RingsTheAdministratorsBellAndOpensTheChannels()
    {
        await _site.FailedAsync("催办：3项逾期", "Recipient 550", "finance");
        await RunAfterAsync(TimeSpan.FromMinutes(2));
        var admin = await _site.AsAsync("admin");

        var page = await admin.OpenAsync(Routes.Notices);
        var opened = await admin.OpenAsync(page.Document.QuerySelector(".notices a")!.GetAttribute("href")!);
        var after = await admin.OpenAsync(Routes.Notices);

        Assert.Contains("消息未送达", page.Text, StringComparison.Ordinal);
        Assert.Contains("1条消息未能送达，不再重试", page.Text, StringComparison.Ordinal);
        Assert.Contains("您是系统管理员", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("财政", page.Text, StringComparison.Ordinal);
        Assert.Equal(Routes.AdminChannels, page.Document.QuerySelector(".notices a")!.GetAttribute("href"));
        Assert.Contains("消息通道", opened.Text, StringComparison.Ordinal);
        Assert.Contains("没有未读的通知", after.Text, StringComparison.Ordinal);
        Assert.Equal(["admin"], await ToldAsync());
    }

    /// <summary>A day of failures is one notice; what came after it is told the next day, and nothing twice.</summary>
    [Fact]
    public async Task Run_ManyFailures_TellsOnceADayOfAllSinceTheLast()
    {
        await _site.FailedAsync("一", "Recipient 550", "finance");
        await RunAfterAsync(TimeSpan.FromMinutes(2));
        await _site.FailedAsync("二", "Recipient 550", "finance");
        await _site.FailedAsync("三", "Recipient 550", "water");
        await RunAfterAsync(TimeSpan.FromMinutes(2));
        await RunAfterAsync(TimeSpan.FromHours(1));
        var today = await ArgsAsync(TimelineAct.MessageFailed);
        await RunAfterAsync(TimeSpan.FromHours(24));
        await RunAfterAsync(TimeSpan.FromHours(24));

        Assert.Equal(["{\"Messages\":1}"], today);
        Assert.Equal(["{\"Messages\":1}", "{\"Messages\":2}"], await ArgsAsync(TimelineAct.MessageFailed));
    }

    [Fact]
    public async Task Run_EndpointStopped_IsToldOnceByName()
    {
        await StopAsync(ChannelSite.Endpoint);
        await RunAfterAsync(TimeSpan.FromMinutes(2));
        await RunAfterAsync(TimeSpan.FromMinutes(2));
        await RunAfterAsync(TimeSpan.FromHours(24));

        Assert.Equal(["{\"Endpoint\":\"messenger\"}"], await ArgsAsync(TimelineAct.EndpointStopped));
        Assert.Empty(await ArgsAsync(TimelineAct.MessageFailed));
    }

    [Fact]
    public async Task Run_NothingFailed_TellsNobody()
    {
        await _site.QueueAsync("催办", "finance");

        await RunAfterAsync(TimeSpan.FromMinutes(2));

        Assert.Empty(await ToldAsync());
    }

    private async Task RunAfterAsync(TimeSpan time)
    {
        _site.Time.Pass(time);
        await _site.WithAsync<ChannelWatchJob, bool>(async job =>
        {
            await job.RunAsync(CancellationToken.None);
            return true;
        });
    }

    private Task<int> StopAsync(string endpoint) =>
        _site.WithDbAsync(db =>
        {
            db.ChannelStops.Add(new ChannelStop(OutboxChannel.Webhook, endpoint, "Gone", db.Clock.Now));
            return db.SaveChangesAsync();
        });

    private Task<List<string>> ArgsAsync(TimelineAct act) =>
        _site.WithDbAsync(db => db.Notices.Where(n => n.Act == act).OrderBy(n => n.At).Select(n => n.Args).ToListAsync());

    private Task<List<string?>> ToldAsync() =>
        _site.WithDbAsync(db => db.Notices.Select(n => db.Users.First(u => u.Id == n.UserId).UserName).Distinct().ToListAsync());
}
