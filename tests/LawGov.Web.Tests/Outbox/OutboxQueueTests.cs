using LawGov.Data.Records;
using LawGov.Domain.Rules;
using LawGov.Web.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LawGov.Web.Tests.Outbox;

/// <summary>What is queued, for whom, and how long it is kept.</summary>
public sealed class OutboxQueueTests(OutboxSite site) : IClassFixture<OutboxSite>, IAsyncLifetime
{
    public Task InitializeAsync() => site.BeginAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Queue_NoChannel_QueuesNothing()
    {
        var queued = await site.WithDbAsync(db => Task.FromResult(db.Queue(News(), [(Guid.CreateVersion7(), "clear@example.cn")])));

        Assert.Equal(0, queued);
    }

    [Fact]
    public async Task Queue_SharedAndMissingAddresses_TellsEachAddressOnce()
    {
        var queued = await site.QueueAsync(News(), "office@example.cn", " Office@example.cn", "", "clear@example.cn");

        Assert.Equal(["clear@example.cn", "office@example.cn"], queued.Select(m => m.To).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Queue_SameSourceToTheSameAddress_IsRefused()
    {
        var news = News();
        await site.QueueAsync(news, "clear@example.cn");

        var failure = await Assert.ThrowsAsync<DbUpdateException>(() => site.QueueAsync(news, "clear@example.cn"));

        Assert.Equal("ix_outbox_messages_once", await site.WithDbAsync(db => Task.FromResult(UniqueIndexes.ViolatedBy(failure, db.Model))));
    }

    [Fact]
    public async Task Queue_Saved_WakesTheSendersAfterTheCommit()
    {
        var signal = site.Services.GetRequiredService<OutboxSignal>();
        var (woken, before) = (signal.Next, false);

        await site.WithDbAsync(async db =>
        {
            db.Outgoing = new Outgoing(true, []);
            db.Queue(News(), [(Guid.CreateVersion7(), "clear@example.cn")]);
            before = woken.IsCompleted;
            return await db.SaveChangesAsync();
        });

        Assert.Equal((false, true), (before, woken.IsCompleted));
    }

    [Fact]
    public void Mail_SpoiledWords_FitTheirPlaces()
    {
        var news = News() with { Subject = "催办\r\nBcc: x@example.cn\0" + new string('长', 300), Details = "一\0" + new string('行', 3000) };

        var message = OutboxMessage.Mail(news, Guid.CreateVersion7(), "clear@example.cn", site.Time.GetUtcNow().UtcDateTime);

        Assert.DoesNotContain(message.Subject, char.IsControl);
        Assert.Equal((OutboxMessage.SubjectLength, OutboxMessage.DetailsLength), (message.Subject.Length, message.Details.Length));
    }

    [Theory]
    [InlineData("https://elsewhere.example.cn/")]
    [InlineData("//elsewhere.example.cn/")]
    [InlineData("/单位")]
    public void Mail_AddressOfAnotherSite_IsNoMessage(string url) =>
        Assert.Throws<ArgumentException>(() => OutboxMessage.Mail(News() with { Url = url }, Guid.CreateVersion7(), "clear@example.cn", default));

    [Fact]
    public async Task Resend_MessageThatWaits_IsRefused()
    {
        var queued = Assert.Single(await site.QueueAsync(News(), "clear@example.cn"));

        var refusal = Assert.Throws<RuleException>(() => queued.Resend(site.Time.GetUtcNow().UtcDateTime));

        Assert.Equal(RuleCodes.MessageNotFailed, refusal.Code);
    }

    [Fact]
    public async Task Sweep_DeliveredLongAgo_GoesAndTheRestStays()
    {
        var now = site.Time.GetUtcNow().UtcDateTime;
        var (old, fresh, failed, waiting) = (await OneAsync(), await OneAsync(), await OneAsync(), await OneAsync());
        await SetAsync(old, now.AddDays(-SweepJob.DeliveredDays).AddSeconds(-1), null);
        await SetAsync(fresh, now.AddDays(-SweepJob.DeliveredDays).AddSeconds(1), null);
        await SetAsync(failed, null, now.AddDays(-SweepJob.DeliveredDays - 10));

        await SweepAsync();

        var left = await site.WithDbAsync(db => db.Outbox.Select(m => m.Id).ToListAsync());
        Assert.Equal(new[] { fresh, failed, waiting }.Order(), left.Order());
    }

    /// <summary>A channel was taken out of the settings: what waits for it does not wait for ever, nor comes as a surprise a year later.</summary>
    [Fact]
    public async Task Sweep_NobodyCouldTry_HasFailedAfterAWeek()
    {
        var id = await OneAsync();
        site.Time.Pass(TimeSpan.FromDays(SweepJob.WaitingDays));
        var fresh = await OneAsync();
        await SweepAsync();
        var kept = await site.MessageAsync(id);
        site.Time.Pass(TimeSpan.FromSeconds(1));

        await SweepAsync();

        Assert.Equal(OutboxStatus.Queued, kept.Status);
        Assert.Equal((OutboxStatus.Failed, "Expired"), (await site.MessageAsync(id)) is var row ? (row.Status, row.LastError) : default);
        Assert.Equal(OutboxStatus.Queued, (await site.MessageAsync(fresh)).Status);
    }

    private Task<bool> SweepAsync() =>
        site.WithAsync<SweepJob, bool>(async job =>
        {
            await job.RunAsync(CancellationToken.None);
            return true;
        });

    private async Task<Guid> OneAsync() => Assert.Single(await site.QueueAsync(News())).Id;

    private Task<int> SetAsync(Guid id, DateTime? deliveredAt, DateTime? failedAt) =>
        site.WithDbAsync(db =>
            db.Outbox.Where(m => m.Id == id).ExecuteUpdateAsync(s => s.SetProperty(m => m.DeliveredAt, deliveredAt).SetProperty(m => m.FailedAt, failedAt))
        );

    private static OutboxNews News() => new(Guid.CreateVersion7(), "unit.urged", "催办：3项逾期", "/units/7");
}
