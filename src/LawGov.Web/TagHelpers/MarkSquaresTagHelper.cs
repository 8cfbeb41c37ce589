using LawGov.Web.Texts;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace LawGov.Web.TagHelpers;

/// <summary>How one unit stands with one duty this quarter, one letter each.</summary>
public enum Mark
{
    /// <summary>缺: not filed and overdue.</summary>
    Missing,

    /// <summary>退: returned, to be corrected.</summary>
    Returned,

    /// <summary>补: filed after the due date.</summary>
    FiledLate,

    /// <summary>待: filed, waiting for review.</summary>
    Waiting,

    /// <summary>报: accepted.</summary>
    Accepted,

    /// <summary>未: not filed, and still in time.</summary>
    NotDue,

    /// <summary>免: nothing is owed, or nothing more.</summary>
    NotOwed,
}

/// <summary>One square: a unit and how it stands.</summary>
public sealed record MarkSquare(Mark Mark, string UnitName, string? Href = null);

/// <summary>
/// <c>&lt;mark-squares items="row.Squares" /&gt;</c>: one letter a unit; over <c>limit</c> units the counts and the names that miss.
/// With <c>grid</c> every unit is shown with its name, with <c>legend</c> only the letters are explained.
/// </summary>
[HtmlTargetElement("mark-squares", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class MarkSquaresTagHelper(IStringLocalizer<Text> l) : TagHelper
{
    public IEnumerable<MarkSquare> Items { get; set; } = [];

    /// <summary>Most units shown one by one.</summary>
    public int Limit { get; set; } = 8;

    public bool Grid { get; set; }

    public bool Legend { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var items = Items.ToList();
        output.TagName = null;
        if (Legend)
        {
            output.Content.SetHtmlContent(LegendOf());
        }
        else if (Grid)
        {
            output.Content.SetHtmlContent(GridOf(items));
        }
        else if (items.Count > 0 && items.Count <= Limit)
        {
            output.Content.SetHtmlContent(SquaresOf(items));
        }
        else if (items.Count > 0)
        {
            output.Content.AppendHtml(CountsOf(items));
            var missing = items.Where(i => i.Mark == Mark.Missing).Select(i => i.UnitName).ToList();
            if (missing.Count > 0)
            {
                output.Content.AppendHtml(Html.Element("p", "mb-0 text-red", l["未报：{0}", string.Join(l["、"], missing)]));
            }
        }
    }

    private TagBuilder SquaresOf(List<MarkSquare> items)
    {
        var list = List("marks", l["本季度各单位"]);
        foreach (var item in items)
        {
            string words = l["{0}：{1}", item.UnitName, Words(item.Mark)];
            var square = Square(item.Mark).With("title", words).With("aria-hidden", "true");
            var spoken = Html.Element("span", "visually-hidden", words);
            list.Containing(
                Html.Element("li").Containing(item.Href is null ? [square, spoken] : [Html.Element("a").With("href", item.Href).Containing(square, spoken)])
            );
        }

        return list;
    }

    private TagBuilder CountsOf(List<MarkSquare> items)
    {
        var list = List("marks marks-sum", l["本季度各单位填报"]);
        foreach (var group in items.GroupBy(i => i.Mark).OrderBy(g => g.Key))
        {
            var count = Html.Element("span", "mark-n")
                .Containing(Square(group.Key).With("aria-hidden", "true"), Html.Element("span", "visually-hidden", Words(group.Key)));
            count.InnerHtml.Append($"{group.Count()}");
            list.Containing(Html.Element("li").Containing(count));
        }

        return list;
    }

    private TagBuilder GridOf(List<MarkSquare> items)
    {
        var list = Html.Element("ul", "mark-grid");
        foreach (var item in items)
        {
            list.Containing(
                Html.Element("li")
                    .Containing(
                        Square(item.Mark).With("aria-hidden", "true"),
                        item.Href is null ? Html.Element("span", null, item.UnitName) : Html.Element("a", null, item.UnitName).With("href", item.Href),
                        Html.Element("span", "visually-hidden", Words(item.Mark))
                    )
            );
        }

        return list;
    }

    private TagBuilder LegendOf()
    {
        var list = List("marks marks-sum hint align-items-center", l["图例"]);
        foreach (var mark in Enum.GetValues<Mark>())
        {
            var line = Html.Element("li").Containing(Square(mark).With("aria-hidden", "true"));
            line.InnerHtml.Append($" {Words(mark)}");
            list.Containing(line);
        }

        return list;
    }

    private static TagBuilder List(string cssClass, string label) => Html.Element("ul", cssClass).With("aria-label", label);

    private TagBuilder Square(Mark mark) =>
        mark switch
        {
            Mark.Missing => Html.Element("span", "mark mark-late", l["缺"]),
            Mark.Returned => Html.Element("span", "mark mark-back", l["退"]),
            Mark.FiledLate => Html.Element("span", "mark mark-back", l["补"]),
            Mark.Waiting => Html.Element("span", "mark mark-wait", l["待"]),
            Mark.Accepted => Html.Element("span", "mark mark-ok", l["报"]),
            Mark.NotDue => Html.Element("span", "mark mark-none", l["未"]),
            _ => Html.Element("span", "mark mark-none", l["免"]),
        };

    private string Words(Mark mark) =>
        mark switch
        {
            Mark.Missing => l["未报逾期"],
            Mark.Returned => l["退回待改"],
            Mark.FiledLate => l["补报"],
            Mark.Waiting => l["已报待审"],
            Mark.Accepted => l["审核通过"],
            Mark.NotDue => l["未到期"],
            _ => l["免报或已终止"],
        };
}
