namespace LawGov.Domain.Units;

/// <summary>A unit (单位) that can be named in a plan. It is switched off, never deleted: its history stays.</summary>
public sealed class Unit : Entity
{
    /// <summary>Longest code, name and list of aliases, in characters.</summary>
    public const int CodeLength = 20,
        NameLength = 100,
        AliasesLength = 500;

    private Unit() { }

    /// <summary>A unit in use.</summary>
    public Unit(string code, string name, string shortName, UnitKind kind, int sortOrder)
    {
        Code = code;
        Name = name;
        ShortName = shortName;
        Kind = kind;
        SortOrder = sortOrder;
    }

    /// <summary>The district's own code, unique.</summary>
    public string Code { get; private set; } = "";

    /// <summary>Full name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The name used in lists.</summary>
    public string ShortName { get; private set; } = "";

    /// <summary>Other names under which documents mention it, separated by 、.</summary>
    public string Aliases { get; private set; } = "";

    /// <summary>Initials of its name for typing in a picker.</summary>
    public string Initials { get; private set; } = "";

    /// <summary>What it is.</summary>
    public UnitKind Kind { get; private set; }

    /// <summary>Place in the official order; lists never sort by name, which databases order differently.</summary>
    public int SortOrder { get; private set; }

    /// <summary>Whether duties can be opened for it.</summary>
    public bool IsActive { get; private set; } = true;

    /// <summary>Whether it may be urged or named in a list of the late: off for courts, procuratorates, congresses and vertical bodies.</summary>
    public bool MaySupervise { get; private set; } = true;

    /// <summary>Whether the rule-of-law office is housed in it: its reports then need a second reviewer.</summary>
    public bool HostsOffice { get; private set; }

    /// <summary>
    /// Whether a decision on what concerns this unit needs a second person: the office is housed in it, it is the office itself, or the one who decides
    /// belongs to it.
    /// </summary>
    public bool NeedsSecondPerson(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return HostsOffice || Kind == UnitKind.RuleOfLawOffice || actor.UnitId == Id;
    }

    /// <summary>The names it is matched by.</summary>
    public IEnumerable<string> AllNames => Aliases.Split('、', StringSplitOptions.RemoveEmptyEntries).Prepend(ShortName).Prepend(Name).Distinct();

    /// <summary>Changes what is written about the unit.</summary>
    public void Describe(
        string code,
        string name,
        string shortName,
        UnitKind kind,
        int sortOrder,
        string aliases,
        string initials,
        bool maySupervise,
        bool hostsOffice
    )
    {
        Code = code;
        Name = name;
        ShortName = shortName;
        Kind = kind;
        SortOrder = sortOrder;
        Aliases = aliases;
        Initials = initials;
        MaySupervise = maySupervise;
        HostsOffice = hostsOffice;
    }

    /// <summary>Remembers another name of the unit, as a person confirmed it; a name it already has changes nothing.</summary>
    public void AddAlias(string alias)
    {
        if (!AllNames.Contains(alias, StringComparer.Ordinal))
            Aliases = Aliases.Length == 0 ? alias : Aliases + "、" + alias;
    }

    /// <summary>Takes the unit out of use or back into it.</summary>
    public void SetActive(bool isActive) => IsActive = isActive;
}
