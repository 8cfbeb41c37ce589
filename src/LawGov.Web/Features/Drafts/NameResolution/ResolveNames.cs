using FluentValidation;
using LawGov.Data;
using LawGov.Documents.Plans;
using LawGov.Domain;
using LawGov.Domain.Plans;
using LawGov.Domain.Units;
using LawGov.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Drafts.NameResolution;

/// <summary>What can be done to many open names in one act.</summary>
public enum NamesAct
{
    /// <summary>Take the near unit that is proposed, and remember the printed name.</summary>
    AdoptNear,

    /// <summary>Make a unit of every name that looks like one.</summary>
    CreateUnits,

    /// <summary>Make a collective of every name that looks like one, with the members it most likely has.</summary>
    CreateGroups,
}

/// <summary>Settles all open names of one sort at once.</summary>
public sealed class ResolveNames(LawGovDb db, AccessCheck access, DistrictClock clock)
{
    /// <summary>A proposal at least this like is taken in the bulk act: the same name but for customary short forms.</summary>
    public const double NearEnough = 0.95;

    public sealed class Command
    {
        public NamesAct? Act { get; set; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Act).NotNull().WithMessage("请选择批量处理方式").IsInEnum().WithMessage("请选择批量处理方式");
    }

    /// <returns>How many names were settled.</returns>
    public async Task<int> ExecuteAsync(Guid planId, Command command, CancellationToken ct)
    {
        var plan = await db.Plans.Include(p => p.Names).FirstOrDefaultAsync(p => p.Id == planId, ct) ?? throw new NotFoundException();
        access.Ensure(Operation.PreparePlan);
        plan.TouchDraft();
        var units = await db.Units.OrderBy(u => u.SortOrder).ToListAsync(ct);
        var before = plan.OpenNames.Count();
        switch (command.Act)
        {
            case NamesAct.AdoptNear:
                AdoptNear(plan, units);
                break;
            case NamesAct.CreateUnits:
                CreateUnits(plan, units);
                break;
            default:
                await CreateGroupsAsync(plan, units, ct);
                break;
        }
        await db.SaveChangesAsync(ct);
        return before - plan.OpenNames.Count();
    }

    private static void AdoptNear(WorkPlan plan, List<Unit> units)
    {
        var active = units.Where(u => u.IsActive).ToList();
        foreach (var name in OpenUnits(plan))
        {
            if (NearUnits.Of(name.Name, active) is not [var near, ..] || near.Likeness < NearEnough)
                continue;
            name.MeansUnit(near.Unit.Id);
            ResolveName.Remember(near.Unit, name.Name);
        }
    }

    private void CreateUnits(WorkPlan plan, List<Unit> units)
    {
        var maker = UnitsFromNames.After(units);
        foreach (var name in OpenUnits(plan))
        {
            var unit = units.FirstOrDefault(u => u.Name == name.Name);
            if (unit is null)
                db.Units.Add(unit = maker.Make(name.Name, UnitsFromNames.KindOf(name.Name)));
            name.MeansUnit(unit.Id);
        }
    }

    private async Task CreateGroupsAsync(WorkPlan plan, List<Unit> units, CancellationToken ct)
    {
        var active = units.Where(u => u.IsActive).ToList();
        var groups = await db.UnitGroups.Include(g => g.Members).ToListAsync(ct);
        foreach (var name in plan.OpenNames.ToList())
        {
            if (UnitNameGuess.CollectiveOf(name.Name, name.Collective) is not { } kind)
                continue;
            var group = groups.FirstOrDefault(g => g.Name == name.Name);
            if (group is null)
            {
                db.UnitGroups.Add(group = new UnitGroup(name.Name, kind));
                group.SetMembers(UnitNameGuess.MembersOf(name.Name, kind, active), clock.Today);
            }
            name.MeansGroup(group.Id, group.Kind);
        }
    }

    private static List<PlanName> OpenUnits(WorkPlan plan) => plan.OpenNames.Where(n => UnitNameGuess.CollectiveOf(n.Name, n.Collective) is null).ToList();
}

/// <summary>Units whose name or another name is near a printed one.</summary>
internal static class NearUnits
{
    public static IReadOnlyList<(Unit Unit, double Likeness)> Of(string printed, IReadOnlyCollection<Unit> units)
    {
        var byName = units
            .SelectMany(u => u.AllNames.Select(n => (Name: n, Unit: u)))
            .GroupBy(x => x.Name, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.First().Unit, StringComparer.Ordinal);
        return [.. UnitNames.Suggest(printed, byName.Keys).Select(s => (Unit: byName[s.Name], s.Likeness)).DistinctBy(s => s.Unit.Id).Take(3)];
    }
}
