using FluentValidation;
using LawGov.Data;
using LawGov.Data.Accounts;
using LawGov.Web.Access;
using LawGov.Web.Features.Admin;
using LawGov.Web.Hosting;
using LawGov.Web.Texts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace LawGov.Web.Features.Account;

/// <summary>Sign-in by account name. What went wrong is never told apart; only a lock is named.</summary>
[PublicPage]
public sealed class LoginModel(SignInUser signIn, IValidator<SignInUser.Command> validator, IStringLocalizer<Text> l) : PageModel
{
    [BindProperty]
    public SignInUser.Command Input { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    public IActionResult OnGet() => User.Identity?.IsAuthenticated == true ? LocalRedirect(Target) : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await validator.EnsureAsync(Input, ModelState, ct: ct)) return Refused(StatusCodes.Status400BadRequest);
        switch (await signIn.ExecuteAsync(Input, ct))
        {
            case SignInUser.Outcome.Done:
                return LocalRedirect(Target);
            case SignInUser.Outcome.Locked:
                ModelState.AddModelError("", l["连续输错次数过多，账号已锁定，请15分钟后再试。"]);
                return Refused(StatusCodes.Status429TooManyRequests);
            default:
                ModelState.AddModelError("", l["账号或密码不正确，请重新输入。"]);
                return Refused(StatusCodes.Status400BadRequest);
        }
    }

    private string Target => Routes.Back(ReturnUrl);

    private PageResult Refused(int status)
    {
        Input.Password = "";
        ModelState.SetModelValue("Input.Password", default, "");
        Response.StatusCode = status;
        return Page();
    }
}

/// <summary>Signs a person in, counting failures towards a lock; success and failure are audited.</summary>
public sealed class SignInUser(SignInManager<User> signIn, UserManager<User> users, LawGovDb db)
{
    public enum Outcome
    {
        Done,
        Refused,
        Locked,
    }

    public sealed class Command
    {
        public string UserName { get; set; } = "";

        public string Password { get; set; } = "";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.UserName).NotEmpty().WithMessage("请输入账号").MaximumLength(60).WithMessage("账号太长，请检查");
            RuleFor(c => c.Password).NotEmpty().WithMessage("请输入密码").MaximumLength(128).WithMessage("密码不超过128位，请检查");
        }
    }

    public async Task<Outcome> ExecuteAsync(Command command, CancellationToken ct)
    {
        var user = await users.FindByNameAsync(command.UserName.Trim());
        if (user is null)
        {
            // An unknown account costs the same time as a known one.
            users.PasswordHasher.HashPassword(new User(), command.Password);
            return Outcome.Refused;
        }
        if (!user.IsActive || await IsUnitOffAsync(user, ct)) return Outcome.Refused;
        var result = await signIn.CheckPasswordSignInAsync(user, command.Password, lockoutOnFailure: true);
        if (result.Succeeded)
        {
            db.Actor = new Domain.Actor(user.Id, user.UnitId, user.DisplayName);
            db.Note("SignIn", nameof(User), user.Id);
            await db.SaveChangesAsync(ct);
            await signIn.SignInAsync(user, isPersistent: false);
            return Outcome.Done;
        }
        db.Note(result.IsLockedOut ? "SignInLocked" : "SignInFailed", nameof(User), user.Id);
        await db.SaveChangesAsync(ct);
        return result.IsLockedOut ? Outcome.Locked : Outcome.Refused;
    }

    /// <summary>Whether the account is a unit's alone and the unit is out of use.</summary>
    private async Task<bool> IsUnitOffAsync(User user, CancellationToken ct) =>
        user.UnitId is { } unitId
        && await db.Units.AnyAsync(u => u.Id == unitId && !u.IsActive, ct)
        && await db.ClerksOf(unitId).AnyAsync(u => u.Id == user.Id, ct);
}
