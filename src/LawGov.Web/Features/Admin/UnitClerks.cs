using LawGov.Data;
using LawGov.Data.Accounts;

namespace LawGov.Web.Features.Admin;

/// <summary>Accounts that exist for a unit alone: they sign in only while it is in use. Who also works for the district goes on.</summary>
internal static class UnitClerks
{
    private static readonly string[] Roles = [.. RoleRules.OfUnits.Select(r => r.ToString())];

    public static IQueryable<User> ClerksOf(this LawGovDb db, Guid unitId)
    {
        var ofTheDistrict = db.UserRoles.Where(held => db.Roles.Any(r => r.Id == held.RoleId && !Roles.Contains(r.Name)));
        return db.Users.Where(u => u.UnitId == unitId && !ofTheDistrict.Any(held => held.UserId == u.Id));
    }
}
