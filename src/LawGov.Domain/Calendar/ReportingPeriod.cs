using System.Globalization;

namespace LawGov.Domain.Calendar;

/// <summary>A calendar quarter for which units report. Its key sorts by time: 2026-Q3.</summary>
public readonly record struct ReportingPeriod
{
    /// <summary>A quarter of a year.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The quarter is not 1 to 4, or the year not 1900 to 2199.</exception>
    public ReportingPeriod(int year, int quarter)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1900);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 2199);
        ArgumentOutOfRangeException.ThrowIfLessThan(quarter, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(quarter, 4);
        Year = year;
        Quarter = quarter;
    }

    /// <summary>Calendar year.</summary>
    public int Year { get; }

    /// <summary>1 to 4.</summary>
    public int Quarter { get; }

    /// <summary>First day.</summary>
    public DateOnly StartsOn => new(Year, (Quarter * 3) - 2, 1);

    /// <summary>Last day.</summary>
    public DateOnly EndsOn => StartsOn.AddMonths(3).AddDays(-1);

    /// <summary>The sortable key, 2026-Q3, stored and used in addresses.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-Q{Quarter}");

    /// <summary>As people say it: 2026年第三季度.</summary>
    public string Label => string.Create(CultureInfo.InvariantCulture, $"{Year}年第{"一二三四"[Quarter - 1]}季度");

    /// <summary>The quarter before.</summary>
    public ReportingPeriod Previous => Quarter == 1 ? new(Year - 1, 4) : new(Year, Quarter - 1);

    /// <summary>The quarter after.</summary>
    public ReportingPeriod Next => Quarter == 4 ? new(Year + 1, 1) : new(Year, Quarter + 1);

    /// <summary>The quarter in which a day falls.</summary>
    public static ReportingPeriod Of(DateOnly day) => new(day.Year, ((day.Month - 1) / 3) + 1);

    /// <summary>Reads a key; false for anything that is not one.</summary>
    public static bool TryParse(string? key, out ReportingPeriod period)
    {
        period = default;
        if (key is not { Length: 7 } || key[4] != '-' || key[5] != 'Q' || key[6] is < '1' or > '4')
            return false;
        if (!int.TryParse(key.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 1900 or > 2199)
            return false;
        period = new(year, key[6] - '0');
        return true;
    }

    /// <summary>Reads a key that is known to be one.</summary>
    /// <exception cref="FormatException">It is not.</exception>
    public static ReportingPeriod Parse(string key) => TryParse(key, out var period) ? period : throw new FormatException(key);

    /// <inheritdoc/>
    public override string ToString() => Key;
}
