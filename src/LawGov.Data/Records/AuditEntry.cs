using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace LawGov.Data.Records;

/// <summary>One change, chained to the one before: whoever alters, drops or inserts an entry breaks every hash after it.</summary>
public sealed class AuditEntry
{
    public const int ActLength = 40,
        TypeLength = 60,
        HashLength = 64;

    private AuditEntry() { }

    public AuditEntry(long seq, DateTime at, Guid actorId, Guid? actorUnitId, string act, string entityType, Guid entityId, string changes, string previousHash)
    {
        Seq = seq;
        At = at;
        ActorId = actorId;
        ActorUnitId = actorUnitId;
        Act = act;
        EntityType = entityType;
        EntityId = entityId;
        Changes = changes;
        Hash = HashOf(previousHash);
    }

    /// <summary>Position in the chain, from 1 without gaps.</summary>
    public long Seq { get; private set; }

    public DateTime At { get; private set; }

    public Guid ActorId { get; private set; }

    public Guid? ActorUnitId { get; private set; }

    /// <summary>Added, Modified, Deleted, or a named act such as SignIn.</summary>
    public string Act { get; private set; } = "";

    public string EntityType { get; private set; } = "";

    public Guid EntityId { get; private set; }

    /// <summary>Fields before and after, as JSON: ids, dates, figures and states; of texts only their length, so that the log holds no content.</summary>
    public string Changes { get; private set; } = "";

    /// <summary>SHA-256 over the previous hash and all fields, in hexadecimal.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>What the hash must be after the given one.</summary>
    public string HashOf(string previousHash)
    {
        var canonical = string.Join(
            '\n',
            previousHash,
            Seq.ToString(CultureInfo.InvariantCulture),
            At.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            ActorId.ToString("N"),
            ActorUnitId?.ToString("N") ?? "",
            Act,
            EntityType,
            EntityId.ToString("N"),
            Changes
        );
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)));
    }
}
