namespace LawGov.Documents.Reading;

/// <summary>An element or a piece of text.</summary>
internal sealed class HtmlNode(string name, string attributes)
{
    private static readonly HashSet<string> Blocks =
    [
        "p",
        "div",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "table",
        "tbody",
        "thead",
        "tfoot",
        "tr",
        "td",
        "th",
        "caption",
        "section",
        "article",
        "header",
        "footer",
        "nav",
        "main",
        "aside",
        "blockquote",
        "pre",
        "form",
        "fieldset",
        "hr",
        "center",
        "address",
        "figure",
        "figcaption",
        "body",
        "html",
        "ucapcontent",
        "ucaptitle",
    ];

    private static readonly HashSet<string> NotShown =
    [
        "head",
        "select",
        "button",
        "option",
        "object",
        "iframe",
        "svg",
        "input",
        "map",
        "audio",
        "video",
        "canvas",
        "datalist",
    ];

    public string Name { get; } = name;

    public string? Text { get; init; }

    public List<HtmlNode> Children { get; } = [];

    public bool IsBlock => Blocks.Contains(Name);

    public bool IsHidden =>
        NotShown.Contains(Name)
        || attributes.Contains("display:none", StringComparison.OrdinalIgnoreCase)
        || attributes.Contains("display: none", StringComparison.OrdinalIgnoreCase);

    /// <summary>A number from an attribute such as colspan; 1 where it is absent.</summary>
    public int Span(string attribute)
    {
        var at = attributes.IndexOf(attribute, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return 1;
        var value = new string([.. attributes[(at + attribute.Length)..].TrimStart(' ', '=', '"', '\'').Take(4).TakeWhile(char.IsAsciiDigit)]);
        return int.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out var span) ? Math.Clamp(span, 1, 1000) : 1;
    }
}

/// <summary>Builds a tree from markup in one pass, without ever going back.</summary>
internal static class HtmlTree
{
    /// <summary>Elements nested deeper are taken as children of the deepest.</summary>
    private const int Deepest = 200;

    private static readonly HashSet<string> Empty = ["br", "hr", "img", "input", "meta", "link", "area", "base", "col", "embed", "source", "track", "wbr"];

    private static readonly HashSet<string> Skipped = ["script", "style", "noscript", "textarea", "title", "template"];

    public static HtmlNode Parse(string html)
    {
        var root = new HtmlNode("", "");
        var open = new List<HtmlNode> { root };
        var at = 0;
        while (at < html.Length)
        {
            var next = html.IndexOf('<', at);
            if (next < 0)
                next = html.Length;
            if (next > at)
                open[^1].Children.Add(new HtmlNode("#text", "") { Text = html[at..next] });
            if (next >= html.Length)
                break;
            at = Tag(html, next, open);
        }
        return root;
    }

    private static int Tag(string html, int at, List<HtmlNode> open)
    {
        var next = at + 1 < html.Length ? html[at + 1] : '\0';
        if (next == '!' && string.CompareOrdinal(html, at, "<!--", 0, 4) == 0)
            return After(html, "-->", at + 4);
        if (next is '!' or '?')
            return After(html, ">", at + 2);
        var closes = next == '/';
        var from = at + (closes ? 2 : 1);
        if (from >= html.Length || !char.IsAsciiLetter(html[from]))
        {
            open[^1].Children.Add(new HtmlNode("#text", "") { Text = "&lt;" });
            return at + 1;
        }
        var to = from;
        while (to < html.Length && (char.IsAsciiLetterOrDigit(html[to]) || html[to] is ':' or '-'))
            to++;
        var name = html[from..to].ToLowerInvariant();
        var end = EndOfTag(html, to);
        if (closes)
            Close(open, name);
        else
        {
            var attributes = html[to..Math.Min(end, html.Length)];
            if (Skipped.Contains(name))
            {
                var stop = html.IndexOf("</" + name, Math.Min(end + 1, html.Length), StringComparison.OrdinalIgnoreCase);
                return stop < 0 ? html.Length : After(html, ">", stop);
            }
            CloseImplied(open, name);
            var node = new HtmlNode(name, attributes);
            open[^1].Children.Add(node);
            if (!Empty.Contains(name) && !attributes.EndsWith('/') && open.Count < Deepest)
                open.Add(node);
        }
        return Math.Min(end + 1, html.Length);
    }

    /// <summary>The closing angle bracket; one inside a quoted value is passed over.</summary>
    private static int EndOfTag(string html, int at)
    {
        var quote = '\0';
        var afterEquals = false;
        for (; at < html.Length; at++)
        {
            var c = html[at];
            if (quote != '\0')
            {
                if (c == quote)
                    quote = '\0';
            }
            else if (c == '>')
                return at;
            else if (c is '"' or '\'' && afterEquals)
                quote = c;
            if (!char.IsWhiteSpace(c))
                afterEquals = c == '=';
        }
        return html.Length;
    }

    private static int After(string html, string mark, int from)
    {
        var at = from < html.Length ? html.IndexOf(mark, from, StringComparison.Ordinal) : -1;
        return at < 0 ? html.Length : at + mark.Length;
    }

    private static void Close(List<HtmlNode> open, string name)
    {
        for (var i = open.Count - 1; i > 0; i--)
        {
            if (open[i].Name == name)
            {
                open.RemoveRange(i, open.Count - i);
                return;
            }
            // A stray end tag does not close the cell or table around it
            if (open[i].Name is "td" or "th" or "table" && name is not ("tr" or "table" or "tbody" or "thead" or "body" or "html"))
                return;
        }
    }

    /// <summary>Paragraphs, items, rows and cells end where the next begins.</summary>
    private static void CloseImplied(List<HtmlNode> open, string name)
    {
        var ends = name switch
        {
            "p" or "div" or "table" or "ul" or "ol" or "h1" or "h2" or "h3" or "h4" => "p",
            "li" => "li",
            "tr" => "tr",
            "td" or "th" => "td",
            "dt" or "dd" => "dd",
            "option" => "option",
            _ => "",
        };
        if (ends.Length == 0)
            return;
        for (var i = open.Count - 1; i > 0; i--)
        {
            var current = open[i].Name;
            if (current == ends || (ends == "td" && current == "th") || (ends == "dd" && current == "dt"))
            {
                open.RemoveRange(i, open.Count - i);
                return;
            }
            if (current is "table" or "td" or "th" or "tr" or "ul" or "ol" or "div" or "body" && !(ends == "tr" && current is "td" or "th"))
                return;
        }
    }
}
