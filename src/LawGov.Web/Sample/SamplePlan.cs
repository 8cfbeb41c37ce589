using System.Globalization;
using System.Text.RegularExpressions;
using LawGov.Documents.Plans;
using LawGov.Documents.Reading;
using LawGov.Domain.Assignments;
using LawGov.Domain.Calendar;
using LawGov.Domain.Filings;
using LawGov.Domain.Plans;
using LawGov.Web.Features.Drafts;

namespace LawGov.Web.Sample;

/// <summary>A plan of the sample, issued, with what it obliges whom to.</summary>
internal sealed partial record SamplePlan(WorkPlan Plan, IReadOnlyList<PlanTask> Tasks, ILookup<Guid, TaskAssignment> Assignments)
{
    /// <summary>Quarters of history a plan has.</summary>
    public const int Quarters = 8;

    private const int FirstYear = 2025;

    /// <summary>
    /// Numbers of tasks that the office wants every township to report on, those it wants each named unit to report on, and those it wants files for.
    /// </summary>
    private static readonly HashSet<string> EachUnit = ["8", "24", "42", "54", "60", "61", "68", "72", "75", "88", "92"],
        EachNamedUnit = ["12", "14", "15", "30", "37", "38", "45", "46", "47", "62", "74"],
        WithEvidence = ["26", "66", "73", "84"];

    private static readonly string[] Subjects =
    [
        "法治政府建设",
        "法治社会建设",
        "法治乡村建设",
        "法治化营商环境建设",
        "行政执法质量提升",
        "依法治理能力提升",
        "公共法律服务体系建设",
        "矛盾纠纷依法化解",
        "基层依法行政",
        "数字法治建设",
    ];

    /// <summary>Writes, reads, settles, issues and stores a plan as the office would have done at the beginning of its first quarter.</summary>
    /// <param name="context">The sample's people and time.</param>
    /// <param name="first">The first quarter reported for.</param>
    /// <param name="series">Which of the plans that ran at the same time, from 0.</param>
    /// <param name="isPast">Whether it ran for its eight quarters only and was followed by another.</param>
    public static SamplePlan Add(SampleContext context, ReportingPeriod first, int series, bool isPast)
    {
        var random = new Random(first.Year + series);
        var published = WorkCalendar.Plain.AddWorkdays(first.StartsOn, 7);
        var startYear = first.Quarter == 4 ? first.Year + 1 : first.Year;
        var text = Write(startYear, isPast ? startYear + 1 : startYear + 2, WorkCalendar.Plain.AddWorkdays(first.StartsOn, 5), series);
        var source = SourceText.FromText(text) with { FileName = TitleOf(startYear, isPast ? startYear + 1 : startYear + 2, series) + ".txt" };
        var parsed = PlanParser.Parse(source, context.Names.Lexicon);
        var (plan, tasks) = PlanDraft.From(parsed, source, context.Names);
        foreach (var task in tasks)
            Arrange(task);
        plan.ConfirmFindings(plan.Findings.Select(f => f.Id), isSettled: true);
        context.Keep(plan, context.People["office3"], context.Time.At(WorkCalendar.Plain.AddWorkdays(first.StartsOn, 6), random));

        var issued = plan.Publish(tasks, published);
        context.Keep(plan, context.People["office"], context.Time.At(published, random));
        foreach (var assignment in issued.Where(a => a.UnitId is not null))
            Acknowledge(context, plan.Standing, assignment, published, random);
        context.Db.Plans.Add(plan);
        context.Db.Tasks.AddRange(tasks);
        context.Db.Assignments.AddRange(issued);
        return new SamplePlan(plan, tasks, issued.ToLookup(a => a.PlanTaskId));
    }

    /// <summary>When a quarter's window opens: what fell due before and is done has been confirmed by then, so nothing is owed for it any more.</summary>
    public void Complete(SampleContext context, FilingPeriod window)
    {
        foreach (var task in Tasks.Where(t => t.Nature == TaskNature.OneOff && t.Deadline.DueOn < window.OpensOn.AddDays(-60)))
        {
            if (Assignments[task.Id].FirstOrDefault(a => a.IsPrimaryLead) is not { Status: AssignmentStatus.InProgress } lead)
                continue;
            var random = new Random(task.Ordinal);
            var filer = context.People.ByUnit[lead.UnitId!.Value];
            var liaison = filer.Liaison!;
            var decides = TaskAssignment.CompletionStage(filer.Unit, context.People["office"]);
            var reviewer = context.People[decides == ReviewStage.Second ? "office2" : "office"];
            var asked = context.Time.At(WorkCalendar.Plain.AddWorkdays(window.OpensOn.AddDays(-45), random.Next(5)), random);
            var confirmed = context.Time.After(asked, 3, random);
            context.Db.Attach(lead);
            lead.RequestCompletion(Plan.Standing, task, "任务已按期完成，成果已印发并公开，佐证材料见季度填报。", liaison, context.Time.DayOf(asked));
            context.Keep(lead, liaison, asked);
            lead.ConfirmCompletion(Plan.Standing, filer.Unit, decides, reviewer);
            context.Keep(lead, reviewer, confirmed);
        }
    }

    /// <summary>Puts the plan away in its successor's first quarter.</summary>
    public void Archive(SampleContext context, ReportingPeriod after)
    {
        var at = context.Time.At(WorkCalendar.Plain.AddWorkdays(after.StartsOn, 40), (15 * 60) + 5);
        context.Db.Attach(Plan);
        Plan.Archive("方案期满，已转入下一轮实施方案。");
        context.Keep(Plan, context.People["office"], at);
    }

    private static void Arrange(PlanTask task)
    {
        if (EachUnit.Contains(task.Number))
            task.SetReportingMode(ReportingMode.EachUnit);
        if (EachNamedUnit.Contains(task.Number))
            task.SetReportingMode(ReportingMode.EachNamedUnit);
        // The reader takes 每年3月1日前…4月1日前 for days of the document's year; the office knows better.
        if (task.Number == "85")
            task.Schedule(Deadline.Undated(DeadlineKind.Recurring, "每年3月1日前、4月1日前"), TaskNature.Recurring, task.Deliverable, evidenceRequired: false);
        if (WithEvidence.Contains(task.Number))
            task.Schedule(task.Deadline, task.Nature, task.Deliverable, evidenceRequired: true);
    }

    /// <summary>Nearly every unit takes notice within a week.</summary>
    private static void Acknowledge(SampleContext context, PlanStanding plan, TaskAssignment assignment, DateOnly published, Random random)
    {
        if (context.People.ByUnit[assignment.UnitId!.Value].Liaison is not { } liaison || random.Next(60) == 0)
            return;
        var at = context.Time.At(WorkCalendar.Plain.AddWorkdays(published, random.Next(1, 6)), random);
        assignment.Acknowledge(plan, at);
        context.Keep(assignment, liaison, at);
    }

    private static string TitleOf(int from, int to, int series)
    {
        var round = series / Subjects.Length;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"示范区{Subjects[series % Subjects.Length]}实施方案{(round == 0 ? "" : $"（第{round + 1}批）")}（{from}—{to}年）"
        );
    }

    /// <summary>The plan's text with the years of another term, so that a sample loaded later is not out of date.</summary>
    private static string Write(int from, int to, DateOnly signedOn, int series)
    {
        var ofTerm = YearOfTerm()
            .Replace(
                SampleContent.Plan.Text,
                year => Math.Min(to, from + int.Parse(year.ValueSpan, CultureInfo.InvariantCulture) - FirstYear).ToString(CultureInfo.InvariantCulture)
            );
        return ofTerm
            .Replace("示范区法治政府建设实施方案（2025—2027年）", TitleOf(from, to, series), StringComparison.Ordinal)
            .Replace(
                "2025年1月20日",
                string.Create(CultureInfo.InvariantCulture, $"{signedOn.Year}年{signedOn.Month}月{signedOn.Day}日"),
                StringComparison.Ordinal
            )
            .Replace("〔2025〕2号", string.Create(CultureInfo.InvariantCulture, $"〔{signedOn.Year}〕{series + 2}号"), StringComparison.Ordinal);
    }

    /// <summary>A year of the term in running text: not the last year of the title, not the date of the signature.</summary>
    [GeneratedRegex(@"(?<![\d—])202[567](?=年(?!1月20日))", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex YearOfTerm();
}
