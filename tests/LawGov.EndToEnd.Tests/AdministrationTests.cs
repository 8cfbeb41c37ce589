using System.Text.RegularExpressions;
using LawGov.TestKit;
using LawGov.Web.Pages;

namespace LawGov.EndToEnd.Tests;

/// <summary>The administrator (units, people) and the auditor (the log and its chain); neither files or reviews reports.</summary>
public sealed partial class AdministrationTests(Chromium chromium, BrowserSite site) : Journey(chromium, site)
{
    [Fact]
    public async Task Administrator_NewUser_MustChangeThePasswordBeforeWork()
    {
        var admin = await ComesAsync("admin");
        await admin.SeesAsync("集合单位");
        await admin.OpenAsync($"{Routes.AdminUsers}?new=1");
        await admin.WriteAsync("姓名", "林佳");
        await admin.WriteAsync("账号", "water2");
        await admin.ChooseAsync("所在单位", SmallDistrict.Water);
        await admin.TickAsync("填报人");
        await admin.PressAsync("建立账号");
        await admin.SeesAsync("账号water2已建立");
        await admin.CheckPageAsync();
        var first = FirstPassword().Match(await admin.WordsOfAsync(".flash-ok")).Groups["password"].Value;

        const string own = "Qing-Liu-2026";
        var newcomer = await SomebodyAsync();
        await newcomer.SignInAsync("water2", first);
        await newcomer.SeesAsync("这是初始密码");
        await newcomer.CheckPageAsync();
        await newcomer.OpenAsync(Routes.Plans);
        await newcomer.SeesAsync("这是初始密码");
        await newcomer.WriteAsync("原密码", first);
        await newcomer.WriteAsync("新密码", own);
        await newcomer.WriteAsync("再输入一次新密码", own);
        await newcomer.PressAsync("保存新密码");
        await newcomer.SeesAsync("密码已修改。");
        await newcomer.CheckPageAsync();
        await newcomer.SignOutAsync();
        await newcomer.SignInAsync("water2", own);
        await newcomer.SeesAsync("现在没有要办的事。");
    }

    [Fact]
    public async Task Administrator_UnitWithoutAName_IsAskedForIt()
    {
        var admin = await ComesAsync("admin");
        var unit = await Given.UnitAsync(SmallDistrict.Court);
        await admin.OpenAsync(Routes.AdminUnit(unit.Id));
        await admin.WriteAsync("简称", "法院");
        await admin.PressAsync("保存");
        await admin.SeesAsync("办公室设在本单位");

        admin.Errors.Expect("status of 400");
        await admin.OpenAsync($"{Routes.AdminUnits}?new=unit");
        await admin.PressAsync("保存");
        await admin.Page.Locator(".error-summary, [data-error-summary]").First.WaitForAsync();
        await admin.CheckPageAsync();
    }

    [Fact]
    public async Task Auditor_Chain_Verified()
    {
        var auditor = await SomebodyAsync();
        await auditor.OpenAsync(Routes.Login);
        auditor.Errors.Expect("status of 400");
        await auditor.WriteAsync("账号", "auditor");
        await auditor.WriteAsync("密码", "not-the-password");
        await auditor.PressAsync("登录");
        await auditor.Page.GetByText("账号或密码", new() { Exact = false }).First.WaitForAsync();
        await auditor.CheckPageAsync();
        await auditor.SignInAsync("auditor");
        await auditor.SeesAsync("审计日志");

        await auditor.PressAsync("校验完整性");

        await auditor.SeesAsync("校验通过：共");
        await auditor.CheckPageAsync();
    }

    [GeneratedRegex("初始密码：(?<password>[^ ]+) ", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex FirstPassword();
}
