using LawGov.Data.Accounts;
using LawGov.Data.Records;
using LawGov.Domain;
using LawGov.Domain.Accounts;
using LawGov.Domain.Assignments;
using LawGov.Domain.Calendar;
using LawGov.Domain.Filings;
using LawGov.Domain.Plans;
using LawGov.Domain.Requests;
using LawGov.TestKit;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Tests.Access;

/// <summary>Whose thing a request is about.</summary>
public enum Whose
{
    OwnUnit,
    OtherUnit,
    Nobody,
}

/// <summary>The things of one unit that requests are about, and those of a unit that does not house the office; those of nobody do not exist.</summary>
public sealed record Things(
    Whose Whose,
    Guid UnitId,
    Guid FilingId,
    Guid ToReview,
    Guid AwaitsSecond,
    Guid Drafted,
    Guid Submitted,
    Guid EvidenceId,
    Guid TaskId,
    Guid AssignmentId,
    Guid PlanId,
    Guid DraftPlanId,
    Guid UserId,
    Guid PeriodId,
    Guid ComparisonId,
    Guid OrdinaryLine,
    Guid OrdinaryTaskId,
    Guid OrdinaryAssignmentId,
    Guid MessageId,
    Guid RequestId,
    Guid OrdinaryRequestId
)
{
    public static Things OfNobody { get; } =
        new(Whose.Nobody, New, New, New, New, New, New, New, New, New, New, New, New, New, New, New, New, New, New, New, New);

    private static Guid New => Guid.CreateVersion7();
}

/// <summary>
/// A quarter in which every operation has something to act on, in one unit and in another, and one account for each role with that role alone.
/// All accounts belong to the one unit, so that "own" and "other" mean the same for each. Both units house the office, so that both review stages exist.
/// </summary>
public sealed class PreparedQuarter : LawGovSite
{
    private const string Own = SmallDistrict.Clear,
        Other = SmallDistrict.Stone,
        Ordinary = SmallDistrict.Cloud;

    private readonly Dictionary<Whose, Things> _things = [];

    public Things Of(Whose whose) => _things[whose];

    /// <summary>The browser of the account that has this role and no other.</summary>
    public Task<TestBrowser> AsAsync(Role role) => AsAsync(AccountOf(role));

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await WithDbAsync(async db =>
        {
            foreach (var unit in await db.Units.Where(u => u.Name == Own || u.Name == Other).ToListAsync())
                unit.Describe(
                    unit.Code,
                    unit.Name,
                    unit.ShortName,
                    unit.Kind,
                    unit.SortOrder,
                    unit.Aliases,
                    unit.Initials,
                    unit.MaySupervise,
                    hostsOffice: true
                );
            return await db.SaveChangesAsync();
        });
        var both = Enumerable.Range(1, 4).Select(i => new GivenTask($"任务{i}", [Own], [Other], ReportingMode.EachNamedUnit));
        var plan = await Given.PlanAsync([.. both, new GivenTask("任务5", [Ordinary])]);
        var draft = new WorkPlan("草拟方案", PlanKind.AnnualPlan, "draft.txt", "一、测试\n1. 测试");
        var comparison = new PlanComparison(ComparisonKind.Adoption, plan.Id, draft.Id);
        await WithDbAsync(db =>
        {
            db.Plans.Add(draft);
            db.Comparisons.Add(comparison);
            db.Comparisons.Add(new PlanComparison(ComparisonKind.Revision, plan.Id, draft.Id));
            return db.SaveChangesAsync();
        });
        await Given.OpenPeriodAsync();
        foreach (var role in Enum.GetValues<Role>())
            await AddAccountAsync(role);
        _things[Whose.OwnUnit] = await PrepareAsync(Whose.OwnUnit, "clear", Own, plan, draft, comparison);
        _things[Whose.OtherUnit] = await PrepareAsync(Whose.OtherUnit, "stone", Other, plan, draft, comparison);
        _things[Whose.Nobody] = Things.OfNobody;
    }

    private static string AccountOf(Role role) => $"only-{role.ToString().ToLowerInvariant()}";

    private async Task AddAccountAsync(Role role)
    {
        var unit = await Given.UnitAsync(Own);
        await WithAsync<UserManager<User>, bool>(async users =>
        {
            var user = new User
            {
                UserName = AccountOf(role),
                DisplayName = role.ToString(),
                UnitId = unit.Id,
            };
            var made = await users.CreateAsync(user, SmallDistrict.Password);
            if (made.Succeeded)
                made = await users.AddToRoleAsync(user, role.ToString());
            return made.Succeeded ? true : throw new InvalidOperationException(string.Join(' ', made.Errors.Select(e => e.Description)));
        });
    }

    /// <summary>Four lines: one to review, one that waits for the second reviewer, one taken back, one that can be taken back.</summary>
    private async Task<Things> PrepareAsync(Whose whose, string userName, string unit, WorkPlan plan, WorkPlan draft, PlanComparison comparison)
    {
        var lines = await Given.SubmittedAsync(userName, unit);
        var reviewer = await Given.ActorAsync("reviewer");
        var author = await Given.ActorAsync(userName);
        await Given.WithReportAsync(lines[1].Id, r => r.Accept(ReviewStage.Office, "", null, reviewer, new DateTime(2026, 10, 8, 2, 0, 0, DateTimeKind.Utc)));
        EvidenceFile? file = null;
        await Given.WithReportAsync(
            lines[3].Id,
            r => file = r.Attach("培训.txt", "text/plain", 1, new string('0', 64), author, new DateTime(2026, 10, 8, 2, 0, 0, DateTimeKind.Utc))
        );
        return await WithDbAsync(async db =>
        {
            var filing = await db.Filings.SingleAsync(f => f.Id == lines[2].FilingId);
            var taken = await db.Reports.Include(r => r.Decisions).Include(r => r.Revisions).SingleAsync(r => r.Id == lines[2].Id);
            filing.Reopen(taken);
            await db.SaveChangesAsync();
            var task = lines[0].PlanTaskId;
            var assignment = await db.Assignments.SingleAsync(a => a.PlanTaskId == task && a.UnitId == filing.UnitId);
            var user = await db.Users.SingleAsync(u => u.UserName == userName);
            var period = await db.Periods.SingleAsync();
            var ordinary = await db.Reports.AsNoTracking().SingleAsync(r => db.Units.Any(u => u.Id == r.UnitId && u.Name == Ordinary));
            var failed = OutboxMessage.Webhook(new OutboxNews(Guid.CreateVersion7(), "unit.urged", "催办", "/"), $"endpoint-{whose}", db.Clock.Now);
            db.Outbox.Add(failed);
            db.Entry(failed).Property(m => m.NextAttemptAt).CurrentValue = null;
            db.Entry(failed).Property(m => m.FailedAt).CurrentValue = db.Clock.Now;
            var request = Asked(assignment, filing.UnitId, forSecond: true, author);
            var other = await db.Requests.FirstOrDefaultAsync(r => r.SubjectId == ordinary.AssignmentId);
            if (other is null)
            {
                var theirs = await db.Assignments.SingleAsync(a => a.Id == ordinary.AssignmentId);
                db.Requests.Add(other = Asked(theirs, ordinary.UnitId, forSecond: false, await Given.ActorAsync("cloud")));
            }
            db.Requests.Add(request);
            await db.SaveChangesAsync();
            return new Things(
                whose,
                filing.UnitId,
                filing.Id,
                lines[0].Id,
                lines[1].Id,
                lines[2].Id,
                lines[3].Id,
                file!.Id,
                task,
                assignment.Id,
                plan.Id,
                draft.Id,
                user.Id,
                period.Id,
                comparison.Id,
                ordinary.Id,
                ordinary.PlanTaskId,
                ordinary.AssignmentId,
                failed.Id,
                request.Id,
                other.Id
            );
        });
    }

    private static Request Asked(TaskAssignment assignment, Guid unitId, bool forSecond, Actor actor)
    {
        var (plan, task, due) = (assignment.PlanId, assignment.PlanTaskId, assignment.OwedUntil);
        var about = new RequestedThing(RequestSubject.Assignment, assignment.Id, unitId, plan, task, null, due, forSecond, Guid.Empty);
        return new Request(RequestKind.Withdrawal, about, "职责已划转。", null, null, actor, new DateOnly(2026, 10, 8), WorkCalendar.Plain);
    }
}
