using LawGov.Domain.Calendar;
using LawGov.Domain.Filings;
using LawGov.Domain.Plans;

namespace LawGov.Web.Sample;

/// <summary>Figures that grow towards their targets as they would in a year's work.</summary>
internal static class SampleFigures
{
    /// <summary>Whether the figures must be written anew each quarter, because they add up.</summary>
    public static bool Grow(PlanTask task) => task.Targets.Any(t => t.Value is > 0 && t.Cycle != TargetCycle.Level);

    /// <summary>The figures of a quarter.</summary>
    /// <param name="task">The task with its targets.</param>
    /// <param name="plan">The plan, for targets that add up over its term.</param>
    /// <param name="period">The quarter.</param>
    /// <param name="pace">1 is exactly on schedule.</param>
    public static Actuals Of(PlanTask task, WorkPlan plan, ReportingPeriod period, double pace) =>
        Actuals.Of(task.Targets.Where(t => t.Value is > 0).Select(t => KeyValuePair.Create(t.Id, Actual(t, plan, period, pace))));

    private static double Actual(TaskTarget target, WorkPlan plan, ReportingPeriod period, double pace)
    {
        var value = target.Value!.Value;
        if (target.Operator == TargetOperator.AtMost)
            return Round(value * Math.Min(1, 0.9 / pace), value);
        var done = target.Cycle switch
        {
            TargetCycle.Level => value * Math.Min(1.02, pace),
            TargetCycle.Year => value * period.Quarter / 4 * pace,
            _ => value * ElapsedShare(plan, period) * pace,
        };
        return target.Unit == "%" ? Math.Min(100, Math.Round(done, 1)) : Round(done, value);
    }

    private static double ElapsedShare(WorkPlan plan, ReportingPeriod period) =>
        plan is { StartsOn: { } from, EndsOn: { } to } && to > from
            ? Math.Clamp((period.EndsOn.DayNumber - from.DayNumber) / (double)(to.DayNumber - from.DayNumber), 0, 1)
            : 1;

    private static double Round(double figure, double target) => target == Math.Floor(target) ? Math.Ceiling(figure) : Math.Round(figure, 1);
}
