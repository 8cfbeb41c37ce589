using LawGov.Web.Pages;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LawGov.Web.TagHelpers;

/// <summary><c>&lt;once-key /&gt;</c>: makes the form around it count once, however often it is sent.</summary>
[HtmlTargetElement("once-key", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class OnceKeyTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "input";
        output.TagMode = TagMode.SelfClosing;
        output.Attributes.SetAttribute("type", "hidden");
        output.Attributes.SetAttribute("name", FormOnce.Field);
        output.Attributes.SetAttribute("value", Guid.CreateVersion7().ToString("N"));
    }
}
