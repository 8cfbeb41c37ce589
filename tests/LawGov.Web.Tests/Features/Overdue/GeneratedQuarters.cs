using LawGov.Data;
using LawGov.Domain;
using LawGov.Domain.Accounts;
using LawGov.Domain.Calendar;
using LawGov.Domain.Filings;
using LawGov.Domain.Plans;
using LawGov.TestKit;
using LawGov.Web.Access;
using LawGov.Web.Features.Overdue;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Tests.Features.Overdue;

/// <summary>
/// Two plans and two quarters whose lines met every fate there is, by the domain's own acts; it is 19 October 2026, twelve days after the second was
/// due.
/// </summary>
public class GeneratedQuarters : LawGovSite
{
    public const string Period = "2026-Q3",
        Before = "2026-Q2",
        Draft = "尚未报送的草稿内容",
        Waiting = "已报送待审核的内容",
        AcceptedText = "本季度审核通过的内容";

    private static readonly string[] Units =
    [
        SmallDistrict.Justice,
        SmallDistrict.Finance,
        SmallDistrict.Water,
        SmallDistrict.Court,
        SmallDistrict.Clear,
        SmallDistrict.Stone,
        SmallDistrict.Cloud,
    ];

    private readonly Random _random = new(20261019);

    public static DateOnly SeenOn { get; } = new(2026, 10, 19);

    /// <summary>
    /// Everything sent to the database. It listens from the beginning: a context that ran a command unheard does not look for a listener again for a
    /// second.
    /// </summary>
    public QueryCounter Queries { get; private set; } = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Queries = new QueryCounter(this);
        Time.GoTo(new DateOnly(2026, 6, 22));
        await Given.PlanAsync(new DateOnly(2026, 1, 5), Tasks("甲"));
        await Given.PlanAsync(new DateOnly(2026, 1, 5), Tasks("乙"));
        foreach (var (key, opened) in new[] { (Before, new DateOnly(2026, 6, 22)), (Period, new DateOnly(2026, 9, 22)) })
        {
            Time.GoTo(opened);
            await Given.OpenPeriodAsync(key);
            await WithDbAsync(db => LiveAsync(db, key));
        }
        Time.GoTo(SeenOn);
    }

    /// <summary>The board of a quarter.</summary>
    public Task<QuarterBoard> BoardAsync(string period = Period) =>
        WithAsync<QuarterBoardQuery, QuarterBoard>(Role.OfficeStaff, boards => boards.ReadAsync(Operation.ReadBoard, period, CancellationToken.None));

    /// <summary>What opening an address sends to the database.</summary>
    public async Task<IReadOnlyList<string>> QueriesOfAsync(TestBrowser browser, string url)
    {
        var before = Queries.Count;
        await browser.OpenAsync(url);
        return [.. Queries.Commands.Skip(before)];
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            Queries?.Dispose();
        base.Dispose(disposing);
    }

    private GivenTask[] Tasks(string name) =>
        [
            .. Enumerable
                .Range(1, 15)
                .Select(i => new GivenTask(
                    $"{name}任务{i}",
                    i % 5 == 0 ? [Units[i % Units.Length]] : [],
                    i % 5 == 0 ? [] : [.. Units.OrderBy(_ => _random.Next()).Take(4)],
                    Targets: i % 4 == 0 ? [new TaskTarget(0, "培训2期", 2, "期", TargetOperator.AtLeast, TargetCycle.Year)] : null
                )),
        ];

    private async Task<bool> LiveAsync(LawGovDb db, string key)
    {
        var author = new Actor(Guid.CreateVersion7(), null, "填报人");
        var reviewer = new Actor(Guid.CreateVersion7(), null, "审核人");
        var second = new Actor(Guid.CreateVersion7(), null, "复核人");
        var tasks = await db.Tasks.Include(t => t.Targets).ToDictionaryAsync(t => t.Id);
        var plans = await db.Plans.ToDictionaryAsync(p => p.Id, p => new PlanTerm(p.StartsOn, p.EndsOn));
        var due = ReportingPeriod.Parse(key).EndsOn.AddDays(7);
        foreach (
            var filing in await db
                .Filings.Where(f => f.PeriodKey == key)
                .OrderBy(f => db.Units.Where(u => u.Id == f.UnitId).Select(u => u.SortOrder).First())
                .ToListAsync()
        )
        {
            foreach (
                var line in await db
                    .Reports.Include(r => r.Revisions)
                    .Include(r => r.Decisions)
                    .Where(r => r.FilingId == filing.Id)
                    .OrderBy(r => db.Tasks.Where(t => t.Id == r.PlanTaskId).Select(t => t.Title).First())
                    .ToListAsync()
            )
            {
                Live(new Fate(_random.Next(12), due, line, filing, tasks, plans), author, reviewer, second);
            }
        }
        var assignments = await db
            .Assignments.Where(a => a.Status == Domain.Assignments.AssignmentStatus.Issued && a.UnitId != null)
            .OrderBy(a => a.Id)
            .Take(2)
            .ToListAsync();
        if (key == Period)
        {
            foreach (var assignment in assignments)
            {
                assignment.Acknowledge(new PlanStanding(PlanStatus.Published, null), db.Clock.Now);
                db.Entry(assignment).Property(a => a.Status).CurrentValue = Domain.Assignments.AssignmentStatus.Completed;
            }
        }
        await db.SaveChangesAsync();
        return true;
    }

    private sealed record Fate(
        int Number,
        DateOnly Due,
        ProgressReport Line,
        UnitFiling Filing,
        IReadOnlyDictionary<Guid, PlanTask> Tasks,
        IReadOnlyDictionary<Guid, PlanTerm> Plans
    );

    private void Live(Fate fate, Actor author, Actor reviewer, Actor second)
    {
        var (number, due, line, filing, tasks, plans) = fate;
        void Submit(int day, string text, SelfAssessment assessment)
        {
            line.Save(
                new ReportText(
                    text,
                    assessment == SelfAssessment.Behind || number % 3 == 0 ? "经费不足，编制不够。" : "",
                    "下季度继续推进。",
                    assessment,
                    Actuals.Of(tasks[line.PlanTaskId].Targets.Select(t => KeyValuePair.Create(t.Id, (double)_random.Next(3))))
                ),
                author
            );
            filing.Submit([line], tasks, plans, signing: false, isUnitReviewer: false, author, due.AddDays(day), DateTime.UnixEpoch.AddDays(number));
        }
        void Accept()
        {
            line.Accept(ReviewStage.Office, "", null, reviewer, DateTime.UnixEpoch.AddDays(50));
            if (line.AwaitsSecondReview)
                line.Accept(ReviewStage.Second, "", null, second, DateTime.UnixEpoch.AddDays(51));
        }
        switch (number)
        {
            case 0:
                break;
            case 1:
                line.Save(new ReportText(Draft, Draft, Draft, SelfAssessment.Behind, Actuals.None), author);
                break;
            case 2:
                line.Waive(line.ToReviewState().WaiveStage(reviewer), "本季度没有这项工作", reviewer, due.AddDays(-3));
                break;
            case 3:
                Submit(-2, Waiting, SelfAssessment.Other);
                break;
            case 4:
                Submit(3, Waiting, SelfAssessment.OnSchedule);
                break;
            case 5 or 6:
                Submit(-1, Waiting, SelfAssessment.Behind);
                line.Return(ReviewStage.Office, "请补充数字", due.AddDays(number == 5 ? 5 : 30), reviewer, DateTime.UnixEpoch.AddDays(40));
                break;
            case 7:
                Submit(2, AcceptedText, SelfAssessment.Behind);
                Accept();
                break;
            default:
                Submit(number - 11, AcceptedText, (SelfAssessment)(number % 4));
                Accept();
                break;
        }
    }
}
