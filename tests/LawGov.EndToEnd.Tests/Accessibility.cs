using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace LawGov.EndToEnd.Tests;

/// <summary>Checks a page against WCAG 2.2 AA by axe; the message names rule, element and reason.</summary>
internal static class Accessibility
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>Only what was found wrong travels back: the pages have no frames, so one run in the page sees everything.</summary>
    private const string Run = """
        async ([rules, contrast]) => (await axe.run(document, {
            runOnly: rules ? { type: 'rule', values: rules } : { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
            rules: rules ? {} : { 'color-contrast': { enabled: contrast } },
            resultTypes: ['violations'],
            selectors: false,
        })).violations.map(v => `${v.id} (${v.impact}): ${v.help}\n` + v.nodes.slice(0, 5).map(n =>
            `    ${n.html}\n      ${[...n.any, ...n.all, ...n.none].map(c => c.message).join('; ')}`).join('\n'))
        """;

    /// <summary>What is wrong on a page.</summary>
    /// <param name="page">The page as it stands.</param>
    /// <param name="rules">The rules asked; all of WCAG 2.2 AA where none are named.</param>
    /// <param name="withContrast">Whether contrast is among them where none are named.</param>
    public static async Task<IReadOnlyList<string>> ViolationsAsync(IPage page, string[]? rules = null, bool withContrast = true)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
            await LoadAsync(page);
        return await page.EvaluateAsync<string[]>(Run, new object?[] { rules, withContrast });
    }

    public static async Task AssertNoViolationsAsync(IPage page)
    {
        var violations = await ViolationsAsync(page);
        if (violations.Count == 0)
            return;
        Assert.Fail($"{page.Url} at {page.ViewportSize?.Width}x{page.ViewportSize?.Height}:\n{string.Join('\n', violations)}");
    }

    /// <summary>As a script of its own: the browser compiles it once for all pages of a person, and what Playwright evaluates each time.</summary>
    private static async Task LoadAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("Runtime.evaluate", new() { ["expression"] = Axe });
        await session.DetachAsync();
    }
}
