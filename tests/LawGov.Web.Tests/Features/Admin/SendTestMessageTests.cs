using System.Net;
using LawGov.Data.Records;
using LawGov.Web.Pages;
using LawGov.Web.Tests.Outbox;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Tests.Features.Admin;

/// <summary>The administrator sees the channels, without a secret, and tries them.</summary>
public sealed class SendTestMessageTests(ChannelSite site) : IClassFixture<ChannelSite>
{
    [Fact]
    public async Task Get_Channels_ShowsStateAndErrorsAndNoSecret()
    {
        await site.FailedAsync("催办的内容", "SignIn", "clear");
        var page = await (await site.AsAsync("admin")).OpenAsync(Routes.AdminChannels);

        Assert.Contains("mail.example.cn", page.Text, StringComparison.Ordinal);
        Assert.Contains("hooks.example.cn", page.Text, StringComparison.Ordinal);
        Assert.Contains("邮件服务器不接受系统的账号", page.Text, StringComparison.Ordinal);
        foreach (var hidden in (string[])[ChannelSite.Password, "secret-path", "whsec_", "催办的内容", "clear@example.cn", "lawgov@example.cn"])
            Assert.DoesNotContain(hidden, page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_Address_QueuesATestMailOfItsOwn()
    {
        var admin = await site.AsAsync("admin");
        var page = await admin.OpenAsync(Routes.AdminChannels);

        var answer = await page.Form("form[data-endpoint='']").Fill("Input.Test.Address", "admin@example.cn").SubmitAsync();

        Assert.Equal(Routes.AdminChannels, answer.Location);
        var message = await site.WithDbAsync(db => db.Outbox.AsNoTracking().SingleAsync(m => m.To == "admin@example.cn"));
        Assert.Equal((OutboxMessage.TestEvent, true), (message.Event, message.IsUrgent));
        var told = await (await site.AsAsync("office")).OpenAsync(Routes.Told());
        Assert.DoesNotContain("测试消息", told.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("admin")]
    [InlineData("a@example.cn, b@example.cn")]
    [InlineData("x <a@example.cn>")]
    public async Task Post_NoAddress_IsRefusedWithASentence(string address)
    {
        var page = await (await site.AsAsync("admin")).OpenAsync(Routes.AdminChannels);

        var answer = await page.Form("form[data-endpoint='']").Fill("Input.Test.Address", address).SubmitAsync();

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("请填写收测试邮件的邮箱地址", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_Endpoint_QueuesARequest()
    {
        var page = await (await site.AsAsync("admin")).OpenAsync(Routes.AdminChannels);

        await page.Form($"form[data-endpoint='{ChannelSite.Endpoint}']").SubmitAsync();
        var unknown = await page.Form($"form[data-endpoint='{ChannelSite.Endpoint}']").Fill("Input.Test.Endpoint", "elsewhere").SubmitAsync();

        Assert.Equal(1, await site.WithDbAsync(db => db.Outbox.CountAsync(m => m.To == ChannelSite.Endpoint && m.Event == OutboxMessage.TestEvent)));
        Assert.Equal(HttpStatusCode.BadRequest, unknown.Status);
    }
}
