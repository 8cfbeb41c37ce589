namespace LawGov.Documents.Tests.Plans;

/// <summary>The varieties a plan document comes in: the rows of docs/forms.md. Each test of the reader names its row.</summary>
internal static class FormRows
{
    /// <summary>Name of the trait.</summary>
    public const string Row = "Form";

    public const string Punctuation = "punctuation";

    public const string TaskNumbers = "task-numbers";

    public const string SectionNumerals = "section-numerals";

    public const string Headings = "headings";

    public const string NoteBrackets = "note-brackets";

    public const string NoteLabels = "note-labels";

    public const string NotePhrases = "note-phrases";

    public const string FirstLeads = "first-leads";

    public const string BareLists = "bare-lists";

    public const string Separators = "separators";

    public const string RunTogether = "run-together";

    public const string AndOthers = "and-others";

    public const string Collectives = "collectives";

    public const string Aliases = "aliases";

    public const string Tables = "tables";

    public const string Deadlines = "deadlines";

    public const string Targets = "targets";

    public const string DamagedDates = "damaged-dates";

    public const string CoverAndPageParts = "cover-and-page-parts";

    public const string Traditional = "traditional";

    public const string Paragraphs = "paragraphs";

    public const string NoPlan = "no-plan";

    public const string HostileInput = "hostile-input";

    /// <summary>What the rows leave out.</summary>
    public const string Unusual = "unusual";

    public static IReadOnlyList<string> All { get; } =
    [
        Punctuation,
        TaskNumbers,
        SectionNumerals,
        Headings,
        NoteBrackets,
        NoteLabels,
        NotePhrases,
        FirstLeads,
        BareLists,
        Separators,
        RunTogether,
        AndOthers,
        Collectives,
        Aliases,
        Tables,
        Deadlines,
        Targets,
        DamagedDates,
        CoverAndPageParts,
        Traditional,
        Paragraphs,
        NoPlan,
        HostileInput,
        Unusual,
    ];
}
