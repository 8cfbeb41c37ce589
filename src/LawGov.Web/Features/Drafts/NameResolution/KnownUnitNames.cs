using LawGov.Data;
using LawGov.Documents.Plans;
using LawGov.Domain.Plans;
using LawGov.Domain.Units;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Drafts.NameResolution;

/// <summary>The units and collectives of the district as a reader of documents needs them.</summary>
public sealed class KnownUnitNames(LawGovDb db)
{
    public async Task<UnitNameTable> ReadAsync(CancellationToken ct) =>
        new(
            await db.Units.AsNoTracking().Where(u => u.IsActive).OrderBy(u => u.SortOrder).ToListAsync(ct),
            await db.UnitGroups.AsNoTracking().OrderBy(g => g.Name).ToListAsync(ct)
        );
}

/// <summary>What a printed name means without asking anybody: only an exact name or a confirmed alias counts.</summary>
public sealed class UnitNameTable
{
    private readonly Dictionary<string, Unit> _units;
    private readonly Dictionary<string, UnitGroup> _groups;
    private readonly UnitLexicon _collectives;

    public UnitNameTable(IReadOnlyList<Unit> units, IReadOnlyList<UnitGroup> groups)
    {
        Units = units;
        Groups = groups;
        _units = units.ToDictionary(u => u.Name, StringComparer.Ordinal);
        _groups = groups.ToDictionary(g => g.Name, StringComparer.Ordinal);
        Lexicon = new UnitLexicon(_units.Keys, units.SelectMany(u => u.AllNames.Select(alias => KeyValuePair.Create(alias, u.Name))));
        _collectives = new UnitLexicon(_groups.Keys);
    }

    /// <summary>In the official order.</summary>
    public IReadOnlyList<Unit> Units { get; }

    public IReadOnlyList<UnitGroup> Groups { get; }

    public UnitLexicon Lexicon { get; }

    public Unit? UnitOf(string printed) => Lexicon.Find(printed) is { } name ? _units[name] : null;

    public UnitGroup? GroupOf(string printed) => _collectives.Find(printed) is { } name ? _groups[name] : null;

    /// <summary>Settles every open name that is exactly a collective's or a unit's.</summary>
    public void Settle(WorkPlan plan)
    {
        foreach (var name in plan.OpenNames.ToList())
        {
            if (GroupOf(name.Name) is { } group)
                name.MeansGroup(group.Id, group.Kind);
            else if (UnitOf(name.Name) is { } unit)
                name.MeansUnit(unit.Id);
        }
    }
}
