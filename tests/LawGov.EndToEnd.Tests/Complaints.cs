using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace LawGov.EndToEnd.Tests;

/// <summary>What a browser complained about: errors on its console, uncaught errors, breaches of the content security policy.</summary>
internal sealed class Complaints
{
    /// <summary>A breach is also written by the browser itself, but not for every directive.</summary>
    private const string TellBreaches =
        "document.addEventListener('securitypolicyviolation', e => console.error(`securitypolicyviolation: ${e.violatedDirective} ${e.blockedURI} ${e.sourceFile}:${e.lineNumber}`));";

    private readonly ConcurrentQueue<string> _heard = new();
    private readonly List<string> _expected = [];

    private Complaints()
    {
    }

    public static async Task<Complaints> HearAsync(IBrowserContext context)
    {
        var complaints = new Complaints();
        context.Console += (_, message) =>
        {
            if (message.Type == "error") complaints._heard.Enqueue($"{message.Page?.Url}: {message.Text} ({message.Location})");
        };
        context.WebError += (_, error) => complaints._heard.Enqueue($"{error.Page?.Url}: {error.Error}");
        await context.AddInitScriptAsync(TellBreaches);
        return complaints;
    }

    /// <summary>From now on a complaint with these words is part of the story, such as a refused post.</summary>
    public void Expect(string words) => _expected.Add(words);

    public void AssertNone()
    {
        var unexpected = _heard.Where(heard => !_expected.Exists(e => heard.Contains(e, StringComparison.Ordinal))).ToList();
        Assert.True(unexpected.Count == 0, string.Join('\n', unexpected));
    }
}
