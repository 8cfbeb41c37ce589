using LawGov.Domain.Assignments;
using LawGov.Domain.Filings;
using LawGov.Domain.Lifecycles;
using LawGov.Domain.Plans;
using LawGov.Domain.Rules;

namespace LawGov.Domain.Tests.Lifecycles;

/// <summary>Every cell of each transition table, allowed and refused, written out once more by hand.</summary>
public sealed class LifecycleTableTests
{
    private static readonly Dictionary<string, string> PlanSteps = Steps(
        """
        Draft Edit Draft
        Draft Publish Published
        Draft KeepForReference Reference
        Published Amend Published
        Published TakeBack Draft
        Published Archive Archived
        """
    );

    private static readonly Dictionary<string, string> AssignmentSteps = Steps(
        """
        Draft Issue Issued
        Draft IssueCollective InProgress
        Issued Acknowledge InProgress
        InProgress RequestCompletion CompletionRequested
        CompletionRequested ConfirmCompletion Completed
        CompletionRequested ReturnCompletion InProgress
        Draft Withdraw Withdrawn
        Issued Withdraw Withdrawn
        InProgress Withdraw Withdrawn
        CompletionRequested Withdraw Withdrawn
        Withdrawn Reinstate Issued
        """
    );

    private static readonly Dictionary<string, string> FilingSteps = Steps(
        """
        Open RequestSignature PendingUnitApproval
        PendingUnitApproval RefuseSignature Open
        PendingUnitApproval TakeBackSignature Open
        Open SubmitSome Open
        Open Submit Submitted
        PendingUnitApproval Submit Submitted
        Submitted Submit Submitted
        Submitted SubmitSome Submitted
        Submitted Reopen Open
        Open Reopen Open
        Open Close Submitted
        PendingUnitApproval Close Submitted
        """
    );

    private static readonly Dictionary<string, string> ReportSteps = Steps(
        """
        NotStarted Save Draft
        Draft Save Draft
        Returned Save Returned
        Draft Submit Submitted
        Returned Submit Submitted
        Submitted Withdraw Draft
        Submitted WithdrawResubmission Returned
        Submitted AcceptFirst Submitted
        Submitted Accept Accepted
        Submitted Return Returned
        Accepted Return Returned
        Accepted RevokeFirst Accepted
        Accepted KeepAccepted Accepted
        NotStarted Waive Waived
        Draft Waive Waived
        Returned Waive Waived
        NotStarted End Ended
        Draft End Ended
        Returned End Ended
        Submitted End Submitted
        Accepted End Accepted
        Ended Resume NotStarted
        Submitted Resume Submitted
        Accepted Resume Accepted
        """
    );

    public static TheoryData<PlanStatus, PlanAct, PlanStatus?> PlanCells => Cells<PlanStatus, PlanAct>(PlanSteps);

    public static TheoryData<AssignmentStatus, AssignmentAct, AssignmentStatus?> AssignmentCells => Cells<AssignmentStatus, AssignmentAct>(AssignmentSteps);

    public static TheoryData<FilingStatus, FilingAct, FilingStatus?> FilingCells => Cells<FilingStatus, FilingAct>(FilingSteps);

    public static TheoryData<ReportStatus, ReportAct, ReportStatus?> ReportCells => Cells<ReportStatus, ReportAct>(ReportSteps);

    [Theory]
    [MemberData(nameof(PlanCells))]
    public void Plan_EachCell_LeadsOnOrIsRefused(PlanStatus from, PlanAct act, PlanStatus? to) => Check(PlanLifecycle.Table, from, act, to);

    [Theory]
    [MemberData(nameof(AssignmentCells))]
    public void Assignment_EachCell_LeadsOnOrIsRefused(AssignmentStatus from, AssignmentAct act, AssignmentStatus? to) =>
        Check(AssignmentLifecycle.Table, from, act, to);

    [Theory]
    [MemberData(nameof(FilingCells))]
    public void Filing_EachCell_LeadsOnOrIsRefused(FilingStatus from, FilingAct act, FilingStatus? to) => Check(FilingLifecycles.Filing, from, act, to);

    [Theory]
    [MemberData(nameof(ReportCells))]
    public void Report_EachCell_LeadsOnOrIsRefused(ReportStatus from, ReportAct act, ReportStatus? to) => Check(FilingLifecycles.Report, from, act, to);

    [Fact]
    public void Tables_Together_HaveTheStepsOfTheGlossaryAndNoOther()
    {
        Assert.Equal(PlanSteps.Count, PlanLifecycle.Table.Steps.Count());
        Assert.Equal(AssignmentSteps.Count, AssignmentLifecycle.Table.Steps.Count());
        Assert.Equal(FilingSteps.Count, FilingLifecycles.Filing.Steps.Count());
        Assert.Equal(ReportSteps.Count, FilingLifecycles.Report.Steps.Count());
    }

    private static void Check<TStatus, TAct>(Lifecycle<TStatus, TAct> table, TStatus from, TAct act, TStatus? to)
        where TStatus : struct, Enum
        where TAct : struct, Enum
    {
        Assert.Equal(to is not null, table.Allows(from, act));
        if (to is { } next)
        {
            Assert.Equal(next, table.Next(from, act));
            return;
        }
        var refusal = Refused.By(RuleCodes.TransitionNotAllowed, () => table.Next(from, act));
        Assert.Equal([from, act], refusal.Values);
    }

    private static Dictionary<string, string> Steps(string text) =>
        text.Split('\n').Select(line => line.Split(' ')).ToDictionary(words => $"{words[0]} {words[1]}", words => words[2], StringComparer.Ordinal);

    private static TheoryData<TStatus, TAct, TStatus?> Cells<TStatus, TAct>(Dictionary<string, string> steps)
        where TStatus : struct, Enum
        where TAct : struct, Enum
    {
        var cells = new TheoryData<TStatus, TAct, TStatus?>();
        foreach (var from in Enum.GetValues<TStatus>())
        {
            foreach (var act in Enum.GetValues<TAct>())
                cells.Add(from, act, steps.TryGetValue($"{from} {act}", out var to) ? Enum.Parse<TStatus>(to) : null);
        }
        return cells;
    }
}
