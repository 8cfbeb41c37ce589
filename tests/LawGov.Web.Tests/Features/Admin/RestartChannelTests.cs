using LawGov.Data.Records;
using LawGov.Web.Pages;
using LawGov.Web.Tests.Outbox;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Tests.Features.Admin;

public sealed class RestartChannelTests(ChannelSite site) : IClassFixture<ChannelSite>
{
    [Fact]
    public async Task Post_EndpointThatIsOff_IsOnAgain()
    {
        await site.WithDbAsync(db =>
        {
            db.ChannelStops.Add(new ChannelStop(OutboxChannel.Webhook, ChannelSite.Endpoint, "Gone", db.Clock.Now));
            return db.SaveChangesAsync();
        });
        var admin = await site.AsAsync("admin");
        var page = await admin.OpenAsync(Routes.AdminChannels);

        var answer = await page.Form("form:has(input[name='Input.Restart.Endpoint'])").SubmitAsync();
        var after = await admin.OpenAsync(Routes.AdminChannels);

        Assert.Contains("已停用", page.Text, StringComparison.Ordinal);
        Assert.Equal(Routes.AdminChannels, answer.Location);
        Assert.DoesNotContain("已停用", after.Text, StringComparison.Ordinal);
        Assert.False(await site.WithDbAsync(db => db.ChannelStops.AnyAsync()));
        Assert.Equal(1, await site.WithDbAsync(db => db.Audit.CountAsync(a => a.Act == "ChannelRestarted")));
    }
}
