using LawGov.Domain.Filings;
using LawGov.TestKit;
using LawGov.Web.Files;
using LawGov.Web.Pages;
using Microsoft.Playwright;

namespace LawGov.EndToEnd.Tests;

/// <summary>Double clicks, lost connections, second tabs and ended sessions: no text is lost, no report counts twice.</summary>
public sealed class FormResilienceTests(Chromium chromium, BrowserSite site) : Journey(chromium, site)
{
    /// <summary>A plan of one task for a unit, and the quarter's window open.</summary>
    private async Task OneDutyAsync(string unit)
    {
        Site.Time.GoTo(new DateOnly(2026, 9, 22));
        await Given.PlanAsync(new GivenTask("规范执法程序", [unit]));
        await Given.OpenPeriodAsync();
    }

    [Fact]
    public async Task Submit_DoubleClickAndBack_OneRevision()
    {
        await OneDutyAsync(SmallDistrict.Clear);
        var clerk = await ComesAsync("clear");
        await clerk.FillLineAsync("1", "完成执法培训2期。");
        await clerk.GoToCheckAsync();

        await clerk.Page.GetByRole(AriaRole.Button, new() { Name = "确认报送1项" }).DblClickAsync();
        await clerk.SeesAsync("已报送1项");
        await clerk.Page.GoBackAsync();
        await clerk.SeesAsync("现在没有可以报送的内容。");
        await clerk.FollowAsync("返回填报");

        await clerk.SeesAsync("应报1项，已报送1项");
        var line = Assert.Single(await Given.LinesAsync(SmallDistrict.Clear));
        Assert.Single(line.Revisions);
    }

    [Fact]
    public async Task Submit_AgainFromAPageKeptOpen_LeadsToTheResult()
    {
        await OneDutyAsync(SmallDistrict.Stone);
        var clerk = await ComesAsync("stone");
        await clerk.FillLineAsync("1", "完成执法培训2期。");
        await clerk.GoToCheckAsync();

        // The answer to the first press never arrives: the person sees the same page and presses again.
        var sent = await clerk
            .Page.Locator("form.actionbar")
            .EvaluateAsync<string>(
                "async form => (await fetch(form.action || location.href, { method: 'POST', body: new FormData(form), redirect: 'manual' })).type"
            );
        Assert.Equal("opaqueredirect", sent);
        await clerk.PressAsync("确认报送1项");

        await clerk.SeesAsync("应报1项，已报送1项");
        var line = Assert.Single(await Given.LinesAsync(SmallDistrict.Stone));
        Assert.Single(line.Revisions);
    }

    [Fact]
    public async Task TwoTabs_SecondSaves_SeesBothTexts()
    {
        await OneDutyAsync(SmallDistrict.Cloud);
        var clerk = await ComesAsync("cloud");
        var first = await clerk.OpenTabAsync();
        await clerk.OpenAsync(Routes.Home);
        var second = clerk.Page;
        await clerk.TurnToAsync(first);
        await clerk.FillLineAsync("1", "第一个窗口写的：培训2期。");
        await clerk.PressAsync("保存草稿");
        await clerk.SeesAsync("草稿已保存。");
        clerk.Errors.Expect("status of 409");

        await clerk.TurnToAsync(second);
        await clerk.FillLineAsync("1", "第二个窗口写的：培训3期。");
        await clerk.ReadsSaveStateAsync("未保存：内容已有新版本");
        await clerk.PressAsync("保存草稿");

        await clerk.SeesAsync("现在保存着的内容");
        await clerk.SeesAsync("第一个窗口写的：培训2期。");
        await Assertions.Expect(clerk.ProgressOf("1")).ToHaveValueAsync("第二个窗口写的：培训3期。");
        await clerk.CheckPageAsync();
        await clerk.PressAsync("保存草稿");
        await clerk.SeesAsync("草稿已保存。");
        Assert.Equal("第二个窗口写的：培训3期。", Assert.Single(await Given.LinesAsync(SmallDistrict.Cloud)).Text.Progress);
    }

    [Fact]
    public async Task Connection_LostWhileWriting_KeepsTheTextAndSavesItLater()
    {
        await OneDutyAsync(SmallDistrict.Finance);
        var clerk = await ComesAsync("finance");
        clerk.Errors.Expect("ERR_INTERNET_DISCONNECTED");

        await clerk.Context.SetOfflineAsync(true);
        await clerk.FillLineAsync("1", "断网时写的：专项检查1次。");
        await clerk.ReadsSaveStateAsync("未保存，正在重试");
        await Assertions.Expect(clerk.ProgressOf("1")).ToHaveValueAsync("断网时写的：专项检查1次。");
        await clerk.CheckPageAsync();
        await clerk.KeptByItselfAsync(() => clerk.Context.SetOfflineAsync(false));

        Assert.Equal("断网时写的：专项检查1次。", Assert.Single(await Given.LinesAsync(SmallDistrict.Finance)).Text.Progress);
    }

    [Fact]
    public async Task Session_ExpiredWhileWriting_KeepsWhatIsTypedUntilSignedInAgain()
    {
        await OneDutyAsync(SmallDistrict.Water);
        var clerk = await ComesAsync("water");
        await clerk.KeptByItselfAsync(() => clerk.FillLineAsync("1", "会话过期前写的。"));

        await clerk.Context.ClearCookiesAsync(new() { Name = "sid" });
        await clerk.FillLineAsync("1", "会话过期后写的。", "超进度");
        await clerk.ReadsSaveStateAsync("未保存：登录已过期");
        await clerk.PressAsync("核对并报送");
        await clerk.SeesAsync("登录已过期，刚才填写的还没有保存，仍在本页。");
        await clerk.CheckPageAsync();
        await Assertions.Expect(clerk.ProgressOf("1")).ToHaveValueAsync("会话过期后写的。");
        var kept = Assert.Single(await Given.LinesAsync(SmallDistrict.Water));
        Assert.Equal((ReportStatus.Draft, "会话过期前写的。"), (kept.Status, kept.Text.Progress));
        Assert.Empty(kept.Revisions);

        var page = await clerk.OpenTabAsync();
        await clerk.SignInAsync("water");
        await clerk.TurnToAsync(page);
        await clerk.FillLineAsync("1", "会话过期后写的，登录后接着写。", "超进度");
        await clerk.ReadsSaveStateAsync("已自动保存");
        await clerk.DoesNotSeeAsync("登录已过期");
        await clerk.GoToCheckAsync();
        await clerk.SeesAsync("会话过期后写的，登录后接着写。");
    }

    /// <summary>A post with it would be refused as a whole, with what was typed.</summary>
    [Fact]
    public async Task File_TooLarge_IsRefusedWhenChosenAndTheTextIsSaved()
    {
        await OneDutyAsync(SmallDistrict.Justice);
        var clerk = await ComesAsync("justice");
        await clerk.FillLineAsync("1", "完成执法培训2期，照片见附件。");

        await clerk.AttachAsync(
            "1",
            new()
            {
                Name = "照片.jpg",
                MimeType = "image/jpeg",
                Buffer = new byte[EvidenceRules.LargestFile + 1],
            }
        );
        await clerk.SeesAsync("“照片.jpg”超过20MB，请压缩或拆分后再传。");
        await clerk.AttachAsync("1", Filing.Paper);
        await clerk.DoesNotSeeAsync("超过20MB，请压缩或拆分后再传。");
        await clerk.PressAsync("保存草稿");

        await clerk.SeesAsync("草稿已保存。");
        var line = Assert.Single(await Given.LinesAsync(SmallDistrict.Justice));
        Assert.Equal(("完成执法培训2期，照片见附件。", 1), (line.Progress, line.EvidenceCount));
    }
}
