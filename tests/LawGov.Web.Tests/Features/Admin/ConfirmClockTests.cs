using System.Net;
using LawGov.TestKit;
using LawGov.Web.Pages;
using LawGov.Web.Tests.Jobs;

namespace LawGov.Web.Tests.Features.Admin;

public sealed class ConfirmClockTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    [Fact]
    public async Task Post_ClockInDoubt_IsShownToWhomItConcernsAndGoesOnOnceConfirmed()
    {
        await JobRounds.BeganAsync(site);
        await JobRounds.RunAsync(site.Services);
        var calm = await (await site.AsAsync("admin")).OpenAsync(Routes.AdminUsers);
        site.Time.SetForward(TimeSpan.FromDays(1));
        await JobRounds.RunAsync(site.Services);
        var notice = await (await site.AsAsync("admin")).OpenAsync(Routes.AdminUsers);
        var office = await (await site.AsAsync("office")).OpenAsync(Routes.Plans);
        var others = await (await site.AsAsync("water")).OpenAsync(Routes.Plans);
        var page = await (await site.AsAsync("admin")).OpenAsync(Routes.AdminClock);

        var answer = await page.Form().SubmitAsync();
        var again = await page.Form().Fill("Once", $"{Guid.CreateVersion7()}").SubmitAsync();
        await JobRounds.RunAsync(site.Services);

        Assert.DoesNotContain("系统时钟有疑问", calm.Text, StringComparison.Ordinal);
        Assert.Contains("系统时钟有疑问", notice.Text, StringComparison.Ordinal);
        Assert.True(notice.Has("main a[href='/admin/clock']"));
        Assert.Contains("请系统管理员核对", office.Text, StringComparison.Ordinal);
        Assert.False(office.Has("main a[href='/admin/clock']"));
        Assert.DoesNotContain("系统时钟有疑问", others.Text, StringComparison.Ordinal);
        Assert.Contains("突然向前或向后跳", page.Text, StringComparison.Ordinal);
        Assert.Equal(Routes.AdminClock, answer.Location);
        Assert.Contains("时钟正常", (await answer.FollowAsync()).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        Assert.Equal(["ClockDoubted", "ClockConfirmed"], await JobRounds.ActsAsync(site));
        Assert.Equal(HttpStatusCode.OK, (await (await site.AsAsync("admin")).OpenAsync(Routes.AdminUsers)).Status);
    }
}
