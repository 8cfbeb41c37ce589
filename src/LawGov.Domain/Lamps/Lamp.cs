using System.ComponentModel.DataAnnotations;
using LawGov.Domain.Filings;

namespace LawGov.Domain.Lamps;

/// <summary>The light of an owed report (红黄绿灯). Derived from facts, never stored and never typed.</summary>
public enum Lamp
{
    [Display(Name = "未到期")]
    Grey,

    [Display(Name = "已办结")]
    Blue,

    [Display(Name = "绿灯")]
    Green,

    [Display(Name = "黄灯")]
    Yellow,

    [Display(Name = "红灯")]
    Red,
}

/// <summary>The facts a lamp follows from.</summary>
/// <param name="Status">Status of the report.</param>
/// <param name="OpensOn">First day of its window.</param>
/// <param name="DueOn">Last day that is on time.</param>
/// <param name="FirstSubmittedOn">When it first came in.</param>
/// <param name="ResubmitDueOn">By when a returned report must be mended.</param>
/// <param name="SelfAssessment">The judgement that counts.</param>
/// <param name="LagPoints">How far figures lie behind, in percentage points.</param>
/// <param name="PriorYellow">Whether the quarter before was yellow.</param>
/// <param name="IsWaived">Whether the unit was let off.</param>
/// <param name="IsCompleted">Whether the assignment is completed.</param>
/// <param name="IsHeld">Whether the unit asked in time for more time and waits for the answer.</param>
public readonly record struct LampFacts(
    ReportStatus Status,
    DateOnly OpensOn,
    DateOnly DueOn,
    DateOnly? FirstSubmittedOn,
    DateOnly? ResubmitDueOn,
    SelfAssessment? SelfAssessment,
    int LagPoints,
    bool PriorYellow,
    bool IsWaived,
    bool IsCompleted,
    bool IsHeld = false
);

/// <summary>The day lamps are read on.</summary>
/// <param name="Today">The district's day.</param>
/// <param name="SoonOn">Today plus the working days of warning: what is due by then and not in is yellow.</param>
public readonly record struct LampDay(DateOnly Today, DateOnly SoonOn);

/// <summary>The lamp rule. <c>OwedReports</c> in the data project is its twin in SQL; a test compares the two on generated cases.</summary>
public static class LampRule
{
    /// <summary>
    /// The lamp: the first of blue, grey, red, yellow, green whose condition holds. What is not in and not due soon is grey: nobody knows yet whether it
    /// goes well.
    /// </summary>
    public static Lamp Of(LampFacts f, LampDay day)
    {
        if (f.IsCompleted)
            return Lamp.Blue;
        if (f.IsWaived || f.Status == ReportStatus.Ended || day.Today < f.OpensOn)
            return Lamp.Grey;
        var notIn = f.FirstSubmittedOn is null;
        if (notIn && day.Today > f.DueOn && !f.IsHeld)
            return Lamp.Red;
        if (f.Status == ReportStatus.Returned && day.Today > f.ResubmitDueOn && !f.IsHeld)
            return Lamp.Red;
        if (!notIn && f.LagPoints > ProgressReport.RedLag)
            return Lamp.Red;
        var isWarned = !notIn && (f.SelfAssessment == Filings.SelfAssessment.Behind || f.LagPoints >= ProgressReport.YellowLag || f.FirstSubmittedOn > f.DueOn);
        if (isWarned && f.PriorYellow)
            return Lamp.Red;
        if (notIn && (f.IsHeld || f.DueOn <= day.SoonOn))
            return Lamp.Yellow;
        if (f.Status == ReportStatus.Returned || isWarned)
            return Lamp.Yellow;
        return notIn ? Lamp.Grey : Lamp.Green;
    }
}
