using DocumentFormat.OpenXml.Spreadsheet;

namespace LawGov.Documents.Ledgers;

/// <summary>Cell formats of the workbook, by index into the style sheet.</summary>
internal enum LedgerFormat : uint
{
    Default,
    Title,
    SubtitleLeft,
    SubtitleRight,
    Head,
    Text,
    Centered,
    Date,
    Whole,
    Number,
    LampGrey,
    LampGreen,
    LampYellow,
    LampRed,
    LampBlue,
    Term,
    Meaning,
    Moment,
    QuotedText,
    QuotedCentered,
}

/// <summary>The style sheet: 黑体 title, 宋体 texts, thin lines, real date and number formats; lamp fills with readable text on them.</summary>
internal static class LedgerStyles
{
    private const uint DateFormat = 164;
    private const uint MomentFormat = 165;
    private const uint NumberFormat = 166;

    // Fill and text of the lamps: each pair has a contrast of at least 8 to 1.
    private static readonly (string Fill, string Ink)[] Lamps =
    [
        ("FFF5F5F5", "FF434343"),
        ("FFF0F9EB", "FF135200"),
        ("FFFFF7DB", "FF7A4F01"),
        ("FFFFF1F0", "FFA8071A"),
        ("FFE6F4FF", "FF003A8C"),
    ];

    private enum FontIndex : uint
    {
        Text,
        Title,
        Head,
        FirstLamp,
    }

    private enum FillIndex : uint
    {
        None,
        Gray125,
        Head,
        FirstLamp,
    }

    public static Stylesheet Sheet()
    {
        var fonts = new Fonts(Font("宋体", 10), Font("黑体", 18), Font("黑体", 10));
        var fills = new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
            Solid("FFEDF2F7")
        );
        foreach (var (fill, ink) in Lamps)
        {
            fonts.Append(Font("宋体", 10, ink));
            fills.Append(Solid(fill));
        }

        fonts.Count = (uint)fonts.ChildElements.Count;
        fills.Count = (uint)fills.ChildElements.Count;
        var formats = new CellFormats(Enum.GetValues<LedgerFormat>().Select(Format)) { Count = (uint)Enum.GetValues<LedgerFormat>().Length };
        return new Stylesheet(
            new NumberingFormats(
                new NumberingFormat { NumberFormatId = DateFormat, FormatCode = "yyyy\\-mm\\-dd" },
                new NumberingFormat { NumberFormatId = MomentFormat, FormatCode = "yyyy\\-mm\\-dd\\ hh:mm" },
                new NumberingFormat { NumberFormatId = NumberFormat, FormatCode = "0.####" }
            )
            {
                Count = 3,
            },
            fonts,
            fills,
            new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder()), Thin()) { Count = 2 },
            new CellStyleFormats(
                new CellFormat
                {
                    NumberFormatId = 0,
                    FontId = 0,
                    FillId = 0,
                    BorderId = 0,
                }
            )
            {
                Count = 1,
            },
            formats,
            new CellStyles(
                new CellStyle
                {
                    Name = "常规",
                    FormatId = 0,
                    BuiltinId = 0,
                }
            )
            {
                Count = 1,
            }
        );
    }

    public static LedgerFormat Of(LedgerLamp lamp) =>
        lamp switch
        {
            LedgerLamp.Grey => LedgerFormat.LampGrey,
            LedgerLamp.Green => LedgerFormat.LampGreen,
            LedgerLamp.Yellow => LedgerFormat.LampYellow,
            LedgerLamp.Red => LedgerFormat.LampRed,
            LedgerLamp.Blue => LedgerFormat.LampBlue,
            _ => LedgerFormat.Centered,
        };

    private static CellFormat Format(LedgerFormat format) =>
        format switch
        {
            LedgerFormat.Default => Build(FontIndex.Text, 0, false, null, null),
            LedgerFormat.Title => Build(FontIndex.Title, 0, false, HorizontalAlignmentValues.Center, null),
            LedgerFormat.SubtitleLeft => Build(FontIndex.Text, 0, false, HorizontalAlignmentValues.Left, null),
            LedgerFormat.SubtitleRight => Build(FontIndex.Text, 0, false, HorizontalAlignmentValues.Right, null),
            LedgerFormat.Head => Build(FontIndex.Head, (uint)FillIndex.Head, true, HorizontalAlignmentValues.Center, null, wrap: true),
            LedgerFormat.Text => Build(FontIndex.Text, 0, true, HorizontalAlignmentValues.Left, null, wrap: true),
            LedgerFormat.Centered => Build(FontIndex.Text, 0, true, HorizontalAlignmentValues.Center, null, wrap: true),
            LedgerFormat.Date => Build(FontIndex.Text, 0, true, HorizontalAlignmentValues.Center, DateFormat),
            LedgerFormat.Whole => Build(FontIndex.Text, 0, true, HorizontalAlignmentValues.Right, 1),
            LedgerFormat.Number => Build(FontIndex.Text, 0, true, HorizontalAlignmentValues.Right, NumberFormat),
            LedgerFormat.Term => Build(FontIndex.Head, (uint)FillIndex.Head, true, HorizontalAlignmentValues.Left, null, wrap: true),
            LedgerFormat.Meaning => Build(FontIndex.Text, 0, true, HorizontalAlignmentValues.Left, null, wrap: true),
            LedgerFormat.Moment => Build(FontIndex.Text, 0, true, HorizontalAlignmentValues.Left, MomentFormat),
            // Someone who edits the cell in place must not turn its text into a formula either.
            LedgerFormat.QuotedText => Quoted(Format(LedgerFormat.Text)),
            LedgerFormat.QuotedCentered => Quoted(Format(LedgerFormat.Centered)),
            _ => Lamp((uint)(format - LedgerFormat.LampGrey)),
        };

    private static CellFormat Quoted(CellFormat format)
    {
        format.QuotePrefix = true;
        return format;
    }

    private static CellFormat Lamp(uint index) =>
        Build(FontIndex.FirstLamp + index, (uint)FillIndex.FirstLamp + index, true, HorizontalAlignmentValues.Center, null, wrap: true);

    private static CellFormat Build(FontIndex font, uint fill, bool border, HorizontalAlignmentValues? horizontal, uint? number, bool wrap = false)
    {
        var format = new CellFormat
        {
            NumberFormatId = number ?? 0,
            FontId = (uint)font,
            FillId = fill,
            BorderId = border ? 1u : 0u,
            FormatId = 0,
            ApplyNumberFormat = number is not null ? true : null,
            ApplyFont = true,
            ApplyFill = fill > 0 ? true : null,
            ApplyBorder = border ? true : null,
            ApplyAlignment = true,
        };
        format.Append(
            new Alignment
            {
                Horizontal = horizontal,
                Vertical = VerticalAlignmentValues.Center,
                WrapText = wrap ? true : null,
            }
        );
        return format;
    }

    private static Font Font(string name, double size, string? ink = null)
    {
        var font = new Font(new FontSize { Val = size });
        font.Append(ink is null ? new Color { Rgb = "FF000000" } : new Color { Rgb = ink });
        font.Append(new FontName { Val = name }, new FontFamilyNumbering { Val = 3 }, new FontCharSet { Val = 134 });
        return font;
    }

    private static Fill Solid(string rgb) => new(new PatternFill(new ForegroundColor { Rgb = rgb }) { PatternType = PatternValues.Solid });

    private static Border Thin() => new(Side<LeftBorder>(), Side<RightBorder>(), Side<TopBorder>(), Side<BottomBorder>(), new DiagonalBorder());

    private static T Side<T>()
        where T : BorderPropertiesType, new()
    {
        var side = new T { Style = BorderStyleValues.Thin };
        side.Append(new Color { Rgb = "FF8C8C8C" });
        return side;
    }
}
