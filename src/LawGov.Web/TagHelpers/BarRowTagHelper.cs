using System.Globalization;
using LawGov.Web.Texts;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace LawGov.Web.TagHelpers;

/// <summary>
/// <c>&lt;bar-row label="石桥镇" href="/units/5" max="13" red="3" yellow="1" green="7" /&gt;</c> inside <c>&lt;ul class="bars"&gt;</c>: one stacked bar with its
/// figures. <c>max</c> is the longest bar's total, so that lengths compare; the segments are drawn by presentation attributes alone.
/// </summary>
[HtmlTargetElement("bar-row", Attributes = "label", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class BarRowTagHelper(IStringLocalizer<Text> l) : TagHelper
{
    private const double Gap = 0.004; // of the whole width, between two segments

    public string Label { get; set; } = "";

    /// <summary>Where the figures are listed one by one.</summary>
    public string? Href { get; set; }

    public int Red { get; set; }

    public int Yellow { get; set; }

    public int Green { get; set; }

    public int Blue { get; set; }

    public int Grey { get; set; }

    /// <summary>Total that fills the whole width; at least this row's own.</summary>
    public int Max { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        (string Colour, int Count)[] segments = [("red", Red), ("yellow", Yellow), ("green", Green), ("blue", Blue), ("grey", Grey)];
        var total = segments.Sum(s => s.Count);
        var width = Math.Max(Math.Max(Max, total), 1);
        var svg = Html.Element("svg", "bar")
            .With("viewBox", Number($"0 0 {width} 10"))
            .With("preserveAspectRatio", "none")
            .With("aria-hidden", "true")
            .With("focusable", "false");
        var x = 0;
        foreach (var (colour, count) in segments.Where(s => s.Count > 0))
        {
            svg.Containing(
                Html.Element("rect", $"seg-{colour}")
                    .With("x", Number($"{x}"))
                    .With("y", "0")
                    .With("width", Number($"{count - (width * Gap):0.###}"))
                    .With("height", "10")
            );
            x += count;
        }

        var figures = Html.Element("span", "bars-num");
        if (Red > 0)
        {
            figures.Containing(Html.Element("b", null, l["红{0}", Red]));
        }

        if (Yellow > 0)
        {
            figures.InnerHtml.Append(Red > 0 ? " " : "");
            figures.Containing(Html.Element("i", null, l["黄{0}", Yellow]));
        }

        figures.Containing(Html.Element("span", "visually-hidden", l["，共{0}项", total]));

        var row = (Href is null ? Html.Element("span", "bars-row") : Html.Element("a", "bars-row").With("href", Href)).Containing(
            Html.Element("span", "bars-label", Label).With("title", Label),
            svg,
            figures
        );
        output.TagName = "li";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Content.SetHtmlContent(row);
    }

    private static string Number(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
