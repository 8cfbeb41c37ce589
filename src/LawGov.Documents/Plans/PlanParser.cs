using LawGov.Documents.Plans.Passes;
using LawGov.Documents.Reading;

namespace LawGov.Documents.Plans;

/// <summary>Turns a document into a plan by rules. It never throws for what a document contains, and it never loses a line silently.</summary>
public static class PlanParser
{
    /// <summary>Reads a plan.</summary>
    /// <param name="source">The text.</param>
    /// <param name="known">Units the installation knows; they decide where names run together, and unknown names become findings.</param>
    public static ParsedPlan Parse(SourceText source, UnitLexicon? known = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        return PlanReading.Read(source, known ?? UnitLexicon.Empty);
    }
}
