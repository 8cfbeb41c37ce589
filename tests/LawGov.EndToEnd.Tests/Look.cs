using Microsoft.Playwright;

namespace LawGov.EndToEnd.Tests;

/// <summary>How somebody looks at a page.</summary>
/// <param name="Name">For the message.</param>
/// <param name="Screen">The screen.</param>
/// <param name="Size">Of the text: normal or large.</param>
/// <param name="Theme">light or dark.</param>
/// <param name="Rules">The rules of axe this look can break; none where all are asked, which is once for each layout.</param>
/// <param name="ContrastElsewhere">Whether another look on the same screen is asked for contrast, which costs as much as all other rules together.</param>
/// <param name="Frame">Whether only the frame around the pages looks otherwise than in another look, so that one page of a person shows it.</param>
internal sealed record Look(
    string Name,
    ViewportSize Screen,
    string Size = "normal",
    string Theme = "light",
    string[]? Rules = null,
    bool ContrastElsewhere = false,
    bool Frame = false
)
{
    private static readonly string[] OfSizes = ["color-contrast", "target-size", "scrollable-region-focusable"],
        OfColours = ["color-contrast", "link-in-text-block"];

    /// <summary>Each page once in each. A look that changes colours or sizes only is asked for these.</summary>
    public static IReadOnlyList<Look> All { get; } =
    [
        new("desk", EndToEnd.Tests.Screen.Desk),
        new("phone", EndToEnd.Tests.Screen.Phone, ContrastElsewhere: true),
        new("large text", EndToEnd.Tests.Screen.Phone, Size: "large", Rules: OfSizes),
        new("large text on the desk", EndToEnd.Tests.Screen.Desk, Size: "large", Rules: OfSizes, Frame: true),
        new("dark", EndToEnd.Tests.Screen.Desk, Theme: "dark", Rules: OfColours),
        new("dark on the phone", EndToEnd.Tests.Screen.Phone, Theme: "dark", Rules: OfColours, Frame: true),
    ];
}
