using LawGov.Data;
using LawGov.Data.Queries;
using LawGov.Domain.Events;
using LawGov.Domain.Filings;
using LawGov.Web.Access;
using LawGov.Web.Accounts;
using LawGov.Web.Settings;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Notices;

/// <summary>The last urge of which something is still late.</summary>
/// <param name="On">The day.</param>
/// <param name="By">Who urged.</param>
/// <param name="Channel">How.</param>
/// <param name="Note">What was said.</param>
/// <param name="Late">How many of its duties are still late.</param>
public sealed record UrgeStrip(DateOnly On, string By, UrgeChannel Channel, string Note, int Late);

/// <summary>
/// What the system tells the person of this request on whatever page is opened: the number of unread notices, and, to a unit's people, the urge that is
/// not answered yet. What a page is about counts as read once it was opened.
/// </summary>
public sealed class NoticeBell(LawGovDb db, CurrentUser user, Sessions sessions, AccessCheck access, District district)
{
    private int _read;

    /// <summary>How many notices are unread.</summary>
    public int Unread => Math.Max(0, sessions.Unread - _read);

    /// <summary>The urge to show; none where nothing is left of any, or where the page or the person has nothing to do with it.</summary>
    public UrgeStrip? Urge { get; private set; }

    /// <summary>The person opens a page.</summary>
    /// <param name="subject">What it is about; none where nobody is told of it.</param>
    /// <param name="showsUrge">Whether it shows a unit's people that they were urged.</param>
    /// <param name="ct">Cancels.</param>
    public async Task OpenAsync(EventSubject? subject, bool showsUrge, CancellationToken ct)
    {
        if (showsUrge && access.ScopeOf(Operation.ReadFilings) == Scope.Unit && user.UnitId is { } unitId)
            Urge = await ReadUrgeAsync(unitId, ct);
        if (subject is not { } about || Unread == 0)
            return;
        var (kind, id) = about;
        var told = db.Notices.Where(n => n.UserId == user.UserId && !n.IsRead && n.SubjectId == id && n.SubjectKind == kind);
        if (await told.AnyAsync(ct))
            _read += await told.ExecuteUpdateAsync(s => s.SetProperty(n => n.IsRead, true), ct);
    }

    /// <summary>The person has seen all notices.</summary>
    public async Task ReadAllAsync(CancellationToken ct) =>
        _read += await db.Notices.Where(n => n.UserId == user.UserId && !n.IsRead).ExecuteUpdateAsync(s => s.SetProperty(n => n.IsRead, true), ct);

    private async Task<UrgeStrip?> ReadUrgeAsync(Guid unitId, CancellationToken ct)
    {
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
