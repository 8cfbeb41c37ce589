using LawGov.Domain;
using LawGov.Domain.Calendar;
using LawGov.Domain.Filings;
using LawGov.Domain.Obligations;
using LawGov.Domain.Plans;

namespace LawGov.Web.Sample;

/// <summary>
/// A quarter in the making: opened, filled in, submitted, reviewed, urged and locked by the domain's own methods, up to the moment of loading.
/// </summary>
internal sealed class SampleQuarter
{
    /// <summary>Working days after the due day on which a quarter is locked.</summary>
    private const int LockAfter = 28;

    private readonly SampleContext _context;
    private readonly IReadOnlyDictionary<Guid, SamplePlan> _planOfTask;

    /// <param name="context">The sample's people and time.</param>
    /// <param name="window">Which quarter.</param>
    /// <param name="plans">The plans running then.</param>
    /// <param name="previous">The lines of the quarter before by task and unit.</param>
    /// <param name="age">How many quarters ago; 0 for the current one.</param>
    public SampleQuarter(
        SampleContext context,
        FilingPeriod window,
        IReadOnlyList<SamplePlan> plans,
        IReadOnlyDictionary<(Guid, Guid), ProgressReport> previous,
        int age
    )
    {
        (_context, Age, Window) = (context, age, window);
        _planOfTask = plans.SelectMany(p => p.Tasks.Select(t => (t.Id, Plan: p))).ToDictionary(x => x.Id, x => x.Plan);
        Pages = Open(plans, previous);
    }

    public FilingPeriod Window { get; }

    /// <summary>How many quarters ago.</summary>
    public int Age { get; }

    /// <summary>In the official order.</summary>
    public IReadOnlyList<SamplePage> Pages { get; }

    /// <summary>Whether it is the quarter people work on and its due day has passed.</summary>
    public bool IsPastDue => Age > 0 || _context.Time.Today > Window.DueOn;

    public IReadOnlyDictionary<(Guid, Guid), ProgressReport> Reports =>
        Pages.SelectMany(p => p.Lines).ToDictionary(l => (l.Report.PlanTaskId, l.Report.UnitId), l => l.Report);

    /// <summary>Lets the quarter happen and stores it.</summary>
    public async Task RunQuartersAsync(CancellationToken ct)
    {
        foreach (var page in Pages)
            SampleBehaviour.Decide(page, this, _context);
        foreach (var page in Pages)
            Submit(page);
        new SampleReview(_context, this, SubmitAgain).Play();
        if (Age == 0)
            SampleToday.Draft(this, _context);
        Urge();
        if (Age > 0)
            Lock();
        _context.Db.Periods.Add(Window);
        _context.Db.Filings.AddRange(Pages.Select(p => p.Filing));
        _context.Db.Reports.AddRange(Pages.SelectMany(p => p.Reports));
        await _context.Db.SaveChangesAsync(ct);
        _context.Db.ChangeTracker.Clear();
    }

    private List<SamplePage> Open(IReadOnlyList<SamplePlan> plans, IReadOnlyDictionary<(Guid, Guid), ProgressReport> previous)
    {
        var (quarter, day) = ((Window.Period.Year * 4) + Window.Period.Quarter, Window.Period.EndsOn);
        var owed = plans
            .SelectMany(
                (plan, series) =>
                    plan.Tasks.SelectMany(task =>
                        PeriodDuties
                            .ForTask(task, plan.Assignments[task.Id], _context.People.GroupsById, day)
                            .Select(o => (o.UnitId, o.AssignmentId, Task: task, Plan: plan, Series: series))
                    )
            )
            .ToLookup(o => o.UnitId);
        var pages = new List<SamplePage>();
        foreach (var filer in _context.People.Filers.Where(f => owed.Contains(f.Unit.Id)))
        {
            var filing = new UnitFiling(filer.Unit.Id, Window);
            _context.Keep(filing, Actor.System, _context.Time.At(Window.OpensOn, 8 * 60));
            var lines = owed[filer.Unit.Id]
                .Select(o =>
                {
                    var report = new ProgressReport(
                        filing,
                        o.Task,
                        o.AssignmentId,
                        Window,
                        filer.Unit.HostsOffice,
                        previous.GetValueOrDefault((o.Task.Id, o.UnitId))
                    );
                    var trait = (((o.Series * 211) + o.Task.Ordinal) * 1009) + filer.Unit.SortOrder;
                    return new SampleLine(report, o.Task, o.Plan, filer, trait + (quarter * 7_000_003), trait);
                })
                .ToList();
            pages.Add(new SamplePage(filing, filer, lines, new Random((quarter * 1009) + filer.Unit.SortOrder)));
        }
        return pages;
    }

    /// <summary>What is on time goes in by the middle or the end of the window, the rest later in one go.</summary>
    private void Submit(SamplePage page)
    {
        foreach (var line in page.Lines.Where(l => l.Outcome == SampleOutcome.Waived))
            Waive(line, page);
        var onTime = SampleBehaviour.SubmitsAt(page, this, _context);
        if (onTime < _context.Time.Now)
            Submit(page, SampleOutcome.OnTime, onTime);
        else if ((onTime - _context.Time.Now).TotalDays < 4)
            DraftSome(page);
        if (!IsPastDue || SampleBehaviour.SubmitsLateAt(page, this, _context) is not { } late)
            return;
        Submit(page, SampleOutcome.Late, late);
    }

    private void Submit(SamplePage page, SampleOutcome fate, DateTime at)
    {
        var lines = page.Lines.Where(l => l.Outcome == fate).ToList();
        if (lines.Count == 0)
            return;
        foreach (var line in lines)
            Write(line, at);
        Submit(page, at);
    }

    private void Write(SampleLine line, DateTime at) => line.Write(SampleBehaviour.FileFor(line, _context.Files), at);

    private static void DraftSome(SamplePage page)
    {
        foreach (var line in page.Lines.Where(l => l.Outcome == SampleOutcome.OnTime && l.Random.Next(2) == 0))
            line.Write(null, default);
    }

    private void SubmitAgain(SampleLine line, DateTime at)
    {
        var page = Pages.Single(p => p.Filing.Id == line.Report.FilingId);
        line.WriteAnew(line.Random.Next(8) == 0 ? SampleQuality.Excellent : SampleQuality.Ordinary, SampleBehaviour.FileFor(line, _context.Files), at);
        Submit(page, at);
    }

    private void Submit(SamplePage page, DateTime at)
    {
        var actor = page.Filer.Head is { } head && page.Random.Next(8) == 0 ? head : page.Liaison;
        var tasks = page.Lines.Select(l => l.Task).DistinctBy(t => t.Id).ToDictionary(t => t.Id);
        var terms = page.Lines.Select(l => _planOfTask[l.Task.Id].Plan).DistinctBy(p => p.Id).ToDictionary(p => p.Id, p => new PlanTerm(p.StartsOn, p.EndsOn));
        foreach (var report in page.Filing.Submit(page.Reports, tasks, terms, signing: false, isUnitReviewer: false, actor, _context.Time.DayOf(at), at))
            _context.Keep(report, actor, at);
        _context.Keep(page.Filing, actor, at);
    }

    private void Waive(SampleLine line, SamplePage page)
    {
        var at = _context.Time.At(SampleTime.Workdays(Window.OpensOn, Window.DueOn)[page.Random.Next(3)], line.Random);
        if (at > _context.Time.Now)
            return;
        var stage = line.Report.ToReviewState().WaiveStage(_context.People["office3"]);
        var actor = _context.People[stage == ReviewStage.Second ? "office2" : "office3"];
        line.Report.Waive(stage, SampleBehaviour.WaiveReason(line.Random), actor, _context.Time.DayOf(at));
        _context.Keep(line.Report, actor, at);
    }

    /// <summary>
    /// The office urges on the first working day after the due day, again after a week, then every fortnight while the quarter is not locked.
    /// </summary>
    private void Urge()
    {
        var until = Age > 0 ? WorkCalendar.Plain.AddWorkdays(Window.DueOn, LockAfter - 1) : _context.Time.Today;
        var step = 4;
        for (var day = WorkCalendar.Plain.AddWorkdays(Window.DueOn, 1); day <= until; day = WorkCalendar.Plain.AddWorkdays(day, step), step = 10)
        {
            foreach (var page in Pages.Where(p => p.Filer.Unit.MaySupervise))
            {
                var at = _context.Time.At(day, (9 * 60) + 10 + (page.Filer.Unit.SortOrder / 20));
                var late = page
                    .Reports.Where(r => r.WaiveReason.Length == 0 && (r.FirstSubmittedOn is null || r.FirstSubmittedOn >= day))
                    .Select(r => (ObligationKind.Report, r.Id))
                    .ToList();
                if (late.Count == 0 || at >= _context.Time.Now)
                    continue;
                var note = SampleBehaviour.UrgeNote(page.Random);
                var urge = new Urge(page.Filer.Unit, Window.Key, late, note, UrgeChannel.System, _context.People["office3"], day);
                _context.Db.Urges.Add(urge);
                _context.Keep(urge, _context.People["office3"], at);
            }
        }
    }

    private void Lock()
    {
        var at = _context.Time.At(WorkCalendar.Plain.AddWorkdays(Window.DueOn, LockAfter), (16 * 60) + 20);
        Window.Lock(at);
        _context.Keep(Window, _context.People["office"], at);
    }
}
