namespace LawGov.Domain.Plans;

/// <summary>
/// A root that belongs to a plan. Once the plan is no longer in force, no save acts on it, unless the same save changes the plan;
/// only a draft's tasks are edited freely.
/// </summary>
public interface IInPlan
{
    /// <summary>The plan.</summary>
    Guid PlanId { get; }
}
