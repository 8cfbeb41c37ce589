using System.Runtime.InteropServices;
using System.Security.Cryptography;
using LawGov.Web.Settings;

namespace LawGov.Web.Files;

/// <summary>
/// Evidence files under the digest of their bytes, outside the web root. A file is acknowledged only when its bytes, its name and its folder are on the disk:
/// written to a temporary name, flushed, renamed, and the folder flushed too, because a rename alone can be lost in a power cut.
/// </summary>
public sealed partial class FileStore(LawGovOptions options)
{
    /// <summary>Stores the bytes; the same bytes are stored once.</summary>
    /// <returns>The digest in hexadecimal and the size.</returns>
    public async Task<(string Sha256, long Size)> SaveAsync(Stream content, CancellationToken ct)
    {
        var incoming = Path.Combine(options.FilesPath, "incoming");
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
            if (!File.Exists(target)) File.Move(temporary, target);
            FlushFolder(folder);
            FlushFolder(Path.GetDirectoryName(folder)!);
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

    /// <summary>Every stored digest that has not changed since the instant: candidates for the sweep of orphans.</summary>
    public IEnumerable<string> OlderThan(DateTime utc) =>
        !Directory.Exists(options.FilesPath) ? [] : Directory.EnumerateFiles(options.FilesPath, "*", SearchOption.AllDirectories).Where(f => File.GetLastWriteTimeUtc(f) < utc).Select(f => Path.GetFileName(f));

    /// <summary>Removes a stored file that no row names.</summary>
    public void Remove(string sha256)
    {
        if (sha256.Length == 64) File.Delete(PathOf(sha256));
        else File.Delete(Path.Combine(options.FilesPath, "incoming", Path.GetFileName(sha256)));
    }

    private string PathOf(string sha256) => Path.Combine(options.FilesPath, sha256[..2], sha256[2..4], sha256);

    private static void FlushFolder(string folder)
    {
        if (OperatingSystem.IsWindows()) return;
        var descriptor = OpenFolder(folder, 0);
        if (descriptor < 0) return;
        _ = Sync(descriptor);
        _ = CloseFolder(descriptor);
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int OpenFolder(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Sync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int CloseFolder(int descriptor);
}
