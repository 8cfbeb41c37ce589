using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Drawing;
using DocumentFormat.OpenXml.Drawing.Wordprocessing;
using DocumentFormat.OpenXml.Office2010.Word.DrawingShape;
using DocumentFormat.OpenXml.Wordprocessing;
using A = DocumentFormat.OpenXml.Drawing;
using Anchor = DocumentFormat.OpenXml.Drawing.Wordprocessing.Anchor;
using Paragraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;
using ParagraphProperties = DocumentFormat.OpenXml.Wordprocessing.ParagraphProperties;
using Run = DocumentFormat.OpenXml.Wordprocessing.Run;
using Text = DocumentFormat.OpenXml.Wordprocessing.Text;

namespace LawGov.Documents.Official;

/// <summary>Sections, page numbers (7.5) and the draft mark.</summary>
internal static class PaperSections
{
    /// <summary>Relationship ids of the parts a section refers to.</summary>
    public const string OddFooter = "rId5";
    public const string EvenFooter = "rId6";
    public const string OddLandscapeFooter = "rId7";
    public const string EvenLandscapeFooter = "rId8";
    public const string DraftHeader = "rId9";
    public const string DraftEvenHeader = "rId10";

    /// <summary>Properties of a section, upright or landscape, with a line grid.</summary>
    public static SectionProperties Properties(bool isLandscape, bool isDraft)
    {
        var section = new SectionProperties();
        if (isDraft)
        {
            section.Append(new HeaderReference { Type = HeaderFooterValues.Default, Id = DraftHeader });
            section.Append(new HeaderReference { Type = HeaderFooterValues.Even, Id = DraftEvenHeader });
        }

        section.Append(
            new FooterReference { Type = HeaderFooterValues.Default, Id = isLandscape ? OddLandscapeFooter : OddFooter },
            new FooterReference { Type = HeaderFooterValues.Even, Id = isLandscape ? EvenLandscapeFooter : EvenFooter },
            new SectionType { Val = SectionMarkValues.NextPage },
            isLandscape
                ? new PageSize
                {
                    Width = PaperGeometry.PaperHeight,
                    Height = PaperGeometry.PaperWidth,
                    Orient = PageOrientationValues.Landscape,
                }
                : new PageSize { Width = PaperGeometry.PaperWidth, Height = PaperGeometry.PaperHeight },
            isLandscape ? LandscapeMargins() : UprightMargins(),
            new DocGrid { Type = DocGridValues.Lines, LinePitch = PaperGeometry.LinePitch }
        );
        return section;
    }

    /// <summary>— 1 — in 四号 宋体, on odd pages one character from the right edge, on even pages one from the left.</summary>
    public static Footer UprightFooter(bool isEven)
    {
        var indent = PaperGeometry.OneCharacterFour.ToString(CultureInfo.InvariantCulture);
        return new Footer(
            new Paragraph([
                new ParagraphProperties(
                    new ParagraphStyleId { Val = PaperStyles.PageNumber },
                    isEven ? new Indentation { Left = indent, LeftChars = 100 } : new Indentation { Right = indent, RightChars = 100 },
                    new Justification { Val = isEven ? JustificationValues.Left : JustificationValues.Right }
                ),
                .. PageNumber(),
            ])
        );
    }

    /// <summary>
    /// Clause 8: on a landscape page the number stays where it stands on upright ones. The sheet is turned clockwise, so its foot is the left
    /// edge: the number stands there in a box of its own, read from top to bottom.
    /// </summary>
    public static Footer LandscapeFooter(bool isEven)
    {
        const int length = 2400;
        var across = PaperGeometry.FooterFromEdge;
        var down = isEven
            ? PaperGeometry.CutEdge + PaperGeometry.OneCharacterFour
            : PaperGeometry.PaperWidth - PaperGeometry.CutEdge - PaperGeometry.OneCharacterFour - length;
        var content = new Paragraph([
            new ParagraphProperties(
                new ParagraphStyleId { Val = PaperStyles.PageNumber },
                new Justification { Val = isEven ? JustificationValues.Left : JustificationValues.Right }
            ),
            .. PageNumber(),
        ]);
        var footer = new Footer(
            new Paragraph(
                new ParagraphProperties(new ParagraphStyleId { Val = PaperStyles.PageNumber }),
                new Run(
                    new AlternateContent(
                        new AlternateContentChoice(new Drawing(Box(across, down, PaperGeometry.FooterLine + 20, length, content))) { Requires = "wps" }
                    )
                )
            )
        );
        footer.AddNamespaceDeclaration("mc", "http://schemas.openxmlformats.org/markup-compatibility/2006");
        footer.AddNamespaceDeclaration("wps", "http://schemas.microsoft.com/office/word/2010/wordprocessingShape");
        return footer;
    }

    /// <summary>草稿 at the head of the page.</summary>
    public static Header DraftMark() =>
        new(new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = PaperStyles.Draft }), new Run(new Text("草　稿"))));

    private static IEnumerable<OpenXmlElement> PageNumber() =>
        [
            new Run(new Text("— ") { Space = SpaceProcessingModeValues.Preserve }),
            new SimpleField(new Run(new Text("1"))) { Instruction = " PAGE " },
            new Run(new Text(" —") { Space = SpaceProcessingModeValues.Preserve }),
        ];

    private static Anchor Box(int x, int y, int width, int height, Paragraph content)
    {
        var cx = width * PaperGeometry.EmuPerTwip;
        var cy = height * PaperGeometry.EmuPerTwip;
        return new Anchor(
            new SimplePosition { X = 0, Y = 0 },
            new HorizontalPosition(new PositionOffset((x * PaperGeometry.EmuPerTwip).ToString(CultureInfo.InvariantCulture)))
            {
                RelativeFrom = HorizontalRelativePositionValues.Page,
            },
            new VerticalPosition(new PositionOffset((y * PaperGeometry.EmuPerTwip).ToString(CultureInfo.InvariantCulture)))
            {
                RelativeFrom = VerticalRelativePositionValues.Page,
            },
            new Extent { Cx = cx, Cy = cy },
            new EffectExtent
            {
                LeftEdge = 0,
                TopEdge = 0,
                RightEdge = 0,
                BottomEdge = 0,
            },
            new WrapNone(),
            new DocProperties { Id = 1, Name = "页码" },
            new DocumentFormat.OpenXml.Drawing.Wordprocessing.NonVisualGraphicFrameDrawingProperties(),
            new Graphic(
                new GraphicData(
                    new WordprocessingShape(
                        new NonVisualDrawingShapeProperties { TextBox = true },
                        new DocumentFormat.OpenXml.Office2010.Word.DrawingShape.ShapeProperties(
                            new Transform2D(new Offset { X = 0, Y = 0 }, new Extents { Cx = cx, Cy = cy }),
                            new PresetGeometry(new AdjustValueList()) { Preset = ShapeTypeValues.Rectangle },
                            new NoFill(),
                            new A.Outline(new NoFill())
                        ),
                        new TextBoxInfo2(new TextBoxContent(content)),
                        new TextBodyProperties
                        {
                            Vertical = TextVerticalValues.Vertical,
                            LeftInset = 0,
                            TopInset = 0,
                            RightInset = 0,
                            BottomInset = 0,
                            Anchor = TextAnchoringTypeValues.Top,
                        }
                    )
                )
                {
                    Uri = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
                }
            )
        )
        {
            DistanceFromTop = 0,
            DistanceFromBottom = 0,
            DistanceFromLeft = 0,
            DistanceFromRight = 0,
            SimplePos = false,
            RelativeHeight = 1,
            BehindDoc = false,
            Locked = false,
            LayoutInCell = true,
            AllowOverlap = true,
        };
    }

    private static PageMargin UprightMargins() =>
        new()
        {
            Top = PaperGeometry.Top,
            Right = PaperGeometry.CutEdge,
            Bottom = PaperGeometry.Bottom,
            Left = PaperGeometry.Binding,
            Header = PaperGeometry.HeaderFromEdge,
            Footer = PaperGeometry.FooterFromEdge,
            Gutter = 0,
        };

    private static PageMargin LandscapeMargins() =>
        new()
        {
            Top = PaperGeometry.LandscapeTop,
            Right = PaperGeometry.LandscapeRight,
            Bottom = PaperGeometry.LandscapeBottom,
            Left = PaperGeometry.LandscapeLeft,
            Header = PaperGeometry.HeaderFromEdge * 2 / 3,
            Footer = PaperGeometry.LandscapeFooterFromEdge,
            Gutter = 0,
        };
}
