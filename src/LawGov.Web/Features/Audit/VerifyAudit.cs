using System.Globalization;
using LawGov.Data;
using LawGov.Data.Records;
using LawGov.Web.Access;

namespace LawGov.Web.Features.Audit;

/// <summary>Reads the whole chain and says whether it holds; that somebody asked is itself kept.</summary>
public sealed class VerifyAudit(LawGovDb db, AccessCheck access)
{
    public async Task<AuditChain.Result> ExecuteAsync(CancellationToken ct)
    {
        access.Ensure(Operation.ReadAudit);
        var result = await AuditChain.VerifyAsync(db, ct);
        db.Note("AuditVerified", nameof(AuditEntry), Guid.Empty, result.FirstBad is { } bad ? bad.ToString(CultureInfo.InvariantCulture) : "");
        await db.SaveChangesAsync(ct);
        return result;
    }
}

/// <summary>Keeps that somebody looked at the log, and with which filter.</summary>
public sealed class NoteAuditRead(LawGovDb db, AccessCheck access)
{
    public async Task ExecuteAsync(string what, CancellationToken ct)
    {
        access.Ensure(Operation.ReadAudit);
        db.Note("AuditRead", nameof(AuditEntry), Guid.Empty, what);
        await db.SaveChangesAsync(ct);
    }
}
