using System.Globalization;
using LawGov.Documents.Plans;

namespace LawGov.Documents.Official;

/// <summary>Numbers as official papers print them (7.3.3): 一、 （一） 1. （1）, dates and percentages.</summary>
internal static class ChineseNumber
{
    /// <summary>The printed number of a heading.</summary>
    public static string Heading(int level, int number) =>
        level switch
        {
            1 => $"{Numeral(number)}、",
            2 => $"（{Numeral(number)}）",
            3 => string.Create(CultureInfo.InvariantCulture, $"{number}."),
            4 => string.Create(CultureInfo.InvariantCulture, $"（{number}）"),
            _ => throw new ArgumentOutOfRangeException(nameof(level), level, "Headings have levels 1 to 4."),
        };

    /// <summary>A number from 1 to 999 in Chinese numerals.</summary>
    public static string Numeral(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 999);

        return HanNumerals.Write(number);
    }

    /// <summary>7.3.5.4: Arabic digits, the whole year, no padding.</summary>
    public static string Date(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月{day.Day}日");

    /// <summary>A moment to the minute in its own offset, e.g. 2026年10月19日9时30分.</summary>
    public static string Moment(DateTimeOffset instant) =>
        Date(DateOnly.FromDateTime(instant.DateTime))
        + (
            instant.Minute == 0
                ? string.Create(CultureInfo.InvariantCulture, $"{instant.Hour}时")
                : string.Create(CultureInfo.InvariantCulture, $"{instant.Hour}时{instant.Minute:00}分")
        );

    /// <summary>A number without trailing zeros.</summary>
    public static string Plain(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}
