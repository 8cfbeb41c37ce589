using LawGov.Data.Accounts;
using LawGov.Web.Access;
using LawGov.Web.Accounts;
using LawGov.Web.Pages;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace LawGov.Web.Features.Account;

/// <summary>Ends the session, for every copy of its cookie.</summary>
[Access(Operation.ManageOwnAccount)]
public sealed class LogoutModel(SignInManager<User> signIn, Sessions sessions) : AppPage
{
    public IActionResult OnGet() => LocalRedirect("/");

    public async Task<IActionResult> OnPostAsync()
    {
        Db.Note("SignOut", nameof(Data.Accounts.User), CurrentUser.UserId);
        await Db.SaveChangesAsync(Ct);
        await sessions.EndAsync(User, Ct);
        await signIn.SignOutAsync();
        return LocalRedirect("/account/login");
    }
}
