using System.Globalization;
using LawGov.Domain.Calendar;
using Microsoft.Extensions.Localization;

namespace LawGov.Web.Texts;

/// <summary>Days and quarters in the language of the screen. What is printed on official papers stays as the papers write it.</summary>
public static class DayText
{
    /// <summary>A day with its year: 2026年10月8日, 8 Oct 2026.</summary>
    public static string Day(this IStringLocalizer l, DateOnly day) => day.ToString(l["yyyy年M月d日"], CultureInfo.InvariantCulture);

    /// <summary>A day of this year: 10月8日, 8 Oct.</summary>
    public static string ShortDay(this IStringLocalizer l, DateOnly day) => day.ToString(l["M月d日"], CultureInfo.InvariantCulture);

    /// <summary>A time of this year: 10月8日 09:00, 8 Oct 09:00.</summary>
    public static string ShortTime(this IStringLocalizer l, DateTime at) => at.ToString(l["M月d日 HH:mm"], CultureInfo.InvariantCulture);

    /// <summary>A time with its year.</summary>
    public static string Time(this IStringLocalizer l, DateTime at) => at.ToString(l["yyyy年M月d日 HH:mm"], CultureInfo.InvariantCulture);

    /// <summary>A quarter with its year: 2026年第三季度, Q3 2026.</summary>
    public static string Quarter(this IStringLocalizer l, ReportingPeriod period) =>
        l[
            period.Quarter switch
            {
                1 => "{0}年第一季度",
                2 => "{0}年第二季度",
                3 => "{0}年第三季度",
                _ => "{0}年第四季度",
            },
            period.Year
        ];

    /// <summary>A quarter of a year that stands beside it: 第三季度, Q3.</summary>
    public static string ShortQuarter(this IStringLocalizer l, ReportingPeriod period) =>
        l[
            period.Quarter switch
            {
                1 => "第一季度",
                2 => "第二季度",
                3 => "第三季度",
                _ => "第四季度",
            }
        ];
}
