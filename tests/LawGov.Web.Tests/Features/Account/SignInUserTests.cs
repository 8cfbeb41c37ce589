using System.Net;
using LawGov.TestKit;
using LawGov.Web.Pages;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Tests.Features.Account;

public sealed class SignInUserTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    [Fact]
    public async Task Post_RightPassword_SignsInAndReturnsToThePageAskedFor()
    {
        var browser = site.Anonymous();
        var asked = await browser.OpenAsync("/account/password");
        var login = await browser.OpenAsync(asked.Location!);

        var answer = await login.Form().Fill("Input.UserName", "office").Fill("Input.Password", SmallDistrict.Password).SubmitAsync();

        Assert.Equal("/account/password", answer.Location);
        Assert.True(await site.WithDbAsync(db => db.Audit.AnyAsync(a => a.Act == "SignIn")));
    }

    [Theory]
    [InlineData("office", "wrong-Password-1")]
    [InlineData("nobody", "wrong-Password-1")]
    public async Task Post_WrongPassword_SaysTheSameForKnownAndUnknownAccounts(string userName, string password)
    {
        var login = await site.Anonymous().OpenAsync(Routes.Login);

        var answer = await login.Form().Fill("Input.UserName", userName).Fill("Input.Password", password).SubmitAsync();

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("账号或密码不正确", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(password, answer.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_FiveWrongPasswords_LocksTheAccount()
    {
        var login = await site.Anonymous().OpenAsync(Routes.Login);
        TestPage answer = login;
        for (var i = 0; i < 5; i++) answer = await login.Form().Fill("Input.UserName", "stone").Fill("Input.Password", "wrong-Password-1").SubmitAsync();

        var right = await login.Form().Fill("Input.UserName", "stone").Fill("Input.Password", SmallDistrict.Password).SubmitAsync();

        Assert.Equal(HttpStatusCode.TooManyRequests, right.Status);
        Assert.Contains("15分钟后再试", right.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("https://evil.example/")]
    public async Task Post_ForeignReturnAddress_LeadsHome(string returnUrl)
    {
        var login = await site.Anonymous().OpenAsync($"{Routes.Login}?returnUrl={Uri.EscapeDataString(returnUrl)}");

        var answer = await login.Form().Fill("Input.UserName", "leader").Fill("Input.Password", SmallDistrict.Password).SubmitAsync();

        Assert.Equal(Routes.Home, answer.Location);
    }

    [Fact]
    public async Task Post_ReturnAddressWithChinese_LeadsThereEscaped()
    {
        var login = await site.Anonymous().OpenAsync($"{Routes.Login}?returnUrl={Uri.EscapeDataString("/audit?person=张三")}");

        var answer = await login.Form().Fill("Input.UserName", "leader").Fill("Input.Password", SmallDistrict.Password).SubmitAsync();

        Assert.Equal("/audit?person=%E5%BC%A0%E4%B8%89", answer.Location);
    }
}
