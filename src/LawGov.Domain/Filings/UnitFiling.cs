using LawGov.Domain.Calendar;
using LawGov.Domain.Plans;
using LawGov.Domain.Rules;

namespace LawGov.Domain.Filings;

/// <summary>A unit's page for a quarter (单位填报单): one page and one signature; each line on it is its own <see cref="ProgressReport"/>.</summary>
public sealed class UnitFiling : Entity
{
    private UnitFiling() { }

    /// <summary>Opens the page.</summary>
    /// <param name="unitId">Whose page.</param>
    /// <param name="period">The quarter.</param>
    /// <param name="dueOn">The due day of a page given after the quarter's own; none where that one holds.</param>
    public UnitFiling(Guid unitId, FilingPeriod period, DateOnly? dueOn = null)
    {
        UnitId = unitId;
        PeriodKey = period.Key;
        OpensOn = period.OpensOn;
        DueOn = dueOn ?? period.DueOn;
    }

    /// <summary>Whose page.</summary>
    public Guid UnitId { get; private set; }

    /// <summary>For which quarter, 2026-Q3.</summary>
    public string PeriodKey { get; private set; } = "";

    /// <summary>First day.</summary>
    public DateOnly OpensOn { get; private set; }

    /// <summary>Last day that is on time.</summary>
    public DateOnly DueOn { get; private set; }

    /// <summary>Where it stands.</summary>
    public FilingStatus Status { get; private set; }

    /// <summary>Who asked for the signature.</summary>
    public Guid? PreparedBy { get; private set; }

    /// <summary>Who signed.</summary>
    public Guid? SignedBy { get; private set; }

    /// <summary>The signer's name at that time.</summary>
    public string? SignedByName { get; private set; }

    /// <summary>When all of it was first submitted.</summary>
    public DateOnly? SubmittedOn { get; private set; }

    /// <summary>What the unit's head said when sending it back to the clerk.</summary>
    public string RefusalReason { get; private set; } = "";

    /// <summary>Hands the page to the unit's head; every line must be ready.</summary>
    public void RequestSignature(IReadOnlyCollection<ProgressReport> lines, Actor actor)
    {
        var next = FilingLifecycles.Filing.Next(Status, FilingAct.RequestSignature);
        EnsureAllReady(lines);
        Status = next;
        PreparedBy = actor.UserId;
        RefusalReason = "";
        Raise(new TimelineEvent(TimelineAct.SignatureRequested, UnitId: UnitId, Detail: PeriodKey));
    }

    /// <summary>The head sends the page back to the clerk.</summary>
    public void RefuseSignature(string reason)
    {
        var next = FilingLifecycles.Filing.Next(Status, FilingAct.RefuseSignature);
        RuleException.RequireReason(reason);
        Status = next;
        RefusalReason = reason;
        Raise(new TimelineEvent(TimelineAct.SignatureRefused, UnitId: UnitId, Detail: $"{PeriodKey}：{reason}"));
    }

    /// <summary>Submits the lines that are ready (报送). The page counts as submitted once none is left open; otherwise it stays open for the rest.</summary>
    /// <param name="lines">All lines of the page.</param>
    /// <param name="tasks">Their tasks by identity.</param>
    /// <param name="terms">The terms of the tasks' plans, by plan.</param>
    /// <param name="signing">Whether the district wants the unit's head to sign.</param>
    /// <param name="isUnitReviewer">Whether the actor is that head.</param>
    /// <param name="actor">Who submits.</param>
    /// <param name="today">The district's day.</param>
    /// <param name="now">The instant.</param>
    /// <returns>The lines submitted.</returns>
    /// <exception cref="RuleException"><see cref="RuleCodes.NothingReady"/>, <see cref="RuleCodes.SignatureRequired"/>, <see cref="RuleCodes.SignerIsAuthor"/>, <see cref="RuleCodes.PeriodNotOpen"/>.</exception>
    public IReadOnlyList<ProgressReport> Submit(
        IReadOnlyCollection<ProgressReport> lines,
        IReadOnlyDictionary<Guid, PlanTask> tasks,
        IReadOnlyDictionary<Guid, PlanTerm> terms,
        bool signing,
        bool isUnitReviewer,
        Actor actor,
        DateOnly today,
        DateTime now)
    {
        if (today < OpensOn) throw new RuleException(RuleCodes.PeriodNotOpen, OpensOn);
        var ready = lines.Where(l => l.IsReady).ToList();
        var submitsAll = lines.All(l => l.IsReady || !l.IsEditable);
        var next = FilingLifecycles.Filing.Next(Status, submitsAll ? FilingAct.Submit : FilingAct.SubmitSome);
        if (signing && Status == FilingStatus.Open) throw new RuleException(RuleCodes.SignatureRequired);
        if (signing && Status == FilingStatus.PendingUnitApproval)
        {
            if (!isUnitReviewer) throw new RuleException(RuleCodes.SignatureRequired);
            if (actor.UserId == PreparedBy) throw new RuleException(RuleCodes.SignerIsAuthor);
        }
        if (ready.Count == 0) throw new RuleException(RuleCodes.NothingReady);
        if (signing && Status == FilingStatus.PendingUnitApproval) (SignedBy, SignedByName) = (actor.UserId, actor.DisplayName);

        foreach (var line in ready)
        {
            var task = tasks[line.PlanTaskId];
            line.Submit(task, terms[task.PlanId], actor, today, now);
        }
        Status = next;
        if (next == FilingStatus.Submitted) SubmittedOn ??= today;
        else Touch();
        return ready;
    }

    /// <summary>A line was taken back, so the page is open again.</summary>
    public void Reopen(ProgressReport line)
    {
        var next = FilingLifecycles.Filing.Next(Status, FilingAct.Reopen);
        line.Withdraw();
        Status = next;
        Touch();
    }

    /// <summary>The last lines that were open have ended: where something is in and nothing is left to write, the page counts as submitted.</summary>
    public void CloseIfDone(IReadOnlyCollection<ProgressReport> lines)
    {
        if (!FilingLifecycles.Filing.Allows(Status, FilingAct.Close)) return;
        if (lines.Any(l => l.IsEditable) || lines.All(l => l.FirstSubmittedOn is null)) return;
        Status = FilingLifecycles.Filing.Next(Status, FilingAct.Close);
        SubmittedOn ??= lines.Max(l => l.FirstSubmittedOn);
    }

    /// <summary>Fixes the page with its quarter; lines neither accepted nor waived stay as they are.</summary>
    public void Lock()
    {
        if (Status == FilingStatus.Submitted) Status = FilingLifecycles.Filing.Next(Status, FilingAct.Lock);
    }

    /// <summary>Frees the page with its quarter.</summary>
    public void Unlock()
    {
        if (Status == FilingStatus.Locked) Status = FilingLifecycles.Filing.Next(Status, FilingAct.Unlock);
    }

    private static void EnsureAllReady(IReadOnlyCollection<ProgressReport> lines)
    {
        var open = lines.Count(l => l.IsEditable && !l.IsReady);
        if (open > 0) throw new RuleException(RuleCodes.LinesNotReady, open);
        if (!lines.Any(l => l.IsReady)) throw new RuleException(RuleCodes.NothingReady);
    }
}
