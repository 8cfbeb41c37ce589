using LawGov.Data;
using LawGov.Domain.Events;
using LawGov.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Notices;

/// <summary>The person's unread notices: how many the bell shows, and that they are read once what they are about was opened.</summary>
public sealed class NoticeBell(LawGovDb db, CurrentUser user)
{
    private int? _unread;

    /// <summary>How many are unread; counted once a request.</summary>
    public async Task<int> ReadAsync(CancellationToken ct) =>
        _unread ??= user.IsSignedIn ? await db.Notices.CountAsync(n => n.UserId == user.UserId && !n.IsRead, ct) : 0;

    /// <summary>The person opened a thing: what was told of it is read.</summary>
    public async Task OpenedAsync(EventSubject subject, CancellationToken ct)
    {
        if (await ReadAsync(ct) == 0)
            return;
        var (kind, id) = subject;
        var read = await db
            .Notices.Where(n => n.UserId == user.UserId && !n.IsRead && n.SubjectId == id && n.SubjectKind == kind)
            .ExecuteUpdateAsync(s => s.SetProperty(n => n.IsRead, true), ct);
        _unread -= read;
    }

    /// <summary>The person has seen them all.</summary>
    public async Task ReadAllAsync(CancellationToken ct)
    {
        await db.Notices.Where(n => n.UserId == user.UserId && !n.IsRead).ExecuteUpdateAsync(s => s.SetProperty(n => n.IsRead, true), ct);
        _unread = 0;
    }
}
