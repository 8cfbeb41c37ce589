using LawGov.Data;
using LawGov.Data.Queries;
using LawGov.Domain.Filings;
using LawGov.Web.Access;
using LawGov.Web.Settings;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Workbench;

/// <summary>The last urge of which something is still late.</summary>
/// <param name="On">The day.</param>
/// <param name="By">Who urged.</param>
/// <param name="Channel">How.</param>
/// <param name="Note">What was said.</param>
/// <param name="Late">How many of its duties are still late.</param>
public sealed record UrgeStrip(DateOnly On, string By, UrgeChannel Channel, string Note, int Late);

/// <summary>Reads the urge a unit's people see on every page of theirs, as long as one of its duties is late.</summary>
public sealed class UrgeStripQuery(LawGovDb db, District district, CurrentUser user, AccessCheck access)
{
    /// <summary>The strip for the person's own unit; none where nothing is left of any urge, or where the person fills in nothing.</summary>
    public async Task<UrgeStrip?> ReadAsync(CancellationToken ct)
    {
        if (user.UnitId is not { } unitId || access.ScopeOf(Operation.ReadFilings) != Scope.Unit)
            return null;
        var today = (await district.GetAsync(ct)).ReadOn;
        var late = db.Obligations().Where(o => o.UnitId == unitId && o.Until < today && o.HeldOn == null);
        return await db
            .Urges.AsNoTracking()
            .Where(u => u.UnitId == unitId && u.Lines.Any(l => late.Any(o => o.Id == l.SourceId)))
            .OrderByDescending(u => u.UrgedOn)
            .ThenByDescending(u => u.Id)
            .Select(u => new UrgeStrip(u.UrgedOn, u.UrgedByName, u.Channel, u.Note, u.Lines.Count(l => late.Any(o => o.Id == l.SourceId))))
            .FirstOrDefaultAsync(ct);
    }
}
