using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LawGov.Web.TagHelpers;

/// <summary><c>&lt;status-tag kind="act" icon="undo"&gt;退回待改&lt;/status-tag&gt;</c>: a word, coloured only where it asks for action.</summary>
[HtmlTargetElement("status-tag")]
public sealed class StatusTagTagHelper(IFileVersionProvider versions) : TagHelper
{
    /// <summary><c>act</c> ours to do, <c>late</c> overdue, <c>done</c> finished and quiet; nothing for a plain word.</summary>
    public string? Kind { get; set; }

    /// <summary>Icon before the word.</summary>
    public string? Icon { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Kind is not (null or "" or "act" or "late" or "done"))
        {
            throw new InvalidOperationException($"A status has no kind \"{Kind}\".");
        }

        output.TagName = "span";
        CssClass.Prepend(output, string.IsNullOrEmpty(Kind) ? "state" : $"state state-{Kind}");
        if (!string.IsNullOrEmpty(Icon))
        {
            output.PreContent.SetHtmlContent(Sprite.Svg(versions, ViewContext, $"i-{Icon}", "ico ico-sm"));
        }
    }
}
