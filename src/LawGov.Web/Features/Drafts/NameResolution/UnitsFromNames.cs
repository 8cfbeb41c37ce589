using System.Globalization;
using LawGov.Domain.Units;

namespace LawGov.Web.Features.Drafts.NameResolution;

/// <summary>Makes units out of names: codes not used yet, places at the end of the official order.</summary>
internal sealed class UnitsFromNames
{
    private readonly HashSet<string> _codes;
    private int _order;
    private int _number;

    private UnitsFromNames(IReadOnlyCollection<Unit> present)
    {
        _codes = present.Select(u => u.Code).ToHashSet(StringComparer.OrdinalIgnoreCase);
        _order = present.Select(u => u.SortOrder).DefaultIfEmpty(0).Max();
    }

    public static UnitsFromNames After(IReadOnlyCollection<Unit> present) => new(present);

    public Unit Make(string name, UnitKind kind)
    {
        string code;
        do code = string.Create(CultureInfo.InvariantCulture, $"N{++_number:000}");
        while (!_codes.Add(code));
        return new Unit(code, name, name, kind, ++_order);
    }

    /// <summary>What a unit of that name most likely is; the administrator may correct it.</summary>
    public static UnitKind KindOf(string name) =>
        name[^1] switch
        {
            '乡' or '镇' or '道' => UnitKind.Township,
            _ => UnitKind.Department,
        };
}

/// <summary>What a name looks like before anybody settled it.</summary>
internal static class UnitNameGuess
{
    /// <summary>The kind of collective it looks like; none for a unit.</summary>
    public static CollectiveKind? CollectiveOf(string name, CollectiveKind? read)
    {
        if (read is not null)
            return read;
        if (name.Contains("有关", StringComparison.Ordinal) || name.Contains("相关", StringComparison.Ordinal))
            return CollectiveKind.Relevant;
        if (name.Contains("等部门", StringComparison.Ordinal) || name.Contains("等单位", StringComparison.Ordinal))
            return CollectiveKind.OpenEnded;
        return name.Contains('各') ? CollectiveKind.All : null;
    }

    /// <summary>Who most likely belongs to it: all townships to 各乡镇（街道）, all departments to 区政府各部门, nobody where somebody must be named.</summary>
    public static IEnumerable<Guid> MembersOf(string name, CollectiveKind kind, IEnumerable<Unit> units)
    {
        if (kind != CollectiveKind.All)
            return [];
        var townships = name.Contains('乡') || name.Contains('镇') || name.Contains('街');
        return units.Where(u => u.Kind == (townships ? UnitKind.Township : UnitKind.Department)).Select(u => u.Id);
    }
}
