using System.Net;
using LawGov.TestKit;
using LawGov.Web.Pages;

namespace LawGov.Web.Tests.Features.Account;

public sealed class ChangePasswordTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    private const string Next = "Other-Horse-8";

    [Fact]
    public async Task Post_NewPassword_KeepsThisSessionAndEndsTheOthers()
    {
        var elsewhere = await site.SignInAsync("water");
        site.Time.GoTo(new DateOnly(2026, 10, 8), 10);
        var here = await site.SignInAsync("water");
        site.Time.GoTo(new DateOnly(2026, 10, 8), 11);

        var answer = await ChangeAsync(here, SmallDistrict.Password, Next, Next);

        Assert.Equal(Routes.Home, answer.Location);
        Assert.Equal(HttpStatusCode.OK, (await here.OpenAsync("/account/password")).Status);
        Assert.StartsWith(Routes.Login, (await elsewhere.OpenAsync("/account/password")).Location, StringComparison.Ordinal);
        Assert.NotNull(await site.SignInAsync("water", Next));
    }

    [Theory]
    [InlineData("Wrong-Horse-7", Next, Next, "原密码不正确")]
    [InlineData(SmallDistrict.Password, "short-1A", "short-1A", "不能少于10位")]
    [InlineData(SmallDistrict.Password, "onlysmallle", "onlysmallle", "三种")]
    [InlineData(SmallDistrict.Password, "Finance-2026", "Finance-2026", "不能包含账号")]
    [InlineData(SmallDistrict.Password, Next, "Other-Horse-9", "两次输入的新密码不一致")]
    [InlineData(SmallDistrict.Password, SmallDistrict.Password, SmallDistrict.Password, "不能和原密码相同")]
    public async Task Post_Unfit_IsRefusedWithASentence(string current, string next, string again, string says)
    {
        var answer = await ChangeAsync(await site.SignInAsync("finance"), current, next, again);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(says, answer.Text, StringComparison.Ordinal);
    }

    private static async Task<TestPage> ChangeAsync(TestBrowser browser, string current, string next, string again) =>
        await (await browser.OpenAsync("/account/password"))
            .Form("main form")
            .Fill("Input.Current", current)
            .Fill("Input.New", next)
            .Fill("Input.Again", again)
            .SubmitAsync();
}
