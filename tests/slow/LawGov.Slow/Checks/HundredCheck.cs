namespace LawGov.Slow.Checks;

/// <summary>A hundred people at work at once: each signs in, then opens a page every few seconds, following the links of the page before.</summary>
internal static class HundredCheck
{
    public static async Task<bool> RunAsync(Uri site, Options options)
    {
        var people = options.Number("people", 100);
        var pages = options.Number("pages", 10);
        var pause = TimeSpan.FromSeconds(options.Number("pause", 3));
        var limit = options.Number("p95", 1000);
        var seed = options.Number("seed", 1);
        Console.WriteLine($"{people} people, {pages} pages each, one every {pause.TotalSeconds:0} s, seed {seed}");
        var signIns = new Timings();
        var views = new Timings();
        await Task.WhenAll(
            Enumerable
                .Range(0, people)
                .Select(async i =>
                {
                    var random = new Random((seed * people) + i);
                    using var session = new SiteSession(site);
                    await PauseAsync(random.NextDouble() * pause);
                    SitePage? page = null;
                    await signIns.MeasureAsync(async () =>
                        (page = await session.SignInAsync(options.Users[i % options.Users.Length], options.Password)).Status == System.Net.HttpStatusCode.OK
                    );
                    for (var n = 0; n < pages; n++)
                    {
                        await PauseAsync(pause * (0.5 + random.NextDouble()));
                        var links = page?.Links.Where(IsPage).ToArray() ?? [];
                        var next = links.Length == 0 ? "/" : links[random.Next(links.Length)];
                        await views.MeasureAsync(async () =>
                            (page = await session.GetAsync(next)) is { Status: System.Net.HttpStatusCode.OK, IsSignIn: false }
                        );
                    }
                })
        );
        Console.WriteLine(Timings.Header);
        Console.WriteLine(signIns.Row("sign in"));
        Console.WriteLine(views.Row("pages"));
        return signIns.Failed == 0 && views.Failed == 0 && views.P95 <= limit;
    }

    private static bool IsPage(string link) =>
        !link.StartsWith("/account/", StringComparison.Ordinal) && !link.StartsWith("/exports/", StringComparison.Ordinal);

    private static async Task PauseAsync(TimeSpan time)
    {
        using var timer = new PeriodicTimer(time + TimeSpan.FromMilliseconds(1));
        await timer.WaitForNextTickAsync();
    }
}
