using LawGov.TestKit;
using LawGov.Web.Pages;
using Microsoft.Playwright;

namespace LawGov.EndToEnd.Tests;

/// <summary>The office's people and the leader after the due day: who is late, urge them, look into everything.</summary>
public sealed class OfficeTests(Chromium chromium, BrowserSite site) : Journey(chromium, site)
{
    public override async Task InitializeAsync()
    {
        Site.Time.GoTo(new DateOnly(2026, 9, 22));
        if (await Site.WithDbAsync(db => Task.FromResult(db.Plans.Any())))
            return;
        await Given.PlanAsync(
            new GivenTask("规范执法程序", [SmallDistrict.Water, SmallDistrict.Justice], [SmallDistrict.Townships]),
            new GivenTask("开展法治宣传", [SmallDistrict.Clear]),
            new GivenTask("健全调解组织", [SmallDistrict.Court], [SmallDistrict.Departments]),
            new GivenTask("健全决策程序", [SmallDistrict.Finance])
        );
        await Given.OpenPeriodAsync();
        await Given.SubmittedAsync("clear", SmallDistrict.Clear);
        Site.Time.GoTo(new DateOnly(2026, 10, 12));
        await Given.SubmittedAsync("finance", SmallDistrict.Finance);
    }

    [Fact]
    public async Task Staff_LateUnits_UrgedInTwoClicks()
    {
        Site.Time.GoTo(new DateOnly(2026, 10, 12));
        var staff = await ComesAsync("staff");
        await staff.SeesAsync("督办看板");

        await staff.UnfoldAsync("催办全部1个单位");
        await staff.PressAsync("确认催办");

        await staff.SeesAsync("催办1次");
        await staff.CheckPageAsync();
        await staff.FollowAsync(SmallDistrict.Water);
        await staff.FollowAsync("收到的催办", exact: false);
        await staff.SeesAsync("吴桐");
        await staff.CheckPageAsync();
    }

    [Fact]
    public async Task Staff_QuestionMark_ShowsTheKeys()
    {
        var staff = await ComesAsync("staff");
        await staff.OpenAsync(Routes.ReviewList("returned"));

        await staff.Page.Keyboard.PressAsync("?");

        await Assertions.Expect(staff.Page.Locator("#keys-help")).ToBeVisibleAsync();
        await staff.CheckPageAsync();
    }

    [Fact]
    public async Task Reviewer_Quarter_LockedAndReopened()
    {
        Site.Time.GoTo(new DateOnly(2026, 10, 12));
        var reviewer = await ComesAsync("reviewer");
        await reviewer.OpenAsync(Routes.AdminPeriods);
        await reviewer.WriteAsync("一行一天：日期、休或班、说明", "2026-10-01 休 国庆节\n2026-10-10 班 调休");
        await reviewer.PressAsync("录入");
        await reviewer.SeesAsync("国庆节");
        await reviewer.UnfoldAsync("归档");
        await reviewer.TickAsync("确认归档");
        await reviewer.PressAsync("归档2026年第三季度");
        await reviewer.SeesAsync("已归档，重开");
        await reviewer.CheckPageAsync();

        await reviewer.UnfoldAsync("已归档，重开");
        await reviewer.Page.Locator("form[data-period] textarea").FillAsync("区水利局补报。");
        await reviewer.CheckPageAsync();
        await reviewer.PressAsync("重开2026年第三季度");

        await reviewer.DoesNotSeeAsync("已归档，重开");
        await reviewer.CheckPageAsync();
    }
}
