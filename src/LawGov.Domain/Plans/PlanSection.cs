namespace LawGov.Domain.Plans;

/// <summary>A chapter (章) or a section (节) of a plan.</summary>
public sealed class PlanSection
{
    /// <summary>Longest title and printed ordinal, in characters.</summary>
    public const int TitleLength = 200,
        OrdinalTextLength = 20;

    private PlanSection() { }

    internal PlanSection(Guid planId, Guid? chapterId, SectionLevel level, int ordinal, string ordinalText, string title)
    {
        PlanId = planId;
        ChapterId = chapterId;
        Level = level;
        Ordinal = ordinal;
        OrdinalText = ordinalText;
        Title = title;
    }

    /// <summary>Identity.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>The plan.</summary>
    public Guid PlanId { get; private set; }

    /// <summary>The chapter a section stands in; none for a chapter.</summary>
    public Guid? ChapterId { get; private set; }

    /// <summary>Chapter or section.</summary>
    public SectionLevel Level { get; private set; }

    /// <summary>Order in the plan.</summary>
    public int Ordinal { get; private set; }

    /// <summary>As printed: 一, (三).</summary>
    public string OrdinalText { get; private set; } = "";

    /// <summary>Title.</summary>
    public string Title { get; private set; } = "";

    /// <summary>Whether a revision left it out; tasks that were dropped with it still stand in it.</summary>
    public bool IsDropped { get; private set; }

    /// <summary>Heading as a reader sees it: 一、标题 or （三）标题.</summary>
    public string Heading =>
        OrdinalText.Length == 0 ? Title
        : Level == SectionLevel.Chapter ? $"{OrdinalText}、{Title}"
        : $"{OrdinalText}{Title}";

    internal void Place(Guid? chapterId, int ordinal, bool isDropped)
    {
        ChapterId = chapterId;
        Ordinal = ordinal;
        IsDropped = isDropped;
    }

    internal void Rename(string ordinalText, string title)
    {
        OrdinalText = ordinalText;
        Title = title;
    }

    internal void SetLevel(SectionLevel level) => Level = level;

    internal void Place(Guid? chapterId, int ordinal)
    {
        ChapterId = chapterId;
        Ordinal = ordinal;
    }
}
