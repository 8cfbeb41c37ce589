using System.Globalization;
using LawGov.Data.Accounts;
using LawGov.Domain.Accounts;
using LawGov.Domain.Units;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Slow;

/// <summary>Further townships for the sample district, which has fewer than a hundred units that file: they owe what every township owes.</summary>
internal static class MoreTownships
{
    private static readonly DateOnly MembersFrom = new(2026, 10, 1);

    /// <summary>Adds so many townships, each with a clerk whose password is that of the sample's clerks. Returns the clerks' account names.</summary>
    public static async Task<IReadOnlyList<string>> AddAsync(string dataFolder, int count)
    {
        await using var db = Revisions.Open(dataFolder);
        var model = await db.Users.AsNoTracking().FirstAsync(u => u.UserName == "township01");
        var role = await db.Roles.AsNoTracking().FirstAsync(r => r.Name == nameof(Role.Liaison));
        var last = await db.Units.MaxAsync(u => u.SortOrder);
        var units = Enumerable
            .Range(1, count)
            .Select(i => new Unit(
                $"X{i:000}",
                string.Create(CultureInfo.InvariantCulture, $"增设第{i}镇"),
                string.Create(CultureInfo.InvariantCulture, $"增设{i}镇"),
                UnitKind.Township,
                last + i
            ))
            .ToList();
        db.Units.AddRange(units);
        foreach (var group in await db.UnitGroups.Include(g => g.Members).Where(g => g.Members.Any(m => m.UnitId == model.UnitId)).ToListAsync())
            group.SetMembers([.. group.Members.Where(m => m.Until is null).Select(m => m.UnitId), .. units.Select(u => u.Id)], MembersFrom);
        var names = new List<string>();
        foreach (var unit in units)
        {
            var name = $"more{unit.Code[1..]}";
            var user = new User
            {
                UserName = name,
                NormalizedUserName = name.ToUpperInvariant(),
                DisplayName = unit.ShortName,
                UnitId = unit.Id,
                PasswordHash = model.PasswordHash,
                SecurityStamp = Guid.CreateVersion7().ToString("N"),
                ConcurrencyStamp = Guid.CreateVersion7().ToString("N"),
            };
            db.Users.Add(user);
            db.UserRoles.Add(new IdentityUserRole<Guid> { UserId = user.Id, RoleId = role.Id });
            names.Add(name);
        }
        await db.SaveChangesAsync();
        return names;
    }

    /// <summary>Waits until the site's own job has opened a page for each of them.</summary>
    public static async Task WaitForPagesAsync(string dataFolder, int count)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        for (var i = 0; i < 300; i++)
        {
            await using var db = Revisions.Open(dataFolder);
            if (await db.Filings.CountAsync(f => db.Units.Any(u => u.Id == f.UnitId && EF.Functions.Like(u.Code, "X%"))) >= count)
                return;
            await tick.WaitForNextTickAsync();
        }
        throw new InvalidOperationException("The site opened no pages for the added townships: is LawGov__Clock__Today a day on which a window is open?");
    }
}
