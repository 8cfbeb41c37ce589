using LawGov.Data;
using LawGov.Data.Accounts;
using LawGov.Domain;
using LawGov.Domain.Calendar;
using LawGov.Domain.Filings;
using LawGov.Domain.Plans;
using LawGov.Domain.Units;
using LawGov.Web.Features.Filings;
using Microsoft.EntityFrameworkCore;

namespace LawGov.TestKit;

/// <summary>A task for a test's plan: who leads, who is responsible, who reports.</summary>
public sealed record GivenTask(
    string Title,
    string[] Leads,
    string[]? Responsibles = null,
    ReportingMode? Mode = null,
    TaskTarget[]? Targets = null,
    bool EvidenceRequired = false,
    Deadline? Deadline = null
);

/// <summary>Sets state by the domain's own methods, so that no test starts from what cannot be.</summary>
public sealed class Given(LawGovSite site)
{
    /// <summary>A published plan with these tasks in one chapter and one section, issued on a day (30 June 2026 unless said).</summary>
    public Task<WorkPlan> PlanAsync(params GivenTask[] tasks) => PlanAsync(new DateOnly(2026, 6, 30), tasks);

    /// <inheritdoc cref="PlanAsync(GivenTask[])"/>
    public Task<WorkPlan> PlanAsync(DateOnly issuedOn, params GivenTask[] tasks) =>
        site.WithDbAsync(async db =>
        {
            var plan = new WorkPlan($"测试方案{Guid.CreateVersion7():N}"[..14], PlanKind.ImplementationPlan, "test.txt", "一、测试\n（一）测试\n1. 测试");
            plan.Describe(plan.Title, PlanKind.ImplementationPlan, "测发〔2026〕1号", "测试区", new DateOnly(2026, 1, 1), new DateOnly(2028, 12, 31), issuedOn);
            var chapter = plan.AddChapter("一", "依法行政");
            var section = plan.AddSection(chapter, "（一）", "规范执法");
            var units = await db.Units.ToDictionaryAsync(u => u.Name, u => u.Id);
            var groups = await db.UnitGroups.ToDictionaryAsync(g => g.Name);
            var made = tasks.Select((t, i) => Make(plan, chapter, section, t, i + 1)).ToList();
            foreach (var name in made.SelectMany(t => t.Leads.Concat(t.Responsibles)).Distinct())
            {
                if (groups.TryGetValue(name, out var group))
                    plan.NameFor(name, group.Kind).MeansGroup(group.Id, group.Kind);
                else
                    plan.NameFor(name, null).MeansUnit(units[name]);
            }
            db.Plans.Add(plan);
            db.Tasks.AddRange(made);
            db.Assignments.AddRange(plan.Publish(made, issuedOn));
            await db.SaveChangesAsync();
            return plan;
        });

    /// <summary>Opens a quarter by the product's own use case, on its last day where that has passed: so its lines have the quarter's own due day.</summary>
    /// <returns>How many lines were opened.</returns>
    public async Task<int> OpenPeriodAsync(string key = "2026-Q3")
    {
        var (period, now) = (ReportingPeriod.Parse(key), site.Time.GetUtcNow());
        if (site.Today > period.EndsOn)
            site.Time.GoTo(period.EndsOn);
        var opened = await site.WithAsync<OpenPeriod, int>(open => open.ExecuteAsync(period, CancellationToken.None));
        site.Time.GoTo(now);
        return opened;
    }

    /// <summary>A unit by name.</summary>
    public Task<Unit> UnitAsync(string name) => site.WithDbAsync(db => db.Units.AsNoTracking().SingleAsync(u => u.Name == name));

    /// <summary>A person by account.</summary>
    public Task<User> UserAsync(string userName) => site.WithDbAsync(db => db.Users.AsNoTracking().SingleAsync(u => u.UserName == userName));

    /// <summary>Who a person is to the domain.</summary>
    public async Task<Actor> ActorAsync(string userName) =>
        await UserAsync(userName) is var user ? new Actor(user.Id, user.UnitId, user.DisplayName) : Actor.System;

    /// <summary>The page of a unit for a quarter.</summary>
    public Task<UnitFiling> FilingAsync(string unit, string period = "2026-Q3") =>
        site.WithDbAsync(db => db.Filings.AsNoTracking().SingleAsync(f => f.PeriodKey == period && db.Units.Any(u => u.Id == f.UnitId && u.Name == unit)));

    /// <summary>The lines of a unit for a quarter, in plan order, with their history.</summary>
    public Task<List<ProgressReport>> LinesAsync(string unit, string period = "2026-Q3") =>
        site.WithDbAsync(db =>
            db.Reports.AsNoTracking()
                .Include(r => r.Revisions)
                .Include(r => r.Decisions)
                .Include(r => r.Evidence)
                .Where(r => r.PeriodKey == period && db.Units.Any(u => u.Id == r.UnitId && u.Name == unit))
                .OrderBy(r => db.Tasks.Where(t => t.Id == r.PlanTaskId).Select(t => t.Ordinal).First())
                .ToListAsync()
        );

    /// <summary>A person fills all lines of his unit and submits the page, on the day the clock shows.</summary>
    public async Task<List<ProgressReport>> SubmittedAsync(
        string userName,
        string unit,
        string progress = "本季度完成培训2期，参训46人。",
        SelfAssessment assessment = SelfAssessment.OnSchedule,
        string period = "2026-Q3"
    )
    {
        var actor = await ActorAsync(userName);
        await site.WithDbAsync(async db =>
        {
            db.Actor = actor;
            var filing = await db.Filings.SingleAsync(f => f.PeriodKey == period && db.Units.Any(u => u.Id == f.UnitId && u.Name == unit));
            var lines = await db.Reports.Include(r => r.Revisions).Include(r => r.Decisions).Where(r => r.FilingId == filing.Id).ToListAsync();
            foreach (var line in lines.Where(l => l.IsEditable))
                line.Save(line.Text with { Progress = progress, Problems = "经费不足。", SelfAssessment = assessment }, actor);
            await SubmitAsync(db, filing, lines, actor);
            return true;
        });
        return await LinesAsync(unit, period);
    }

    /// <summary>Changes one line by a domain act, such as a reviewer's decision.</summary>
    public Task<ProgressReport> WithReportAsync(Guid reportId, Action<ProgressReport> act) =>
        site.WithDbAsync(async db =>
        {
            var report = await db.Reports.Include(r => r.Revisions).Include(r => r.Decisions).Include(r => r.Evidence).SingleAsync(r => r.Id == reportId);
            act(report);
            await db.SaveChangesAsync();
            return report;
        });

    private async Task SubmitAsync(LawGovDb db, UnitFiling filing, List<ProgressReport> lines, Actor actor)
    {
        var taskIds = lines.Select(l => l.PlanTaskId).ToList();
        var tasks = await db.Tasks.Include(t => t.Targets).Where(t => taskIds.Contains(t.Id)).ToDictionaryAsync(t => t.Id);
        var planIds = tasks.Values.Select(t => t.PlanId).Distinct().ToList();
        var plans = await db.Plans.Where(p => planIds.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => new PlanTerm(p.StartsOn, p.EndsOn));
        filing.Submit(lines, tasks, plans, signing: false, isUnitReviewer: false, actor, site.Today, db.Clock.Now);
        await db.SaveChangesAsync();
    }

    private static PlanTask Make(WorkPlan plan, PlanSection chapter, PlanSection section, GivenTask given, int ordinal)
    {
        var task = new PlanTask(plan.Id, chapter.Id, section.Id, ordinal, $"{ordinal}", given.Title, $"{given.Title}。按要求推进各项工作。", "");
        task.AssignUnits(given.Leads, given.Responsibles ?? [], given.Leads.Length == 0);
        if (given.Mode is { } mode)
            task.SetReportingMode(mode);
        if (given.Targets is { } targets)
            task.SetTargets(targets);
        task.Schedule(given.Deadline ?? Deadline.Undated(DeadlineKind.None), TaskNature.Ongoing, "", given.EvidenceRequired);
        return task;
    }
}
