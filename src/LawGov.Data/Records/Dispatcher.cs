using LawGov.Domain;
using LawGov.Domain.Accounts;
using LawGov.Domain.Assignments;
using LawGov.Domain.Events;
using LawGov.Domain.Filings;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Data.Records;

/// <summary>
/// Tells people what happened, in the save in which it happens: notices by the table of <see cref="EventCatalog"/>, and what <see cref="IEventWords"/> has
/// words for by mail to the same people and to the endpoints.
/// </summary>
internal static class Dispatcher
{
    /// <summary>
    /// Adds the notices: one for each person, act and subject of the save, none for whoever acts. People are read in one query, and only where somebody is
    /// to be told.
    /// </summary>
    /// <param name="db">The context that is about to save.</param>
    /// <param name="events">What happened.</param>
    /// <param name="actor">By whom.</param>
    /// <param name="at">When.</param>
    /// <param name="isOutside">Whether messages leave the system too: what happened long ago is told inside alone.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task TellAsync(LawGovDb db, IReadOnlyList<DomainEvent> events, Actor actor, DateTime at, bool isOutside, CancellationToken ct)
    {
        var told = events
            .Where(e => e.Subject is not null)
            .SelectMany(e => EventCatalog.AudienceOf(e), (Event, Audience) => (Event, Audience))
            .Where(x => x.Audience.Person != Guid.Empty)
            .ToList();
        if (told.Count == 0)
            return;
        var people = await PeopleAsync(db, told, ct);
        var onTasks = await UnitsOnTasksAsync(db, told, ct);
        var notices = new Dictionary<(Guid, TimelineAct, EventSubject), Notice>();
        var outside = new List<(DomainEvent Event, OutboxNews News, List<Person> Readers)>();
        foreach (var happened in told.GroupBy(x => x.Event))
        {
            var reached = new HashSet<Guid>();
            foreach (var (_, audience) in happened)
            {
                foreach (var person in people.Where(p => Means(audience, p, happened.Key, onTasks)))
                {
                    if (person.Id == actor.UserId || !reached.Add(person.Id))
                        continue;
                    var subject = happened.Key.Subject!.Value;
                    if (notices.TryGetValue((person.Id, happened.Key.Act, subject), out var notice))
                        notice.Add(happened.Key);
                    else
                        notices[(person.Id, happened.Key.Act, subject)] = new Notice(person.Id, audience.Reason, happened.Key, subject, actor, at);
                }
            }
            if (isOutside && !db.Outgoing.IsNothing && db.Words?.NewsOf(happened.Key, actor) is { } news)
                outside.Add((happened.Key, news, people.FindAll(p => reached.Contains(p.Id))));
        }
        db.Notices.AddRange(notices.Values);
        await QueueAsync(db, outside, ct);
    }

    /// <summary>Queues what leaves the system. Of several urges of a day, of other quarters, the first alone does.</summary>
    private static async Task QueueAsync(LawGovDb db, List<(DomainEvent Event, OutboxNews News, List<Person> Readers)> outside, CancellationToken ct)
    {
        if (outside.Count == 0)
            return;
        var (today, ids) = (db.Clock.Today, outside.Select(x => x.Event.UnitId).OfType<Guid>().Distinct().ToList());
        var units = await db
            .Units.Where(u => ids.Contains(u.Id))
            .Select(u => new
            {
                u.Id,
                u.Code,
                WasUrged = db.Urges.Any(x => x.UnitId == u.Id && x.UrgedOn == today && x.Channel == UrgeChannel.System),
            })
            .ToDictionaryAsync(u => u.Id, ct);
        foreach (var (happened, news, readers) in outside)
        {
            var unit = happened.UnitId is { } id ? units.GetValueOrDefault(id) : null;
            if (happened is Urged && unit is { WasUrged: true })
                continue;
            db.Queue(news with { UnitId = unit?.Id, UnitCode = unit?.Code ?? "" }, readers.Select(r => (r.Id, r.Address)));
        }
    }

    private static bool Means(Audience audience, Person person, DomainEvent happened, ILookup<Guid, Guid> onTasks)
    {
        if (audience.Person is { } one)
            return person.Id == one;
        if (!person.Roles.Contains(audience.Role!.Value))
            return false;
        if (audience.OnTask)
            return happened.TaskId is { } task && person.UnitId is { } unit && onTasks[task].Contains(unit);
        return audience.UnitId is null || person.UnitId == audience.UnitId;
    }

    private static async Task<List<Person>> PeopleAsync(LawGovDb db, List<(DomainEvent Event, Audience Audience)> told, CancellationToken ct)
    {
        var roles = told.Select(x => x.Audience.Role?.ToString()).OfType<string>().Distinct().ToList();
        var persons = told.Select(x => x.Audience.Person).OfType<Guid>().Distinct().ToList();
        var units = told.Select(x => x.Audience.UnitId).OfType<Guid>().Distinct().ToList();
        var isOfEveryUnit = told.Exists(x => x.Audience is { Role: not null, UnitId: null });
        var found = await (
            from u in db.Users.AsNoTracking()
            join ur in db.UserRoles on u.Id equals ur.UserId
            join r in db.Roles on ur.RoleId equals r.Id
            where u.IsActive
            where persons.Contains(u.Id) || (roles.Contains(r.Name!) && (isOfEveryUnit || units.Contains(u.UnitId ?? Guid.Empty)))
            where u.UnitId == null || db.Units.Any(x => x.Id == u.UnitId && x.IsActive)
            select new
            {
                u.Id,
                u.UnitId,
                u.Email,
                Role = r.Name,
            }
        ).ToListAsync(ct);
        return
        [
            .. found
                .GroupBy(f => (f.Id, f.UnitId, f.Email))
                .Select(g => new Person(g.Key.Id, g.Key.UnitId, g.Key.Email, [.. g.Select(f => Enum.Parse<Role>(f.Role!))])),
        ];
    }

    private static async Task<ILookup<Guid, Guid>> UnitsOnTasksAsync(LawGovDb db, List<(DomainEvent Event, Audience Audience)> told, CancellationToken ct)
    {
        var tasks = told.Where(x => x.Audience.OnTask).Select(x => x.Event.TaskId).OfType<Guid>().Distinct().ToList();
        if (tasks.Count == 0)
            return Array.Empty<(Guid, Guid)>().ToLookup(x => x.Item1, x => x.Item2);
        var named = await db
            .Assignments.Where(a => tasks.Contains(a.PlanTaskId) && a.UnitId != null && a.Status != AssignmentStatus.Withdrawn)
            .Select(a => new { a.PlanTaskId, a.UnitId })
            .ToListAsync(ct);
        return named.ToLookup(a => a.PlanTaskId, a => a.UnitId!.Value);
    }

    private sealed record Person(Guid Id, Guid? UnitId, string? Address, IReadOnlyCollection<Role> Roles);
}
