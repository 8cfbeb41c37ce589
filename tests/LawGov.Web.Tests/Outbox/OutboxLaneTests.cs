using LawGov.Data.Records;
using LawGov.TestKit;
using LawGov.Web.Outbox;
using Microsoft.EntityFrameworkCore;
using SmtpServer.Protocol;

namespace LawGov.Web.Tests.Outbox;

/// <summary>Messages on their way, through a real mail server and a real endpoint: nothing lost, nothing told twice without need, nobody disturbed.</summary>
public sealed class OutboxLaneTests(OutboxSite site) : IClassFixture<OutboxSite>, IAsyncLifetime
{
    private static readonly SmtpResponse Busy = new((SmtpReplyCode)451, "try again later");

    public Task InitializeAsync() => site.BeginAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Send_Mail_ArrivesOnceWithItsDayAndItsLink()
    {
        var unit = await site.Given.UnitAsync(SmallDistrict.Clear);
        var news = Urge() with { UnitId = unit.Id, UnitCode = unit.Code, DueOn = new DateOnly(2026, 10, 15), Details = "规范执法程序\r\n健全调解组织" };
        var queued = Assert.Single(await site.QueueAsync(news, "clear@example.cn"));
        await using var lane = site.MailLane();

        var sent = await lane.SendDueAsync(CancellationToken.None);
        var again = await lane.SendDueAsync(CancellationToken.None);

        Assert.Equal((1, 0), (sent, again));
        var mail = Assert.Single(site.Mails.Received);
        Assert.Equal(("clear@example.cn", $"{queued.Id:N}@example.cn", "区依法治区办催办：3项逾期"), (mail.To, mail.MessageId, mail.Subject));
        Assert.Contains("规范执法程序\n健全调解组织", mail.Body, StringComparison.Ordinal);
        Assert.Contains("单位：清溪镇\n期限：2026年10月15日\n", mail.Body, StringComparison.Ordinal);
        Assert.Contains("https://lawgov.example.cn/units/7?tab=urges", mail.Body, StringComparison.Ordinal);
        var row = await site.MessageAsync(queued.Id);
        Assert.Equal((OutboxStatus.Delivered, 1), (row.Status, row.Attempts));
        Assert.Null(row.NextAttemptAt);
    }

    [Fact]
    public async Task Send_ManyMails_TakesOneConnection()
    {
        foreach (var i in Enumerable.Range(1, 30))
            await site.QueueAsync(Urge(), $"clerk{i}@example.cn");
        await using var lane = site.MailLane();

        var sent = await lane.SendDueAsync(CancellationToken.None);

        Assert.Equal(30, sent);
        Assert.Single(site.Mails.Sessions);
    }

    [Fact]
    public async Task Send_MailRefusedForNow_ComesAgainAfterAMinuteAsItWas()
    {
        var unit = await site.Given.UnitAsync(SmallDistrict.Stone);
        var seen = new List<ReceivedMail>();
        site.Mails.Answer = mail =>
        {
            seen.Add(mail);
            return Task.FromResult(seen.Count == 1 ? Busy : SmtpResponse.Ok);
        };
        var queued = Assert.Single(await site.QueueAsync(Urge() with { UnitId = unit.Id }, "stone@example.cn"));
        await using var lane = site.MailLane();
        await lane.SendDueAsync(CancellationToken.None);
        var waiting = await site.MessageAsync(queued.Id);
        await site.WithDbAsync(db => db.Units.Where(u => u.Id == unit.Id).ExecuteUpdateAsync(s => s.SetProperty(u => u.Name, "石桥街道")));
        site.Time.Pass(TimeSpan.FromSeconds(59));
        var early = await lane.SendDueAsync(CancellationToken.None);
        site.Time.Pass(TimeSpan.FromSeconds(1));

        var sent = await lane.SendDueAsync(CancellationToken.None);

        await site.WithDbAsync(db => db.Units.Where(u => u.Id == unit.Id).ExecuteUpdateAsync(s => s.SetProperty(u => u.Name, SmallDistrict.Stone)));
        Assert.Equal((OutboxStatus.Queued, "Server 451"), (waiting.Status, waiting.LastError));
        Assert.Equal((0, 1), (early, sent));
        Assert.Equal(seen[0], seen[1]);
        Assert.Equal("", (await site.MessageAsync(queued.Id)).LastError);
    }

    [Fact]
    public async Task Send_RecipientUnknown_FailsAtOnceAndTheOthersArrive()
    {
        site.Mails.Recipient = to =>
            to.StartsWith("gone", StringComparison.Ordinal) ? new SmtpResponse(SmtpReplyCode.MailboxUnavailable, "no such user") : null;
        var unknown = Assert.Single(await site.QueueAsync(Urge(), "gone@example.cn"));
        await site.QueueAsync(Urge(), "here@example.cn");
        var spoiled = Assert.Single(await site.QueueAsync(Urge(), "no address at all"));
        var foreign = Assert.Single(await site.QueueAsync(Urge(), "高远@example.cn"));
        await using var lane = site.MailLane();

        var sent = await lane.SendDueAsync(CancellationToken.None);

        Assert.Equal(1, sent);
        Assert.Equal("Address", (await site.MessageAsync(foreign.Id)).LastError);
        var row = await site.MessageAsync(unknown.Id);
        Assert.Equal((OutboxStatus.Failed, "Recipient 550", 1), (row.Status, row.LastError, row.Attempts));
        Assert.Equal("Address", (await site.MessageAsync(spoiled.Id)).LastError);
    }

    [Fact]
    public async Task Send_NobodyListens_WaitsByTheScheduleAndGivesUp()
    {
        var queued = Assert.Single(await site.QueueAsync(Urge() with { IsUrgent = true }, "clear@example.cn"));
        await using var lane = site.MailLane(MailServer.FreePort());
        var waits = new List<TimeSpan>();

        for (var i = 0; i < 20; i++)
        {
            await lane.SendDueAsync(CancellationToken.None);
            if ((await site.MessageAsync(queued.Id)).NextAttemptAt is not { } next)
                break;
            waits.Add(next - site.Time.GetUtcNow().UtcDateTime);
            site.Time.GoTo(new DateTimeOffset(next, TimeSpan.Zero));
        }

        Assert.Equal([1, 5, 30, 120, 300, 600, 1440], waits.Select(w => w.TotalMinutes));
        var row = await site.MessageAsync(queued.Id);
        Assert.Equal((OutboxStatus.Failed, "NoConnection", 8), (row.Status, row.LastError, row.Attempts));
    }

    [Fact]
    public async Task Send_AtNight_MailWaitsForTheMorningAndUrgentOnesGo()
    {
        site.Time.GoTo(new DateOnly(2026, 10, 9), 20); // Friday; the Saturday is worked, as the calendar below says
        await site.WithDbAsync(async db =>
        {
            db.CalendarDays.Add(new Domain.Calendar.CalendarDay(new DateOnly(2026, 10, 10), true, "调休"));
            return await db.SaveChangesAsync();
        });
        var quiet = Assert.Single(await site.QueueAsync(Urge(), "clear@example.cn"));
        await site.QueueAsync(Urge() with { IsUrgent = true }, "stone@example.cn");
        var hook = Assert.Single(await site.QueueAsync(Urge()));
        await using var mails = site.MailLane();
        await using var hooks = site.HookLane();

        await mails.SendDueAsync(CancellationToken.None);
        await hooks.SendDueAsync(CancellationToken.None);

        Assert.Equal("stone@example.cn", Assert.Single(site.Mails.Received).To);
        Assert.Equal(new DateTime(2026, 10, 10, 0, 0, 0, DateTimeKind.Utc), (await site.MessageAsync(quiet.Id)).NextAttemptAt);
        Assert.Equal(OutboxStatus.Delivered, (await site.MessageAsync(hook.Id)).Status);
    }

    [Fact]
    public async Task Send_TwoSendersAtOnce_EachMessageOnce()
    {
        var ids = new List<Guid>();
        for (var i = 0; i < 40; i++)
            ids.AddRange((await site.QueueAsync(Urge())).Select(m => m.Id));
        await using var one = site.HookLane();
        await using var two = site.HookLane();

        var sent = await Task.WhenAll(Task.Run(() => one.SendDueAsync(CancellationToken.None)), Task.Run(() => two.SendDueAsync(CancellationToken.None)));

        Assert.Equal(40, sent.Sum());
        Assert.Equal(ids.Select(id => $"msg_{id:N}").Order(StringComparer.Ordinal), site.Hooks.Received.Select(h => h.Id).Order(StringComparer.Ordinal));
    }

    /// <summary>A sender died with a message in hand: nobody touches it for a minute, then it goes out under the same id.</summary>
    [Fact]
    public async Task Send_LeaseOfADeadSender_IsTakenOnceItIsOver()
    {
        var queued = Assert.Single(await site.QueueAsync(Urge()));
        var until = site.Time.GetUtcNow().UtcDateTime + OutboxLane.Lease;
        await site.WithDbAsync(db =>
            db.Outbox.Where(m => m.Id == queued.Id)
                .ExecuteUpdateAsync(s => s.SetProperty(m => m.LeaseUntil, until).SetProperty(m => m.Attempts, 1).SetProperty(m => m.Body, "{\"first\":true}"))
        );
        await using var lane = site.HookLane();
        site.Time.Pass(OutboxLane.Lease - TimeSpan.FromSeconds(1));
        var held = await lane.SendDueAsync(CancellationToken.None);
        site.Time.Pass(TimeSpan.FromSeconds(1));

        var sent = await lane.SendDueAsync(CancellationToken.None);

        Assert.Equal((0, 1), (held, sent));
        var hook = Assert.Single(site.Hooks.Received);
        Assert.Equal(($"msg_{queued.Id:N}", "{\"first\":true}"), (hook.Id, hook.Body));
        Assert.Equal(2, (await site.MessageAsync(queued.Id)).Attempts);
    }

    [Fact]
    public async Task Send_HostStops_FinishesTheMessageInHandAndNoOther()
    {
        var first = Assert.Single(await site.QueueAsync(Urge()));
        site.Time.Pass(TimeSpan.FromSeconds(1));
        var second = Assert.Single(await site.QueueAsync(Urge()));
        using var stopping = new CancellationTokenSource();
        site.Hooks.Answer = async (_, _) =>
        {
            await stopping.CancelAsync();
            return 204;
        };
        await using var lane = site.HookLane();

        await lane.SendDueAsync(stopping.Token);

        Assert.Equal(OutboxStatus.Delivered, (await site.MessageAsync(first.Id)).Status);
        Assert.Equal(OutboxStatus.Queued, (await site.MessageAsync(second.Id)).Status);
        Assert.Single(site.Hooks.Received);
    }

    [Fact]
    public async Task Send_ClockInDoubt_Waits()
    {
        await site.QueueAsync(Urge());
        await using var lane = site.HookLane();
        site.Time.SetForward(TimeSpan.FromHours(2));

        var sent = await lane.SendDueAsync(CancellationToken.None);

        site.Time.SetForward(TimeSpan.FromHours(-2));
        Assert.Equal(0, sent);
        Assert.Equal(1, await lane.SendDueAsync(CancellationToken.None));
    }

    private static OutboxNews Urge() => new(Guid.CreateVersion7(), "unit.urged", "区依法治区办催办：3项逾期", "/units/7?tab=urges");
}
