using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using LawGov.Data.Records;
using LawGov.Web.Tests.Outbox;
using Microsoft.EntityFrameworkCore;
using SmtpServer.Protocol;
using StandardWebhooks;

namespace LawGov.Slow.Checks;

/// <summary>
/// kill -9 and stop signals at random while mails and webhooks go out and every tenth is refused at first: nothing is lost, a receiver that keeps ids
/// processes each webhook once, a mail comes twice only after a kill, at most one a kill, and then it is the same mail.
/// </summary>
internal static class OutboxKillsCheck
{
    private const string Endpoint = "messenger";
    private const int Portion = 50,
        Backlog = 600;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200),
        LongestEnd = TimeSpan.FromMinutes(40);

    public static async Task<bool> RunAsync(Options options)
    {
        var (kills, stops) = (options.Number("rounds", 40), options.Number("stops", 20));
        var random = new Random(options.Number("seed", 1));
        var secret = "whsec_" + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        await using var mails = new MailServer();
        await using var hooks = await HookReceiver.StartAsync();
        var tally = new Tally(secret, new Random(random.Next()));
        mails.Answer = mail => Task.FromResult(tally.Take(mail) ? SmtpResponse.Ok : new SmtpResponse((SmtpReplyCode)451, "try again later"));
        hooks.Answer = (hook, _) => Task.FromResult(tally.Take(hook) ? 204 : 500);
        using var app = new AppProcess(options.App, options.Password);
        Configure(app, mails.Port, hooks.Url, secret);

        var acts = Enumerable.Repeat(true, kills).Concat(Enumerable.Repeat(false, stops)).ToArray();
        random.Shuffle(acts);
        await app.StartAsync();
        using var fed = new CancellationTokenSource();
        var feeding = FeedAsync(app.DataFolder, tally, fed.Token);
        var longestStop = TimeSpan.Zero;
        var heldAfterStop = 0;
        foreach (var (round, isKill) in acts.Index())
        {
            using (var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(random.Next(500, 3000))))
                await timer.WaitForNextTickAsync();
            if (isKill)
            {
                app.Kill();
            }
            else
            {
                var startedAt = Stopwatch.GetTimestamp();
                await app.StopAsync();
                longestStop = Max(longestStop, Stopwatch.GetElapsedTime(startedAt));
                heldAfterStop += await CountAsync(
                    app.DataFolder,
                    rows => rows.Where(m => m.LeaseUntil != null && m.Attempts > 0 && m.TriedAt >= tally.StartedAt)
                );
            }
            tally.EndRound(isKill);
            await app.StartAsync();
            tally.StartedAt = DateTime.SpecifyKind(TimeProvider.System.GetUtcNow().UtcDateTime, DateTimeKind.Utc);
            if ((round + 1) % 10 == 0)
                Console.WriteLine($"{round + 1} rounds, {tally.Queued} messages queued, {tally.Mails} mails and {tally.Hooks} requests came");
        }
        await fed.CancelAsync();
        await feeding;
        await WaitForTheEndAsync(app.DataFolder);
        await app.StopAsync();
        return Report(tally, await CountAsync(app.DataFolder, rows => rows.Where(m => m.DeliveredAt == null)), kills, stops, longestStop, heldAfterStop);
    }

    private static void Configure(AppProcess app, int port, Uri url, string secret)
    {
        app.Settings["LawGov__Sample"] = "false";
        app.Settings["LawGov__Site__Address"] = "https://lawgov.example.cn";
        app.Settings["LawGov__Mail__Server"] = "127.0.0.1";
        app.Settings["LawGov__Mail__Port"] = port.ToString(CultureInfo.InvariantCulture);
        app.Settings["LawGov__Mail__Security"] = "None";
        app.Settings["LawGov__Mail__From"] = "lawgov@example.cn";
        app.Settings[$"LawGov__Webhooks__{Endpoint}__Url"] = url.ToString();
        app.Settings[$"LawGov__Webhooks__{Endpoint}__Secret"] = secret;
    }

    /// <summary>Queues news as the product does, as fast as it goes out, in saves that go on while the site is dead.</summary>
    private static async Task FeedAsync(string dataFolder, Tally tally, CancellationToken ct)
    {
        using var tick = new PeriodicTimer(Pause);
        try
        {
            while (await tick.WaitForNextTickAsync(ct))
            {
                if (tally.Queued - tally.Distinct > Backlog)
                    continue;
                await using var db = Revisions.Open(dataFolder);
                db.Outgoing = new Outgoing(true, [Endpoint]);
                for (var i = 0; i < Portion; i++)
                {
                    var news = new OutboxNews(Guid.CreateVersion7(), "unit.urged", "区依法治区办催办：3项逾期", "/", IsUrgent: true);
                    tally.Queued += db.Queue(news, [(Guid.CreateVersion7(), $"clerk{tally.Queued}@example.cn")]);
                }
                await db.SaveChangesAsync(CancellationToken.None);
            }
        }
        catch (OperationCanceledException)
        {
            // Enough was queued
        }
    }

    private static async Task WaitForTheEndAsync(string dataFolder)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromSeconds(1));
        var startedAt = Stopwatch.GetTimestamp();
        while (await CountAsync(dataFolder, rows => rows.Where(m => m.NextAttemptAt != null)) > 0 && Stopwatch.GetElapsedTime(startedAt) < LongestEnd)
            await tick.WaitForNextTickAsync();
    }

    private static async Task<int> CountAsync(string dataFolder, Func<IQueryable<OutboxMessage>, IQueryable<OutboxMessage>> which)
    {
        await using var db = Revisions.Open(dataFolder);
        return await which(db.Outbox.AsNoTracking()).CountAsync();
    }

    private static bool Report(Tally tally, int undelivered, int kills, int stops, TimeSpan longestStop, int held)
    {
        var lost = tally.Queued - tally.Distinct;
        Console.WriteLine(
            $"{kills} kills, {stops} stops, {tally.Queued} messages: {lost} lost, {undelivered} not delivered by their rows; {tally.Refused} refused at first"
        );
        Console.WriteLine(
            $"mails: {tally.DistinctMails} arrived, {tally.DoubledMails} twice, of these {tally.DoubledAfterStop} after a stop, {tally.Altered} altered; "
                + $"most a kill {tally.MostDoubledAKill}"
        );
        Console.WriteLine(
            $"webhooks: {tally.DistinctHooks} ids accepted and processed once each, {tally.RepeatedHooks} accepted again under an id known already, "
                + $"{tally.BadSignatures} bad signatures; longest stop {longestStop.TotalSeconds:0.0} s, {held} messages in hand left by a stop"
        );
        return lost == 0
            && undelivered == 0
            && tally is { DoubledAfterStop: 0, Altered: 0, BadSignatures: 0, MostDoubledAKill: <= 1 }
            && held == 0
            && tally.Queued > 0;
    }

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;

    /// <summary>What came, in which round.</summary>
    private sealed class Tally(string secret, Random chance)
    {
        private readonly Lock _turn = new();
        private readonly Dictionary<string, List<(int Round, string Text)>> _mails = new(StringComparer.Ordinal),
            _hooks = new(StringComparer.Ordinal);

        private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
        private readonly List<bool> _ends = [];
        private readonly StandardWebhook _verifier = new(secret);

        public int Queued { get; set; }

        public int Refused { get; private set; }

        public int BadSignatures { get; private set; }

        /// <summary>Since when the present process runs.</summary>
        public DateTime StartedAt { get; set; } = DateTime.SpecifyKind(TimeProvider.System.GetUtcNow().UtcDateTime, DateTimeKind.Utc);

        public int Mails => Count(_mails, m => m.Values.Sum(v => v.Count));

        public int Hooks => Count(_hooks, m => m.Values.Sum(v => v.Count));

        public int DistinctMails => Count(_mails, m => m.Count);

        public int DistinctHooks => Count(_hooks, m => m.Count);

        public int Distinct => DistinctMails + DistinctHooks;

        public int DoubledMails => Count(_mails, m => m.Values.Count(v => v.Count > 1));

        public int RepeatedHooks => Count(_hooks, m => m.Values.Sum(v => v.Count - 1));

        public int Altered => Count(_mails, Differing) + Count(_hooks, Differing);

        /// <summary>Mails that came twice though the process that sent them first was stopped in order, or was never ended.</summary>
        public int DoubledAfterStop => Count(_mails, m => Repeats(m).Count(round => round >= _ends.Count || !_ends[round]));

        public int MostDoubledAKill => Count(_mails, m => Repeats(m).GroupBy(round => round).Select(g => g.Count()).DefaultIfEmpty(0).Max());

        public void EndRound(bool isKill)
        {
            lock (_turn)
                _ends.Add(isKill);
        }

        public bool Take(ReceivedMail mail)
        {
            lock (_turn)
                return Take(_mails, mail.MessageId, $"{mail.To} {mail.Subject} {mail.Body}");
        }

        public bool Take(ReceivedHook hook)
        {
            lock (_turn)
            {
                try
                {
                    _verifier.Verify(hook.Body, hook.Headers);
                }
                catch (Exception)
                {
                    BadSignatures++;
                    return false;
                }
                return Take(_hooks, hook.Id, hook.Body);
            }
        }

        private bool Take(Dictionary<string, List<(int Round, string Text)>> taken, string id, string text)
        {
            if (_seen.Add(id) && chance.Next(10) == 0)
            {
                Refused++;
                return false;
            }
            if (!taken.TryGetValue(id, out var times))
                taken[id] = times = [];
            times.Add((_ends.Count, text));
            return true;
        }

        private static int Differing(Dictionary<string, List<(int Round, string Text)>> taken) =>
            taken.Values.Count(v => v.Select(t => t.Text).Distinct(StringComparer.Ordinal).Count() > 1);

        /// <summary>The rounds after which something came again.</summary>
        private static IEnumerable<int> Repeats(Dictionary<string, List<(int Round, string Text)>> taken) =>
            taken.Values.SelectMany(v => v.Take(v.Count - 1)).Select(t => t.Round);

        private int Count(Dictionary<string, List<(int Round, string Text)>> taken, Func<Dictionary<string, List<(int Round, string Text)>>, int> count)
        {
            lock (_turn)
                return count(taken);
        }
    }
}
