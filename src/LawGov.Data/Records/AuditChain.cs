using Microsoft.EntityFrameworkCore;

namespace LawGov.Data.Records;

/// <summary>Reads the audit chain from its beginning and says where it breaks.</summary>
public static class AuditChain
{
    /// <param name="Count">Entries read.</param>
    /// <param name="FirstBad">The first entry whose number or hash is wrong; none where the chain holds.</param>
    /// <param name="LastHash">Hash of the last good entry.</param>
    public sealed record Result(long Count, long? FirstBad, string LastHash);

    public static async Task<Result> VerifyAsync(LawGovDb db, CancellationToken ct)
    {
        var (seq, hash) = (0L, "");
        await foreach (var entry in db.Audit.AsNoTracking().OrderBy(a => a.Seq).AsAsyncEnumerable().WithCancellation(ct))
        {
            if (entry.Seq != seq + 1 || entry.HashOf(hash) != entry.Hash)
                return new Result(seq, entry.Seq, hash);
            (seq, hash) = (entry.Seq, entry.Hash);
        }
        return new Result(seq, null, hash);
    }
}
