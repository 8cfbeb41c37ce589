using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Authentication;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using LawGov.Data.Records;
using LawGov.Documents;
using LawGov.Web.Settings;

namespace LawGov.Web.Outbox;

/// <summary>
/// Signed requests to one endpoint of the configuration, by Standard Webhooks 1.0. No redirect is followed, no answer is read beyond its status, and the
/// body holds no more than what happened to which unit, until when, and where to look.
/// </summary>
public sealed class WebhookChannel(EndpointOptions options) : IOutboxChannel
{
    public const string IdHeader = "webhook-id",
        TimestampHeader = "webhook-timestamp",
        SignatureHeader = "webhook-signature";

    /// <summary>Most bytes of a body.</summary>
    public const int MostBytes = 4096;

    private static readonly TimeSpan LongestConnect = TimeSpan.FromSeconds(10),
        ConnectionAge = TimeSpan.FromMinutes(5);

    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly HttpClient _client = new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ConnectTimeout = LongestConnect,
            PooledConnectionLifetime = ConnectionAge,
        }
    )
    {
        Timeout = Timeout.InfiniteTimeSpan, // whoever sends sets the limit
    };

    public OutboxChannel Channel => OutboxChannel.Webhook;

    public string? To => options.Name;

    public RetrySchedule Schedule => RetrySchedule.Webhook;

    public bool HasQuietHours => false;

    public string Render(OutboxMessage message, Letterhead head)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Json))
        {
            json.WriteStartObject();
            json.WriteString("type", message.Event);
            json.WriteString("timestamp", message.CreatedAt.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
            json.WriteStartObject("data");
            json.WriteString("unitCode", message.UnitCode);
            json.WriteString("subject", message.Subject);
            if (message.DueOn is { } due)
                json.WriteString("dueOn", due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            else
                json.WriteNull("dueOn");
            json.WriteString("url", new Uri(head.Site, message.Url).AbsoluteUri);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    public async Task<Attempt> SendAsync(OutboxMessage message, string body, CancellationToken ct)
    {
        try
        {
            using var request = Compose(message, body);
            using var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
            return Read(answer);
        }
        catch (OperationCanceledException)
        {
            return Attempt.Unreachable(DeliveryErrors.Timeout);
        }
        catch (HttpRequestException failure)
        {
            return Attempt.Unreachable(failure.InnerException is AuthenticationException ? DeliveryErrors.Certificate : DeliveryErrors.NoConnection);
        }
    }

    public Task EndBatchAsync() => Task.CompletedTask;

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return ValueTask.CompletedTask;
    }

    private HttpRequestMessage Compose(OutboxMessage message, string body)
    {
        // The receiver compares the second with its own clock, so a made-up day of the district does not count here
        var second = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var id = $"msg_{message.Id:N}";
        var request = new HttpRequestMessage(HttpMethod.Post, options.Url) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("LawGov", ProductVersion.Number));
        request.Headers.Add(IdHeader, id);
        request.Headers.Add(TimestampHeader, second.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add(SignatureHeader, WebhookSignature.Of(id, second, body, options.Secrets));
        return request;
    }

    private static Attempt Read(HttpResponseMessage answer)
    {
        if (answer.IsSuccessStatusCode)
            return Attempt.Delivered;
        if (answer.StatusCode == HttpStatusCode.Gone)
            return new Attempt(AttemptEnd.Gone, DeliveryErrors.Gone);
        var asked = answer.Headers.RetryAfter is { } after ? after.Delta ?? after.Date - TimeProvider.System.GetUtcNow() : null;
        return new Attempt(AttemptEnd.Later, DeliveryErrors.With(DeliveryErrors.Status, (int)answer.StatusCode), asked);
    }
}
