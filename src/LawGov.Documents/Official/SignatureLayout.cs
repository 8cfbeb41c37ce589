namespace LawGov.Documents.Official;

/// <summary>
/// 7.3.5.2, a paper without a seal: the organ ends two characters before the right edge, the date's first character stands two characters
/// to the right of the organ's first. A date longer than the organ ends two characters before the edge and the organ moves left.
/// Where there is room one of the two lines is placed by its first character, so that the difference of two characters holds whatever the
/// width of the digits in the reader's typeface; a date that ends near the edge is placed from the right, so that it cannot pass it.
/// </summary>
/// <param name="OrganLeft">Left indent of the organ, null where it is placed from the right.</param>
/// <param name="OrganRight">Right indent of the organ.</param>
/// <param name="DateLeft">Left indent of the date, null where it is placed from the right.</param>
/// <param name="DateRight">Right indent of the date.</param>
internal readonly record struct SignatureLayout(int? OrganLeft, int OrganRight, int? DateLeft, int DateRight)
{
    private const int Two = PaperGeometry.TwoCharacters;

    public static SignatureLayout For(string organ, string date)
    {
        var organLeft = PaperGeometry.TypeWidth - Two - Width(organ);
        var dateLeft = PaperGeometry.TypeWidth - Two - Width(date);
        if (organLeft < 0)
            return new SignatureLayout(null, Two, null, Two); // an organ of more than one line has no first character to measure from

        var room = Width(organ) - Width(date);
        return room switch
        {
            < 0 => new SignatureLayout(dateLeft - Two, 0, null, Two),
            < Two => new SignatureLayout(null, Two, null, room),
            _ => new SignatureLayout(null, Two, organLeft + Two, 0),
        };
    }

    /// <summary>Width of a text in the body type, twips.</summary>
    public static int Width(string text)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes())
            width += PaperText.HalfWidths(rune) switch
            {
                2 => PaperGeometry.FullWidth,
                1 => PaperGeometry.HalfWidth,
                _ => 0,
            };
        return width;
    }
}
