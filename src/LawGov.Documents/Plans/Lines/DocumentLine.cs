using LawGov.Documents.Reading;

namespace LawGov.Documents.Plans.Lines;

/// <summary>A line of the source while it is being read.</summary>
internal sealed class DocumentLine(SourceLine source)
{
    public SourceLine Source { get; } = source;

    public int Number => Source.Number;

    public NormalizedText NormalizedText { get; } = NormalizedText.Of(source.Text);

    public string Text => NormalizedText.Text;

    public Marker Marker { get; set; }

    /// <summary>What it was read as; null until it is settled.</summary>
    public LineRole? Role { get; set; }

    /// <summary>The task it belongs to.</summary>
    public TaskDraft? Task { get; set; }

    public bool IsBlank => NormalizedText.Length == 0;
}
