using LawGov.Documents.Plans.Units;

namespace LawGov.Documents.Plans.Lines;

/// <summary>
/// Lines that are nothing but the name of one unit, below the items of a list: they are its unit notes, where most items have one.
/// </summary>
internal static class BareUnitLines
{
    private const int Longest = 30;

    private const int FewestLines = 2;

    public static void Apply(IReadOnlyList<DocumentLine> lines, UnitNoteFinder notes)
    {
        var open = lines.Where(l => l is { Role: null, IsBlank: false, Source.Cells: null }).ToList();
        var (items, found) = (0, new List<DocumentLine>());
        for (var i = 0; i + 1 < open.Count; i++)
        {
            if (open[i].Marker.Kind is not (MarkerKind.Arabic or MarkerKind.ArabicBracket or MarkerKind.Section or MarkerKind.Circled or MarkerKind.Bullet))
                continue;
            items++;
            if (
                open[i + 1] is { Marker.Kind: MarkerKind.None, Text.Length: >= 3 and <= Longest } below
                && below.Text.AsSpan().IndexOfAny("。:;") < 0
                && notes.NamesOnlyUnits(below.NormalizedText)
                && !notes.IsNote(below.NormalizedText)
            )
                found.Add(below);
        }
        if (found.Count < FewestLines || found.Count * 2 < items - Noted(open, notes))
            return;
        foreach (var line in found)
        {
            line.IsBareUnit = true;
            notes.TakeBare(line.Source.Text);
        }
    }

    private static int Noted(List<DocumentLine> open, UnitNoteFinder notes) => open.Count(l => notes.IsNote(l.NormalizedText));
}
