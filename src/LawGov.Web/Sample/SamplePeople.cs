using LawGov.Data;
using LawGov.Data.Accounts;
using LawGov.Domain;
using LawGov.Domain.Accounts;
using LawGov.Domain.Units;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Sample;

/// <summary>A unit of the sample with the people who act for it.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Content">What was invented about it.</param>
/// <param name="Liaison">Who fills in; none for a unit that files nothing.</param>
/// <param name="Head">Who signs; none where nobody does.</param>
internal sealed record SampleFiler(Unit Unit, SampleUnit Content, Actor? Liaison, Actor? Head);

/// <summary>Everybody and every unit of the sample.</summary>
internal sealed class SamplePeople
{
    private readonly Dictionary<string, Actor> _people;

    private SamplePeople(IReadOnlyList<SampleFiler> filers, IReadOnlyList<UnitGroup> groups, Dictionary<string, Actor> people)
    {
        Filers = filers;
        Groups = groups;
        _people = people;
        ByUnit = filers.ToDictionary(f => f.Unit.Id);
        GroupsById = groups.ToDictionary(g => g.Id);
    }

    /// <summary>In the official order.</summary>
    public IReadOnlyList<SampleFiler> Filers { get; }

    public IReadOnlyDictionary<Guid, SampleFiler> ByUnit { get; }

    public IReadOnlyList<UnitGroup> Groups { get; }

    public IReadOnlyDictionary<Guid, UnitGroup> GroupsById { get; }

    /// <summary>A person by account.</summary>
    public Actor this[string userName] => _people[userName];

    /// <summary>The unit a person works in.</summary>
    public SampleFiler UnitOf(string userName) => ByUnit[_people[userName].UnitId!.Value];

    /// <summary>Makes units, collectives and people and adds them to the database.</summary>
    /// <param name="db">The empty database.</param>
    /// <param name="passwordHash">One for all: hashing 200 times would take a minute.</param>
    /// <param name="membersFrom">First day of membership in collectives.</param>
    /// <param name="ct">Ends with the load.</param>
    public static async Task<SamplePeople> AddAsync(LawGovDb db, string passwordHash, DateOnly membersFrom, CancellationToken ct)
    {
        var units = SampleContent.Units.ToDictionary(u => u.Code, UnitOf, StringComparer.Ordinal);
        db.Units.AddRange(units.Values);
        var groups = SampleContent
            .Groups.Select(content =>
            {
                var group = new UnitGroup(content.Name, content.Kind);
                group.SetMembers(content.MemberCodes.Select(code => units[code].Id), membersFrom);
                return group;
            })
            .ToList();
        db.UnitGroups.AddRange(groups);

        var roleIds = await db.Roles.AsNoTracking().ToDictionaryAsync(r => r.Name!, r => r.Id, ct);
        var people = new Dictionary<string, Actor>(StringComparer.Ordinal);
        foreach (var person in SampleContent.People)
        {
            var user = UserOf(person, units[person.UnitCode].Id, passwordHash);
            db.Users.Add(user);
            db.UserRoles.AddRange(person.Roles.Select(role => new IdentityUserRole<Guid> { UserId = user.Id, RoleId = roleIds[role.ToString()] }));
            people[person.UserName] = new Actor(user.Id, user.UnitId, user.DisplayName);
        }
        Actor? First(string code, Role role) =>
            SampleContent.People.FirstOrDefault(p => p.UnitCode == code && p.Roles.Contains(role)) is { } found ? people[found.UserName] : null;
        return new SamplePeople(
            [.. SampleContent.Units.Select(u => new SampleFiler(units[u.Code], u, First(u.Code, Role.Liaison), First(u.Code, Role.UnitReviewer)))],
            groups,
            people
        );
    }

    private static Unit UnitOf(SampleUnit content)
    {
        var unit = new Unit(content.Code, content.Name, content.ShortName, content.Kind, content.SortOrder);
        unit.Describe(
            content.Code,
            content.Name,
            content.ShortName,
            content.Kind,
            content.SortOrder,
            string.Join('、', content.Aliases),
            content.Initials,
            content.MaySupervise,
            content.HostsOffice
        );
        return unit;
    }

    private static User UserOf(SamplePerson person, Guid unitId, string passwordHash) =>
        new()
        {
            UserName = person.UserName,
            NormalizedUserName = person.UserName.ToUpperInvariant(),
            DisplayName = person.DisplayName,
            UnitId = person.Roles.Any(r => r is Role.SystemAdmin or Role.Auditor) ? null : unitId,
            PasswordHash = passwordHash,
            SecurityStamp = Guid.CreateVersion7().ToString("N"),
            LockoutEnabled = true,
        };
}
