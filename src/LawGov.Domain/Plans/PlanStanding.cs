using LawGov.Domain.Rules;

namespace LawGov.Domain.Plans;

/// <summary>Where a plan stands: what an act on one of its tasks or assignments needs to know of it, without the plan's texts.</summary>
/// <param name="Status">Its status.</param>
/// <param name="EndsOn">Last day of its term.</param>
public readonly record struct PlanStanding(PlanStatus Status, DateOnly? EndsOn)
{
    /// <summary>Whether its tasks and assignments can be acted on: it was handed down, neither taken back nor put away.</summary>
    public bool IsInForce => Status == PlanStatus.Published;

    /// <summary>Why no act on its tasks is possible; none while it is in force.</summary>
    internal RuleException? Refusal => IsInForce ? null : new RuleException(RuleCodes.PlanNotInForce);
}
