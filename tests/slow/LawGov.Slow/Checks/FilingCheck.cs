using System.Collections.Concurrent;
using System.Diagnostics;

namespace LawGov.Slow.Checks;

/// <summary>
/// A hundred units file their whole quarter in the same minute: nobody is refused, nothing is lost or doubled. Needs a day on which the window is
/// open.
/// </summary>
internal static class FilingCheck
{
    private const string Mark = "file";

    private const int Added = 45;

    public static async Task<bool> RunAsync(Options options)
    {
        using var app = new AppProcess(options.App, options.Password);
        var (loaded, words) = await app.RunAsync("demo");
        if (loaded != 0)
            throw new UsageException($"The sample district was not loaded: {words}");
        var added = await MoreTownships.AddAsync(app.DataFolder, Added);
        await app.StartAsync();
        await MoreTownships.WaitForPagesAsync(app.DataFolder, Added);
        var users = Enumerable
            .Range(1, 26)
            .Select(i => $"township{i:00}")
            .Concat(Enumerable.Range(1, 55).Select(i => $"dept{i:00}"))
            .Append("justice")
            .Concat(added)
            .ToList();
        var clerks = new ConcurrentBag<(Clerk Clerk, SiteSession Session, int Lines)>();
        foreach (var group in users.Chunk(8))
            await Task.WhenAll(group.Select(user => ArriveAsync(app, user, options.Password, clerks)));
        var texts = new ConcurrentBag<string>();
        var refused = new ConcurrentBag<string>();
        var startedAt = Stopwatch.GetTimestamp();
        await Task.WhenAll(
            clerks.Select(async c =>
            {
                try
                {
                    foreach (var text in await c.Clerk.SubmitAsync($"{Mark}-{c.Clerk.UserName}", int.MaxValue))
                        texts.Add(text);
                }
                catch (InvalidOperationException refusal)
                {
                    refused.Add(refusal.Message);
                }
            })
        );
        var took = Stopwatch.GetElapsedTime(startedAt);
        var found = await Revisions.CountAsync(app.DataFolder, Mark);
        foreach (var (_, session, _) in clerks)
            session.Dispose();
        app.Kill();
        var (status, said) = await app.RunAsync("verify-audit");
        var lost = texts.Count(t => !found.ContainsKey(t));
        Console.WriteLine(
            $"{clerks.Count} units filed {texts.Count} lines in {took.TotalSeconds:F1} s ({clerks.Count / took.TotalMinutes:F0} units a minute); "
                + $"{refused.Count} refused, {lost} lost, {found.Count(f => f.Value > 1)} twice; verify-audit {status}: {said}"
        );
        foreach (var refusal in refused.Take(5))
            Console.WriteLine(refusal);
        return refused.IsEmpty && lost == 0 && found.All(f => f.Value == 1) && status == 0 && took < TimeSpan.FromMinutes(1) && clerks.Count >= 100;
    }

    private static async Task ArriveAsync(AppProcess app, string user, string password, ConcurrentBag<(Clerk, SiteSession, int)> clerks)
    {
        var session = new SiteSession(app.Site);
        var clerk = new Clerk(session, user);
        var lines = 0;
        try
        {
            lines = await clerk.ArriveAsync(password);
        }
        catch (UsageException)
        {
            // Nobody of that name in this sample.
        }
        if (lines > 0)
            clerks.Add((clerk, session, lines));
        else
            session.Dispose();
    }
}
