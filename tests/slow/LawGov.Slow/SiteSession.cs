using System.Net;

namespace LawGov.Slow;

/// <summary>One person's browser: cookies, forms with their antiforgery token, one connection.</summary>
internal sealed class SiteSession : IDisposable
{
    public const string SignInPath = "/account/login";

    private readonly HttpClient _client;

    public SiteSession(Uri site) =>
        _client = new HttpClient(
            new SocketsHttpHandler
            {
                CookieContainer = new CookieContainer(),
                MaxConnectionsPerServer = 1,
                MaxAutomaticRedirections = 5,
            }
        )
        {
            BaseAddress = site,
            Timeout = TimeSpan.FromSeconds(100),
        };

    /// <summary>Signs in by the page's own form.</summary>
    public async Task<SitePage> SignInAsync(string userName, string password)
    {
        var form = (await GetAsync(SignInPath)).Forms.First(f => f.Names.Contains("Input.Password"));
        var page = await PostAsync(form.Action, form.With(("Input.UserName", userName), ("Input.Password", password)));
        return page.IsSignIn ? throw new UsageException($"{userName} was not let in (status {(int)page.Status}): is the password right?") : page;
    }

    public Task<SitePage> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    public Task<SitePage> PostAsync(Uri action, IEnumerable<KeyValuePair<string, string>> fields) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, action) { Content = new FormUrlEncodedContent(fields) });

    /// <summary>Posts a form with one file.</summary>
    public Task<SitePage> PostFileAsync(Uri action, IEnumerable<KeyValuePair<string, string>> fields, string name, string fileName, byte[] content)
    {
        var form = new MultipartFormDataContent();
        foreach (var (key, value) in fields)
            form.Add(new StringContent(value), key);
        form.Add(new ByteArrayContent(content), name, fileName);
        return SendAsync(new HttpRequestMessage(HttpMethod.Post, action) { Content = form });
    }

    public void Dispose() => _client.Dispose();

    private async Task<SitePage> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            using var answer = await _client.SendAsync(request);
            var body = await answer.Content.ReadAsStringAsync();
            return new SitePage(answer.RequestMessage!.RequestUri!, answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, body);
        }
    }
}
