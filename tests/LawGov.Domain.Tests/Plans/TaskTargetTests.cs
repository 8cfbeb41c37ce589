using LawGov.Domain.Filings;
using LawGov.Domain.Plans;

namespace LawGov.Domain.Tests.Plans;

/// <summary>How far a figure lies behind its schedule.</summary>
public sealed class TaskTargetTests
{
    private static readonly PlanTerm Term = new(new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31));

    [Theory]
    [InlineData(95, 95, 0)]
    [InlineData(95, 90, 5)]
    [InlineData(95, 99, -4)]
    public void Level_InPercent_CountsPlainPoints(double target, double actual, double lag) =>
        Assert.Equal(lag, Target(target, "%", TargetCycle.Level).LagPoints(actual, new(2026, 1), Term), 9);

    [Theory]
    [InlineData(20, 20, 0)]
    [InlineData(20, 15, 25)]
    [InlineData(20, 0, 100)]
    public void Level_InPieces_CountsTheShareMissing(double target, double actual, double lag) =>
        Assert.Equal(lag, Target(target, "个", TargetCycle.Level).LagPoints(actual, new(2026, 4), Term), 9);

    [Theory]
    [InlineData(1, 15, 0)]
    [InlineData(1, 0, 25)]
    [InlineData(2, 15, 25)]
    [InlineData(4, 60, 0)]
    [InlineData(4, 45, 25)]
    [InlineData(3, 60, -25)]
    public void Year_IsDueByQuarters(int quarter, double actual, double lag) =>
        Assert.Equal(lag, Target(60, "学时", TargetCycle.Year).LagPoints(actual, new(2026, quarter), Term), 9);

    [Fact]
    public void Plan_IsDueByTheDaysOfItsTerm()
    {
        var target = Target(100, "项", TargetCycle.Plan);

        Assert.Equal(89 / 364d * 100, target.LagPoints(0, new(2026, 1), Term), 9);
        Assert.Equal(0, target.LagPoints(100, new(2026, 4), Term), 9);
        Assert.Equal(100, target.LagPoints(0, new(2027, 2), Term), 9);
        Assert.Equal(-10, target.LagPoints(10, new(2025, 2), Term), 9);
    }

    [Fact]
    public void Plan_WithoutATerm_NeverLags()
    {
        var target = Target(100, "项", TargetCycle.Plan);

        Assert.Equal(0, target.LagPoints(0, new(2026, 4), new PlanTerm(null, new DateOnly(2026, 12, 31))));
        Assert.Equal(0, target.LagPoints(0, new(2026, 4), new PlanTerm(new DateOnly(2026, 1, 1), null)));
        Assert.Equal(0, target.LagPoints(0, new(2026, 4), new PlanTerm(new DateOnly(2026, 1, 1), new DateOnly(2026, 1, 1))));
    }

    [Theory]
    [InlineData(3, 3, 0)]
    [InlineData(3, 2, 0)]
    [InlineData(3, 4.5, 50)]
    public void AtMost_LagsOnlyAboveIt(double target, double actual, double lag) =>
        Assert.Equal(lag, new TaskTarget(0, "不高于", target, "%", TargetOperator.AtMost, TargetCycle.Level).LagPoints(actual, new(2026, 1), Term), 9);

    [Theory]
    [InlineData(null)]
    [InlineData(0d)]
    public void NoFigureToReach_NeverLags(double? value) =>
        Assert.Equal(0, new TaskTarget(0, "每年两期", value, "期", TargetOperator.AtLeast, TargetCycle.Year).LagPoints(0, new(2026, 4), Term));

    [Fact]
    public void Actuals_ToTextAndBack_AreTheSame()
    {
        Guid a = Guid.CreateVersion7(),
            b = Guid.CreateVersion7();
        var figures = Actuals.Of([new(b, 95.9), new(a, -0.1)]);

        var back = Actuals.FromText(figures.Text);

        Assert.Equal(figures, back);
        Assert.Equal(95.9, back.ToDictionary()[b]);
        Assert.Equal(-0.1, back.ToDictionary()[a]);
        Assert.Equal(figures, Actuals.Of([new(a, -0.1), new(b, 95.9)]));
        Assert.Same(Actuals.None, Actuals.FromText(""));
        Assert.Empty(Actuals.None.ToDictionary());
    }

    [Fact]
    public void Deadline_HasADateExactlyWhereItIsByDate()
    {
        var dated = Deadline.By(new DateOnly(2026, 12, 31), "2026年12月底前");

        Assert.Equal((DeadlineKind.ByDate, new DateOnly(2026, 12, 31), "2026年12月底前"), (dated.Kind, dated.DueOn!.Value, dated.SourceText));
        foreach (var kind in Enum.GetValues<DeadlineKind>().Where(k => k != DeadlineKind.ByDate))
            Assert.Null(Deadline.Undated(kind, "长期").DueOn);
        Assert.Throws<ArgumentException>(() => Deadline.Undated(DeadlineKind.ByDate));
    }

    private static TaskTarget Target(double value, string unit, TargetCycle cycle) => new(0, "指标", value, unit, TargetOperator.AtLeast, cycle);
}
