using LawGov.Domain.Events;
using LawGov.Domain.Rules;

namespace LawGov.Domain.Filings;

/// <content>The duty behind the line: its end, and its living again.</content>
public sealed partial class ProgressReport
{
    /// <inheritdoc/>
    public DateOnly OwedSince => OpensOn;

    /// <inheritdoc/>
    /// <remarks>
    /// The due day of what never came in, the day to mend what was returned. It follows from the other fields at any time; the setter is the database's.
    /// </remarks>
    public DateOnly? OwedUntil
    {
        get =>
            Status is ReportStatus.NotStarted or ReportStatus.Draft ? DueOn
            : Status == ReportStatus.Returned ? ResubmitDueOn
            : null;
        private set => _ = value;
    }

    /// <inheritdoc/>
    public DateOnly? OriginalDueOn { get; private set; }

    /// <inheritdoc/>
    public DateOnly? HeldOn { get; private set; }

    /// <summary>The unit asked in time for more time: the clock is held until the office answers.</summary>
    public void Hold(DateOnly today)
    {
        if (OwedUntil >= today)
            HeldOn ??= today;
    }

    /// <summary>The request is answered or taken back: the clock runs, to a later day where one is given; the first day is kept.</summary>
    /// <param name="until">The new last day; none where the old one stays. A day before the old one changes nothing.</param>
    /// <param name="since">When the request was made: what came in since is judged by the new day too.</param>
    public void Run(DateOnly? until, DateOnly since)
    {
        HeldOn = null;
        if (until is not { } day)
            return;
        if (Status == ReportStatus.Returned && day > ResubmitDueOn)
        {
            OriginalDueOn ??= ResubmitDueOn;
            ResubmitDueOn = day;
        }
        else if ((Status is ReportStatus.NotStarted or ReportStatus.Draft || FirstSubmittedOn >= since) && day > DueOn)
        {
            OriginalDueOn ??= DueOn;
            DueOn = day;
            if (Kind == ReportKind.Supplement && !IsLate)
                Kind = ReportKind.Normal;
        }
    }

    /// <summary>Whether it is owed and never came in.</summary>
    internal bool IsNotIn => ClockStoppedOn is null;

    /// <summary>Whether it moves with its page: what came in stays as it is judged, and a line with a later day of its own keeps it.</summary>
    internal bool FollowsDue(DateOnly from, DateOnly to) => IsNotIn && DueOn != to && (DueOn == from || DueOn < to);

    /// <summary>Moves its due day; the first day it had stays known.</summary>
    internal void MoveDue(DateOnly to)
    {
        OriginalDueOn ??= DueOn;
        DueOn = to;
    }

    /// <summary>When the duty behind the line ended; none while it lives.</summary>
    public DateOnly? EndedOn { get; private set; }

    /// <summary>Why it ended.</summary>
    public EndReason? EndReason { get; private set; }

    /// <summary>Whether the end of its duty can reach it: a waived or locked line stays as it is.</summary>
    public bool CanEnd => EndedOn is null && FilingLifecycles.Report.Allows(Status, ReportAct.End);

    /// <summary>Ends the line with its duty (终止): what never came in is owed no more; what came in stays in, and nothing more is asked about it.</summary>
    /// <exception cref="RuleException">
    /// <see cref="RuleCodes.TransitionNotAllowed"/> where it is waived or locked, <see cref="RuleCodes.DutyEnded"/> where it ended before.
    /// </exception>
    public void End(EndReason reason, DateOnly today)
    {
        var next = FilingLifecycles.Report.Next(Status, ReportAct.End);
        if (EndedOn is not null)
            throw new RuleException(RuleCodes.DutyEnded);
        Status = next;
        EndedOn = today;
        EndReason = reason;
        if (Status != ReportStatus.Ended)
            return;
        ClockStoppedOn ??= today;
        HeldOn = null;
        ResubmitDueOn = null;
        Raise(About(new ReportEnded(PeriodKey, reason)));
    }

    /// <summary>Asks for the line again when its duty lives again (恢复), with a new day where its own has passed.</summary>
    /// <param name="dueOn">The due day of what never came in, and the day by which a returned line must be mended.</param>
    /// <exception cref="RuleException"><see cref="RuleCodes.TransitionNotAllowed"/> where its duty has not ended.</exception>
    public void Resume(DateOnly dueOn)
    {
        if (EndedOn is null)
            throw new RuleException(RuleCodes.TransitionNotAllowed, Status, ReportAct.Resume);
        var next = FilingLifecycles.Report.Next(Status, ReportAct.Resume);
        (EndedOn, EndReason) = (null, null);
        if (Status != ReportStatus.Ended)
            return;
        if (FirstSubmittedOn is not null)
            (Status, ResubmitDueOn) = (ReportStatus.Returned, dueOn);
        else
        {
            Status = AuthorId is null ? next : ReportStatus.Draft;
            ClockStoppedOn = null;
            if (DueOn < dueOn)
                DueOn = dueOn;
        }
        Raise(About(new ReportResumed(PeriodKey, ResubmitDueOn ?? DueOn)));
    }

    /// <summary>The line is owed by another assignment of its task, as when a unit that was named itself stays on as a member of a collective.</summary>
    public void OweBy(Guid assignmentId) => AssignmentId = assignmentId;
}
