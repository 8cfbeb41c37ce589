using LawGov.Domain;
using LawGov.Domain.Calendar;
using LawGov.Domain.Filings;
using LawGov.Domain.Plans;

namespace LawGov.Web.Sample;

/// <summary>What becomes of a line.</summary>
internal enum SampleOutcome
{
    OnTime,
    Late,
    Missing,
    Waived,
}

/// <summary>A unit's page of a quarter with its lines in plan order.</summary>
internal sealed record SamplePage(UnitFiling Filing, SampleFiler Filer, IReadOnlyList<SampleLine> Lines, Random Random)
{
    public Actor Liaison => Filer.Liaison!;

    public IReadOnlyList<ProgressReport> Reports { get; } = [.. Lines.Select(l => l.Report)];
}

/// <summary>A line with what is going to be written on it.</summary>
internal sealed class SampleLine
{
    private readonly SamplePlan _plan;
    private readonly SampleFiler _filer;
    private readonly double _pace;
    private readonly bool _struggles;

    /// <param name="report">The line.</param>
    /// <param name="task">Its task.</param>
    /// <param name="plan">The task's plan.</param>
    /// <param name="filer">Whose line it is.</param>
    /// <param name="seed">Another one in each quarter.</param>
    /// <param name="trait">The same in all quarters: what the unit is like at this task.</param>
    public SampleLine(ProgressReport report, PlanTask task, SamplePlan plan, SampleFiler filer, int seed, int trait)
    {
        (Report, Task, _plan, _filer, Random) = (report, task, plan, filer, new Random(seed));
        var nature = new Random(trait);
        var luck = nature.Next(100);
        _struggles = luck < 7;
        _pace = luck switch
        {
            < 2 => 0.62,
            < 7 => 0.84,
            _ => 1 + (nature.NextDouble() * 0.15),
        };
        Quality = Random.Next(100) switch
        {
            < 5 => SampleQuality.Poor,
            < 12 => SampleQuality.Excellent,
            _ => SampleQuality.Ordinary,
        };
    }

    public ProgressReport Report { get; }

    public PlanTask Task { get; }

    public Random Random { get; }

    public SampleOutcome Outcome { get; set; }

    public SampleQuality Quality { get; set; }

    /// <summary>Whether the office sends it back whatever is in it, and it lies there today.</summary>
    public bool IsSentBack { get; set; }

    /// <summary>The text itself, where it is not composed.</summary>
    public SampleReport? OwnText { get; set; }

    /// <summary>The figure that belongs to it.</summary>
    public double? OwnFigure { get; set; }

    /// <summary>Whether the line carries forward what it can.</summary>
    public bool IsUnchanged { get; set; }

    /// <summary>Fills the line in: carried forward where nothing changed, otherwise written anew.</summary>
    public void Write(SampleFile? file, DateTime at)
    {
        var mayCarry =
            Quality == SampleQuality.Ordinary
            && Report.CarriedProgress.Length > 0
            && !SampleFigures.Grow(Task)
            && Report.SelfAssessment != SelfAssessment.Behind;
        if (IsUnchanged && Report.CarriedProgress.Length > 0 || mayCarry && OwnText is null && Random.Next(100) < 70)
            Report.MarkNoChange(_filer.Liaison!);
        else
            WriteAnew(Quality, file, at);
    }

    /// <summary>Writes the line anew, after a return or because something was done.</summary>
    public void WriteAnew(SampleQuality quality, SampleFile? file, DateTime at)
    {
        var period = ReportingPeriod.Parse(Report.PeriodKey);
        var actuals = OwnFigure is { } own
            ? Actuals.Of(Task.Targets.Select(t => KeyValuePair.Create(t.Id, own)))
            : SampleFigures.Of(Task, _plan.Plan, period, _pace);
        var assessment = OwnText is null ? Assess() : SelfAssessment.OnSchedule;
        var text = OwnText ?? Compose(quality, assessment == SelfAssessment.Behind);
        Report.Save(new ReportText(text.Progress, text.Problems, text.NextSteps, assessment, actuals), _filer.Liaison!);
        if (file is not null && Report.EvidenceCount == 0)
            Report.Attach(file.NameFor(period), file.ContentType, file.Size, file.Sha256, _filer.Liaison!, at);
    }

    private SelfAssessment Assess()
    {
        if (_struggles && Random.Next(100) < 55)
            return SelfAssessment.Behind;
        return Random.Next(100) switch
        {
            < 2 => SelfAssessment.Behind,
            < 10 => SelfAssessment.Ahead,
            < 14 when Task.Nature == TaskNature.Recurring => SelfAssessment.Completed,
            < 15 => SelfAssessment.Other,
            _ => SelfAssessment.OnSchedule,
        };
    }

    /// <summary>A line that is behind says why.</summary>
    private SampleReport Compose(SampleQuality quality, bool needsProblem)
    {
        if (needsProblem && quality == SampleQuality.Poor)
            quality = SampleQuality.Ordinary;
        var text = SamplePhrasebook.Progress(Random, Task.Requirement, quality, _filer.Content);
        while (needsProblem && SampleContent.Phrases.NoProblems.Contains(text.Problems))
            text = SamplePhrasebook.Progress(Random, Task.Requirement, quality, _filer.Content);
        return text;
    }
}
