using System.Diagnostics;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Exceptions;

namespace LawGov.Documents.Reading;

/// <summary>Reads a PDF that holds text. A page that is only a picture is refused, since nothing can be read from it.</summary>
internal static class PdfReader
{
    public const int MostPages = 500;

    public const int MostLetters = 2_000_000;

    private const double ThinnestTable = 3;

    private const double ShortestRule = 8;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    public static SourceText Read(string fileName, byte[] content)
    {
        try
        {
            using var document = PdfDocument.Open(content, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true });
            if (document.NumberOfPages > MostPages)
                throw new UnreadableDocumentException(UnreadableCode.ArchiveBomb, "pages", MostPages);
            var layout = new PageLayout();
            var (letters, started) = (0, Stopwatch.GetTimestamp());
            for (var number = 1; number <= document.NumberOfPages; number++)
            {
                var page = document.GetPage(number);
                letters += page.Letters.Count;
                if (letters > MostLetters || Stopwatch.GetElapsedTime(started) > Limit)
                    throw new UnreadableDocumentException(UnreadableCode.ArchiveBomb, "letters", MostLetters);
                if (!page.Letters.Any(l => !string.IsNullOrWhiteSpace(l.Value)) && page.NumberOfImages > 0)
                    throw new UnreadableDocumentException(UnreadableCode.ScannedPage, number);
                layout.Add([.. page.Letters.Select(l => Letter(l, page.Height))], Rulings(page));
            }
            return layout.Lines.Count > 0
                ? new SourceText { FileName = fileName, Lines = layout.Lines }
                : throw new UnreadableDocumentException(UnreadableCode.EmptyFile);
        }
        catch (PdfDocumentEncryptedException)
        {
            throw new UnreadableDocumentException(UnreadableCode.EncryptedFile);
        }
        catch (Exception fault) when (fault is not (UnreadableDocumentException or OutOfMemoryException))
        {
            throw new UnreadableDocumentException(UnreadableCode.PdfFile);
        }
    }

    private static PageLetter Letter(Letter letter, double height)
    {
        var width = Math.Abs(letter.EndBaseLine.X - letter.StartBaseLine.X);
        return new PageLetter(
            letter.StartBaseLine.X,
            height - letter.StartBaseLine.Y,
            width > 0 ? width : letter.BoundingBox.Width,
            letter.PointSize > 0 ? letter.PointSize : letter.FontSize,
            letter.Value
        );
    }

    /// <summary>The thin shapes of a page, and the sides of its rectangles.</summary>
    private static List<Ruling> Rulings(Page page)
    {
        var rulings = new List<Ruling>();
        foreach (var path in page.Paths.Where(p => p.IsStroked || p.IsFilled))
        {
            foreach (var part in path)
            {
                if (part.GetBoundingRectangle() is not { } box)
                    continue;
                var (left, right, top, bottom) = (box.Left, box.Right, page.Height - box.Top, page.Height - box.Bottom);
                if (box.Height <= ThinnestTable && box.Width >= ShortestRule)
                    rulings.Add(new Ruling(true, (top + bottom) / 2, left, right));
                else if (box.Width <= ThinnestTable && box.Height >= ShortestRule)
                    rulings.Add(new Ruling(false, (left + right) / 2, top, bottom));
                else if (path.IsStroked && part.IsDrawnAsRectangle)
                    rulings.AddRange([
                        new(true, top, left, right),
                        new(true, bottom, left, right),
                        new(false, left, top, bottom),
                        new(false, right, top, bottom),
                    ]);
            }
        }
        return rulings;
    }
}
