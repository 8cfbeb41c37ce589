using System.IO.Compression;

namespace LawGov.Documents.Official;

/// <summary>
/// Makes the container of an OOXML file reproducible: the same parts give the same bytes. The packaging library stamps each entry with the
/// time of writing; here the entries are sorted and carry the earliest date a zip can express.
/// </summary>
internal static class FixedPackage
{
    private static readonly DateTimeOffset EarliestZipTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Rewrite(Stream package)
    {
        package.Position = 0;
        using var result = new MemoryStream();
        using (var source = new ZipArchive(package, ZipArchiveMode.Read, leaveOpen: true))
        using (var target = new ZipArchive(result, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in source.Entries.OrderBy(e => Rank(e.FullName)).ThenBy(e => e.FullName, StringComparer.Ordinal))
            {
                var copy = target.CreateEntry(entry.FullName, CompressionLevel.Optimal);
                copy.LastWriteTime = EarliestZipTime;
                copy.ExternalAttributes = 0; // file permissions differ between systems
                using var from = entry.Open();
                using var to = copy.Open();
                from.CopyTo(to);
            }
        }

        return result.ToArray();
    }

    // Readers that sniff a file's type expect the list of content types first.
    private static int Rank(string name) =>
        name switch
        {
            "[Content_Types].xml" => 0,
            "_rels/.rels" => 1,
            _ => 2,
        };
}
