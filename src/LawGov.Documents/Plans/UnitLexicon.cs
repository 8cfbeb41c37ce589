namespace LawGov.Documents.Plans;

/// <summary>The units an installation knows: their names and the other names that a person has confirmed for them.</summary>
public sealed class UnitLexicon
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    /// <summary>A lexicon of names and aliases.</summary>
    /// <param name="names">Names of the units.</param>
    /// <param name="aliases">Other name → name of the unit.</param>
    public UnitLexicon(IEnumerable<string> names, IEnumerable<KeyValuePair<string, string>>? aliases = null)
    {
        ArgumentNullException.ThrowIfNull(names);
        foreach (var (alias, name) in aliases ?? [])
            Add(alias, name);
        foreach (var name in names)
            Add(name, name);
    }

    /// <summary>A lexicon that knows nothing.</summary>
    public static UnitLexicon Empty { get; } = new([]);

    /// <summary>Whether it knows any name.</summary>
    public bool IsEmpty => _names.Count == 0;

    /// <summary>The units' names.</summary>
    public IEnumerable<string> Names => _names.Values.Distinct(StringComparer.Ordinal);

    /// <summary>
    /// The unit a printed name stands for, by name or confirmed alias; null where it is unknown. Spaces and the width of punctuation make no
    /// difference.
    /// </summary>
    public string? Find(string printed)
    {
        ArgumentNullException.ThrowIfNull(printed);
        return _names.GetValueOrDefault(NormalizedText.Fold(printed));
    }

    /// <summary>Whether a plain form is a name or alias.</summary>
    internal bool Knows(string folded) => _names.ContainsKey(folded);

    private void Add(string spelling, string name)
    {
        var folded = NormalizedText.Fold(spelling ?? "");
        if (folded.Length > 0)
            _names[folded] = name;
    }
}
