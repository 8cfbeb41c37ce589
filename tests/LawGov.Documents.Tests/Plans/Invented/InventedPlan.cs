using System.Text;
using LawGov.Documents.Plans;
using LawGov.Documents.Reading;

namespace LawGov.Documents.Tests.Plans.Invented;

/// <summary>A document as an invented district might have written it, and how a careful clerk reads it.</summary>
/// <param name="Name">What is unusual about it.</param>
/// <param name="Text">The document.</param>
/// <param name="Reading">The clerk's reading, in the lines of <see cref="PlanLines"/>; … in the text of a task stands for any characters.</param>
public sealed record InventedPlan(string Name, string Text, string Reading)
{
    /// <summary>The text, or a page where it begins with a tag.</summary>
    public SourceText Source => Text.StartsWith('<') ? DocumentReader.Read("方案.html", Encoding.UTF8.GetBytes(Text)) : SourceText.FromText(Text);

    /// <summary>Findings that must appear, because nothing is guessed silently.</summary>
    public IReadOnlyList<FindingCode> Findings { get; init; } = [];

    public override string ToString() => Name;
}
