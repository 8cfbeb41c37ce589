using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace LawGov.Documents.Reading;

/// <summary>
/// An archive of parts (Word, OFD), opened under limits. Nothing is written to disk, no external reference is followed, no DTD is read.
/// </summary>
internal sealed class LimitedArchive
{
    /// <summary>Most entries in the archive.</summary>
    public const int MostEntries = 2000;

    /// <summary>Most bytes when unpacked: 200 MB, counted while inflating.</summary>
    public const long MostUnpacked = 200L * 1024 * 1024;

    /// <summary>Largest ratio of unpacked to packed size, for entries over a megabyte.</summary>
    public const int LargestRatio = 100;

    /// <summary>Deepest nesting of elements.</summary>
    public const int DeepestElement = 200;

    private const long RatioFrom = 1024 * 1024;

    private readonly Dictionary<string, byte[]> _parts = new(StringComparer.OrdinalIgnoreCase);

    private readonly Func<string, bool> _isRead;

    private readonly UnreadableCode _broken;

    private LimitedArchive(Func<string, bool> isRead, UnreadableCode broken)
    {
        _isRead = isRead;
        _broken = broken;
    }

    /// <summary>Names of the parts that were kept.</summary>
    public IEnumerable<string> Names => _parts.Keys.Order(StringComparer.OrdinalIgnoreCase);

    /// <summary>Opens an archive.</summary>
    /// <param name="content">The bytes.</param>
    /// <param name="isRead">Which parts are kept in memory.</param>
    /// <param name="broken">What a damaged one is refused with.</param>
    public static LimitedArchive Open(byte[] content, Func<string, bool> isRead, UnreadableCode broken)
    {
        RefuseManyEntries(content, broken);
        try
        {
            using var archive = new ZipArchive(new MemoryStream(content, false), ZipArchiveMode.Read);
            if (archive.Entries.Count > MostEntries)
                throw new UnreadableDocumentException(UnreadableCode.ArchiveBomb, "entries", MostEntries);
            var opened = new LimitedArchive(isRead, broken);
            var total = 0L;
            foreach (var entry in archive.Entries)
                total = opened.Take(entry, total);
            return opened;
        }
        catch (InvalidDataException)
        {
            throw new UnreadableDocumentException(broken);
        }
        catch (EndOfStreamException)
        {
            throw new UnreadableDocumentException(broken);
        }
    }

    /// <summary>The bytes of a part; null where it is absent.</summary>
    public byte[]? Part(string name) => _parts.GetValueOrDefault(name);

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
            throw new UnreadableDocumentException(_broken, name);
        }
    }

    /// <summary>The end record names the count: an archive of a million entries is refused before it is listed.</summary>
    private static void RefuseManyEntries(byte[] content, UnreadableCode broken)
    {
        var tail = content.AsSpan(Math.Max(0, content.Length - 66_000));
        var at = tail.LastIndexOf("PK\x05\x06"u8);
        if (at < 0 || at + 22 > tail.Length)
            throw new UnreadableDocumentException(broken);
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
        var kept = _isRead(entry.FullName) ? new MemoryStream() : null;
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
