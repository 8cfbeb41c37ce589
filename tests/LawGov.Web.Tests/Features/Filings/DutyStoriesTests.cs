using LawGov.Data;
using LawGov.Data.Queries;
using LawGov.Domain;
using LawGov.Domain.Assignments;
using LawGov.Domain.Filings;
using LawGov.Domain.Lamps;
using LawGov.Domain.Plans;
using LawGov.TestKit;
using LawGov.Web.Features.Filings;
using LawGov.Web.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LawGov.Web.Tests.Features.Filings;

/// <summary>
/// Whatever happens in whatever order: nothing is asked of a unit without a live duty, nothing is due before it was given, and no line is red on the
/// day it was made.
/// </summary>
public sealed class DutyStoriesTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    private const int Steps = 60;

    private static readonly string[] Units = [SmallDistrict.Justice, SmallDistrict.Finance, SmallDistrict.Water, SmallDistrict.Court];

    private readonly Random _random = new(20261128);

    private enum Act
    {
        IssuePlan,
        AddUnit,
        Withdraw,
        Complete,
        Reinstate,
        SwitchUnit,
        ArchivePlan,
        ChangeMode,
        ChangeMembers,
        LockOrUnlock,
        Submit,
        Return,
        DaysPass,
        QuarterPasses,
    }

    [Fact]
    public async Task AnyStory_OfDuties_OwesOnlyWhatLives()
    {
        site.Time.GoTo(new DateOnly(2026, 9, 22));
        await DoAsync(Act.IssuePlan);
        var seen = new Dictionary<Guid, bool>();
        var story = new List<string>();
        for (var step = 0; step < Steps; step++)
        {
            var act = Enum.GetValues<Act>()[_random.Next(Enum.GetValues<Act>().Length)];
            story.Add($"{site.Today:MM-dd} {act}");
            try
            {
                await DoAsync(act);
                await RunAsync(async services => await services.GetRequiredService<EnsureQuarterOpen>().ExecuteAsync(CancellationToken.None));
                await CheckAsync(seen);
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"{string.Join(", ", story)}: {failure.Message}", failure);
            }
        }

        Assert.True(seen.Count > 30, $"{seen.Count} lines");
        Assert.Contains(true, seen.Values);
    }

    /// <param name="seen">Lines there were before, and whether their duty had ended.</param>
    private async Task CheckAsync(Dictionary<Guid, bool> seen)
    {
        var today = site.Today;
        var state = await site.WithAsync<District, DistrictState>(d => d.GetAsync(CancellationToken.None));
        var locked = await site.WithDbAsync(db => db.Periods.Where(p => p.LockedAt != null).Select(p => p.Key).ToListAsync());
        var owed = await site.WithDbAsync(db => db.Owed(db.Reports.AsNoTracking(), state.LampDay).ToDictionaryAsync(o => o.Id));
        var lines = await site.WithDbAsync(db =>
            (
                from r in db.Reports.AsNoTracking()
                join a in db.Assignments on r.AssignmentId equals a.Id
                join p in db.Plans on a.PlanId equals p.Id
                join u in db.Units on r.UnitId equals u.Id
                select new
                {
                    Line = r,
                    a.Status,
                    Plan = p.Status,
                    u.IsActive,
                }
            ).ToListAsync()
        );
        foreach (var x in lines)
        {
            var (line, id) = (x.Line, x.Line.Id);
            var isNew = !seen.TryGetValue(id, out var hadEnded) || (hadEnded && line.EndedOn is null);
            if (isNew && line.EndedOn is null)
            {
                Assert.True(line.FirstSubmittedOn is not null || line.DueOn >= today, $"due {line.DueOn} on {today}");
                Assert.NotEqual(Lamp.Red, owed[id].Lamp);
            }
            var isAsked = owed.TryGetValue(id, out var o) && (o.IsMissing || o.IsNotYetDue || o.IsUnmended || line.Status == ReportStatus.Returned);
            var lives =
                x is
                {
                    IsActive: true,
                    Plan: PlanStatus.Published,
                    Status: not (AssignmentStatus.Draft or AssignmentStatus.Completed or AssignmentStatus.Withdrawn)
                };
            if (isAsked && !locked.Contains(line.PeriodKey))
                Assert.True(lives, $"{x.Status} {x.Plan} {x.IsActive}");
            seen[id] = line.EndedOn is not null;
        }
    }

    private async Task DoAsync(Act act)
    {
        switch (act)
        {
            case Act.IssuePlan:
                await IssueAsync();
                break;
            case Act.AddUnit:
                await EndingAsync(db => OnTaskAsync(db, AddAsync));
                break;
            case Act.Withdraw:
                await EndingAsync(db => OnAssignmentAsync(db, AssignmentAct.Withdraw, (plan, a) => a.Withdraw(plan, "机构改革。", site.Today)));
                break;
            case Act.Reinstate:
                await EndingAsync(db => OnAssignmentAsync(db, AssignmentAct.Reinstate, (plan, a) => a.Reinstate(plan, site.Today, "恢复。")));
                break;
            case Act.Complete:
                await EndingAsync(db => OnAssignmentAsync(db, AssignmentAct.Acknowledge, (plan, a) => Complete(db, plan, a)));
                break;
            case Act.SwitchUnit:
                await EndingAsync(SwitchAsync);
                break;
            case Act.ArchivePlan:
                await EndingAsync(ArchiveAsync);
                break;
            case Act.ChangeMode:
                await EndingAsync(db => OnTaskAsync(db, (_, task) => Task.FromResult<Action?>(() => task.SetReportingMode((ReportingMode)_random.Next(3)))));
                break;
            case Act.ChangeMembers:
                await EndingAsync(MembersAsync);
                break;
            case Act.LockOrUnlock:
                await EndingAsync(LockAsync);
                break;
            case Act.Submit:
                await SubmitAsync();
                break;
            case Act.Return:
                await ReturnAsync();
                break;
            case Act.DaysPass:
                site.Time.GoTo(site.Today.AddDays(_random.Next(1, 12)));
                break;
            case Act.QuarterPasses:
                site.Time.GoTo(site.Today.AddDays(_random.Next(60, 130)));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(act));
        }
    }

    private async Task IssueAsync()
    {
        var tasks = Enumerable
            .Range(1, 3)
            .Select(i => new GivenTask(
                $"任务{i}",
                i == 1 ? [Units[_random.Next(Units.Length)]] : [],
                [.. Units.OrderBy(_ => _random.Next()).Take(2).Append(SmallDistrict.Townships)],
                (ReportingMode)_random.Next(3)
            ));
        await site.Given.PlanAsync(site.Today, [.. tasks]);
    }

    private async Task<Action?> SwitchAsync(LawGovDb db) =>
        await PickAsync(db.Units.Where(u => Units.Contains(u.Name))) is { } unit ? () => unit.SetActive(!unit.IsActive) : null;

    private async Task<Action?> ArchiveAsync(LawGovDb db)
    {
        var published = db.Plans.Where(p => p.Status == PlanStatus.Published);
        return await published.CountAsync() > 1 && await PickAsync(published) is { } plan ? () => plan.Archive("结束。") : null;
    }

    /// <summary>An act as a use case does it: the entities change, lines end with them, all in one save.</summary>
    private Task EndingAsync(Func<LawGovDb, Task<Action?>> prepare) =>
        RunAsync(async services =>
        {
            var db = services.GetRequiredService<LawGovDb>();
            if (await prepare(db) is not { } act)
                return;
            act();
            await services.GetRequiredService<EndOwedLines>().ExecuteAsync(db.Reports, CancellationToken.None);
            await db.SaveChangesAsync();
        });

    private async Task<Action?> OnAssignmentAsync(LawGovDb db, AssignmentAct act, Action<PlanStanding, TaskAssignment> change)
    {
        var statuses = Enum.GetValues<AssignmentStatus>().Where(s => AssignmentLifecycle.Table.Allows(s, act)).ToList();
        var inForce = db.Plans.Where(p => p.Status == PlanStatus.Published).Select(p => p.Id);
        if (await PickAsync(db.Assignments.Where(a => statuses.Contains(a.Status) && inForce.Contains(a.PlanId))) is not { } assignment)
            return null;
        var plan = await db.Plans.SingleAsync(p => p.Id == assignment.PlanId);
        return () => change(plan.Standing, assignment);
    }

    private async Task<Action?> OnTaskAsync(LawGovDb db, Func<LawGovDb, PlanTask, Task<Action?>> change) =>
        await PickAsync(db.Tasks.Where(t => db.Plans.Any(p => p.Id == t.PlanId && p.Status == PlanStatus.Published))) is { } task
            ? await change(db, task)
            : null;

    private async Task<Action?> AddAsync(LawGovDb db, PlanTask task)
    {
        var unit = await PickAsync(db.Units.Where(u => Units.Contains(u.Name) && !db.Assignments.Any(a => a.PlanTaskId == task.Id && a.UnitId == u.Id)));
        if (unit is null)
            return null;
        var plan = await db.Plans.SingleAsync(p => p.Id == task.PlanId);
        return () =>
        {
            var added = TaskAssignment.ForUnit(task, unit.Id, UnitRole.Responsible, false);
            added.AddToPublishedTask(plan.Standing, site.Today, "职责调整。");
            db.Assignments.Add(added);
        };
    }

    private void Complete(LawGovDb db, PlanStanding plan, TaskAssignment assignment)
    {
        var unit = db.Units.SingleOrDefault(u => u.Id == assignment.UnitId);
        var decides = Someone();
        var task = db.Tasks.Single(t => t.Id == assignment.PlanTaskId);
        task.Schedule(task.Deadline, TaskNature.OneOff, "", false);
        assignment.Acknowledge(plan, db.Clock.Now);
        assignment.RequestCompletion(plan, task, "已建成。", Someone(), site.Today);
        assignment.ConfirmCompletion(plan, unit, TaskAssignment.CompletionStage(unit, decides), decides);
    }

    private async Task<Action?> MembersAsync(LawGovDb db)
    {
        var group = await db.UnitGroups.Include(g => g.Members).SingleAsync(g => g.Name == SmallDistrict.Townships);
        var townships = await db.Units.Where(u => u.Kind == Domain.Units.UnitKind.Township).OrderBy(u => u.SortOrder).Select(u => u.Id).ToListAsync();
        return () => group.SetMembers(townships.Where(_ => _random.Next(3) > 0), site.Today.AddDays(_random.Next(-20, 5)));
    }

    private async Task<Action?> LockAsync(LawGovDb db)
    {
        if (await PickAsync(db.Periods) is not { } period)
            return null;
        return () =>
        {
            if (period.IsLocked)
                period.Unlock("补报。");
            else
                period.Lock(db.Clock.Now);
        };
    }

    private async Task SubmitAsync()
    {
        var at = await site.WithDbAsync(db =>
            PickAsync(
                db.Filings.Where(f =>
                    db.Periods.Any(p => p.Key == f.PeriodKey && p.LockedAt == null) && db.Reports.Any(r => r.FilingId == f.Id && r.ClockStoppedOn == null)
                )
            )
        );
        if (at is null || site.Today < at.OpensOn)
            return;
        var unit = await site.WithDbAsync(db => db.Units.Where(u => u.Id == at.UnitId).Select(u => u.Name).SingleAsync());
        await site.Given.SubmittedAsync("finance", unit, period: at.PeriodKey);
    }

    private async Task ReturnAsync()
    {
        var line = await site.WithDbAsync(db =>
            PickAsync(
                db.Reports.Where(r =>
                    r.Status == ReportStatus.Submitted && !r.AwaitsSecondReview && db.Periods.Any(p => p.Key == r.PeriodKey && p.LockedAt == null)
                )
            )
        );
        if (line is null)
            return;
        await site.Given.WithReportAsync(line.Id, r => r.Return(ReviewStage.Office, "请补充。", site.Today.AddDays(7), Someone(), DateTime.UnixEpoch));
    }

    private async Task RunAsync(Func<IServiceProvider, Task> use)
    {
        await using var scope = site.Services.CreateAsyncScope();
        await use(scope.ServiceProvider);
    }

    private async Task<T?> PickAsync<T>(IQueryable<T> from)
        where T : Entity
    {
        var ids = await from.OrderBy(x => x.Id).Select(x => x.Id).ToListAsync();
        if (ids.Count == 0)
            return null;
        var id = ids[_random.Next(ids.Count)];
        return await from.SingleAsync(x => x.Id == id);
    }

    private static Actor Someone() => new(Guid.CreateVersion7(), null, "某人");
}
