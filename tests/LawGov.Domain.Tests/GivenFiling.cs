using LawGov.Domain.Calendar;
using LawGov.Domain.Filings;
using LawGov.Domain.Plans;

namespace LawGov.Domain.Tests;

/// <summary>A unit's page for the third quarter of 2026 with its lines: opens on 20 September, due on 7 October.</summary>
internal sealed class GivenFiling
{
    public static readonly DateOnly OpensOn = new(2026, 9, 20),
        DueOn = new(2026, 10, 7),
        LateOn = new(2026, 10, 8),
        MendBy = new(2026, 10, 20);

    public static readonly DateTime Now = new(2026, 10, 7, 8, 0, 0, DateTimeKind.Utc);

    public GivenFiling(
        int lines = 1,
        bool hostsOffice = false,
        bool evidenceRequired = false,
        string period = "2026-Q3",
        TaskTarget[]? targets = null,
        ProgressReport? previous = null
    )
    {
        Window = Quarter(period);
        Plan = new WorkPlan("测试方案", PlanKind.ImplementationPlan, "plan.docx", "一、测试");
        Filing = new UnitFiling(People.Water, Window);
        var chapter = Plan.AddChapter("一", "依法行政");
        Tasks = [.. Enumerable.Range(1, lines).Select(i => new PlanTask(Plan.Id, chapter.Id, null, i, $"{i}", $"任务{i}", "推进各项工作。", ""))];
        foreach (var task in Tasks)
        {
            task.Schedule(Deadline.Undated(DeadlineKind.None), TaskNature.Ongoing, "", evidenceRequired);
            if (targets is not null)
                task.SetTargets(targets);
        }
        Lines = [.. Tasks.Select(t => new ProgressReport(Filing, t, Guid.CreateVersion7(), Window, hostsOffice, previous))];
    }

    public FilingPeriod Window { get; }

    public WorkPlan Plan { get; }

    public UnitFiling Filing { get; }

    public PlanTask[] Tasks { get; }

    public ProgressReport[] Lines { get; }

    public ProgressReport Line => Lines[0];

    public PlanTerm Term { get; init; } = new(new DateOnly(2026, 1, 1), new DateOnly(2028, 12, 31));

    public static FilingPeriod Quarter(string key) => new(ReportingPeriod.Parse(key), new DistrictSettings("测试区", "测试区办"), WorkCalendar.Plain);

    public static ReportText Text(
        string progress = "举办培训2期。",
        SelfAssessment? assessment = SelfAssessment.OnSchedule,
        string problems = "",
        Actuals? actuals = null
    ) => new(progress, problems, "继续推进。", assessment, actuals ?? Actuals.None);

    /// <summary>The clerk writes what can be submitted.</summary>
    public GivenFiling Write(string progress = "举办培训2期。")
    {
        foreach (var line in Lines.Where(l => l.IsEditable))
            line.Save(Text(progress), People.Clerk);
        return this;
    }

    /// <summary>Submits the page; the clerk, on its due day, without signing unless said.</summary>
    public IReadOnlyList<ProgressReport> Submit(DateOnly? on = null, Actor? by = null, bool signing = false, bool isHead = false) =>
        Filing.Submit(
            Lines,
            Tasks.ToDictionary(t => t.Id),
            new Dictionary<Guid, PlanTerm> { [Plan.Id] = Term },
            signing,
            isHead,
            by ?? People.Clerk,
            on ?? DueOn,
            Now
        );

    /// <summary>Written, each time another text, and submitted.</summary>
    public GivenFiling Submitted(DateOnly? on = null)
    {
        Write($"举办培训{Line.RevisionNo + 2}期。");
        Submit(on);
        return this;
    }

    public GivenFiling Accepted(SelfAssessment? overridden = null)
    {
        foreach (var line in Lines)
            line.Accept(ReviewStage.Office, overridden is null ? "" : "与实际不符。", overridden, People.Reviewer, Now);
        return this;
    }

    public GivenFiling Returned()
    {
        foreach (var line in Lines)
            line.Return(ReviewStage.Office, "请补充数字。", MendBy, People.Reviewer, Now);
        return this;
    }
}
