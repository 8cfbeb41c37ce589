using LawGov.TestKit;
using LawGov.Web.Pages;
using Microsoft.Playwright;

namespace LawGov.EndToEnd.Tests;

/// <summary>A person at a browser: opens, reads, writes and presses as people do, by the words on the screen.</summary>
internal sealed class Person : IAsyncDisposable
{
    /// <summary>Environment variable: a folder that keeps a picture of every page checked, and of the last one a person saw.</summary>
    private const string PicturesVariable = "LAWGOV_TEST_PICTURES";

    private static int _pictures;

    private Person(IBrowserContext context, IPage page, BrowserErrors errors)
    {
        Context = context;
        Page = page;
        Errors = errors;
    }

    public IBrowserContext Context { get; }

    public IPage Page { get; private set; }

    /// <summary>What went wrong in the browser.</summary>
    public BrowserErrors Errors { get; }

    /// <summary>The main part of the page: what stands there is what the page is about.</summary>
    public ILocator Main => Page.Locator("main");

    public static async Task<Person> ComeAsync(IBrowser browser, string address, ViewportSize screen, bool javaScript)
    {
        var context = await browser.NewContextAsync(
            new()
            {
                BaseURL = address,
                Locale = "zh-CN",
                TimezoneId = "Asia/Shanghai",
                ViewportSize = screen,
                JavaScriptEnabled = javaScript,
                HasTouch = screen == Screen.Phone,
                ReducedMotion = ReducedMotion.Reduce, // no colour is seen on its way to another
            }
        );
        var errors = await BrowserErrors.ListenAsync(context);
        return new Person(context, await context.NewPageAsync(), errors);
    }

    /// <summary>Goes to an address of the site.</summary>
    public async Task OpenAsync(string url) => await Page.GotoAsync(url);

    /// <summary>Opens an address and checks the page there.</summary>
    public async Task VisitAsync(string url)
    {
        await OpenAsync(url);
        await CheckPageAsync();
    }

    /// <summary>Signs in by the form and arrives at the start of the day's work.</summary>
    public async Task SignInAsync(string userName, string password = SmallDistrict.Password)
    {
        if (!Page.Url.Contains(Routes.Login, StringComparison.Ordinal))
            await OpenAsync(Routes.Login);
        await WriteAsync("账号", userName);
        await WriteAsync("密码", password);
        await PressAsync("登录");
        await Page.WaitForURLAsync(url => !url.Contains(Routes.Login, StringComparison.Ordinal));
    }

    public async Task SignOutAsync()
    {
        await Page.Locator(".topbar details.menu summary").Last.ClickAsync();
        await PressAsync("退出登录");
        await Page.WaitForURLAsync(url => url.Contains(Routes.Login, StringComparison.Ordinal));
    }

    /// <summary>Presses the button with these words.</summary>
    public Task PressAsync(string words, bool exact = true) => Page.GetByRole(AriaRole.Button, new() { Name = words, Exact = exact }).First.ClickAsync();

    /// <summary>Follows the link with these words.</summary>
    public Task FollowAsync(string words, bool exact = true) => Page.GetByRole(AriaRole.Link, new() { Name = words, Exact = exact }).First.ClickAsync();

    /// <summary>Opens what is folded under these words.</summary>
    public Task UnfoldAsync(string words) => Page.Locator("summary").Filter(new() { HasText = words }).First.ClickAsync();

    /// <summary>Writes into the field with this label.</summary>
    public Task WriteAsync(string label, string text) => Field(label).FillAsync(text);

    public Task ChooseAsync(string label, string option) => Field(label).SelectOptionAsync(new SelectOptionValue { Label = option });

    public Task TickAsync(string label) => Page.GetByLabel(label, new() { Exact = true }).First.CheckAsync();

    /// <summary>Downloads what a link leads to.</summary>
    public async Task<byte[]> DownloadAsync(string words)
    {
        var download = await Page.RunAndWaitForDownloadAsync(() => FollowAsync(words));
        await using var content = await download.CreateReadStreamAsync();
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    /// <summary>Waits until the main part shows these words.</summary>
    public Task SeesAsync(string words) => Assertions.Expect(Main).ToContainTextAsync(words);

    public Task DoesNotSeeAsync(string words) => Assertions.Expect(Main).Not.ToContainTextAsync(words);

    /// <summary>The words of the first thing that fits a selector, blanks made one.</summary>
    public async Task<string> WordsOfAsync(string selector) =>
        string.Join(' ', (await Page.Locator(selector).First.InnerTextAsync()).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Chooses how the screen looks, by the switches every page has.</summary>
    public async Task ShowInAsync(string name, string value)
    {
        var account = Page.Locator(".topbar details.menu").Last;
        var control = Page.Locator($"button[name='{name}'][value='{value}']");
        if (!await control.First.IsVisibleAsync())
            await account.Locator("summary").ClickAsync();
        await control.Filter(new() { Visible = true }).First.ClickAsync();
        await Assertions.Expect(Page.Locator("html")).ToHaveAttributeAsync($"data-{name}", value);
    }

    /// <summary>A second tab of the same browser; the first stays open and is returned.</summary>
    public async Task<IPage> OpenTabAsync()
    {
        var before = Page;
        Page = await Context.NewPageAsync();
        return before;
    }

    /// <summary>Turns to another tab.</summary>
    public async Task TurnToAsync(IPage tab)
    {
        Page = tab;
        await tab.BringToFrontAsync();
    }

    /// <summary>
    /// A state of a page that only a story leads to: no barrier, no sideways scrolling, no error. What an address shows by itself is part of the sweep.
    /// </summary>
    public async Task CheckPageAsync()
    {
        await KeepPictureAsync();
        await SeeWholeAsync(() => Accessibility.AssertNoViolationsAsync(Page));
        Assert.Null(await OverflowAsync());
        Errors.AssertNone();
    }

    /// <summary>The page as it stands, in each look and on the narrowest screen.</summary>
    public async Task CheckEveryLookAsync(bool isFirst = true)
    {
        var wrong = new List<string>();
        var shown = await ShownAsync();
        foreach (var look in Look.All.Where(l => isFirst || !l.Frame))
        {
            await Page.SetViewportSizeAsync(look.Screen.Width, look.Screen.Height);
            await ShowAsync(look.Size, look.Theme);
            await KeepPictureAsync();
            await SeeWholeAsync(async () =>
                wrong.AddRange((await Accessibility.ViolationsAsync(Page, look.Rules, !look.ContrastElsewhere)).Select(v => $"{look.Name}: {v}"))
            );
            if (await OverflowAsync() is { } wide)
                wrong.Add($"{look.Name}: {wide}");
        }
        await Page.SetViewportSizeAsync(Screen.Narrow.Width, Screen.Narrow.Height);
        if (await OverflowAsync() is { } narrow)
            wrong.Add($"narrow: {narrow}");
        await ShowAsync(shown[0], shown[1]);
        await Page.SetViewportSizeAsync(Screen.Desk.Width, Screen.Desk.Height);
        Assert.True(wrong.Count == 0, $"{Page.Url}\n{string.Join('\n', wrong)}");
        Errors.AssertNone();
    }

    public async ValueTask DisposeAsync()
    {
        await KeepPictureAsync();
        await Context.DisposeAsync();
    }

    private Task<string[]> ShownAsync() =>
        Page.EvaluateAsync<string[]>("() => [document.documentElement.dataset.size, document.documentElement.dataset.theme]");

    /// <summary>What the switches of the page and their cookies do to it.</summary>
    private Task ShowAsync(string size, string theme) =>
        Page.EvaluateAsync("shown => Object.assign(document.documentElement.dataset, shown)", new { size, theme });

    private async Task<string?> OverflowAsync()
    {
        var size = await Page.EvaluateAsync<int[]>("() => [document.documentElement.scrollWidth, window.innerWidth]");
        return size[0] > size[1] ? $"{Page.Url} is {size[0]} wide on a screen of {size[1]}" : null;
    }

    /// <summary>A page with a bar that stays at the bottom is made as high as its content meanwhile: the bar then covers nothing, as after scrolling.</summary>
    private async Task SeeWholeAsync(Func<Task> look)
    {
        var screen = Page.ViewportSize!;
        var height = await Page.EvaluateAsync<int>(
            "() => [...document.querySelectorAll('.actionbar, .bottombar')].some(bar => bar.getClientRects().length > 0) ? "
                + "document.documentElement.scrollHeight : 0"
        );
        if (height > screen.Height)
            await Page.SetViewportSizeAsync(screen.Width, height);
        await Page.EvaluateAsync("() => { window.scrollTo(0, 0); return new Promise(seen => requestAnimationFrame(() => requestAnimationFrame(seen))); }");
        await look();
        if (height > screen.Height)
            await Page.SetViewportSizeAsync(screen.Width, screen.Height);
    }

    private async Task KeepPictureAsync()
    {
        if (Environment.GetEnvironmentVariable(PicturesVariable) is not { Length: > 0 } folder)
            return;
        var path = string.Concat(new Uri(Page.Url).AbsolutePath.Take(24)).Trim('/').Replace('/', '-');
        await Page.ScreenshotAsync(
            new() { Path = Path.Combine(folder, $"{Interlocked.Increment(ref _pictures):000}-{Page.ViewportSize!.Width}-{path}.png"), FullPage = true }
        );
    }

    private ILocator Field(string label) => Page.GetByLabel(label, new() { Exact = true }).Filter(new() { Visible = true }).First;
}
