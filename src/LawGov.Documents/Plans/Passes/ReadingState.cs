using LawGov.Documents.Plans.Cover;
using LawGov.Documents.Plans.Lines;
using LawGov.Documents.Plans.Times;
using LawGov.Documents.Plans.Units;
using LawGov.Documents.Reading;

namespace LawGov.Documents.Plans.Passes;

/// <summary>What the passes know of a document while it is being read; each pass sets some of it.</summary>
internal sealed class ReadingState
{
    public ReadingState(SourceText source, UnitLexicon lexicon)
    {
        Source = source;
        Lexicon = lexicon;
        Notes = new UnitNoteFinder(lexicon);
        Front = new FrontMatter(Findings, Tables);
    }

    public SourceText Source { get; }

    public UnitLexicon Lexicon { get; }

    public UnitNoteFinder Notes { get; }

    public List<PlanFinding> Findings { get; } = [];

    public List<DocumentLine> Lines { get; } = [];

    /// <summary>Rows of tables of tasks, by their lines.</summary>
    public Dictionary<DocumentLine, TableRow> Tables { get; } = [];

    public FrontMatter Front { get; }

    /// <summary>The lines on which attachments begin.</summary>
    public List<int> Attached { get; set; } = [];

    /// <summary>First line of the body.</summary>
    public int Start { get; set; }

    /// <summary>The first attachment behind the body, or the end.</summary>
    public int To { get; set; }

    /// <summary>Behind the last line of the body; signature and remarks follow.</summary>
    public int End { get; set; }

    public List<ChapterDraft> Drafts { get; set; } = [];

    /// <summary>What parts the tasks.</summary>
    public MarkerKind TaskKind { get; set; }

    public ParsedPlanKind Kind { get; set; }

    public bool IsPlan => Kind is not (ParsedPlanKind.Other or ParsedPlanKind.AnnualReport or ParsedPlanKind.Notice);

    public PlanYears Period { get; set; } = new(null, null);

    public DeadlineReader Deadlines { get; set; } = new(new PlanYears(null, null), null);

    public Dictionary<TaskDraft, int> Ordinals { get; set; } = [];

    public List<ParsedChapter> Chapters { get; set; } = [];

    /// <summary>The next attachment behind a line, or the end.</summary>
    public int AttachmentBehind(int line) => Attached.FirstOrDefault(at => at > line, Lines.Count);
}
