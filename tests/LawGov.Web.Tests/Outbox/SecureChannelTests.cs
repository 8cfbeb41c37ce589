using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LawGov.Data.Records;
using LawGov.Web.Outbox;
using LawGov.Web.Settings;
using MimeKit;

namespace LawGov.Web.Tests.Outbox;

/// <summary>Nothing goes to a server that cannot prove who it is, nor in the clear where TLS is asked for, nor with a wrong password.</summary>
[Trait("Database", "once")]
public sealed class SecureChannelTests
{
    private const string Password = "Right-Password-1";

    private static readonly Letterhead Head = new("测试区", null, new Uri("https://lawgov.example.cn"));

    private static readonly OutboxMessage Mail = OutboxMessage.Mail(
            News,
            Guid.CreateVersion7(),
            "clear@example.cn",
            new DateTime(2026, 10, 8, 1, 0, 0, DateTimeKind.Utc)
        ),
        Hook = OutboxMessage.Webhook(News, "messenger", new DateTime(2026, 10, 8, 1, 0, 0, DateTimeKind.Utc));

    private static OutboxNews News => new(Guid.CreateVersion7(), "unit.urged", "催办：3项逾期", "/units/7");

    [Fact]
    public async Task Mail_ServerWithACertificateOfNobody_GetsNothing()
    {
        using var certificate = OfNobody();
        await using var server = new MailServer(certificate);

        var attempt = await SendAsync(server, MailSecurity.StartTls);

        Assert.Equal(Attempt.Unreachable(DeliveryErrors.Certificate), attempt);
        Assert.Empty(server.Received);
    }

    [Fact]
    public async Task Mail_ServerWithoutTls_GetsNothingInTheClear()
    {
        await using var server = new MailServer();

        var attempt = await SendAsync(server, MailSecurity.StartTls);

        Assert.Equal(Attempt.Unreachable(DeliveryErrors.NoTls), attempt);
        Assert.Empty(server.Received);
    }

    [Theory]
    [InlineData(Password, AttemptEnd.Delivered, "")]
    [InlineData("Wrong-Password-1", AttemptEnd.Later, DeliveryErrors.SignIn)]
    [InlineData(null, AttemptEnd.Later, DeliveryErrors.SignIn)]
    public async Task Mail_ServerWithAccounts_TakesTheRightPasswordAlone(string? password, AttemptEnd end, string error)
    {
        await using var server = new MailServer(password: Password);

        var attempt = await SendAsync(server, MailSecurity.None, password);

        Assert.Equal((end, error), (attempt.End, attempt.Error));
        Assert.Equal(end == AttemptEnd.Delivered ? 1 : 0, server.Received.Count);
    }

    [Fact]
    public async Task Webhook_EndpointWithACertificateOfNobody_GetsNothing()
    {
        using var certificate = OfNobody();
        await using var receiver = await HookReceiver.StartAsync(certificate);
        await using var channel = new WebhookChannel(new EndpointOptions("messenger", receiver.Url, [new byte[32]]));

        var attempt = await channel.SendAsync(Hook, channel.Render(Hook, Head), CancellationToken.None);

        Assert.Equal("https", receiver.Url.Scheme);
        Assert.Equal(Attempt.Unreachable(DeliveryErrors.Certificate), attempt);
        Assert.Empty(receiver.Received);
    }

    /// <summary>An endpoint that takes the request and says nothing does not hold its lane for ever.</summary>
    [Fact]
    public async Task Webhook_EndpointThatNeverAnswers_IsLeftAfterTheLimit()
    {
        await using var receiver = await HookReceiver.StartAsync();
        receiver.Answer = async (_, response) =>
        {
            await new TaskCompletionSource().Task.WaitAsync(response.HttpContext.RequestAborted);
            return 204;
        };
        await using var channel = new WebhookChannel(new EndpointOptions("messenger", receiver.Url, [new byte[32]]));
        using var limit = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));

        var attempt = await channel.SendAsync(Hook, "{}", limit.Token);

        Assert.Equal(Attempt.Unreachable(DeliveryErrors.Timeout), attempt);
    }

    private static async Task<Attempt> SendAsync(MailServer server, MailSecurity security, string? password = null)
    {
        var options = new MailOptions(
            "127.0.0.1",
            server.Port,
            security,
            MailboxAddress.Parse("lawgov@example.cn"),
            password is null ? null : "lawgov",
            password
        );
        await using var channel = new MailChannel(options);
        return await channel.SendAsync(Mail, channel.Render(Mail, Head), CancellationToken.None);
    }

    private static X509Certificate2 OfNobody()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}
