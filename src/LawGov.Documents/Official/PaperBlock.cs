using System.Text.Json.Serialization;

namespace LawGov.Documents.Official;

/// <summary>One block of a paper.</summary>
[JsonDerivedType(typeof(PaperHeading), "heading")]
[JsonDerivedType(typeof(PaperParagraph), "paragraph")]
[JsonDerivedType(typeof(PaperTable), "table")]
public abstract record PaperBlock
{
    /// <summary>A name that stays the same when the paper is composed again, so that an edited text finds its place. Null: not editable.</summary>
    public string? Key { get; init; }
}

/// <summary>A heading of level 1 to 4 (7.3.3): 一、黑体 · （一）楷体 · 1. and （1）仿宋.</summary>
/// <param name="Level">1 to 4.</param>
/// <param name="Text">Text with its printed number.</param>
public sealed record PaperHeading(int Level, string Text) : PaperBlock;

/// <summary>A body paragraph, first line indented by two characters (7.3.3). A line break in the text begins a new paragraph.</summary>
/// <param name="Text">Plain text, without the number of <see cref="ItemNumber"/>.</param>
public sealed record PaperParagraph(string Text) : PaperBlock
{
    /// <summary>Printed as 1. 2. 3. before the text; null for a paragraph that is no item of a list. A list begins with 1.</summary>
    public int? ItemNumber { get; init; }

    /// <summary>The text as it is printed, number included.</summary>
    [JsonIgnore]
    public string PrintedText => ItemNumber is { } number ? ChineseNumber.Heading(3, number) + Text : Text;
}

/// <summary>A table as wide as the type area; its header row repeats on every page.</summary>
/// <param name="Columns">At least one column.</param>
/// <param name="Rows">Rows of as many texts as there are columns.</param>
public sealed record PaperTable(IReadOnlyList<PaperColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows) : PaperBlock
{
    /// <summary>Printed centred above the table, null for none.</summary>
    public string? Caption { get; init; }

    /// <summary>Printed below the table (注：…), null for none.</summary>
    public string? Note { get; init; }
}

/// <summary>A column of a <see cref="PaperTable"/>.</summary>
/// <param name="Header">Header text.</param>
/// <param name="Weight">Share of the width against the other columns, greater than zero.</param>
/// <param name="Alignment">How cells stand; headers are always centred.</param>
public sealed record PaperColumn(string Header, double Weight, PaperAlignment Alignment = PaperAlignment.Left);

/// <summary>How the texts of a column stand.</summary>
public enum PaperAlignment
{
    /// <summary>Flush left: running text.</summary>
    Left,

    /// <summary>Centred: numbers of items, dates, single words.</summary>
    Center,

    /// <summary>Flush right: quantities.</summary>
    Right,
}
