using System.Globalization;
using System.Text.RegularExpressions;

namespace LawGov.Documents.Plans.Times;

/// <summary>Finds the years a plan covers.</summary>
internal static partial class PlanPeriod
{
    [GeneratedRegex("(?<from>20[0-9]{2})年?(-|至|到)(?<to>20[0-9]{2})年?", Pattern.Options)]
    private static partial Regex InTitle { get; }

    [GeneratedRegex("(?<y>20[0-9]{2})年", Pattern.Options)]
    private static partial Regex Year { get; }

    [GeneratedRegex("(?<from>20[0-9]{2})(?<to>20[0-9]{2})年", Pattern.Options)]
    private static partial Regex RunTogether { get; }

    [GeneratedRegex("(^|[^0-9-])(?<y>20[0-9]{2})[^0-9年.-]", Pattern.Options)]
    private static partial Regex BareYear { get; }

    [GeneratedRegex("(自|从)(?<from>20[0-9]{2})年?(起)?(到|至)(?<to>20[0-9]{2})年", Pattern.Options)]
    private static partial Regex Run { get; }

    [GeneratedRegex("(到|至)(?<to>20[0-9]{2})年", Pattern.Options)]
    private static partial Regex Until { get; }

    [GeneratedRegex("(决定|计划|拟|定于)(自|从|于|在)(?<y>20[0-9]{2})年[^,。;]{0,30}(开展|进行|实施|组织)", Pattern.Options)]
    private static partial Regex Begins { get; }

    [GeneratedRegex("\"?十(?<n>[三四五六七])五\"?|第十(?<n>[三四五六七])个五年", Pattern.Options)]
    private static partial Regex FiveYears { get; }

    /// <summary>The eighth five years of legal publicity are 2021 to 2025.</summary>
    [GeneratedRegex(
        "\"?(?<n>[七八九])五\"?(法治|法制|普法)|(普法|法治宣传|法制宣传)[\u4E00-\u9FFF]{0,8}第(?<n>[七八九])个五年|第(?<n>[七八九])个五年[\u4E00-\u9FFF]{0,8}(普法|法治宣传|法制宣传)",
        Pattern.Options
    )]
    private static partial Regex Publicity { get; }

    /// <summary>From the title; else from a run of years in the text; else the first year that something is to be reached by.</summary>
    public static PlanYears Find(string title, IEnumerable<string> texts)
    {
        var match = InTitle.Match(title);
        if (match.Success)
            return new PlanYears(Int(match, "from"), Int(match, "to"));
        // 20262030年 has lost its dash
        match = RunTogether.Match(title);
        if (match.Success && Int(match, "to") - Int(match, "from") is > 0 and < 20)
            return new PlanYears(Int(match, "from"), Int(match, "to"));
        match = Year.Match(title);
        if (match.Success)
            return new PlanYears(Int(match, "y"), Int(match, "y"));
        // 2026法治建设 has lost its 年
        match = BareYear.Match(title);
        if (match.Success)
            return new PlanYears(Int(match, "y"), Int(match, "y"));
        match = FiveYears.Match(title);
        if (match.Success)
        {
            var first = 2016 + ((HanNumerals.Parse(match.Groups["n"].Value)!.Value - 3) * 5);
            return new PlanYears(first, first + 4);
        }
        match = Publicity.Match(title);
        if (match.Success)
        {
            var first = 2021 + ((HanNumerals.Parse(match.Groups["n"].Value)!.Value - 8) * 5);
            return new PlanYears(first, first + 4);
        }
        int? until = null;
        foreach (var text in texts)
        {
            var plain = Clauses.WithoutNames(text);
            if (Run.Match(plain) is { Success: true } run)
                return new PlanYears(Int(run, "from"), Int(run, "to"));
            if (until is null && Until.Match(plain) is { Success: true } end)
                until = Int(end, "to");
        }
        return new PlanYears(null, until);
    }

    /// <summary>The year that the opening says the work begins in: 决定自2026年3月至11月开展….</summary>
    public static int? YearOfOpening(IEnumerable<string> texts)
    {
        var years = texts.Select(t => Begins.Match(Clauses.WithoutNames(t))).Where(m => m.Success).Select(m => Int(m, "y")).Distinct().Take(2).ToList();
        return years.Count == 1 ? years[0] : null;
    }

    private static int Int(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);
}
