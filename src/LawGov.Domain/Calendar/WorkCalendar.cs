namespace LawGov.Domain.Calendar;

/// <summary>
/// Which days are worked: Monday to Friday, but for the exceptions (holidays, and the Saturdays worked instead, 调休) that the district enters.
/// </summary>
public sealed class WorkCalendar(IEnumerable<CalendarDay> exceptions)
{
    private readonly Dictionary<DateOnly, bool> _exceptions = exceptions.ToDictionary(d => d.Day, d => d.IsWorkday);

    /// <summary>Monday to Friday without exceptions.</summary>
    public static WorkCalendar Plain { get; } = new([]);

    /// <summary>Whether people work on that day.</summary>
    public bool IsWorkday(DateOnly day) =>
        _exceptions.TryGetValue(day, out var isWorkday) ? isWorkday : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>The n-th working day after a day (that day itself not counted).</summary>
    public DateOnly AddWorkdays(DateOnly day, int count)
    {
        while (count > 0)
        {
            day = day.AddDays(1);
            if (IsWorkday(day))
                count--;
        }
        return day;
    }

    /// <summary>Working days after <paramref name="from"/> up to and with <paramref name="to"/>; 0 where it is not later.</summary>
    public int WorkdaysBetween(DateOnly from, DateOnly to)
    {
        var count = 0;
        for (var day = from.AddDays(1); day <= to; day = day.AddDays(1))
        {
            if (IsWorkday(day))
                count++;
        }
        return count;
    }
}

/// <summary>A day that differs from the rule Monday to Friday.</summary>
public sealed class CalendarDay
{
    /// <summary>Longest note, in characters.</summary>
    public const int NoteLength = 50;

    private CalendarDay() { }

    /// <summary>An exception.</summary>
    public CalendarDay(DateOnly day, bool isWorkday, string note)
    {
        Day = day;
        IsWorkday = isWorkday;
        Note = note;
    }

    /// <summary>The day, unique.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>Worked, or free.</summary>
    public bool IsWorkday { get; private set; }

    /// <summary>Why: 国庆节, 调休.</summary>
    public string Note { get; private set; } = "";
}
