using System.Collections.Concurrent;

namespace LawGov.Slow.Checks;

/// <summary>
/// kill -9 at random while several clerks submit and take back: every submission that was acknowledged is there exactly once, none twice; the audit
/// chain holds.
/// </summary>
internal static class SubmitsCheck
{
    private const string Mark = "kill";

    public static async Task<bool> RunAsync(Options options)
    {
        using var app = new AppProcess(options.App, options.Password);
        using var acknowledged = new AckLog(Path.Combine(app.Folder, "acknowledged.log"));
        var random = new Random(options.Number("seed", 1));
        var rounds = options.Number("rounds", 50);
        var users = options.Text("users", "township02,township03,township04,township05,dept01,justice").Split(',');
        var texts = new ConcurrentBag<string>();
        var refused = new ConcurrentBag<string>();
        await app.StartAsync();

        // A cookie outlives the process that gave it: a clerk signs in once.
        var sessions = users.Select(_ => new SiteSession(app.Site)).ToArray();
        try
        {
            var clerks = users.Select((user, i) => new Clerk(sessions[i], user)).ToArray();
            foreach (var clerk in clerks)
                await clerk.ArriveAsync(options.Password);
            for (var round = 1; round <= rounds; round++)
            {
                var number = round;
                using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(random.Next(1000, 4000)));
                var work = clerks.Select(clerk => WorkAsync(clerk, $"{Mark}-{clerk.UserName}-{number}", acknowledged, texts, refused)).ToArray();
                await timer.WaitForNextTickAsync();
                app.Kill();
                await Task.WhenAll(work);
                await app.StartAsync();
                if (round % 10 == 0)
                    Console.WriteLine($"{round} kills, {texts.Count} submissions acknowledged");
            }
        }
        finally
        {
            foreach (var session in sessions)
                session.Dispose();
        }
        var found = await Revisions.CountAsync(app.DataFolder, Mark);
        app.Kill();
        var lost = texts.Count(t => !found.ContainsKey(t));
        var doubled = found.Count(f => f.Value > 1);
        var (status, said) = await app.RunAsync("verify-audit");
        Console.WriteLine(
            $"{rounds} kills, {texts.Count} submissions acknowledged, {lost} lost, {doubled} twice, {found.Count - texts.Count + lost} made without their "
                + $"answer arriving, {refused.Count} refused; verify-audit {status}: {said}"
        );
        foreach (var refusal in refused.Take(5))
            Console.WriteLine(refusal);
        return lost == 0 && doubled == 0 && status == 0 && refused.IsEmpty && !texts.IsEmpty;
    }

    private static async Task WorkAsync(Clerk clerk, string mark, AckLog acknowledged, ConcurrentBag<string> texts, ConcurrentBag<string> refused)
    {
        try
        {
            await clerk.WithdrawAsync();
            for (var turn = 1; ; turn++)
            {
                foreach (var text in await clerk.SubmitAsync($"{mark}-{turn}", 2))
                {
                    acknowledged.Acknowledge(text);
                    texts.Add(text);
                }
                await clerk.WithdrawAsync();
            }
        }
        catch (Exception dead) when (dead is HttpRequestException or System.Net.Sockets.SocketException)
        {
            // The site is dead. A connection that breaks while it is made comes as the bare fault of the socket.
        }
        catch (InvalidOperationException refusal)
        {
            refused.Add(refusal.Message);
        }
    }
}
