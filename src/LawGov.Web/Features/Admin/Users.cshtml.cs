using FluentValidation;
using LawGov.Domain.Accounts;
using LawGov.Web.Access;
using LawGov.Web.Accounts;
using LawGov.Web.Features.Shared;
using LawGov.Web.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Admin;

/// <summary>The accounts: who is there, in which unit, with which roles.</summary>
[Access(Operation.ManageUsers)]
public sealed class UsersModel(
    UserList list,
    CreateUser create,
    ChangeUser change,
    ResetPassword reset,
    UnlockUser unlock,
    SignInDelays delays,
    IValidator<CreateUser.Command> createForm,
    IValidator<ChangeUser.Command> changeForm
) : AppPage
{
    /// <summary>The forms of this page; a post fills one of them.</summary>
    public sealed class Forms
    {
        public CreateUser.Command New { get; set; } = new();

        public ChangeUser.Command Change { get; set; } = new();

        public AccountCommand Account { get; set; } = new();
    }

    [BindProperty]
    public Forms Input { get; set; } = new();

    [FromQuery(Name = "q")]
    public string? Search { get; set; }

    [FromQuery(Name = "unit")]
    public string? UnitText { get; set; }

    [FromQuery(Name = "role")]
    public string? RoleText { get; set; }

    [FromQuery(Name = "page")]
    public string? PageText { get; set; }

    [FromQuery(Name = "user")]
    public string? UserText { get; set; }

    [FromQuery(Name = "new")]
    public string? NewText { get; set; }

    public UserList.Result Users { get; private set; } = new([], new Pager(1, UserList.PageSize, 0));

    public IReadOnlyList<SelectListItem> Units { get; private set; } = [];

    public UserList.Row? Open { get; private set; }

    /// <summary>Whether somebody who tries this account has to wait.</summary>
    public bool IsDelayed { get; private set; }

    public bool ShowsNew => NewText is not null;

    public bool IsSelf => Open?.Id == CurrentUser.UserId;

    public void OnGet()
    {
        if (Open is { } u)
            Input.Change = new ChangeUser.Command
            {
                Id = u.Id,
                Stamp = u.Stamp ?? "",
                DisplayName = u.DisplayName,
                UnitId = u.UnitId,
                Roles = [.. u.Roles],
                IsActive = u.IsActive,
            };
    }

    public async Task<IActionResult> OnPostNewAsync()
    {
        if (!await createForm.EnsureAsync(Input.New, ModelState, "Input.New", Ct))
            return Invalid();
        OnceLeadsTo(Routes.AdminUsers);
        var result = await create.ExecuteAsync(Input.New, Ct);
        return result.User is { } user
            ? Done(Routes.AdminUser(user.Id), L["账号{0}已建立，初始密码：{1}　密码只显示这一次，请当面或电话告知本人。", user.UserName!, result.Password])
            : Refused("Input.New", result.Problems);
    }

    public async Task<IActionResult> OnPostChangeAsync()
    {
        if (!await changeForm.EnsureAsync(Input.Change, ModelState, "Input.Change", Ct))
            return Invalid();
        var (user, problems) = await change.ExecuteAsync(Input.Change, Ct);
        return user is null ? Refused("Input.Change", problems) : Done(Routes.AdminUser(user.Id), L["{0}已保存，原有登录已失效。", user.DisplayName]);
    }

    public async Task<IActionResult> OnPostResetAsync()
    {
        OnceLeadsTo(Routes.AdminUser(Input.Account.Id));
        var (user, password) = await reset.ExecuteAsync(Input.Account, Ct);
        return Done(Routes.AdminUser(user.Id), L["{0}的新密码：{1}　只显示这一次，请当面或电话告知本人。", user.DisplayName, password]);
    }

    public async Task<IActionResult> OnPostUnlockAsync()
    {
        var user = await unlock.ExecuteAsync(Input.Account, Ct);
        return Done(Routes.AdminUser(user.Id), L["{0}已解锁。", user.DisplayName]);
    }

    protected override async Task LoadAsync()
    {
        var units = await Db
            .Units.AsNoTracking()
            .OrderBy(u => u.SortOrder)
            .Select(u => new
            {
                u.Id,
                u.ShortName,
                u.IsActive,
            })
            .ToListAsync(Ct);
        Units = [.. units.Select(u => new SelectListItem(u.IsActive ? u.ShortName : L["{0}（已停用）", u.ShortName].Value, u.Id.ToString()))];
        Role? role = Enum.TryParse<Role>(RoleText, out var asked) && Enum.IsDefined(asked) ? asked : null;
        Users = await list.ReadAsync(
            new UserList.Filter(
                Search,
                Guid.TryParse(UnitText, out var unit) ? unit : null,
                role,
                int.TryParse(PageText, System.Globalization.CultureInfo.InvariantCulture, out var page) ? page : null
            ),
            Ct
        );
        if (!Guid.TryParse(UserText, out var id))
            return;
        Open = Users.Rows.FirstOrDefault(r => r.Id == id) ?? await list.FindAsync(id, Ct) ?? throw new NotFoundException();
        IsDelayed = await delays.IsDelayedAsync(Open.UserName, Ct);
    }

    private IActionResult Refused(string form, IReadOnlyList<FieldProblem> problems)
    {
        foreach (var problem in problems)
            ModelState.AddModelError($"{form}.{problem.Field}", problem.In(L));
        return Invalid();
    }
}
