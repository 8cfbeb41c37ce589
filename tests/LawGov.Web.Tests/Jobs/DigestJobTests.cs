using LawGov.Data.Records;
using LawGov.Domain.Calendar;
using LawGov.Domain.Obligations;
using LawGov.Domain.Plans;
using LawGov.Domain.Requests;
using LawGov.TestKit;
using LawGov.Web.Jobs;
using LawGov.Web.Pages;
using LawGov.Web.Tests.Outbox;
using LawGov.Web.Texts;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Tests.Jobs;

/// <summary>What each unit's people find in their mailbox in the morning, over two quarters, and what they do not.</summary>
public sealed class DigestJobTests : IAsyncLifetime, IAsyncDisposable
{
    /// <summary>Due day of the third quarter: Wednesday 7 October 2026; the first reminder is on Friday before.</summary>
    private static readonly DateOnly First = new(2026, 10, 2),
        Due = new(2026, 10, 7),
        Monday = new(2026, 10, 12);

    private readonly TellingSite _site = new();

    public async Task InitializeAsync()
    {
        await _site.InitializeAsync();
        await _site.Given.PlanAsync(
            new GivenTask("培训", [], [SmallDistrict.Finance, SmallDistrict.Water]),
            new GivenTask("演练", [], [SmallDistrict.Finance]),
            new GivenTask("修订办法", [], [SmallDistrict.Stone], Deadline: Deadline.By(new DateOnly(2026, 12, 31), "年底前"))
        );
        await _site.AddressesAsync(
            ("finance", "finance@example.cn"),
            ("finance-head", "head@example.cn"),
            ("clear", "clear@example.cn"),
            ("office", "office@example.cn"),
            ("leader", "leader@example.cn")
        );
        await _site.Given.OpenPeriodAsync();
        await ForgetNoticesAsync();
    }

    public Task DisposeAsync() => ((IAsyncLifetime)_site).DisposeAsync();

    ValueTask IAsyncDisposable.DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Run_DueDay_MailsWhatIsOwedToAllPeopleOfTheUnitWhoGaveAnAddress()
    {
        await RunAsync(Due);

        var mails = await MailsAsync();
        Assert.Equal(["finance@example.cn", "head@example.cn"], mails.Select(m => m.To).Order(StringComparer.Ordinal));
        Assert.All(mails, m => Assert.Equal("应办提醒：2项将到期", m.Subject));
        Assert.Equal("以下情况截至10月7日09:00。\n\n本单位应办：\n· 2026年第三季度填报：2项待报送，今天到期\n", mails[0].Details);
        Assert.Equal((OutboxMessage.DigestEvent, Routes.Workbench, "U03", false), (mails[0].Event, mails[0].Url, mails[0].UnitCode, mails[0].IsUrgent));
        await using var lane = _site.MailLane();
        Assert.Equal(2, await lane.SendDueAsync(CancellationToken.None));
        Assert.Contains("https://lawgov.example.cn/workbench", _site.Mails.Received.First().Body, StringComparison.Ordinal);
        Assert.Empty(_site.Hooks.Received);
    }

    /// <summary>The office's list of what was sent is not buried in digests: it has them while they have not arrived.</summary>
    [Fact]
    public async Task Get_Told_HasADigestOnlyUntilItArrives()
    {
        await RunAsync(Due);
        var office = await _site.AsAsync("office");
        var before = await office.OpenAsync(Routes.Told());
        await using var lane = _site.MailLane();
        await lane.SendDueAsync(CancellationToken.None);

        var after = await office.OpenAsync(Routes.Told());

        Assert.Contains("应办提醒", before.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("应办提醒", after.Text, StringComparison.Ordinal);
    }

    /// <summary>Every working day of two quarters: three working days before, on the day, then Mondays; and so again in the second quarter.</summary>
    [Fact]
    public async Task Run_TwoQuarters_MailsByStepAndNeverDaily()
    {
        for (var day = new DateOnly(2026, 9, 28); day < new DateOnly(2026, 10, 31); day = day.AddDays(1))
            await RunAsync(day);
        var third = await DaysOfAsync("finance@example.cn");
        _site.Time.GoTo(new DateOnly(2026, 10, 31));
        await _site.Given.SubmittedAsync("finance", SmallDistrict.Finance);
        for (var day = new DateOnly(2026, 11, 1); day < new DateOnly(2026, 12, 20); day = day.AddDays(1))
            await RunAsync(day);
        var quiet = await DaysOfAsync("finance@example.cn");
        _site.Time.GoTo(new DateOnly(2026, 12, 20));
        await _site.Given.OpenPeriodAsync("2026-Q4");
        await ForgetNoticesAsync();
        for (var day = new DateOnly(2026, 12, 21); day < new DateOnly(2027, 1, 20); day = day.AddDays(1))
            await RunAsync(day);

        var fourth = (await DaysOfAsync("finance@example.cn")).Except(quiet);

        Assert.Equal([First, Due, Monday, Monday.AddDays(7), Monday.AddDays(14)], third);
        Assert.Equal(third, quiet);
        var due = await _site.WithDbAsync(db => db.Reports.Where(r => r.PeriodKey == "2026-Q4" && r.OwedUntil != null).MinAsync(r => r.OwedUntil));
        Assert.Equal(new DateOnly(2027, 1, 7), due); // a Thursday
        Assert.Equal([new DateOnly(2027, 1, 4), due!.Value, new DateOnly(2027, 1, 11), new DateOnly(2027, 1, 18)], fourth);
    }

    [Theory]
    [InlineData("2026-10-07T08:29:59+08:00", 0)]
    [InlineData("2026-10-07T08:30:00+08:00", 2)]
    [InlineData("2026-10-07T16:59:59+08:00", 2)] // nothing ran in the morning
    [InlineData("2026-10-07T17:00:00+08:00", 0)] // then tomorrow
    [InlineData("2026-10-10T09:00:00+08:00", 0)] // Saturday
    public async Task Run_AtAnHour_MailsWithinTheMorningOrCatchesUp(string at, int mails)
    {
        _site.Time.GoTo(DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture));

        await RunAsync();

        Assert.Equal(mails, (await MailsAsync()).Count);
    }

    /// <summary>Nothing ran on the due day nor on the Monday after: the reminder is made good once.</summary>
    [Fact]
    public async Task Run_AfterDaysAtRest_RemindsOfWhatWasMissed()
    {
        await RunAsync(First);
        await RunAsync(Monday.AddDays(2));
        await RunAsync(Monday.AddDays(3));

        Assert.Equal([First, Monday.AddDays(2)], await DaysOfAsync("finance@example.cn"));
    }

    [Fact]
    public async Task Run_DistrictsOwnHoliday_WaitsForTheNextWorkingDay()
    {
        await _site.WithDbAsync(db =>
        {
            db.CalendarDays.Add(new CalendarDay(Monday, false, "调休"));
            return db.SaveChangesAsync();
        });
        await RunAsync(Due);
        await RunAsync(Monday);

        await RunAsync(Monday.AddDays(1));

        Assert.Equal([Due, Monday.AddDays(1)], await DaysOfAsync("finance@example.cn"));
    }

    /// <summary>What happens after the morning comes with the next morning, by count; whoever acts is not told.</summary>
    [Fact]
    public async Task Run_NoticesSinceTheLast_AreCountedOnceForTheUnit()
    {
        await RunAsync(Due);
        await RunAsync(new DateOnly(2026, 10, 8));
        var office = await _site.AsAsync("office");
        _site.Time.GoTo(new DateOnly(2026, 10, 8), 11);
        await office.PostAsync(Routes.Overdue, ("Input.All", "true"));
        await RunAsync();
        var today = (await MailsAsync()).Count(m => m.Event == OutboxMessage.DigestEvent);

        await RunAsync(new DateOnly(2026, 10, 9));
        await RunAsync(Monday);

        var mails = (await MailsAsync()).Where(m => m.Event == OutboxMessage.DigestEvent && m.To == "head@example.cn").OrderBy(m => m.CreatedAt).ToList();
        Assert.Equal(2, today); // the day's digest was made, with nothing to tell; the notice is told tomorrow
        Assert.Equal(["应办提醒：2项将到期", "应办提醒：新通知1条", "应办提醒：2项逾期"], mails.Select(m => m.Subject));
        Assert.EndsWith("\n上次提醒以来的通知：催办1条\n", mails[1].Details, StringComparison.Ordinal);
        Assert.DoesNotContain("通知", mails[2].Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_NothingOwedNorTold_MailsNobody()
    {
        await RunAsync(new DateOnly(2026, 9, 29));

        Assert.Empty(await MailsAsync());
        Assert.All(await _site.WithDbAsync(db => db.Digests.ToListAsync()), d => Assert.Equal(0, d.Mails));
    }

    /// <summary>Two processes at the same moment, many times: one digest, one mail to each.</summary>
    [Fact]
    public async Task Run_TwoProcessesAtOnce_MakeOne()
    {
        for (var (round, day) = (0, Monday); round < 10; round++, day = day.AddDays(7))
        {
            _site.Time.GoTo(day);
            await Task.WhenAll(RunAsync(), RunAsync(), RunAsync());
        }

        Assert.Equal(20, (await MailsAsync()).Count);
        var units = await _site.WithDbAsync(db => db.Units.CountAsync(u => u.IsActive));
        Assert.Equal(10 * units, await _site.WithDbAsync(db => db.Digests.CountAsync()));
    }

    /// <summary>The office reads which requests wait, by the same steps; the unit does not read the office's.</summary>
    [Fact]
    public async Task Run_RequestsThatWait_AreTheOfficesAlone()
    {
        await AskAsync(SmallDistrict.Clear, new DateOnly(2026, 9, 28)); // answer by 1 October
        await AskAsync(SmallDistrict.Water, new DateOnly(2026, 10, 7)); // answer by Monday 12 October
        await ForgetNoticesAsync();

        await RunAsync(Due);

        var office = Assert.Single(await MailsAsync(), m => m.To == "office@example.cn");
        Assert.Equal(("应办提醒：2件申请待答复", Routes.Requests), (office.Subject, office.Url));
        Assert.Equal(
            "以下情况截至10月7日09:00。\n\n待办公室答复的申请：\n· 区水利局　申请延期：待答复，10月12日到期\n· 清溪镇　申请延期：待答复，逾期6天\n",
            office.Details
        );
        Assert.DoesNotContain(await MailsAsync(), m => m.To != "office@example.cn" && m.Details.Contains("申请", StringComparison.Ordinal));
    }

    /// <summary>One mailbox of several people gets one mail, with what each of them may read.</summary>
    [Fact]
    public async Task Run_SharedAddress_GetsOneMail()
    {
        await _site.AddressesAsync(("finance-head", "Finance@example.cn "));

        await RunAsync(Due);

        Assert.Equal("finance@example.cn", Assert.Single(await MailsAsync()).To, ignoreCase: true);
    }

    [Fact]
    public async Task Run_ClosedAccountOrUnit_IsNotMailed()
    {
        await _site.WithDbAsync(db => db.Users.Where(u => u.UserName == "finance").ExecuteUpdateAsync(s => s.SetProperty(u => u.IsActive, false)));
        await RunAsync(Due);
        var one = (await MailsAsync()).Select(m => m.To).ToList();
        await _site.WithDbAsync(db => db.Units.Where(u => u.Name == SmallDistrict.Finance).ExecuteUpdateAsync(s => s.SetProperty(u => u.IsActive, false)));

        await RunAsync(Monday);

        Assert.Equal(["head@example.cn"], one);
        Assert.Single(await MailsAsync());
    }

    /// <summary>What the office has not decided yet is not urged of the unit.</summary>
    [Fact]
    public async Task Run_Held_IsNotRemindedOf()
    {
        await _site.WithDbAsync(db => db.Reports.Where(r => r.OwedUntil != null).ExecuteUpdateAsync(s => s.SetProperty(r => r.HeldOn, First)));

        await RunAsync(Due);

        Assert.Empty(await MailsAsync());
    }

    [Fact]
    public async Task Run_NoMailServer_MakesNothing()
    {
        await using var silent = new LawGovSite();
        await silent.InitializeAsync();

        await RunAsync(silent);

        Assert.Equal(0, await silent.WithDbAsync(db => db.Digests.CountAsync()));
    }

    /// <summary>All units are read at once: as many queries for eight as there are kinds of rows.</summary>
    [Fact]
    public async Task Run_AllUnits_ReadsEachKindOfRowOnce()
    {
        _site.Time.GoTo(Due);
        using var queries = new QueryCounter(_site);

        await RunAsync();

        Assert.Single(queries.Commands, c => c.Contains("UNION ALL", StringComparison.Ordinal));
        Assert.InRange(queries.Commands.Count(c => c.TrimStart().StartsWith("SELECT", StringComparison.Ordinal)), 1, 11);
    }

    [Fact]
    public async Task Sweep_OldDigests_Go()
    {
        await RunAsync(Due);
        _site.Time.GoTo(Due.AddDays(Digest.KeptDays));
        await SweepAsync();
        var kept = await _site.WithDbAsync(db => db.Digests.AnyAsync());
        _site.Time.GoTo(Due.AddDays(Digest.KeptDays + 1));

        await SweepAsync();

        Assert.Equal((true, false), (kept, await _site.WithDbAsync(db => db.Digests.AnyAsync())));
    }

    /// <summary>A mail has a bound, and says what it leaves out; what fills it fits its column.</summary>
    [Fact]
    public void Details_ManyThings_NameTwentyAndCountTheRest()
    {
        var content = new DigestContent(
            [
                .. Enumerable
                    .Range(1, 200)
                    .Select(n => new DigestItem(
                        new Guid(n, 0, 0, new byte[8]),
                        $"第{n}项　" + new string('长', 200),
                        ObligationKind.Deadline,
                        Due.AddDays(-n)
                    )),
            ],
            [new DigestItem(Guid.Empty, "清溪镇　延期", ObligationKind.Answer, Due, 3)],
            Enum.GetValues<Domain.Events.TimelineAct>().ToDictionary(a => a, _ => 99)
        );

        var text = DigestText.Details(content, Due.ToDateTime(new TimeOnly(8, 30)), Due);

        var lines = text.Split('\n');
        Assert.Equal(DigestText.MostLines, lines.Count(l => l.StartsWith('·')));
        Assert.StartsWith("· 第1项　长", lines[3], StringComparison.Ordinal);
        Assert.Contains("另有180项，请登录系统查看。", lines);
        Assert.Contains("另有3项，请登录系统查看。", lines);
        Assert.InRange(text.Length, 1, OutboxMessage.DetailsLength);
    }

    /// <summary>Things of one page stand together, the page with the newest first.</summary>
    [Fact]
    public void Details_SeveralSubjects_NewestFirst()
    {
        var (old, young) = (new Guid(1, 0, 0, new byte[8]), new Guid(2, 0, 0, new byte[8]));
        var content = new DigestContent(
            [
                new DigestItem(old, "2026年第二季度填报", ObligationKind.Report, Due.AddDays(-90), 2),
                new DigestItem(young, "2026年第三季度填报", ObligationKind.Correction, Due.AddDays(-1)),
                new DigestItem(young, "2026年第三季度填报", ObligationKind.Report, Due.AddDays(2), 3),
            ],
            [],
            new Dictionary<Domain.Events.TimelineAct, int>()
        );

        Assert.Equal("应办提醒：3项逾期、3项将到期", DigestText.Subject(content, Due));
        Assert.Equal(
            """
            以下情况截至10月7日08:30。

            本单位应办：
            · 2026年第三季度填报：3项待报送，10月9日到期
            · 2026年第三季度填报：1项退回待改，逾期1天
            · 2026年第二季度填报：2项待报送，逾期90天

            """.ReplaceLineEndings("\n"),
            DigestText.Details(content, Due.ToDateTime(new TimeOnly(8, 30)), Due)
        );
    }

    private Task RunAsync(DateOnly day)
    {
        _site.Time.GoTo(day);
        return RunAsync();
    }

    private Task RunAsync() => RunAsync(_site);

    private static Task RunAsync(LawGovSite site) =>
        site.WithAsync<DigestJob, bool>(async job =>
        {
            await job.RunAsync(CancellationToken.None);
            return true;
        });

    private Task SweepAsync() =>
        _site.WithAsync<SweepJob, bool>(async job =>
        {
            await job.RunAsync(CancellationToken.None);
            return true;
        });

    private Task<int> ForgetNoticesAsync() => _site.WithDbAsync(db => db.Notices.ExecuteDeleteAsync());

    private Task<List<OutboxMessage>> MailsAsync() =>
        _site.WithDbAsync(db => db.Outbox.AsNoTracking().Where(m => m.Channel == OutboxChannel.Mail).OrderBy(m => m.CreatedAt).ToListAsync());

    /// <summary>The days on which an address got a digest.</summary>
    private async Task<List<DateOnly>> DaysOfAsync(string address) =>
        [
            .. (await MailsAsync())
                .Where(m => m.To == address && m.Event == OutboxMessage.DigestEvent)
                .Select(m => DateOnly.FromDateTime(m.CreatedAt.AddHours(8))),
        ];

    private Task<int> AskAsync(string unit, DateOnly on) =>
        _site.WithDbAsync(async db =>
        {
            var (asking, office) = (await db.Units.SingleAsync(u => u.Name == unit), await db.Units.SingleAsync(u => u.Name == SmallDistrict.Office));
            var thing = new RequestedThing(RequestSubject.Filing, Guid.CreateVersion7(), asking.Id, null, null, "2026-Q3", Due, false, office.Id);
            var actor = new Domain.Actor(Guid.CreateVersion7(), asking.Id, "何晓燕");
            db.Requests.Add(new Request(RequestKind.Extension, thing, "人员调整", Due.AddDays(20), null, actor, on, WorkCalendar.Plain));
            return await db.SaveChangesAsync();
        });
}
