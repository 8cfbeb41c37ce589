using LawGov.Web.Files;

namespace LawGov.Web.Commands;

/// <summary>What a backup holds: the database under a name that tells its kind, and evidence files under their digests.</summary>
internal static class BackupArchive
{
    public const string Sqlite = "lawgov.db",
        Postgres = "lawgov.dump";

    private const string Files = "files/";

    /// <summary>Name of an evidence file in the archive.</summary>
    public static string NameOf(string digest) => Files + FileStore.PlaceOf(digest).Replace(Path.DirectorySeparatorChar, '/');

    /// <summary>A name as this program writes it: without the leading mark of the folder that other tools put before it.</summary>
    public static string Plain(string name) => name.StartsWith("./", StringComparison.Ordinal) ? name[2..] : name;

    /// <summary>The digest that a name in the archive stands for; null for any other name.</summary>
    public static string? DigestOf(string name) => Path.GetFileName(name) is var digest && FileStore.IsDigest(digest) && name == NameOf(digest) ? digest : null;

    /// <summary>Whether the name is that of a file that was still being received: earlier versions took these too.</summary>
    public static bool IsHalfReceived(string name) => name.StartsWith($"{Files}{FileStore.Incoming}/", StringComparison.Ordinal);
}
