namespace LawGov.Web.Features.Shared;

/// <summary>What the frame around every page shows. One implementation per request; everything is ready to print, in the language of the screen.</summary>
public interface ILayoutContext
{
    /// <summary>示范区.</summary>
    string DistrictName { get; }

    /// <summary>Name of the signed-in person; null on pages before sign-in.</summary>
    string? UserName { get; }

    string? UnitName { get; }

    /// <summary>填报人, 审核人 …</summary>
    string? RoleLabel { get; }

    /// <summary>Pages this person may enter, in order.</summary>
    IReadOnlyList<NavItem> Navigation { get; }

    /// <summary>Periods to switch between, newest first; empty hides the menu.</summary>
    IReadOnlyList<PeriodItem> Periods { get; }

    /// <summary>10月19日 09:30; null hides the line.</summary>
    string? DataAsOf { get; }

    /// <summary>Person's own page (sessions, password); null leaves it out.</summary>
    string? AccountHref => "/account";

    /// <summary>Who runs the system, at the foot of the sign-in page.</summary>
    string? OfficeName => null;

    /// <summary>That the clock is in doubt, for the administrator and for who runs the quarters; null for anybody else.</summary>
    string? ClockNotice => null;

    /// <summary>Where the clock is confirmed; null for who may not.</summary>
    string? ClockHref => null;

    /// <summary>One line over every page, such as that the data are a demonstration.</summary>
    string? Banner => null;
}

/// <summary>A line of the navigation.</summary>
/// <param name="Href">Page, from the root of the site.</param>
/// <param name="Icon">Symbol in <c>icons.svg</c> without <c>i-</c>.</param>
/// <param name="Label">Its word.</param>
/// <param name="Count">Things to do there; 0 shows nothing.</param>
/// <param name="PhoneLabel">Shorter word in the bar at the foot of phones; null keeps it out of that bar, which has room for four.</param>
/// <param name="Covers">Other addresses whose pages belong to this line, such as <c>/tasks</c> under the plans.</param>
public sealed record NavItem(string Href, string Icon, string Label, int Count = 0, string? PhoneLabel = null, params IReadOnlyList<string> Covers);

/// <summary>A period in the menu of the top bar.</summary>
/// <param name="YearLabel">2026年; phones leave it out.</param>
/// <param name="Label">第三季度.</param>
/// <param name="Href">This page, or the person's start page, for that period.</param>
/// <param name="IsCurrent">The period the page shows.</param>
/// <param name="Note">填报期, 已归档.</param>
public sealed record PeriodItem(string YearLabel, string Label, string Href, bool IsCurrent, string? Note = null);

/// <summary>Which line of the navigation a page belongs to.</summary>
public static class Navigation
{
    /// <summary>The line whose address (or one it covers) is the longest beginning of the path; <c>/</c> only fits itself.</summary>
    public static NavItem? Find(IEnumerable<NavItem> items, PathString path) =>
        items
            .SelectMany(item => item.Covers.Prepend(item.Href).Select(href => (item, href: PathOf(href))))
            .Where(x => x.href == "/" ? path == "/" || !path.HasValue : path.StartsWithSegments(x.href, StringComparison.OrdinalIgnoreCase))
            .OrderByDescending(x => x.href.Length)
            .Select(x => x.item)
            .FirstOrDefault();

    /// <summary><c>page</c> for the page itself, <c>true</c> for one below it, null elsewhere.</summary>
    public static string? Current(NavItem item, NavItem? found, PathString path) =>
        item != found ? null
        : path.Equals(PathOf(item.Href), StringComparison.OrdinalIgnoreCase) ? "page"
        : "true";

    private static string PathOf(string href) => href.Split('?', '#')[0];
}
