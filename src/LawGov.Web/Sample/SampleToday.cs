using System.Globalization;
using LawGov.Domain.Calendar;
using LawGov.Domain.Filings;

namespace LawGov.Web.Sample;

/// <summary>The two pages that the demo accounts of units open first: a township and a department in the midst of the current quarter's work.</summary>
internal static class SampleToday
{
    private const string Township = "township01",
        Department = "dept01";

    /// <summary>What the township wrote in the quarter before, by number of the task.</summary>
    private static readonly Dictionary<string, SampleReport> LastQuarter = new(StringComparer.Ordinal)
    {
        ["8"] = new(
            "镇党委会、镇长办公会会前学法各1次，学习行政处罚法和信访工作条例，本年累计{2}次，参加34人次。",
            "部分学习与当次议题结合不紧。",
            "下季度按议题提前确定学法条文，由司法所长领学。"
        ),
        ["24"] = new(
            "司法所初审合同6件、规范性文件1件、处罚决定4件，提出意见13条，采纳12条，未采纳1条已书面说明理由。",
            "个别合同送审时限偏紧。",
            "与各办所约定合同至少提前3个工作日送审。"
        ),
        ["42"] = new(
            "综合行政执法队在岗执法19人全部持证，持证率100%；2名新进人员未取证，均安排跟班，没有单独执法。",
            "2名新进人员待取证。",
            "下季度参加区级岗前培训和取证考试。"
        ),
        ["54"] = new(
            "开展防汛转移演练1次，参加120人，转移至安置点用时42分钟，发现2处通信盲区并已补设对讲机。",
            "夜间转移路线照明不足。",
            "会同供电所增设应急照明，下季度开展一次不打招呼的演练。"
        ),
        ["60"] = new(
            "镇、村两级调委会受理纠纷68件，调解成功64件，成功率94.1%，其中婚姻家庭19件、邻里27件、土地流转16件、其他6件。",
            "4件土地流转纠纷因账目不清未调成。",
            "请农经站协助核对账目，未调成的引导仲裁。"
        ),
        ["61"] = new("收到信访事项12件，按期办结12件，其中重复信访1件由镇长包案化解。", "暂无需要上级协调的问题。", "坚持初访首办负责，办结后10日内回访。"),
        ["68"] = new(
            "17个村（社区）均已与法律顾问签约，到岗服务68次，解答咨询203人次，受理法律援助申请7件。",
            "3个偏远村到岗次数偏少。",
            "与律所商定偏远村集中服务日，每月1次。"
        ),
        ["72"] = new("收到行政执法监督意见0件，接受区级抽查案卷5件，均为合格。", "暂无。", "每季度自查案卷不少于5件。"),
        ["75"] = new(
            "基层政务公开目录26项，更新4项，公开惠民补贴发放明细3批，接到群众纠错1条并于当日更正。",
            "村级公开栏更新不及时。",
            "由包村干部每月核对一次村级公开栏。"
        ),
        ["88"] = new("组织业务培训2期，参训19人，人均累计{0}学时，2名新进人员待取证。", "外业轮班影响到课。", "分两批错峰补课，下季度人均再增20学时以上。"),
        ["92"] = new(
            "指导4个村修订村规民约，删去与法律抵触的罚款条款3处；2个市级民主法治示范村复核合格。",
            "个别村修订后宣传不够。",
            "利用村民小组会逐条讲解，两个季度内覆盖全部17个村（社区）。"
        ),
    };

    /// <summary>What the township has to report now; what is not here did not change or is not written yet.</summary>
    private static readonly Dictionary<string, SampleReport> ThisQuarter = new(StringComparer.Ordinal)
    {
        ["8"] = new(
            "镇党委会会前学法1次，学习行政复议法修订要点，班子成员和中层干部19人参加，结合2件在办事项作了讨论；本年累计{2}次。",
            "暂无。",
            "下季度围绕述法安排一次专题学习。"
        ),
        ["60"] = new("召开调解工作推进会2次，安排部署纠纷排查，调解工作有序开展。", "无。", "继续加强调解工作。"),
        ["75"] = new(
            "基层政务公开目录增至28项，更新6项；新增高龄津贴、临时救助两类明细公开，涉及312人次，个人信息均已遮挡。",
            "2个村公开栏位置不便群众查看。",
            "下月完成2处公开栏迁移。"
        ),
        ["88"] = new(
            "组织综合行政执法队业务培训3期，参训19人，人均新增{1}学时，累计{0}学时；新进2人已参加区级岗前培训并取得执法证。",
            "暂无。",
            "下季度再安排1期实训。"
        ),
    };

    private const string Reason = "只写了开会情况，没有调解数量和成功率。请补报本季度受理件数、成功件数，并注明卷宗编号。";

    private static readonly HashSet<string> Unchanged = ["24", "42", "61", "68", "92"],
        Drafted = ["8", "75", "88"];

    /// <summary>Whether the page is one of the two.</summary>
    private static bool Is(SamplePage page, SampleContext context, string account) => page.Filer == context.People.UnitOf(account);

    /// <summary>What the township wrote a quarter ago.</summary>
    public static void DecideLastQuarter(SamplePage page, SampleContext context)
    {
        if (!Is(page, context, Township))
            return;
        foreach (var line in page.Lines)
        {
            (line.Outcome, line.Quality) = (SampleOutcome.OnTime, SampleQuality.Ordinary);
            Word(line, LastQuarter, hoursMore: 1);
        }
    }

    /// <summary>Decides the lines of the two pages: one sent back, some drafted, some not begun.</summary>
    public static void Decide(SamplePage page, SampleQuarter quarter, SampleContext context)
    {
        if (Is(page, context, Township))
        {
            foreach (var line in page.Lines)
            {
                line.Quality = SampleQuality.Ordinary;
                line.IsUnchanged = Unchanged.Contains(line.Task.Number);
                Word(line, ThisQuarter, hoursMore: 7);
                line.IsSentBack = line.Task.Number == "60";
                line.Outcome = line.IsSentBack || (quarter.IsPastDue && Unchanged.Contains(line.Task.Number)) ? SampleOutcome.OnTime : SampleOutcome.Missing;
            }
        }
        else if (Is(page, context, Department))
        {
            foreach (var (place, line) in page.Lines.Index())
            {
                line.IsSentBack = place == 0;
                line.Quality = place == 0 ? SampleQuality.Poor : SampleQuality.Ordinary;
                line.Outcome = place is 1 or 2 ? SampleOutcome.Missing : SampleOutcome.OnTime;
            }
        }
    }

    /// <summary>
    /// Gives a line its text; sums of the year follow the quarter: fifteen hours of training and one lesson a quarter, a drill every half-year.
    /// </summary>
    private static void Word(SampleLine line, Dictionary<string, SampleReport> texts, int hoursMore)
    {
        if (!texts.TryGetValue(line.Task.Number, out var text))
            return;
        var quarter = ReportingPeriod.Parse(line.Report.PeriodKey).Quarter;
        var hours = (15 * quarter) + hoursMore;
        var progress = string.Format(CultureInfo.InvariantCulture, text.Progress, hours, Math.Min(hours, 21), quarter);
        line.OwnText = text with { Progress = progress };
        line.OwnFigure = line.Task.Number switch
        {
            "8" => quarter,
            "54" => (quarter + 1) / 2,
            "88" => hours,
            _ => null,
        };
    }

    /// <summary>The two pages were submitted in part some time ago, even where the window opened only today.</summary>
    public static DateTime? SubmitsAt(SamplePage page, SampleQuarter quarter, SampleContext context)
    {
        if (!Is(page, context, Township) && !Is(page, context, Department))
            return null;
        var opensAt = context.Time.At(quarter.Window.OpensOn, 0);
        var days = SampleTime.Workdays(quarter.Window.OpensOn, quarter.Window.DueOn);
        var midway = context.Time.At(days[days.Count / 2], (9 * 60) + 42);
        return midway < context.Time.Now ? midway : context.Time.Between(opensAt, 0.3);
    }

    /// <summary>Why the township's line was sent back.</summary>
    public static string? ReturnReason(SampleLine line) => line is { IsSentBack: true, OwnText: not null } ? Reason : null;

    /// <summary>What lies ready on the two pages and is not submitted.</summary>
    public static void Draft(SampleQuarter quarter, SampleContext context)
    {
        foreach (var page in quarter.Pages)
        {
            var at = context.Time.Between(context.Time.At(quarter.Window.OpensOn, 0), 0.97);
            if (Is(page, context, Township))
            {
                foreach (var line in page.Lines.Where(l => l.Report.Status == ReportStatus.NotStarted))
                {
                    if (Drafted.Contains(line.Task.Number))
                        line.WriteAnew(SampleQuality.Ordinary, line.Task.Number == "88" ? context.Files[1] : null, at);
                    else if (Unchanged.Contains(line.Task.Number))
                        line.Report.MarkNoChange(page.Liaison);
                    context.Keep(line.Report, page.Liaison, at);
                }
            }
            else if (Is(page, context, Department))
            {
                foreach (var line in page.Lines.Skip(1).Take(1).Where(l => l.Report.Status == ReportStatus.NotStarted))
                    line.WriteAnew(SampleQuality.Ordinary, null, at);
            }
        }
    }
}
