using System.Text.RegularExpressions;
using LawGov.Web.Pages;
using Microsoft.Playwright;

namespace LawGov.EndToEnd.Tests;

/// <summary>What a clerk does on the unit's page of the quarter.</summary>
internal static partial class Filing
{
    /// <summary>A small paper as evidence.</summary>
    public static readonly FilePayload Paper = new()
    {
        Name = "签到表.pdf",
        MimeType = "application/pdf",
        Buffer = "%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"u8.ToArray(),
    };

    /// <summary>The line of a task by the number printed in the plan.</summary>
    public static ILocator LineOf(this Person person, string number) =>
        person.Page.Locator("li.fline").Filter(new() { Has = person.Page.GetByRole(AriaRole.Group, new() { Name = $"第{number}项本季度情况", Exact = true }) });

    public static ILocator ProgressOf(this Person person, string number) => person.LineOf(number).GetByLabel("本季度进展", new() { Exact = true });

    /// <summary>有进展: opens the line where it is folded, writes what was done and judges it.</summary>
    public static async Task FillLineAsync(this Person person, string number, string progress, string assessment = "达进度")
    {
        var line = person.LineOf(number);
        var field = person.ProgressOf(number);
        if (!await field.IsVisibleAsync())
            await line.GetByText("有进展", new() { Exact = true }).ClickAsync();
        await field.FillAsync(progress);
        var judged = line.GetByRole(AriaRole.Radio, new() { Name = assessment, Exact = true });
        await judged.CheckAsync();
        await judged.BlurAsync();
    }

    /// <summary>无变化: one click.</summary>
    public static Task MarkUnchangedAsync(this Person person, string number) => person.LineOf(number).GetByText("无变化", new() { Exact = true }).ClickAsync();

    /// <summary>Chooses a file as evidence.</summary>
    public static Task AttachAsync(this Person person, string number, FilePayload file) =>
        person.LineOf(number).GetByLabel("佐证材料").SetInputFilesAsync(file);

    /// <summary>Does something that is kept by itself, and waits until it is.</summary>
    public static async Task KeptByItselfAsync(this Person person, Func<Task> act)
    {
        var answer = await person.Page.RunAndWaitForResponseAsync(act, r => r.Request.Headers.ContainsKey("x-autosave"));
        Assert.Equal(200, answer.Status);
        await person.ReadsSaveStateAsync("已自动保存");
    }

    /// <summary>Waits until the action bar says so about the draft.</summary>
    public static Task ReadsSaveStateAsync(this Person person, string words) =>
        Assertions.Expect(person.Page.Locator("[data-save-state]")).ToContainTextAsync(words);

    /// <summary>核对并报送: keeps the draft and looks at what would be submitted.</summary>
    public static async Task GoToCheckAsync(this Person person)
    {
        await person.PressAsync("核对并报送");
        // The address is asked again and again; waiting for its load event can miss one that is over
        await Assertions.Expect(person.Page).ToHaveURLAsync(CheckAddress());
    }

    /// <summary>Submits what was checked.</summary>
    public static async Task ConfirmAsync(this Person person, int lines)
    {
        await person.PressAsync($"确认报送{lines}项");
        await person.SeesAsync($"已报送{lines}项");
    }

    /// <summary>The page of a unit's quarter.</summary>
    public static async Task<string> UrlOfFilingAsync(this BrowserSite site, string unit, string period = "2026-Q3") =>
        Routes.Filing((await site.Given.FilingAsync(unit, period)).Id);

    [GeneratedRegex("/check$")]
    private static partial Regex CheckAddress();
}
