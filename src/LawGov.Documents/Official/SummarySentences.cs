using System.Globalization;

namespace LawGov.Documents.Official;

/// <summary>
/// The sentences of the summary that carry figures. Each states its own arithmetic: numerator and denominator of every rate, parts that add
/// up to their whole, both values of every change. Rates are rounded to one decimal, and a change of rates is the difference of the
/// rounded ones, so that a reader with a pencil gets what is printed.
/// </summary>
internal static class SummarySentences
{
    /// <summary>应报…：按时报送…，补报…，未报…; the parts and their sum.</summary>
    public static string Overall(SummaryFigures f)
    {
        if (f.Owed == 0)
            return "本季度没有应报事项。";
        if (f.Expected == 0)
            return $"本季度开立填报事项{N(f.Owed)}项，均经批准免报，应报0项。";

        var parts = new List<(string Name, int Count)> { ("按时报送", f.OnTime), ("补报", f.Late), ("未报", f.Missing) };
        if (f.NotYetDue > 0)
            parts.Add(("未到期尚未报送", f.NotYetDue));
        var list = string.Join("；", parts.Select(p => Share(p.Name, p.Count, f.Expected)));
        var waived = f.Waived > 0 ? $"另有{N(f.Waived)}项经批准免报，不计入应报。" : "没有免报事项。";
        return $"本季度应报{N(f.Expected)}项。其中，{list}；{Sum(parts.Select(p => p.Count))}，与应报数一致。{waived}";
    }

    /// <summary>Change against the period before, with both values.</summary>
    public static string Change(SummaryFigures now, SummaryFigures? before, string previousPeriod)
    {
        if (before is null || before.Expected == 0)
            return $"{previousPeriod}没有可比数据，不作环比。";
        if (now.Expected == 0)
            return $"{previousPeriod}应报{N(before.Expected)}项，本季度无应报事项，不作环比。";

        var rate = Percent(now.OnTime, now.Expected);
        var rateBefore = Percent(before.OnTime, before.Expected);
        var turn = (rate - rateBefore) switch
        {
            > 0 => $"由{P(rateBefore)}上升到{P(rate)}，上升{ChineseNumber.Plain(rate - rateBefore)}个百分点",
            < 0 => $"由{P(rateBefore)}下降到{P(rate)}，下降{ChineseNumber.Plain(rateBefore - rate)}个百分点",
            _ => $"与{previousPeriod}持平，均为{P(rate)}",
        };
        return $"与{previousPeriod}相比，应报{Move(before.Expected, now.Expected)}，补报{Move(before.Late, now.Late)}，未报{Move(before.Missing, now.Missing)}；"
            + $"按时报送率{turn}（{previousPeriod}{Ratio(before.OnTime, before.Expected)}，本季度{Ratio(now.OnTime, now.Expected)}）。";
    }

    /// <summary>Where the submitted reports stand in the review.</summary>
    public static string Review(SummaryFigures f) =>
        f.Submitted == 0
            ? "本季度尚无单位报送，没有待审核事项。"
            : $"已报送的{N(f.Submitted)}项（按时报送{N(f.OnTime)}项、补报{N(f.Late)}项）中，审核通过{N(f.Accepted)}项，待审核{N(f.UnderReview)}项，"
                + $"退回修改{N(f.Returned)}项；{Sum([f.Accepted, f.UnderReview, f.Returned])}，与已报送数一致。";

    /// <summary>The five categories and their sum.</summary>
    public static string Assessments(SummaryAssessments a, int submitted)
    {
        if (submitted == 0)
            return "本季度尚无单位报送，没有自评数据。";

        (string Name, int Count)[] parts = [("欠进度", a.Behind), ("达进度", a.OnSchedule), ("超进度", a.Ahead), ("已完成", a.Completed), ("其他", a.Other)];
        return $"按填报单位自评，已报送的{N(submitted)}项分为五类。其中，{string.Join("；", parts.Select(p => Share(p.Name, p.Count, submitted)))}；"
            + $"五类合计{Sum(parts.Select(p => p.Count))}，与已报送数一致。";
    }

    /// <summary>A numeric target with its actual value.</summary>
    public static string Target(SummaryTarget t)
    {
        var unit = PaperText.OneLine(t.Unit);
        var isPercent = unit is "%" or "％";
        var goal = $"{PaperText.OneLine(t.Name)}目标{(t.IsCeiling ? "不超过" : "不少于")}{ChineseNumber.Plain(t.Target)}{unit}";
        if (isPercent)
            goal = goal.Replace("不少于", "不低于", StringComparison.Ordinal);
        if (t.Actual is not { } actual)
            return $"{goal}，本期未报实际数";

        var gap = Math.Abs(t.Target - actual);
        var reached = t.IsCeiling ? actual <= t.Target : actual >= t.Target;
        var gapUnit = isPercent ? "个百分点" : unit;
        var verdict = reached ? "已达标" : $"{(t.IsCeiling ? "超出" : "尚差")}{ChineseNumber.Plain(gap)}{gapUnit}";
        var done =
            !isPercent && !t.IsCeiling && !reached && t.Target > 0 && actual >= 0
                ? $"，"
                    + $"完成{P(Math.Round(actual * 100 / t.Target, 1, MidpointRounding.AwayFromZero))}"
                    + $"（{ChineseNumber.Plain(actual)}÷{ChineseNumber.Plain(t.Target)}"
                    + $"）"
                : "";
        return $"{goal}，实际{ChineseNumber.Plain(actual)}{unit}{done}，{verdict}";
    }

    /// <summary>Orders and inspections in a sentence each.</summary>
    public static string Supervision(SummarySupervision s) =>
        (
            s.OrdersIssued + s.OrdersClosed + s.OrdersOpen == 0
                ? "本季度没有发出督办单，也没有未办结的督办单。"
                : $"本季度发出督办单{N(s.OrdersIssued)}件，办结{N(s.OrdersClosed)}件（含以前季度发出、本季度办结的），截至统计时未办结{N(s.OrdersOpen)}件。"
        )
        + (
            s.Inspections + s.ProblemsFound + s.ProblemsClosed + s.ProblemsOpen == 0
                ? "本季度没有开展法治督察，也没有未销号的督察问题。"
                : $"开展法治督察{N(s.Inspections)}次，发现问题{N(s.ProblemsFound)}个，销号{N(s.ProblemsClosed)}个（含以前季度发现、本季度销号的），截至统计时未销号{N(s.ProblemsOpen)}个。"
        );

    /// <summary>One decimal, half away from zero, as people round.</summary>
    public static decimal Percent(int part, int whole) => Math.Round(part * 100m / whole, 1, MidpointRounding.AwayFromZero);

    /// <summary>A rate as printed in a table; — where there is no denominator.</summary>
    public static string RateCell(int part, int whole) => whole == 0 ? "—" : P(Percent(part, whole));

    public static string N(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string P(decimal percent) => percent.ToString("0.0", CultureInfo.InvariantCulture) + "%";

    private static string Ratio(int part, int whole) => $"{N(part)}项÷{N(whole)}项";

    // Written out, not as (455/478，95.2%): a long run of digits and brackets cannot break and tears the line before it apart.
    private static string Share(string name, int count, int whole) => $"{name}{N(count)}项，占{N(whole)}项的{P(Percent(count, whole))}";

    private static string Sum(IEnumerable<int> parts)
    {
        var list = parts.ToList();
        return $"{string.Join("＋", list.Select(N))}＝{N(list.Sum())}项";
    }

    private static string Move(int before, int now) =>
        (now - before) switch
        {
            > 0 and var more => $"增加{N(more)}项（{N(before)}项→{N(now)}项）",
            < 0 and var fewer => $"减少{N(-fewer)}项（{N(before)}项→{N(now)}项）",
            _ => $"持平（{N(now)}项）",
        };
}
