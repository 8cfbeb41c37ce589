using System.Globalization;

namespace LawGov.Domain.Filings;

/// <summary>What a unit writes about one task in one quarter.</summary>
/// <param name="Progress">进展: what was done, with figures.</param>
/// <param name="Problems">存在问题.</param>
/// <param name="NextSteps">下一步措施.</param>
/// <param name="SelfAssessment">自评进度.</param>
/// <param name="Actuals">Figures by target.</param>
public sealed record ReportText(string Progress, string Problems, string NextSteps, SelfAssessment? SelfAssessment, Actuals Actuals)
{
    /// <summary>Longest texts, in characters.</summary>
    public const int ProgressLength = 2000,
        ProblemsLength = 1000,
        NextStepsLength = 1000;

    /// <summary>Nothing written.</summary>
    public static ReportText Empty { get; } = new("", "", "", null, Actuals.None);
}

/// <summary>Figures reported against a task's targets, kept as one text: target=figure; target=figure.</summary>
public sealed record Actuals
{
    /// <summary>Longest text, in characters.</summary>
    public const int TextLength = 2000;

    private Actuals(string text) => Text = text;

    /// <summary>No figure.</summary>
    public static Actuals None { get; } = new("");

    /// <summary>The stored form.</summary>
    public string Text { get; }

    /// <summary>Figures by target; what is no finite number is no figure.</summary>
    public static Actuals Of(IEnumerable<KeyValuePair<Guid, double>> figures) =>
        new(
            string.Join(
                ';',
                figures
                    .Where(f => double.IsFinite(f.Value))
                    .OrderBy(f => f.Key)
                    .Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Key:N}={f.Value:R}"))
            )
        );

    /// <summary>Reads the stored form.</summary>
    public static Actuals FromText(string text) => text.Length == 0 ? None : new(text);

    /// <summary>The figures one by one.</summary>
    public IReadOnlyDictionary<Guid, double> ToDictionary()
    {
        var figures = new Dictionary<Guid, double>();
        foreach (var pair in Text.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            var value = double.Parse(pair.AsSpan(at + 1), CultureInfo.InvariantCulture);
            if (double.IsFinite(value))
                figures[Guid.ParseExact(pair.AsSpan(0, at), "N")] = value;
        }
        return figures;
    }
}
