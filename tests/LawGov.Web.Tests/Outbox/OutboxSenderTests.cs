using System.Collections.Concurrent;
using LawGov.Data.Records;
using LawGov.Web.Outbox;
using LawGov.Web.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MimeKit;

namespace LawGov.Web.Tests.Outbox;

/// <summary>The sender as the host runs it.</summary>
public sealed class OutboxSenderTests(OutboxSite site) : IClassFixture<OutboxSite>, IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    public Task InitializeAsync() => site.BeginAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Run_QueuedBeforeAndAfterTheStart_GoesOutByBothChannels()
    {
        using var arrived = new SemaphoreSlim(0);
        site.Hooks.Answer = (_, _) => Task.FromResult(arrived.Release() >= 0 ? 204 : 500);
        await site.QueueAsync(News());
        using var sender = ActivatorUtilities.CreateInstance<OutboxSender>(site.Services, Channels());

        await sender.StartAsync(CancellationToken.None);
        Assert.True(await arrived.WaitAsync(Limit));
        await site.QueueAsync(News());
        Assert.True(await arrived.WaitAsync(Limit));
        await site.QueueAsync(News() with { IsUrgent = true }, "clear@example.cn");
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        for (var i = 0; i < 1200 && site.Mails.Received.IsEmpty; i++)
            await tick.WaitForNextTickAsync();
        await sender.StopAsync(CancellationToken.None);

        Assert.Single(site.Mails.Received);
        Assert.Equal(2, site.Hooks.Received.Count);
    }

    [Fact]
    public async Task Run_NothingConfigured_EndsAtOnce()
    {
        using var sender = ActivatorUtilities.CreateInstance<OutboxSender>(site.Services, new ChannelOptions(null, [], null));

        await sender.StartAsync(CancellationToken.None);

        await sender.ExecuteTask!.WaitAsync(Limit);
    }

    /// <summary>Whatever goes wrong, the log has ids and numbers: no address, no subject, no password, no word of the other side.</summary>
    [Fact]
    public async Task Log_OfFailures_NamesNobodyAndNoSecret()
    {
        site.Mails.Recipient = _ => new SmtpServer.Protocol.SmtpResponse((SmtpServer.Protocol.SmtpReplyCode)550, "clear@example.cn is unknown here");
        site.Hooks.Answer = (_, _) => Task.FromResult(410);
        await site.QueueAsync(News(), "clear@example.cn");
        await site.QueueAsync(News());
        var log = new ListLog();
        foreach (var channel in (IOutboxChannel[])[new MailChannel(Channels().Mail!), new WebhookChannel(Channels().Endpoints[0])])
        {
            await using var lane = ActivatorUtilities.CreateInstance<OutboxLane>(site.Services, channel, OutboxSite.Address, log);
            await lane.SendDueAsync(CancellationToken.None);
        }

        Assert.Equal(3, log.Lines.Count);
        foreach (var hidden in (string[])["example.cn", "催办", "unknown here", .. OutboxSite.Secrets])
            Assert.DoesNotContain(log.Lines, line => line.Contains(hidden, StringComparison.Ordinal));
    }

    private ChannelOptions Channels() =>
        new(
            new MailOptions("127.0.0.1", site.Mails.Port, MailSecurity.None, MailboxAddress.Parse("lawgov@example.cn"), null, null),
            [new EndpointOptions(OutboxSite.Endpoint, site.Hooks.Url, [.. OutboxSite.Secrets.Select(Convert.FromBase64String)])],
            OutboxSite.Address
        );

    private static OutboxNews News() => new(Guid.CreateVersion7(), "unit.urged", "催办：3项逾期", "/units/7");

    private sealed class ListLog : ILogger<OutboxLane>
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue(formatter(state, exception) + exception);
    }
}
