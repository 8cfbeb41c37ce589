using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace LawGov.Documents.Official;

/// <summary>Writes a plain official paper as a .docx file by GB/T 9704-2012. The same paper gives the same bytes.</summary>
public static class OfficialPaperWriter
{
    private const string MainContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    /// <summary>The file.</summary>
    /// <param name="paper">What the paper says.</param>
    /// <exception cref="ArgumentException">A heading has no level from 1 to 4, or a table's rows do not fit its columns.</exception>
    public static byte[] Write(OfficialPaper paper)
    {
        ArgumentNullException.ThrowIfNull(paper);

        using var buffer = new MemoryStream();
        using (var package = WordprocessingDocument.Create(buffer, WordprocessingDocumentType.Document, autoSave: false))
        {
            var main = package.AddNewPart<MainDocumentPart>(MainContentType, "rId1");
            main.Document = new Document(PaperFlow.Set(paper));
            Add<StyleDefinitionsPart>(main, "rId1", p => p.Styles = PaperStyles.All());
            Add<FontTablePart>(main, "rId2", p => p.Fonts = PaperFonts.Table());
            Add<DocumentSettingsPart>(main, "rId3", p => p.Settings = Settings());
            Add<FooterPart>(main, PaperSections.OddFooter, p => p.Footer = PaperSections.UprightFooter(isEven: false));
            Add<FooterPart>(main, PaperSections.EvenFooter, p => p.Footer = PaperSections.UprightFooter(isEven: true));
            if (paper.Attachments.Any(a => a.IsLandscape))
            {
                Add<FooterPart>(main, PaperSections.OddLandscapeFooter, p => p.Footer = PaperSections.LandscapeFooter(isEven: false));
                Add<FooterPart>(main, PaperSections.EvenLandscapeFooter, p => p.Footer = PaperSections.LandscapeFooter(isEven: true));
            }

            if (paper.IsDraft)
            {
                Add<HeaderPart>(main, PaperSections.DraftHeader, p => p.Header = PaperSections.DraftMark());
                Add<HeaderPart>(main, PaperSections.DraftEvenHeader, p => p.Header = PaperSections.DraftMark());
            }

            main.Document.Save();
            new PackageProperties(
                string.Concat(paper.TitleLines),
                paper.Provenance.Period,
                paper.Provenance.GeneratedBy,
                paper.Signature?.Organ ?? "",
                paper.Provenance.CheckCode,
                paper.Provenance.GeneratedAt
            ).AddTo(package);
        }

        return FixedPackage.Rewrite(buffer);
    }

    private static void Add<T>(MainDocumentPart main, string id, Action<T> fill)
        where T : OpenXmlPart, IFixedContentTypePart
    {
        var part = main.AddNewPart<T>(id);
        fill(part);
        part.RootElement!.Save();
    }

    private static Settings Settings() =>
        new(
            new Zoom { Percent = "100" },
            new MirrorMargins(), // 6.2: printed on both sides; the binding edge of an even page is on the right
            new DefaultTabStop { Val = PaperGeometry.TwoCharacters },
            new EvenAndOddHeaders(), // 7.5: page numbers stand outside
            new DrawingGridVerticalSpacing { Val = "289" },
            new CharacterSpacingControl { Val = CharacterSpacingValues.DoNotCompress }, // 5.2.3: 28 characters a line, signs included
            new Compatibility(
                new CompatibilitySetting
                {
                    Name = CompatSettingNameValues.CompatibilityMode,
                    Uri = "http://schemas.microsoft.com/office/word",
                    Val = "15",
                }
            ),
            new ThemeFontLanguages { Val = "en-US", EastAsia = "zh-CN" },
            new DecimalSymbol { Val = "." },
            new ListSeparator { Val = "," }
        );
}
