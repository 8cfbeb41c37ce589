using LawGov.Documents.Reading;
using LawGov.Web.Features.Exports;

namespace LawGov.Web.Features.Import;

/// <summary>A document file as lines: what the reader knows itself, and the old formats of office programs where LibreOffice is installed.</summary>
public static class DocumentFile
{
    private static readonly string[] Legacy = [".doc", ".wps"];

    /// <summary>Reads a file.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="office">The office program; null where the machine has none.</param>
    /// <param name="ct">Ends with the request.</param>
    /// <exception cref="UnreadableDocumentException">The file cannot be read.</exception>
    public static async Task<SourceText> ReadAsync(string name, byte[] content, string? office, CancellationToken ct)
    {
        try
        {
            return DocumentReader.Read(name, content);
        }
        catch (UnreadableDocumentException refused) when (refused.Code == UnreadableCode.LegacyFormat && office is not null && IsLegacy(name))
        {
            return DocumentReader.Read(Path.GetFileNameWithoutExtension(name) + ".docx", await WordOfAsync(name, content, office, ct)) with { FileName = name };
        }
    }

    private static bool IsLegacy(string name) => Legacy.Contains(Path.GetExtension(name).ToLowerInvariant());

    private static async Task<byte[]> WordOfAsync(string name, byte[] content, string office, CancellationToken ct)
    {
        try
        {
            return await PdfConverter.ConvertAsync(content, Path.GetExtension(name).ToLowerInvariant(), "docx", office, ct);
        }
        catch (PdfUnavailableException)
        {
            throw new UnreadableDocumentException(UnreadableCode.LegacyFormat, Path.GetExtension(name));
        }
    }
}
