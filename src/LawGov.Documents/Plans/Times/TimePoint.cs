namespace LawGov.Documents.Plans.Times;

/// <summary>How fine a time is said.</summary>
internal enum TimePrecision
{
    Year,
    Half,
    Quarter,
    Month,
    Day,
}

/// <summary>Which part of a year or month is meant.</summary>
internal enum TimeSlice
{
    Whole,

    /// <summary>初, 上旬.</summary>
    Early,

    /// <summary>中旬.</summary>
    Middle,

    /// <summary>底, 末, 下旬.</summary>
    End,

    /// <summary>内: 年内.</summary>
    Within,
}

/// <summary>The year a time without a printed one counts from.</summary>
internal enum TimeYear
{
    /// <summary>The year is printed.</summary>
    Printed,

    /// <summary>Nothing says which.</summary>
    Open,

    /// <summary>今年, 本年度, 当年.</summary>
    This,

    /// <summary>明年, 次年.</summary>
    Next,

    /// <summary>去年, 上年.</summary>
    Last,
}

/// <summary>One point of time as it is said, before anybody asks what it is for.</summary>
internal readonly record struct TimePoint(TimePrecision Precision, TimeYear YearIs)
{
    public int? Year { get; init; }

    public int Month { get; init; }

    public int Day { get; init; }

    public int Quarter { get; init; }

    public bool IsFirstHalf { get; init; }

    public TimeSlice Slice { get; init; }

    /// <summary>A character of it was lost and is read from the rest: 2026底.</summary>
    public bool IsMended { get; init; }

    /// <summary>It is written with dots or strokes: 2026.5.</summary>
    public bool IsDotted { get; init; }

    /// <summary>Six or eight figures in a row: 202609.</summary>
    public bool IsRun { get; init; }

    /// <summary>The last day it covers in a year; null where there is no such day.</summary>
    /// <param name="year">The year, where none is printed.</param>
    /// <param name="isBefore">前 stands behind it: 6月前 ends in May, 6月底前 in June.</param>
    public DateOnly? LastDay(int year, bool isBefore)
    {
        year = Year ?? year;
        switch (Precision)
        {
            case TimePrecision.Day:
                return Month is >= 1 and <= 12 && Day >= 1 && Day <= DateTime.DaysInMonth(year, Month) ? new DateOnly(year, Month, Day) : null;
            case TimePrecision.Month when Month is >= 1 and <= 12:
                var first = new DateOnly(year, Month, 1);
                return Slice switch
                {
                    TimeSlice.Early => first.AddDays(9),
                    TimeSlice.Middle => first.AddDays(19),
                    TimeSlice.Whole when isBefore => first.AddDays(-1),
                    _ => first.AddMonths(1).AddDays(-1),
                };
            case TimePrecision.Quarter when Quarter is >= 1 and <= 4:
                return new DateOnly(year, Quarter * 3, 1).AddMonths(1).AddDays(-1);
            case TimePrecision.Half:
                return IsFirstHalf ? new DateOnly(year, 6, 30) : new DateOnly(year, 12, 31);
            case TimePrecision.Year:
                return new DateOnly(isBefore && Slice == TimeSlice.Whole ? year - 1 : year, 12, 31);
            default:
                return null;
        }
    }
}

/// <summary>A whole expression of time in a text.</summary>
/// <param name="From">Where its first figure or word stands.</param>
/// <param name="To">Behind its last.</param>
/// <param name="End">The time, or the end of the span.</param>
internal sealed record TimeExpression(int From, int To, TimePoint End)
{
    /// <summary>The beginning of a span.</summary>
    public TimePoint? Start { get; init; }

    public bool IsSpan => Start is not null;
}
