using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace LawGov.Slow;

/// <summary>An answer of the site, redirects followed.</summary>
internal sealed class SitePage(Uri address, HttpStatusCode status, string? mediaType, string body)
{
    private static readonly HtmlParser Parser = new();

    private IHtmlDocument? _document;

    public Uri Address { get; } = address;

    public HttpStatusCode Status { get; } = status;

    public string Body { get; } = body;

    public bool IsHtml => mediaType == "text/html";

    public IHtmlDocument Document => _document ??= Parser.ParseDocument(IsHtml ? Body : "");

    /// <summary>Whether the person is not signed in (any more).</summary>
    public bool IsSignIn => Address.AbsolutePath == SiteSession.SignInPath;

    /// <summary>Pages of the site this one links to, with their query, without a fragment.</summary>
    public IEnumerable<string> Links =>
        Document
            .QuerySelectorAll("a[href]")
            .Select(a => Uri.TryCreate(Address, a.GetAttribute("href"), out var target) ? target : null)
            .Where(target => target is not null && target.Authority == Address.Authority)
            .Select(target => target!.PathAndQuery)
            .Distinct();

    /// <summary>Forms that post.</summary>
    public IEnumerable<PageForm> Forms => Document.QuerySelectorAll<IHtmlFormElement>("form[method=post]").Select(form => new PageForm(this, form));
}

/// <summary>A form with what a browser would send of it.</summary>
internal sealed class PageForm
{
    private const string Token = "__RequestVerificationToken";

    private readonly List<KeyValuePair<string, string>> _fields = [];

    public PageForm(SitePage page, IHtmlFormElement form)
    {
        Action = new Uri(page.Address, form.GetAttribute("action") is { Length: > 0 } action ? action : page.Address.PathAndQuery);
        foreach (var element in form.Elements.Where(e => e.GetAttribute("name") is { Length: > 0 } && !e.HasAttribute("disabled")))
        {
            var name = element.GetAttribute("name")!;
            switch (element)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false }:
                case IHtmlInputElement { Type: "file" or "reset" or "image" }:
                    break;
                case IHtmlInputElement { Type: "submit" }:
                case IHtmlButtonElement:
                    break;
                case IHtmlInputElement input:
                    Add(name, input.Value, input.Type != "hidden");
                    break;
                case IHtmlTextAreaElement area:
                    Add(name, area.Value, isTyped: true);
                    break;
                case IHtmlSelectElement select:
                    Add(name, select.Value ?? "", isTyped: true);
                    break;
            }
        }
        Buttons = form
            .Elements.Where(e => e is IHtmlButtonElement { Type: "submit" } or IHtmlInputElement { Type: "submit" } && !e.HasAttribute("disabled"))
            .Select(e => ReadButton(page, e))
            .ToList();
    }

    public Uri Action { get; }

    /// <summary>Names of the fields a person fills in.</summary>
    public List<string> Typed { get; } = [];

    /// <summary>All names but the antiforgery token's.</summary>
    public IEnumerable<string> Names => _fields.Select(f => f.Key).Where(n => n != Token).Distinct();

    /// <summary>Its submit buttons.</summary>
    public IReadOnlyList<FormButton> Buttons { get; }

    /// <summary>What kind of form it is: where it posts to, identities left out, and its fields.</summary>
    public string Signature =>
        $"{string.Join('/', Action.AbsolutePath.Split('/').Select(s => Guid.TryParse(s, out _) ? "{id}" : s))}?{Action.Query} "
        + $"{string.Join(',', Names.Order(StringComparer.Ordinal))}";

    public string? this[string name] => _fields.Where(f => f.Key == name).Select(f => f.Value).FirstOrDefault();

    /// <summary>What is sent, with some fields set.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> With(params (string Name, string Value)[] values) =>
        [.. _fields.Where(f => values.All(v => v.Name != f.Key)), .. values.Select(v => KeyValuePair.Create(v.Name, v.Value))];

    /// <summary>What is sent without the antiforgery token.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> WithoutToken() => [.. _fields.Where(f => f.Key != Token)];

    /// <summary>What is sent, and where to, when a button is pressed.</summary>
    public (Uri Action, IReadOnlyList<KeyValuePair<string, string>> Fields) Press(FormButton? button, params (string Name, string Value)[] values) =>
        button is null
            ? (Action, With(values))
            : (button.Action ?? Action, button.Name.Length == 0 ? With(values) : With([.. values, (button.Name, button.Value)]));

    private static FormButton ReadButton(SitePage page, IElement e) =>
        new(
            e.GetAttribute("name") ?? "",
            e.GetAttribute("value") ?? "",
            e.GetAttribute("formaction") is { Length: > 0 } action ? new Uri(page.Address, action) : null,
            e.TextContent.Trim()
        );

    private void Add(string name, string value, bool isTyped)
    {
        _fields.Add(new(name, value));
        if (isTyped)
            Typed.Add(name);
    }
}

/// <summary>A submit button.</summary>
/// <param name="Name">Its name, or none.</param>
/// <param name="Value">What it sends.</param>
/// <param name="Action">Where it posts to, if not where its form does.</param>
/// <param name="Text">What it says.</param>
internal sealed record FormButton(string Name, string Value, Uri? Action, string Text);
