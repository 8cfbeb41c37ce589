using LawGov.Documents.Plans.Findings;
using LawGov.Documents.Reading;

namespace LawGov.Documents.Plans.Passes;

/// <summary>One reading of one document: all passes in their order.</summary>
internal static class PlanReading
{
    public static ParsedPlan Read(SourceText source, UnitLexicon lexicon)
    {
        var state = new ReadingState(source, lexicon);
        foreach (var (_, run) in PlanPasses.All)
            run(state);
        var lines = PlanAssembly.Lines(state);
        return new ParsedPlan
        {
            Source = source.FileName,
            Title = state.Front.Title,
            DocumentNumber = state.Front.DocumentNumber,
            IssuingBodies = state.Front.IssuingBodies,
            IssuedOn = state.Front.IssuedOn,
            PublishedOn = state.Front.PublishedOn,
            Period = state.Period,
            Kind = state.Kind,
            Chapters = state.Chapters,
            Lines = lines,
            Findings = GatheredFindings.Of(state.Findings),
        };
    }
}
