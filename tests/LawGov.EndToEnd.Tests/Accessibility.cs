using System.Text;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace LawGov.EndToEnd.Tests;

/// <summary>Checks a page against WCAG 2.2 AA by axe; the message names rule, element and reason.</summary>
internal static class Accessibility
{
    private static readonly AxeRunOptions Rules = new() { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } };

    public static async Task AssertNoViolationsAsync(IPage page)
    {
        var result = await page.RunAxe(Rules);
        if (result.Violations.Length == 0) return;
        var text = new StringBuilder().AppendLine($"{page.Url} at {page.ViewportSize?.Width}x{page.ViewportSize?.Height}:");
        foreach (var violation in result.Violations)
        {
            text.AppendLine($"{violation.Id} ({violation.Impact}): {violation.Help}");
            foreach (var node in violation.Nodes.Take(5)) text.AppendLine($"    {node.Html}").AppendLine($"      {string.Join("; ", node.Any.Concat(node.All).Concat(node.None).Select(c => c.Message))}");
        }
        Assert.Fail(text.ToString());
    }
}
