namespace LawGov.Domain.Plans;

/// <summary>
/// A root that belongs to a plan. Once the plan is no longer in force, no save adds, changes or deletes it, unless the same save changes the plan.
/// </summary>
public interface IInPlan
{
    /// <summary>The plan.</summary>
    Guid PlanId { get; }
}
