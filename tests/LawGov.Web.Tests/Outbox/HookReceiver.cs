using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LawGov.Web.Tests.Outbox;

/// <summary>A request as the endpoint got it.</summary>
public sealed record ReceivedHook(string Id, string Path, IHeaderDictionary Headers, string Body);

/// <summary>An endpoint on the loopback that answers what it is told to.</summary>
public sealed class HookReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;

    private HookReceiver(WebApplication app) => _app = app;

    public Uri Url => new(new Uri(_app.Urls.First()), "/hook");

    /// <summary>Every request, whatever it was answered.</summary>
    public ConcurrentQueue<ReceivedHook> Received { get; } = [];

    /// <summary>The status a request is answered with; headers may be set on the response.</summary>
    public Func<ReceivedHook, HttpResponse, Task<int>> Answer { get; set; } = (_, _) => Task.FromResult(StatusCodes.Status204NoContent);

    /// <param name="certificate">Listens by TLS with it.</param>
    public static async Task<HookReceiver> StartAsync(X509Certificate2? certificate = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(
                IPAddress.Loopback,
                0,
                listen =>
                {
                    if (certificate is not null)
                        listen.UseHttps(certificate);
                }
            )
        );
        var app = builder.Build();
        var receiver = new HookReceiver(app);
        app.Run(receiver.TakeAsync);
        await app.StartAsync();
        return receiver;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task TakeAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync(http.RequestAborted);
        var headers = new HeaderDictionary();
        foreach (var (name, value) in http.Request.Headers)
            headers[name] = value;
        var hook = new ReceivedHook(headers["webhook-id"].ToString(), http.Request.Path, headers, body);
        Received.Enqueue(hook);
        http.Response.StatusCode = await Answer(hook, http.Response);
    }
}
