using LawGov.TestKit;
using LawGov.Web.Pages;

namespace LawGov.EndToEnd.Tests;

/// <summary>单位审签人: signs the unit's quarter once, or sends it back.</summary>
public sealed class UnitReviewerTests(Chromium chromium, BrowserSite site) : Journey(chromium, site)
{
    [Fact]
    public async Task Signing_RefusedOnceThenSigned_Submitted()
    {
        Site.Time.GoTo(new DateOnly(2026, 9, 22));
        await Given.PlanAsync(new GivenTask("规范执法程序", [SmallDistrict.Clear]), new GivenTask("开展法治宣传", [SmallDistrict.Clear]));
        await Given.OpenPeriodAsync();
        var reviewer = await ComesAsync("reviewer");
        await reviewer.OpenAsync(Routes.AdminSettings);
        await reviewer.TickAsync("报送前须由单位负责人审签");
        await reviewer.PressAsync("保存");
        await reviewer.CheckPageAsync();

        var clerk = await ComesAsync("clear");
        await clerk.FillLineAsync("1", "完成执法培训2期。");
        await clerk.FillLineAsync("2", "发放宣传册。");
        await clerk.GoToCheckAsync();
        await clerk.PressAsync("送本单位审签");
        await clerk.SeesAsync("已送本单位审签人审签");
        await clerk.CheckPageAsync();

        var head = await ComesAsync("clear-head");
        await head.SeesAsync("请您审签");
        await head.CheckPageAsync();
        await head.UnfoldAsync("退回填报人");
        await head.WriteAsync("退回理由", "第2项请写明数量。");
        await head.CheckPageAsync();
        await head.PressAsync("退回");
        await head.SeesAsync("已退回填报人修改。");

        await clerk.OpenAsync(Routes.Home);
        await clerk.SeesAsync("第2项请写明数量。");
        await clerk.CheckPageAsync();
        await clerk.FillLineAsync("2", "发放宣传册600份。");
        await clerk.GoToCheckAsync();
        await clerk.PressAsync("送本单位审签");
        await clerk.SeesAsync("已送本单位审签人审签");

        await head.OpenAsync(Routes.Home);
        await head.FollowAsync("核对并审签报送");
        await head.SeesAsync("发放宣传册600份。");
        await head.CheckPageAsync();
        await head.PressAsync("审签并报送2项");
        await head.SeesAsync("已报送2项");
        await head.CheckPageAsync();
        var filing = await Given.FilingAsync(SmallDistrict.Clear);
        Assert.Equal((await Given.ActorAsync("clear-head")).UserId, filing.SignedBy);
    }
}
