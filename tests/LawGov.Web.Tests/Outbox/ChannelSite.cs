using LawGov.Data.Records;
using LawGov.TestKit;
using LawGov.Web.Settings;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MimeKit;

namespace LawGov.Web.Tests.Outbox;

/// <summary>A site whose configuration has a mail server and an endpoint; nothing is sent.</summary>
public sealed class ChannelSite : LawGovSite
{
    public const string Endpoint = "messenger",
        Password = "Mail-Secret-7";

    internal static readonly SitePool WithChannels = new(() => new ChannelHost());

    protected override SitePool Pool => WithChannels;

    /// <summary>Queues news to a person, or to the endpoint where none is given.</summary>
    public Task<OutboxMessage> QueueAsync(string subject, string? userName = null) =>
        WithDbAsync(async db =>
        {
            var news = new OutboxNews(Guid.CreateVersion7(), "unit.urged", subject, "/units");
            var user = await db.Users.FirstOrDefaultAsync(u => u.UserName == userName);
            db.Queue(news, user is null ? [] : [(user.Id, $"{userName}@example.cn")], isToEndpoints: user is null);
            await db.SaveChangesAsync();
            return await db.Outbox.AsNoTracking().SingleAsync(m => m.SourceId == news.SourceId);
        });

    /// <summary>A message that was given up.</summary>
    public async Task<OutboxMessage> FailedAsync(string subject, string error, string? userName = null)
    {
        var message = await QueueAsync(subject, userName);
        var now = Time.GetUtcNow().UtcDateTime;
        await WithDbAsync(db =>
            db.Outbox.Where(m => m.Id == message.Id)
                .ExecuteUpdateAsync(s =>
                    s.SetProperty(m => m.FailedAt, now)
                        .SetProperty(m => m.TriedAt, now)
                        .SetProperty(m => m.NextAttemptAt, (DateTime?)null)
                        .SetProperty(m => m.Attempts, 8)
                        .SetProperty(m => m.LastError, error)
                )
        );
        return message;
    }

    private sealed class ChannelHost : SiteHost
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            var mail = new MailOptions("mail.example.cn", 587, MailSecurity.StartTls, MailboxAddress.Parse("lawgov@example.cn"), "lawgov", Password);
            var endpoint = new EndpointOptions(Endpoint, new Uri("https://hooks.example.cn/secret-path"), [new byte[32]]);
            var channels = new ChannelOptions(mail, [endpoint], new Uri("https://lawgov.example.cn"));
            builder.ConfigureServices(services => services.Replace(ServiceDescriptor.Singleton(channels)));
        }
    }
}
