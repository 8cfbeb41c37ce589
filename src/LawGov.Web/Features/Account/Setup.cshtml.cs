using FluentValidation;
using LawGov.Data;
using LawGov.Data.Accounts;
using LawGov.Domain;
using LawGov.Domain.Accounts;
using LawGov.Web.Access;
using LawGov.Web.Pages;
using LawGov.Web.Settings;
using LawGov.Web.Startup;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Account;

/// <summary>The one-time page of a new installation; without its link it does not exist.</summary>
[PublicPage]
public sealed class SetupModel(SetupLink link, SetUpDistrict setUp, IValidator<SetUpDistrict.Command> validator) : PageModel
{
    [BindProperty]
    public SetUpDistrict.Command Input { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "token")]
    public string? Token { get; set; }

    public IActionResult OnGet() => link.IsValid(Token) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!link.IsValid(Token))
            return NotFound();
        if (await validator.EnsureAsync(Input, ModelState, ct: ct))
        {
            foreach (var problem in await setUp.ExecuteAsync(Input, ct))
                ModelState.AddModelError("Input.Password", problem);
        }
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }
        link.Use();
        return LocalRedirect("/account/login");
    }
}

/// <summary>Names the district and makes its first administrator; refused once there is any account.</summary>
public sealed class SetUpDistrict(LawGovDb db, UserManager<User> users, District district)
{
    public sealed class Command
    {
        public string DistrictName { get; set; } = "";

        public string OfficeName { get; set; } = "";

        public string UserName { get; set; } = "";

        public string Password { get; set; } = "";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.DistrictName).NotEmpty().WithMessage("请填写区县名称").MaximumLength(DistrictSettings.NameLength).WithMessage("区县名称不超过60字");
            RuleFor(c => c.OfficeName).NotEmpty().WithMessage("请填写落款机关").MaximumLength(DistrictSettings.NameLength).WithMessage("落款机关不超过60字");
            RuleFor(c => c.UserName).NotEmpty().WithMessage("请填写管理员账号").MaximumLength(60).WithMessage("账号不超过60个字符");
            RuleFor(c => c.Password).NotEmpty().WithMessage("请填写密码").MaximumLength(128).WithMessage("密码不超过128位");
        }
    }

    public async Task<IReadOnlyList<string>> ExecuteAsync(Command command, CancellationToken ct)
    {
        if (await db.Users.AnyAsync(ct))
            return ["已经有账号，请直接登录。"];
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var user = new User { UserName = command.UserName.Trim(), DisplayName = "系统管理员" };
        var result = await users.CreateAsync(user, command.Password);
        if (result.Succeeded)
            result = await users.AddToRoleAsync(user, nameof(Role.SystemAdmin));
        if (!result.Succeeded)
            return [.. result.Errors.Select(e => e.Description)];
        if (!await db.Settings.AnyAsync(ct))
            db.Settings.Add(new DistrictSettings(command.DistrictName.Trim(), command.OfficeName.Trim()));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        district.Forget();
        return [];
    }
}
