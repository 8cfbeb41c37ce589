using System.Security.Cryptography;
using LawGov.Web.Settings;

namespace LawGov.Web.Files;

/// <summary>
/// Evidence files under the digest of their bytes, outside the web root. A file is acknowledged only when its bytes, its name and its folder are on the disk:
/// written to a temporary name, flushed, renamed, and the folder flushed too, because a rename alone can be lost in a power cut.
/// </summary>
public sealed class FileStore(LawGovOptions options)
{
    /// <summary>Folder of files that are still being received, in the folder of files.</summary>
    public const string Incoming = "incoming";

    private const int DigestLength = 64;

    /// <summary>Whether a name is a digest in hexadecimal: no other name is a stored file's.</summary>
    public static bool IsDigest(string name) => name.Length == DigestLength && name.All(char.IsAsciiHexDigitLower);

    /// <summary>Where the bytes of a digest lie, below the folder of files.</summary>
    public static string PlaceOf(string sha256) => Path.Combine(sha256[..2], sha256[2..4], sha256);

    /// <summary>Stores the bytes; the same bytes are stored once.</summary>
    /// <returns>The digest in hexadecimal and the size.</returns>
    public async Task<(string Sha256, long Size)> SaveAsync(Stream content, CancellationToken ct)
    {
        var incoming = Path.Combine(options.FilesPath, Incoming);
        Directory.CreateDirectory(incoming);
        var temporary = Path.Combine(incoming, Guid.CreateVersion7().ToString("N"));
        try
        {
            string digest;
            long size;
            await using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.Asynchronous))
            {
                using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
                var buffer = new byte[64 * 1024];
                int read;
                while ((read = await content.ReadAsync(buffer, ct)) > 0)
                {
                    sha.AppendData(buffer, 0, read);
                    await file.WriteAsync(buffer.AsMemory(0, read), ct);
                }
                digest = Convert.ToHexStringLower(sha.GetHashAndReset());
                size = file.Length;
                file.Flush(flushToDisk: true);
            }
            var target = PathOf(digest);
            var folder = Path.GetDirectoryName(target)!;
            Directory.CreateDirectory(folder);
            // The same bytes may arrive twice at once; a file of another length is damaged and is replaced
            if (!File.Exists(target) || new FileInfo(target).Length != size)
                File.Move(temporary, target, overwrite: true);
            PrivateFiles.FlushFolder(folder);
            PrivateFiles.FlushFolder(Path.GetDirectoryName(folder)!);
            return (digest, size);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Opens stored bytes for reading; null where they are gone.</summary>
    public FileStream? Open(string sha256)
    {
        var path = PathOf(sha256);
        return File.Exists(path) ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, FileOptions.Asynchronous) : null;
    }

    /// <summary>Every digest whose bytes are stored whole; what is still being received is none.</summary>
    public IEnumerable<string> Digests() =>
        !Directory.Exists(options.FilesPath)
            ? []
            : Directory
                .EnumerateFiles(options.FilesPath, "*", SearchOption.AllDirectories)
                .Where(f => IsDigest(Path.GetFileName(f)) && Path.GetRelativePath(options.FilesPath, f) == PlaceOf(Path.GetFileName(f)))
                .Select(f => Path.GetFileName(f));

    /// <summary>Every stored digest that has not changed since the instant: candidates for the sweep of orphans. None while a backup copies them.</summary>
    public IEnumerable<string> OlderThan(DateTime utc) =>
        !Directory.Exists(options.FilesPath) || IsHeld()
            ? []
            : Directory
                .EnumerateFiles(options.FilesPath, "*", SearchOption.AllDirectories)
                .Where(f => File.GetLastWriteTimeUtc(f) < utc)
                .Select(f => Path.GetFileName(f));

    /// <summary>Keeps the sweep of every process away while files are copied: a backup's database names files that may be orphans a moment later.</summary>
    /// <returns>What ends it; it ends with the process too.</returns>
    public IDisposable? Hold()
    {
        try
        {
            Directory.CreateDirectory(Path.Combine(options.FilesPath, Incoming));
            return new FileStream(HoldPath, FileMode.OpenOrCreate, FileAccess.Read, FileShare.Read | FileShare.Delete, 1, FileOptions.DeleteOnClose);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null; // a folder this account may only read
        }
    }

    /// <summary>Removes a stored file that no row names.</summary>
    public void Remove(string sha256)
    {
        if (sha256.Length == DigestLength)
            File.Delete(PathOf(sha256));
        else
            File.Delete(Path.Combine(options.FilesPath, Incoming, Path.GetFileName(sha256)));
    }

    private string HoldPath => Path.Combine(options.FilesPath, Incoming, "backup");

    private string PathOf(string sha256) => Path.Combine(options.FilesPath, PlaceOf(sha256));

    private bool IsHeld()
    {
        if (!File.Exists(HoldPath))
            return false;
        try
        {
            using var free = new FileStream(HoldPath, FileMode.Open, FileAccess.Read, FileShare.None);
            return false;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }
}
