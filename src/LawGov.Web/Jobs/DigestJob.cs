using LawGov.Data;
using LawGov.Data.Queries;
using LawGov.Data.Records;
using LawGov.Domain;
using LawGov.Domain.Accounts;
using LawGov.Domain.Calendar;
using LawGov.Domain.Events;
using LawGov.Domain.Obligations;
using LawGov.Domain.Requests;
using LawGov.Domain.Units;
using LawGov.Web.Pages;
using LawGov.Web.Settings;
using LawGov.Web.Texts;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Jobs;

/// <summary>
/// Mails each unit's people once on a working day what is owed and due for a reminder, and the office which requests wait for it (每日提醒). Made from what is
/// owed at that moment, for all units in one save; what could not be made until the afternoon comes the next day.
/// </summary>
public sealed class DigestJob(LawGovDb db, District district, DistrictClock clock)
{
    /// <summary>Days that a first digest looks back for notices, and that the last one is looked for: every step of that time has come again since.</summary>
    private const int NoticeDays = 7,
        LookBackDays = 30;

    private static readonly TimeOnly Opens = new(8, 30),
        Closes = new(17, 0);

    private static readonly Role[] OfUnit = [Role.Liaison, Role.UnitReviewer],
        OfOffice = [Role.OfficeStaff, Role.OfficeReviewer];

    private sealed record Reader(Guid Id, Guid? UnitId, string Address, bool IsOfUnit, bool IsOfOffice);

    private sealed record Owed(Guid UnitId, DigestItem Item);

    private sealed record Told(Guid UserId, TimelineAct Act, EventSubject Subject, DateTime At, int Count);

    public async Task RunAsync(CancellationToken ct)
    {
        if (!db.Outgoing.Mail)
            return;
        var now = clock.Now;
        var (today, time) = (clock.DayOf(now), TimeOnly.FromDateTime(clock.Local(now)));
        var calendar = (await district.GetAsync(ct)).Calendar;
        if (time < Opens || time >= Closes || !calendar.IsWorkday(today) || await db.Digests.AnyAsync(d => d.On == today, ct))
            return;
        try
        {
            await MakeAsync(now, today, calendar, ct);
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException failure) when (UniqueIndexes.ViolatedBy(failure, db.Model) == "ix_digests_once")
        {
            db.ChangeTracker.Clear(); // another process made them
        }
    }

    private async Task MakeAsync(DateTime now, DateOnly today, WorkCalendar calendar, CancellationToken ct)
    {
        var units = await db
            .Units.AsNoTracking()
            .Where(u => u.IsActive)
            .OrderBy(u => u.SortOrder)
            .Select(u => new
            {
                u.Id,
                u.Code,
                u.Kind,
            })
            .ToListAsync(ct);
        var office = units.Find(u => u.Kind == UnitKind.RuleOfLawOffice)?.Id;
        var readers = await ReadersAsync(ct);
        var owed = (await OwedAsync(ReminderSteps.Horizon(today, calendar), ct)).ToLookup(o => o.UnitId, o => o.Item);
        var last = await LastAsync(today, ct);
        var told = await ToldAsync(readers, units.Select(u => SinceOf(u.Id)).DefaultIfEmpty(now).Min(), now, ct);
        foreach (var unit in units)
        {
            var digest = new Digest(unit.Id, today, now);
            db.Digests.Add(digest);
            var before = last.GetValueOrDefault(unit.Id);
            var due = owed[unit.Id].Where(i => ReminderSteps.IsDue(i.Until, before?.On, today, calendar)).ToList();
            var since = SinceOf(unit.Id);
            var news = new OutboxNews(digest.Id, OutboxMessage.DigestEvent, "", Routes.Workbench, unit.Id, unit.Code);
            digest.SentTo(
                readers
                    .Where(r => r.IsOfUnit && r.UnitId == unit.Id || r.IsOfOffice && unit.Id == office)
                    .GroupBy(r => r.Address, StringComparer.OrdinalIgnoreCase)
                    .Select(address =>
                    {
                        var (isOfUnit, isOfOffice) = (address.Any(r => r.IsOfUnit && r.UnitId == unit.Id), address.Any(r => r.IsOfOffice) && unit.Id == office);
                        return (Reader: address.First(), IsOfUnit: isOfUnit, IsOfOffice: isOfOffice);
                    })
                    .GroupBy(x => (x.IsOfUnit, x.IsOfOffice), x => x.Reader)
                    .Sum(group => Queue(group.Key.IsOfUnit, group.Key.IsOfOffice, [.. group]))
            );

            int Queue(bool isOfUnit, bool isOfOffice, List<Reader> group)
            {
                var people = readers.Where(r => isOfUnit && r.IsOfUnit && r.UnitId == unit.Id || isOfOffice && r.IsOfOffice).Select(r => r.Id).ToHashSet();
                var content = new DigestContent(
                    isOfUnit ? due.FindAll(i => i.Kind != ObligationKind.Answer) : [],
                    isOfOffice ? due.FindAll(i => i.Kind == ObligationKind.Answer) : [],
                    CountsOf(told.Where(t => t.At > since && people.Contains(t.UserId)))
                );
                if (content.IsEmpty)
                    return 0;
                var said = news with
                {
                    Subject = DigestText.Subject(content, today),
                    Details = DigestText.Details(content, clock.Local(now), today),
                    Url = isOfUnit ? Routes.Workbench : Routes.Requests,
                };
                return db.Queue(said, group.Select(r => (r.Id, (string?)r.Address)), isToEndpoints: false);
            }
        }

        DateTime SinceOf(Guid unitId) => last.GetValueOrDefault(unitId)?.CutOffAt ?? now.AddDays(-NoticeDays);
    }

    /// <summary>Those who gave an address.</summary>
    private async Task<List<Reader>> ReadersAsync(CancellationToken ct)
    {
        var (ofUnit, ofOffice) = (Names(OfUnit), Names(OfOffice));
        var found = await (
            from u in db.Users.AsNoTracking()
            where u.IsActive && u.Email != null
            select new
            {
                u.Id,
                u.UnitId,
                u.Email,
                IsOfUnit = db.UserRoles.Any(x => x.UserId == u.Id && db.Roles.Any(r => r.Id == x.RoleId && ofUnit.Contains(r.Name!))),
                IsOfOffice = db.UserRoles.Any(x => x.UserId == u.Id && db.Roles.Any(r => r.Id == x.RoleId && ofOffice.Contains(r.Name!)))
                    && (u.UnitId == null || db.Units.Any(x => x.Id == u.UnitId && x.IsActive)),
            }
        )
            .OrderBy(u => u.Id)
            .ToListAsync(ct);
        return
        [
            .. found
                .Where(u => (u.IsOfUnit || u.IsOfOffice) && u.Email!.Trim().Length is > 0 and <= OutboxMessage.ToLength)
                .Select(u => new Reader(u.Id, u.UnitId, u.Email!.Trim(), u.IsOfUnit, u.IsOfOffice)),
        ];
    }

    /// <summary>What all units owe that a step may have reached, in one query: a page's things of one kind and day are one item.</summary>
    private async Task<List<Owed>> OwedAsync(DateOnly horizon, CancellationToken ct)
    {
        var rows = await (
            from o in db.Obligations()
            where o.HeldOn == null && o.Until <= horizon
            join t in db.Tasks on o.TaskId equals t.Id into ts
            from t in ts.DefaultIfEmpty()
            join q in db.Requests on o.Id equals q.Id into qs
            from q in qs.DefaultIfEmpty()
            join u in db.Units on q.UnitId equals u.Id into us
            from u in us.DefaultIfEmpty()
            select new
            {
                o.Id,
                o.KindNo,
                o.UnitId,
                o.FilingId,
                o.PeriodKey,
                o.Until,
                TaskId = (Guid?)t.Id,
                Ordinal = (int?)t.Ordinal,
                t.Number,
                t.Title,
                Asked = (RequestKind?)q.Kind,
                AskedBy = u.ShortName,
            }
        )
            .AsNoTracking()
            .ToListAsync(ct);
        return
        [
            .. rows.OrderBy(r => r.Ordinal)
                .GroupBy(r => (r.UnitId, r.KindNo, Subject: r.FilingId ?? r.Id, r.Until))
                .Select(g =>
                {
                    var first = g.First();
                    var about =
                        first is { FilingId: not null, PeriodKey: { } key } ? ReportingPeriod.Parse(key).Label + "填报"
                        : first.Asked is { } asked ? $"{first.AskedBy}　{RuleText.LabelOf(asked)}"
                        : $"第{first.Number}项　{first.Title}";
                    return new Owed(
                        g.Key.UnitId,
                        new DigestItem(first.FilingId ?? first.TaskId ?? first.Id, about, (ObligationKind)g.Key.KindNo, g.Key.Until, g.Count())
                    );
                }),
        ];
    }

    /// <summary>The last digest of each unit that went to anybody.</summary>
    private async Task<Dictionary<Guid, Digest>> LastAsync(DateOnly today, CancellationToken ct)
    {
        var from = today.AddDays(-LookBackDays);
        var sent = await db.Digests.AsNoTracking().Where(d => d.On >= from && d.Mails > 0).ToListAsync(ct);
        return sent.GroupBy(d => d.UnitId).ToDictionary(g => g.Key, g => g.MaxBy(d => d.On)!);
    }

    /// <summary>What they were told inside; whether anybody read it is nobody's affair.</summary>
    private async Task<List<Told>> ToldAsync(List<Reader> readers, DateTime since, DateTime now, CancellationToken ct)
    {
        var ids = readers.ConvertAll(r => r.Id);
        var rows = await db
            .Notices.AsNoTracking()
            .Where(n => ids.Contains(n.UserId) && n.At > since && n.At <= now)
            .Select(n => new
            {
                n.UserId,
                n.Act,
                n.SubjectKind,
                n.SubjectId,
                n.At,
                n.Count,
            })
            .ToListAsync(ct);
        return rows.ConvertAll(n => new Told(n.UserId, n.Act, new EventSubject(n.SubjectKind, n.SubjectId), n.At, n.Count));
    }

    /// <summary>What several people were told of is one thing.</summary>
    private static Dictionary<TimelineAct, int> CountsOf(IEnumerable<Told> told) =>
        told.GroupBy(t => (t.Act, t.Subject, t.At)).GroupBy(g => g.Key.Act, g => g.Max(t => t.Count)).ToDictionary(g => g.Key, g => g.Sum());

    private static List<string> Names(Role[] roles) => [.. roles.Select(r => r.ToString())];
}
