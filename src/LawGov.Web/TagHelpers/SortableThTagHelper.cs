using LawGov.Web.Texts;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace LawGov.Web.TagHelpers;

/// <summary>
/// <c>&lt;sortable-th key="due"&gt;截止&lt;/sortable-th&gt;</c>: a column head that asks the server for another order, by <c>?sort=due</c> or
/// <c>?sort=-due</c> (descending). Filters in the query string stay, the page number goes back to the first.
/// </summary>
[HtmlTargetElement("sortable-th", Attributes = "key")]
public sealed class SortableThTagHelper(IStringLocalizer<Text> l) : TagHelper
{
    /// <summary>Name of the order, as in the query string.</summary>
    public string Key { get; set; } = "";

    /// <summary>First click sorts downwards: for days late and counts.</summary>
    public bool DescendingFirst { get; set; }

    /// <summary>The order the list has when none is asked for, with <c>-</c> before it when descending.</summary>
    public string? DefaultSort { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var request = ViewContext.HttpContext.Request;
        var asked = request.Query["sort"].ToString();
        var now = asked.Length > 0 ? asked : DefaultSort ?? "";
        var up = now == Key;
        var down = now == $"-{Key}";
        var next = up || (!down && DescendingFirst) ? $"-{Key}" : Key;

        var query = new QueryBuilder(
            request
                .Query.Where(pair =>
                    !pair.Key.Equals("sort", StringComparison.OrdinalIgnoreCase) && !pair.Key.Equals("page", StringComparison.OrdinalIgnoreCase)
                )
                .SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value ?? "")))
        )
        {
            { "sort", next },
        };
        var inside = await output.GetChildContentAsync();
        var link = Html.Element("a", "sort-link").With("href", $"{request.PathBase}{request.Path}{query}").Containing(inside);
        link.Containing(
            Html.Element(
                    "span",
                    "sort-mark",
                    up ? "▲"
                        : down ? "▼"
                        : ""
                )
                .With("aria-hidden", "true")
        );
        link.Containing(Html.Element("span", "visually-hidden", next.StartsWith('-') ? l["，点击从大到小排序"] : l["，点击从小到大排序"]));

        output.TagName = "th";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("scope", "col");
        if (up || down)
        {
            output.Attributes.SetAttribute("aria-sort", up ? "ascending" : "descending");
        }

        output.Content.SetHtmlContent(link);
    }
}
