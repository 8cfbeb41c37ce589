using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace LawGov.Documents.Reading;

/// <summary>A Word package, opened under limits. Nothing is written to disk, no external reference is followed, no DTD is read.</summary>
internal sealed class WordPackage
{
    /// <summary>Most entries in the archive.</summary>
    public const int MostEntries = 2000;

    /// <summary>Most bytes when unpacked: 200 MB, counted while inflating.</summary>
    public const long MostUnpacked = 200L * 1024 * 1024;

    /// <summary>Largest ratio of unpacked to packed size, for entries over a megabyte.</summary>
    public const int LargestRatio = 100;

    /// <summary>Deepest nesting of elements.</summary>
    public const int DeepestElement = 200;

    private static readonly string[] Kept = ["document", "numbering", "styles", "header", "footer", "footnotes", "endnotes"];

    private const long RatioFrom = 1024 * 1024;

    private readonly Dictionary<string, byte[]> _parts = new(StringComparer.OrdinalIgnoreCase);

    private WordPackage() { }

    /// <summary>Names of the parts that were kept.</summary>
    public IEnumerable<string> Names => _parts.Keys.Order(StringComparer.OrdinalIgnoreCase);

    public static WordPackage Open(byte[] content)
    {
        RefuseManyEntries(content);
        try
        {
            using var archive = new ZipArchive(new MemoryStream(content, false), ZipArchiveMode.Read);
            if (archive.Entries.Count > MostEntries)
                throw new UnreadableDocumentException(UnreadableCode.ArchiveBomb, "entries", MostEntries);
            var package = new WordPackage();
            var total = 0L;
            foreach (var entry in archive.Entries)
                total = package.Take(entry, total);
            package.RefuseOthers();
            return package;
        }
        catch (InvalidDataException)
        {
            throw new UnreadableDocumentException(UnreadableCode.BrokenDocx);
        }
        catch (EndOfStreamException)
        {
            throw new UnreadableDocumentException(UnreadableCode.BrokenDocx);
        }
    }

    /// <summary>A part as a tree; null where it is absent.</summary>
    public XElement? Load(string name)
    {
        if (!_parts.TryGetValue(name, out var bytes))
            return null;
        try
        {
            CheckDepth(bytes);
            using var reader = XmlReader.Create(new MemoryStream(bytes, false), Settings());
            return XDocument.Load(reader).Root;
        }
        catch (XmlException)
        {
            throw new UnreadableDocumentException(UnreadableCode.BrokenDocx, name);
        }
    }

    /// <summary>The end record names the count: an archive of a million entries is refused before it is listed.</summary>
    private static void RefuseManyEntries(byte[] content)
    {
        var tail = content.AsSpan(Math.Max(0, content.Length - 66_000));
        var at = tail.LastIndexOf("PK\x05\x06"u8);
        if (at < 0 || at + 22 > tail.Length)
            throw new UnreadableDocumentException(UnreadableCode.BrokenDocx);
        var count = tail[at + 10] | (tail[at + 11] << 8);
        if (count > MostEntries)
            throw new UnreadableDocumentException(UnreadableCode.ArchiveBomb, "entries", MostEntries);
    }

    private long Take(ZipArchiveEntry entry, long total)
    {
        if (entry.IsEncrypted)
            throw new UnreadableDocumentException(UnreadableCode.EncryptedFile);
        if (entry.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase))
            throw new UnreadableDocumentException(UnreadableCode.MacroFile);
        var kept = IsRead(entry.FullName) ? new MemoryStream() : null;
        using var stream = entry.Open();
        var buffer = new byte[81_920];
        var unpacked = 0L;
        for (int read; (read = stream.Read(buffer, 0, buffer.Length)) > 0; )
        {
            unpacked += read;
            if (total + unpacked > MostUnpacked)
                throw new UnreadableDocumentException(UnreadableCode.ArchiveBomb, "size", MostUnpacked / 1024 / 1024);
            if (unpacked > RatioFrom && unpacked > entry.CompressedLength * LargestRatio)
                throw new UnreadableDocumentException(UnreadableCode.ArchiveBomb, "ratio", LargestRatio);
            kept?.Write(buffer, 0, read);
        }
        if (kept is not null)
            _parts[entry.FullName.Replace('\\', '/').TrimStart('/')] = kept.ToArray();
        return total + unpacked;
    }

    /// <summary>Only parts that hold text, numbering or the package's own list are kept in memory.</summary>
    private static bool IsRead(string name)
    {
        var file = name[(name.LastIndexOf('/') + 1)..];
        return name is "[Content_Types].xml" or "_rels/.rels" or "xl/workbook.xml" or "ppt/presentation.xml"
            || (file.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) && Kept.Any(k => file.StartsWith(k, StringComparison.OrdinalIgnoreCase)));
    }

    private void RefuseOthers()
    {
        if (!_parts.TryGetValue("[Content_Types].xml", out var types))
            throw new UnreadableDocumentException(UnreadableCode.BrokenDocx);
        var text = System.Text.Encoding.UTF8.GetString(types);
        if (text.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase))
            throw new UnreadableDocumentException(UnreadableCode.MacroFile);
        if (_parts.ContainsKey("word/document.xml"))
            return;
        var other =
            _parts.ContainsKey("xl/workbook.xml") ? "xlsx"
            : _parts.ContainsKey("ppt/presentation.xml") ? "pptx"
            : null;
        if (other is not null)
            throw new UnreadableDocumentException(UnreadableCode.ContentMismatch, ".docx", other);
    }

    private static void CheckDepth(byte[] bytes)
    {
        using var reader = XmlReader.Create(new MemoryStream(bytes, false), Settings());
        while (reader.Read())
        {
            if (reader.Depth > DeepestElement)
                throw new UnreadableDocumentException(UnreadableCode.ArchiveBomb, "depth", DeepestElement);
        }
    }

    private static XmlReaderSettings Settings() =>
        new()
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersFromEntities = 0,
            MaxCharactersInDocument = MostUnpacked,
        };
}
