using LawGov.Domain.Assignments;
using LawGov.Domain.Filings;
using LawGov.Domain.Plans;
using LawGov.Domain.Rules;

namespace LawGov.Domain.Tests.Plans;

/// <summary>
/// Every act on a plan, its tasks and its assignments, in every status of the plan: allowed or refused as the table says, and a refused act changes
/// nothing.
/// </summary>
public sealed class PlanActTests
{
    private static readonly DateOnly Today = new(2026, 7, 1);

    /// <summary>Rows: acts; columns: <see cref="PlanStatus"/> Draft, Published, Archived, Reference; yes, or the refusal.</summary>
    private const string Table = """
        Describe               yes            PlanNotDraft         PlanNotDraft         PlanNotDraft
        NoteImport             yes            PlanNotDraft         PlanNotDraft         PlanNotDraft
        AddChapter             yes            PlanNotDraft         PlanNotDraft         PlanNotDraft
        AddSection             yes            PlanNotDraft         PlanNotDraft         PlanNotDraft
        RenameSection          yes            PlanNotDraft         PlanNotDraft         PlanNotDraft
        AddFinding             yes            PlanNotDraft         PlanNotDraft         PlanNotDraft
        ConfirmFindings        yes            PlanNotDraft         PlanNotDraft         PlanNotDraft
        NameFor                yes            PlanNotDraft         PlanNotDraft         PlanNotDraft
        FollowNames            yes            PlanNotDraft         PlanNotDraft         PlanNotDraft
        Respell                yes            PlanNotDraft         PlanNotDraft         PlanNotDraft
        EnsureDraft            yes            PlanNotDraft         PlanNotDraft         PlanNotDraft
        TouchDraft             yes            PlanNotDraft         PlanNotDraft         PlanNotDraft
        Outline                yes            PlanNotDraft         PlanNotDraft         PlanNotDraft
        Publish                yes            PlanNotDraft         PlanNotDraft         PlanNotDraft
        KeepForReference       yes            PlanNotDraft         PlanNotDraft         PlanNotDraft
        Amend                  PlanNotPublished     yes            PlanNotPublished     PlanNotPublished
        AmendSection           PlanNotPublished     yes            PlanNotPublished     PlanNotPublished
        DropSections           PlanNotPublished     yes            PlanNotPublished     PlanNotPublished
        NoteAmended            PlanNotPublished     yes            PlanNotPublished     PlanNotPublished
        TakeBack               TransitionNotAllowed yes            TransitionNotAllowed TransitionNotAllowed
        Archive                TransitionNotAllowed yes            TransitionNotAllowed TransitionNotAllowed
        task.Amend             PlanNotInForce yes                  PlanNotInForce       PlanNotInForce
        task.EnsureCanAmend    PlanNotInForce yes                  PlanNotInForce       PlanNotInForce
        AddToPublishedTask     PlanNotInForce yes                  PlanNotInForce       PlanNotInForce
        Acknowledge            PlanNotInForce yes                  PlanNotInForce       PlanNotInForce
        RequestCompletion      PlanNotInForce yes                  PlanNotInForce       PlanNotInForce
        ConfirmCompletion      PlanNotInForce yes                  PlanNotInForce       PlanNotInForce
        ReturnCompletion       PlanNotInForce yes                  PlanNotInForce       PlanNotInForce
        TakeBackCompletion     PlanNotInForce yes                  PlanNotInForce       PlanNotInForce
        Hold                   PlanNotInForce yes                  PlanNotInForce       PlanNotInForce
        Run                    PlanNotInForce yes                  PlanNotInForce       PlanNotInForce
        Withdraw               PlanNotInForce yes                  PlanNotInForce       PlanNotInForce
        Reinstate              PlanNotInForce yes                  PlanNotInForce       PlanNotInForce
        ChangeRole             PlanNotInForce yes                  PlanNotInForce       PlanNotInForce
        Reschedule             PlanNotInForce yes                  PlanNotInForce       PlanNotInForce
        SetPrimaryLead         PlanNotInForce yes                  PlanNotInForce       PlanNotInForce
        """;

    /// <summary>What only reads, or follows from the plan's own acts: no column of the table.</summary>
    private static readonly string[] NoActs =
    [
        "Naming",
        "CanBeArchived",
        "CanBeTakenBack",
        "CanAmend",
        "CanAcknowledge",
        "CanRequestCompletion",
        "CanConfirmCompletion",
        "CanReturnCompletion",
        "CanWithdraw",
        "CompletionStage",
        "ForUnit",
        "ForGroup",
        "Issue",
        "ClearEvents",
    ];

    public static TheoryData<string, PlanStatus, string> Cells
    {
        get
        {
            var cells = new TheoryData<string, PlanStatus, string>();
            foreach (var row in Table.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
            {
                foreach (var (status, answer) in Enum.GetValues<PlanStatus>().Zip(row.Skip(1)))
                    cells.Add(row[0], status, answer);
            }
            return cells;
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Act_InEachStatusOfThePlan_IsAllowedOrRefused(string act, PlanStatus status, string answer)
    {
        var story = new Story(status);
        var before = story.Facts;

        if (answer == "yes")
        {
            story.Do(act);
            return;
        }
        Refused.By(answer, () => story.Do(act));
        Assert.Equal(before, story.Facts);
    }

    [Fact]
    public void Table_Together_HasEveryActOfPlanAndAssignment()
    {
        var named = Cells.Select(c => (string)c[0]).ToHashSet();

        var acts = new[] { typeof(WorkPlan), typeof(TaskAssignment) }
            .SelectMany(t => t.GetMethods().Where(m => m.DeclaringType == t && !m.IsSpecialName))
            .Select(m => m.Name)
            .Distinct();

        Assert.Empty(acts.Except(named).Except(NoActs));
    }

    [Fact]
    public void Amend_OfATaskThatARevisionDropped_IsRefused()
    {
        var story = new Story(PlanStatus.Published);
        var amendment = story.Plan.Amend(Story.Draft(), "文件更正。", People.Reviewer, Today);
        amendment.Drop(story.Task, "");

        Assert.False(story.Task.CanAmend(story.Plan.Standing));
        Refused.By(RuleCodes.TaskIsWithdrawn, () => story.Do("task.Amend"));
    }

    /// <summary>A plan brought to a status, with a task, a new assignment and one in each status that an act begins from.</summary>
    private sealed class Story
    {
        private readonly PlanSection _chapter;
        private readonly Dictionary<string, TaskAssignment> _assignments = [];
        private readonly PlanAmendment _amendment;

        public Story(PlanStatus status)
        {
            Plan = Draft();
            _chapter = Plan.Sections[0];
            Task = new PlanTask(Plan.Id, _chapter.Id, null, 1, "1", "任务", "推进工作。", "");
            Task.AssignUnits(["区司法局"], [], false);
            Task.Schedule(Deadline.Undated(DeadlineKind.None), TaskNature.OneOff, "", false);
            foreach (
                var (act, steps) in new (string, string[])[]
                {
                    ("AddToPublishedTask", ["Draft"]),
                    ("Acknowledge", []),
                    ("RequestCompletion", ["Acknowledge"]),
                    ("ConfirmCompletion", ["Acknowledge", "RequestCompletion"]),
                    ("ReturnCompletion", ["Acknowledge", "RequestCompletion"]),
                    ("TakeBackCompletion", ["Acknowledge", "RequestCompletion"]),
                    ("Hold", []),
                    ("Run", []),
                    ("Withdraw", []),
                    ("Reinstate", ["Withdraw"]),
                    ("ChangeRole", []),
                    ("Reschedule", []),
                    ("SetPrimaryLead", []),
                }
            )
            {
                var assignment = _assignments[act] = TaskAssignment.ForUnit(Task, People.Water, UnitRole.Lead, true);
                if (steps is ["Draft"])
                    continue;
                assignment.Issue(Today);
                foreach (var step in steps)
                    Do(step, assignment, People.InForce);
            }
            var other = Draft();
            other.Publish([Task], Today);
            _amendment = other.Amend(Draft(), "文件更正。", People.Reviewer, Today);
            _amendment.NoteAdded(Task);
            if (status is PlanStatus.Published or PlanStatus.Archived)
                Plan.Publish([Task], Today);
            if (status == PlanStatus.Archived)
                Plan.Archive("期满。");
            if (status == PlanStatus.Reference)
                Plan.KeepForReference();
        }

        public WorkPlan Plan { get; }

        public PlanTask Task { get; }

        public string Facts =>
            $"{Plan.Status} {Plan.Title} {Plan.Amendments} {Plan.Sections.Count} {Plan.Names.Count} {Plan.Findings.Count} "
            + $"{Plan.PublishedOn} {Plan.Events.Count} {Task.ReportingMode} {Task.Deliverable} {Task.Events.Count} "
            + string.Join(' ', _assignments.Values.Select(FactsOf));

        private static string FactsOf(TaskAssignment a) => $"{a.Status} {a.Role} {a.IsPrimaryLead} {a.DueOn} {a.IssuedOn} {a.ClockStoppedOn} {a.Events.Count}";

        public static WorkPlan Draft()
        {
            var plan = new WorkPlan("方案", PlanKind.AnnualPlan, "plan.docx", "全文");
            plan.AddChapter("一", "依法行政");
            plan.NameFor("区司法局", null).MeansUnit(People.Water);
            return plan;
        }

        public void Do(string act)
        {
            if (_assignments.TryGetValue(act, out var assignment))
            {
                Do(act, assignment, Plan.Standing);
                return;
            }
            switch (act)
            {
                case "Describe":
                    Plan.Describe("改名", PlanKind.AnnualPlan, "", "", null, null, null);
                    break;
                case "NoteImport":
                    Plan.NoteImport();
                    break;
                case "AddChapter":
                    Plan.AddChapter("二", "化解纠纷");
                    break;
                case "AddSection":
                    Plan.AddSection(_chapter, "（一）", "执法");
                    break;
                case "RenameSection":
                    Plan.RenameSection(_chapter.Id, "一", "改名");
                    break;
                case "AddFinding":
                    Plan.AddFinding("UnreadLine", 1, "一行", "", null);
                    break;
                case "ConfirmFindings":
                    Plan.ConfirmFindings([], true);
                    break;
                case "NameFor":
                    Plan.NameFor("区财政局", null);
                    break;
                case "FollowNames":
                    Plan.FollowNames([]);
                    break;
                case "Respell":
                    Plan.Respell(text => text + "改");
                    break;
                case "EnsureDraft":
                    Plan.EnsureDraft();
                    break;
                case "TouchDraft":
                    Plan.TouchDraft();
                    break;
                case "Outline":
                    _ = new PlanOutline(Plan, [Task]);
                    break;
                case "Publish":
                    Plan.Publish([Task], Today);
                    break;
                case "KeepForReference":
                    Plan.KeepForReference();
                    break;
                case "Amend":
                    Plan.Amend(Draft(), "文件更正。", People.Reviewer, Today);
                    break;
                case "AmendSection":
                    Plan.AmendSection(null, null, _chapter);
                    break;
                case "DropSections":
                    Plan.DropSections(new HashSet<Guid>());
                    break;
                case "NoteAmended":
                    Plan.NoteAmended(_amendment);
                    break;
                case "TakeBack":
                    Plan.TakeBack("有误。", [], []);
                    break;
                case "Archive":
                    Plan.Archive("期满。");
                    break;
                case "task.Amend":
                    Task.Amend(Plan.Standing, ReportingMode.EachUnit, "台账", true, "更正。");
                    break;
                case "task.EnsureCanAmend":
                    Task.EnsureCanAmend(Plan.Standing);
                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(act));
            }
        }

        private void Do(string act, TaskAssignment assignment, PlanStanding plan)
        {
            switch (act)
            {
                case "AddToPublishedTask":
                    assignment.AddToPublishedTask(plan, Today, "漏列。");
                    break;
                case "Acknowledge":
                    assignment.Acknowledge(plan, GivenFiling.Now);
                    break;
                case "RequestCompletion":
                    assignment.RequestCompletion(plan, Task, "已建成。", People.Clerk, Today);
                    break;
                case "TakeBackCompletion":
                    assignment.TakeBackCompletion(plan);
                    break;
                case "Hold":
                    assignment.Hold(plan, Today);
                    break;
                case "Run":
                    assignment.Run(plan, Today);
                    break;
                case "ConfirmCompletion":
                    assignment.ConfirmCompletion(plan, People.UnitOf(People.Water), ReviewStage.Office, People.Reviewer);
                    break;
                case "ReturnCompletion":
                    assignment.ReturnCompletion(plan, "尚未建成。", People.Reviewer);
                    break;
                case "Withdraw":
                    assignment.Withdraw(plan, "机构改革。", Today);
                    break;
                case "Reinstate":
                    assignment.Reinstate(plan, Today, "恢复。");
                    break;
                case "ChangeRole":
                    assignment.ChangeRole(plan, UnitRole.Responsible, false);
                    break;
                case "Reschedule":
                    assignment.Reschedule(plan, Today);
                    break;
                case "SetPrimaryLead":
                    assignment.SetPrimaryLead(plan, false);
                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(act));
            }
        }
    }
}
