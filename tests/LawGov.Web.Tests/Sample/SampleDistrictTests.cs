using System.Net;
using LawGov.Data.Records;
using LawGov.Domain.Assignments;
using LawGov.Domain.Filings;
using LawGov.Domain.Plans;
using LawGov.Domain.Units;
using LawGov.Web.Files;
using LawGov.Web.Pages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LawGov.Web.Tests.Sample;

[Trait("Database", "once")]
public sealed class SampleDistrictTests(SampleSite site) : IClassFixture<SampleSite>
{
    private const string Current = "2026-Q3";

    [Fact]
    public async Task Load_EmptyDatabase_HasTheDistrictItsPlanAndEightQuarters()
    {
        var (townships, others, people) = await site.WithDbAsync(async db =>
            (
                await db.Units.CountAsync(u => u.Kind == UnitKind.Township),
                await db.Units.CountAsync(u => u.Kind != UnitKind.Township),
                await db.Users.CountAsync()
            )
        );
        var tasks = await site.WithDbAsync(db => db.Tasks.AsNoTracking().ToListAsync());
        var plan = await site.WithDbAsync(db => db.Plans.AsNoTracking().Include(p => p.Names).SingleAsync());
        var periods = await site.WithDbAsync(db => db.Periods.AsNoTracking().OrderBy(p => p.Key).ToListAsync());
        var settings = await site.WithDbAsync(db => db.Settings.AsNoTracking().SingleAsync());

        Assert.Equal((26, 57, 200), (townships, others, people));
        Assert.True(settings.IsSample);
        Assert.InRange(tasks.Count, 80, 120);
        Assert.Equal(11, tasks.Count(t => t.ReportingMode == ReportingMode.EachUnit));
        Assert.Equal((PlanStatus.Published, "示范区法治政府建设实施方案（2025—2027年）"), (plan.Status, plan.Title));
        Assert.All(plan.Names, name => Assert.True(name.IsSettled, name.Name));
        Assert.Equal(["2024-Q4", "2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2", Current], periods.Select(p => p.Key));
        Assert.All(periods.SkipLast(1), period => Assert.True(period.IsLocked));
        Assert.False(periods[^1].IsLocked);
    }

    [Fact]
    public async Task Load_EveryQuarter_IsOfADistrictsSizeAndMostlyPunctual()
    {
        var quarters = await site.WithDbAsync(db =>
            db.Reports.GroupBy(r => r.PeriodKey)
                .Select(g => new
                {
                    Lines = g.Count(),
                    OnTime = g.Count(r => r.WaiveReason == "" && r.FirstSubmittedOn <= r.DueOn),
                    Late = g.Count(r => r.WaiveReason == "" && r.FirstSubmittedOn > r.DueOn),
                    Waived = g.Count(r => r.WaiveReason != ""),
                    NoChange = g.Count(r => r.Kind == ReportKind.NoChange),
                    Behind = g.Count(r => r.SelfAssessment == SelfAssessment.Behind),
                })
                .ToListAsync()
        );
        var ofTownships = await site.WithDbAsync(db =>
            db.Reports.Where(r => db.Units.Any(u => u.Id == r.UnitId && u.Kind == UnitKind.Township))
                .GroupBy(r => new { r.UnitId, r.PeriodKey })
                .Select(g => g.Count())
                .ToListAsync()
        );

        Assert.Equal(8, quarters.Count);
        Assert.All(quarters, q => Assert.InRange(q.Lines, 450, 520));
        Assert.All(quarters, q => Assert.InRange(q.OnTime, q.Lines * 0.90, q.Lines * 0.98));
        Assert.All(quarters, q => Assert.InRange(q.Late, 5, 40));
        Assert.All(quarters, q => Assert.InRange(q.Behind, 10, 45));
        Assert.Contains(quarters, q => q.Waived > 0);
        Assert.InRange(quarters.Average(q => (double)q.NoChange / q.Lines), 0.33, 0.5);
        Assert.Equal(26 * 8, ofTownships.Count);
        Assert.All(ofTownships, count => Assert.Equal(11, count));
    }

    [Fact]
    public async Task Load_CurrentQuarter_IsInTheMidstOfItsWork()
    {
        var lines = await site.WithDbAsync(db => db.Reports.AsNoTracking().Where(r => r.PeriodKey == Current).ToListAsync());
        var urged = await site.WithDbAsync(db => db.Urges.CountAsync(u => u.PeriodKey == Current));
        var today = site.Today;

        Assert.InRange(lines.Count(l => l.IsMissing(today)), 10, 20);
        Assert.InRange(lines.Where(l => l.IsMissing(today)).DistinctBy(l => l.UnitId).Count(), 4, 8);
        Assert.InRange(lines.Count(l => l.Status == ReportStatus.Submitted), 20, 30);
        Assert.InRange(lines.Count(l => l.AwaitsSecondReview), 1, 3);
        Assert.InRange(lines.Count(l => l.Status == ReportStatus.Returned), 4, 10);
        Assert.InRange(urged, 5, 40);
    }

    [Fact]
    public async Task Load_History_KnowsEveryKindOfFate()
    {
        var kinds = await site.WithDbAsync(async db => new
        {
            Mended = await db.Reports.CountAsync(r => r.RevisionNo > 1),
            Missing = await db.Reports.CountAsync(r => r.PeriodKey != Current && r.FirstSubmittedOn == null && r.WaiveReason == ""),
            SecondReviews = await db.Decisions.CountAsync(d => d.Stage == ReviewStage.Second),
            Overridden = await db.Decisions.CountAsync(d => d.OverriddenSelfAssessment != null),
            Lagging = await db.Reports.CountAsync(r => r.LagPoints >= ProgressReport.YellowLag),
            Completed = await db.Assignments.CountAsync(a => a.Status == AssignmentStatus.Completed),
            NeverAcknowledged = await db.Assignments.CountAsync(a => a.Status == AssignmentStatus.Issued),
            LateTwice = await db.Reports.CountAsync(r => r.PeriodKey == "2026-Q2" && r.PriorYellow && r.FirstSubmittedOn > r.DueOn),
        });

        Assert.All(kinds.GetType().GetProperties(), kind => Assert.True((int)kind.GetValue(kinds)! > 0, kind.Name));
    }

    [Fact]
    public async Task Load_Events_FollowEachOtherAndNoneIsInTheFuture()
    {
        var reviewedTooSoon = await site.WithDbAsync(db =>
            db.Decisions.CountAsync(d => db.Revisions.Any(r => r.ReportId == d.ReportId && r.RevisionNo == d.RevisionNo && r.SubmittedAt >= d.DecidedAt))
        );
        var mendedTooSoon = await site.WithDbAsync(db =>
            db.Decisions.CountAsync(d => db.Revisions.Any(r => r.ReportId == d.ReportId && r.RevisionNo > d.RevisionNo && r.SubmittedAt <= d.DecidedAt))
        );
        var beforeOpening = await site.WithDbAsync(db => db.Reports.CountAsync(r => r.FirstSubmittedOn < r.OpensOn));
        var last = await site.WithDbAsync(db => db.Timeline.MaxAsync(t => t.At));
        var lastOfRevisions = await site.WithDbAsync(db => db.Revisions.MaxAsync(r => r.SubmittedAt));
        var ownReviews = await site.WithDbAsync(db =>
            db.Decisions.CountAsync(d => db.Revisions.Any(r => r.ReportId == d.ReportId && r.RevisionNo == d.RevisionNo && r.SubmittedBy == d.DecidedBy))
        );

        Assert.Equal((0, 0, 0, 0), (reviewedTooSoon, mendedTooSoon, beforeOpening, ownReviews));
        Assert.True(last <= site.LoadedAt && lastOfRevisions <= site.LoadedAt);
    }

    [Fact]
    public async Task Load_AuditChain_IsShortAndHolds()
    {
        var chain = await site.WithDbAsync(db => AuditChain.VerifyAsync(db, CancellationToken.None));
        var first = await site.WithDbAsync(db => db.Audit.OrderBy(a => a.Seq).FirstAsync());

        Assert.Null(chain.FirstBad);
        Assert.Equal(("SampleLoaded", "1"), (first.Act, first.Changes));
    }

    [Fact]
    public async Task Load_Evidence_LiesInTheFileStore()
    {
        var evidence = await site.WithDbAsync(db => db.Evidence.AsNoTracking().ToListAsync());
        var store = site.Services.GetRequiredService<FileStore>();

        foreach (var file in evidence.DistinctBy(f => f.Sha256))
        {
            await using var content = store.Open(file.Sha256);
            var head = new byte[4];
            await content!.ReadExactlyAsync(head);
            Assert.Equal(file.Size, content.Length);
            Assert.Equal(file.ContentType == "application/pdf" ? "%PDF"u8 : [0x89, (byte)'P', (byte)'N', (byte)'G'], head);
        }
        Assert.Equal(["application/pdf", "image/png"], evidence.Select(f => f.ContentType).Distinct().Order());
        Assert.False(
            await site.WithDbAsync(db =>
                db.Reports.AnyAsync(r => r.EvidenceRequired && r.EvidenceCount == 0 && r.RevisionNo > 0 && r.Kind != ReportKind.NoChange)
            )
        );
    }

    [Theory]
    [InlineData("office")]
    [InlineData("office2")]
    [InlineData("justice")]
    [InlineData("township01")]
    [InlineData("township01-head")]
    [InlineData("dept01")]
    [InlineData("leader")]
    [InlineData("admin")]
    [InlineData("auditor")]
    public async Task SignIn_DemoAccount_OpensItsHomePage(string account)
    {
        var browser = await site.SignInAsync(account, SampleSite.Password);

        var home = await browser.OpenAsync(Routes.Home);

        Assert.Contains(account, site.Accounts);
        Assert.Contains(home.Status, (HttpStatusCode[])[HttpStatusCode.OK, HttpStatusCode.Redirect]);
        if (home.Status == HttpStatusCode.Redirect)
            Assert.Equal(HttpStatusCode.OK, (await home.FollowAsync()).Status);
    }

    [Fact]
    public async Task Load_Twice_GivesTheSameTextsAndDates()
    {
        var again = new SampleSite();
        try
        {
            await again.InitializeAsync();

            var (first, second) = (await ReadAsync(site), await ReadAsync(again));

            Assert.Equal(first, second);
        }
        finally
        {
            await ((IAsyncLifetime)again).DisposeAsync();
        }
    }

    private static async Task<List<string>> ReadAsync(SampleSite from)
    {
        var lines = await from.WithDbAsync(db =>
            (
                from r in db.Reports
                join u in db.Units on r.UnitId equals u.Id
                join t in db.Tasks on r.PlanTaskId equals t.Id
                orderby r.PeriodKey, u.SortOrder, t.Ordinal
                select new
                {
                    r.PeriodKey,
                    u.Code,
                    t.Ordinal,
                    r.Status,
                    r.Progress,
                    r.Problems,
                    r.NextSteps,
                    r.SelfAssessment,
                    r.FirstSubmittedOn,
                    r.SubmittedAt,
                    r.ResubmitDueOn,
                    r.LagPoints,
                }
            ).ToListAsync()
        );
        var history = await from.WithDbAsync(db =>
            db.Timeline.OrderBy(t => t.At)
                .ThenBy(t => t.ActorName)
                .ThenBy(t => t.Act)
                .ThenBy(t => t.Detail)
                .Select(t => new
                {
                    t.At,
                    t.ActorName,
                    t.Act,
                    t.Detail,
                })
                .ToListAsync()
        );
        return [.. lines.Select(l => l.ToString()!), .. history.Select(h => h.ToString()!)];
    }
}
