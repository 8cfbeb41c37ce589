using LawGov.Domain.Filings;
using LawGov.Domain.Plans;
using LawGov.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LawGov.Web.Tests.Records;

/// <summary>A filled database of the version before: what the upgrade fills in equals what the domain says of every row.</summary>
public sealed class UpgradeTests : IAsyncLifetime, IAsyncDisposable
{
    private readonly LawGovSite _site = new();

    public Task InitializeAsync() => _site.InitializeAsync();

    public Task DisposeAsync() => ((IAsyncLifetime)_site).DisposeAsync();

    ValueTask IAsyncDisposable.DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Upgrade_OfAFilledDatabase_SaysUntilWhenEveryRowIsOwed()
    {
        await FillAsync();
        var before = await OwedAsync();

        await _site.WithDbAsync(db => MigrateAsync(db, "Initial"));
        await _site.WithDbAsync(db => MigrateAsync(db, null));

        var after = await OwedAsync();
        Assert.Equal(before, after);
        Assert.Equal(5, after.Select(o => o.State).Distinct().Count());
        Assert.Contains(after, o => o.Until is null);
    }

    private async Task FillAsync()
    {
        await _site.Given.PlanAsync(
            new GivenTask("培训", [], [SmallDistrict.Clear, SmallDistrict.Stone, SmallDistrict.Water]),
            new GivenTask("普查", [], [SmallDistrict.Water, SmallDistrict.Cloud], Deadline: Deadline.By(new DateOnly(2026, 12, 31), "2026年12月31日前完成"))
        );
        await _site.Given.OpenPeriodAsync();
        _site.Time.GoTo(new DateOnly(2026, 9, 24));
        await _site.Given.SubmittedAsync("stone", SmallDistrict.Stone);
        var returned = (await _site.Given.SubmittedAsync("clear", SmallDistrict.Clear))[0];
        var reviewer = await _site.Given.ActorAsync("reviewer");
        await _site.Given.WithReportAsync(
            returned.Id,
            r => r.Return(ReviewStage.Office, "数字不对。", new DateOnly(2026, 10, 12), reviewer, new DateTime(2026, 9, 25, 2, 0, 0, DateTimeKind.Utc))
        );
        var draft = (await _site.Given.LinesAsync(SmallDistrict.Water))[0];
        await _site.Given.WithReportAsync(draft.Id, r => r.Save(r.Text with { Progress = "写了一半" }, reviewer));
    }

    /// <summary>The stored day beside the domain's, which follows from the row's other fields.</summary>
    private async Task<List<(string State, DateOnly? Until)>> OwedAsync() =>
        await _site.WithDbAsync(async db =>
        {
            var reports = await db.Reports.AsNoTracking().Select(r => new { Report = r, Stored = EF.Property<DateOnly?>(r, "OwedUntil") }).ToListAsync();
            var assignments = await db
                .Assignments.AsNoTracking()
                .Select(a => new { Assignment = a, Stored = EF.Property<DateOnly?>(a, "OwedUntil") })
                .ToListAsync();
            Assert.All(reports, r => Assert.Equal(r.Report.OwedUntil, r.Stored));
            Assert.All(assignments, a => Assert.Equal(a.Assignment.OwedUntil, a.Stored));
            return reports
                .Select(r => ($"{r.Report.Status}", r.Stored, r.Report.Id))
                .Concat(assignments.Select(a => ("Assignment", a.Stored, a.Assignment.Id)))
                .OrderBy(x => x.Id)
                .Select(x => (x.Item1, x.Stored))
                .ToList();
        });

    private static async Task<bool> MigrateAsync(Data.LawGovDb db, string? target)
    {
        await db.GetService<IMigrator>().MigrateAsync(target);
        return true;
    }
}
