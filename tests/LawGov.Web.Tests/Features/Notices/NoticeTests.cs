using System.Net;
using LawGov.Domain.Events;
using LawGov.Domain.Filings;
using LawGov.TestKit;
using LawGov.Web.Pages;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Tests.Features.Notices;

/// <summary>What happens reaches those it concerns, and nobody else.</summary>
public sealed class NoticeTests(LawGovSite site) : IClassFixture<LawGovSite>, IAsyncLifetime
{
    public async Task InitializeAsync()
    {
        await site.WithDbAsync(db => db.Notices.ExecuteDeleteAsync());
        if (await site.WithDbAsync(db => db.Plans.AnyAsync()))
            return;
        await site.Given.PlanAsync(new GivenTask("培训", [], [SmallDistrict.Clear, SmallDistrict.Stone]));
        await site.Given.OpenPeriodAsync();
        site.Time.GoTo(new DateOnly(2026, 9, 24));
        await site.WithDbAsync(db => db.Notices.ExecuteDeleteAsync());
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Return_TellsTheClerkWhyAndIsReadOnceThePageWasOpened()
    {
        var line = await ReturnedAsync(SmallDistrict.Clear, "clear");
        var clerk = await site.AsAsync("clear");

        var page = await clerk.OpenAsync(Routes.Notices);
        var link = page.Document.QuerySelector(".notices a")!.GetAttribute("href")!;
        var opened = await clerk.OpenAsync(link);
        var after = await clerk.OpenAsync(Routes.Notices);

        Assert.Equal("1", Bell(page));
        Assert.Contains("退回修改", page.Text, StringComparison.Ordinal);
        Assert.Contains("2026年第三季度，请在2026年10月12日前改好：数字不对。", page.Text, StringComparison.Ordinal);
        Assert.Contains("通知您，因为您填报的内容", page.Text, StringComparison.Ordinal);
        Assert.Equal(Routes.Filing(line.FilingId), link);
        Assert.Equal(HttpStatusCode.OK, opened.Status);
        Assert.Null(Bell(opened));
        Assert.Contains("没有未读的通知", after.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Return_TellsNeitherTheReviewerNorOtherUnits()
    {
        await ReturnedAsync(SmallDistrict.Stone, "stone");

        var told = await site.WithDbAsync(db =>
            db.Notices.Where(n => n.Act == TimelineAct.ReportReturned).Select(n => db.Users.First(u => u.Id == n.UserId).UserName).ToListAsync()
        );

        Assert.Equal(["stone"], told);
    }

    [Fact]
    public async Task Act_OfAPersonWhoWouldBeTold_TellsThatPersonNothing()
    {
        var clerk = await site.Given.ActorAsync("clear");
        await site.WithDbAsync(async db =>
        {
            db.Actor = clerk;
            var filing = await db.Filings.FirstAsync(f => f.UnitId == clerk.UnitId);
            await db.TellAsync(
                [new FilingOpened("2026-Q3", filing.DueOn) { UnitId = clerk.UnitId, Subject = new(SubjectKind.Filing, filing.Id) }],
                clerk,
                db.Clock.Now,
                default
            );
            return await db.SaveChangesAsync();
        });

        var told = await site.WithDbAsync(db => db.Notices.Select(n => db.Users.First(u => u.Id == n.UserId).UserName).ToListAsync());
        Assert.Equal(["clear-head"], told);
    }

    [Fact]
    public async Task Events_OfOneSaveAboutOneThing_AreOneNoticeWithACount()
    {
        var clerk = await site.Given.ActorAsync("clear");
        var filing = await site.Given.FilingAsync(SmallDistrict.Clear);
        DomainEvent Ended(Guid task) =>
            new ReportEnded("2026-Q3", EndReason.PlanArchived)
            {
                TaskId = task,
                UnitId = clerk.UnitId,
                Subject = new(SubjectKind.Filing, filing.Id),
            };
        await site.WithDbAsync(async db =>
        {
            await db.TellAsync(
                [Ended(Guid.CreateVersion7()), Ended(Guid.CreateVersion7()), Ended(Guid.CreateVersion7())],
                Domain.Actor.System,
                db.Clock.Now,
                default
            );
            return await db.SaveChangesAsync();
        });

        var notice = await site.WithDbAsync(db => db.Notices.AsNoTracking().SingleAsync(n => n.Act == TimelineAct.ReportEnded));
        var page = await (await site.AsAsync("clear")).OpenAsync(Routes.Notices);

        Assert.Equal((clerk.UserId, 3, null), (notice.UserId, notice.Count, notice.TaskId));
        Assert.Contains("终止填报（3项）", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_All_ReadsOnesOwnAlone()
    {
        await site.WithDbAsync(async db =>
        {
            var filing = await db.Filings.FirstAsync();
            await db.TellAsync(
                [new FilingOpened("2026-Q3", filing.DueOn) { UnitId = filing.UnitId, Subject = new(SubjectKind.Filing, filing.Id) }],
                Domain.Actor.System,
                db.Clock.Now,
                default
            );
            return await db.SaveChangesAsync();
        });
        var unread = await site.WithDbAsync(db => db.Notices.CountAsync(n => !n.IsRead));
        var someone = await site.WithDbAsync(async db => (await db.Users.FirstAsync(u => db.Notices.Any(n => n.UserId == u.Id))).UserName!);

        var answer = await (await site.AsAsync(someone)).PostAsync(Routes.Notices);

        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.Equal(unread - 1, await site.WithDbAsync(db => db.Notices.CountAsync(n => !n.IsRead)));
    }

    private async Task<ProgressReport> ReturnedAsync(string unit, string clerk)
    {
        await site.Given.SubmittedAsync(clerk, unit);
        var line = (await site.Given.LinesAsync(unit)).First();
        var reviewer = await site.Given.ActorAsync("reviewer");
        return await site.WithDbAsync(async db =>
        {
            db.Actor = reviewer;
            var report = await db.Reports.Include(r => r.Decisions).Include(r => r.Revisions).SingleAsync(r => r.Id == line.Id);
            report.Return(ReviewStage.Office, "数字不对。", new DateOnly(2026, 10, 12), reviewer, db.Clock.Now);
            await db.SaveChangesAsync();
            return report;
        });
    }

    private static string? Bell(TestPage page) => page.Document.QuerySelector(".topbar a[href='/notices'] .count")?.FirstChild?.TextContent.Trim();
}
