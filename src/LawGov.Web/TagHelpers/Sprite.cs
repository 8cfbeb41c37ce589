using System.Collections.Concurrent;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace LawGov.Web.TagHelpers;

/// <summary>
/// Draws symbols of <c>icons.svg</c>. The file's address carries its version, so browsers keep it for good. A list draws hundreds, so each is built
/// once and kept.
/// </summary>
internal static class Sprite
{
    private static readonly ConcurrentDictionary<(string File, string Symbol, string CssClass), TagBuilder> Drawn = new();

    private static readonly object FileKey = new();

    /// <summary>An <c>svg</c> element that shows one symbol and stays silent for screen readers.</summary>
    public static IHtmlContent Svg(IFileVersionProvider versions, ViewContext view, string symbol, string cssClass) =>
        Drawn.GetOrAdd((FileOf(versions, view), symbol, cssClass), static key => Draw(key.File, key.Symbol, key.CssClass));

    private static string FileOf(IFileVersionProvider versions, ViewContext view)
    {
        var items = view.HttpContext.Items;
        if (items.TryGetValue(FileKey, out var known))
            return (string)known!;
        var pathBase = view.HttpContext.Request.PathBase;
        var file = versions.AddFileVersionToPath(pathBase, $"{pathBase}/icons.svg");
        items[FileKey] = file;
        return file;
    }

    private static TagBuilder Draw(string file, string symbol, string cssClass) =>
        Html.Element("svg", cssClass).With("aria-hidden", "true").With("focusable", "false").Containing(Html.Element("use").With("href", $"{file}#{symbol}"));
}
