using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace LawGov.Documents.Official;

/// <summary>The paragraph styles: one per role, so that a clerk can go on writing in the file.</summary>
internal static class PaperStyles
{
    public const string Normal = "Normal";
    public const string Body = "BodyText";
    public const string Title = "Title";
    public const string Subtitle = "Subtitle";
    public const string AttachmentMark = "AttachmentMark";
    public const string TableText = "TableText";
    public const string TableHead = "TableHead";
    public const string LedgerText = "LedgerText";
    public const string LedgerHead = "LedgerHead";
    public const string PageNumber = "Footer";
    public const string Provenance = "Provenance";
    public const string Draft = "Header";
    public const string Hidden = "SectionEnd";

    /// <summary>Line pitch of table texts: 小四 18 pt, 小五 12.5 pt.</summary>
    public const int TableLine = 360;
    public const int LedgerLine = 250;

    /// <summary>Space between a cell's line and its text, left and right; narrower on a landscape page.</summary>
    public const int TableMargin = 80;
    public const int LedgerMargin = 40;

    public static string Heading(int level) => string.Create(CultureInfo.InvariantCulture, $"Heading{level}");

    public static Styles All()
    {
        var styles = new Styles(
            new DocDefaults(
                new RunPropertiesDefault(
                    new RunPropertiesBaseStyle(
                        PaperFonts.Of(PaperFonts.Body),
                        Size(PaperGeometry.SizeThree),
                        SizeComplex(PaperGeometry.SizeThree),
                        new Languages
                        {
                            Val = "en-US",
                            EastAsia = "zh-CN",
                            Bidi = "ar-SA",
                        }
                    )
                ),
                new ParagraphPropertiesDefault(
                    new ParagraphPropertiesBaseStyle(
                        new WidowControl { Val = false }, // 5.2.3: a page holds 22 lines, whatever stands in them
                        new AutoSpaceDE { Val = false }, // digits stand tight: 28 half-width pairs fill a line as 28 characters do
                        new AutoSpaceDN { Val = false }
                    )
                )
            ),
            Style(
                Normal,
                "Normal",
                null,
                [Spacing(PaperGeometry.LinePitch), Justify(JustificationValues.Both)],
                [new Spacing { Val = PaperGeometry.Condense }],
                isDefault: true
            ),
            Style(Body, "Body Text", Normal, [FirstLine()], []),
            Style(
                Title,
                "Title",
                Normal,
                [new KeepNext(), new KeepLines(), new SnapToGrid { Val = false }, Justify(JustificationValues.Center)],
                [PaperFonts.Of(PaperFonts.Title), new Spacing { Val = 0 }, Size(PaperGeometry.SizeTwo), SizeComplex(PaperGeometry.SizeTwo)]
            ),
            Style(Subtitle, "Subtitle", Normal, [new KeepNext(), Justify(JustificationValues.Center)], [PaperFonts.Of(PaperFonts.Kai)]),
            Style(AttachmentMark, "Attachment Mark", Normal, [new KeepNext(), Justify(JustificationValues.Left)], [PaperFonts.Of(PaperFonts.Hei)])
        );

        for (var level = 1; level <= 4; level++)
            styles.Append(HeadingStyle(level));

        styles.Append(
            Cell(TableText, "Table Text", PaperFonts.Body, PaperGeometry.SizeSmallFour, TableLine),
            Cell(TableHead, "Table Head", PaperFonts.Hei, PaperGeometry.SizeSmallFour, TableLine),
            Cell(LedgerText, "Ledger Text", PaperFonts.Body, PaperGeometry.SizeSmallFive, LedgerLine),
            Cell(LedgerHead, "Ledger Head", PaperFonts.Hei, PaperGeometry.SizeSmallFive, LedgerLine),
            Style(
                PageNumber,
                "footer",
                Normal,
                [new SnapToGrid { Val = false }, Spacing(PaperGeometry.FooterLine)],
                [PaperFonts.Of(PaperFonts.Song), new Spacing { Val = 0 }, Size(PaperGeometry.SizeFour), SizeComplex(PaperGeometry.SizeFour)]
            ),
            Style(
                Provenance,
                "Provenance Note",
                Normal,
                [new KeepLines(), new SnapToGrid { Val = false }, Spacing(TableLine), new Indentation { FirstLineChars = 200, FirstLine = "480" }],
                [Size(PaperGeometry.SizeSmallFour), SizeComplex(PaperGeometry.SizeSmallFour)]
            ),
            Style(Draft, "header", Normal, [Justify(JustificationValues.Right)], [PaperFonts.Of(PaperFonts.Hei)]),
            Style(Hidden, "Section End", Normal, [new SnapToGrid { Val = false }, Spacing(20)], [new Spacing { Val = 0 }, Size(2), SizeComplex(2)]),
            new Style(
                new StyleName { Val = "Normal Table" },
                new UIPriority { Val = 99 },
                new SemiHidden(),
                new UnhideWhenUsed(),
                new StyleTableProperties(
                    new TableIndentation { Width = 0, Type = TableWidthUnitValues.Dxa },
                    new TableCellMarginDefault(
                        new TableCellLeftMargin { Width = TableMargin, Type = TableWidthValues.Dxa },
                        new TableCellRightMargin { Width = TableMargin, Type = TableWidthValues.Dxa }
                    )
                )
            )
            {
                Type = StyleValues.Table,
                StyleId = "TableNormal",
                Default = true,
            }
        );
        return styles;
    }

    // 7.3.3: 一、黑体; （一）楷体; 1. and （1） 仿宋. The standard makes none of them bold.
    private static Style HeadingStyle(int level)
    {
        var face = level switch
        {
            1 => PaperFonts.Hei,
            2 => PaperFonts.Kai,
            _ => PaperFonts.Body,
        };
        var name = string.Create(CultureInfo.InvariantCulture, $"heading {level}");
        return Style(Heading(level), name, Normal, [new KeepNext(), FirstLine(), new OutlineLevel { Val = level - 1 }], [PaperFonts.Of(face)]);
    }

    private static Style Cell(string id, string name, string face, int size, int line) =>
        Style(
            id,
            name,
            Normal,
            [new SnapToGrid { Val = false }, Spacing(line), Justify(JustificationValues.Left)],
            [PaperFonts.Of(face), new Spacing { Val = 0 }, Size(size), SizeComplex(size)]
        );

    private static Style Style(
        string id,
        string name,
        string? basedOn,
        IEnumerable<OpenXmlElement> paragraph,
        IEnumerable<OpenXmlElement> run,
        bool isDefault = false
    )
    {
        var style = new Style
        {
            Type = StyleValues.Paragraph,
            StyleId = id,
            CustomStyle = name.Contains(' ') && !IsBuiltIn(name) ? true : null,
        };
        if (isDefault)
            style.Default = true;
        style.Append(new StyleName { Val = name });
        if (basedOn is not null)
            style.Append(new BasedOn { Val = basedOn });
        if (name.StartsWith("heading", StringComparison.Ordinal))
            style.Append(new NextParagraphStyle { Val = Body });
        style.Append(new PrimaryStyle());
        style.Append(new StyleParagraphProperties(paragraph));
        style.Append(new StyleRunProperties(run));
        return style;
    }

    private static bool IsBuiltIn(string name) => name == "Body Text" || name.StartsWith("heading", StringComparison.Ordinal);

    private static Indentation FirstLine() =>
        new()
        {
            FirstLineChars = PaperGeometry.TwoCharactersHundredths, // Word follows the characters, others the twips: both are needed
            FirstLine = PaperGeometry.TwoCharacters.ToString(CultureInfo.InvariantCulture),
        };

    private static SpacingBetweenLines Spacing(int line) =>
        new()
        {
            Before = "0",
            After = "0",
            Line = line.ToString(CultureInfo.InvariantCulture),
            LineRule = LineSpacingRuleValues.Exact,
        };

    private static Justification Justify(JustificationValues value) => new() { Val = value };

    private static FontSize Size(int halfPoints) => new() { Val = halfPoints.ToString(CultureInfo.InvariantCulture) };

    private static FontSizeComplexScript SizeComplex(int halfPoints) => new() { Val = halfPoints.ToString(CultureInfo.InvariantCulture) };
}
