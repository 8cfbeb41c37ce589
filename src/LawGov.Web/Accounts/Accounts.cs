using System.Security.Claims;
using LawGov.Data;
using LawGov.Data.Accounts;
using LawGov.Web.Access;
using LawGov.Web.Texts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace LawGov.Web.Accounts;

/// <summary>Writes into the cookie what every request needs to know of the person.</summary>
internal sealed class SignInClaims(UserManager<User> users, RoleManager<IdentityRole<Guid>> roles, IOptions<IdentityOptions> options, LawGovDb db)
    : UserClaimsPrincipalFactory<User, IdentityRole<Guid>>(users, roles, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(User user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(CurrentUser.NameClaim, user.DisplayName));
        if (user.UnitId is { } unitId)
        {
            identity.AddClaim(new Claim(CurrentUser.UnitClaim, unitId.ToString()));
            var unit = await db.Units.AsNoTracking().Where(u => u.Id == unitId).Select(u => u.ShortName).FirstOrDefaultAsync();
            if (unit is not null)
                identity.AddClaim(new Claim(CurrentUser.UnitNameClaim, unit));
        }
        if (user.MustChangePassword)
            identity.AddClaim(new Claim(CurrentUser.MustChangeClaim, "1"));
        return identity;
    }
}

/// <summary>Passwords: ten characters of three kinds at least, not the account's name, not one everybody knows.</summary>
internal sealed class PasswordPolicy(IStringLocalizer<Text> l) : IPasswordValidator<User>
{
    private static readonly string[] Known = ["password", "qwerty", "abc123", "123456", "admin", "111111", "000000", "lawgov", "yifazhizheng", "fazhi"];

    public Task<IdentityResult> ValidateAsync(UserManager<User> manager, User user, string? password)
    {
        var text = password ?? "";
        var errors = new List<IdentityError>();
        var kinds =
            (text.Any(char.IsLower) ? 1 : 0)
            + (text.Any(char.IsUpper) ? 1 : 0)
            + (text.Any(char.IsDigit) ? 1 : 0)
            + (text.Any(c => !char.IsLetterOrDigit(c)) ? 1 : 0);
        if (kinds < 3 && text.Length < 15)
            errors.Add(Error(l["密码须含大写字母、小写字母、数字、符号中的三种，或不少于15位。"]));
        if (text.Length > 128)
            errors.Add(Error(l["密码不能超过128位。"]));
        if (user.UserName is { Length: > 2 } name && text.Contains(name, StringComparison.OrdinalIgnoreCase))
            errors.Add(Error(l["密码不能包含账号。"]));
        if (Known.Any(k => text.Contains(k, StringComparison.OrdinalIgnoreCase) && text.Length < k.Length + 6))
            errors.Add(Error(l["这个密码太常见，请换一个。"]));
        return Task.FromResult(errors.Count == 0 ? IdentityResult.Success : IdentityResult.Failed([.. errors]));
    }

    private static IdentityError Error(string text) => new() { Code = "Policy", Description = text };
}

/// <summary>Identity's own complaints, in the language of the screen.</summary>
internal sealed class IdentityTexts(IStringLocalizer<Text> l) : IdentityErrorDescriber
{
    public override IdentityError PasswordTooShort(int length) => new() { Code = nameof(PasswordTooShort), Description = l["密码不能少于{0}位。", length] };

    public override IdentityError PasswordMismatch() => new() { Code = nameof(PasswordMismatch), Description = l["原密码不正确。"] };

    public override IdentityError DuplicateUserName(string userName) =>
        new() { Code = nameof(DuplicateUserName), Description = l["账号“{0}”已经有人使用。", userName] };

    public override IdentityError InvalidUserName(string? userName) =>
        new() { Code = nameof(InvalidUserName), Description = l["账号只能使用字母、数字和 - . _。"] };

    public override IdentityError ConcurrencyFailure() => new() { Code = nameof(ConcurrencyFailure), Description = l["账号刚被其他人修改，请刷新后再试。"] };
}
