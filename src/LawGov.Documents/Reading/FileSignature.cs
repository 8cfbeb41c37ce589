namespace LawGov.Documents.Reading;

/// <summary>What a file is by its first bytes.</summary>
internal enum FileType
{
    Text,
    Html,
    Zip,

    /// <summary>Compound file: .doc, .wps, .xls, or a Word file with a password.</summary>
    Ole,
    Pdf,
    Rtf,

    /// <summary>Pictures, programs and other archives.</summary>
    Binary,
}

internal static class FileSignature
{
    private static readonly byte[][] Binaries =
    [
        [0x89, 0x50, 0x4E, 0x47],
        [0xFF, 0xD8, 0xFF],
        "GIF8"u8.ToArray(),
        "MZ"u8.ToArray(),
        [0x7F, 0x45, 0x4C, 0x46],
        [0x1F, 0x8B],
        "Rar!"u8.ToArray(),
        [0x37, 0x7A, 0xBC, 0xAF],
        "BZh"u8.ToArray(),
        [0xFD, 0x37, 0x7A, 0x58],
        "RIFF"u8.ToArray(),
        "SQLite format 3"u8.ToArray(),
    ];

    public static FileType Of(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith("PK\x03\x04"u8) || content.StartsWith("PK\x05\x06"u8))
            return FileType.Zip;
        if (content.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
            return FileType.Ole;
        if (content[..Math.Min(content.Length, 1024)].IndexOf("%PDF-"u8) >= 0)
            return FileType.Pdf;
        if (content.StartsWith("{\\rtf"u8))
            return FileType.Rtf;
        foreach (var signature in Binaries)
        {
            if (content.StartsWith(signature))
                return FileType.Binary;
        }
        var head = System
            .Text.Encoding.Latin1.GetString(content[..Math.Min(content.Length, 2048)])
            .TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\r', '\n', '\t');
        return
            head.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase)
            || head.Contains("<html", StringComparison.OrdinalIgnoreCase)
            || head.StartsWith("<head", StringComparison.OrdinalIgnoreCase)
            || head.StartsWith("<body", StringComparison.OrdinalIgnoreCase)
            ? FileType.Html
            : FileType.Text;
    }
}
