using LawGov.Web.Pages;
using Xunit.Sdk;

namespace LawGov.EndToEnd.Tests;

/// <summary>The sweep itself: in each look it must be able to find a barrier, and it must find none where there is none.</summary>
public sealed class AccessibilityTests(Chromium chromium, BrowserSite site) : Journey(chromium, site)
{
    private const string Picture = "document.querySelector('main').append(document.createElement('img'))";

    [Theory]
    [InlineData("desk: image-alt", Picture)]
    [InlineData("phone: image-alt", Picture)]
    [InlineData("phone: http", "document.querySelector('h1').style.minWidth = '500px'")]
    [InlineData("narrow: http", "document.querySelector('h1').style.minWidth = '350px'")]
    [InlineData("large text: color-contrast", "paint('html[data-size=large] h1 { color: #ddd; background: #fff; }')")]
    [InlineData("dark: color-contrast", "paint('html[data-theme=dark] label { color: #222; background: #111; }')")]
    public async Task CheckEveryLook_PageWithABarrier_NamesLookAndRule(string says, string barrier)
    {
        var visitor = await SomebodyAsync();
        await visitor.OpenAsync(Routes.Login);
        await visitor.Page.EvaluateAsync(
            $$"""
            () => {
                const paint = (css) => {
                    const sheet = new CSSStyleSheet();
                    sheet.replaceSync(css);
                    document.adoptedStyleSheets.push(sheet);
                };
                {{barrier}};
            }
            """
        );

        var failure = await Assert.ThrowsAnyAsync<XunitException>(() => visitor.CheckEveryLookAsync());

        Assert.Contains(says, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CheckPage_PictureWithoutWords_Fails()
    {
        var visitor = await SomebodyAsync();
        await visitor.OpenAsync(Routes.Login);
        await visitor.CheckPageAsync();
        await visitor.Page.EvaluateAsync($"() => {Picture}");

        var failure = await Assert.ThrowsAnyAsync<XunitException>(visitor.CheckPageAsync);

        Assert.Contains("image-alt", failure.Message, StringComparison.Ordinal);
    }
}
