using LawGov.Data.Records;
using LawGov.Web.Access;
using LawGov.Web.Files;
using LawGov.Web.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Filings;

/// <summary>
/// A file of evidence, for whoever may see the report it belongs to, also one that only an earlier submission carries; each download is noted. What no
/// submission carries yet is its unit's own.
/// </summary>
[Access(Operation.ReadFilings)]
public sealed class EvidenceModel(FileStore files) : AppPage
{
    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        var found =
            await (
                from e in Db.Evidence.AsNoTracking()
                join r in Db.Reports on e.ReportId equals r.Id
                where e.Id == id
                select new
                {
                    e.Name,
                    e.ContentType,
                    e.Sha256,
                    e.SinceRevision,
                    r.UnitId,
                    r.RevisionNo,
                    r.FirstSubmittedOn,
                }
            ).FirstOrDefaultAsync(Ct) ?? throw new NotFoundException();
        Access.Ensure(Operation.ReadFilings, found.UnitId);
        var isSubmitted = found.FirstSubmittedOn is not null && found.SinceRevision <= found.RevisionNo;
        if (!isSubmitted && !Access.Can(Operation.EditFiling, found.UnitId))
            throw new NotFoundException();
        var content = files.Open(found.Sha256) ?? throw new NotFoundException();
        Db.AccessLog.Add(new AccessLogEntry(CurrentUser.UserId, $"evidence {id}", Db.Clock.Now));
        await Db.SaveChangesAsync(Ct);
        Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        Response.Headers.CacheControl = "private, no-store";
        return File(content, found.ContentType, found.Name);
    }
}
