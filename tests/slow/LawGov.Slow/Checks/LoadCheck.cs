namespace LawGov.Slow.Checks;

/// <summary>How fast pages answer over eight connections: median, p95, p99, requests a second, and what a request costs the site.</summary>
internal static class LoadCheck
{
    public static async Task<bool> RunAsync(Uri site, Options options, int? processId)
    {
        var user = options.Users[0];
        var cost = processId is { } id ? new SiteCost(id) : null;
        if (cost is not null)
            Console.WriteLine(cost.Say("idle"));
        var connections = new List<SiteSession>();
        try
        {
            for (var i = 0; i < options.Number("connections", 8); i++)
            {
                var session = new SiteSession(site);
                connections.Add(session);
                await session.SignInAsync(user, options.Password);
            }
            var paths = options.Text("paths", "") is { Length: > 0 } given ? given.Split(',') : await NavigationAsync(connections[0]);
            var requests = options.Number("requests", 1000);
            var limit = options.Number("p99", int.MaxValue);
            var isGood = true;
            Console.WriteLine($"{user}, {connections.Count} connections");
            Console.WriteLine(Timings.Header);
            foreach (var asked in paths)
            {
                var path = await FirstAsync(connections[0], asked);
                await LoadRun.RunAsync(connections, connections.Count * 3, session => IsAnsweredAsync(session, path));
                var timings = await LoadRun.RunAsync(connections, requests, session => IsAnsweredAsync(session, path), cost);
                Console.WriteLine(timings.Row(asked));
                isGood &= timings.Failed == 0 && timings.P99 <= limit;
            }
            if (cost is not null)
                Console.WriteLine(cost.Say("loaded"));
            return isGood;
        }
        finally
        {
            connections.ForEach(c => c.Dispose());
        }
    }

    /// <summary>An address that ends in /* means the first such link of the navigation's pages, as in /tasks/*.</summary>
    private static async Task<string> FirstAsync(SiteSession session, string asked)
    {
        if (!asked.EndsWith("/*", StringComparison.Ordinal))
            return asked;
        foreach (var path in await NavigationAsync(session))
        {
            var page = await session.GetAsync(path);
            var links = page.Document.QuerySelectorAll($"main a[href^='{asked[..^1]}']").Select(a => a.GetAttribute("href")!.Split('#', '?')[0]);
            if (links.FirstOrDefault(l => Guid.TryParse(l[(asked.Length - 1)..], out _)) is { } link)
                return link;
        }
        throw new UsageException($"No page of the navigation links to {asked}.");
    }

    private static async Task<string[]> NavigationAsync(SiteSession session)
    {
        var start = await session.GetAsync("/");
        var links = start.Document.QuerySelectorAll("nav a[href^='/']").Select(a => a.GetAttribute("href")!);
        return ["/", .. links.Where(l => l != "/" && !l.StartsWith("/account/logout", StringComparison.Ordinal)).Distinct()];
    }

    private static async Task<bool> IsAnsweredAsync(SiteSession session, string path)
    {
        var page = await session.GetAsync(path);
        return (int)page.Status == 200 && !page.IsSignIn;
    }
}
