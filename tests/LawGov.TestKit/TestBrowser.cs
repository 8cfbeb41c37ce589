using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace LawGov.TestKit;

/// <summary>One person's browser over HTTP: keeps cookies, follows no redirect by itself, posts forms as they were rendered.</summary>
public sealed class TestBrowser(HttpClient client)
{
    public HttpClient Client => client;

    /// <summary>Opens an address and reads the page.</summary>
    public async Task<TestPage> OpenAsync(string url) => await TestPage.ReadAsync(this, await client.GetAsync(new Uri(url, UriKind.RelativeOrAbsolute)));

    /// <summary>The bytes behind an address.</summary>
    public async Task<HttpResponseMessage> GetAsync(string url) => await client.GetAsync(new Uri(url, UriKind.RelativeOrAbsolute));

    /// <summary>Posts fields without a rendered form but with this browser's own antiforgery token, as an attacker with a session would.</summary>
    public async Task<TestPage> PostAsync(string url, params (string Name, string Value)[] fields)
    {
        var token = await TokenAsync();
        using var content = new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2)));
        return await TestPage.ReadAsync(this, await client.PostAsync(new Uri(url, UriKind.RelativeOrAbsolute), content));
    }

    /// <summary>This browser's antiforgery token, from the sign-out form every page carries.</summary>
    public async Task<string> TokenAsync()
    {
        var page = await OpenAsync("/account/password");
        return (page.Document.QuerySelector("input[name=__RequestVerificationToken]") as IHtmlInputElement)?.Value
            ?? throw new InvalidOperationException("no token on the page");
    }
}

/// <summary>An answer, parsed where it is a page.</summary>
public sealed class TestPage
{
    private static readonly HtmlParser Parser = new();

    private TestPage(TestBrowser browser, HttpResponseMessage response, string text, IHtmlDocument document)
    {
        Browser = browser;
        Response = response;
        Html = text;
        Document = document;
    }

    public TestBrowser Browser { get; }

    public HttpResponseMessage Response { get; }

    public HttpStatusCode Status => Response.StatusCode;

    /// <summary>Source of the page.</summary>
    public string Html { get; }

    public IHtmlDocument Document { get; }

    /// <summary>Words a person reads in the main part, blanks made one.</summary>
    public string Text =>
        string.Join(' ', (Document.QuerySelector("main") ?? Document.Body)?.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? []);

    /// <summary>Where the answer redirects to, from the root of the site.</summary>
    public string? Location =>
        Response.Headers.Location is { } to
            ? to.IsAbsoluteUri
                ? to.PathAndQuery
                : to.OriginalString
            : null;

    public static async Task<TestPage> ReadAsync(TestBrowser browser, HttpResponseMessage response)
    {
        var html = response.Content.Headers.ContentType?.MediaType is "text/html" or "application/json" or "text/plain"
            ? await response.Content.ReadAsStringAsync()
            : "";
        return new TestPage(browser, response, html, Parser.ParseDocument(html));
    }

    /// <summary>Follows the redirect.</summary>
    public Task<TestPage> FollowAsync() => Browser.OpenAsync(Location ?? throw new InvalidOperationException($"{(int)Status} redirects nowhere: {Text}"));

    /// <summary>The form that fits the selector; without one, the first of the main part.</summary>
    public TestForm Form(string selector = "main form")
    {
        var found = Document.QuerySelector(selector) ?? throw new InvalidOperationException($"no '{selector}' on the page ({(int)Status}): {Text}");
        return new TestForm(
            this,
            found as IHtmlFormElement ?? found.Closest("form") as IHtmlFormElement ?? throw new InvalidOperationException($"'{selector}' is in no form")
        );
    }

    /// <summary>Whether there is something that fits the selector.</summary>
    public bool Has(string selector) => Document.QuerySelector(selector) is not null;

    /// <summary>Words of the first thing that fits the selector.</summary>
    public string TextOf(string selector) =>
        string.Join(
            ' ',
            (Document.QuerySelector(selector) ?? throw new InvalidOperationException($"no '{selector}' on the page ({(int)Status}): {Text}")).TextContent.Split(
                (char[]?)null,
                StringSplitOptions.RemoveEmptyEntries
            )
        );
}
