using System.ComponentModel.DataAnnotations;
using LawGov.Domain.Lamps;

namespace LawGov.Domain.Obligations;

/// <summary>Something a unit, or the office, owes until a day. It lies on the row that causes it; nothing copies it.</summary>
public interface IOwed
{
    /// <summary>First day on which it was owed.</summary>
    DateOnly OwedSince { get; }

    /// <summary>
    /// Last day that is on time for what is owed now; none where nothing is owed. It depends on acts and never on today, so that lateness is derived:
    /// late is whatever is owed until a day before today and not held.
    /// </summary>
    DateOnly? OwedUntil { get; }

    /// <summary>The day before it was moved or extended; it stays once it is set.</summary>
    DateOnly? OriginalDueOn { get; }

    /// <summary>Since when the clock is held, because the unit asked in time for something the office has not decided.</summary>
    DateOnly? HeldOn { get; }
}

/// <summary>What is owed (应办事项).</summary>
public enum ObligationKind
{
    /// <summary>A line of the quarter's page.</summary>
    [Display(Name = "填报")]
    Report,

    /// <summary>A line that was sent back.</summary>
    [Display(Name = "退回修改")]
    Correction,

    /// <summary>A figure or a recurring duty to be reached by a day.</summary>
    [Display(Name = "节点")]
    Milestone,

    /// <summary>A task that the document wants done by a day.</summary>
    [Display(Name = "任务时限")]
    Deadline,

    /// <summary>A request that waits for the office.</summary>
    [Display(Name = "答复申请")]
    Answer,
}

/// <summary>The lamp of anything owed but a report, whose lamp has more reasons.</summary>
public static class ObligationLamp
{
    /// <summary>Red where it is late, yellow where it is held or due until the last day of warning, else green.</summary>
    /// <param name="until">Last day that is on time.</param>
    /// <param name="heldOn">Since when the clock is held.</param>
    /// <param name="today">The day it is asked on.</param>
    /// <param name="soonOn">The last day of warning.</param>
    public static Lamp Of(DateOnly until, DateOnly? heldOn, DateOnly today, DateOnly soonOn) =>
        heldOn is not null ? Lamp.Yellow
        : until < today ? Lamp.Red
        : until <= soonOn ? Lamp.Yellow
        : Lamp.Green;
}
