using System.Net;
using LawGov.Domain.Events;
using LawGov.TestKit;
using LawGov.Web.Pages;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Tests.Features.Notices;

/// <summary>Nobody is told of what that person may not open.</summary>
public sealed class RecipientsTests : IAsyncLifetime, IAsyncDisposable
{
    private readonly LawGovSite _site = new();

    public Task InitializeAsync() => _site.InitializeAsync();

    public Task DisposeAsync() => ((IAsyncLifetime)_site).DisposeAsync();

    ValueTask IAsyncDisposable.DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task EveryNotice_OfAQuarter_LeadsItsReaderToAPageThatPersonMayRead()
    {
        await PlayAsync();
        var told = await _site.WithDbAsync(db =>
            (from n in db.Notices join u in db.Users on n.UserId equals u.Id select new { u.UserName, n.Act })
                .Distinct()
                .ToListAsync()
        );
        var unreadable = new List<string>();

        foreach (var person in told.GroupBy(t => t.UserName!))
        {
            var browser = await _site.AsAsync(person.Key);
            var page = await browser.OpenAsync(Routes.Notices);
            foreach (var href in page.Document.QuerySelectorAll(".notices a").Select(a => a.GetAttribute("href")!).Distinct())
            {
                var answer = await browser.OpenAsync(href);
                if (answer.Status != HttpStatusCode.OK)
                    unreadable.Add($"{person.Key} {href}: {(int)answer.Status}");
            }
        }

        Assert.Empty(unreadable);
        TimelineAct[] expected =
        [
            TimelineAct.PlanPublished,
            TimelineAct.FilingOpened,
            TimelineAct.ReportReturned,
            TimelineAct.ReportAcceptedFirst,
            TimelineAct.Urged,
            TimelineAct.RequestAsked,
            TimelineAct.RequestDecided,
            TimelineAct.AssignmentWithdrawn,
            TimelineAct.ReportEnded,
        ];
        Assert.Empty(expected.Except(told.Select(t => t.Act)));
    }

    private async Task PlayAsync()
    {
        await _site.Given.PlanAsync(
            new GivenTask("培训", [], [SmallDistrict.Clear, SmallDistrict.Justice, SmallDistrict.Water]),
            new GivenTask("普查", [], [SmallDistrict.Stone])
        );
        await _site.Given.OpenPeriodAsync();
        _site.Time.GoTo(new DateOnly(2026, 9, 24));
        var returned = (await _site.Given.SubmittedAsync("clear", SmallDistrict.Clear))[0];
        var host = (await _site.Given.SubmittedAsync("justice", SmallDistrict.Justice))[0];
        var reviewer = await _site.AsAsync("reviewer");
        await ReviewAsync(reviewer, returned.Id, "Return", ("Input.Return.Words", "请补充数字。"));
        await ReviewAsync(reviewer, host.Id, "Accept");
        _site.Time.GoTo(new DateOnly(2026, 10, 12));
        await (await _site.AsAsync("office")).PostAsync(Routes.Overdue, ("Input.All", "true"));
        var duty = await _site.WithDbAsync(db =>
            db.Assignments.AsNoTracking().FirstAsync(a => db.Units.Any(u => u.Id == a.UnitId && u.Name == SmallDistrict.Stone))
        );
        await (await _site.AsAsync("stone")).PostAsync(Routes.AskRequest("Dispute", duty.Id), ("Input.Reason", "职责已划转。"));
        var request = await _site.WithDbAsync(db => db.Requests.AsNoTracking().SingleAsync());
        await (await _site.AsAsync("reviewer")).PostAsync(
            $"{Routes.Request(request.Id)}?handler=Decide",
            ("Input.Version", $"{request.Version}"),
            ("Input.IsApproved", "true")
        );
    }

    private async Task ReviewAsync(TestBrowser reviewer, Guid reportId, string act, params (string, string)[] more)
    {
        var report = await _site.WithDbAsync(db => db.Reports.AsNoTracking().SingleAsync(r => r.Id == reportId));
        var answer = await reviewer.PostAsync(
            $"/review?handler={act}",
            [($"Input.{act}.Id", $"{reportId}"), ($"Input.{act}.Version", $"{report.Version}"), .. more]
        );
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
    }
}
