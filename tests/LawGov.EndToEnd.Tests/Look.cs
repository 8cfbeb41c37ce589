using Microsoft.Playwright;

namespace LawGov.EndToEnd.Tests;

/// <summary>How somebody looks at a page.</summary>
/// <param name="Name">For the message.</param>
/// <param name="Screen">The screen.</param>
/// <param name="Size">Of the text: normal or large.</param>
/// <param name="Theme">light or dark.</param>
/// <param name="Rules">The rules of axe this look can break; none where all are asked, which is once for each layout.</param>
internal sealed record Look(string Name, ViewportSize Screen, string Size = "normal", string Theme = "light", string[]? Rules = null)
{
    /// <summary>Each page once in each. A look that changes colours or sizes only is asked for these.</summary>
    public static IReadOnlyList<Look> All { get; } =
    [
        new("desk", EndToEnd.Tests.Screen.Desk),
        new("phone", EndToEnd.Tests.Screen.Phone),
        new("large text", EndToEnd.Tests.Screen.Phone, Size: "large", Rules: ["color-contrast", "target-size", "scrollable-region-focusable"]),
        new("dark", EndToEnd.Tests.Screen.Desk, Theme: "dark", Rules: ["color-contrast", "link-in-text-block"]),
    ];
}
