using System.Net;
using LawGov.Data.Records;
using LawGov.Web.Pages;
using LawGov.Web.Tests.Outbox;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Tests.Features.Account;

/// <summary>Who wants mail says so and gets one at once; who does not gets none.</summary>
public sealed class SetOwnMailTests(ChannelSite site) : IClassFixture<ChannelSite>
{
    [Fact]
    public async Task Post_Address_IsKeptAndTriedOnce()
    {
        var water = await site.AsAsync("water");

        var answer = await SetAsync("water", " chen@example.cn ");
        await SetAsync("water", "");
        await SetAsync("water", "chen@example.cn");

        Assert.Equal(Routes.AccountMail, answer.Location);
        Assert.Equal("chen@example.cn", (await site.Given.UserAsync("water")).Email);
        Assert.Contains("chen@example.cn", (await water.OpenAsync(Routes.AccountMail)).Html, StringComparison.Ordinal);
        var mails = await site.WithDbAsync(db => db.Outbox.Where(m => m.Channel == OutboxChannel.Mail && m.To == "chen@example.cn").ToListAsync());
        Assert.Single(mails);
        Assert.DoesNotContain("chen@example.cn", string.Concat(await site.WithDbAsync(db => db.Audit.Select(a => a.Changes).ToListAsync())));
    }

    [Fact]
    public async Task Post_Nothing_SwitchesMailOff()
    {
        await SetAsync("stone", "stone@example.cn");

        await SetAsync("stone", "");

        Assert.Null((await site.Given.UserAsync("stone")).Email);
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("a@example.cn, b@example.cn")]
    [InlineData("高远 <a@example.cn>")]
    [InlineData("高远@example.cn")]
    public async Task Post_NoAddress_IsRefusedWithASentence(string address)
    {
        var answer = await SetAsync("cloud", address);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("请填写一个邮箱地址", answer.Text, StringComparison.Ordinal);
        Assert.Null((await site.Given.UserAsync("cloud")).Email);
    }

    [Fact]
    public async Task Get_OwnAccount_LeadsThere() =>
        Assert.True((await (await site.AsAsync("clear")).OpenAsync("/account/password")).Has($"a[href='{Routes.AccountMail}']"));

    private async Task<TestKit.TestPage> SetAsync(string userName, string address)
    {
        var page = await (await site.AsAsync(userName)).OpenAsync(Routes.AccountMail);
        return await page.Form("form:has(input[name='Input.Address'])").Fill("Input.Address", address).SubmitAsync();
    }
}
