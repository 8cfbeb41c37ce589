using LawGov.Domain.Assignments;
using LawGov.Domain.Filings;
using LawGov.Domain.Plans;
using LawGov.Domain.Units;

namespace LawGov.Domain.Tests.Filings;

/// <summary>Who owes a report for a task, by its reporting mode.</summary>
public sealed class PeriodOpeningTests
{
    private static readonly DateOnly On = new(2026, 9, 30);

    private readonly PlanTask _task = new(Guid.CreateVersion7(), Guid.CreateVersion7(), null, 1, "1", "任务", "推进工作。", "");
    private readonly Guid _lead = Guid.CreateVersion7(),
        _coLead = Guid.CreateVersion7(),
        _responsible = Guid.CreateVersion7(),
        _town = Guid.CreateVersion7(),
        _otherTown = Guid.CreateVersion7();
    private readonly UnitGroup _towns = new("各乡镇（街道）", CollectiveKind.All);

    public PeriodOpeningTests() => _towns.SetMembers([_town, _otherTown], new DateOnly(2026, 1, 1));

    [Fact]
    public void LeadOnly_TheConsolidatingLeadOwesForAll()
    {
        var owed = Owed(ReportingMode.LeadOnly, Unit(_lead, UnitRole.Lead, true), Unit(_coLead, UnitRole.CoLead), Unit(_responsible), Group());

        Assert.Equal([_lead], owed.Select(o => o.UnitId));
    }

    [Fact]
    public void LeadOnly_SharedDutyWithoutLead_EachNamedUnitOwes()
    {
        var owed = Owed(ReportingMode.LeadOnly, Unit(_coLead), Unit(_responsible), Group());

        Assert.Equal([_coLead, _responsible], owed.Select(o => o.UnitId));
    }

    [Fact]
    public void LeadOnly_TheLeadHasCompletedIt_NobodyElseBeginsToOwe()
    {
        var lead = Unit(_lead, UnitRole.Lead, true);
        Complete(lead);

        var owed = Owed(ReportingMode.LeadOnly, lead, Unit(_coLead, UnitRole.CoLead), Unit(_responsible));

        Assert.Empty(owed);
    }

    [Fact]
    public void LeadOnly_TheLeadWasWithdrawn_EachNamedUnitOwesUntilAnotherIsNamed()
    {
        var lead = Unit(_lead, UnitRole.Lead, true);
        lead.Withdraw(People.InForce, "机构改革。", On);

        var owed = Owed(ReportingMode.LeadOnly, lead, Unit(_coLead, UnitRole.CoLead), Unit(_responsible));

        Assert.Equal([_coLead, _responsible], owed.Select(o => o.UnitId));
    }

    [Fact]
    public void EachNamedUnit_NamedUnitsOweAndMembersDoNot()
    {
        var owed = Owed(ReportingMode.EachNamedUnit, Unit(_lead, UnitRole.Lead, true), Unit(_responsible), Group());

        Assert.Equal([_lead, _responsible], owed.Select(o => o.UnitId));
    }

    [Fact]
    public void EachUnit_NamedUnitsAndMembersOwe()
    {
        var group = Group();

        var owed = Owed(ReportingMode.EachUnit, Unit(_lead, UnitRole.Lead, true), group);

        Assert.Equal([_lead, _town, _otherTown], owed.Select(o => o.UnitId));
        Assert.Equal([group.Id, group.Id], owed.Skip(1).Select(o => o.AssignmentId));
        Assert.All(owed, o => Assert.Equal(_task.Id, o.PlanTaskId));
    }

    [Fact]
    public void EachUnit_NamedAndAlsoMember_OwesOnceByItsOwnAssignment()
    {
        var own = Unit(_town);

        var owed = Owed(ReportingMode.EachUnit, Group(), own);

        Assert.Equal([own.Id], owed.Where(o => o.UnitId == _town).Select(o => o.AssignmentId));
    }

    [Fact]
    public void EachUnit_NamedMemberHasCompletedItsPart_OwesNoMore()
    {
        var own = Unit(_town);
        Complete(own);

        var owed = Owed(ReportingMode.EachUnit, Group(), own);

        Assert.Equal([_otherTown], owed.Select(o => o.UnitId));
    }

    [Fact]
    public void EachUnit_MembershipOnTheDay_Decides()
    {
        _towns.SetMembers([_otherTown], On);

        var before = Owed(ReportingMode.EachUnit, On.AddDays(-1), Group());
        var after = Owed(ReportingMode.EachUnit, On, Group());

        Assert.Equal([_town, _otherTown], before.Select(o => o.UnitId));
        Assert.Equal([_otherTown], after.Select(o => o.UnitId));
    }

    [Fact]
    public void EachUnit_CollectiveNobodyFilled_OwesNothing()
    {
        var relevant = new UnitGroup("区政府有关部门", CollectiveKind.Relevant);

        var owed = PeriodDuties.ForTask(
            With(ReportingMode.EachUnit),
            [Issued(TaskAssignment.ForGroup(_task, relevant.Id, UnitRole.Responsible))],
            Groups(relevant),
            On
        );

        Assert.Empty(owed);
    }

    [Fact]
    public void EachUnit_CollectiveThatIsGone_OwesNothing()
    {
        var owed = PeriodDuties.ForTask(With(ReportingMode.EachUnit), [Group()], Groups(), On);

        Assert.Empty(owed);
    }

    [Theory]
    [InlineData(AssignmentStatus.Draft, false)]
    [InlineData(AssignmentStatus.Issued, true)]
    [InlineData(AssignmentStatus.InProgress, true)]
    [InlineData(AssignmentStatus.CompletionRequested, true)]
    [InlineData(AssignmentStatus.Completed, false)]
    [InlineData(AssignmentStatus.Withdrawn, false)]
    public void ForTask_EachStatus_OwesWhileTheDutyLives(AssignmentStatus status, bool owes)
    {
        var assignment = TaskAssignment.ForUnit(_task, _lead, UnitRole.Lead, true);
        Bring(assignment, status);

        var owed = PeriodDuties.ForTask(With(ReportingMode.EachNamedUnit), [assignment], Groups(), On);

        Assert.Equal(owes, owed.Any());
    }

    private List<PeriodDuties.Owed> Owed(ReportingMode mode, params TaskAssignment[] assignments) => Owed(mode, On, assignments);

    private List<PeriodDuties.Owed> Owed(ReportingMode mode, DateOnly on, params TaskAssignment[] assignments) =>
        [.. PeriodDuties.ForTask(With(mode), assignments, Groups(_towns), on)];

    private PlanTask With(ReportingMode mode)
    {
        _task.SetReportingMode(mode);
        return _task;
    }

    private static Dictionary<Guid, UnitGroup> Groups(params UnitGroup[] groups) => groups.ToDictionary(g => g.Id);

    private TaskAssignment Unit(Guid unit, UnitRole role = UnitRole.Responsible, bool isPrimary = false) =>
        Issued(TaskAssignment.ForUnit(_task, unit, role, isPrimary));

    private TaskAssignment Group() => Issued(TaskAssignment.ForGroup(_task, _towns.Id, UnitRole.Responsible));

    private static TaskAssignment Issued(TaskAssignment assignment)
    {
        assignment.Issue(new DateOnly(2026, 6, 30));
        return assignment;
    }

    private void Complete(TaskAssignment issued) => Bring(issued, AssignmentStatus.Completed);

    private void Bring(TaskAssignment assignment, AssignmentStatus status)
    {
        _task.Schedule(Deadline.Undated(DeadlineKind.None), TaskNature.OneOff, "", false);
        if (status == AssignmentStatus.Draft)
            return;
        if (status == AssignmentStatus.Withdrawn)
        {
            assignment.Withdraw(People.InForce, "撤销。", On);
            return;
        }
        if (assignment.Status == AssignmentStatus.Draft)
            assignment.Issue(On);
        if (status == AssignmentStatus.Issued)
            return;
        assignment.Acknowledge(People.InForce, GivenFiling.Now);
        if (status == AssignmentStatus.InProgress)
            return;
        assignment.RequestCompletion(People.InForce, _task, "已建成。", People.Clerk, On);
        if (status != AssignmentStatus.Completed)
            return;
        assignment.ConfirmCompletion(People.InForce, assignment.UnitId is { } id ? People.UnitOf(id) : null, ReviewStage.Office, People.Reviewer);
    }
}
