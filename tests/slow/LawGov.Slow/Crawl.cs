namespace LawGov.Slow;

/// <summary>Walks the pages a person can reach.</summary>
internal static class Crawl
{
    /// <summary>Pages reachable by links from a path, each once, nearest first, at most <paramref name="limit"/>.</summary>
    public static async IAsyncEnumerable<SitePage> FromAsync(SiteSession session, string path, int limit)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { path };
        var queue = new Queue<string>(seen);
        while (limit-- > 0 && queue.TryDequeue(out var next))
        {
            var page = await session.GetAsync(next);
            yield return page;
            foreach (var link in page.Links.Where(l => !l.StartsWith("/account/logout", StringComparison.Ordinal) && seen.Add(l)))
                queue.Enqueue(link);
        }
    }
}
