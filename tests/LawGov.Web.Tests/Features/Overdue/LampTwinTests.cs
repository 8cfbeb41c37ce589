using LawGov.Data;
using LawGov.Data.Queries;
using LawGov.Domain.Assignments;
using LawGov.Domain.Calendar;
using LawGov.Domain.Filings;
using LawGov.Domain.Lamps;
using LawGov.Domain.Plans;
using LawGov.TestKit;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Tests.Features.Overdue;

/// <summary>The lamp in SQL and the lamp in the domain are twins: whatever the facts, both say the same.</summary>
public sealed class LampTwinTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    private const int Tasks = 80;

    private static readonly DateOnly Today = new(2026, 10, 8);

    [Fact]
    public async Task Lamp_OfGeneratedReports_IsTheSameInSqlAndInTheDomain()
    {
        await site.WithDbAsync(GenerateAsync);

        var seen = new Dictionary<Lamp, int>();
        for (var shift = -4; shift <= 4; shift++)
        {
            var day = new LampDay(Today.AddDays(shift), Today.AddDays(shift + 3));
            var rows = await site.WithDbAsync(async db => await db.Lines(db.Reports.AsNoTracking(), day).Select(x => x.Owed).ToDictionaryAsync(r => r.Id));
            var reports = await site.WithDbAsync(async db => await db.Reports.AsNoTracking().ToListAsync());
            var completed = await site.WithDbAsync(async db =>
                (await db.Assignments.Where(a => a.Status == AssignmentStatus.Completed).Select(a => a.Id).ToListAsync()).ToHashSet()
            );

            Assert.True(reports.Count >= 500);
            foreach (var report in reports)
            {
                var facts = new LampFacts(
                    report.Status,
                    report.OpensOn,
                    report.DueOn,
                    report.FirstSubmittedOn,
                    report.ResubmitDueOn,
                    report.SelfAssessment,
                    report.LagPoints,
                    report.PriorYellow,
                    report.WaiveReason.Length > 0,
                    completed.Contains(report.AssignmentId)
                );
                Assert.True(LampRule.Of(facts, day) == rows[report.Id].Lamp, $"{facts} on {day}: domain {LampRule.Of(facts, day)}, SQL {rows[report.Id].Lamp}");
                Assert.Equal(facts, rows[report.Id].Facts);
                seen[rows[report.Id].Lamp] = seen.GetValueOrDefault(rows[report.Id].Lamp) + 1;
            }
        }

        Assert.All(Enum.GetValues<Lamp>(), lamp => Assert.True(seen.GetValueOrDefault(lamp) > 100, $"{lamp}: {seen.GetValueOrDefault(lamp)}"));
    }

    private static async Task<bool> GenerateAsync(LawGovDb db)
    {
        var random = new Random(8);
        db.IsBulkLoading = true;
        var units = await db.Units.ToListAsync();
        var plan = new WorkPlan("孪生", PlanKind.SpecialPlan, "t", "t");
        var chapter = plan.AddChapter("一", "章");
        db.Plans.Add(plan);
        var period = new FilingPeriod(ReportingPeriod.Parse("2026-Q3"), await db.Settings.FirstAsync(), WorkCalendar.Plain);
        var filings = units.ToDictionary(u => u.Id, u => new UnitFiling(u.Id, period));
        db.Filings.AddRange(filings.Values);
        for (var i = 1; i <= Tasks; i++)
        {
            var task = new PlanTask(plan.Id, chapter.Id, null, i, $"{i}", "任务", "要求", "");
            db.Tasks.Add(task);
            foreach (var unit in units)
            {
                var assignment = TaskAssignment.ForUnit(task, unit.Id, UnitRole.Responsible, false);
                db.Assignments.Add(assignment);
                db.Entry(assignment).Property(a => a.Status).CurrentValue = random.Next(8) == 0 ? AssignmentStatus.Completed : AssignmentStatus.InProgress;
                var report = new ProgressReport(filings[unit.Id], task, assignment.Id, period, false, null);
                db.Reports.Add(report);
                Scatter(db, report, random);
            }
        }
        await db.SaveChangesAsync();
        return true;
    }

    /// <summary>Facts of every combination, also of those the domain never makes.</summary>
    private static void Scatter(LawGovDb db, ProgressReport report, Random random)
    {
        var entry = db.Entry(report);
        DateOnly Near() => Today.AddDays(random.Next(-5, 6));
        entry.Property(r => r.OpensOn).CurrentValue = random.Next(5) == 0 ? Near() : Today.AddDays(-20);
        entry.Property(r => r.DueOn).CurrentValue = Near();
        entry.Property(r => r.Status).CurrentValue = random.GetItems(Enum.GetValues<ReportStatus>(), 1)[0];
        entry.Property(r => r.FirstSubmittedOn).CurrentValue = random.Next(3) == 0 ? null : Near();
        entry.Property(r => r.ClockStoppedOn).CurrentValue = random.Next(3) == 0 ? null : Near();
        entry.Property(r => r.ResubmitDueOn).CurrentValue = random.Next(2) == 0 ? null : Near();
        entry.Property(r => r.SelfAssessment).CurrentValue = random.Next(6) is var own && own == 5 ? null : (SelfAssessment)own;
        entry.Property(r => r.LagPoints).CurrentValue = new[] { 0, 9, 10, 11, 29, 30, 31, 90 }[random.Next(8)];
        entry.Property(r => r.PriorYellow).CurrentValue = random.Next(2) == 0;
        entry.Property(r => r.WaiveReason).CurrentValue = random.Next(8) == 0 ? "免" : "";
    }
}
