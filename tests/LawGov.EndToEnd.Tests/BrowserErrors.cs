using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace LawGov.EndToEnd.Tests;

/// <summary>Errors of a browser: on its console, uncaught, and breaches of the content security policy.</summary>
internal sealed class BrowserErrors
{
    /// <summary>A breach is also written by the browser itself, but not for every directive.</summary>
    private const string TellBreaches =
        "document.addEventListener('securitypolicyviolation', e => "
        + "console.error(`securitypolicyviolation: ${e.violatedDirective} ${e.blockedURI} ${e.sourceFile}:${e.lineNumber}`));";

    private readonly ConcurrentQueue<string> _seen = new();
    private readonly List<string> _expected = [];

    private BrowserErrors() { }

    public static async Task<BrowserErrors> ListenAsync(IBrowserContext context)
    {
        var errors = new BrowserErrors();
        context.Console += (_, message) =>
        {
            if (message.Type == "error")
                errors._seen.Enqueue($"{message.Page?.Url}: {message.Text} ({message.Location})");
        };
        context.WebError += (_, error) => errors._seen.Enqueue($"{error.Page?.Url}: {error.Error}");
        await context.AddInitScriptAsync(TellBreaches);
        return errors;
    }

    /// <summary>From now on an error with these words is part of the story, such as a refused post.</summary>
    public void Expect(string words) => _expected.Add(words);

    public void AssertNone()
    {
        var unexpected = _seen.Where(error => !_expected.Exists(e => error.Contains(e, StringComparison.Ordinal))).ToList();
        Assert.True(unexpected.Count == 0, string.Join('\n', unexpected));
    }
}
