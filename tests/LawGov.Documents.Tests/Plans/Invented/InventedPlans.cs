namespace LawGov.Documents.Tests.Plans.Invented;

/// <summary>The invented plans: what the reader is measured by, and what mutations start from.</summary>
public static class InventedPlans
{
    public static IReadOnlyList<InventedPlan> All { get; } =
    [
        .. NumberingPlans.All,
        .. NotePlans.All,
        .. TablePlans.All,
        .. LayoutPlans.All,
        .. SecondPlans.All,
        .. ThirdPlans.All,
        .. MoreThirdPlans.All,
        .. FourthPlans.All,
        .. MoreFourthPlans.All,
        .. LongFourthPlans.All,
        .. CityFourthPlans.All,
        .. FifthPlans.All,
        .. MoreFifthPlans.All,
        .. LongFifthPlans.All,
    ];
}
