using System.IO.Compression;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace LawGov.Documents.Tests.Official;

/// <summary>Opens written files as an outsider would: as a zip of XML parts, and through the validator.</summary>
internal static class PackageReading
{
    public static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    // The oldest version in use and the newest one the validator knows.
    private static readonly FileFormatVersions[] Versions = [FileFormatVersions.Office2016, FileFormatVersions.Microsoft365];

    public static IReadOnlyDictionary<string, string> Parts(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file), ZipArchiveMode.Read);
        var parts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            parts.Add(entry.FullName, reader.ReadToEnd());
        }

        return parts;
    }

    public static XElement Part(byte[] file, string name) => XElement.Parse(Parts(file)[name]);

    public static string? Val(this XElement? element, string attribute = "val") => element?.Attribute(W + attribute)?.Value;

    public static string TextOf(this XElement element) => string.Concat(element.Descendants(W + "t").Select(t => t.Value));

    public static string StyleOf(this XElement paragraph) => paragraph.Element(W + "pPr")?.Element(W + "pStyle").Val() ?? "";

    /// <summary>The paragraphs outside tables.</summary>
    public static IReadOnlyList<XElement> Paragraphs(byte[] docx) => [.. Part(docx, "word/document.xml").Element(W + "body")!.Elements(W + "p")];

    public static IReadOnlyList<string> WordErrors(byte[] file)
    {
        using var package = WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);
        return Errors(package);
    }

    public static IReadOnlyList<string> SheetErrors(byte[] file)
    {
        using var package = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
        return Errors(package);
    }

    private static List<string> Errors(OpenXmlPackage package) =>
        [.. Versions.SelectMany(v => new OpenXmlValidator(v).Validate(package).Select(e => $"{v} {e.Part?.Uri} {e.Path?.XPath}: {e.Description}"))];
}
