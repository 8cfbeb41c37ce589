using System.ComponentModel.DataAnnotations;
using LawGov.Domain.Rules;

namespace LawGov.Domain.Plans;

/// <summary>What two plans are laid side by side for.</summary>
public enum ComparisonKind
{
    /// <summary>A published plan and the draft that revises it.</summary>
    [Display(Name = "修订对照")]
    Revision,

    /// <summary>An upper plan and what the district made of it.</summary>
    [Display(Name = "上下对照")]
    Adoption,
}

/// <summary>What a local plan falls short of, or has beyond the upper one.</summary>
public enum ComparisonFinding
{
    [Display(Name = "未见对应任务")]
    Dropped,

    [Display(Name = "时限推后")]
    Delayed,

    [Display(Name = "未写时限")]
    DeadlineMissing,

    [Display(Name = "指标降低")]
    Lowered,

    [Display(Name = "未写指标")]
    TargetMissing,

    [Display(Name = "未明确单位")]
    WithoutUnit,

    [Display(Name = "自行增加")]
    Added,
}

/// <summary>What a person says about a finding.</summary>
public enum FindingVerdict
{
    [Display(Name = "问题属实")]
    Confirmed,

    [Display(Name = "不是问题")]
    NoProblem,
}

/// <summary>
/// Two plans side by side (方案对照): the pairs a person corrected and the person's word on each finding. The lines themselves follow from the texts and are
/// not stored.
/// </summary>
public sealed class PlanComparison : Entity
{
    private readonly List<TaskPairing> _pairings = [];
    private readonly List<FindingJudgement> _judgements = [];

    private PlanComparison() { }

    /// <summary>A comparison without corrections.</summary>
    public PlanComparison(ComparisonKind kind, Guid beforePlanId, Guid afterPlanId)
    {
        Kind = kind;
        BeforePlanId = beforePlanId;
        AfterPlanId = afterPlanId;
    }

    /// <summary>What for.</summary>
    public ComparisonKind Kind { get; private set; }

    /// <summary>The published plan, or the upper one.</summary>
    public Guid BeforePlanId { get; private set; }

    /// <summary>The draft that revises, or the local plan.</summary>
    public Guid AfterPlanId { get; private set; }

    /// <summary>Pairs as a person decided.</summary>
    public IReadOnlyList<TaskPairing> Pairings => _pairings;

    /// <summary>What persons said about findings.</summary>
    public IReadOnlyList<FindingJudgement> Judgements => _judgements;

    /// <summary>Says that two tasks belong together, or with one alone that it has no counterpart. What was said about either before falls.</summary>
    public void Pair(Guid? beforeTaskId, Guid? afterTaskId)
    {
        if (beforeTaskId is null && afterTaskId is null)
            throw new ArgumentException("a pair of nothing", nameof(beforeTaskId));
        Forget(beforeTaskId, afterTaskId);
        _pairings.Add(new TaskPairing(Id, beforeTaskId, afterTaskId));
        Touch();
    }

    /// <summary>Leaves a task to the texts again.</summary>
    public void Unpair(Guid? beforeTaskId, Guid? afterTaskId)
    {
        Forget(beforeTaskId, afterTaskId);
        Touch();
    }

    /// <summary>Says what a finding is; a later word about the same finding replaces the earlier.</summary>
    /// <exception cref="RuleException"><see cref="RuleCodes.ReasonRequired"/> for no problem without a note.</exception>
    public void Judge(ComparisonFinding finding, Guid? beforeTaskId, Guid? afterTaskId, FindingVerdict verdict, string note, Actor actor, DateTime now)
    {
        if (verdict == FindingVerdict.NoProblem)
            RuleException.RequireReason(note);
        _judgements.RemoveAll(j => j.IsAbout(finding, beforeTaskId, afterTaskId));
        _judgements.Add(new FindingJudgement(Id, finding, beforeTaskId, afterTaskId, verdict, note, actor, now));
        Touch();
    }

    /// <summary>Takes a word about a finding back.</summary>
    public void Unjudge(ComparisonFinding finding, Guid? beforeTaskId, Guid? afterTaskId)
    {
        if (_judgements.RemoveAll(j => j.IsAbout(finding, beforeTaskId, afterTaskId)) > 0)
            Touch();
    }

    /// <summary>Goes on with the plan a draft was merged into: pairs and words about the draft's tasks are about the plan's tasks now.</summary>
    /// <param name="draftId">The draft.</param>
    /// <param name="planId">The plan.</param>
    /// <param name="tasks">The plan's task for each task of the draft.</param>
    public void Continue(Guid draftId, Guid planId, IReadOnlyDictionary<Guid, Guid> tasks)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        if (BeforePlanId == draftId)
            BeforePlanId = planId;
        if (AfterPlanId == draftId)
            AfterPlanId = planId;
        foreach (var pairing in _pairings)
            pairing.Continue(tasks);
        foreach (var judgement in _judgements)
            judgement.Continue(tasks);
        Touch();
    }

    private void Forget(Guid? beforeTaskId, Guid? afterTaskId) =>
        _pairings.RemoveAll(p => (beforeTaskId is not null && p.BeforeTaskId == beforeTaskId) || (afterTaskId is not null && p.AfterTaskId == afterTaskId));
}

/// <summary>A person's decision on one pair; with one side alone: that task has no counterpart.</summary>
public sealed class TaskPairing
{
    private TaskPairing() { }

    internal TaskPairing(Guid comparisonId, Guid? beforeTaskId, Guid? afterTaskId)
    {
        ComparisonId = comparisonId;
        BeforeTaskId = beforeTaskId;
        AfterTaskId = afterTaskId;
    }

    /// <summary>Identity.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>The comparison.</summary>
    public Guid ComparisonId { get; private set; }

    /// <summary>Task of the one plan.</summary>
    public Guid? BeforeTaskId { get; private set; }

    /// <summary>Task of the other.</summary>
    public Guid? AfterTaskId { get; private set; }

    internal void Continue(IReadOnlyDictionary<Guid, Guid> tasks) => (BeforeTaskId, AfterTaskId) = (Of(BeforeTaskId, tasks), Of(AfterTaskId, tasks));

    internal static Guid? Of(Guid? taskId, IReadOnlyDictionary<Guid, Guid> tasks) => taskId is { } id && tasks.TryGetValue(id, out var now) ? now : taskId;
}

/// <summary>What a person said about one finding.</summary>
public sealed class FindingJudgement
{
    /// <summary>Longest note, in characters.</summary>
    public const int NoteLength = 300;

    private FindingJudgement() { }

    internal FindingJudgement(
        Guid comparisonId,
        ComparisonFinding finding,
        Guid? beforeTaskId,
        Guid? afterTaskId,
        FindingVerdict verdict,
        string note,
        Actor actor,
        DateTime now
    )
    {
        ComparisonId = comparisonId;
        Finding = finding;
        BeforeTaskId = beforeTaskId;
        AfterTaskId = afterTaskId;
        Verdict = verdict;
        Note = note;
        JudgedBy = actor.UserId;
        JudgedByName = actor.DisplayName;
        JudgedAt = now;
    }

    /// <summary>Identity.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>The comparison.</summary>
    public Guid ComparisonId { get; private set; }

    /// <summary>What was found.</summary>
    public ComparisonFinding Finding { get; private set; }

    /// <summary>Task of the upper plan.</summary>
    public Guid? BeforeTaskId { get; private set; }

    /// <summary>Task of the local plan.</summary>
    public Guid? AfterTaskId { get; private set; }

    /// <summary>Whether it is a problem.</summary>
    public FindingVerdict Verdict { get; private set; }

    /// <summary>Why.</summary>
    public string Note { get; private set; } = "";

    /// <summary>Who said it.</summary>
    public Guid JudgedBy { get; private set; }

    /// <summary>The name shown.</summary>
    public string JudgedByName { get; private set; } = "";

    /// <summary>When.</summary>
    public DateTime JudgedAt { get; private set; }

    internal void Continue(IReadOnlyDictionary<Guid, Guid> tasks) =>
        (BeforeTaskId, AfterTaskId) = (TaskPairing.Of(BeforeTaskId, tasks), TaskPairing.Of(AfterTaskId, tasks));

    /// <summary>Whether it speaks of this finding.</summary>
    public bool IsAbout(ComparisonFinding finding, Guid? beforeTaskId, Guid? afterTaskId) =>
        Finding == finding && BeforeTaskId == beforeTaskId && AfterTaskId == afterTaskId;
}
