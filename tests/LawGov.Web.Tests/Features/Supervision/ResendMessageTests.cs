using System.Net;
using LawGov.Data.Records;
using LawGov.Web.Features.Supervision;
using LawGov.Web.Pages;
using LawGov.Web.Tests.Outbox;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Tests.Features.Supervision;

/// <summary>The office sees what did not arrive and why, and sends it again.</summary>
public sealed class ResendMessageTests(ChannelSite site) : IClassFixture<ChannelSite>
{
    [Fact]
    public async Task Post_FailedMail_IsQueuedAgainOnce()
    {
        var message = await site.FailedAsync("催办：3项逾期", "Recipient 550", "clear");
        var office = await site.AsAsync("staff");
        var page = await office.OpenAsync(Routes.Told("failed"));

        var answer = await page.Form($"form:has(input[value='{message.Id}'])").SubmitAsync();
        var again = await page.Form($"form:has(input[value='{message.Id}'])").Fill("Once", $"{Guid.CreateVersion7()}").SubmitAsync();

        Assert.Contains("何晓燕", page.Text, StringComparison.Ordinal);
        Assert.Contains("邮件服务器不接受这个收件地址（550）", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("clear@example.cn", page.Html, StringComparison.Ordinal);
        Assert.Equal(Routes.Told("failed"), answer.Location);
        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        Assert.Contains("没有发送失败", again.Text, StringComparison.Ordinal);
        var row = await site.WithDbAsync(db => db.Outbox.AsNoTracking().SingleAsync(m => m.Id == message.Id));
        Assert.Equal((OutboxStatus.Queued, 0), (row.Status, row.Attempts));
        Assert.Equal(1, await site.WithDbAsync(db => db.Audit.CountAsync(a => a.Act == "MessageResent" && a.EntityId == message.Id)));
    }

    [Fact]
    public async Task Get_ManyMessages_ArePaged()
    {
        for (var i = 0; i < 60; i++)
            await site.QueueAsync($"第{i}条");
        var office = await site.AsAsync("office");

        var first = await office.OpenAsync(Routes.Told("waiting"));
        var second = await office.OpenAsync(Routes.Told("waiting") + "&page=2");

        Assert.Equal(DeliveryList.PageSize, first.Document.QuerySelectorAll("tbody tr").Length);
        Assert.NotEmpty(second.Document.QuerySelectorAll("tbody tr"));
    }

    [Fact]
    public async Task Get_MenuOfTheOffice_LeadsThereWhereThereIsAChannel()
    {
        var office = await (await site.AsAsync("office")).OpenAsync(Routes.Overdue);
        var unit = await (await site.AsAsync("clear")).OpenAsync(Routes.Told());

        Assert.True(office.Has($"nav a[href='{Routes.Told()}']"));
        Assert.Equal(HttpStatusCode.Forbidden, unit.Status);
    }
}
