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

    /// <summary>What it was read as; null until a pass settles it.</summary>
    public LineRole? Role { get; private set; }

    /// <summary>Which passes read it as what, in order.</summary>
    public IReadOnlyList<LineStep> Trail => _trail;

    private readonly List<LineStep> _trail = [];

    /// <summary>Settles what it is, and keeps who did.</summary>
    /// <param name="role">The role; null gives it back to the passes that follow.</param>
    /// <param name="pass">The pass.</param>
    /// <param name="why">Where it was settled already: why this pass overrules, in words for a person.</param>
    public void ReadAs(LineRole? role, Pass pass, string? why = null)
    {
        if (Role == role)
            return;
        _trail.Add(new LineStep(Role, role, pass, why));
        Role = role;
    }

    /// <summary>It is nothing but the name of a unit, below an item of a list: a note, not a signature.</summary>
    public bool IsBareUnit { get; set; }

    /// <summary>The task it belongs to.</summary>
    public TaskDraft? Task { get; set; }

    public bool IsBlank => NormalizedText.Length == 0;
}

/// <summary>One step of a line's reading.</summary>
/// <param name="Before">What it was.</param>
/// <param name="Role">What it became.</param>
/// <param name="Pass">By which pass.</param>
/// <param name="Why">Why, where it was something else before.</param>
internal sealed record LineStep(LineRole? Before, LineRole? Role, Pass Pass, string? Why)
{
    /// <summary>It took the place of another role without a reason.</summary>
    public bool IsUnexplained => Before is not null && Why is null;
}
