using LawGov.Web.Pages;


namespace LawGov.EndToEnd.Tests;

/// <summary>The check of barriers itself: it must be able to find one.</summary>
public sealed class AccessibilityTests(Chromium chromium, BrowserSite site) : Journey(chromium, site)
{
    [Fact]
    public async Task Check_PictureWithoutWords_Complains()
    {
        var visitor = await SomebodyAsync();
        await visitor.OpenAsync(Routes.Login);
        await visitor.CheckPageAsync();
        await visitor.Page.EvaluateAsync("() => document.querySelector('main').append(document.createElement('img'))");

        var complaint = await Assert.ThrowsAnyAsync<Exception>(visitor.CheckPageAsync);
        Assert.Contains("image-alt", complaint.Message, StringComparison.Ordinal);
    }
}
