using LawGov.Domain.Accounts;
using LawGov.Domain.Filings;
using LawGov.Domain.Plans;
using LawGov.TestKit;
using LawGov.Web.Features.Tasks;
using LawGov.Web.Pages;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Tests.Features.Tasks;

/// <summary>One task for each state a report can be in; justice leads them all, finance and the townships are named, water is not.</summary>
public sealed class ReportsInEveryState : LawGovSite
{
    public const string Said = "调解中心本季度调解纠纷317件。",
        Figure = "317件";

    public const string Draft = "Draft",
        Submitted = "Submitted",
        Returned = "Returned",
        AcceptedFirst = "AcceptedFirst",
        Accepted = "Accepted",
        Waived = "Waived";

    private static readonly DateTime DecidedAt = new(2026, 10, 8, 2, 0, 0, DateTimeKind.Utc);

    public static readonly string[] States = [Draft, Submitted, Returned, AcceptedFirst, Accepted, Waived];

    private readonly Dictionary<string, Guid> _tasks = [];

    public Guid PlanId { get; private set; }

    public Guid TaskIn(string state) => _tasks[state];

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var plan = await Given.PlanAsync([
            .. States.Select(state => new GivenTask(
                $"任务{state}",
                [SmallDistrict.Justice],
                [SmallDistrict.Finance, SmallDistrict.Townships],
                ReportingMode.LeadOnly,
                [new TaskTarget(0, "调解300件", 300, "件", TargetOperator.AtLeast, TargetCycle.Year)]
            )),
        ]);
        PlanId = plan.Id;
        await Given.OpenPeriodAsync();
        var author = await Given.ActorAsync("justice");
        var lines = await Given.LinesAsync(SmallDistrict.Justice);
        var targets = await WithDbAsync(db =>
            db.Tasks.Include(t => t.Targets).Where(t => t.PlanId == plan.Id).ToDictionaryAsync(t => t.Id, t => t.Targets.Single().Id)
        );
        foreach (var (state, line) in States.Zip(lines))
        {
            _tasks[state] = line.PlanTaskId;
            var figures = Actuals.Of([KeyValuePair.Create(targets[line.PlanTaskId], 317d)]);
            await Given.WithReportAsync(line.Id, r => r.Save(new ReportText(Said, "", "", SelfAssessment.OnSchedule, figures), author));
        }
        await Given.SubmittedAsync("justice", SmallDistrict.Justice, Said);
        foreach (var (state, line) in States.Zip(lines))
            await BringIntoAsync(state, line);
    }

    private async Task BringIntoAsync(string state, ProgressReport line)
    {
        var (first, second) = (await Given.ActorAsync("reviewer"), await Given.ActorAsync("office2"));
        if (state is Draft)
        {
            await WithDbAsync(async db =>
            {
                var filing = await db.Filings.SingleAsync(f => f.Id == line.FilingId);
                filing.Reopen(await db.Reports.Include(r => r.Decisions).Include(r => r.Revisions).SingleAsync(r => r.Id == line.Id));
                return await db.SaveChangesAsync();
            });
        }
        if (state is Returned or Waived)
            await Given.WithReportAsync(line.Id, r => r.Return(ReviewStage.Office, "请补充。", new DateOnly(2026, 10, 20), first, DecidedAt));
        if (state is Waived)
            await Given.WithReportAsync(line.Id, r => r.Waive(r.ToReviewState().WaiveStage(first), "不再需要", first, new DateOnly(2026, 10, 8)));
        if (state is AcceptedFirst or Accepted)
            await Given.WithReportAsync(line.Id, r => r.Accept(ReviewStage.Office, "", null, first, DecidedAt));
        if (state is Accepted)
            await Given.WithReportAsync(line.Id, r => r.Accept(ReviewStage.Second, "", null, second, DecidedAt));
    }
}

/// <summary>
/// Of other units' reports a unit's person reads the accepted ones, on tasks that name the own unit; the office and leaders read what was submitted.
/// </summary>
public sealed class TaskVisibilityTests(ReportsInEveryState site) : IClassFixture<ReportsInEveryState>
{
    private static readonly string[] Above = ["office", "staff", "reviewer", "office2", "leader"],
        Named = ["finance", "finance-head", "clear", "clear-head", "stone"];

    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var user in Above.Concat(Named).Concat(["justice", "justice-head", "water"]))
            {
                foreach (var state in ReportsInEveryState.States)
                    cases.Add(user, state);
            }
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Get_Task_ShowsWhatTheMatrixSays(string user, string state)
    {
        var isIn = state is ReportsInEveryState.Submitted or ReportsInEveryState.AcceptedFirst or ReportsInEveryState.Accepted;
        var maySee =
            user == "water" ? false
            : Named.Contains(user) ? state == ReportsInEveryState.Accepted
            : isIn;

        var page = await (await site.AsAsync(user)).OpenAsync($"{Routes.Task(site.TaskIn(state))}?history=all");

        Assert.Equal(maySee, page.Html.Contains(ReportsInEveryState.Said, StringComparison.Ordinal));
        Assert.Equal(maySee, page.Text.Contains(ReportsInEveryState.Figure, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Get_Task_SaysNothingElseOfOtherUnitsReports(string user, string state)
    {
        var isOwnOrAbove = Above.Contains(user) || user.StartsWith("justice", StringComparison.Ordinal);
        var isShown = isOwnOrAbove || (Named.Contains(user) && state == ReportsInEveryState.Accepted);

        var page = await (await site.AsAsync(user)).OpenAsync($"{Routes.Task(site.TaskIn(state))}?history=all");

        Assert.Equal(
            isShown,
            page.Document.QuerySelectorAll(".quarter-units li").Any(li => li.TextContent.Contains(SmallDistrict.Justice, StringComparison.Ordinal))
        );
        Assert.Equal(isOwnOrAbove, page.Document.QuerySelector("h1 + .row-gap .lamp") is not null);
        var acts = page.Document.QuerySelectorAll("#history b").Select(b => b.TextContent).ToList();
        Assert.Equal(isShown && state == ReportsInEveryState.Accepted, acts.Contains("审核通过"));
        Assert.Equal(isOwnOrAbove, acts.Contains("报送填报"));
        Assert.Equal(isOwnOrAbove && state is (ReportsInEveryState.Returned or ReportsInEveryState.Waived), acts.Contains("退回修改"));
    }

    [Theory]
    [InlineData("office", 6)]
    [InlineData("leader", 6)]
    [InlineData("justice", 6)]
    [InlineData("finance", 1)]
    [InlineData("clear", 1)]
    [InlineData("water", 0)]
    public async Task Get_Plan_MarksTheReportsThePersonMayKnowOf(string user, int marked)
    {
        var page = await (await site.AsAsync(user)).OpenAsync(Routes.Plan(site.PlanId));

        var marks = page.Document.QuerySelectorAll(".doc-task .marks li").Count(li => li.InnerHtml.Contains(SmallDistrict.Justice, StringComparison.Ordinal));
        var lamps = page.Document.QuerySelectorAll(".doc-task .lamp").Length;
        Assert.Equal(marked, marks);
        Assert.Equal(marked == 6 ? 6 : 0, lamps);
    }

    [Theory]
    [InlineData("justice", true)]
    [InlineData("office", true)]
    [InlineData("finance", false)]
    [InlineData("water", false)]
    public async Task Get_TaskWithAClaimedResult_ShowsItToTheUnitAndThoseAbove(string user, bool maySee)
    {
        var plan = await site.Given.PlanAsync(new GivenTask("建成调解中心", [SmallDistrict.Justice], [SmallDistrict.Finance]));
        var taskId = await site.WithDbAsync(async db =>
        {
            var task = await db.Tasks.SingleAsync(t => t.PlanId == plan.Id);
            task.Schedule(task.Deadline, TaskNature.OneOff, "", false);
            await db.SaveChangesAsync();
            return task.Id;
        });
        await site.AcknowledgeAsync(taskId);
        await site.RequestAsync(taskId);

        var page = await (await site.AsAsync(user)).OpenAsync(Routes.Task(taskId));

        Assert.Equal(maySee, page.Text.Contains("中心已建成并运行。", StringComparison.Ordinal));
    }

    /// <summary>Units in their own order, then the collectives by name, each with its members.</summary>
    [Fact]
    public async Task Read_TaskOfTwoCollectives_ListsThemAfterTheUnitsWithTheirMembers()
    {
        string[] named = [SmallDistrict.Townships, SmallDistrict.Departments, SmallDistrict.Finance];
        var plan = await site.Given.PlanAsync(new GivenTask("健全联席会议制度", [SmallDistrict.Justice], named));
        var taskId = await site.WithDbAsync(db => db.Tasks.Where(t => t.PlanId == plan.Id).Select(t => t.Id).SingleAsync());

        var view = await site.WithAsync<TaskPageQuery, TaskView>(Role.OfficeReviewer, read => read.ReadAsync(taskId, false, CancellationToken.None));

        Assert.Equal([SmallDistrict.Departments, SmallDistrict.Townships], view.Assignments.Skip(2).Select(a => a.Name));
        var members = await site.WithDbAsync(db =>
            db.UnitGroups.Where(g => g.Name == SmallDistrict.Townships)
                .SelectMany(g => g.Members)
                .Join(db.Units, m => m.UnitId, u => u.Id, (_, u) => u)
                .OrderBy(u => u.SortOrder)
                .Select(u => u.ShortName)
                .ToListAsync()
        );
        Assert.NotEmpty(members);
        Assert.Equal(members, view.Assignments[3].Members);
        Assert.All(view.Assignments.Take(3), a => Assert.Empty(a.Members));
    }

    [Theory]
    [InlineData("finance")]
    [InlineData("water")]
    [InlineData("clear")]
    public async Task Download_OwnLedger_HoldsNoOtherUnitsWords(string user)
    {
        var unit = (await site.Given.UserAsync(user)).UnitId!.Value;

        var book = await Exports.ExportQuarterTests.BytesAsync(await site.AsAsync(user), Routes.UnitLedger(unit));

        var cells = Enumerable.Range(1, 3).SelectMany(n => Exports.ExportQuarterTests.SheetOf(book, n)).SelectMany(r => r);
        Assert.DoesNotContain(cells, cell => cell.Contains(ReportsInEveryState.Said, StringComparison.Ordinal));
    }
}
