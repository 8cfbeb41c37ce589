namespace LawGov.Slow.Checks;

/// <summary>How fast pages answer over eight connections: median, p95, p99, requests a second.</summary>
internal static class LoadCheck
{
    public static async Task<bool> RunAsync(Uri site, Options options)
    {
        var user = options.Users[0];
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
            foreach (var path in paths)
            {
                await LoadRun.RunAsync(connections, connections.Count * 3, session => IsAnsweredAsync(session, path));
                var timings = await LoadRun.RunAsync(connections, requests, session => IsAnsweredAsync(session, path));
                Console.WriteLine(timings.Row(path));
                isGood &= timings.Failed == 0 && timings.P99 <= limit;
            }
            return isGood;
        }
        finally
        {
            connections.ForEach(c => c.Dispose());
        }
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
