namespace LawGov.Documents.Comparing;

/// <summary>How alike two texts must be to count as one duty, measured on documents of both kinds.</summary>
/// <param name="Enough">From this on the texts alone say that it is one duty.</param>
/// <param name="Faint">From this on heading and units must say it too.</param>
/// <param name="FaintScore">What text, number, heading and units must reach together.</param>
/// <param name="Contained">How much of a part must stand in the whole for a split or a merge.</param>
/// <param name="OnlyThere">How much of a part must stand in the whole and in no other part of it.</param>
public sealed record AlignmentDemands(double Enough, double Faint, double FaintScore, double Contained, double OnlyThere)
{
    /// <summary>One document and its revision: most of the wording stays.</summary>
    public static AlignmentDemands Revision { get; } = new(0.34, 0.22, 0.32, 0.5, 0.4);

    /// <summary>An upper document and what a district made of it: other words, other units, coarser or finer tasks.</summary>
    public static AlignmentDemands Adoption { get; } = new(0.2, 0.14, 0.2, 0.3, 0.2);
}
