using LawGov.Domain.Filings;
using LawGov.Domain.Plans;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Tests.Sample;

[Trait("Database", "once")]
public sealed class OpenWindowTests(OpenWindowSite site) : IClassFixture<OpenWindowSite>
{
    private const string Current = "2026-Q3";

    [Fact]
    public async Task Load_WindowStillOpen_LeavesLinesOpenAndNothingLate()
    {
        var lines = await site.WithDbAsync(db => db.Reports.AsNoTracking().Where(r => r.PeriodKey == Current).ToListAsync());

        Assert.DoesNotContain(lines, l => l.IsMissing(site.Today) || l.IsLate);
        Assert.InRange(lines.Count(l => l.FirstSubmittedOn is null && l.WaiveReason.Length == 0), 150, 400);
        Assert.Contains(lines, l => l.Status == ReportStatus.Accepted);
        Assert.Contains(lines, l => l.Status == ReportStatus.Submitted);
    }

    [Fact]
    public async Task Load_WindowStillOpen_TheTownshipHasOneLineBackTwoToFillInAndEightReady()
    {
        var lines = await site.WithDbAsync(db =>
            db.Reports.AsNoTracking().Where(r => r.PeriodKey == Current && db.Users.Any(u => u.UserName == "township01" && u.UnitId == r.UnitId)).ToListAsync()
        );

        Assert.Equal(
            (1, 2, 8),
            (lines.Count(l => l.Status == ReportStatus.Returned), lines.Count(l => l.Status == ReportStatus.NotStarted), lines.Count(l => l.IsReady))
        );
        Assert.Equal(5, lines.Count(l => l.Kind == ReportKind.NoChange));
        Assert.Contains(lines, l => l is { IsReady: true, EvidenceCount: 1 });
        Assert.All(lines, l => Assert.NotEqual("", l.CarriedProgress));
    }

    [Fact]
    public async Task Load_ScaleOfTwo_AddsAnArchivedPlanInTheEightQuartersBefore()
    {
        var plans = await site.WithDbAsync(db => db.Plans.AsNoTracking().OrderBy(p => p.PublishedOn).ToListAsync());
        var quarters = await site.WithDbAsync(db => db.Periods.AsNoTracking().OrderBy(p => p.Key).ToListAsync());
        var ofArchived = await site.WithDbAsync(db =>
            db.Reports.Where(r => db.Tasks.Any(t => t.Id == r.PlanTaskId && t.PlanId == plans[0].Id)).Select(r => r.PeriodKey).Distinct().ToListAsync()
        );

        Assert.Equal([PlanStatus.Archived, PlanStatus.Published], plans.Select(p => p.Status));
        Assert.Equal(2, plans.DistinctBy(p => p.Title).Count());
        Assert.Equal(("2022-Q4", 16), (quarters[0].Key, quarters.Count));
        Assert.Equal(quarters.Take(8).Select(q => q.Key), ofArchived.Order());
        Assert.All(quarters.SkipLast(1), q => Assert.True(q.IsLocked));
    }
}
