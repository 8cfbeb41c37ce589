using LawGov.Domain.Accounts;

namespace LawGov.Web.Features.Admin;

/// <summary>
/// Which roles one account may hold together. System administration and audit are kept apart from the business and from each other, as graded
/// protection (三员分离) expects.
/// </summary>
public static class RoleRules
{
    /// <summary>Roles that a person holds for a unit; the others are held for the district.</summary>
    public static IReadOnlyList<Role> OfUnits { get; } = [Role.Liaison, Role.UnitReviewer];

    /// <summary>What is wrong with a choice of roles and unit; nothing where it is in order.</summary>
    public static IEnumerable<FieldProblem> Check(IReadOnlyCollection<Role> roles, Guid? unitId)
    {
        if (roles.Count == 0)
            yield return new("Roles", "请至少选择一个角色");
        if (roles.Contains(Role.SystemAdmin) && roles.Count > 1)
            yield return new("Roles", "系统管理员管账号，不能同时办理或审计业务：请只保留“系统管理员”，其他角色另建账号");
        if (roles.Contains(Role.Auditor) && roles.Count > 1 && !roles.Contains(Role.SystemAdmin))
            yield return new("Roles", "审计员监督其他人的操作，不能兼任其他角色：请只保留“审计员”，其他角色另建账号");
        if (unitId is null && roles.Any(OfUnits.Contains))
            yield return new("UnitId", "填报人和单位审签人须选择所在单位");
    }
}
