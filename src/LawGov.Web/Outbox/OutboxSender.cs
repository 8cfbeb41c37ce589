using LawGov.Data.Records;
using LawGov.Web.Settings;

namespace LawGov.Web.Outbox;

/// <summary>
/// Runs a lane for each configured channel: at the start, whenever this process queued something, and every few seconds for what others queued or what is due
/// again. A slow or silent endpoint holds up its own messages alone.
/// </summary>
public sealed partial class OutboxSender(ChannelOptions options, OutboxSignal signal, IServiceProvider services, ILogger<OutboxSender> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.SiteAddress is { } site)
            await Task.WhenAll(Channels().Select(channel => RunAsync(channel, site, stoppingToken)));
    }

    private IEnumerable<IOutboxChannel> Channels()
    {
        if (options.Mail is { } mail)
            yield return new MailChannel(mail);
        foreach (var endpoint in options.Endpoints)
            yield return new WebhookChannel(endpoint);
    }

    private async Task RunAsync(IOutboxChannel channel, Uri site, CancellationToken stopping)
    {
        await Task.Yield();
        await using var lane = ActivatorUtilities.CreateInstance<OutboxLane>(services, channel, site);
        using var timer = new PeriodicTimer(Interval);
        var tick = timer.WaitForNextTickAsync(stopping).AsTask();
        try
        {
            while (!stopping.IsCancellationRequested)
            {
                var woken = signal.Next;
                await SendAsync(lane, stopping);
                if (await Task.WhenAny(woken, tick) != tick)
                    continue;
                await tick;
                tick = timer.WaitForNextTickAsync(stopping).AsTask();
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The message in hand is finished
        }
    }

    private async Task SendAsync(OutboxLane lane, CancellationToken stopping)
    {
        try
        {
            await lane.SendDueAsync(stopping);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !stopping.IsCancellationRequested)
        {
            LogFailed(failure);
        }
    }

    [LoggerMessage(EventId = 2104, Level = LogLevel.Error, Message = "Sending failed")]
    private partial void LogFailed(Exception failure);
}
