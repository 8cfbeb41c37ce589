using LawGov.Data.Records;
using LawGov.TestKit;
using LawGov.Web.Outbox;
using LawGov.Web.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace LawGov.Web.Tests.Outbox;

/// <summary>A site with a mail server and an endpoint beside it. Its messages are sent when a test says so.</summary>
public class OutboxSite : LawGovSite
{
    public const string Endpoint = "messenger";

    public static readonly Uri Address = new("https://lawgov.example.cn/");

    /// <summary>The present secret and the one before, as the configuration has them.</summary>
    public static readonly string[] Secrets = [.. new byte[] { 7, 9 }.Select(b => Convert.ToBase64String([.. Enumerable.Repeat(b, 32)]))];

    private HookReceiver? _hooks;

    public MailServer Mails { get; private set; } = null!;

    public HookReceiver Hooks => _hooks ?? throw new InvalidOperationException("the endpoint is not started");

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Mails = new MailServer();
        _hooks = await HookReceiver.StartAsync();
    }

    /// <summary>Where people want to be told.</summary>
    public Task AddressesAsync(params (string UserName, string Address)[] addresses) =>
        WithDbAsync(async db =>
        {
            foreach (var (userName, address) in addresses)
                await db.Users.Where(u => u.UserName == userName).ExecuteUpdateAsync(s => s.SetProperty(u => u.Email, address));
            return true;
        });

    /// <summary>Another sender of mails, as another process would have it.</summary>
    public OutboxLane MailLane(int? port = null) =>
        Lane(new MailChannel(new MailOptions("127.0.0.1", port ?? Mails.Port, MailSecurity.None, MailboxAddress.Parse("lawgov@example.cn"), null, null)));

    /// <summary>Another sender to the endpoint.</summary>
    public OutboxLane HookLane() => Lane(new WebhookChannel(new EndpointOptions(Endpoint, Hooks.Url, [.. Secrets.Select(Convert.FromBase64String)])));

    /// <summary>Empties the outbox and lets both sides accept everything again.</summary>
    public async Task BeginAsync()
    {
        Mails.Received.Clear();
        Mails.Sessions.Clear();
        (Mails.Recipient, Mails.Answer) = (_ => null, _ => Task.FromResult(SmtpServer.Protocol.SmtpResponse.Ok));
        Hooks.Received.Clear();
        Hooks.Answer = (_, _) => Task.FromResult(204);
        Time.Reset();
        await WithDbAsync(async db => await db.Outbox.ExecuteDeleteAsync() + await db.ChannelStops.ExecuteDeleteAsync());
    }

    /// <summary>Queues news as an act does, in its save: a mail to each address, a request to the endpoint.</summary>
    public Task<List<OutboxMessage>> QueueAsync(OutboxNews news, params string[] addresses) =>
        WithDbAsync(async db =>
        {
            db.Outgoing = new Outgoing(true, addresses.Length == 0 ? [Endpoint] : []);
            db.Queue(news, addresses.Select(a => (Guid.CreateVersion7(), (string?)a)));
            await db.SaveChangesAsync();
            return await db.Outbox.AsNoTracking().Where(m => m.SourceId == news.SourceId).ToListAsync();
        });

    public Task<OutboxMessage> MessageAsync(Guid id) => WithDbAsync(db => db.Outbox.AsNoTracking().SingleAsync(m => m.Id == id));

    private OutboxLane Lane(IOutboxChannel channel) => ActivatorUtilities.CreateInstance<OutboxLane>(Services, channel, Address);
}

/// <summary>The same with the channels in the configuration too, so that acts themselves queue for them.</summary>
public sealed class TellingSite : OutboxSite
{
    protected override SitePool Pool => ChannelSite.WithChannels;
}
