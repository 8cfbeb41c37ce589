using LawGov.TestKit;
using LawGov.Web.Pages;
using Microsoft.Playwright;

namespace LawGov.EndToEnd.Tests;

/// <summary>A clerk checks a draft: what is typed and not saved is there again after everything that can happen, units are named by the keyboard.</summary>
public sealed class CheckScreenTests(Chromium chromium, BrowserSite site) : Journey(chromium, site)
{
    private const string Words = "写到一半的任务内容，还没有保存。";

    [Fact]
    public async Task Clerk_LeavesHalfTyped_FindsItAgainUntilItIsSaved()
    {
        var (clerk, plan) = await DraftAsync();
        await OpenTaskAsync(clerk, "5");
        await clerk.WriteAsync("任务内容", Words);

        // The tab is closed, another one opened.
        var closed = await clerk.OpenTabAsync();
        await closed.CloseAsync();
        await clerk.OpenAsync(Routes.CheckPlan(plan));
        await clerk.SeesAsync("写到一半、还没有保存的内容");
        await clerk.CheckPageAsync();
        await clerk.Page.Locator("#kept a").ClickAsync();
        await Assertions.Expect(Requirement(clerk)).ToHaveValueAsync(Words);
        await clerk.SeesAsync("已放回您");
        await CheckOnBothAsync(clerk);

        // The session has ended.
        await clerk.Context.ClearCookiesAsync(new() { Name = "sid" });
        await clerk.PressAsync("保存这一项 S");
        await clerk.SignInAsync("office");
        await clerk.OpenAsync(Routes.CheckPlan(plan));
        await clerk.Page.Locator("#kept a").ClickAsync();
        await Assertions.Expect(Requirement(clerk)).ToHaveValueAsync(Words);

        await clerk.PressAsync("保存这一项 S");
        await clerk.SeesAsync("已保存第5项");
        await Assertions.Expect(clerk.Page.Locator("#kept")).ToBeHiddenAsync();
        await OpenTaskAsync(clerk, "5");
        await Assertions.Expect(Requirement(clerk)).ToHaveValueAsync(Words);
        await clerk.DoesNotSeeAsync("已放回您");
    }

    [Fact]
    public async Task Clerk_ConnectionLost_FindsItAgainAndMayDropIt()
    {
        var (clerk, plan) = await DraftAsync();
        await OpenTaskAsync(clerk, "3");
        var saved = await Requirement(clerk).InputValueAsync();
        await clerk.WriteAsync("任务内容", Words);
        clerk.Errors.Expect("ERR_INTERNET_DISCONNECTED");
        clerk.Errors.Expect("chrome-error");

        await clerk.Context.SetOfflineAsync(true);
        await clerk.PressAsync("保存这一项 S");
        await clerk.Page.WaitForURLAsync(url => url.Contains("chrome-error", StringComparison.Ordinal));
        await clerk.Context.SetOfflineAsync(false);
        await clerk.OpenAsync(Routes.CheckPlan(plan));
        await clerk.Page.Locator("#kept a").ClickAsync();
        await Assertions.Expect(Requirement(clerk)).ToHaveValueAsync(Words);

        await clerk.PressAsync("不要了，用已保存的内容");
        await Assertions.Expect(Requirement(clerk)).ToHaveValueAsync(saved);
        await clerk.Page.ReloadAsync();
        await Assertions.Expect(clerk.Page.Locator("#kept")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Clerk_SomebodyElseSavedMeanwhile_IsToldAndSeesBoth()
    {
        var (clerk, plan) = await DraftAsync();
        await OpenTaskAsync(clerk, "7");
        await clerk.WriteAsync("任务内容", Words);
        var colleague = await ComesAsync("staff");
        await colleague.OpenAsync(Routes.CheckPlan(plan));
        await OpenTaskAsync(colleague, "7");
        await Assertions.Expect(Requirement(colleague)).Not.ToHaveValueAsync(Words);
        await colleague.WriteAsync("任务内容", "同事保存的内容。");
        await colleague.PressAsync("保存这一项 S");
        await colleague.SeesAsync("已保存第7项");

        await clerk.Page.ReloadAsync();
        await clerk.SeesAsync("之后这里被改过");
        await Assertions.Expect(Requirement(clerk)).ToHaveValueAsync("同事保存的内容。");
        await clerk.CheckPageAsync();
        await clerk.PressAsync("换上我写的，保存时对照");
        await Assertions.Expect(Requirement(clerk)).ToHaveValueAsync(Words);
        clerk.Errors.Expect("status of 409");
        await clerk.PressAsync("保存这一项 S");
        await clerk.SeesAsync("同事保存的内容。");
        await Assertions.Expect(Requirement(clerk)).ToHaveValueAsync(Words);
        await clerk.PressAsync("保存这一项 S");
        await clerk.SeesAsync("已保存第7项");
        await Assertions.Expect(clerk.Page.Locator("#kept")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Clerk_AddsAHeading_LevelAndNumberFollowThePlace()
    {
        var (clerk, _) = await DraftAsync();
        await clerk.FollowAsync("增加章节");
        var (level, number) = (clerk.Page.Locator("#HeadingInput_Level"), clerk.Page.Locator("#HeadingInput_OrdinalText"));
        await Assertions.Expect(level).ToHaveValueAsync("Section");
        await Assertions.Expect(number).ToHaveValueAsync("（三）");

        await clerk.Page.Locator("#HeadingInput_BeforeId").SelectOptionAsync(new SelectOptionValue { Label = "二、规范行政执法" });
        await Assertions.Expect(level).ToHaveValueAsync("Chapter");
        await Assertions.Expect(number).ToHaveValueAsync("二");
        await level.SelectOptionAsync("Section");
        await Assertions.Expect(number).ToHaveValueAsync("（三）");
    }

    [Fact]
    public async Task Clerk_PlanWithoutUnits_NamesThemByTheKeyboard()
    {
        var (clerk, plan) = await DraftAsync(TypedPlan.WithoutUnits);
        await clerk.FollowAsync("给12项任务定单位");
        await clerk.SeesAsync("下面全部12项");

        await clerk.Page.Keyboard.TypeAsync(SmallDistrict.Justice);
        await clerk.Page.Keyboard.PressAsync("Enter");
        await clerk.Page.Keyboard.TypeAsync(SmallDistrict.Finance);
        await Assertions.Expect(clerk.Page.GetByLabel("（一）健全决策程序的牵头单位")).ToHaveAttributeAsync("placeholder", SmallDistrict.Finance);
        await Assertions.Expect(clerk.Page.GetByLabel("第12项的牵头单位")).ToHaveAttributeAsync("placeholder", SmallDistrict.Justice);
        await CheckOnBothAsync(clerk);
        await clerk.Page.Keyboard.PressAsync("Control+Enter");
        await clerk.SeesAsync("已为12项任务定了单位，每项都有单位了");
        var leads = await Site.WithDbAsync(db =>
            Task.FromResult(db.Tasks.Where(t => t.PlanId == plan).Select(t => t.LeadNames).Distinct().OrderBy(n => n).ToList())
        );
        Assert.Equal([SmallDistrict.Justice, SmallDistrict.Finance], leads);
    }

    private static ILocator Requirement(Person person) => person.Page.Locator("#TaskInput_Requirement");

    private async Task<(Person Clerk, Guid Plan)> DraftAsync(string text = TypedPlan.Text)
    {
        Site.Time.GoTo(new DateOnly(2026, 10, 12));
        var clerk = await ComesAsync("office");
        await clerk.OpenAsync(Routes.ImportPlan);
        await clerk.Page.Locator("#Input_Text").FillAsync(text);
        await clerk.PressAsync("读取并核对");
        await clerk.SeesAsync("读出的结构");
        return (clerk, Guid.Parse(new Uri(clerk.Page.Url).Segments[2].TrimEnd('/')));
    }

    private static async Task OpenTaskAsync(Person person, string number)
    {
        await person
            .Page.Locator("a.tree-3")
            .Filter(new() { Has = person.Page.Locator("span.num").Filter(new() { HasTextRegex = new($"^{number}$") }) })
            .First.ClickAsync();
        await Assertions.Expect(Requirement(person)).ToBeVisibleAsync();
    }

    private static async Task CheckOnBothAsync(Person person)
    {
        foreach (var screen in new[] { Screen.Phone, Screen.Desk })
        {
            await person.Page.SetViewportSizeAsync(screen.Width, screen.Height);
            await person.CheckPageAsync();
        }
    }
}
