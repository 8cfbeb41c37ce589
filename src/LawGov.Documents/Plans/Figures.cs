using System.Globalization;

namespace LawGov.Documents.Plans;

/// <summary>Figures written in digits or in Chinese.</summary>
internal static class Figures
{
    /// <summary>No real task states more deadlines, targets or recurring duties than this; the rest of an absurd text stays words.</summary>
    public const int MostPerTask = 100;

    /// <summary>An expression for a figure.</summary>
    public const string Number = "([0-9]+([.][0-9]+)?|[一二两三四五六七八九十百]+)";

    public static double? Parse(string text)
    {
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
            return value;
        return HanNumerals.Parse(text);
    }
}
