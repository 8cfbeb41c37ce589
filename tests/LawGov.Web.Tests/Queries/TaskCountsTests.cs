using LawGov.Data.Queries;
using LawGov.Domain.Assignments;
using LawGov.Domain.Plans;
using LawGov.TestKit;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Tests.Queries;

/// <summary>Which tasks count as completed: those of which no part is left by which they are reported.</summary>
public sealed class TaskCountsTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    private const string Lead = SmallDistrict.Finance,
        Other = SmallDistrict.Water;

    [Fact]
    public async Task Completed_FollowsTheReportingMode()
    {
        var plan = await site.Given.PlanAsync(
            new DateOnly(2026, 6, 30),
            new("汇总单位已办结", [Lead], [Other], ReportingMode.LeadOnly),
            new("只有责任单位办结", [Lead], [Other], ReportingMode.LeadOnly),
            new("不设汇总单位，都办结", [], [Lead, Other], ReportingMode.LeadOnly),
            new("不设汇总单位，一个办结", [], [Lead, Other], ReportingMode.LeadOnly),
            new("各单位都办结", [Lead], [Other], ReportingMode.EachNamedUnit),
            new("还有单位在办", [Lead], [Other], ReportingMode.EachNamedUnit),
            new("其他单位已撤销", [Lead], [Other], ReportingMode.EachNamedUnit),
            new("集合单位在报", [Lead], [SmallDistrict.Townships], ReportingMode.EachUnit),
            new("集合单位不报", [Lead], [SmallDistrict.Townships], ReportingMode.LeadOnly),
            new("没有单位办结", [Lead], [Other], ReportingMode.EachNamedUnit)
        );
        await StandAsync("汇总单位已办结", Lead, AssignmentStatus.Completed);
        await StandAsync("只有责任单位办结", Other, AssignmentStatus.Completed);
        await StandAsync("不设汇总单位，都办结", Lead, AssignmentStatus.Completed);
        await StandAsync("不设汇总单位，都办结", Other, AssignmentStatus.Completed);
        await StandAsync("不设汇总单位，一个办结", Lead, AssignmentStatus.Completed);
        await StandAsync("各单位都办结", Lead, AssignmentStatus.Completed);
        await StandAsync("各单位都办结", Other, AssignmentStatus.Completed);
        await StandAsync("还有单位在办", Lead, AssignmentStatus.Completed);
        await StandAsync("其他单位已撤销", Lead, AssignmentStatus.Completed);
        await StandAsync("其他单位已撤销", Other, AssignmentStatus.Withdrawn);
        await StandAsync("集合单位在报", Lead, AssignmentStatus.Completed);
        await StandAsync("集合单位不报", Lead, AssignmentStatus.Completed);

        var completed = await site.WithDbAsync(db => db.TasksInForce().Completed(db).OrderBy(t => t.Ordinal).Select(t => t.Title).ToListAsync());
        var names = await site.WithDbAsync(db => QuarterNames.ReadAsync(db, "2026-Q3", CancellationToken.None));

        Assert.Equal(["汇总单位已办结", "不设汇总单位，都办结", "各单位都办结", "其他单位已撤销", "集合单位不报"], completed);
        Assert.Equal(new TaskCount(10, 5), names.Chapters.Single(c => c.PlanId == plan.Id).Tasks);
    }

    private Task<int> StandAsync(string title, string unit, AssignmentStatus status) =>
        site.WithDbAsync(async db =>
        {
            var assignment = await db.Assignments.SingleAsync(a =>
                db.Tasks.Any(t => t.Id == a.PlanTaskId && t.Title == title) && db.Units.Any(u => u.Id == a.UnitId && u.Name == unit)
            );
            db.Entry(assignment).Property(a => a.Status).CurrentValue = status;
            return await db.SaveChangesAsync();
        });
}
