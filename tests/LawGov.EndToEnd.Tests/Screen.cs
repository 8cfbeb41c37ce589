using Microsoft.Playwright;

namespace LawGov.EndToEnd.Tests;

/// <summary>Screens people sit before.</summary>
internal static class Screen
{
    /// <summary>The common office computer.</summary>
    public static readonly ViewportSize Desk = new() { Width = 1366, Height = 768 };

    public static readonly ViewportSize Phone = new() { Width = 390, Height = 844 };

    /// <summary>The narrowest page that must not scroll sideways (WCAG 1.4.10).</summary>
    public static readonly ViewportSize Narrow = new() { Width = 320, Height = 640 };
}
