using LawGov.Domain.Assignments;
using LawGov.Domain.Events;
using LawGov.Domain.Filings;
using LawGov.Domain.Plans;
using LawGov.Domain.Rules;
using LawGov.Domain.Units;

namespace LawGov.Domain.Tests.Assignments;

/// <summary>The life of a duty, by its real methods.</summary>
public sealed class TaskAssignmentTests
{
    private static readonly DateOnly Today = new(2026, 10, 8),
        PlanEnds = new(2028, 12, 31);

    private static readonly PlanStanding Plan = new(PlanStatus.Published, PlanEnds);

    /// <summary>Columns: Issue, Acknowledge, RequestCompletion, ConfirmCompletion, ReturnCompletion, Withdraw; a dash: refused.</summary>
    private const string Table = """
        Draft               Issued - - - - Withdrawn
        Issued              - InProgress - - - Withdrawn
        InProgress          - - CompletionRequested - - Withdrawn
        CompletionRequested - - - Completed InProgress Withdrawn
        Completed           - - - - - -
        Withdrawn           - - - - - -
        """;

    private readonly PlanTask _task = NewTask(TaskNature.OneOff);

    public static TheoryData<AssignmentStatus, string, AssignmentStatus?> Cells
    {
        get
        {
            var cells = new TheoryData<AssignmentStatus, string, AssignmentStatus?>();
            string[] acts = ["Issue", "Acknowledge", "RequestCompletion", "ConfirmCompletion", "ReturnCompletion", "Withdraw"];
            foreach (var row in Table.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
            {
                foreach (var (act, to) in acts.Zip(row.Skip(1)))
                    cells.Add(Enum.Parse<AssignmentStatus>(row[0]), act, to == "-" ? null : Enum.Parse<AssignmentStatus>(to));
            }
            return cells;
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Act_InEachStatus_LeadsOnOrIsRefused(AssignmentStatus from, string act, AssignmentStatus? to)
    {
        var assignment = In(from);

        var isRefused = Refused.Is(() => Do(act, assignment));

        Assert.Equal(to is null, isRefused);
        Assert.Equal(to ?? from, assignment.Status);
    }

    [Fact]
    public void Cells_Together_CoverEveryStatus() => Assert.Equal(Enum.GetValues<AssignmentStatus>().Length * 6, Cells.Count);

    [Fact]
    public void Issue_Collective_CountsAsNoticed()
    {
        var assignment = TaskAssignment.ForGroup(_task, Guid.CreateVersion7(), UnitRole.Responsible);

        assignment.Issue(Today);

        Assert.Equal((AssignmentStatus.InProgress, Today), (assignment.Status, assignment.IssuedOn));
        Assert.Null(assignment.UnitId);
    }

    [Fact]
    public void New_FromADatedTask_TakesItsDeadline()
    {
        _task.Schedule(Deadline.By(new DateOnly(2026, 12, 31), "2026年年底前"), TaskNature.OneOff, "", false);

        Assert.Equal(new DateOnly(2026, 12, 31), In(AssignmentStatus.Draft).DueOn);
    }

    [Fact]
    public void RequestCompletion_StopsTheClock_AndItsReturnRestartsIt()
    {
        var assignment = In(AssignmentStatus.CompletionRequested);
        var stoppedOn = assignment.ClockStoppedOn;

        Refused.By(RuleCodes.ReasonRequired, () => assignment.ReturnCompletion(Plan, "", People.Reviewer));
        assignment.ReturnCompletion(Plan, "尚未建成。", People.Reviewer);

        Assert.Equal(Today, stoppedOn);
        Assert.Null(assignment.ClockStoppedOn);
    }

    [Fact]
    public void RequestCompletion_WithoutResult_IsRefused()
    {
        var assignment = In(AssignmentStatus.InProgress);

        Refused.By(RuleCodes.ReasonRequired, () => assignment.RequestCompletion(Plan, _task, " ", People.Clerk, Today));

        Assert.Null(assignment.ClockStoppedOn);
    }

    [Theory]
    [InlineData("2028-12-30", false)]
    [InlineData("2028-12-31", true)]
    public void RequestCompletion_OngoingTask_OnlyAtThePlansEnd(string day, bool isAllowed)
    {
        var assignment = In(AssignmentStatus.InProgress);

        var isRefused = Refused.Is(() => assignment.RequestCompletion(Plan, NewTask(TaskNature.Ongoing), "完成。", People.Clerk, DateOnly.Parse(day)));

        Assert.Equal(isAllowed, !isRefused);
    }

    [Fact]
    public void RequestCompletion_OngoingTaskOfAPlanWithoutEnd_IsRefused()
    {
        var assignment = In(AssignmentStatus.InProgress);

        Refused.By(RuleCodes.OngoingTask, () => assignment.RequestCompletion(People.InForce, NewTask(TaskNature.Ongoing), "完成。", People.Clerk, PlanEnds));
    }

    [Fact]
    public void ConfirmCompletion_ByWhoAsked_IsRefused()
    {
        var assignment = In(AssignmentStatus.CompletionRequested);

        Refused.By(RuleCodes.ReviewerIsAuthor, () => assignment.ConfirmCompletion(Plan, People.UnitOf(People.Water), ReviewStage.Office, People.Clerk));

        Assert.Equal(AssignmentStatus.CompletionRequested, assignment.Status);
    }

    [Fact]
    public void Withdraw_ConsolidatingLead_LeavesThePlaceToAnother()
    {
        var assignment = In(AssignmentStatus.InProgress);
        Refused.By(RuleCodes.ReasonRequired, () => assignment.Withdraw(Plan, "", Today));

        assignment.Withdraw(Plan, "机构改革。", Today);

        Assert.False(assignment.IsPrimaryLead);
        Assert.Equal(Today, assignment.ClockStoppedOn);
    }

    [Fact]
    public void SetPrimaryLead_Changed_ChangesTheRole()
    {
        var assignment = TaskAssignment.ForUnit(_task, People.Water, UnitRole.CoLead, false);

        assignment.SetPrimaryLead(Plan, true);
        var asPrimary = (assignment.Role, assignment.IsPrimaryLead);
        assignment.SetPrimaryLead(Plan, false);

        Assert.Equal((UnitRole.Lead, true), asPrimary);
        Assert.Equal((UnitRole.CoLead, false), (assignment.Role, assignment.IsPrimaryLead));
    }

    [Fact]
    public void IssueLater_NamesTheReasonInTheHistory()
    {
        var assignment = In(AssignmentStatus.Draft);
        Refused.By(RuleCodes.ReasonRequired, () => assignment.AddToPublishedTask(Plan, Today, ""));

        assignment.AddToPublishedTask(Plan, Today, "漏列。");

        Assert.Equal("漏列。", Assert.IsType<AssignmentAdded>(assignment.Events.Single()).Reason);
    }

    [Theory]
    [InlineData(true, UnitKind.Department, false)]
    [InlineData(false, UnitKind.RuleOfLawOffice, false)]
    [InlineData(false, UnitKind.Department, true)]
    public void ConfirmCompletion_OfTheOwnUnit_IsTheSecondReviewers(bool hostsOffice, UnitKind kind, bool isColleague)
    {
        var assignment = In(AssignmentStatus.CompletionRequested);
        var unit = People.UnitOf(People.Water, hostsOffice, kind);
        var reviewer = isColleague ? People.Reviewer with { UnitId = People.Water } : People.Reviewer;
        var second = isColleague ? People.Second with { UnitId = People.Water } : People.Second;

        Refused.By(RuleCodes.OwnUnit, () => assignment.ConfirmCompletion(Plan, unit, ReviewStage.Office, reviewer));
        var mayOffice = assignment.CanConfirmCompletion(Plan, unit, ReviewStage.Office, reviewer);
        assignment.ConfirmCompletion(Plan, unit, ReviewStage.Second, second);

        Assert.False(mayOffice);
        Assert.Equal(AssignmentStatus.Completed, assignment.Status);
    }

    [Fact]
    public void ConfirmCompletion_OfAnotherUnitByTheSecondReviewer_IsRefused() =>
        Refused.By(
            RuleCodes.WrongReviewStage,
            () => In(AssignmentStatus.CompletionRequested).ConfirmCompletion(Plan, People.UnitOf(People.Water), ReviewStage.Second, People.Second)
        );

    [Fact]
    public void ConfirmCompletion_AskedWithAnotherUnit_IsAMistakeOfTheCaller() =>
        Assert.Throws<ArgumentException>(() =>
            In(AssignmentStatus.CompletionRequested).ConfirmCompletion(Plan, People.UnitOf(Guid.CreateVersion7()), ReviewStage.Office, People.Reviewer)
        );

    [Fact]
    public void ReturnCompletion_ByWhoAsked_IsRefused() =>
        Refused.By(RuleCodes.ReviewerIsAuthor, () => In(AssignmentStatus.CompletionRequested).ReturnCompletion(Plan, "不对。", People.Clerk));

    private static PlanTask NewTask(TaskNature nature)
    {
        var task = new PlanTask(Guid.CreateVersion7(), Guid.CreateVersion7(), null, 1, "1", "任务", "推进工作。", "");
        task.Schedule(Deadline.Undated(DeadlineKind.None), nature, "", false);
        return task;
    }

    private TaskAssignment In(AssignmentStatus status)
    {
        var assignment = TaskAssignment.ForUnit(_task, People.Water, UnitRole.Lead, true);
        if (status == AssignmentStatus.Draft)
            return assignment;
        assignment.Issue(Today);
        if (status == AssignmentStatus.Withdrawn)
            Do("Withdraw", assignment);
        if (status is AssignmentStatus.Issued or AssignmentStatus.Withdrawn)
            return assignment;
        foreach (var act in (string[])["Acknowledge", "RequestCompletion", "ConfirmCompletion"])
        {
            Do(act, assignment);
            if (assignment.Status == status)
                break;
        }
        return assignment;
    }

    private void Do(string act, TaskAssignment assignment)
    {
        switch (act)
        {
            case "Issue":
                assignment.Issue(Today);
                break;
            case "Acknowledge":
                assignment.Acknowledge(Plan, GivenFiling.Now);
                break;
            case "RequestCompletion":
                assignment.RequestCompletion(Plan, _task, "已建成。", People.Clerk, Today);
                break;
            case "ConfirmCompletion":
                assignment.ConfirmCompletion(Plan, People.UnitOf(People.Water), ReviewStage.Office, People.Reviewer);
                break;
            case "ReturnCompletion":
                assignment.ReturnCompletion(Plan, "尚未建成。", People.Reviewer);
                break;
            case "Withdraw":
                assignment.Withdraw(Plan, "机构改革。", Today);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(act));
        }
    }
}
