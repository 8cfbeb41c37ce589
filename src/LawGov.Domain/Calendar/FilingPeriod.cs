using LawGov.Domain.Events;
using LawGov.Domain.Rules;

namespace LawGov.Domain.Calendar;

/// <summary>A quarter as the district runs it: when its window opens, when it is due, and whether it is locked (归档).</summary>
public sealed class FilingPeriod : Entity
{
    private FilingPeriod() { }

    /// <summary>
    /// The quarter with its days by the district's rule: opens on a day of its last month (the last one where the month is shorter), due on the n-th
    /// working day after its end.
    /// </summary>
    public FilingPeriod(ReportingPeriod period, DistrictSettings settings, WorkCalendar calendar)
    {
        Key = period.Key;
        OpensOn = WindowOpensOn(period, settings);
        DueOn = calendar.AddWorkdays(period.EndsOn, settings.DueAfterWorkdays);
    }

    /// <summary>The quarter opened on a day that may lie behind its window: then it is due as what is given late.</summary>
    public FilingPeriod(ReportingPeriod period, DistrictSettings settings, WorkCalendar calendar, DateOnly openedOn)
        : this(period, settings, calendar) => DueOn = DueOnOf(openedOn, settings, calendar);

    /// <summary>2026-Q3.</summary>
    public string Key { get; private set; } = "";

    /// <summary>First day on which units may file.</summary>
    public DateOnly OpensOn { get; private set; }

    /// <summary>Last day that is on time; it ends at 24:00 in the district.</summary>
    public DateOnly DueOn { get; private set; }

    /// <summary>When it was locked; none while it is open.</summary>
    public DateTime? LockedAt { get; private set; }

    /// <summary>Whether it is locked.</summary>
    public bool IsLocked => LockedAt is not null;

    /// <summary>The quarter.</summary>
    public ReportingPeriod Period => ReportingPeriod.Parse(Key);

    /// <summary>Whether it can be locked.</summary>
    public bool CanLock => !IsLocked;

    /// <summary>Whether it can be opened again.</summary>
    public bool CanUnlock => IsLocked;

    /// <summary>The quarter whose window opened last: the one people work on.</summary>
    public static ReportingPeriod CurrentOn(DateOnly today, DistrictSettings settings)
    {
        var ending = ReportingPeriod.Of(today);
        return WindowOpensOn(ending, settings) <= today ? ending : ending.Previous;
    }

    /// <summary>The due day of a line given on a day: the quarter's own, or, once that has passed, as many working days later as a returned line has.</summary>
    public DateOnly DueOnOf(DateOnly givenOn, DistrictSettings settings, WorkCalendar calendar) =>
        givenOn <= DueOn ? DueOn : calendar.AddWorkdays(givenOn, settings.ResubmitWorkdays);

    private static DateOnly WindowOpensOn(ReportingPeriod period, DistrictSettings settings) =>
        new(period.EndsOn.Year, period.EndsOn.Month, Math.Min(settings.OpensOnDayOfLastMonth, period.EndsOn.Day));

    /// <summary>Closes the quarter: its reports and files stay as they are; every save that touches them asks this quarter.</summary>
    /// <exception cref="RuleException"><see cref="RuleCodes.PeriodLocked"/> where it is locked already.</exception>
    public void Lock(DateTime now)
    {
        if (!CanLock)
            throw new RuleException(RuleCodes.PeriodLocked);
        LockedAt = now;
        Raise(new PeriodLocked(Key));
    }

    /// <summary>Opens it again, for a stated reason.</summary>
    /// <exception cref="RuleException"><see cref="RuleCodes.TransitionNotAllowed"/> where it is open; <see cref="RuleCodes.ReasonRequired"/> without
    /// a reason.</exception>
    public void Unlock(string reason)
    {
        if (!CanUnlock)
            throw new RuleException(RuleCodes.TransitionNotAllowed);
        RuleException.RequireReason(reason);
        LockedAt = null;
        Raise(new PeriodUnlocked(Key, reason));
    }
}
