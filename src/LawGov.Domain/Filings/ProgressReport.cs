using LawGov.Domain.Calendar;
using LawGov.Domain.Events;
using LawGov.Domain.Obligations;
using LawGov.Domain.Plans;
using LawGov.Domain.Rules;

namespace LawGov.Domain.Filings;

/// <summary>
/// What one unit owes for one task in one quarter (进展填报). It exists from the day the window opens, so "not reported" is a row and not an absence.
/// </summary>
public sealed partial class ProgressReport : Entity, IInPeriod, IOwed
{
    /// <summary>How far, in percentage points, an actual may lie behind before the lamp turns yellow, and beyond which it turns red.</summary>
    public const int YellowLag = 10,
        RedLag = 30;

    private readonly List<ReportRevision> _revisions = [];
    private readonly List<ReviewDecision> _decisions = [];
    private readonly List<EvidenceFile> _evidence = [];

    private ProgressReport() { }

    /// <summary>Opens the line of a unit's page, with the last accepted text carried forward.</summary>
    /// <param name="filing">The unit's page.</param>
    /// <param name="task">The task.</param>
    /// <param name="assignmentId">The assignment by which it is owed.</param>
    /// <param name="period">The quarter.</param>
    /// <param name="needsSecondReview">Whether the unit houses the office.</param>
    /// <param name="previous">The unit's last line for the task, of whichever quarter.</param>
    /// <param name="dueOn">The due day of a line given after the quarter's own; none where that one holds.</param>
    public ProgressReport(
        UnitFiling filing,
        PlanTask task,
        Guid assignmentId,
        FilingPeriod period,
        bool needsSecondReview,
        ProgressReport? previous,
        DateOnly? dueOn = null
    )
    {
        FilingId = filing.Id;
        UnitId = filing.UnitId;
        PlanTaskId = task.Id;
        AssignmentId = assignmentId;
        PeriodKey = period.Key;
        OpensOn = period.OpensOn;
        DueOn = dueOn ?? period.DueOn;
        NeedsSecondReview = needsSecondReview;
        EvidenceRequired = task.EvidenceRequired;
        if (previous is not null)
            CarryForward(previous, task, period.Period);
    }

    /// <summary>The unit's page.</summary>
    public Guid FilingId { get; private set; }

    /// <summary>Who owes it.</summary>
    public Guid UnitId { get; private set; }

    /// <summary>For which task.</summary>
    public Guid PlanTaskId { get; private set; }

    /// <summary>By which assignment; a member of a collective owes by the collective's.</summary>
    public Guid AssignmentId { get; private set; }

    /// <summary>For which quarter, 2026-Q3.</summary>
    public string PeriodKey { get; private set; } = "";

    /// <summary>First day on which it could be filled in.</summary>
    public DateOnly OpensOn { get; private set; }

    /// <summary>Last day that is on time.</summary>
    public DateOnly DueOn { get; private set; }

    /// <summary>What kind of report it is.</summary>
    public ReportKind Kind { get; private set; }

    /// <summary>Where it stands.</summary>
    public ReportStatus Status { get; private set; }

    /// <summary>进展, as drafted now.</summary>
    public string Progress { get; private set; } = "";

    /// <summary>存在问题.</summary>
    public string Problems { get; private set; } = "";

    /// <summary>下一步措施.</summary>
    public string NextSteps { get; private set; } = "";

    /// <summary>自评进度.</summary>
    public SelfAssessment? SelfAssessment { get; private set; }

    /// <summary>Figures.</summary>
    public Actuals Actuals { get; private set; } = Actuals.None;

    /// <summary>The text of the quarter before, as accepted; "no change" carries it.</summary>
    public string CarriedProgress { get; private set; } = "";

    /// <summary>What the unit promised in the quarter before.</summary>
    public string CarriedNextSteps { get; private set; } = "";

    /// <summary>Whether the quarter before ended yellow (late, behind, or lagging): a fact of history when this line opens.</summary>
    public bool PriorYellow { get; private set; }

    /// <summary>How far the figures lie behind schedule, in percentage points, as of the last submission.</summary>
    public int LagPoints { get; private set; }

    /// <summary>When it was first submitted. Late if after <see cref="DueOn"/>; a later return never makes an on-time unit late.</summary>
    public DateOnly? FirstSubmittedOn { get; private set; }

    /// <summary>When the clock stopped: first submission, waiver or the end of the duty. The board's index rests on its being empty.</summary>
    public DateOnly? ClockStoppedOn { get; private set; }

    /// <summary>By when a returned line must be mended; kept until it is accepted.</summary>
    public DateOnly? ResubmitDueOn { get; private set; }

    /// <summary>When the current revision was submitted; the review queue is ordered by it.</summary>
    public DateTime? SubmittedAt { get; private set; }

    /// <summary>Number of the last revision; 0 before the first.</summary>
    public int RevisionNo { get; private set; }

    /// <summary>Who last wrote the text; who submitted it stands in the revision.</summary>
    public Guid? AuthorId { get; private set; }

    /// <summary>Whether the unit houses the office, so that a second person must confirm.</summary>
    public bool NeedsSecondReview { get; private set; }

    /// <summary>Whether the office accepted this revision and the second reviewer has not decided yet.</summary>
    public bool AwaitsSecondReview { get; private set; }

    /// <summary>Whether files are demanded.</summary>
    public bool EvidenceRequired { get; private set; }

    /// <summary>How many files it has now.</summary>
    public int EvidenceCount { get; private set; }

    /// <summary>Whether a returned line was changed since its return.</summary>
    public bool IsCorrected { get; private set; }

    /// <summary>Why it was waived.</summary>
    public string WaiveReason { get; private set; } = "";

    /// <summary>Every submission.</summary>
    public IReadOnlyList<ReportRevision> Revisions => _revisions;

    /// <summary>Every decision.</summary>
    public IReadOnlyList<ReviewDecision> Decisions => _decisions;

    /// <summary>Files, also those that only earlier submissions carry.</summary>
    public IReadOnlyList<EvidenceFile> Evidence => _evidence;

    /// <summary>The draft as one value.</summary>
    public ReportText Text => new(Progress, Problems, NextSteps, SelfAssessment, Actuals);

    /// <summary>Whether the unit can still write.</summary>
    public bool IsEditable => FilingLifecycles.Report.Allows(Status, ReportAct.Save);

    /// <summary>Whether it can be submitted as it stands.</summary>
    public bool IsReady => FilingLifecycles.Report.Allows(Status, ReportAct.Submit) && !Gaps().Any();

    /// <summary>Whether it can be carried forward unchanged.</summary>
    public bool CanMarkNoChange => IsEditable && CarriedProgress.Length > 0;

    /// <summary>Whether it came in after its due day.</summary>
    public bool IsLate => FirstSubmittedOn > DueOn;

    /// <summary>Whether it is not in although its due day has passed.</summary>
    public bool IsMissing(DateOnly today) => ClockStoppedOn is null && DueOn < today && HeldOn is null;

    /// <summary>What it lacks.</summary>
    public IEnumerable<ReportGap> Gaps()
    {
        if (!IsEditable)
            yield break;
        if (Status == ReportStatus.Returned && !IsCorrected)
            yield return ReportGap.Correction;
        if (Status == ReportStatus.NotStarted || string.IsNullOrWhiteSpace(Progress))
            yield return ReportGap.Progress;
        if (SelfAssessment is null)
            yield return ReportGap.SelfAssessment;
        if (SelfAssessment == Filings.SelfAssessment.Behind && string.IsNullOrWhiteSpace(Problems))
            yield return ReportGap.Problems;
        if (EvidenceRequired && EvidenceCount == 0 && Kind != ReportKind.NoChange)
            yield return ReportGap.Evidence;
    }

    /// <summary>Keeps what was typed. Nothing is checked for completeness while drafting.</summary>
    public void Save(ReportText text, Actor actor)
    {
        var next = FilingLifecycles.Report.Next(Status, ReportAct.Save);
        if (Status == ReportStatus.Returned && text != Text)
            IsCorrected = true;
        Status = next;
        Kind = ReportKind.Normal;
        Write(text, actor);
    }

    /// <summary>本季度无变化: the accepted text of the quarter before stands.</summary>
    /// <exception cref="RuleException"><see cref="RuleCodes.NothingToCarry"/> where there is none.</exception>
    public void MarkNoChange(Actor actor)
    {
        var next = FilingLifecycles.Report.Next(Status, ReportAct.Save);
        if (CarriedProgress.Length == 0)
            throw new RuleException(RuleCodes.NothingToCarry);
        if (Status == ReportStatus.Returned)
            IsCorrected = true;
        Status = next;
        Kind = ReportKind.NoChange;
        Write(new ReportText(CarriedProgress, Problems, NextSteps, SelfAssessment ?? Filings.SelfAssessment.OnSchedule, Actuals), actor);
    }

    /// <summary>Hands the line in: an immutable revision is made of it.</summary>
    internal void Submit(PlanTask task, PlanTerm term, Actor actor, DateOnly today, DateTime now)
    {
        var isResubmission = Status == ReportStatus.Returned;
        Status = FilingLifecycles.Report.Next(Status, ReportAct.Submit);
        FirstSubmittedOn ??= today;
        ClockStoppedOn ??= today;
        SubmittedAt = now;
        HeldOn = null;
        IsCorrected = false;
        if (IsLate && Kind == ReportKind.Normal)
            Kind = ReportKind.Supplement;
        LagPoints = Lag(task, term);
        _revisions.Add(new ReportRevision(Id, ++RevisionNo, Kind, Text, actor, now));
        Raise(About(isResubmission ? new ReportResubmitted(PeriodKey) : new ReportSubmitted(PeriodKey)) with { PlanId = task.PlanId });
    }

    /// <summary>
    /// Whether its unit can take the submission back: it is in, and nobody decided on it. The first of two decisions leaves it waiting for the second.
    /// </summary>
    public bool CanWithdraw => WithdrawRefusal is null;

    private RuleException? WithdrawRefusal =>
        FilingLifecycles.Report.Refusal(Status, ReportAct.Withdraw)
        ?? (AwaitsSecondReview ? new RuleException(RuleCodes.AlreadyDecided) : null)
        ?? (EndedOn is not null ? new RuleException(RuleCodes.DutyEnded) : null);

    /// <summary>Takes a submission back before anybody decided on it; a first submission then never happened.</summary>
    /// <exception cref="RuleException">
    /// <see cref="RuleCodes.AlreadyDecided"/> where a decision stands on this revision, <see cref="RuleCodes.DutyEnded"/> where nothing is asked for any more.
    /// </exception>
    public void Withdraw()
    {
        RuleException.ThrowIfAny(WithdrawRefusal);
        var wasReturned = _decisions.Any(d => d.RevisionNo < RevisionNo && d.Verdict == Verdict.Return);
        var next = FilingLifecycles.Report.Next(Status, wasReturned ? ReportAct.WithdrawResubmission : ReportAct.Withdraw);
        Status = next;
        SubmittedAt = null;
        IsCorrected = wasReturned;
        if (_decisions.Count == 0)
        {
            FirstSubmittedOn = null;
            ClockStoppedOn = null;
            if (Kind == ReportKind.Supplement)
                Kind = ReportKind.Normal;
        }
        Raise(About(new ReportWithdrawn(PeriodKey)));
    }

    /// <summary>Whether files can be taken off: only while the unit writes.</summary>
    public bool CanDetach => IsEditable;

    /// <summary>Adds a file; possible until the line is accepted. It belongs to the submission that waits for a decision, or else to the next one.</summary>
    /// <exception cref="RuleException"><see cref="RuleCodes.EvidenceFixed"/> after acceptance, <see cref="RuleCodes.TooManyFiles"/> past the limit.</exception>
    public EvidenceFile Attach(string name, string contentType, long size, string sha256, Actor actor, DateTime now)
    {
        RuleException.ThrowIfAny(AttachRefusal);
        var since = Status == ReportStatus.Submitted ? RevisionNo : RevisionNo + 1;
        var file = new EvidenceFile(Id, since, name, contentType, size, sha256, actor, now);
        _evidence.Add(file);
        EvidenceCount++;
        if (Status == ReportStatus.Returned)
            IsCorrected = true;
        Touch();
        Raise(About(new EvidenceAdded(name)));
        return file;
    }

    /// <summary>Takes a file off while the line is being written. What an earlier submission carried stays in its history.</summary>
    /// <exception cref="RuleException"><see cref="RuleCodes.EvidenceFixed"/> while the line is in.</exception>
    public void Detach(Guid fileId)
    {
        if (!CanDetach)
            throw new RuleException(RuleCodes.EvidenceFixed);
        if (_evidence.Find(f => f.Id == fileId && f.IsCurrent) is not { } file)
            return;
        if (file.SinceRevision > RevisionNo)
            _evidence.Remove(file);
        else
            file.EndWith(RevisionNo);
        EvidenceCount--;
        if (Status == ReportStatus.Returned)
            IsCorrected = true;
        Touch();
        Raise(About(new EvidenceRemoved(file.Name)));
    }

    private RuleException? AttachRefusal =>
        !IsEditable && Status != ReportStatus.Submitted ? new RuleException(RuleCodes.EvidenceFixed)
        : EvidenceCount >= EvidenceFile.MostPerReport ? new RuleException(RuleCodes.TooManyFiles, EvidenceFile.MostPerReport)
        : null;

    private DomainEvent About(DomainEvent happened) => happened with { TaskId = PlanTaskId, UnitId = UnitId, Subject = new(SubjectKind.Filing, FilingId) };

    private void CarryForward(ProgressReport previous, PlanTask task, ReportingPeriod period)
    {
        CarriedProgress = previous.Progress;
        CarriedNextSteps = previous.NextSteps;
        Progress = previous.Progress;
        Problems = previous.Problems;
        NextSteps = previous.NextSteps;
        SelfAssessment = previous.SelfAssessment;
        var before = ReportingPeriod.Parse(previous.PeriodKey);
        Actuals = before.Year == period.Year ? previous.Actuals : WithoutYearly(previous.Actuals, task);
        if (previous.FirstSubmittedOn is null)
            (CarriedProgress, Progress) = (previous.CarriedProgress, previous.CarriedProgress);
        PriorYellow = before == period.Previous && previous.WasYellow(OpensOn);
    }

    /// <summary>Whether the line was yellow, seen on a later day: in late, not in though due, behind or lagging. Nothing waived or ended is.</summary>
    private bool WasYellow(DateOnly day) =>
        FirstSubmittedOn is null
            ? IsMissing(day)
            : WaiveReason.Length == 0 && (IsLate || SelfAssessment == Filings.SelfAssessment.Behind || LagPoints >= YellowLag);

    /// <summary>What adds up over a calendar year begins anew with it.</summary>
    private static Actuals WithoutYearly(Actuals actuals, PlanTask task)
    {
        var yearly = task.Targets.Where(t => t.Cycle == TargetCycle.Year).Select(t => t.Id).ToHashSet();
        return Actuals.Of(actuals.ToDictionary().Where(f => !yearly.Contains(f.Key)));
    }

    private void Write(ReportText text, Actor actor)
    {
        Progress = text.Progress;
        Problems = text.Problems;
        NextSteps = text.NextSteps;
        SelfAssessment = text.SelfAssessment;
        Actuals = text.Actuals;
        AuthorId = actor.UserId;
    }

    private int Lag(PlanTask task, PlanTerm term)
    {
        var figures = Actuals.ToDictionary();
        var period = ReportingPeriod.Parse(PeriodKey);
        var worst = task.Targets.Where(t => figures.ContainsKey(t.Id)).Select(t => t.LagPoints(figures[t.Id], period, term)).DefaultIfEmpty(0).Max();
        return (int)Math.Clamp(Math.Ceiling(Math.Round(worst, 6)), 0, 1000); // 3.6 against 3 is 20 points, not the 20.000000000000007 of binary fractions
    }
}
