using System.Globalization;
using System.Text.RegularExpressions;

namespace LawGov.Documents.Plans.Times;

/// <summary>Days of the document: whole, written in Chinese numerals, or damaged.</summary>
internal static partial class DocumentDates
{
    [GeneratedRegex("(?<y>(19|20)[0-9]{2})[年./-](?<m>[0-9]{1,2})[月./-](?<d>[0-9]{1,2})日?", Pattern.Options)]
    private static partial Regex Whole { get; }

    [GeneratedRegex("(?<y>[二一][〇零九一二三四五六七八]{3})年(?<m>[一二三四五六七八九十]{1,2})月(?<d>[一二三四五六七八九十]{1,3})日", Pattern.Options)]
    private static partial Regex Written { get; }

    [GeneratedRegex("^(19|20)[0-9]{2}[年./-][0-9]{1,2}[月./-][0-9]{1,2}日?[0-9]{2}:[0-9]{2}(:[0-9]{2})?$", Pattern.Options)]
    private static partial Regex Timed { get; }

    [GeneratedRegex("^(?<y>20[0-9]{2})年?(?<rest>[0-9]{1,4}|[0-9]{1,2}月[0-9]{1,2})[日月]?$", Pattern.Options)]
    private static partial Regex Digits { get; }

    /// <summary>The first whole day in a normalized text.</summary>
    public static DateOnly? Find(string text)
    {
        var match = Whole.Match(text);
        if (match.Success && Day(match.Groups["y"].Value, match.Groups["m"].Value, match.Groups["d"].Value) is { } day)
            return day;
        match = Written.Match(text);
        if (!match.Success)
            return null;
        var year = 0;
        foreach (var c in match.Groups["y"].Value)
            year = (year * 10) + (c is '零' ? 0 : "〇一二三四五六七八九".IndexOf(c, StringComparison.Ordinal));
        return Day(year, HanNumerals.Parse(match.Groups["m"].Value) ?? 0, HanNumerals.Parse(match.Groups["d"].Value) ?? 0);
    }

    /// <summary>Whether a line is nothing but a day.</summary>
    public static bool IsDay(string text)
    {
        if (text.Length > 20)
            return false;
        var match = Whole.Match(text);
        if (!match.Success)
            match = Written.Match(text);
        return match.Success && match.Index <= 1 && text.Length - match.Length <= 5;
    }

    /// <summary>Whether a line is nothing but a day with the time of day, as pages print when they were put up.</summary>
    public static bool IsTimed(string text) => text.Length <= 20 && Timed.IsMatch(text);

    /// <summary>The days a line can stand for that has lost some of 年, 月 and 日; empty where it is no such line.</summary>
    public static IReadOnlyList<DateOnly> Repairs(string text)
    {
        if (text.Length > 11)
            return [];
        var match = Digits.Match(text);
        if (!match.Success)
            return [];
        var rest = match.Groups["rest"].Value;
        if (rest.IndexOf('月', StringComparison.Ordinal) is > 0 and var mark)
            return Day(match.Groups["y"].Value, rest[..mark], rest[(mark + 1)..]) is { } marked ? [marked] : [];
        var days = new List<DateOnly>();
        for (var cut = 1; cut <= Math.Min(2, rest.Length - 1); cut++)
        {
            if (rest[0] == '0' && cut == 1)
                continue;
            if (Day(match.Groups["y"].Value, rest[..cut], rest[cut..]) is { } day && !days.Contains(day))
                days.Add(day);
        }
        return days;
    }

    private static DateOnly? Day(string year, string month, string day) => Day(Number(year), Number(month), Number(day));

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    private static DateOnly? Day(int year, int month, int day) =>
        year is >= 1949 and <= 2100 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
}
