using LawGov.Domain.Calendar;

namespace LawGov.Web.Sample;

/// <summary>How units behave: nearly all are punctual, three townships are not, and a few lines are waived or forgotten.</summary>
internal static class SampleBehaviour
{
    /// <summary>Late two quarters running, and again now.</summary>
    private static readonly HashSet<string> Unpunctual = ["U065", "U074", "U076"];

    private static readonly string[] WaiveReasons =
    [
        "本季度上级统一组织，无需本单位另行开展，免予填报。",
        "相关职责本季度正在移交，待交接完成后由承接单位填报。",
        "该事项本年度任务已在上季度一次性完成并审核通过，本季度免报。",
        "本季度全力投入防汛救灾，经研究同意免报，下季度合并填报。",
    ];

    private static readonly string[] UrgeNotes =
    [
        "请尽快补报，确有困难的请与办公室联系。",
        "请于3个工作日内补报，逾期情况将在季度通报中列明。",
        "请分管负责人过问，尽快完成填报。",
    ];

    public static string WaiveReason(Random random) => WaiveReasons[random.Next(WaiveReasons.Length)];

    public static string UrgeNote(Random random) => UrgeNotes[random.Next(UrgeNotes.Length)];

    /// <summary>A file where the task demands one, and now and then of a unit's own accord.</summary>
    public static SampleFile? FileFor(SampleLine line, IReadOnlyList<SampleFile> files) =>
        line.Task.EvidenceRequired || line.Random.Next(70) == 0 ? files[line.Random.Next(files.Count)] : null;

    /// <summary>Decides what becomes of a page's lines.</summary>
    public static void Decide(SamplePage page, SampleQuarter quarter, SampleContext context)
    {
        var isUnpunctual = quarter.Age <= 2 && Unpunctual.Contains(page.Filer.Content.Code);
        foreach (var (place, line) in page.Lines.Index())
        {
            var luck = line.Random.Next(1000);
            line.Outcome = luck switch
            {
                < 8 => SampleOutcome.Waived,
                < 11 when quarter.Age > 0 => SampleOutcome.Missing,
                < 44 when quarter.IsPastDue => SampleOutcome.Late,
                _ => SampleOutcome.OnTime,
            };
            if (isUnpunctual && place < 4 && quarter.IsPastDue)
                line.Outcome = quarter.Age == 0 && place < 2 ? SampleOutcome.Missing : SampleOutcome.Late;
        }
        if (quarter.Age == 0)
            SampleToday.Decide(page, quarter, context);
        if (quarter.Age == 1)
            SampleToday.DecideLastQuarter(page, context);
    }

    /// <summary>When a page is submitted on time: some day of the window, rather late than early.</summary>
    public static DateTime SubmitsAt(SamplePage page, SampleQuarter quarter, SampleContext context)
    {
        if (quarter.Age == 0 && SampleToday.SubmitsAt(page, quarter, context) is { } fixedAt)
            return fixedAt;
        var days = SampleTime.Workdays(quarter.Window.OpensOn, quarter.Window.DueOn);
        var luck = page.Random.NextDouble();
        return context.Time.At(days[days.Count - 1 - (int)(luck * luck * (days.Count - 1))], page.Random);
    }

    /// <summary>When the late lines of a page come in: within eight working days, or in the current quarter some time between the due day and now.</summary>
    public static DateTime? SubmitsLateAt(SamplePage page, SampleQuarter quarter, SampleContext context)
    {
        var dayAfter = WorkCalendar.Plain.AddWorkdays(quarter.Window.DueOn, 1);
        if (quarter.Age > 0)
            return context.Time.At(WorkCalendar.Plain.AddWorkdays(quarter.Window.DueOn, page.Random.Next(1, 9)), page.Random);
        var from = context.Time.At(dayAfter, 9 * 60);
        return from < context.Time.Now ? context.Time.Between(from, 0.1 + (page.Random.NextDouble() * 0.85)) : null;
    }
}
