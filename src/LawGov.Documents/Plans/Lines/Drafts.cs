using LawGov.Documents.Plans.Units;

namespace LawGov.Documents.Plans.Lines;

/// <summary>A task while it is being read.</summary>
internal sealed class TaskDraft
{
    public int? Number { get; set; }

    public List<(DocumentLine Line, string Raw)> Pieces { get; } = [];

    /// <summary>The number stood without a mark.</summary>
    public bool LostMark { get; set; }

    /// <summary>The unit note was read; what follows belongs to no body.</summary>
    public bool IsClosed { get; set; }

    /// <summary>It only states aims: its text is introduction, its number counts in the order.</summary>
    public bool IsAim { get; set; }

    /// <summary>Somebody is named in it.</summary>
    public bool NamesUnits { get; set; }

    /// <summary>The note of a heading above, or of an attached list, that holds for it where it has none of its own.</summary>
    public (string Note, string Of)? Inherited { get; set; }

    /// <summary>The task of an attached list that repeats it, and the list's name.</summary>
    public (TaskDraft Task, string Of)? Listed { get; set; }

    /// <summary>A heading above that says until when.</summary>
    public string? InheritedTime { get; set; }

    /// <summary>The unit note breaks off in the middle of its list: the next line belongs to it.</summary>
    public bool GoesOn { get; set; }

    /// <summary>Cells of a table's row that name units, persons and deadlines.</summary>
    public List<TableField> Fields { get; } = [];

    /// <summary>A cell names units, persons or a time.</summary>
    public bool HasFields => Fields.Any(f => f.Field != NoteField.Other);

    /// <summary>The last line that added to it, 0 where the pieces say so.</summary>
    public int LastLine { get; set; }

    public int Line => Pieces[0].Line.Number;
}

/// <summary>A section while it is being read.</summary>
internal sealed class SectionDraft
{
    public int? Number { get; set; }

    public string? Printed { get; set; }

    public string Title { get; set; } = "";

    /// <summary>The note of the heading, which holds for the tasks below it.</summary>
    public string? Note { get; set; }

    /// <summary>The heading taken as the task itself, until tasks appear below it.</summary>
    public TaskDraft? TitleTask { get; set; }

    /// <summary>It stands below a section, or has no numeral: it is not counted.</summary>
    public bool IsUncounted { get; set; }

    /// <summary>The group of a table that it stands for.</summary>
    public string? Group { get; set; }

    public DocumentLine? Line { get; set; }

    public List<string> Intro { get; } = [];

    public List<TaskDraft> Tasks { get; } = [];
}

/// <summary>A chapter while it is being read.</summary>
internal sealed class ChapterDraft
{
    public int? Number { get; set; }

    public string Title { get; set; } = "";

    /// <summary>The note of the heading, which holds for the tasks below it.</summary>
    public string? Note { get; set; }

    /// <summary>It has no numeral and is not counted.</summary>
    public bool IsUncounted { get; set; }

    public DocumentLine? Line { get; set; }

    public List<string> Intro { get; } = [];

    public List<SectionDraft> Sections { get; } = [];
}
