using System.Text.RegularExpressions;

namespace LawGov.Documents.Plans.Text;

/// <summary>
/// Expressions are generated when the reader is built, so that the first reading of a process makes none. None repeats without a bound within another
/// repetition, or looks without a bound from every place of a text: time grows with the text alone, as tests hold.
/// </summary>
internal static class Pattern
{
    public const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <summary>An expression that is put together from lists, for short texts.</summary>
    public static Regex Of(string expression) => new(expression, Options, Regex.InfiniteMatchTimeout);
}
