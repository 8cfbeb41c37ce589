using System.Globalization;
using System.Net.Sockets;
using System.Text;
using LawGov.Data.Records;
using LawGov.Web.Settings;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace LawGov.Web.Outbox;

/// <summary>Mails as plain text, over one connection a batch. A retry carries the same Message-ID, date and body.</summary>
public sealed class MailChannel(MailOptions options) : IOutboxChannel
{
    private static readonly TimeSpan LongestCommand = TimeSpan.FromSeconds(20);

    private readonly string _host = options.From.Address[(options.From.Address.LastIndexOf('@') + 1)..];
    private SmtpClient? _client;

    public OutboxChannel Channel => OutboxChannel.Mail;

    public string? To => null;

    public RetrySchedule Schedule => RetrySchedule.Mail;

    public bool HasQuietHours => true;

    public string Render(OutboxMessage message, Letterhead head)
    {
        var text = new StringBuilder();
        text.Append(message.Subject).Append("\n\n");
        if (message.Details.Length > 0)
            text.Append(message.Details.ReplaceLineEndings("\n").Trim()).Append("\n\n");
        if (head.UnitName is { } unit)
            text.Append("单位：").Append(unit).Append('\n');
        if (message.DueOn is { } due)
            text.Append("期限：").Append(due.ToString("yyyy年M月d日", CultureInfo.InvariantCulture)).Append('\n');
        text.Append("请登录系统办理：").Append(new Uri(head.Site, message.Url).AbsoluteUri).Append("\n\n");
        text.Append("——").Append(head.DistrictName).Append("法治政府建设督察系统。本邮件由系统自动发出，请勿回复。\n");
        return text.ToString();
    }

    public async Task<Attempt> SendAsync(OutboxMessage message, string body, CancellationToken ct)
    {
        if (!MailboxAddress.TryParse(message.To, out var to) || !IsPlain(to.Address))
            return new Attempt(AttemptEnd.Refused, DeliveryErrors.Address);
        var attempt = await TrySendAsync(message, body, to, ct);
        if (attempt.IsUnreachable)
            Forget();
        return attempt;
    }

    public async Task EndBatchAsync()
    {
        try
        {
            if (_client is { IsConnected: true })
            {
                using var limit = new CancellationTokenSource(LongestCommand);
                await _client.DisconnectAsync(quit: true, limit.Token);
            }
        }
        catch (Exception failure) when (IsOfConnection(failure))
        {
            // Every message was confirmed before; a farewell that fails changes nothing
        }
        Forget();
    }

    public async ValueTask DisposeAsync() => await EndBatchAsync();

    private async Task<Attempt> TrySendAsync(OutboxMessage message, string body, MailboxAddress to, CancellationToken ct)
    {
        try
        {
            await ConnectAsync(ct);
            using var mail = Compose(message, body, to);
            await _client!.SendAsync(mail, ct);
            return Attempt.Delivered;
        }
        catch (SmtpCommandException refusal)
        {
            var code = (int)refusal.StatusCode;
            if (refusal.ErrorCode == SmtpErrorCode.RecipientNotAccepted)
                return new Attempt(code >= 500 ? AttemptEnd.Refused : AttemptEnd.Later, DeliveryErrors.With(DeliveryErrors.Recipient, code));
            return new Attempt(AttemptEnd.Later, DeliveryErrors.With(DeliveryErrors.Server, code), IsUnreachable: _client is not { IsConnected: true });
        }
        catch (Exception failure) when (failure is AuthenticationException or ServiceNotAuthenticatedException)
        {
            return Attempt.Unreachable(DeliveryErrors.SignIn);
        }
        catch (NotSupportedException)
        {
            return Attempt.Unreachable(DeliveryErrors.NoTls);
        }
        catch (SslHandshakeException)
        {
            return Attempt.Unreachable(DeliveryErrors.Certificate);
        }
        catch (Exception failure) when (failure is OperationCanceledException or TimeoutException)
        {
            return Attempt.Unreachable(DeliveryErrors.Timeout);
        }
        catch (Exception failure) when (IsOfConnection(failure))
        {
            return Attempt.Unreachable(DeliveryErrors.NoConnection);
        }
    }

    private async Task ConnectAsync(CancellationToken ct)
    {
        if (_client is { IsConnected: true })
            return;
        Forget();
        _client = new SmtpClient
        {
            Timeout = (int)LongestCommand.TotalMilliseconds,
            CheckCertificateRevocation = false, // asks servers of the internet, which a closed network does not reach
        };
        await _client.ConnectAsync(
            options.Server,
            options.Port,
            options.Security switch
            {
                MailSecurity.StartTls => SecureSocketOptions.StartTls,
                MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
                _ => SecureSocketOptions.None,
            },
            ct
        );
        if (options is { User: { } user, Password: { } password })
            await _client.AuthenticateAsync(user, password, ct);
    }

    private MimeMessage Compose(OutboxMessage message, string body, MailboxAddress to)
    {
        var mail = new MimeMessage
        {
            Subject = message.Subject,
            Date = new DateTimeOffset(message.CreatedAt, TimeSpan.Zero),
            MessageId = $"{message.Id:N}@{_host}",
            Body = new TextPart("plain") { Text = body, ContentTransferEncoding = ContentEncoding.Base64 },
        };
        mail.From.Add(options.From);
        mail.To.Add(to);
        mail.Headers.Add("Auto-Submitted", "auto-generated"); // no answer by a machine (RFC 3834)
        return mail;
    }

    /// <summary>Whether every mail server knows such names: letters of other scripts before the @ need an extension that few have.</summary>
    private static bool IsPlain(string address) => address.LastIndexOf('@') is var at and > 0 && address.Take(at).All(char.IsAscii);

    private void Forget()
    {
        _client?.Dispose();
        _client = null;
    }

    private static bool IsOfConnection(Exception failure) =>
        failure
            is IOException
                or SocketException
                or ProtocolException
                or CommandException
                or ServiceNotConnectedException
                or OperationCanceledException
                or ObjectDisposedException;
}
