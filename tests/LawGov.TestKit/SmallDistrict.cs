using LawGov.Data;
using LawGov.Data.Accounts;
using LawGov.Domain;
using LawGov.Domain.Accounts;
using LawGov.Domain.Units;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace LawGov.TestKit;

/// <summary>
/// The district every test begins with: an office, its host, two departments, a court, three townships, a collective, and one account a role.
/// </summary>
public static class SmallDistrict
{
    public const string Password = "Right-Horse-7",
        Office = "区委依法治区办",
        Justice = "区司法局",
        Finance = "区财政局",
        Water = "区水利局",
        Court = "区法院",
        Clear = "清溪镇",
        Stone = "石桥镇",
        Cloud = "云台乡",
        Townships = "各乡镇（街道）",
        Departments = "区政府有关部门";

    /// <summary>Account, name, unit, roles.</summary>
    public static IReadOnlyList<(string UserName, string Name, string? Unit, Role[] Roles)> People { get; } =
    [
        ("office", "周敏", Office, [Role.OfficeStaff, Role.OfficeReviewer]),
        ("staff", "吴桐", Office, [Role.OfficeStaff]),
        ("reviewer", "郑岩", Office, [Role.OfficeReviewer]),
        ("office2", "钱立", Office, [Role.SecondReviewer]),
        ("justice", "孙莉", Justice, [Role.Liaison]),
        ("justice-head", "李达", Justice, [Role.UnitReviewer]),
        ("finance", "王宁", Finance, [Role.Liaison]),
        ("finance-head", "冯毅", Finance, [Role.UnitReviewer]),
        ("water", "陈洁", Water, [Role.Liaison]),
        ("clear", "何晓燕", Clear, [Role.Liaison]),
        ("clear-head", "罗静", Clear, [Role.UnitReviewer]),
        ("stone", "高远", Stone, [Role.Liaison]),
        ("cloud", "马骏", Cloud, [Role.Liaison]),
        ("leader", "陈立群", null, [Role.Leader]),
        ("admin", "系统管理员", null, [Role.SystemAdmin]),
        ("auditor", "审计员", null, [Role.Auditor]),
    ];

    internal static async Task FillAsync(LawGovDb db)
    {
        db.Settings.Add(new DistrictSettings("测试区", "测试区委全面依法治区委员会办公室"));
        Unit Add(string code, string name, UnitKind kind, int order, string aliases = "", bool maySupervise = true, bool hosts = false)
        {
            var unit = new Unit(code, name, name, kind, order);
            unit.Describe(code, name, name, kind, order, aliases, "", maySupervise, hosts);
            db.Units.Add(unit);
            return unit;
        }
        Add("U01", Office, UnitKind.RuleOfLawOffice, 1);
        Add("U02", Justice, UnitKind.Department, 2, hosts: true);
        Add("U03", Finance, UnitKind.Department, 3);
        Add("U04", Water, UnitKind.Department, 4, "区水务局");
        Add("U05", Court, UnitKind.Other, 5, maySupervise: false);
        var townships = new[] { Add("U11", Clear, UnitKind.Township, 11), Add("U12", Stone, UnitKind.Township, 12), Add("U13", Cloud, UnitKind.Township, 13) };
        var all = new UnitGroup(Townships, CollectiveKind.All);
        all.SetMembers(townships.Select(t => t.Id), new DateOnly(2020, 1, 1));
        db.UnitGroups.AddRange(all, new UnitGroup(Departments, CollectiveKind.Relevant));
        await db.SaveChangesAsync();

        var hasher = new PasswordHasher<User>(Options.Create(new PasswordHasherOptions { IterationCount = LawGovSite.HashIterations }));
        var hash = hasher.HashPassword(new User(), Password);
        var units = await db.Units.ToDictionaryAsync(u => u.Name, u => u.Id);
        var roles = await db.Roles.ToDictionaryAsync(r => r.Name!, r => r.Id);
        foreach (var (userName, name, unit, held) in People)
        {
            var user = new User
            {
                UserName = userName,
                NormalizedUserName = userName.ToUpperInvariant(),
                DisplayName = name,
                UnitId = unit is null ? null : units[unit],
                PasswordHash = hash,
                SecurityStamp = userName,
                LockoutEnabled = true,
            };
            db.Users.Add(user);
            foreach (var role in held)
                db.UserRoles.Add(new IdentityUserRole<Guid> { UserId = user.Id, RoleId = roles[role.ToString()] });
        }
        await db.SaveChangesAsync();
    }
}
