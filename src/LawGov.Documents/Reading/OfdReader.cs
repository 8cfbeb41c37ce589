using System.Globalization;
using System.Xml.Linq;

namespace LawGov.Documents.Reading;

/// <summary>Reads an OFD document (GB/T 33190): the letters and rules of its pages, put together as those of a PDF are.</summary>
internal static class OfdReader
{
    public const int MostPages = 500;

    /// <summary>Millimetres of OFD in points.</summary>
    private const double Point = 72 / 25.4;

    private const double ThinnestTable = 1;

    private const double ShortestRule = 3;

    public static SourceText Read(string fileName, byte[] content)
    {
        var package = LimitedArchive.Open(content, IsRead, UnreadableCode.BrokenOfd);
        if (package.Load("OFD.xml") is not { } root)
            throw new UnreadableDocumentException(UnreadableCode.ContentMismatch, ".ofd", "Zip");
        var layout = new PageLayout();
        var pages = 0;
        foreach (var path in root.Descendants().Where(e => e.Name.LocalName == "DocRoot").Select(e => Clean(e.Value)))
        {
            var folder = path.Contains('/') ? path[..(path.LastIndexOf('/') + 1)] : "";
            var document = package.Load(path) ?? throw new UnreadableDocumentException(UnreadableCode.BrokenOfd, path);
            foreach (var page in document.Descendants().Where(e => e.Name.LocalName == "Page" && e.Attribute("BaseLoc") is not null))
            {
                if (++pages > MostPages)
                    throw new UnreadableDocumentException(UnreadableCode.ArchiveBomb, "pages", MostPages);
                var location = Clean((string)page.Attribute("BaseLoc")!);
                if ((package.Load(folder + location) ?? package.Load(location)) is { } layer)
                    Add(layout, layer, pages);
            }
        }
        return layout.Lines.Count > 0
            ? new SourceText { FileName = fileName, Lines = layout.Lines }
            : throw new UnreadableDocumentException(UnreadableCode.EmptyFile);
    }

    private static bool IsRead(string name) =>
        name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) && !name.Contains("Sign", StringComparison.OrdinalIgnoreCase);

    private static string Clean(string path) => path.Trim().Replace('\\', '/').TrimStart('/');

    private static void Add(PageLayout layout, XElement page, int number)
    {
        var letters = new List<PageLetter>();
        var rulings = new List<Ruling>();
        foreach (var shape in page.Descendants())
        {
            if (shape.Name.LocalName == "TextObject")
                letters.AddRange(Letters(shape));
            else if (shape.Name.LocalName == "PathObject" && Numbers((string?)shape.Attribute("Boundary")) is [var x, var y, var width, var height])
                rulings.AddRange(Rules(x, y, width, height));
        }
        if (letters.Count == 0 && page.Descendants().Any(e => e.Name.LocalName == "ImageObject"))
            throw new UnreadableDocumentException(UnreadableCode.ScannedPage, number);
        layout.Add(letters, rulings);
    }

    private static IEnumerable<Ruling> Rules(double x, double y, double width, double height)
    {
        var (left, right, top, bottom) = (x * Point, (x + width) * Point, y * Point, (y + height) * Point);
        if (height <= ThinnestTable && width >= ShortestRule)
            return [new(true, (top + bottom) / 2, left, right)];
        if (width <= ThinnestTable && height >= ShortestRule)
            return [new(false, (left + right) / 2, top, bottom)];
        return width >= ShortestRule && height >= ShortestRule
            ? [new(true, top, left, right), new(true, bottom, left, right), new(false, left, top, bottom), new(false, right, top, bottom)]
            : [];
    }

    /// <summary>The letters of a text, each at its place: TextCode says where the first stands and how far each next one is.</summary>
    private static IEnumerable<PageLetter> Letters(XElement shape)
    {
        var size = Number((string?)shape.Attribute("Size")) ?? 4;
        var boundary = Numbers((string?)shape.Attribute("Boundary"));
        var (left, top) = boundary.Count >= 2 ? (boundary[0], boundary[1]) : (0, 0);
        var matrix = Numbers((string?)shape.Attribute("CTM"));
        var (scaleX, scaleY, moveX, moveY) = matrix.Count == 6 && matrix[0] > 0 && matrix[3] > 0 ? (matrix[0], matrix[3], matrix[4], matrix[5]) : (1, 1, 0, 0);
        foreach (var code in shape.Elements().Where(e => e.Name.LocalName == "TextCode"))
        {
            var x = Number((string?)code.Attribute("X")) ?? 0;
            var y = Number((string?)code.Attribute("Y")) ?? size;
            var steps = Steps((string?)code.Attribute("DeltaX"));
            var at = 0;
            foreach (var letter in code.Value.EnumerateRunes())
            {
                var step =
                    at < steps.Count ? steps[at]
                    : letter.IsAscii ? size / 2
                    : size;
                var width = Math.Min(step, size);
                yield return new PageLetter(
                    (left + moveX + (x * scaleX)) * Point,
                    (top + moveY + (y * scaleY)) * Point,
                    width * scaleX * Point,
                    size * scaleY * Point,
                    letter.ToString()
                );
                x += step;
                at++;
            }
        }
    }

    /// <summary>The steps between letters; g 5 3.5 stands for five steps of 3.5.</summary>
    private static List<double> Steps(string? text)
    {
        var parts = (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var steps = new List<double>();
        for (var i = 0; i < parts.Length && steps.Count < PdfReader.MostLetters; i++)
        {
            if (parts[i] == "g" && i + 2 < parts.Length && int.TryParse(parts[i + 1], CultureInfo.InvariantCulture, out var times))
            {
                steps.AddRange(Enumerable.Repeat(Number(parts[i + 2]) ?? 0, Math.Clamp(times, 0, 100_000)));
                i += 2;
            }
            else if (Number(parts[i]) is { } step)
                steps.Add(step);
        }
        return steps;
    }

    private static List<double> Numbers(string? text) => [.. (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Number).OfType<double>()];

    private static double? Number(string? text) => double.TryParse(text, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;
}
