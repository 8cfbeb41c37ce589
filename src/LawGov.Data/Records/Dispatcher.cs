using LawGov.Domain;
using LawGov.Domain.Accounts;
using LawGov.Domain.Assignments;
using LawGov.Domain.Events;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Data.Records;

/// <summary>Tells people what happened, in the save in which it happens: notices by the table of <see cref="EventCatalog"/>.</summary>
internal static class Dispatcher
{
    /// <summary>
    /// Adds the notices: one for each person, act and subject of the save, none for whoever acts. People are read in one query, and only where somebody is
    /// to be told.
    /// </summary>
    public static async Task TellAsync(LawGovDb db, IReadOnlyList<DomainEvent> events, Actor actor, DateTime at, CancellationToken ct)
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
        }
        db.Notices.AddRange(notices.Values);
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
                Role = r.Name,
            }
        ).ToListAsync(ct);
        return [.. found.GroupBy(f => (f.Id, f.UnitId)).Select(g => new Person(g.Key.Id, g.Key.UnitId, [.. g.Select(f => Enum.Parse<Role>(f.Role!))]))];
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

    private sealed record Person(Guid Id, Guid? UnitId, IReadOnlyCollection<Role> Roles);
}
