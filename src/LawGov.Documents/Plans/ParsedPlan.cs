namespace LawGov.Documents.Plans;

/// <summary>What was read from a document, with every doubt named. Nothing in it is final: a person checks it.</summary>
public sealed record ParsedPlan
{
    /// <summary>Name of the file it came from; empty for pasted text.</summary>
    public required string Source { get; init; }

    /// <summary>Title of the plan itself, not of the notice that issues it; empty where none was found.</summary>
    public required string Title { get; init; }

    /// <summary>发文字号 as printed.</summary>
    public string? DocumentNumber { get; init; }

    /// <summary>The organs that issue it, as printed.</summary>
    public IReadOnlyList<string> IssuingBodies { get; init; } = [];

    /// <summary>成文日期, or the date of the signature.</summary>
    public DateOnly? IssuedOn { get; init; }

    /// <summary>发布日期.</summary>
    public DateOnly? PublishedOn { get; init; }

    /// <summary>The years the plan covers.</summary>
    public PlanYears Period { get; init; } = new(null, null);

    /// <summary>What kind of document it is. An annual report and any other page have no tasks.</summary>
    public ParsedPlanKind Kind { get; init; }

    /// <summary>The outline. A plan without chapters has one chapter whose ordinal is null and whose title is empty.</summary>
    public IReadOnlyList<ParsedChapter> Chapters { get; init; } = [];

    /// <summary>What a person must look at, in the order of the document.</summary>
    public IReadOnlyList<PlanFinding> Findings { get; init; } = [];

    /// <summary>What became of each line of the source: exactly one entry per line, in order.</summary>
    public IReadOnlyList<LineReading> Lines { get; init; } = [];

    /// <summary>All tasks in the order of the document.</summary>
    public IEnumerable<ParsedTask> Tasks => Chapters.SelectMany(c => c.Sections).SelectMany(s => s.Tasks);
}

/// <summary>First and last year of a plan, where stated.</summary>
public sealed record PlanYears(int? From, int? To);

/// <summary>Kinds of documents an importer meets.</summary>
public enum ParsedPlanKind
{
    /// <summary>No plan that could be recognised.</summary>
    Other,

    /// <summary>实施方案, 实施纲要, 规划.</summary>
    ImplementationPlan,

    /// <summary>年度工作计划, 工作要点.</summary>
    AnnualWorkPlan,

    /// <summary>示范创建方案.</summary>
    DemonstrationScheme,

    /// <summary>年度报告, 情况报告, 总结: not a plan.</summary>
    AnnualReport,

    /// <summary>A notice whose plan or list is a file apart.</summary>
    Notice,
}

/// <summary>A chapter (一、).</summary>
public sealed record ParsedChapter
{
    /// <summary>As it must be: 一, 二. Null where tasks stand under no chapter.</summary>
    public string? Ordinal { get; init; }

    /// <summary>As printed.</summary>
    public string Title { get; init; } = "";

    /// <summary>Line of the heading, from 1; 0 without one.</summary>
    public int Line { get; init; }

    /// <summary>Paragraphs before the first section or task that are no task themselves.</summary>
    public string? Intro { get; init; }

    /// <summary>The sections. Tasks right under the chapter stand in one whose ordinal is null and whose title is empty.</summary>
    public IReadOnlyList<ParsedSection> Sections { get; init; } = [];
}

/// <summary>A section ((一)).</summary>
public sealed record ParsedSection
{
    /// <summary>As it must be: (一). Null where tasks stand right under a chapter.</summary>
    public string? Ordinal { get; init; }

    /// <summary>What the source has, where that is damaged.</summary>
    public string? OrdinalAsPrinted { get; init; }

    /// <summary>As printed.</summary>
    public string Title { get; init; } = "";

    /// <summary>Line of the heading, from 1; 0 without one.</summary>
    public int Line { get; init; }

    /// <summary>Paragraphs under the heading that are no task.</summary>
    public string? Intro { get; init; }

    /// <summary>The tasks.</summary>
    public IReadOnlyList<ParsedTask> Tasks { get; init; } = [];
}

/// <summary>A task as the document has it.</summary>
public sealed record ParsedTask
{
    /// <summary>Place among the tasks of the plan, from 1; what findings refer to.</summary>
    public int Ordinal { get; init; }

    /// <summary>The printed number; null where it has none.</summary>
    public int? Number { get; init; }

    /// <summary>A short title made from the opening, at most 30 characters.</summary>
    public string Title { get; init; } = "";

    /// <summary>The requirement, verbatim: without the number and without the unit note. Paragraphs are parted by line feeds.</summary>
    public string Text { get; init; } = "";

    /// <summary>The unit note, verbatim; null where there is none.</summary>
    public string? UnitNote { get; init; }

    /// <summary>Leads in the order of the text, collectives among them.</summary>
    public IReadOnlyList<string> LeadUnits { get; init; } = [];

    /// <summary>Responsible and supporting units in the order of the text, collectives among them.</summary>
    public IReadOnlyList<string> ResponsibleUnits { get; init; } = [];

    /// <summary>Those of <see cref="ResponsibleUnits"/> that the document only asks to support (配合, 参加).</summary>
    public IReadOnlyList<string> SupportingUnits { get; init; } = [];

    /// <summary>Persons named as answerable (责任领导, 责任人); no units.</summary>
    public IReadOnlyList<string> Persons { get; init; } = [];

    /// <summary>The collectives among the units, and an open 等.</summary>
    public IReadOnlyList<ParsedCollective> Collectives { get; init; } = [];

    /// <summary>Several units without a lead, each for its own part (按职责分工负责).</summary>
    public bool SharedDuty { get; init; }

    /// <summary>Stated deadlines.</summary>
    public IReadOnlyList<ParsedDeadline> Deadlines { get; init; } = [];

    /// <summary>Stated figures to reach.</summary>
    public IReadOnlyList<ParsedTarget> Targets { get; init; } = [];

    /// <summary>Stated recurring duties.</summary>
    public IReadOnlyList<ParsedRecurrence> Recurring { get; init; } = [];

    /// <summary>First line, from 1.</summary>
    public int Line { get; init; }

    /// <summary>Last line, the unit note included.</summary>
    public int EndLine { get; init; }

    /// <summary>The first 20 characters of the requirement.</summary>
    public string StartsWith => Text.Length <= 20 ? Text : Text[..20];

    /// <summary>The last 15 characters of the requirement.</summary>
    public string EndsWith => Text.Length <= 15 ? Text : Text[^15..];
}

/// <summary>A collective as printed and how it is to be understood.</summary>
public sealed record ParsedCollective(string Name, ParsedCollectiveKind Kind);

/// <summary>How a collective is to be understood.</summary>
public enum ParsedCollectiveKind
{
    /// <summary>Every unit of a kind: 各乡镇（街道）.</summary>
    All,

    /// <summary>Those whom it concerns: 区政府有关部门.</summary>
    Relevant,

    /// <summary>The named ones and others: …等部门.</summary>
    OpenEnded,
}
