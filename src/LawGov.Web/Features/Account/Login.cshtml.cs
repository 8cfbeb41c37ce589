using System.Diagnostics;
using System.Net;
using System.Text.Json;
using FluentValidation;
using LawGov.Data;
using LawGov.Data.Accounts;
using LawGov.Web.Access;
using LawGov.Web.Accounts;
using LawGov.Web.Features.Admin;
using LawGov.Web.Pages;
using LawGov.Web.Texts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace LawGov.Web.Features.Account;

/// <summary>Sign-in by account name. A wrong password, an unknown or switched-off account and a wait are answered alike.</summary>
[PublicPage]
public sealed class LoginModel(SignInUser signIn, IValidator<SignInUser.Command> validator, IStringLocalizer<Text> l) : PageModel
{
    [BindProperty]
    public SignInUser.Command Input { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    /// <summary>Whether the person was led here because a session ended.</summary>
    [BindProperty(SupportsGet = true, Name = "ended")]
    public string? Ended { get; set; }

    public bool HasEnded => Ended == "1" && HttpMethods.IsGet(Request.Method);

    public IActionResult OnGet() => User.Identity?.IsAuthenticated == true ? LocalRedirect(Target) : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await validator.EnsureAsync(Input, ModelState, ct: ct))
            return Refused();
        if (await signIn.ExecuteAsync(Input, HttpContext.Connection.RemoteIpAddress, ct))
            return LocalRedirect(Target);
        ModelState.AddModelError("", l["账号或密码不正确，请核对后重新输入。连续输错的，请过一分钟再试。"]);
        return Refused();
    }

    private string Target => Routes.Back(ReturnUrl);

    private PageResult Refused()
    {
        Input.Password = "";
        ModelState.SetModelValue("Input.Password", default, "");
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }
}

/// <summary>
/// Signs a person in; wrong passwords lead to waits. The audit log has the first few failures of an account, and with the next success their number:
/// whoever guesses cannot fill it.
/// </summary>
public sealed class SignInUser(UserManager<User> users, Sessions sessions, SignInDelays delays, LawGovDb db)
{
    /// <summary>What a password is compared with where there is no account, so that it takes as long.</summary>
    private static string? _nobodysHash;

    /// <summary>How long a comparison took lately; a refusal without one takes as long.</summary>
    private static long _usualTicks = TimeSpan.FromMilliseconds(80).Ticks;

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

    /// <returns>Whether the person is signed in.</returns>
    public async Task<bool> ExecuteAsync(Command command, IPAddress? address, CancellationToken ct)
    {
        var name = command.UserName.Trim();
        if (await delays.AdmitAsync(name, address, ct) is not { } attempt)
        {
            await Task.Delay(TimeSpan.FromTicks(Interlocked.Read(ref _usualTicks)), ct);
            return false;
        }
        var user = await users.FindByNameAsync(name);
        if (await IsRightAsync(user, command.Password) && user is { IsActive: true } && !await IsUnitOffAsync(user, ct))
        {
            db.Actor = new Domain.Actor(user.Id, user.UnitId, user.DisplayName);
            db.Note("SignIn", nameof(User), user.Id, attempt.OfAccount == 0 ? "" : FailuresNote(attempt.OfAccount));
            await sessions.StartAsync(user, ct);
            await delays.SucceedAsync(attempt, ct);
            return true;
        }
        await delays.FailAsync(attempt, ct);
        if (user is not null && attempt.OfAccount < SignInDelays.Listed)
        {
            var isLast = attempt.OfAccount == SignInDelays.Listed - 1;
            db.Note(isLast ? "SignInDelayed" : "SignInFailed", nameof(User), user.Id, isLast ? FailuresNote(SignInDelays.Listed) : "");
            await db.SaveChangesAsync(ct);
        }
        return false;
    }

    private async Task<bool> IsRightAsync(User? user, string password)
    {
        var began = Stopwatch.GetTimestamp();
        var isRight = user is not null && await users.CheckPasswordAsync(user, password);
        if (user is null)
        {
            var nobody = new User();
            users.PasswordHasher.VerifyHashedPassword(nobody, _nobodysHash ??= users.PasswordHasher.HashPassword(nobody, "nobody"), password);
        }
        Interlocked.Exchange(ref _usualTicks, ((3 * Interlocked.Read(ref _usualTicks)) + Stopwatch.GetElapsedTime(began).Ticks) / 4);
        return isRight;
    }

    private static string FailuresNote(int failures) =>
        JsonSerializer.Serialize(new Dictionary<string, int[]>(StringComparer.Ordinal) { [nameof(User.AccessFailedCount)] = [failures] });

    /// <summary>Whether the account is a unit's alone and the unit is out of use.</summary>
    private async Task<bool> IsUnitOffAsync(User user, CancellationToken ct) =>
        user.UnitId is { } unitId
        && await db.Units.AnyAsync(u => u.Id == unitId && !u.IsActive, ct)
        && await db.ClerksOf(unitId).AnyAsync(u => u.Id == user.Id, ct);
}
