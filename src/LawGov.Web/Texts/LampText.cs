using LawGov.Domain;
using LawGov.Domain.Filings;
using LawGov.Domain.Lamps;
using Microsoft.Extensions.Localization;

namespace LawGov.Web.Texts;

/// <summary>What stands beside a lamp: the rule, and why this one shows what it shows.</summary>
public static class LampText
{
    /// <summary>The rule as shown beside every legend, with the district's own numbers in it.</summary>
    public static string Rule(IStringLocalizer<Text> l, DistrictSettings settings)
    {
        var soon = settings.YellowWorkdays == 0 ? l["当天到期未报"] : l["{0}个工作日内到期未报", settings.YellowWorkdays];
        return l[
            "蓝：任务已办结。灰：填报期未开启、未报但未临近截止、免报。红：逾期未报；退回后逾期未改；指标落后超过{0}个百分点；连续两个季度黄灯。黄：{1}；被退回；自评欠进度；指标落后{2}至{0}个百分点；逾期补报。绿：其余，已报待审也是绿灯。",
            ProgressReport.RedLag,
            soon,
            ProgressReport.YellowLag
        ];
    }

    /// <summary>A few words: 逾期5天, 退回待改, 已报待审.</summary>
    public static string Reason(IStringLocalizer<Text> l, LampFacts f, LampDay day)
    {
        var notIn = f.FirstSubmittedOn is null;
        return LampRule.Of(f, day) switch
        {
            Lamp.Blue => "",
            Lamp.Grey => f.IsWaived ? l["免报"]
            : f.Status == ReportStatus.Ended ? l["已终止"]
            : day.Today >= f.OpensOn ? l["剩{0}天", f.DueOn.DayNumber - day.Today.DayNumber]
            : "",
            Lamp.Red when notIn => l["逾期{0}天", day.Today.DayNumber - f.DueOn.DayNumber],
            Lamp.Red when f.Status == ReportStatus.Returned && day.Today > f.ResubmitDueOn => l[
                "逾期未改{0}天",
                day.Today.DayNumber - f.ResubmitDueOn!.Value.DayNumber
            ],
            Lamp.Red when f.LagPoints > ProgressReport.RedLag => l["落后{0}个百分点", f.LagPoints],
            Lamp.Red => l["连续两季黄灯"],
            Lamp.Yellow when f.IsHeld => l["延期待批"],
            Lamp.Yellow when notIn => day.Today == f.DueOn ? l["今天到期"] : l["剩{0}天", f.DueOn.DayNumber - day.Today.DayNumber],
            Lamp.Yellow when f.Status == ReportStatus.Returned => l["退回待改"],
            Lamp.Yellow when f.FirstSubmittedOn > f.DueOn => l["补报，晚{0}天", f.FirstSubmittedOn!.Value.DayNumber - f.DueOn.DayNumber],
            Lamp.Yellow when f.SelfAssessment == SelfAssessment.Behind => l["欠进度"],
            Lamp.Yellow => l["落后{0}个百分点", f.LagPoints],
            _ => f.Status == ReportStatus.Submitted ? l["已报待审"] : "",
        };
    }
}
