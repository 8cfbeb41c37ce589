using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LawGov.Web.TagHelpers;

/// <summary>Joins a component's own classes with those the page wrote on it.</summary>
internal static class CssClass
{
    public static void Prepend(TagHelperOutput output, string own)
    {
        var written = output.Attributes.TryGetAttribute("class", out var attribute) ? $"{attribute.Value}" : "";
        output.Attributes.SetAttribute("class", written.Length == 0 ? own : $"{own} {written}");
    }
}
