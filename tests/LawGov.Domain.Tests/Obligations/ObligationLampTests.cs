using LawGov.Domain.Assignments;
using LawGov.Domain.Lamps;
using LawGov.Domain.Obligations;
using LawGov.Domain.Plans;

namespace LawGov.Domain.Tests.Obligations;

public sealed class ObligationLampTests
{
    private static readonly DateOnly Today = new(2026, 12, 28),
        Soon = new(2026, 12, 31),
        Due = new(2026, 12, 30);

    [Theory]
    [InlineData(-1, false, Lamp.Red)]
    [InlineData(-1, true, Lamp.Yellow)]
    [InlineData(0, false, Lamp.Yellow)]
    [InlineData(3, false, Lamp.Yellow)]
    [InlineData(4, false, Lamp.Green)]
    [InlineData(4, true, Lamp.Yellow)]
    public void Of_DaysUntilItsLast_IsRedOnceItHasPassedUnlessHeld(int days, bool isHeld, Lamp lamp) =>
        Assert.Equal(lamp, ObligationLamp.Of(Today.AddDays(days), isHeld ? Today : null, Today, Soon));

    [Fact]
    public void Assignment_HeldInTime_RunsOnToALaterDayAndKeepsTheFirst()
    {
        var assignment = Issued();

        assignment.Hold(People.InForce, Due);
        assignment.Run(People.InForce, Due.AddDays(30));
        assignment.Run(People.InForce, Due.AddDays(60));

        Assert.Equal((Due.AddDays(60), Due, null), (assignment.OwedUntil, assignment.OriginalDueOn, assignment.HeldOn));
    }

    [Fact]
    public void Assignment_HeldAfterItsDay_IsNotHeld()
    {
        var assignment = Issued();

        assignment.Hold(People.InForce, Due.AddDays(1));

        Assert.Null(assignment.HeldOn);
    }

    [Fact]
    public void Assignment_RunningToAnEarlierDay_KeepsItsOwn()
    {
        var assignment = Issued();

        assignment.Run(People.InForce, Due.AddDays(-1));

        Assert.Equal((Due, (DateOnly?)null), (assignment.OwedUntil, assignment.OriginalDueOn));
    }

    [Fact]
    public void Assignment_DoneOrOfACollective_OwesNothing()
    {
        var done = Issued();
        done.Acknowledge(People.InForce, new DateTime(2026, 10, 8, 1, 0, 0, DateTimeKind.Utc));
        done.RequestCompletion(People.InForce, Task(), "已建成。", People.Clerk, Today);
        var collective = TaskAssignment.ForGroup(Task(), Guid.CreateVersion7(), UnitRole.Responsible);
        collective.Issue(Today);

        Assert.Equal((null, null), (done.OwedUntil, collective.OwedUntil));
    }

    [Fact]
    public void Assignment_WhoseRequestIsTakenBack_OwesItsDayAgain()
    {
        var assignment = Issued();
        assignment.Acknowledge(People.InForce, new DateTime(2026, 10, 8, 1, 0, 0, DateTimeKind.Utc));
        assignment.RequestCompletion(People.InForce, Task(), "已建成。", People.Clerk, Today);

        assignment.TakeBackCompletion(People.InForce);

        Assert.Equal((AssignmentStatus.InProgress, Due), (assignment.Status, assignment.OwedUntil));
    }

    private static TaskAssignment Issued()
    {
        var assignment = TaskAssignment.ForUnit(Task(), People.Water, UnitRole.Lead, isPrimaryLead: true);
        assignment.Issue(new DateOnly(2026, 6, 30));
        return assignment;
    }

    private static PlanTask Task()
    {
        var task = new PlanTask(Guid.CreateVersion7(), Guid.CreateVersion7(), null, 1, "1", "普查", "完成普查。", "");
        task.Schedule(Deadline.By(Due, "12月30日前完成"), TaskNature.OneOff, "", evidenceRequired: false);
        return task;
    }
}
