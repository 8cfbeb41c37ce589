using DocumentFormat.OpenXml.Wordprocessing;

namespace LawGov.Documents.Official;

/// <summary>
/// The typefaces of the standard as they are called on office machines, with the names to fall back to. None is shipped: 小标宋 belongs to
/// its foundry and is not part of Windows.
/// </summary>
internal static class PaperFonts
{
    public const string Title = "方正小标宋简体";
    public const string Body = "仿宋_GB2312";
    public const string Kai = "楷体_GB2312";
    public const string Hei = "黑体";
    public const string Song = "宋体";

    /// <summary>
    /// All slots name the Chinese face, the hint makes signs that exist in both scripts (“ ” — …) full width.
    /// </summary>
    public static RunFonts Of(string face) =>
        new()
        {
            Hint = FontTypeHintValues.EastAsia,
            Ascii = face,
            HighAnsi = face,
            EastAsia = face,
            ComplexScript = face,
        };

    public static Fonts Table() =>
        new(
            Face(Title, "小标宋,方正小标宋_GBK,宋体,SimSun", FontFamilyValues.Roman),
            Face(Body, "仿宋,FangSong", FontFamilyValues.Modern),
            Face(Kai, "楷体,KaiTi", FontFamilyValues.Modern),
            Face(Hei, "SimHei", FontFamilyValues.Modern),
            Face(Song, "SimSun", FontFamilyValues.Roman)
        );

    private static Font Face(string name, string alternatives, FontFamilyValues family) =>
        new(
            new AltName { Val = alternatives },
            new FontCharSet { Val = "86" }, // GB 2312
            new FontFamily { Val = family },
            new Pitch { Val = FontPitchValues.Variable }
        )
        {
            Name = name,
        };
}
