using System.Text.RegularExpressions;

namespace LawGov.Documents.Plans.Text;

/// <summary>Expressions that run in linear time whatever the text.</summary>
internal static class Pattern
{
    public static Regex Of(string expression) =>
        new(expression, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Regex.InfiniteMatchTimeout);
}
