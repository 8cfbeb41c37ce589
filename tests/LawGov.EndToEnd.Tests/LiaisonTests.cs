using LawGov.TestKit;
using LawGov.Web.Pages;
using Microsoft.Playwright;

namespace LawGov.EndToEnd.Tests;

/// <summary>填报人: alone at a small screen with many lines.</summary>
public sealed class LiaisonTests(Chromium chromium, BrowserSite site) : Journey(chromium, site)
{
    public override async Task InitializeAsync()
    {
        Site.Time.GoTo(new DateOnly(2026, 9, 22));
        if (await Site.WithDbAsync(db => Task.FromResult(db.Plans.Any())))
            return;
        await Given.PlanAsync(
            new GivenTask("规范执法程序", [SmallDistrict.Clear, SmallDistrict.Justice], [SmallDistrict.Townships]),
            new GivenTask("开展法治宣传", [SmallDistrict.Clear], EvidenceRequired: true),
            new GivenTask("健全调解组织", [SmallDistrict.Clear], [SmallDistrict.Departments]),
            new GivenTask("规范执法程序", [SmallDistrict.Stone])
        );
        await Given.OpenPeriodAsync();
    }

    [Fact]
    public async Task Switches_LargeTextAndDark_StayOnEveryPage()
    {
        var clerk = await ComesAsync("clear");
        await clerk.ShowInAsync("size", "large");
        await clerk.ShowInAsync("theme", "dark");

        await clerk.OpenAsync(Routes.Plans);

        var html = clerk.Page.Locator("html");
        await Assertions.Expect(html).ToHaveAttributeAsync("data-size", "large");
        await Assertions.Expect(html).ToHaveAttributeAsync("data-theme", "dark");
        await clerk.CheckPageAsync();
    }

    [Fact]
    public async Task Phone_WholeWork_FiledAndWithdrawn()
    {
        var clerk = await ComesAsync("stone", Screen.Phone);
        await clerk.FillLineAsync("4", "组织执法培训1期。");
        await clerk.PressAsync("核对并报送");
        await clerk.SeesAsync("本次报送1项");
        await clerk.CheckPageAsync();
        await clerk.ConfirmAsync(1);
        await clerk.CheckPageAsync();
        await clerk.PressAsync("撤回修改");
        await clerk.SeesAsync("已撤回，可以修改后重新报送。");
        await clerk.CheckPageAsync();

        await clerk.Page.Locator(".bottombar a").Filter(new() { HasText = "任务" }).ClickAsync();
        await clerk.SeesAsync("本期任务");
        await clerk.CheckPageAsync();
        await clerk.FollowAsync("规范执法程序");
        await clerk.SeesAsync("规范执法程序");
    }

    [Fact]
    public async Task SelfAssessment_NothingChosen_LooksLikeNothingChosen()
    {
        var clerk = await ComesAsync("clear");
        var ahead = clerk.LineOf("2").GetByRole(AriaRole.Radio, new() { Name = "超进度", Exact = true });
        const string paint = "radio => getComputedStyle(radio).backgroundColor";
        var untouched = await ahead.EvaluateAsync<string>(paint);

        await clerk.LineOf("2").GetByRole(AriaRole.Radio, new() { Name = "达进度", Exact = true }).CheckAsync();

        Assert.Equal(untouched, await ahead.EvaluateAsync<string>(paint));
    }

    [Fact]
    public async Task Keyboard_ReadyLine_OpensAgainByTheSpaceBar()
    {
        var clerk = await ComesAsync("clear");
        await clerk.FillLineAsync("3", "健全调解组织8个。");
        await clerk.PressAsync("保存草稿");
        await clerk.SeesAsync("草稿已保存。");
        await Assertions.Expect(clerk.ProgressOf("3")).ToBeHiddenAsync();

        await clerk.LineOf("3").GetByRole(AriaRole.Radio, new() { Name = "有进展", Exact = true }).FocusAsync();
        await clerk.Page.Keyboard.PressAsync("Space");

        await Assertions.Expect(clerk.ProgressOf("3")).ToBeVisibleAsync();
        await clerk.ProgressOf("3").FillAsync("健全调解组织十个。");
        await Assertions.Expect(clerk.Page.Locator("#l2-progress-count")).ToHaveTextAsync("9 / 2000");
    }

    [Fact]
    public async Task Desk_PagesOfOthers_SayWhyNot()
    {
        var clerk = await ComesAsync("clear");
        await clerk.OpenAsync(Routes.Plans);
        await clerk.Page.Locator("main table th a").First.ClickAsync();
        await clerk.SeesAsync("规范执法程序");

        clerk.Errors.Expect("status of 403");
        await clerk.OpenAsync(Routes.Audit);
        await clerk.SeesAsync("您没有权限做这件事");
        clerk.Errors.Expect("status of 404");
        await clerk.OpenAsync("/no-such-page");
        await clerk.SeesAsync("找不到这个页面");
        await clerk.SignOutAsync();
        await clerk.CheckPageAsync();
    }
}
