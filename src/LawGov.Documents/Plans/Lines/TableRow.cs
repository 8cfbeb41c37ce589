using LawGov.Documents.Plans.Units;

namespace LawGov.Documents.Plans.Lines;

/// <summary>What a row of a table is.</summary>
internal enum TableRowKind
{
    Header,

    /// <summary>One cell across the table: a heading between rows.</summary>
    Heading,
    Task,

    /// <summary>More units or text for the row above.</summary>
    Continuation,

    /// <summary>The rest of a row that is broken over lines.</summary>
    Rest,
    Empty,
}

/// <summary>A row of a table of tasks.</summary>
internal sealed record TableRow(TableRowKind Kind)
{
    public int? Number { get; init; }

    public string Body { get; init; } = "";

    /// <summary>The group the row stands in, by columns that repeat over rows.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>The cells that name units, persons and deadlines.</summary>
    public IReadOnlyList<TableField> Fields { get; init; } = [];
}

/// <summary>A cell with what its column holds.</summary>
internal sealed record TableField(NoteField Field, string Header, string Text);
