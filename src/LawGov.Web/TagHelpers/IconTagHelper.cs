using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LawGov.Web.TagHelpers;

/// <summary><c>&lt;icon name="check" small /&gt;</c>: a line icon beside a word. It is never alone, so it is hidden from screen readers.</summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class IconTagHelper(IFileVersionProvider versions) : TagHelper
{
    /// <summary>Symbol in <c>icons.svg</c> without its prefix <c>i-</c>.</summary>
    public string Name { get; set; } = "";

    /// <summary>16 px instead of 20.</summary>
    public bool Small { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Sprite.Svg(versions, ViewContext, $"i-{Name}", Small ? "ico ico-sm" : "ico"));
    }
}
