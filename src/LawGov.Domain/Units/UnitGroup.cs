namespace LawGov.Domain.Units;

/// <summary>A collective (集合单位) as documents name it, with members from a day to a day. Expanded when read, never by copying rows.</summary>
public sealed class UnitGroup : Entity
{
    /// <summary>Longest name, in characters.</summary>
    public const int NameLength = 100;

    private readonly List<UnitGroupMember> _members = [];

    private UnitGroup() { }

    /// <summary>A collective without members.</summary>
    public UnitGroup(string name, CollectiveKind kind)
    {
        Name = name;
        Kind = kind;
    }

    /// <summary>As printed: 各乡镇（街道）.</summary>
    public string Name { get; private set; } = "";

    /// <summary>How it is to be understood.</summary>
    public CollectiveKind Kind { get; private set; }

    /// <summary>Past and present members.</summary>
    public IReadOnlyList<UnitGroupMember> Members => _members;

    /// <summary>Who belongs to it on a day.</summary>
    public IEnumerable<Guid> MembersOn(DateOnly day) => _members.Where(m => m.From <= day && (m.Until is null || m.Until >= day)).Select(m => m.UnitId);

    /// <summary>Changes how the collective is understood.</summary>
    public void SetKind(CollectiveKind kind) => Kind = kind;

    /// <summary>Makes exactly these units the members from a day on; who leaves keeps the membership up to the day before.</summary>
    public void SetMembers(IEnumerable<Guid> unitIds, DateOnly from)
    {
        var wanted = unitIds.ToHashSet();
        _members.RemoveAll(m => m.From > from || (m.From == from && !wanted.Contains(m.UnitId)));
        foreach (var member in _members.Where(m => m.Until is null || m.Until >= from))
            member.LeaveOn(wanted.Contains(member.UnitId) ? null : from.AddDays(-1));
        var present = _members.Where(m => m.Until is null).Select(m => m.UnitId).ToHashSet();
        foreach (var unitId in wanted.Where(u => !present.Contains(u)))
            _members.Add(new UnitGroupMember(Id, unitId, from));
        Touch();
    }
}

/// <summary>A unit's membership in a collective, both days included.</summary>
public sealed class UnitGroupMember
{
    private UnitGroupMember() { }

    internal UnitGroupMember(Guid unitGroupId, Guid unitId, DateOnly from)
    {
        UnitGroupId = unitGroupId;
        UnitId = unitId;
        From = from;
    }

    /// <summary>Identity.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>The collective.</summary>
    public Guid UnitGroupId { get; private set; }

    /// <summary>The member.</summary>
    public Guid UnitId { get; private set; }

    /// <summary>First day.</summary>
    public DateOnly From { get; private set; }

    /// <summary>Last day; none while it is a member.</summary>
    public DateOnly? Until { get; private set; }

    internal void LeaveOn(DateOnly? until) => Until = until;
}
