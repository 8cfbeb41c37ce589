using System.Text;
using System.Text.Json;
using LawGov.Data.Records;
using LawGov.Web.Outbox;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using StandardWebhooks;

namespace LawGov.Web.Tests.Outbox;

/// <summary>What an endpoint gets, and what its answers lead to.</summary>
public sealed class WebhookChannelTests(OutboxSite site) : IClassFixture<OutboxSite>, IAsyncLifetime
{
    public Task InitializeAsync() => site.BeginAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>The signature is checked by another implementation of the scheme, with the new secret and with the old one.</summary>
    [Fact]
    public async Task Send_Request_IsSignedByBothSecretsAndThin()
    {
        var news = News() with { UnitCode = "U11", DueOn = new DateOnly(2026, 11, 10) };
        var queued = Assert.Single(await site.QueueAsync(news));
        await using var lane = site.HookLane();

        await lane.SendDueAsync(CancellationToken.None);

        var hook = Assert.Single(site.Hooks.Received);
        new StandardWebhook("whsec_" + OutboxSite.Secrets[0]).Verify(hook.Body, hook.Headers);
        new StandardWebhook("whsec_" + OutboxSite.Secrets[1]).Verify(hook.Body, WithSignature(hook, 1));
        Assert.ThrowsAny<Exception>(() => new StandardWebhook("whsec_" + OutboxSite.Secrets[0]).Verify(hook.Body + " ", hook.Headers));
        Assert.ThrowsAny<Exception>(() => new StandardWebhook("whsec_" + Convert.ToBase64String(new byte[32])).Verify(hook.Body, hook.Headers));
        Assert.Equal($"msg_{queued.Id:N}", hook.Id);
        Assert.Equal("application/json; charset=utf-8", hook.Headers.ContentType);
        Assert.Equal(
            """{"type":"unit.urged","timestamp":"2026-10-08T01:00:00.000Z","data":{"unitCode":"U11","subject":"催办：3项逾期","dueOn":"2026-11-10","""
                + "\"url\":\"https://lawgov.example.cn/units/7\"}}",
            hook.Body
        );
    }

    [Fact]
    public void Render_LongestNews_StaysWithinFourKilobytes()
    {
        var longest = new OutboxNews(
            Guid.CreateVersion7(),
            new string('e', OutboxMessage.EventLength),
            string.Concat(Enumerable.Repeat("𠀀", 100)),
            "/" + new string(' ', OutboxMessage.UrlLength - 1),
            UnitCode: new string('"', OutboxMessage.UnitCodeLength),
            DueOn: DateOnly.MaxValue
        );
        var message = OutboxMessage.Webhook(longest, OutboxSite.Endpoint, site.Time.GetUtcNow().UtcDateTime);

        var body = new WebhookChannel(new Web.Settings.EndpointOptions("x", new Uri("https://example.cn"), [])).Render(
            message,
            new Letterhead("测试区", "清溪镇", OutboxSite.Address)
        );

        Assert.InRange(Encoding.UTF8.GetByteCount(body), 1000, WebhookChannel.MostBytes);
        Assert.InRange(body.Length, 1, OutboxMessage.BodyLength);
        Assert.Equal(JsonValueKind.Object, JsonDocument.Parse(body).RootElement.ValueKind);
    }

    [Fact]
    public async Task Send_EndpointBusy_WaitsAsLongAsItAsks()
    {
        site.Hooks.Answer = (_, response) =>
        {
            response.Headers.RetryAfter = "120";
            return Task.FromResult(503);
        };
        var queued = Assert.Single(await site.QueueAsync(News()));
        await using var lane = site.HookLane();

        await lane.SendDueAsync(CancellationToken.None);

        var row = await site.MessageAsync(queued.Id);
        Assert.Equal(("Status 503", site.Time.GetUtcNow().UtcDateTime.AddSeconds(120)), (row.LastError, row.NextAttemptAt));
    }

    [Fact]
    public async Task Send_Redirect_IsNotFollowed()
    {
        site.Hooks.Answer = (hook, response) =>
        {
            response.Headers.Location = "/elsewhere";
            return Task.FromResult(hook.Path == "/hook" ? 307 : 204);
        };
        var queued = Assert.Single(await site.QueueAsync(News()));
        await using var lane = site.HookLane();

        await lane.SendDueAsync(CancellationToken.None);

        Assert.Equal("/hook", Assert.Single(site.Hooks.Received).Path);
        Assert.Equal("Status 307", (await site.MessageAsync(queued.Id)).LastError);
    }

    /// <summary>What the endpoint gave up is not knocked at again, by no process and after no restart, until somebody switches it on.</summary>
    [Fact]
    public async Task Send_EndpointGone_IsOffUntilSwitchedOn()
    {
        site.Hooks.Answer = (_, _) => Task.FromResult(410);
        var first = Assert.Single(await site.QueueAsync(News()));
        await using (var lane = site.HookLane())
            await lane.SendDueAsync(CancellationToken.None);
        var second = Assert.Single(await site.QueueAsync(News()));
        await using var another = site.HookLane();

        await another.SendDueAsync(CancellationToken.None);

        Assert.Single(site.Hooks.Received);
        Assert.Equal((OutboxStatus.Failed, "Gone"), (await site.MessageAsync(first.Id)) is var one ? (one.Status, one.LastError) : default);
        Assert.Equal((OutboxStatus.Failed, "ChannelOff"), (await site.MessageAsync(second.Id)) is var two ? (two.Status, two.LastError) : default);
        Assert.Equal(OutboxSite.Endpoint, await site.WithDbAsync(db => db.ChannelStops.Select(s => s.To).SingleAsync()));
    }

    [Fact]
    public void Signature_KnownVector_IsTheSchemesOwn()
    {
        // The example of the specification
        const string Secret = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

        var signature = WebhookSignature.Of("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}", [Convert.FromBase64String(Secret)]);

        Assert.Equal("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", signature);
    }

    /// <summary>The headers with one of the signatures: the verifying package looks at the first alone, where the scheme lets any match.</summary>
    private static HeaderDictionary WithSignature(ReceivedHook hook, int at)
    {
        var headers = new HeaderDictionary(hook.Headers.ToDictionary());
        headers[WebhookChannel.SignatureHeader] = hook.Headers[WebhookChannel.SignatureHeader].ToString().Split(' ')[at];
        return headers;
    }

    private static OutboxNews News() => new(Guid.CreateVersion7(), "unit.urged", "催办：3项逾期", "/units/7");
}
