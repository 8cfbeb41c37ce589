using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using MimeKit;
using SmtpServer;
using SmtpServer.Authentication;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace LawGov.Web.Tests.Outbox;

/// <summary>A mail as the server got it.</summary>
public sealed record ReceivedMail(string To, string MessageId, string Subject, string Body);

/// <summary>A real SMTP server on the loopback, which refuses what it is told to.</summary>
public sealed class MailServer : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly Task _running;

    /// <param name="certificate">Offers TLS with it.</param>
    /// <param name="password">Demands an account with this password.</param>
    public MailServer(X509Certificate2? certificate = null, string? password = null)
    {
        Port = FreePort();
        var services = new SmtpServer.ComponentModel.ServiceProvider();
        services.Add(new Store(this));
        services.Add((IMailboxFilter)new Filter(this));
        services.Add((IUserAuthenticator)new Accounts(password));
        var options = new SmtpServerOptionsBuilder()
            .ServerName("localhost")
            .Endpoint(e =>
            {
                e.Endpoint(new IPEndPoint(IPAddress.Loopback, Port))
                    .AllowUnsecureAuthentication(password is not null)
                    .AuthenticationRequired(password is not null);
                if (certificate is not null)
                    e.Certificate(certificate);
            })
            .Build();
        _running = new SmtpServer.SmtpServer(options, services).StartAsync(_end.Token);
    }

    public int Port { get; }

    /// <summary>What was accepted, in order.</summary>
    public ConcurrentQueue<ReceivedMail> Received { get; } = [];

    /// <summary>Connections that were opened.</summary>
    public ConcurrentDictionary<Guid, bool> Sessions { get; } = [];

    /// <summary>What a recipient is refused with; none where it is accepted.</summary>
    public Func<string, SmtpResponse?> Recipient { get; set; } = _ => null;

    /// <summary>What a whole mail is answered.</summary>
    public Func<ReceivedMail, Task<SmtpResponse>> Answer { get; set; } = _ => Task.FromResult(SmtpResponse.Ok);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        try
        {
            await _running;
        }
        catch (OperationCanceledException)
        {
            // It ends so
        }
        _end.Dispose();
    }

    /// <summary>A port nobody listens on at present.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed class Store(MailServer server) : MessageStore
    {
        public override async Task<SmtpResponse> SaveAsync(
            ISessionContext context,
            IMessageTransaction transaction,
            ReadOnlySequence<byte> buffer,
            CancellationToken cancellationToken
        )
        {
            using var stream = new MemoryStream(buffer.ToArray());
            using var mail = await MimeMessage.LoadAsync(stream, cancellationToken);
            var received = new ReceivedMail(
                transaction.To[0].AsAddress(),
                mail.MessageId ?? "",
                mail.Subject ?? "",
                (mail.TextBody ?? "").ReplaceLineEndings("\n")
            );
            server.Sessions[context.SessionId] = true;
            var answer = await server.Answer(received);
            if (answer.ReplyCode == SmtpReplyCode.Ok)
                server.Received.Enqueue(received);
            return answer;
        }
    }

    private sealed class Accounts(string? right) : UserAuthenticator
    {
        public override Task<bool> AuthenticateAsync(ISessionContext context, string user, string password, CancellationToken cancellationToken) =>
            Task.FromResult(password == right);
    }

    private sealed class Filter(MailServer server) : MailboxFilter
    {
        public override Task<bool> CanDeliverToAsync(ISessionContext context, IMailbox to, IMailbox from, CancellationToken cancellationToken) =>
            server.Recipient(to.AsAddress()) is { } refusal ? throw new SmtpResponseException(refusal) : Task.FromResult(true);
    }
}
