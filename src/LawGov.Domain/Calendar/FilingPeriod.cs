using LawGov.Domain.Events;
using LawGov.Domain.Rules;

namespace LawGov.Domain.Calendar;

/// <summary>A quarter as the district runs it: when its window opens, when it is due, and whether it is locked (归档).</summary>
public sealed class FilingPeriod : Entity
{
    /// <summary>Missed quarters that are opened at most; what is older nobody reports any more.</summary>
    public const int MostMissed = 4;

    /// <summary>How many days from today a due day may lie at most: beyond it is a slip of the keys.</summary>
    public const int LongestDue = 366;

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

    /// <summary>The running quarter, or a missed one, opened by the office itself (手工开启): from today, until a day of its choice.</summary>
    /// <exception cref="RuleException"><see cref="RuleCodes.PeriodNotOpenable"/> where it has not begun or is long over; what
    /// <see cref="EnsureDueDay"/> says.</exception>
    public static FilingPeriod OpenedByHand(ReportingPeriod period, WorkCalendar calendar, DateOnly today, DateOnly dueOn)
    {
        if (!OpenableOn(today).Contains(period))
            throw new RuleException(RuleCodes.PeriodNotOpenable, MostMissed);
        EnsureDueDay(dueOn, calendar, today);
        return new FilingPeriod
        {
            Key = period.Key,
            OpensOn = today,
            DueOn = dueOn,
        };
    }

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

    /// <summary>The quarters the office may open by hand on a day: the running one, and before it those that may have been missed.</summary>
    public static IReadOnlyList<ReportingPeriod> OpenableOn(DateOnly today)
    {
        var periods = new List<ReportingPeriod> { ReportingPeriod.Of(today) };
        while (periods.Count <= MostMissed)
            periods.Add(periods[^1].Previous);
        return periods;
    }

    /// <summary>Refuses a day that cannot be a due day: one that is past, not worked, or more than a year ahead.</summary>
    /// <exception cref="RuleException"><see cref="RuleCodes.DueDayPast"/>, <see cref="RuleCodes.DueDayNotWorked"/>,
    /// <see cref="RuleCodes.DueDayTooFar"/>.</exception>
    public static void EnsureDueDay(DateOnly dueOn, WorkCalendar calendar, DateOnly today)
    {
        if (dueOn < today)
            throw new RuleException(RuleCodes.DueDayPast);
        if (dueOn.DayNumber - today.DayNumber > LongestDue)
            throw new RuleException(RuleCodes.DueDayTooFar);
        if (!calendar.IsWorkday(dueOn))
            throw new RuleException(RuleCodes.DueDayNotWorked, dueOn);
    }

    /// <summary>Whether its due day can be moved.</summary>
    public bool CanMoveDue => !IsLocked;

    /// <summary>Refuses moving a due day of this quarter, its own or a unit's, to a day.</summary>
    /// <exception cref="RuleException"><see cref="RuleCodes.PeriodLocked"/>, <see cref="RuleCodes.ReasonRequired"/>, what
    /// <see cref="EnsureDueDay"/> says.</exception>
    public void EnsureCanMoveDue(DateOnly to, string reason, WorkCalendar calendar, DateOnly today)
    {
        if (!CanMoveDue)
            throw new RuleException(RuleCodes.PeriodLocked);
        RuleException.RequireReason(reason);
        EnsureDueDay(to, calendar, today);
    }

    /// <summary>Moves its due day (调整截止日), for a stated reason; the units' pages follow by <see cref="Filings.UnitFiling.FollowDue"/>.</summary>
    /// <returns>The day before.</returns>
    /// <exception cref="RuleException">What <see cref="EnsureCanMoveDue"/> says; <see cref="RuleCodes.DueDayUnchanged"/> where it is due then.</exception>
    public DateOnly MoveDue(DateOnly to, string reason, WorkCalendar calendar, DateOnly today)
    {
        EnsureCanMoveDue(to, reason, calendar, today);
        if (to == DueOn)
            throw new RuleException(RuleCodes.DueDayUnchanged, to);
        var from = DueOn;
        DueOn = to;
        Raise(new FilingDueMoved(Key, from, to, reason));
        return from;
    }

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
