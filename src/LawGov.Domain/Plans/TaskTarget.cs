using LawGov.Domain.Calendar;

namespace LawGov.Domain.Plans;

/// <summary>A figure a task must reach (量化指标), or a recurring duty with its count (每年不少于2期).</summary>
public sealed class TaskTarget
{
    /// <summary>Longest text and unit, in characters.</summary>
    public const int TextLength = 100,
        UnitLength = 20;

    private TaskTarget() { }

    /// <summary>A target as read from the document.</summary>
    /// <param name="ordinal">Place among the task's targets, from 0.</param>
    /// <param name="text">As printed.</param>
    /// <param name="value">The figure; none where only the recurrence is stated.</param>
    /// <param name="unit">%, 学时, 期, 项.</param>
    /// <param name="comparison">How the actual is compared.</param>
    /// <param name="cycle">Over what it counts.</param>
    public TaskTarget(int ordinal, string text, double? value, string unit, TargetOperator comparison, TargetCycle cycle)
    {
        Ordinal = ordinal;
        Text = text;
        Value = value;
        Unit = unit;
        Operator = comparison;
        Cycle = cycle;
    }

    /// <summary>Identity.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>The task.</summary>
    public Guid PlanTaskId { get; private set; }

    /// <summary>Place among the task's targets.</summary>
    public int Ordinal { get; private set; }

    /// <summary>As printed.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The figure.</summary>
    public double? Value { get; private set; }

    /// <summary>Unit of the figure.</summary>
    public string Unit { get; private set; } = "";

    /// <summary>How the actual is compared.</summary>
    public TargetOperator Operator { get; private set; }

    /// <summary>Over what it counts.</summary>
    public TargetCycle Cycle { get; private set; }

    /// <summary>Whether it counts the same thing as another, so that figures reported for the one still speak of the other.</summary>
    internal bool Continues(TaskTarget other) =>
        Unit == other.Unit && Operator == other.Operator && Cycle == other.Cycle && Value is null == other.Value is null;

    internal void Become(TaskTarget other)
    {
        Ordinal = other.Ordinal;
        Text = other.Text;
        Value = other.Value;
    }

    /// <summary>The same figure for another task.</summary>
    internal TaskTarget At(int ordinal) => new(ordinal, Text, Value, Unit, Operator, Cycle);

    /// <summary>How far an actual lies behind schedule at the end of a quarter, in percentage points of the target; 0 or less where it does not.</summary>
    /// <param name="actual">The figure reported.</param>
    /// <param name="period">The quarter reported for.</param>
    /// <param name="term">The plan's term, for targets that add up over it.</param>
    public double LagPoints(double actual, ReportingPeriod period, PlanTerm term)
    {
        if (Value is not { } value || value == 0)
            return 0;
        if (Operator == TargetOperator.AtMost)
            return actual <= value ? 0 : (actual - value) / value * 100;
        var done = actual / value * 100;
        return Cycle switch
        {
            TargetCycle.Level => Unit == "%" ? value - actual : 100 - done,
            TargetCycle.Year => (period.Quarter * 25) - done,
            _ when term is { From: { } from, To: { } to } && to > from => (
                Math.Clamp((period.EndsOn.DayNumber - from.DayNumber) / (double)(to.DayNumber - from.DayNumber), 0, 1) * 100
            ) - done,
            _ => 0,
        };
    }
}

/// <summary>First and last day of a plan, where it states them.</summary>
public readonly record struct PlanTerm(DateOnly? From, DateOnly? To)
{
    /// <summary>Whether part of a quarter lies within it: a plan asks for no report of a quarter before its first day or after its last.</summary>
    public bool Covers(ReportingPeriod period) => (From is null || From <= period.EndsOn) && (To is null || To >= period.StartsOn);
}
