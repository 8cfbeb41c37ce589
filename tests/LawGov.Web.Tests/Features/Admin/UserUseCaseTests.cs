using System.Net;
using System.Text.RegularExpressions;
using LawGov.Data.Accounts;
using LawGov.Domain.Accounts;
using LawGov.TestKit;
using LawGov.Web.Features.Admin;
using LawGov.Web.Pages;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Tests.Features.Admin;

/// <summary>What tests of accounts share.</summary>
internal static partial class AccountGiven
{
    /// <summary>An account made on the page, with its first password.</summary>
    public static async Task<(User User, string Password)> CreatedAsync(
        this LawGovSite site,
        string userName,
        string role = "Liaison",
        string unit = SmallDistrict.Cloud
    )
    {
        var unitId = (await site.Given.UnitAsync(unit)).Id;
        var page = await (await site.AsAsync("admin")).OpenAsync("/admin/users?new=1");
        var answer = await page.Form("form[action*='handler=New']")
            .Fill("Input.New.UserName", userName)
            .Fill("Input.New.DisplayName", "新人")
            .Fill("Input.New.UnitId", $"{unitId}")
            .Add("Input.New.Roles", role)
            .SubmitAsync();
        var password = PasswordForm().Match((await answer.FollowAsync()).TextOf(".flash-ok")).Value;
        return (await site.Given.UserAsync(userName), password);
    }

    public static Task<List<string>> RolesAsync(this LawGovSite site, string userName) =>
        site.WithDbAsync(db =>
            (
                from u in db.Users
                where u.UserName == userName
                join ur in db.UserRoles on u.Id equals ur.UserId
                join r in db.Roles on ur.RoleId equals r.Id
                select r.Name!
            ).ToListAsync()
        );

    public static async Task<TestForm> ChangeFormAsync(this LawGovSite site, string userName) =>
        (await (await site.AsAsync("admin")).OpenAsync(Routes.AdminUser((await site.Given.UserAsync(userName)).Id))).Form("form[action*='handler=Change']");

    [GeneratedRegex("[A-Z]{4}-[a-z]{4}-[2-9]{4}", RegexOptions.None, 1000)]
    private static partial Regex PasswordForm();
}

public sealed class CreateUserTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    private const string Form = "form[action*='handler=New']",
        Roles = "Input.New.Roles";

    [Fact]
    public async Task Post_NewAccount_ShowsItsPasswordOnceAndMakesItsOwnerChangeIt()
    {
        var (user, password) = await site.CreatedAsync("newcomer");

        var browser = await site.SignInAsync("newcomer", password);
        var listed = await (await site.AsAsync("admin")).OpenAsync(Routes.AdminUser(user.Id));

        Assert.Equal("/account/password", (await browser.OpenAsync("/filings")).Location);
        Assert.DoesNotContain(password, listed.Html, StringComparison.Ordinal);
        Assert.Equal([nameof(Role.Liaison)], await site.RolesAsync("newcomer"));
        Assert.True(await site.WithDbAsync(db => db.Audit.AnyAsync(a => a.Act == "RolesChanged" && a.EntityId == user.Id)));
    }

    [Theory]
    [InlineData("SystemAdmin,Auditor")]
    [InlineData("SystemAdmin,OfficeReviewer")]
    [InlineData("SystemAdmin,Liaison")]
    [InlineData("Auditor,OfficeStaff")]
    [InlineData("")]
    public async Task Post_RolesThatMustBeSeparate_IsRefusedWithTheReason(string roles)
    {
        var unit = await site.Given.UnitAsync(SmallDistrict.Cloud);
        var form = await NewFormAsync("mixed");
        form.Fill("Input.New.UnitId", $"{unit.Id}");
        foreach (var role in roles.Split(',', StringSplitOptions.RemoveEmptyEntries))
            form.Add(Roles, role);

        var answer = await form.SubmitAsync();

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.True(answer.Has("fieldset.has-error .field-error"));
        Assert.Equal("mixed", answer.Form(Form)["Input.New.UserName"]);
        Assert.False(await site.WithDbAsync(db => db.Users.AnyAsync(u => u.UserName == "mixed")));
    }

    [Fact]
    public async Task Post_ClerkWithoutUnit_AsksForTheUnit()
    {
        var answer = await (await NewFormAsync("unitless")).Add(Roles, "Liaison").SubmitAsync();

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("须选择所在单位", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_NameInUse_IsRefusedBesideTheField()
    {
        var answer = await (await NewFormAsync("Leader")).Add(Roles, "Leader").SubmitAsync();

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("已经有人使用", answer.TextOf(".field.has-error"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Input.New.UserName", CreateUser.UserNameLength)]
    [InlineData("Input.New.DisplayName", User.DisplayNameLength)]
    public async Task Post_TextAtItsLimit_IsTakenAndBeyondItIsKept(string field, int limit)
    {
        var over = await (await NewFormAsync("limit1")).Add(Roles, "Leader").Fill(field, new string('a', limit + 1)).SubmitAsync();

        var at = await (await NewFormAsync($"limit-{limit}")).Add(Roles, "Leader").Fill(field, new string('a', limit)).SubmitAsync();

        Assert.Equal(HttpStatusCode.BadRequest, over.Status);
        Assert.Equal(limit + 1, over.Form(Form)[field]!.Length);
        Assert.Equal(HttpStatusCode.Redirect, at.Status);
    }

    [Fact]
    public async Task Post_SameFormTwice_MakesOneAccount()
    {
        var form = (await NewFormAsync("once")).Add(Roles, "Leader");

        await form.SubmitAsync();
        var again = await form.SubmitAsync();

        Assert.Equal(HttpStatusCode.Redirect, again.Status);
        Assert.Equal(1, await site.WithDbAsync(db => db.Users.CountAsync(u => u.UserName == "once")));
    }

    private async Task<TestForm> NewFormAsync(string userName) =>
        (await (await site.AsAsync("admin")).OpenAsync("/admin/users?new=1"))
            .Form(Form)
            .Fill("Input.New.UserName", userName)
            .Fill("Input.New.DisplayName", "新人");
}

public sealed class ChangeUserTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    private const string Roles = "Input.Change.Roles";

    [Fact]
    public async Task Post_OtherRoles_EndsThePersonsSessionsAtOnce()
    {
        var person = await site.SignInAsync("finance");
        var before = (await person.OpenAsync("/account/password")).Status;
        site.Time.GoTo(new DateTimeOffset(2026, 10, 8, 9, 5, 0, TimeSpan.FromHours(8)));

        var answer = await (await site.ChangeFormAsync("finance")).Remove(Roles).Add(Roles, "UnitReviewer").SubmitAsync();

        Assert.Equal(HttpStatusCode.OK, before);
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.StartsWith("/account/login", (await person.OpenAsync("/account/password")).Location, StringComparison.Ordinal);
        Assert.Equal([nameof(Role.UnitReviewer)], await site.RolesAsync("finance"));
    }

    [Fact]
    public async Task Post_OtherRoles_EndsThePersonsSessionsOnEveryProcess()
    {
        await using var other = site.WithWebHostBuilder(_ => { });
        var person = new TestBrowser(other.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = true }));
        await (await person.OpenAsync(Routes.Login)).Form().Fill("Input.UserName", "cloud").Fill("Input.Password", SmallDistrict.Password).SubmitAsync();
        var before = (await person.OpenAsync("/account/password")).Status;

        await (await site.ChangeFormAsync("cloud")).Remove(Roles).Add(Roles, "UnitReviewer").SubmitAsync();

        Assert.Equal(HttpStatusCode.OK, before);
        Assert.StartsWith("/account/login", (await person.OpenAsync("/account/password")).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_OwnName_KeepsThisSessionAndEndsTheOthers()
    {
        var elsewhere = await site.SignInAsync("admin");

        var answer = await (await site.ChangeFormAsync("admin")).Fill("Input.Change.DisplayName", "管理员甲").SubmitAsync();

        var page = await answer.FollowAsync();
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("管理员甲", page.TextOf(".menu-note"), StringComparison.Ordinal);
        Assert.StartsWith("/account/login", (await elsewhere.OpenAsync("/account/password")).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_SwitchedOff_CannotSignInAgain()
    {
        var answer = await (await site.ChangeFormAsync("stone")).Remove("Input.Change.IsActive").Fill("Input.Change.IsActive", "false").SubmitAsync();

        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        await Assert.ThrowsAsync<InvalidOperationException>(() => site.SignInAsync("stone"));
    }

    [Theory]
    [InlineData(true, "不能改自己的角色")]
    [InlineData(false, "不能停用自己的账号")]
    public async Task Post_OwnAccount_IsRefused(bool changesRoles, string expected)
    {
        var form = await site.ChangeFormAsync("admin");
        if (changesRoles)
            form.Remove(Roles).Add(Roles, "Auditor");
        else
            form.Remove("Input.Change.IsActive").Fill("Input.Change.IsActive", "false");

        var answer = await form.SubmitAsync();

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(expected, answer.Text, StringComparison.Ordinal);
        Assert.Equal([nameof(Role.SystemAdmin)], await site.RolesAsync("admin"));
    }

    [Fact]
    public async Task Post_OfficeAndAdministration_IsRefused()
    {
        var answer = await (await site.ChangeFormAsync("office")).Add(Roles, "SystemAdmin").SubmitAsync();

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("不能同时办理或审计业务", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_ChangedByAnotherMeanwhile_IsRefusedAndKeepsTheText()
    {
        var late = (await site.ChangeFormAsync("water")).Fill("Input.Change.DisplayName", "陈小洁");
        await (await site.ChangeFormAsync("water")).Fill("Input.Change.DisplayName", "陈大洁").SubmitAsync();

        var answer = await late.SubmitAsync();

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Equal("陈小洁", answer.Form("form[action*='handler=Change']")["Input.Change.DisplayName"]);
        Assert.Equal("陈大洁", (await site.Given.UserAsync("water")).DisplayName);
    }

    [Theory]
    [InlineData(User.DisplayNameLength, HttpStatusCode.Redirect)]
    [InlineData(User.DisplayNameLength + 1, HttpStatusCode.BadRequest)]
    public async Task Post_NameOfALength_IsTakenUpToTheLimit(int length, HttpStatusCode expected)
    {
        var answer = await (await site.ChangeFormAsync("clear-head")).Fill("Input.Change.DisplayName", new string('静', length)).SubmitAsync();

        Assert.Equal(expected, answer.Status);
    }
}

public sealed class ResetPasswordTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    [Fact]
    public async Task Post_ForgottenPassword_GivesANewOneAndEndsTheOldSessions()
    {
        var (user, first) = await site.CreatedAsync("forgetful");
        var old = await site.SignInAsync("forgetful", first);
        site.Time.GoTo(new DateTimeOffset(2026, 10, 8, 9, 5, 0, TimeSpan.FromHours(8)));
        var page = await (await site.AsAsync("admin")).OpenAsync(Routes.AdminUser(user.Id));

        var answer = await page.Form("#reset").SubmitAsync();

        var words = (await answer.FollowAsync()).TextOf(".flash-ok");
        Assert.DoesNotContain(first, words, StringComparison.Ordinal);
        Assert.StartsWith("/account/login", (await old.OpenAsync("/account/password")).Location, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidOperationException>(() => site.SignInAsync("forgetful", first));
        Assert.True((await site.Given.UserAsync("forgetful")).MustChangePassword);
    }

    [Fact]
    public async Task Post_OwnPassword_IsRefused()
    {
        var admin = await site.Given.UserAsync("admin");

        var answer = await (await site.AsAsync("admin")).PostAsync(
            $"/admin/users?user={admin.Id}&handler=Reset",
            ("Input.Account.Id", $"{admin.Id}"),
            ("Input.Account.Stamp", admin.ConcurrencyStamp!)
        );

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Equal(admin.PasswordHash, (await site.Given.UserAsync("admin")).PasswordHash);
    }
}

public sealed class UnlockUserTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    [Fact]
    public async Task Post_AccountThatHasToWait_MaySignInAgain()
    {
        var login = await site.Anonymous().OpenAsync(Routes.Login);
        for (var i = 0; i < 5; i++)
            await login.Form().Fill("Input.UserName", "clear").Fill("Input.Password", "wrong-Password-1").SubmitAsync();
        var user = await site.Given.UserAsync("clear");
        var page = await (await site.AsAsync("admin")).OpenAsync(Routes.AdminUser(user.Id));

        var answer = await page.Form("#unlock").SubmitAsync();

        Assert.True(page.Has("button[form=unlock]"));
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.False((await answer.FollowAsync()).Has("button[form=unlock]"));
        Assert.NotNull(await site.SignInAsync("clear"));
    }
}
