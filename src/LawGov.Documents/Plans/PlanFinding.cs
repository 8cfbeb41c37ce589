namespace LawGov.Documents.Plans;

/// <summary>Something a person should look at.</summary>
/// <param name="Code">What it is about.</param>
/// <param name="Line">Line of the source, from 1; 0 where it concerns the whole document.</param>
/// <param name="Message">A Chinese sentence for the check screen.</param>
/// <param name="Suggestion">What the reader took, or proposes; null where it has no proposal.</param>
public sealed record PlanFinding(FindingCode Code, int Line, string Message, string? Suggestion = null)
{
    /// <summary>The task concerned (<see cref="ParsedTask.Ordinal"/>); null where it concerns none.</summary>
    public int? Task { get; init; }

    /// <summary>All tasks it speaks of, where several are doubted for the same reason; else empty.</summary>
    public IReadOnlyList<int> Tasks { get; init; } = [];

    /// <summary>All lines it speaks of, where they are several; else empty.</summary>
    public IReadOnlyList<int> Lines { get; init; } = [];

    /// <summary>The words concerned, exactly as in the source, so that a screen can mark them.</summary>
    public string? Subject { get; init; }

    /// <summary>Ready-made answers, best first.</summary>
    public IReadOnlyList<string> Proposals { get; init; } = [];
}

/// <summary>What findings are about. Stable names: screens and stored drafts use them.</summary>
public enum FindingCode
{
    /// <summary>The document is no plan; no tasks were taken from it.</summary>
    NotAPlan,

    /// <summary>No title, or one that was guessed.</summary>
    TitleGuessed,

    /// <summary>The document number has lost its prefix, a bracket or figures.</summary>
    DocumentNumberIncomplete,

    /// <summary>A date has lost characters.</summary>
    DateDamaged,

    /// <summary>The page and the signature name days of issue far apart.</summary>
    DatesDiffer,

    /// <summary>A heading was parted from its body, or joined, by guess.</summary>
    HeadingGuessed,

    /// <summary>The numeral of a heading is damaged and was restored by order.</summary>
    HeadingNumeralRestored,

    /// <summary>A number is left out.</summary>
    NumberMissing,

    /// <summary>A number occurs again.</summary>
    NumberRepeated,

    /// <summary>The number has lost its mark.</summary>
    NumberWithoutMark,

    /// <summary>Two units without a separator were parted.</summary>
    UnitsRunTogether,

    /// <summary>A name that is not among the known units.</summary>
    UnitUnknown,

    /// <summary>A name that looks like no unit.</summary>
    UnitDoubtful,

    /// <summary>A bracket of the unit note is lost.</summary>
    UnitNoteDamaged,

    /// <summary>Units are named and none leads.</summary>
    LeadMissing,

    /// <summary>Parts of one task have leads of their own; all of them were taken for the whole.</summary>
    LeadsOfParts,

    /// <summary>An attached list names other units or times for the task than the text.</summary>
    ListDiffers,

    /// <summary>The task names no unit while others do.</summary>
    UnitsMissing,

    /// <summary>A collective whose members somebody must name.</summary>
    CollectiveUnresolved,

    /// <summary>The day of a deadline follows from the document's year.</summary>
    DeadlineInferred,

    /// <summary>A paragraph of aims or principles was taken as a task.</summary>
    PerhapsNotATask,

    /// <summary>A paragraph that was not taken as a task says until when something is to be done.</summary>
    PerhapsATask,

    /// <summary>A time in a task that no rule gives a meaning: it was not taken for a deadline.</summary>
    TimeUnclear,

    /// <summary>A sentence in a unit note says something of other tasks too, and was not read.</summary>
    RemarkInNote,

    /// <summary>The plan names no units and no numbers: paragraphs were taken as tasks.</summary>
    ParagraphsTakenAsTasks,

    /// <summary>A line that found no place.</summary>
    UnreadLine,
}

/// <summary>What became of a line.</summary>
/// <param name="Line">Its number, from 1.</param>
/// <param name="Role">What it was read as.</param>
/// <param name="Task">The task it belongs to (<see cref="ParsedTask.Ordinal"/>); null where it belongs to none.</param>
public sealed record LineReading(int Line, LineRole Role, int? Task = null)
{
    /// <summary>Why it was read so, the last reason first; a line of several pieces has those of its first.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];
}

/// <summary>What a line can be.</summary>
public enum LineRole
{
    Blank,

    /// <summary>Navigation, buttons, site footer.</summary>
    PagePart,

    /// <summary>Labels and values about the document, its number, signature and dates.</summary>
    Metadata,

    /// <summary>The notice that issues the plan.</summary>
    Cover,

    Title,
    ChapterHeading,
    SectionHeading,

    /// <summary>A paragraph that belongs to the plan and is no task: opening, chapter introduction, closing.</summary>
    Intro,

    Task,
    UnitNote,
    TableHeader,

    /// <summary>Attachments named, remarks, footnotes.</summary>
    Note,

    /// <summary>Running text of a document that is no plan.</summary>
    Prose,

    Unread,
}
