using LawGov.Data;
using LawGov.Domain;
using LawGov.Domain.Assignments;
using LawGov.Domain.Calendar;
using LawGov.Domain.Filings;
using LawGov.Domain.Plans;
using LawGov.Domain.Rules;
using LawGov.TestKit;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Tests.Records;

/// <summary>A quarter with a line in each state that a write begins from.</summary>
public sealed class GuardedQuarter : LawGovSite
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Given.PlanAsync(
            new GivenTask("起草的", [SmallDistrict.Water]),
            new GivenTask("报送的", [SmallDistrict.Clear]),
            new GivenTask("待审签的", [SmallDistrict.Finance]),
            new GivenTask("没有动的", [SmallDistrict.Stone])
        );
        await Given.OpenPeriodAsync();
        var water = await Given.ActorAsync("water");
        var line = (await Given.LinesAsync(SmallDistrict.Water))[0];
        await Given.WithReportAsync(
            line.Id,
            r =>
            {
                r.Save(new ReportText("办理一项。", "", "", SelfAssessment.OnSchedule, Actuals.None), water);
                r.Attach("台账.pdf", "application/pdf", 10, new string('b', 64), water, new DateTime(2026, 10, 8, 0, 0, 0, DateTimeKind.Utc));
            }
        );
        await Given.SubmittedAsync("clear", SmallDistrict.Clear);
        var finance = await Given.ActorAsync("finance");
        var pending = (await Given.LinesAsync(SmallDistrict.Finance))[0];
        await Given.WithReportAsync(pending.Id, r => r.Save(new ReportText("办理两项。", "", "", SelfAssessment.OnSchedule, Actuals.None), finance));
        await WithDbAsync(async db =>
        {
            var filing = await db.Filings.SingleAsync(f => f.Id == pending.FilingId);
            filing.RequestSignature(await db.Reports.Where(r => r.FilingId == filing.Id).ToListAsync(), finance);
            return await db.SaveChangesAsync();
        });
    }
}

/// <summary>Whoever had a page open when the quarter was locked, or the plan put away, changes nothing any more: the save itself asks.</summary>
public sealed class SaveGuardTests(GuardedQuarter site) : IClassFixture<GuardedQuarter>
{
    private static readonly Dictionary<string, Func<SaveGuardTests, LawGovDb, Task>> Writes = new(StringComparer.Ordinal)
    {
        ["save"] = async (t, db) => (await t.LineAsync(db, SmallDistrict.Water)).Save(ReportText.Empty, await t.ActorAsync("water")),
        ["attach"] = async (t, db) =>
            (await t.LineAsync(db, SmallDistrict.Water)).Attach("照片.png", "image/png", 1, new string('c', 64), await t.ActorAsync("water"), db.Clock.Now),
        ["detach"] = async (t, db) => await t.DetachAsync(db),
        ["submit"] = async (t, db) => await t.SubmitAsync(db, SmallDistrict.Water, "water"),
        ["request signature"] = async (t, db) =>
            (await t.FilingAsync(db, SmallDistrict.Water)).RequestSignature([await t.LineAsync(db, SmallDistrict.Water)], await t.ActorAsync("water")),
        ["refuse signature"] = async (t, db) => (await t.FilingAsync(db, SmallDistrict.Finance)).RefuseSignature("数字不对。"),
        ["take back signature"] = async (t, db) => (await t.FilingAsync(db, SmallDistrict.Finance)).TakeBackSignature(),
        ["withdraw"] = async (t, db) => (await t.FilingAsync(db, SmallDistrict.Clear)).Reopen(await t.LineAsync(db, SmallDistrict.Clear)),
        ["accept"] = async (t, db) =>
            (await t.LineAsync(db, SmallDistrict.Clear)).Accept(ReviewStage.Office, "", null, await t.ActorAsync("reviewer"), db.Clock.Now),
        ["return"] = async (t, db) =>
            (await t.LineAsync(db, SmallDistrict.Clear)).Return(
                ReviewStage.Office,
                "请补充。",
                new DateOnly(2026, 10, 20),
                await t.ActorAsync("reviewer"),
                db.Clock.Now
            ),
        ["waive"] = async (t, db) =>
            (await t.LineAsync(db, SmallDistrict.Water)).Waive(ReviewStage.Office, "未涉及。", await t.ActorAsync("reviewer"), new DateOnly(2026, 10, 8)),
        ["urge"] = async (t, db) =>
            db.Urges.Add(
                new Urge(
                    await db.Units.FirstAsync(u => u.Name == SmallDistrict.Water),
                    t.Key,
                    [],
                    "请尽快。",
                    UrgeChannel.System,
                    await t.ActorAsync("office"),
                    new DateOnly(2026, 10, 9)
                )
            ),
        ["open a page"] = async (t, db) =>
            db.Filings.Add(new UnitFiling(await t.UnitIdAsync(db, SmallDistrict.Cloud), await db.Periods.AsNoTracking().SingleAsync(p => p.Key == t.Key))),
        ["delete a line"] = async (t, db) => db.Reports.Remove(await t.LineAsync(db, SmallDistrict.Stone)),
    };

    public static TheoryData<string> Kinds => [.. Writes.Keys];

    private string Key => "2026-Q3";

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Save_OfWhatWasBegunBeforeTheLock_IsRefusedAndNothingIsKept(string kind)
    {
        var before = await FactsAsync();
        try
        {
            await site.WithDbAsync(async db =>
            {
                await Writes[kind](this, db);
                await SetLockAsync(true);

                var refusal = await Assert.ThrowsAsync<RuleException>(() => db.SaveChangesAsync());

                Assert.Equal(RuleCodes.PeriodLocked, refusal.Code);
                return true;
            });
            Assert.Equal(before, await FactsAsync());
        }
        finally
        {
            await SetLockAsync(false);
        }
    }

    [Fact]
    public async Task Save_ThatLocksTheQuarterItself_MayChangeItsLines()
    {
        await site.WithDbAsync(async db =>
        {
            (await db.Periods.SingleAsync(p => p.Key == Key)).Lock(db.Clock.Now);
            var last = new ReportText("归档前最后一改。", "", "", SelfAssessment.OnSchedule, Actuals.None);
            (await LineAsync(db, SmallDistrict.Water)).Save(last, await ActorAsync("water"));
            return await db.SaveChangesAsync();
        });

        await SetLockAsync(false);
        Assert.Equal("归档前最后一改。", (await site.Given.LinesAsync(SmallDistrict.Water))[0].Progress);
    }

    [Theory]
    [InlineData("acknowledge")]
    [InlineData("withdraw")]
    [InlineData("amend")]
    [InlineData("add")]
    public async Task Save_OfWhatWasBegunBeforeThePlanWasArchived_IsRefused(string kind)
    {
        var plan = await site.Given.PlanAsync(new GivenTask("会归档的", [SmallDistrict.Water]));
        await site.WithDbAsync(async db =>
        {
            var standing = new PlanStanding(PlanStatus.Published, null);
            var assignment = await db.Assignments.SingleAsync(a => a.PlanId == plan.Id);
            var task = await db.Tasks.SingleAsync(t => t.PlanId == plan.Id);
            switch (kind)
            {
                case "acknowledge":
                    assignment.Acknowledge(standing, db.Clock.Now);
                    break;
                case "withdraw":
                    assignment.Withdraw(standing, "机构改革。", site.Today);
                    break;
                case "amend":
                    task.Amend(standing, ReportingMode.EachUnit, "台账", false, "更正。");
                    break;
                default:
                    var added = TaskAssignment.ForUnit(task, (await db.Units.FirstAsync(u => u.Name == SmallDistrict.Finance)).Id, UnitRole.Responsible, false);
                    added.AddToPublishedTask(standing, site.Today, "漏列。");
                    db.Assignments.Add(added);
                    break;
            }
            await site.WithDbAsync(async other =>
            {
                (await other.Plans.SingleAsync(p => p.Id == plan.Id)).Archive("期满。");
                return await other.SaveChangesAsync();
            });

            var refusal = await Assert.ThrowsAsync<RuleException>(() => db.SaveChangesAsync());

            Assert.Equal(RuleCodes.PlanNotInForce, refusal.Code);
            return true;
        });
        var stored = await site.WithDbAsync(db => db.Assignments.AsNoTracking().SingleAsync(a => a.PlanId == plan.Id));
        Assert.Equal((AssignmentStatus.Issued, 1), (stored.Status, stored.Version));
    }

    private Task<int> SetLockAsync(bool isLocked) =>
        site.WithDbAsync(async db =>
        {
            var period = await db.Periods.SingleAsync(p => p.Key == Key);
            if (period.IsLocked == isLocked)
                return 0;
            if (isLocked)
                period.Lock(db.Clock.Now);
            else
                period.Unlock("测试");
            return await db.SaveChangesAsync();
        });

    private Task<string> FactsAsync() =>
        site.WithDbAsync(async db =>
            string.Join(
                ' ',
                (await db.Reports.AsNoTracking().OrderBy(r => r.Id).Select(r => $"{r.Status}{r.Version}").ToListAsync())
                    .Concat(await db.Filings.AsNoTracking().OrderBy(f => f.Id).Select(f => $"{f.Status}{f.Version}").ToListAsync())
                    .Append(
                        $"{await db.Evidence.CountAsync()} {await db.Revisions.CountAsync()} {await db.Decisions.CountAsync()} {await db.Urges.CountAsync()}"
                    )
            )
        );

    private Task<Actor> ActorAsync(string userName) => site.Given.ActorAsync(userName);

    private Task<ProgressReport> LineAsync(LawGovDb db, string unit) =>
        db
            .Reports.Include(r => r.Revisions)
            .Include(r => r.Decisions)
            .Include(r => r.Evidence)
            .SingleAsync(r => r.PeriodKey == Key && db.Units.Any(u => u.Id == r.UnitId && u.Name == unit));

    private Task<Guid> UnitIdAsync(LawGovDb db, string unit) => db.Units.Where(u => u.Name == unit).Select(u => u.Id).SingleAsync();

    private Task<UnitFiling> FilingAsync(LawGovDb db, string unit) =>
        db.Filings.SingleAsync(f => f.PeriodKey == Key && db.Units.Any(u => u.Id == f.UnitId && u.Name == unit));

    private async Task DetachAsync(LawGovDb db)
    {
        var line = await LineAsync(db, SmallDistrict.Water);
        line.Detach(line.Evidence[0].Id);
    }

    private async Task SubmitAsync(LawGovDb db, string unit, string userName)
    {
        var (filing, line) = (await FilingAsync(db, unit), await LineAsync(db, unit));
        var task = await db.Tasks.Include(t => t.Targets).SingleAsync(t => t.Id == line.PlanTaskId);
        var terms = new Dictionary<Guid, PlanTerm> { [task.PlanId] = new(null, null) };
        var tasks = new Dictionary<Guid, PlanTask> { [task.Id] = task };
        filing.Submit([line], tasks, terms, signing: false, isUnitReviewer: false, await ActorAsync(userName), site.Today, db.Clock.Now);
    }
}

/// <summary>Units submit while the quarter is locked: whoever is committed after the lock was refused.</summary>
public sealed class LockRaceTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    private const int Rounds = 25;

    private static readonly (string User, string Unit)[] Clerks =
    [
        ("clear", SmallDistrict.Clear),
        ("stone", SmallDistrict.Stone),
        ("cloud", SmallDistrict.Cloud),
        ("finance", SmallDistrict.Finance),
        ("water", SmallDistrict.Water),
    ];

    [Fact]
    public async Task Submissions_AgainstALock_AreNeverCommittedAfterIt()
    {
        await site.Given.PlanAsync([.. Clerks.Select(c => new GivenTask($"任务{c.Unit}", [c.Unit]))]);
        await site.Given.OpenPeriodAsync();
        var (taken, refused) = (0, 0);
        for (var round = 0; round < Rounds; round++)
        {
            var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var submissions = Clerks.Select(c => SubmitAsync(c.User, c.Unit, start.Task)).ToList();
            var locking = LockAsync(start.Task);
            start.SetResult();
            var answers = await Task.WhenAll(submissions);
            await locking;

            taken += answers.Count(a => a);
            refused += answers.Count(a => !a);
            var locked = await site.WithDbAsync(db => db.Audit.Where(a => a.EntityType == nameof(FilingPeriod) && a.Act == "Modified").MaxAsync(a => a.Seq));
            var after = await site.WithDbAsync(db =>
                db.Audit.CountAsync(a => a.Seq > locked && (a.EntityType == nameof(ProgressReport) || a.EntityType == nameof(UnitFiling)))
            );
            Assert.Equal(0, after);
            await ReopenAsync();
        }
        Assert.Equal(Rounds * Clerks.Length, taken + refused);
    }

    private async Task<bool> SubmitAsync(string userName, string unit, Task start)
    {
        await start;
        try
        {
            await site.Given.SubmittedAsync(userName, unit);
            return true;
        }
        catch (RuleException refusal) when (refusal.Code == RuleCodes.PeriodLocked)
        {
            return false;
        }
    }

    private async Task LockAsync(Task start)
    {
        await start;
        await site.WithDbAsync(async db =>
        {
            (await db.Periods.SingleAsync()).Lock(db.Clock.Now);
            return await db.SaveChangesAsync();
        });
    }

    private Task<bool> ReopenAsync() =>
        site.WithDbAsync(async db =>
        {
            (await db.Periods.SingleAsync()).Unlock("测试");
            await db.SaveChangesAsync();
            foreach (
                var line in await db.Reports.Include(r => r.Decisions).Include(r => r.Revisions).Where(r => r.Status == ReportStatus.Submitted).ToListAsync()
            )
                (await db.Filings.SingleAsync(f => f.Id == line.FilingId)).Reopen(line);
            await db.SaveChangesAsync();
            return true;
        });
}
