using LawGov.Data;
using LawGov.Data.Accounts;
using LawGov.Domain.Rules;
using LawGov.Web.Access;
using LawGov.Web.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Admin;

/// <summary>Names an account.</summary>
public sealed class AccountCommand
{
    public Guid Id { get; set; }

    /// <summary>The account's state as the page was opened with.</summary>
    public string Stamp { get; set; } = "";
}

/// <summary>Gives somebody else's account a new first password; its sessions end, and the password must be replaced at the next sign-in.</summary>
public sealed class ResetPassword(LawGovDb db, UserManager<User> users, AccessCheck access, CurrentUser current, Sessions sessions, SignInDelays delays)
{
    /// <returns>The account and the password, shown once and kept nowhere.</returns>
    public async Task<(User User, string Password)> ExecuteAsync(AccountCommand command, CancellationToken ct)
    {
        access.Ensure(Operation.ManageUsers);
        var user = await users.FindByIdAsync(command.Id.ToString()) ?? throw new NotFoundException();
        if (user.Id == current.UserId)
            throw new RuleException(RuleCodes.TransitionNotAllowed);
        if (user.ConcurrencyStamp != command.Stamp)
            throw new DbUpdateConcurrencyException("the account was changed meanwhile");
        var password = InitialPassword.New();
        user.PasswordHash = users.PasswordHasher.HashPassword(user, password);
        user.MustChangePassword = true;
        user.LockoutEnd = null;
        user.AccessFailedCount = 0;
        db.Note("PasswordReset", nameof(User), user.Id);
        ct.ThrowIfCancellationRequested();
        var result = await users.UpdateSecurityStampAsync(user);
        if (!result.Succeeded)
            throw new DbUpdateConcurrencyException(string.Join(' ', result.Errors.Select(e => e.Code)));
        await sessions.EndAllAsync(user.Id, ct);
        await delays.LiftAsync(user.UserName!, ct);
        return (user, password);
    }
}

/// <summary>Lifts the waits of an account after wrong passwords, everywhere.</summary>
public sealed class UnlockUser(LawGovDb db, UserManager<User> users, AccessCheck access, SignInDelays delays)
{
    public async Task<User> ExecuteAsync(AccountCommand command, CancellationToken ct)
    {
        access.Ensure(Operation.ManageUsers);
        var user = await users.FindByIdAsync(command.Id.ToString()) ?? throw new NotFoundException();
        user.LockoutEnd = null;
        user.AccessFailedCount = 0;
        db.Note("Unlocked", nameof(User), user.Id);
        await db.SaveChangesAsync(ct);
        await delays.LiftAsync(user.UserName!, ct);
        return user;
    }
}
