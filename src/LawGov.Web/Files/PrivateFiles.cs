using System.Runtime.InteropServices;

namespace LawGov.Web.Files;

/// <summary>Keeps what the program writes to the account that runs it: folders 0700, files 0600.</summary>
public static partial class PrivateFiles
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Sets the mask of the process: whatever it creates from now on, the database's own files too, is its account's alone.</summary>
    public static void MaskProcess()
    {
        if (!OperatingSystem.IsWindows())
            _ = SetMask(Convert.ToUInt32("077", 8));
    }

    /// <summary>Takes the rights of group and others from a file or folder of the program that was made with them.</summary>
    public static void Tighten(string path)
    {
        if (OperatingSystem.IsWindows() || !(File.Exists(path) || Directory.Exists(path)))
            return;
        var mode = File.GetUnixFileMode(path);
        if ((mode & ~Owner) == UnixFileMode.None)
            return;
        try
        {
            File.SetUnixFileMode(path, mode & Owner);
        }
        catch (UnauthorizedAccessException)
        {
            // Another account owns it and decides.
        }
    }

    /// <summary>Waits until the disk has the names in a folder: a rename alone can be lost in a power cut.</summary>
    public static void FlushFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            return;
        var descriptor = OpenFolder(folder, 0);
        if (descriptor < 0)
            return;
        _ = Sync(descriptor);
        _ = CloseFolder(descriptor);
    }

    [LibraryImport("libc", EntryPoint = "umask")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial uint SetMask(uint mask);

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
