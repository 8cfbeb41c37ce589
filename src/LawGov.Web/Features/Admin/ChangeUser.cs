using System.Text.Json;
using FluentValidation;
using LawGov.Data;
using LawGov.Data.Accounts;
using LawGov.Domain.Accounts;
using LawGov.Web.Access;
using LawGov.Web.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Admin;

/// <summary>Roles before and after as the audit shows fields: ids and states, nothing else.</summary>
internal static class RoleNote
{
    public static string Of(IEnumerable<Role> before, IEnumerable<Role> after) =>
        JsonSerializer.Serialize(new Dictionary<string, string[]>(StringComparer.Ordinal) { ["Roles"] = [string.Join(' ', before), string.Join(' ', after)] });
}

/// <summary>
/// Changes a person's name, unit and roles, or takes the account out of use; the person's sessions end at once. Nobody changes their own roles or
/// switches himself off.
/// </summary>
public sealed class ChangeUser(LawGovDb db, UserManager<User> users, AccessCheck access, CurrentUser current, Sessions sessions)
{
    public sealed class Command
    {
        public Guid Id { get; set; }

        /// <summary>The account's state as the form was opened with.</summary>
        public string Stamp { get; set; } = "";

        public string DisplayName { get; set; } = "";

        public Guid? UnitId { get; set; }

        public List<Role> Roles { get; set; } = [];

        public bool IsActive { get; set; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.DisplayName).NotEmpty().WithMessage("请填写姓名").MaximumLength(User.DisplayNameLength).WithMessage("姓名不超过50字");
            RuleForEach(c => c.Roles).IsInEnum().WithMessage("请在列出的角色中选择");
        }
    }

    /// <returns>The account, or what is wrong.</returns>
    /// <exception cref="DbUpdateConcurrencyException">Somebody changed the account since the form was opened.</exception>
    public async Task<(User? User, IReadOnlyList<FieldProblem> Problems)> ExecuteAsync(Command command, CancellationToken ct)
    {
        access.Ensure(Operation.ManageUsers);
        var user = await users.FindByIdAsync(command.Id.ToString()) ?? throw new NotFoundException();
        if (user.ConcurrencyStamp != command.Stamp)
            throw new DbUpdateConcurrencyException("the account was changed meanwhile");
        var before = (await users.GetRolesAsync(user)).Select(Enum.Parse<Role>).Order().ToList();
        var after = command.Roles.Distinct().Order().ToList();
        var problems = RoleRules.Check(after, command.UnitId).Concat(OwnAccount(user, command, before, after)).ToList();
        if (problems.Count > 0)
            return (null, problems);

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        (user.DisplayName, user.UnitId, user.IsActive) = (command.DisplayName.Trim(), command.UnitId, command.IsActive);
        if (!before.SequenceEqual(after))
            db.Note("RolesChanged", nameof(User), user.Id, RoleNote.Of(before, after));
        Require(await users.UpdateSecurityStampAsync(user));
        if (before.Except(after).Any())
            Require(await users.RemoveFromRolesAsync(user, before.Except(after).Select(r => r.ToString())));
        if (after.Except(before).Any())
            Require(await users.AddToRolesAsync(user, after.Except(before).Select(r => r.ToString())));
        await transaction.CommitAsync(ct);
        await sessions.EndAllAsync(user.Id, ct);
        if (user.Id == current.UserId)
            await sessions.StartAsync(user, ct);
        return (user, []);
    }

    private IEnumerable<FieldProblem> OwnAccount(User user, Command command, List<Role> before, List<Role> after)
    {
        if (user.Id != current.UserId)
            yield break;
        if (!before.SequenceEqual(after))
            yield return new(nameof(Command.Roles), "不能改自己的角色，请由另一位系统管理员办理");
        if (!command.IsActive)
            yield return new(nameof(Command.IsActive), "不能停用自己的账号，请由另一位系统管理员办理");
    }

    private static void Require(IdentityResult result)
    {
        if (!result.Succeeded)
            throw new DbUpdateConcurrencyException(string.Join(' ', result.Errors.Select(e => e.Code)));
    }
}
