using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace LawGov.Web.TagHelpers;

/// <summary>Draws symbols of <c>icons.svg</c>. The file's address carries its version, so browsers keep it for good.</summary>
internal static class Sprite
{
    /// <summary>An <c>svg</c> element that shows one symbol and stays silent for screen readers.</summary>
    public static TagBuilder Svg(IFileVersionProvider versions, ViewContext view, string symbol, string cssClass)
    {
        var pathBase = view.HttpContext.Request.PathBase;
        var file = versions.AddFileVersionToPath(pathBase, $"{pathBase}/icons.svg");
        var use = new TagBuilder("use");
        use.Attributes["href"] = $"{file}#{symbol}";

        var svg = new TagBuilder("svg");
        svg.Attributes["class"] = cssClass;
        svg.Attributes["aria-hidden"] = "true";
        svg.Attributes["focusable"] = "false";
        svg.InnerHtml.AppendHtml(use);
        return svg;
    }
}
