using System.Globalization;
using System.Text;
using LawGov.Web.Texts;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace LawGov.Web.TagHelpers;

/// <summary>
/// <c>&lt;error-summary /&gt;</c>: everything that must be put right, on top of the page, each line a link to its field. Nothing when all is well.
/// </summary>
[HtmlTargetElement("error-summary", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ErrorSummaryTagHelper(IStringLocalizer<Text> l) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var errors = Errors();
        if (errors.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        var list = Html.Element("ul");
        foreach (var (key, message) in errors)
        {
            list.Containing(
                Html.Element("li")
                    .Containing(
                        key.Length == 0
                            ? Html.Element("span", null, message)
                            : Html.Element("a", null, message).With("href", $"#{TagBuilder.CreateSanitizedId(key, "_")}")
                    )
            );
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        CssClass.Prepend(output, "error-summary");
        output.Attributes.SetAttribute("id", "error-summary");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("aria-labelledby", "error-summary-title");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("autofocus", "autofocus"); // the browser moves the focus here, without script
        output.Content.AppendHtml(Html.Element("h2", null, l["有{0}处需要修改", errors.Count]).With("id", "error-summary-title"));
        output.Content.AppendHtml(list);
    }

    /// <summary>In the order of the model's properties, which is the order of the fields; the dictionary itself sorts by name.</summary>
    private List<(string Key, string Message)> Errors()
    {
        var page = ViewContext.ViewData.ModelMetadata;
        return
        [
            .. ViewContext
                .ViewData.ModelState.OrderBy(pair => Place(page, pair.Key), StringComparer.Ordinal)
                .SelectMany(pair => (pair.Value?.Errors ?? []).Where(e => e.ErrorMessage.Length > 0).Select(e => (pair.Key, e.ErrorMessage)))
                .Distinct(),
        ];
    }

    /// <summary><c>Input.Lines[2].Text</c> as the numbers of its steps, wide enough to sort as text: what belongs to the whole page comes first.</summary>
    private static string Place(ModelMetadata metadata, string key)
    {
        var place = new StringBuilder();
        var at = metadata;
        foreach (var step in key.Split(['.', '[', ']'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
            {
                at = at?.ElementMetadata;
            }
            else
            {
                var properties = at?.Properties.ToList() ?? [];
                index = properties.FindIndex(p => p.PropertyName == step);
                at = index < 0 ? null : properties[index];
                index = index < 0 ? properties.Count : index;
            }

            place.Append(CultureInfo.InvariantCulture, $"{index:D6}.");
        }

        return place.ToString();
    }
}
