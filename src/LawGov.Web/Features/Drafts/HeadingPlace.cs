using System.Globalization;
using System.Text.RegularExpressions;
using LawGov.Documents.Plans;
using LawGov.Domain.Plans;

namespace LawGov.Web.Features.Drafts;

/// <summary>
/// What a new heading most likely is at a place of a draft: a section where the chapter around it has sections, else a chapter; the number goes on
/// from the one above.
/// </summary>
public sealed record HeadingPlace(SectionLevel Level, string Chapter, string Section)
{
    /// <summary>The number that goes with the level.</summary>
    public string Number => Level == SectionLevel.Chapter ? Chapter : Section;

    /// <param name="rows">The draft's headings and tasks in order.</param>
    /// <param name="sections">Its headings with their printed numbers.</param>
    /// <param name="beforeId">The row the heading goes before; none: at the end.</param>
    public static HeadingPlace Before(IReadOnlyList<CheckRow> rows, IReadOnlyList<PlanSection> sections, Guid? beforeId)
    {
        var ordinals = sections.ToDictionary(s => s.Id, s => s.OrdinalText);
        var above = rows.TakeWhile(r => r.Id != beforeId).ToList();
        var chapterAt = above.FindLastIndex(r => r.Level == 1);
        var chapterAbove = chapterAt < 0 ? null : ordinals[above[chapterAt].Id];
        var sectionAbove = above.Skip(chapterAt + 1).LastOrDefault(r => r.Level == 2) is { } section ? ordinals[section.Id] : null;
        var hasSections = chapterAt >= 0 && rows.Skip(chapterAt + 1).TakeWhile(r => r.Level != 1).Any(r => r.Level == 2);
        var isChapter = rows.FirstOrDefault(r => r.Id == beforeId) is { Level: 1 };
        var form = sections.FirstOrDefault(s => s.Level == SectionLevel.Section && s.OrdinalText.Length > 0)?.OrdinalText;
        return new HeadingPlace(
            hasSections && !isChapter ? SectionLevel.Section : SectionLevel.Chapter,
            After(chapterAbove, "一"),
            sectionAbove is null ? First(form) : After(sectionAbove, "（一）")
        );
    }

    /// <summary>The number after a printed one, written the same way: 三 → 四, （九） → （十）, 第3章 → 第4章. Nothing where the one above has none.</summary>
    public static string After(string? printed, string first)
    {
        if (printed is null)
            return first;
        var match = Numeral.Match(printed);
        if (!match.Success)
            return "";
        return string.Concat(printed.AsSpan(0, match.Index), Next(match.Value), printed.AsSpan(match.Index + match.Length));
    }

    private static string First(string? form)
    {
        var match = Numeral.Match(form ?? "");
        if (form is null || !match.Success)
            return "（一）";
        return string.Concat(form.AsSpan(0, match.Index), char.IsAsciiDigit(match.Value[0]) ? "1" : "一", form.AsSpan(match.Index + match.Length));
    }

    private static string Next(string numeral)
    {
        var next = (HanNumerals.Parse(numeral) ?? 0) + 1;
        return char.IsAsciiDigit(numeral[0]) ? next.ToString(CultureInfo.InvariantCulture) : HanNumerals.Write(next);
    }

    private static readonly Regex Numeral = new("[0-9]{1,4}|[〇零一二三四五六七八九十百]{1,5}", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
}
