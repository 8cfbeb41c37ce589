using System.Text;

namespace LawGov.Documents.Reading;

/// <summary>Reads a file into lines. What cannot or must not be read is refused with an <see cref="UnreadableDocumentException"/>.</summary>
public static class DocumentReader
{
    /// <summary>Largest file, in bytes: 25 MB.</summary>
    public const int LargestFile = 25 * 1024 * 1024;

    /// <summary>Reads a file by its name and content; both must agree.</summary>
    /// <param name="fileName">Name with its extension: .docx, .pdf, .ofd, .txt, .md, .html, .htm.</param>
    /// <param name="content">The bytes.</param>
    public static SourceText Read(string fileName, byte[] content)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        ArgumentNullException.ThrowIfNull(content);
        if (content.Length == 0)
            throw new UnreadableDocumentException(UnreadableCode.EmptyFile);
        if (content.Length > LargestFile)
            throw new UnreadableDocumentException(UnreadableCode.TooLarge, LargestFile / 1024 / 1024);
        var extension = Path.GetExtension(fileName).ToLowerInvariant();
        var type = FileSignature.Of(content);
        RefuseByContent(type, content, extension);
        return extension switch
        {
            ".pdf" when type == FileType.Pdf => PdfReader.Read(fileName, content),
            ".ofd" when type == FileType.Zip => OfdReader.Read(fileName, content),
            ".ofd" => throw new UnreadableDocumentException(UnreadableCode.BrokenOfd, extension),
            ".docm" or ".dotm" => throw new UnreadableDocumentException(UnreadableCode.MacroFile),
            ".docx" or ".doc" or ".wps" when type == FileType.Zip => WordReader.Read(fileName, content),
            ".doc" or ".wps" or ".htm" or ".html" or ".xhtml" or ".shtml" when type == FileType.Html => HtmlReader.Read(fileName, content),
            ".doc" or ".wps" or ".wpt" or ".dot" => throw new UnreadableDocumentException(UnreadableCode.LegacyFormat, extension),
            ".docx" => throw new UnreadableDocumentException(
                type == FileType.Html ? UnreadableCode.ContentMismatch : UnreadableCode.BrokenDocx,
                extension,
                type.ToString()
            ),
            _ when type == FileType.Zip => throw new UnreadableDocumentException(
                extension is ".txt" or ".md" or ".htm" or ".html" ? UnreadableCode.ContentMismatch : UnreadableCode.UnsupportedType,
                extension,
                type.ToString()
            ),
            ".htm" or ".html" or ".xhtml" or ".shtml" => HtmlReader.Read(fileName, content),
            ".txt" or ".text" or ".md" => ReadText(fileName, content),
            _ => throw new UnreadableDocumentException(UnreadableCode.UnsupportedType, extension),
        };
    }

    private static void RefuseByContent(FileType type, byte[] content, string extension)
    {
        switch (type)
        {
            case FileType.Pdf when extension == ".pdf":
                break;
            case FileType.Pdf:
                throw new UnreadableDocumentException(UnreadableCode.PdfFile);
            case FileType.Ole:
                // A Word file with a password is a compound file with the package encrypted inside
                var encrypted = content.AsSpan().IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0;
                throw new UnreadableDocumentException(encrypted ? UnreadableCode.EncryptedFile : UnreadableCode.LegacyFormat, extension);
            case FileType.Rtf:
                throw new UnreadableDocumentException(UnreadableCode.UnsupportedType, ".rtf");
            case FileType.Binary:
                throw new UnreadableDocumentException(
                    extension is ".txt" or ".text" or ".md" or ".htm" or ".html" ? UnreadableCode.NotText
                        : extension is ".docx" ? UnreadableCode.BrokenDocx
                        : UnreadableCode.UnsupportedType,
                    extension
                );
        }
    }

    private static SourceText ReadText(string fileName, byte[] content)
    {
        var (text, encoding) = TextDecoding.Decode(content);
        if (string.IsNullOrWhiteSpace(text))
            throw new UnreadableDocumentException(UnreadableCode.EmptyFile);
        return SourceText.FromText(text, fileName, encoding);
    }
}
