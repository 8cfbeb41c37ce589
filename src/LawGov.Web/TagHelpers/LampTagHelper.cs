using LawGov.Web.Texts;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace LawGov.Web.TagHelpers;

/// <summary><c>&lt;lamp value="@row.Lamp" days="逾期5天" /&gt;</c>: shape, word and days, readable in black and white, in print and by ear.</summary>
[HtmlTargetElement("lamp", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class LampTagHelper(IFileVersionProvider versions, IStringLocalizer<Text> l) : TagHelper
{
    /// <summary>Name or enum member: Red, Yellow, Green, Blue, Grey.</summary>
    public string Value { get; set; } = "Grey";

    /// <summary>Another word than the lamp's own, such as 期限为推断.</summary>
    public string? Word { get; set; }

    /// <summary>How late or how soon, a finished phrase: 逾期5天, 剩3天.</summary>
    public string? Days { get; set; }

    /// <summary>With ground and edge, for heads.</summary>
    public bool Boxed { get; set; }

    /// <summary>Days on a second line, for narrow cells.</summary>
    public bool Two { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var lamp = Value.ToLowerInvariant();
        string word = lamp switch
        {
            "red" => l["红灯"],
            "yellow" => l["黄灯"],
            "green" => l["绿灯"],
            "blue" => l["已办结"],
            "grey" => l["未到期"],
            _ => throw new InvalidOperationException($"There is no lamp \"{Value}\"."),
        };

        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        CssClass.Prepend(output, $"lamp lamp-{lamp}{(Boxed ? " lamp-boxed" : "")}{(Two ? " lamp-two" : "")}");
        output.Content.AppendHtml(Sprite.Svg(versions, ViewContext, $"lamp-{lamp}", "lamp-mark"));
        output.Content.AppendHtml(Html.Element("span", "lamp-word", string.IsNullOrEmpty(Word) ? word : Word));
        if (!string.IsNullOrEmpty(Days))
        {
            output.Content.AppendHtml(Html.Element("span", "lamp-days", Days));
        }
    }
}
