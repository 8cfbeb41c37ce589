namespace LawGov.Web.Features.Shared;

/// <summary>How long scripts wait, in milliseconds. The layout writes it on the body, where js/autosave.js reads it; only tests set other values.</summary>
public sealed class PageDelays
{
    /// <summary>From the last change of a form until its draft is saved.</summary>
    public int SaveQuietMs { get; set; } = 5000;

    /// <summary>The longest time a form is changed without being saved.</summary>
    public int SaveLongestMs { get; set; } = 20_000;

    /// <summary>Between attempts to save, one after the other; the last counts for all that follow.</summary>
    public IReadOnlyList<int> SaveRetryMs { get; set; } = [5000, 10_000, 20_000, 30_000];
}
