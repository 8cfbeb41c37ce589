using LawGov.Domain.Accounts;
using LawGov.Web.Access;

namespace LawGov.Web.Tests.Access;

/// <summary>What a request is about.</summary>
public enum Reach
{
    /// <summary>A page of its own: every case is the same request.</summary>
    Page,

    /// <summary>A thing that exists or not, the district's own.</summary>
    Thing,

    /// <summary>A thing of one unit.</summary>
    UnitsThing,
}

/// <summary>
/// How an operation is asked of the site. Changing requests carry a version that no thing has, so that whoever is let in meets a conflict and nothing changes:
/// every request then finds the same district.
/// </summary>
/// <param name="Operation">What is asked.</param>
/// <param name="Reach">What it is about.</param>
/// <param name="Url">The address.</param>
/// <param name="Form">The form; none for reading.</param>
/// <param name="Named">The operation the page or handler names, where it is another.</param>
/// <param name="Seen">The operation by which the page loads the thing, where it checks that first.</param>
public sealed record Recipe(
    Operation Operation,
    Reach Reach,
    Func<Things, string> Url,
    Func<Things, (string Name, string Value)[]>? Form = null,
    Operation? Named = null,
    Operation? Seen = null
)
{
    private const string Stale = "999";

    public static IReadOnlyList<Recipe> All { get; } =
    [
        new(Operation.OpenHome, Reach.Page, _ => "/"),
        new(Operation.ManageOwnAccount, Reach.Page, _ => "/account/password"),
        new(Operation.ManageOwnAccount, Reach.Page, _ => "/account/password", _ => []),
        new(Operation.ManageOwnAccount, Reach.Page, _ => "/account/mail"),
        new(Operation.ManageOwnAccount, Reach.Page, _ => "/account/mail", _ => [("Input.Address", "nowhere")]),
        new(Operation.ReadPlans, Reach.Page, _ => "/plans"),
        new(Operation.ReadPlans, Reach.Thing, t => $"/plans/{t.PlanId}"),
        new(Operation.ReadPlans, Reach.Thing, t => $"/tasks/{t.TaskId}"),
        new(Operation.PreparePlan, Reach.Page, _ => "/plans/import"),
        new(Operation.PreparePlan, Reach.Page, _ => "/plans/forms"),
        new(Operation.PreparePlan, Reach.Page, _ => "/plans/forms?handler=Try", _ => [("Input.Text", "方案")]),
        new(Operation.PreparePlan, Reach.Page, _ => "/plans/forms?handler=Report", _ => [("Input.Text", "方案")]),
        new(Operation.PreparePlan, Reach.Thing, t => $"/plans/{t.DraftPlanId}/reading-report.html"),
        new(Operation.PreparePlan, Reach.Thing, t => $"/plans/{t.DraftPlanId}/check"),
        new(Operation.PreparePlan, Reach.Thing, t => $"/plans/{t.DraftPlanId}/rules"),
        new(Operation.PreparePlan, Reach.Thing, t => $"/plans/{t.DraftPlanId}/issue"),
        new(Operation.PreparePlan, Reach.Thing, t => $"/plans/{t.DraftPlanId}/issue", _ => [("Input.Version", Stale)]),
        new(Operation.PreparePlan, Reach.Thing, t => $"/plans/{t.DraftPlanId}/amend"),
        new(Operation.PreparePlan, Reach.Thing, t => $"/plans/{t.DraftPlanId}/amend?handler=Plan", _ => [("PlanInput.Version", Stale)]),
        new(
            Operation.PreparePlan,
            Reach.Thing,
            t => $"/plans/{t.DraftPlanId}/amend?handler=Pair",
            t => [("Pair.Version", Stale), ("Pair.BeforeTaskId", $"{t.TaskId}"), ("Pair.Counterpart", "none")]
        ),
        new(
            Operation.PreparePlan,
            Reach.Thing,
            t => $"/plans/{t.DraftPlanId}/amend?handler=Apply",
            _ => [("Input.PlanVersion", Stale), ("Input.ContentStamp", Stale), ("Input.Reason", "文件更正。")]
        ),
        new(Operation.ReadPlans, Reach.Thing, t => $"/plans/{t.PlanId}/amendments"),
        new(Operation.PreparePlan, Reach.Page, _ => "/plans/compare"),
        new(Operation.PreparePlan, Reach.Page, _ => "/plans/compare", _ => []),
        new(Operation.PreparePlan, Reach.Thing, t => $"/plans/compare/{t.ComparisonId}"),
        new(Operation.PreparePlan, Reach.Thing, t => $"/plans/compare/{t.ComparisonId}/findings.xlsx"),
        new(
            Operation.PreparePlan,
            Reach.Thing,
            t => $"/plans/compare/{t.ComparisonId}?handler=Judge",
            t => [("Judge.Version", Stale), ("Judge.Finding", "Dropped"), ("Judge.BeforeTaskId", $"{t.TaskId}"), ("Judge.Verdict", "Confirmed")]
        ),
        new(
            Operation.PreparePlan,
            Reach.Thing,
            t => $"/plans/compare/{t.ComparisonId}?handler=Pair",
            t => [("Pair.Version", Stale), ("Pair.BeforeTaskId", $"{t.TaskId}"), ("Pair.Counterpart", "none")]
        ),
        new(Operation.PreparePlan, Reach.Thing, t => $"/plans/compare/{t.ComparisonId}?handler=Delete", _ => [("Delete.Version", Stale)]),
        new(Operation.PreparePlan, Reach.Thing, t => $"/plans/{t.PlanId}?handler=Archive", _ => [("Input.Version", Stale)]),
        new(Operation.PreparePlan, Reach.Thing, t => $"/plans/{t.DraftPlanId}/batch"),
        new(Operation.TakePlanBack, Reach.Thing, t => $"/plans/{t.PlanId}?handler=Back", _ => [("Back.Version", Stale), ("Back.Reason", "有误。")]),
        new(
            Operation.AmendTask,
            Reach.Thing,
            t => $"/tasks/{t.TaskId}?handler=Amend",
            _ => [("AmendInput.Version", Stale), ("AmendInput.ReportingMode", "EachNamedUnit"), ("AmendInput.Reason", "更正。")]
        ),
        new(Operation.AmendTask, Reach.Thing, t => $"/tasks/{t.TaskId}?handler=Withdraw", t => Act(t)),
        new(Operation.RequestCompletion, Reach.UnitsThing, t => $"/tasks/{t.TaskId}?handler=Request", t => Act(t)),
        new(Operation.RequestCompletion, Reach.UnitsThing, t => $"/tasks/{t.TaskId}?handler=Acknowledge", t => Act(t)),
        new(Operation.DecideCompletion, Reach.UnitsThing, t => $"/tasks/{t.OrdinaryTaskId}?handler=Confirm", t => Ordinary(t), Named: Operation.ReadPlans),
        new(Operation.DecideCompletion, Reach.UnitsThing, t => $"/tasks/{t.OrdinaryTaskId}?handler=Return", t => Ordinary(t), Named: Operation.ReadPlans),
        new(Operation.DecideCompletionSecond, Reach.UnitsThing, t => $"/tasks/{t.TaskId}?handler=Confirm", t => Act(t), Named: Operation.ReadPlans),
        new(Operation.ReadNotices, Reach.Page, _ => "/notices"),
        new(Operation.ReadRequests, Reach.Page, _ => "/requests"),
        new(Operation.ReadRequests, Reach.UnitsThing, t => $"/requests/{t.RequestId}"),
        new(Operation.AskRequest, Reach.UnitsThing, t => $"/requests/new?kind=Withdrawal&subject={t.AssignmentId}", Seen: Operation.ReadRequests),
        new(Operation.AskRequest, Reach.UnitsThing, t => $"/requests/{t.RequestId}?handler=TakeBack", _ => [("version", Stale)], Seen: Operation.ReadRequests),
        new(Operation.DecideRequest, Reach.UnitsThing, t => $"/requests/{t.OrdinaryRequestId}?handler=Decide", _ => Answer()),
        new(Operation.DecideRequestSecond, Reach.UnitsThing, t => $"/requests/{t.RequestId}?handler=DecideSecond", _ => Answer()),
        new(Operation.ReadNotices, Reach.Page, _ => "/notices", _ => []),
        new(Operation.ReadObligations, Reach.Page, _ => "/workbench"),
        new(Operation.ReadBoard, Reach.Page, _ => "/overdue/duties"),
        new(Operation.ReadFilings, Reach.Page, _ => "/filings"),
        new(Operation.ReadFilings, Reach.UnitsThing, t => $"/filings/{t.FilingId}"),
        new(Operation.EditFiling, Reach.UnitsThing, t => $"/filings/{t.FilingId}?handler=Save", t => Line(t), Seen: Operation.ReadFilings),
        new(Operation.EditFiling, Reach.UnitsThing, t => $"/filings/{t.FilingId}?handler=Check", t => Line(t), Seen: Operation.ReadFilings),
        new(Operation.EditFiling, Reach.UnitsThing, t => $"/filings/{t.FilingId}?handler=Carry", t => Line(t), Seen: Operation.ReadFilings),
        new(Operation.SubmitFiling, Reach.UnitsThing, t => $"/filings/{t.FilingId}/check", Seen: Operation.ReadFilings),
        new(Operation.SubmitFiling, Reach.UnitsThing, t => $"/filings/{t.FilingId}/check", _ => [("Input.Version", Stale)], Seen: Operation.ReadFilings),
        new(
            Operation.SubmitFiling,
            Reach.UnitsThing,
            t => $"/filings/{t.FilingId}/check?handler=Request",
            _ => [("Input.Version", Stale)],
            Seen: Operation.ReadFilings
        ),
        new(
            Operation.SignFiling,
            Reach.UnitsThing,
            t => $"/filings/{t.FilingId}?handler=Refuse",
            _ => [("Refusal.Version", Stale), ("Refusal.Reason", "数字不对。")],
            Seen: Operation.ReadFilings
        ),
        new(Operation.SubmitFiling, Reach.UnitsThing, t => $"/filings/{t.FilingId}?handler=TakeBack", _ => [("version", Stale)], Seen: Operation.ReadFilings),
        new(
            Operation.WithdrawReport,
            Reach.UnitsThing,
            t => $"/filings/{t.FilingId}?handler=Withdraw&report={t.AwaitsSecond}",
            _ => [],
            Seen: Operation.ReadFilings
        ),
        new(Operation.WaiveReport, Reach.UnitsThing, _ => "/review?handler=Waive", t => Waive(t.OrdinaryLine), Named: Operation.ReadReviewQueue),
        new(Operation.WaiveReportSecond, Reach.UnitsThing, _ => "/review?handler=Waive", t => Waive(t.Drafted), Named: Operation.ReadReviewQueue),
        new(Operation.ReadReviewQueue, Reach.Page, _ => "/review"),
        new(Operation.ReviewReport, Reach.UnitsThing, _ => "/review?handler=Accept", t => Accept(t.ToReview), Named: Operation.ReadReviewQueue),
        new(Operation.ReviewReport, Reach.UnitsThing, _ => "/review?handler=Return", t => Return(t.ToReview), Named: Operation.ReadReviewQueue),
        new(Operation.ReviewReportSecond, Reach.UnitsThing, _ => "/review?handler=Accept", t => Accept(t.AwaitsSecond), Named: Operation.ReadReviewQueue),
        new(Operation.ReviewReportSecond, Reach.UnitsThing, _ => "/review?handler=Return", t => Return(t.AwaitsSecond), Named: Operation.ReadReviewQueue),
        new(Operation.ReadBoard, Reach.Page, _ => "/overdue"),
        new(Operation.UrgeUnits, Reach.Page, _ => "/overdue", t => [("Input.UnitIds", $"{t.UnitId}"), ("Input.Note", "请尽快。")]),
        new(Operation.ExportSummary, Reach.Page, _ => "/exports"),
        new(Operation.ExportSummary, Reach.Page, _ => "/exports/quarterly.docx"),
        new(Operation.ExportSummary, Reach.Page, _ => "/exports/quarterly.xlsx"),
        new(Operation.ExportUnitLedger, Reach.UnitsThing, t => $"/exports/ledger.xlsx?unit={t.UnitId}"),
        new(Operation.ReadUnits, Reach.Page, _ => "/units"),
        new(Operation.ReadUnits, Reach.UnitsThing, t => $"/units/{t.UnitId}"),
        new(Operation.ManageUnits, Reach.Page, _ => "/admin/units"),
        new(Operation.ManageUnits, Reach.Thing, _ => "/admin/units?handler=Active", t => [("Input.Active.Id", $"{t.UnitId}"), ("Input.Active.Version", Stale)]),
        new(Operation.ManageUsers, Reach.Thing, t => $"/admin/users?user={t.UserId}"),
        new(Operation.ManageUsers, Reach.Page, _ => "/admin/users?handler=New", _ => []),
        new(Operation.ManagePeriods, Reach.Page, _ => "/admin/periods"),
        new(
            Operation.ManagePeriods,
            Reach.Thing,
            _ => "/admin/periods?handler=Lock",
            t => [("Input.Lock.Id", $"{t.PeriodId}"), ("Input.Lock.Version", Stale), ("Input.Lock.IsConfirmed", "true")]
        ),
        new(Operation.ManagePeriods, Reach.Page, _ => "/admin/periods?handler=Open", _ => []),
        new(
            Operation.ManagePeriods,
            Reach.Thing,
            _ => "/admin/periods?handler=Move",
            t => [("Input.Move.Id", $"{t.PeriodId}"), ("Input.Move.Version", Stale), ("Input.Move.DueOn", "2026-10-20"), ("Input.Move.Reason", "节假日调整。")]
        ),
        new(Operation.ManageSettings, Reach.Page, _ => "/admin/settings"),
        new(Operation.ManageSettings, Reach.Page, _ => "/admin/settings", _ => [("Input.Version", Stale)]),
        new(Operation.ConfirmClock, Reach.Page, _ => "/admin/clock"),
        new(Operation.ConfirmClock, Reach.Page, _ => "/admin/clock", _ => [("Input.Version", Stale)]),
        new(Operation.ManageChannels, Reach.Page, _ => "/admin/channels"),
        new(Operation.ManageChannels, Reach.Page, _ => "/admin/channels?handler=Test", _ => [("Input.Test.Endpoint", "nowhere")]),
        new(Operation.ManageChannels, Reach.Page, _ => "/admin/channels?handler=Restart", _ => [("Input.Restart.Endpoint", "nowhere")]),
        new(Operation.ReadDelivery, Reach.Page, _ => "/supervision/told"),
        new(Operation.ResendMessage, Reach.Thing, _ => "/supervision/told?handler=Resend", t => [("Input.Id", $"{t.MessageId}"), ("Input.Version", Stale)]),
        new(Operation.ReadAudit, Reach.Page, _ => "/audit"),
        new(Operation.ReadAudit, Reach.Page, _ => "/audit?handler=Verify", _ => []),
    ];

    public override string ToString() => $"{Operation} {(Form is null ? "GET" : "POST")} {Url(Things.OfNobody)}";

    /// <summary>
    /// The answer by the matrix: 404 where the thing may not be seen or is not there, 403 where it may be seen but this not be done, otherwise
    /// nothing is said here.
    /// </summary>
    public int? Denial(Role role, Whose whose)
    {
        foreach (var operation in (Operation[])[Named ?? Operation, Reach == Reach.Page ? Operation : Named ?? Operation])
        {
            if (AccessMatrix.ScopeOf(operation, role) != Scope.None)
                continue;
            return AccessMatrix.SeenBy(operation) is not { } seenBy || AccessMatrix.ScopeOf(seenBy, role) != Scope.None ? 403 : 404;
        }
        if (Reach == Reach.Page)
            return null;
        if (whose == Whose.Nobody)
            return 404;
        if (Reach == Reach.Thing)
            return null;
        foreach (var operation in (Operation[])[Seen ?? Operation, Operation])
        {
            if (Covers(operation, role, whose))
                continue;
            return AccessMatrix.SeenBy(operation) is { } seenBy && Covers(seenBy, role, whose) ? 403 : 404;
        }
        return null;
    }

    private static bool Covers(Operation operation, Role role, Whose whose) =>
        AccessMatrix.ScopeOf(operation, role) switch
        {
            Scope.All => true,
            Scope.Unit => whose == Whose.OwnUnit,
            _ => false,
        };

    private static (string, string)[] Answer() => [("Input.Version", Stale), ("Input.IsApproved", "true")];

    private static (string, string)[] Act(Things t) => Act(t.AssignmentId);

    private static (string, string)[] Ordinary(Things t) => Act(t.OrdinaryAssignmentId);

    private static (string, string)[] Act(Guid assignment) =>
        [("ActInput.AssignmentId", $"{assignment}"), ("ActInput.Version", Stale), ("ActInput.Text", "已建成。")];

    private static (string, string)[] Accept(Guid report) => [("Input.Accept.Id", $"{report}"), ("Input.Accept.Version", Stale)];

    private static (string, string)[] Line(Things t) =>
        [
            ("Input.Lines[0].Id", $"{t.Drafted}"),
            ("Input.Lines[0].Version", Stale),
            ("Input.Lines[0].Choice", "new"),
            ("Input.Lines[0].Progress", "改写的进展。"),
        ];

    private static (string, string)[] Return(Guid report) =>
        [("Input.Return.Id", $"{report}"), ("Input.Return.Version", Stale), ("Input.Return.Words", "请补充数字。")];

    private static (string, string)[] Waive(Guid report) =>
        [("Input.Waive.Id", $"{report}"), ("Input.Waive.Version", Stale), ("Input.Waive.Reason", "未涉及。")];
}
