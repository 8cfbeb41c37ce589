using LawGov.Data.Records;
using LawGov.Domain;
using LawGov.Domain.Events;
using LawGov.Domain.Filings;
using LawGov.TestKit;
using LawGov.Web.Pages;
using LawGov.Web.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using StandardWebhooks;

namespace LawGov.Web.Tests.Outbox;

/// <summary>The office urges, and the unit's people read it where they look.</summary>
public sealed class UrgeMessagesTests : IAsyncLifetime, IAsyncDisposable
{
    private static readonly DateOnly Late = new(2026, 10, 12);

    private readonly TellingSite _site = new();

    public async Task InitializeAsync()
    {
        await _site.InitializeAsync();
        await _site.Given.PlanAsync(
            new GivenTask("培训", [], [SmallDistrict.Finance, SmallDistrict.Water]),
            new GivenTask("演练", [], [SmallDistrict.Finance])
        );
        await _site.Given.OpenPeriodAsync();
        _site.Time.GoTo(Late);
        await _site.AddressesAsync(("finance", "finance@example.cn"), ("finance-head", "head@example.cn"), ("clear", "clear@example.cn"));
    }

    public Task DisposeAsync() => ((IAsyncLifetime)_site).DisposeAsync();

    ValueTask IAsyncDisposable.DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Post_Urge_ReachesTheUnitsPeopleByMailAndTheEndpointSigned()
    {
        var office = await _site.AsAsync("office");
        await office.PostAsync(Routes.Overdue, ("Input.All", "true"), ("Input.Note", "请于本周内补报"));

        await SendAsync();

        Assert.Equal(["finance@example.cn", "head@example.cn"], _site.Mails.Received.Select(m => m.To).Order(StringComparer.Ordinal));
        var mail = _site.Mails.Received.First();
        Assert.Equal("催办：2026年第三季度有2项逾期", mail.Subject);
        Assert.Contains("周敏：请于本周内补报", mail.Body, StringComparison.Ordinal);
        Assert.Contains("单位：区财政局", mail.Body, StringComparison.Ordinal);
        Assert.Contains("https://lawgov.example.cn/workbench", mail.Body, StringComparison.Ordinal);
        Assert.Equal(2, _site.Hooks.Received.Count);
        foreach (var hook in _site.Hooks.Received)
            new StandardWebhook("whsec_" + OutboxSite.Secrets[0]).Verify(hook.Body, hook.Headers);
        var finance = Assert.Single(_site.Hooks.Received, h => h.Body.Contains("\"unitCode\":\"U03\"", StringComparison.Ordinal));
        Assert.StartsWith("{\"type\":\"unit.urged\"", finance.Body, StringComparison.Ordinal);
        Assert.EndsWith("\"url\":\"https://lawgov.example.cn/workbench\"}}", finance.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("补报", finance.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_AnotherQuarterOnTheSameDay_MailsNobodyAgainUntilTomorrow()
    {
        await _site.Given.OpenPeriodAsync("2026-Q4");
        _site.Time.GoTo(new DateOnly(2027, 1, 18));
        await UrgeAsync("2026-Q3");
        await UrgeAsync("2026-Q4");
        var today = await MailsAsync();
        _site.Time.GoTo(new DateOnly(2027, 1, 19));

        await UrgeAsync("2026-Q4");

        Assert.Equal((2, 4), (today, await MailsAsync()));
    }

    [Fact]
    public async Task Post_Call_IsNotedAndNothingIsSent()
    {
        var office = await _site.AsAsync("office");

        await office.PostAsync(Routes.Overdue, ("Input.All", "true"), ("Input.Channel", nameof(UrgeChannel.Phone)));

        Assert.Equal((2, 0), await _site.WithDbAsync(async db => (await db.Urges.CountAsync(), await db.Outbox.CountAsync())));
    }

    /// <summary>What happened long ago, or comes with a load, is news to nobody's mailbox.</summary>
    [Fact]
    public async Task Tell_History_QueuesNothing()
    {
        var finance = await _site.Given.UnitAsync(SmallDistrict.Finance);
        var old = new Urged("2026-Q3", 2, "", UrgeChannel.System) { UnitId = finance.Id, Subject = new(SubjectKind.Unit, finance.Id) };

        await _site.WithDbAsync(async db =>
        {
            await db.TellAsync([old], Actor.System, db.Clock.Now.AddDays(-90), CancellationToken.None);
            return await db.SaveChangesAsync();
        });
        await _site.WithDbAsync(async db =>
        {
            db.IsBulkLoading = true;
            db.Urges.Add(new Urge(finance, "2026-Q3", [], "", UrgeChannel.System, Actor.System, Late));
            return await db.SaveChangesAsync();
        });

        Assert.Equal((4, 0), await _site.WithDbAsync(async db => (await db.Notices.CountAsync(n => n.Act == TimelineAct.Urged), await db.Outbox.CountAsync())));
    }

    /// <summary>An installation that sends nothing asks for nothing more than before.</summary>
    [Fact]
    public async Task Urge_NoChannel_QueuesNothing()
    {
        var finance = await _site.Given.UnitAsync(SmallDistrict.Finance);

        await _site.WithDbAsync(async db =>
        {
            db.Outgoing = Outgoing.Nothing;
            db.Urges.Add(new Urge(finance, "2026-Q3", [], "", UrgeChannel.System, Actor.System, Late));
            return await db.SaveChangesAsync();
        });

        Assert.Equal(0, await _site.WithDbAsync(db => db.Outbox.CountAsync()));
    }

    /// <summary>Nobody is written to who may not read it: an account that was closed, a unit that is not in use.</summary>
    [Fact]
    public async Task Post_ClosedAccount_IsNotMailed()
    {
        await _site.WithDbAsync(db => db.Users.Where(u => u.UserName == "finance").ExecuteUpdateAsync(s => s.SetProperty(u => u.IsActive, false)));

        await UrgeAsync("2026-Q3");

        Assert.Equal(["head@example.cn"], await _site.WithDbAsync(db => db.Outbox.Where(m => m.Channel == OutboxChannel.Mail).Select(m => m.To).ToListAsync()));
    }

    /// <summary>The words are the district's, whatever language the actor reads, and the event's own arguments alone.</summary>
    [Fact]
    public void News_WithoutANote_AsksForTheReport()
    {
        var news = _site.Services.GetRequiredService<IEventWords>().NewsOf(new Urged("2026-Q3", 3, "", UrgeChannel.System), Actor.System);

        Assert.Equal((EventWords.UnitUrged, "催办：2026年第三季度有3项逾期", false), (news!.Event, news.Subject, news.IsUrgent));
        Assert.Contains("提醒尽快补报", news.Details, StringComparison.Ordinal);
    }

    private async Task UrgeAsync(string period)
    {
        var answer = await (await _site.SignInAsync("office")).PostAsync(Routes.OverdueList(period), ("Input.All", "true"));
        Assert.Equal(System.Net.HttpStatusCode.Redirect, answer.Status);
    }

    private Task<int> MailsAsync() => _site.WithDbAsync(db => db.Outbox.CountAsync(m => m.Channel == OutboxChannel.Mail));

    private async Task SendAsync()
    {
        await using var mails = _site.MailLane();
        await using var hooks = _site.HookLane();
        await mails.SendDueAsync(CancellationToken.None);
        await hooks.SendDueAsync(CancellationToken.None);
    }
}
