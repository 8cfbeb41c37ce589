using FluentValidation;
using LawGov.Web.Access;
using LawGov.Web.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Account;

/// <summary>A person's own mail address (邮件提醒): nobody gets mail who did not ask for it here.</summary>
[Access(Operation.ManageOwnAccount)]
public sealed class MailModel(SetOwnMail setMail, IValidator<SetOwnMail.Command> validator) : AppPage
{
    [BindProperty]
    public SetOwnMail.Command Input { get; set; } = new();

    /// <summary>Whether the installation sends mail.</summary>
    public bool HasMail => Db.Outgoing.Mail;

    public async Task OnGetAsync() =>
        Input.Address = await Db.Users.AsNoTracking().Where(u => u.Id == CurrentUser.UserId).Select(u => u.Email).FirstOrDefaultAsync(Ct) ?? "";

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await validator.EnsureAsync(Input, ModelState, ct: Ct))
            return Invalid();
        if (await setMail.ExecuteAsync(Input, Ct))
            return Done(Routes.AccountMail, L["已保存，并向这个地址发出一封邮件；收不到的，请核对地址。"]);
        return Done(Routes.AccountMail, Input.Address.Trim().Length == 0 ? L["已关闭邮件提醒。"] : L["已保存。"]);
    }
}
