namespace LawGov.Documents.Official;

/// <summary>
/// The measures of GB/T 9704-2012 in twips (1/20 point), each with its clause. Sizes of type: 二号 22 pt, 三号 16 pt, 四号 14 pt.
/// </summary>
internal static class PaperGeometry
{
    /// <summary>5.1: A4, 210 mm × 297 mm.</summary>
    public const int PaperWidth = 11906;
    public const int PaperHeight = 16838;

    /// <summary>5.2.1: 天头 37 mm, 订口 28 mm; the type area of 156 mm × 225 mm leaves 35 mm below and 26 mm at the cut edge.</summary>
    public const int Top = 2098;
    public const int Binding = 1587;
    public const int Bottom = 1984;
    public const int CutEdge = 1474;

    /// <summary>5.2.1: width of the type area, 156 mm.</summary>
    public const int TypeWidth = PaperWidth - Binding - CutEdge;

    /// <summary>Height of the type area, 225 mm: also the width of a landscape page's type area.</summary>
    public const int TypeHeight = PaperHeight - Top - Bottom;

    /// <summary>3.2, 5.2.3: 22 lines in 225 mm, 28.95 pt each. 29 pt would need 12 760 of 12 756 twips and lose a line.</summary>
    public const int LinePitch = 579;
    public const int LinesPerPage = 22;

    /// <summary>5.2.3: 28 characters of 三号 in 156 mm: 448 pt into 442 pt, so each is condensed by 0.25 pt.</summary>
    public const int Condense = -5;
    public const int CharactersPerLine = 28;

    /// <summary>Width a full-width character of 三号 takes in the body, condensed; a half-width one takes half the type size.</summary>
    public const int FullWidth = 320 + Condense;
    public const int HalfWidth = 160 + Condense;

    /// <summary>7.3.3: first line indented by two characters: twips, and hundredths of a character as Word wants beside them.</summary>
    public const int TwoCharacters = 640;
    public const int TwoCharactersHundredths = 200;

    /// <summary>Sizes in half points.</summary>
    public const int SizeTwo = 44;
    public const int SizeThree = 32;
    public const int SizeFour = 28;
    public const int SizeSmallFour = 24;
    public const int SizeSmallFive = 18;

    /// <summary>
    /// 7.5: the dash stands 7 mm below the type area. A line of exactly 14 pt has its dash in the middle: its foot is 35 − 7 − 2.5 = 25.5 mm
    /// above the paper's edge.
    /// </summary>
    public const int FooterFromEdge = 1446;
    public const int FooterLine = 280;

    /// <summary>Not in the standard: 草稿 stands half way into the head margin.</summary>
    public const int HeaderFromEdge = 964;

    /// <summary>7.5: page number one character from the edge of the type area, 四号.</summary>
    public const int OneCharacterFour = 280;

    /// <summary>Clause 8 on a landscape page: the sheet is turned clockwise, head of the table at the left edge of the upright sheet.</summary>
    public const int LandscapeTop = Binding;
    public const int LandscapeRight = Top;
    public const int LandscapeBottom = CutEdge;
    public const int LandscapeLeft = Bottom;

    /// <summary>The page number of a landscape page stands beside the text: its footer must not push the text up.</summary>
    public const int LandscapeFooterFromEdge = 567;

    public const long EmuPerTwip = 635;
}
