using FluentValidation;
using LawGov.Data.Accounts;
using LawGov.Web.Access;
using LawGov.Web.Accounts;
using LawGov.Web.Pages;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace LawGov.Web.Features.Account;

/// <summary>A person's own password; required at the first sign-in.</summary>
[Access(Operation.ManageOwnAccount)]
public sealed class PasswordModel(ChangePassword changePassword, IValidator<ChangePassword.Command> validator) : AppPage
{
    [BindProperty]
    public ChangePassword.Command Input { get; set; } = new();

    /// <summary>Whether the installation sends mail, which a person may switch on.</summary>
    public bool HasMail => Db.Outgoing.Mail && !CurrentUser.MustChangePassword;

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await validator.EnsureAsync(Input, ModelState, ct: Ct))
            return Invalid();
        foreach (var problem in await changePassword.ExecuteAsync(Input, Ct))
            ModelState.AddModelError(problem.Field, L[problem.Message]);
        return ModelState.IsValid ? Done("/", L["密码已修改。"]) : Invalid();
    }
}

/// <summary>Replaces a person's own password and ends the person's other sessions.</summary>
public sealed class ChangePassword(UserManager<User> users, CurrentUser current, Sessions sessions)
{
    public sealed class Command
    {
        public string Current { get; set; } = "";

        public string New { get; set; } = "";

        public string Again { get; set; } = "";
    }

    public sealed record Problem(string Field, string Message);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Current).NotEmpty().WithMessage("请输入原密码").MaximumLength(128).WithMessage("密码不超过128位，请检查");
            RuleFor(c => c.New)
                .NotEmpty()
                .WithMessage("请输入新密码")
                .MaximumLength(128)
                .WithMessage("新密码不能超过128位")
                .NotEqual(c => c.Current)
                .WithMessage("新密码不能和原密码相同");
            RuleFor(c => c.Again).Equal(c => c.New).WithMessage("两次输入的新密码不一致，请重新输入");
        }
    }

    public async Task<IReadOnlyList<Problem>> ExecuteAsync(Command command, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var user = await users.FindByIdAsync(current.UserId.ToString()) ?? throw new NotFoundException();
        user.MustChangePassword = false;
        var result = await users.ChangePasswordAsync(user, command.Current, command.New);
        if (!result.Succeeded)
            return
            [
                .. result.Errors.Select(e => new Problem(
                    e.Code == nameof(IdentityErrorDescriber.PasswordMismatch) ? "Input.Current" : "Input.New",
                    e.Description
                )),
            ];
        await sessions.EndAllAsync(user.Id, ct);
        await sessions.StartAsync(user, ct);
        return [];
    }
}
