using System.Globalization;

namespace LawGov.Documents.Plans.Text;

/// <summary>Figures written in digits or in Chinese.</summary>
internal static class Figures
{
    /// <summary>No real task states more deadlines, targets or recurring duties than this; the rest of an absurd text stays words.</summary>
    public const int MostPerTask = 100;

    /// <summary>No measure of a plan is larger; more digits are no figure.</summary>
    private const double Largest = 1e12;

    /// <summary>An expression for a figure.</summary>
    public const string Number = "([0-9]+([.][0-9]+)?|[一二两三四五六七八九十百]+)";

    /// <summary>The value; none where the text is no number, or digits without end.</summary>
    public static double? Parse(string text)
    {
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
            return value <= Largest ? value : null;
        return HanNumerals.Parse(text);
    }
}
