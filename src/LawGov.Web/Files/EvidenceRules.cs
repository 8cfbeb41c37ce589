using System.IO.Compression;
using LawGov.Domain;

namespace LawGov.Web.Files;

/// <summary>A refused upload: one sentence saying what to do.</summary>
public sealed class RefusedFileException(string message, params object[] values) : Exception(message)
{
    public IReadOnlyList<object> Values { get; } = values;
}

/// <summary>
/// What may be uploaded as evidence: ordinary office papers and pictures, judged by their bytes and not by what the browser says; no macros, no
/// archives in disguise.
/// </summary>
public static class EvidenceRules
{
    public const long LargestFile = 20L * 1024 * 1024;

    /// <summary>Longest name kept, in UTF-16 units, and the longest ending taken for one.</summary>
    public const int LongestName = 120,
        LongestEnding = 10;

    private const int MostEntries = 2000,
        LargestRatio = 100;
    private const long LargestUnpacked = 200L * 1024 * 1024;

    private static readonly Dictionary<string, (string ContentType, Kind Kind)> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        [".pdf"] = ("application/pdf", Kind.Pdf),
        [".ofd"] = ("application/ofd", Kind.Ofd),
        [".docx"] = ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", Kind.Word),
        [".xlsx"] = ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Kind.Excel),
        [".doc"] = ("application/msword", Kind.Ole),
        [".xls"] = ("application/vnd.ms-excel", Kind.Ole),
        [".wps"] = ("application/octet-stream", Kind.Ole),
        [".et"] = ("application/octet-stream", Kind.Ole),
        [".jpg"] = ("image/jpeg", Kind.Jpeg),
        [".jpeg"] = ("image/jpeg", Kind.Jpeg),
        [".png"] = ("image/png", Kind.Png),
    };

    private enum Kind
    {
        Pdf,
        Ofd,
        Word,
        Excel,
        Ole,
        Jpeg,
        Png,
    }

    /// <summary>What a file chooser offers.</summary>
    public static string Accept => string.Join(',', Types.Keys);

    /// <summary>
    /// A name safe to show and to download by: no folders, no control or direction characters, cut between two characters where it is too long.
    /// </summary>
    public static string CleanName(string name)
    {
        var plain = string.Concat(StorableText.Clean(name).Split('/', '\\')[^1].Where(IsOfName)).Trim(' ', '.');
        var ending = Path.GetExtension(plain);
        if (ending.Length > LongestEnding)
            ending = "";
        var stem = plain[..^ending.Length];
        return StorableText.Cut(stem.Length == 0 ? "附件" : stem, LongestName - ending.Length) + ending;
    }

    private static bool IsOfName(char c) =>
        !char.IsControl(c)
        && c is not ('"' or '<' or '>' or '|' or ':' or '*' or '?')
        && c is not (>= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' or '\u200E' or '\u200F' or '\u061C');

    /// <summary>Reads the beginning and, of a package, the table of contents. The stream is left at its beginning.</summary>
    /// <returns>The content type to serve it by.</returns>
    /// <exception cref="RefusedFileException">It may not be stored.</exception>
    public static string Check(string name, Stream content)
    {
        if (content.Length == 0)
            throw new RefusedFileException("“{0}”是空文件，请检查后重新选择。", name);
        if (content.Length > LargestFile)
            throw new RefusedFileException("“{0}”超过20MB，请压缩或拆分后再传。", name);
        if (!Types.TryGetValue(Path.GetExtension(name), out var type))
            throw new RefusedFileException("“{0}”的类型不能上传。可以上传 PDF、OFD、Word、Excel、WPS 文件和 JPG、PNG 图片。", name);
        Span<byte> head = stackalloc byte[8];
        var read = content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        content.Position = 0;
        if (!Fits(type.Kind, head[..read]))
            throw new RefusedFileException("“{0}”的内容和扩展名不一致，请用原来的软件另存后再传。", name);
        if (type.Kind is Kind.Word or Kind.Excel or Kind.Ofd)
            CheckPackage(name, type.Kind, content);
        content.Position = 0;
        return type.ContentType;
    }

    private static bool Fits(Kind kind, ReadOnlySpan<byte> head) =>
        kind switch
        {
            Kind.Pdf => head.StartsWith("%PDF-"u8),
            Kind.Ofd or Kind.Word or Kind.Excel => head.StartsWith("PK\x03\x04"u8),
            Kind.Ole => head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]),
            Kind.Jpeg => head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]),
            _ => head.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
        };

    private static void CheckPackage(string name, Kind kind, Stream content)
    {
        try
        {
            using var zip = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            if (zip.Entries.Count > MostEntries)
                throw Bomb(name);
            var names = zip.Entries.Select(e => e.FullName).ToHashSet(StringComparer.OrdinalIgnoreCase);
            if (names.Any(n => n.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
                throw new RefusedFileException("“{0}”含有宏，请另存为不含宏的文件后再传。", name);
            var part = kind switch
            {
                Kind.Word => "word/document.xml",
                Kind.Excel => "xl/workbook.xml",
                _ => "OFD.xml",
            };
            if (!names.Contains(part))
                throw new RefusedFileException("“{0}”的内容和扩展名不一致，请用原来的软件另存后再传。", name);
            CheckSize(name, zip, content.Length);
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException or ArgumentException or NotSupportedException)
        {
            throw new RefusedFileException("“{0}”已损坏或设有密码，请检查后重新选择。", name);
        }
    }

    private static void CheckSize(string name, ZipArchive zip, long packed)
    {
        long unpacked = 0;
        var buffer = new byte[64 * 1024];
        foreach (var entry in zip.Entries)
        {
            using var part = entry.Open();
            int read;
            while ((read = part.Read(buffer)) > 0)
            {
                unpacked += read;
                if (unpacked > LargestUnpacked || (unpacked > 1024 * 1024 && unpacked / Math.Max(1, packed) > LargestRatio))
                    throw Bomb(name);
            }
        }
    }

    private static RefusedFileException Bomb(string name) => new("“{0}”展开后过大，不能上传，请换一个文件。", name);
}
