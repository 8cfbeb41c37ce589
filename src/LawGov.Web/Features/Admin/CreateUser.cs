using System.Text.RegularExpressions;
using FluentValidation;
using LawGov.Data;
using LawGov.Data.Accounts;
using LawGov.Domain.Accounts;
using LawGov.Web.Access;
using Microsoft.AspNetCore.Identity;

namespace LawGov.Web.Features.Admin;

/// <summary>Makes an account with a generated password that its owner must replace at the first sign-in.</summary>
public sealed partial class CreateUser(LawGovDb db, UserManager<User> users, AccessCheck access)
{
    public const int UserNameLength = 60;

    public sealed class Command
    {
        public string UserName { get; set; } = "";

        public string DisplayName { get; set; } = "";

        public Guid? UnitId { get; set; }

        public List<Role> Roles { get; set; } = [];
    }

    internal sealed partial class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.UserName)
                .NotEmpty()
                .WithMessage("请填写账号")
                .MaximumLength(UserNameLength)
                .WithMessage("账号不超过60个字符")
                .Must(name => name.Length == 0 || UserNameForm().IsMatch(name))
                .WithMessage("账号只能使用字母、数字和 - . _");
            RuleFor(c => c.DisplayName).NotEmpty().WithMessage("请填写姓名").MaximumLength(User.DisplayNameLength).WithMessage("姓名不超过50字");
            RuleForEach(c => c.Roles).IsInEnum().WithMessage("请在列出的角色中选择");
        }

        [GeneratedRegex(@"^[A-Za-z0-9._-]+$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
        private static partial Regex UserNameForm();
    }

    /// <param name="User">The account; none where something is wrong.</param>
    /// <param name="Password">Its first password, shown once and kept nowhere.</param>
    /// <param name="Problems">What is wrong.</param>
    public sealed record Result(User? User, string Password, IReadOnlyList<FieldProblem> Problems);

    public async Task<Result> ExecuteAsync(Command command, CancellationToken ct)
    {
        access.Ensure(Operation.ManageUsers);
        var roles = command.Roles.Distinct().Order().ToList();
        var problems = RoleRules.Check(roles, command.UnitId).ToList();
        if (problems.Count > 0)
            return new Result(null, "", problems);

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var user = new User
        {
            UserName = command.UserName.Trim(),
            DisplayName = command.DisplayName.Trim(),
            UnitId = command.UnitId,
            MustChangePassword = true,
            LockoutEnabled = true,
        };
        var password = InitialPassword.New();
        db.Note("RolesChanged", nameof(User), user.Id, RoleNote.Of([], roles));
        var result = await users.CreateAsync(user, password);
        if (!result.Succeeded)
            return new Result(null, "", [.. result.Errors.Select(e => new FieldProblem(nameof(Command.UserName), e.Description))]);
        await users.AddToRolesAsync(user, roles.Select(r => r.ToString()));
        await transaction.CommitAsync(ct);
        return new Result(user, password, []);
    }
}
