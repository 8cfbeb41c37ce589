using FsCheck;
using FsCheck.Fluent;
using LawGov.Domain.Units;

namespace LawGov.Domain.Tests.Units;

public sealed class UnitGroupTests
{
    private static readonly DateOnly Start = new(2026, 1, 1);
    private static readonly Guid[] Towns = [Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7()];

    [Fact]
    public void SetMembers_WhoLeaves_KeepsTheMembershipUpToTheDayBefore()
    {
        var group = new UnitGroup("各乡镇（街道）", CollectiveKind.All);
        group.SetMembers(Towns, Start);

        group.SetMembers(Towns[..2], new DateOnly(2026, 7, 1));

        Assert.Equal(new DateOnly(2026, 6, 30), group.Members.Single(m => m.UnitId == Towns[2]).Until);
        Assert.All(group.Members.Where(m => m.UnitId != Towns[2]), m => Assert.Null(m.Until));
        Assert.True(group.IsTouched);
    }

    [Fact]
    public void SetMembers_OnTheDayOfJoining_TakesTheMembershipBack()
    {
        var group = new UnitGroup("各乡镇（街道）", CollectiveKind.All);
        group.SetMembers(Towns, Start);

        group.SetMembers([], Start);

        Assert.Empty(group.Members);
    }

    [Fact]
    public void SetMembers_BackAgain_IsASecondMembership()
    {
        var group = new UnitGroup("各乡镇（街道）", CollectiveKind.All);
        group.SetMembers(Towns[..1], Start);
        group.SetMembers([], new DateOnly(2026, 4, 1));

        group.SetMembers(Towns[..1], new DateOnly(2026, 7, 1));

        Assert.Equal([(Start, new DateOnly(2026, 3, 31)), (new DateOnly(2026, 7, 1), (DateOnly?)null)], group.Members.Select(m => (m.From, m.Until)));
    }

    /// <summary>
    /// In whatever order members are set, also backwards in time: on any day the last setting that reaches it counts, and no unit is a member twice.
    /// </summary>
    [Fact]
    public void SetMembers_AnySequence_TheLastSettingThatReachesADayCounts()
    {
        var step = from day in Gen.Choose(0, 9) from who in Gen.SubListOf(Towns) select (From: Start.AddDays(day), Who: who.ToHashSet());

        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(300),
            Prop.ForAll(
                Gen.ListOf(step).Select(s => s.Take(6).ToList()).ToArbitrary(),
                steps =>
                {
                    var group = new UnitGroup("各乡镇（街道）", CollectiveKind.All);
                    foreach (var (from, who) in steps)
                        group.SetMembers(who, from);
                    return Enumerable
                        .Range(0, 12)
                        .Select(d => Start.AddDays(d))
                        .All(day =>
                        {
                            var expected = steps.LastOrDefault(s => s.From <= day).Who ?? [];
                            var members = group.Members.Where(m => m.From <= day && (m.Until is null || m.Until >= day)).Select(m => m.UnitId).ToList();
                            return members.Count == members.Distinct().Count() && expected.SetEquals(members);
                        });
                }
            )
        );
    }

    [Fact]
    public void SetMembers_AnySequence_StartsNoTwoMembershipsOfAUnitOnOneDay()
    {
        var group = new UnitGroup("各乡镇（街道）", CollectiveKind.All);
        group.SetMembers(Towns[..1], Start);
        group.SetMembers([], new DateOnly(2026, 4, 1));

        group.SetMembers(Towns[..1], Start);

        Assert.Equal([(Start, (DateOnly?)null)], group.Members.Select(m => (m.From, m.Until)));
    }
}
