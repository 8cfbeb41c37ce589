using System.Globalization;
using System.Text.RegularExpressions;

namespace LawGov.Documents.Plans.Times;

/// <summary>
/// Times that have lost a character (206年9月底前, 2026年6底前): read where only one day fits the years of the plan, else kept as words that a finding
/// names. What can be
/// read as it stands is not looked at here.
/// </summary>
internal static class DamagedTimes
{
    /// <summary>Years a plan that begins later than it is written may still name.</summary>
    private const int YearsAhead = 5;

    private const string Before = TimeWords.Before;

    private const string Part = "(?<part>底|末|上旬|中旬|下旬)";

    private static readonly Regex[] Anywhere =
    [
        // The year has lost a figure
        Pattern.Of(
            "(到|至|截至)?(?<y>[0-9]{2,3})年(?<m>[0-9]{1,2})月((?<d>[0-9]{1,2})日" + Before + "|" + Part + "(?<by>" + Before + ")?|(?<by>" + Before + "))"
        ),
        Pattern.Of("(到|至|截至)?(?<y>[0-9]{3})年{0,2}(?<part>底|末)" + Before + "?"),
        Pattern.Of("(到|至|截至|力争)(?<y>[0-9]{3})年"),
        Pattern.Of("(?<y>[0-9]{3})年(?<q>第?[一二三四1-4]季度|[上下]半年)(末|底|内)?" + Before + "?"),
        // 年 is lost
        Pattern.Of(
            "(到|至|截至)?(?<y>20[0-9]{2})(?<m>1[0-2]|[1-9])月((?<d>[0-9]{1,2})日" + Before + "|" + Part + "(?<by>" + Before + ")?|(?<by>" + Before + "))"
        ),
        // 月 is lost
        Pattern.Of("(到|至|截至)?((?<y>20[0-9]{2})年)?(?<m>1[0-2]|[1-9])(?<part>底|末)(?<by>" + Before + ")"),
        // 日 is lost
        Pattern.Of("(到|至|截至)?((?<y>20[0-9]{2})年)?(?<m>1[0-2]|[1-9])月(?<d>[0-9]{1,2})" + Before),
        // The month itself is lost
        Pattern.Of("(到|至|截至)?(?<y>20[0-9]{2})年(?<lost>月)" + Part + "?" + Before),
    ];

    private static readonly Regex[] InFields =
    [
        Pattern.Of("^(?<y>[0-9]{2,3})年((?<m>[0-9]{1,2})月((?<d>[0-9]{1,2})日?)?)?$"),
        Pattern.Of("^(?<y>20[0-9]{2})(?<m>1[0-2]|[1-9])月((?<d>[0-9]{1,2})日?)?$"),
        Pattern.Of("^(?<y>20[0-9]{2})年(?<m>1[0-2]|[1-9])$"),
        Pattern.Of("^((?<y>20[0-9]{2})年)?(?<m>1[0-2]|[1-9])(?<part>底|末)$"),
    ];

    /// <summary>A damaged time in a text.</summary>
    /// <param name="Start">Where it stands.</param>
    /// <param name="Length">How long it is.</param>
    /// <param name="Whole">The same time without the damage; null where several fit.</param>
    public readonly record struct Found(int Start, int Length, string? Whole);

    /// <summary>The damaged times of a normalized text; those of a field alone are sought where it is one.</summary>
    public static IEnumerable<Found> In(string text, bool isField, PlanYears period, int? documentYear)
    {
        foreach (var pattern in isField ? [.. Anywhere, .. InFields] : Anywhere)
        {
            foreach (Match match in pattern.Matches(text))
            {
                if (
                    match.Index > 0
                    && char.IsAsciiDigit(text[match.Index])
                    && (char.IsAsciiDigit(text[match.Index - 1]) || "年.-/第".Contains(text[match.Index - 1]))
                )
                    continue;
                yield return new Found(match.Index, match.Length, Whole(match, period, documentYear));
            }
        }
    }

    /// <summary>The words as they must have been, for the reader of whole times.</summary>
    private static string? Whole(Match match, PlanYears period, int? documentYear)
    {
        if (match.Groups["lost"].Success)
            return null;
        var year = match.Groups["y"] is { Success: true, Value: var printed } ? Year(printed, period, documentYear) : null;
        if (match.Groups["y"].Success && year is null)
            return null;
        var by = match.Groups["by"].Success && !match.Groups["part"].Success ? "前" : "";
        var day = match.Groups["d"].Success ? $"{match.Groups["d"].Value}日前" : "";
        var month = match.Groups["m"].Success ? $"{match.Groups["m"].Value}月" : "";
        return $"{(year is { } y ? y.ToString(CultureInfo.InvariantCulture) + "年" : "")}{match.Groups["q"].Value}{month}{day}{match.Groups["part"].Value}{by}"
            + $"{(month.Length + match.Groups["q"].Length + match.Groups["part"].Length == 0 ? "底" : "")}";
    }

    /// <summary>The only year near the plan of which the printed figures can be left over.</summary>
    private static int? Year(string printed, PlanYears period, int? documentYear)
    {
        if (printed.Length == 4)
            return int.Parse(printed, CultureInfo.InvariantCulture);
        var from = period.From ?? documentYear ?? period.To;
        var to = Math.Max(period.To ?? 0, documentYear ?? 0);
        if (from is not { } first || to == 0)
            return null;
        var inside = Candidates(first, to);
        return inside.Count == 1 ? inside[0]
            : inside.Count == 0 && Candidates(to + 1, to + YearsAhead) is [var ahead] ? ahead
            : null;

        // 26年 is written for 2026年; of three figures any may be the lost one
        List<int> Candidates(int start, int end) =>
            [
                .. Enumerable
                    .Range(start, Math.Max(0, end - start + 1))
                    .Where(y =>
                        printed.Length == 2
                            ? y % 100 == int.Parse(printed, CultureInfo.InvariantCulture)
                            : MisreadCharacters.IsLeftOf(printed, y.ToString(CultureInfo.InvariantCulture), 1)
                    ),
            ];
    }
}
