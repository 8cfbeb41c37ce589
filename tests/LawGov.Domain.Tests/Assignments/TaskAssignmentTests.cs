using LawGov.Domain.Assignments;
using LawGov.Domain.Plans;
using LawGov.Domain.Rules;

namespace LawGov.Domain.Tests.Assignments;

/// <summary>The life of a duty, by its real methods.</summary>
public sealed class TaskAssignmentTests
{
    private static readonly DateOnly Today = new(2026, 10, 8), PlanEnds = new(2028, 12, 31);

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
                foreach (var (act, to) in acts.Zip(row.Skip(1))) cells.Add(Enum.Parse<AssignmentStatus>(row[0]), act, to == "-" ? null : Enum.Parse<AssignmentStatus>(to));
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

        Refused.By(RuleCodes.ReasonRequired, () => assignment.ReturnCompletion(""));
        assignment.ReturnCompletion("尚未建成。");

        Assert.Equal(Today, stoppedOn);
        Assert.Null(assignment.ClockStoppedOn);
    }

    [Fact]
    public void RequestCompletion_WithoutResult_IsRefused()
    {
        var assignment = In(AssignmentStatus.InProgress);

        Refused.By(RuleCodes.ReasonRequired, () => assignment.RequestCompletion(_task, PlanEnds, " ", People.Clerk, Today));

        Assert.Null(assignment.ClockStoppedOn);
    }

    [Theory]
    [InlineData("2028-12-30", false)]
    [InlineData("2028-12-31", true)]
    public void RequestCompletion_OngoingTask_OnlyAtThePlansEnd(string day, bool isAllowed)
    {
        var assignment = In(AssignmentStatus.InProgress);

        var isRefused = Refused.Is(() => assignment.RequestCompletion(NewTask(TaskNature.Ongoing), PlanEnds, "完成。", People.Clerk, DateOnly.Parse(day)));

        Assert.Equal(isAllowed, !isRefused);
    }

    [Fact]
    public void RequestCompletion_OngoingTaskOfAPlanWithoutEnd_IsRefused()
    {
        var assignment = In(AssignmentStatus.InProgress);

        Refused.By(RuleCodes.OngoingTask, () => assignment.RequestCompletion(NewTask(TaskNature.Ongoing), null, "完成。", People.Clerk, PlanEnds));
    }

    [Fact]
    public void ConfirmCompletion_ByWhoAsked_IsRefused()
    {
        var assignment = In(AssignmentStatus.CompletionRequested);

        Refused.By(RuleCodes.ReviewerIsAuthor, () => assignment.ConfirmCompletion(People.Clerk));

        Assert.Equal(AssignmentStatus.CompletionRequested, assignment.Status);
    }

    [Fact]
    public void Withdraw_ConsolidatingLead_LeavesThePlaceToAnother()
    {
        var assignment = In(AssignmentStatus.InProgress);
        Refused.By(RuleCodes.ReasonRequired, () => assignment.Withdraw("", Today));

        assignment.Withdraw("机构改革。", Today);

        Assert.False(assignment.IsPrimaryLead);
        Assert.Equal(Today, assignment.ClockStoppedOn);
    }

    [Fact]
    public void SetPrimaryLead_Changed_ChangesTheRole()
    {
        var assignment = TaskAssignment.ForUnit(_task, People.Water, UnitRole.CoLead, false);

        assignment.SetPrimaryLead(true);
        var asPrimary = (assignment.Role, assignment.IsPrimaryLead);
        assignment.SetPrimaryLead(false);

        Assert.Equal((UnitRole.Lead, true), asPrimary);
        Assert.Equal((UnitRole.CoLead, false), (assignment.Role, assignment.IsPrimaryLead));
    }

    [Fact]
    public void IssueLater_NamesTheReasonInTheHistory()
    {
        var assignment = In(AssignmentStatus.Draft);
        Refused.By(RuleCodes.ReasonRequired, () => assignment.IssueLater(Today, ""));

        assignment.IssueLater(Today, "漏列。");

        Assert.Equal((TimelineAct.AssignmentAdded, "漏列。"), (assignment.Events.Single().Act, assignment.Events.Single().Detail));
    }

    private static PlanTask NewTask(TaskNature nature)
    {
        var task = new PlanTask(Guid.CreateVersion7(), Guid.CreateVersion7(), null, 1, "1", "任务", "推进工作。", "");
        task.Schedule(Deadline.Undated(DeadlineKind.None), nature, "", false);
        return task;
    }

    private TaskAssignment In(AssignmentStatus status)
    {
        var assignment = TaskAssignment.ForUnit(_task, People.Water, UnitRole.Lead, true);
        if (status == AssignmentStatus.Draft) return assignment;
        assignment.Issue(Today);
        if (status == AssignmentStatus.Withdrawn) Do("Withdraw", assignment);
        if (status is AssignmentStatus.Issued or AssignmentStatus.Withdrawn) return assignment;
        foreach (var act in (string[])["Acknowledge", "RequestCompletion", "ConfirmCompletion"])
        {
            Do(act, assignment);
            if (assignment.Status == status) break;
        }
        return assignment;
    }

    private void Do(string act, TaskAssignment assignment)
    {
        switch (act)
        {
            case "Issue": assignment.Issue(Today); break;
            case "Acknowledge": assignment.Acknowledge(UnitPage.Now); break;
            case "RequestCompletion": assignment.RequestCompletion(_task, PlanEnds, "已建成。", People.Clerk, Today); break;
            case "ConfirmCompletion": assignment.ConfirmCompletion(People.Reviewer); break;
            case "ReturnCompletion": assignment.ReturnCompletion("尚未建成。"); break;
            case "Withdraw": assignment.Withdraw("机构改革。", Today); break;
            default: throw new ArgumentOutOfRangeException(nameof(act));
        }
    }
}
