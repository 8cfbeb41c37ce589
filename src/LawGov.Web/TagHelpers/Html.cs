using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LawGov.Web.TagHelpers;

/// <summary>Short ways to build elements; text is always encoded.</summary>
internal static class Html
{
    public static TagBuilder Element(string name, string? cssClass = null, string? text = null)
    {
        var tag = new TagBuilder(name);
        if (cssClass is not null)
        {
            tag.Attributes["class"] = cssClass;
        }

        if (text is not null)
        {
            tag.InnerHtml.Append(text);
        }

        return tag;
    }

    public static TagBuilder With(this TagBuilder tag, string attribute, string? value)
    {
        if (value is not null)
        {
            tag.Attributes[attribute] = value;
        }

        return tag;
    }

    public static TagBuilder Containing(this TagBuilder tag, params IHtmlContent?[] children)
    {
        foreach (var child in children)
        {
            if (child is not null)
            {
                tag.InnerHtml.AppendHtml(child);
            }
        }

        return tag;
    }
}
