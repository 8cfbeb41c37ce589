using LawGov.Domain.Plans;
using LawGov.Domain.Units;

namespace LawGov.Domain.Tests;

/// <summary>Who acts in these stories.</summary>
internal static class People
{
    public static readonly Guid Water = Guid.CreateVersion7();

    public static Actor Clerk { get; } = new(Guid.CreateVersion7(), Water, "陈洁");

    public static Actor Head { get; } = new(Guid.CreateVersion7(), Water, "郭强");

    public static Actor Reviewer { get; } = new(Guid.CreateVersion7(), null, "郑岩");

    public static Actor Third { get; } = new(Guid.CreateVersion7(), null, "周敏");

    public static Actor Second { get; } = new(Guid.CreateVersion7(), null, "钱立");

    /// <summary>A plan in force without an end.</summary>
    public static PlanStanding InForce { get; } = new(PlanStatus.Published, null);

    /// <summary>A unit with this identity; an ordinary department unless said.</summary>
    public static Unit UnitOf(Guid id, bool hostsOffice = false, UnitKind kind = UnitKind.Department)
    {
        var unit = new Unit("U01", "区水利局", "区水利局", kind, 1);
        unit.Describe(unit.Code, unit.Name, unit.ShortName, kind, 1, "", "", maySupervise: true, hostsOffice);
        typeof(Entity).GetProperty(nameof(Entity.Id))!.SetValue(unit, id);
        return unit;
    }
}
