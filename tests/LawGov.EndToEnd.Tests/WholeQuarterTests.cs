using LawGov.Domain.Filings;
using LawGov.TestKit;
using LawGov.Web.Pages;

namespace LawGov.EndToEnd.Tests;

/// <summary>One quarter from the pasted document to the paper on the leader's desk, by everybody who has a part in it.</summary>
public sealed class WholeQuarterTests(Chromium chromium, BrowserSite site) : Journey(chromium, site)
{
    private const string Quarter = "2026-Q4";

    private static readonly DateOnly Issued = new(2026, 9, 1),
        ThirdWindow = new(2026, 9, 22),
        Window = new(2026, 12, 22),
        DayAfterDue = new(2027, 1, 8);

    /// <summary>The one journey that runs on both databases.</summary>
    [Fact]
    [Trait("Database", "both")]
    public async Task Quarter_FromPastedPlanToSummary_NumbersAgreeEverywhere()
    {
        Site.Time.GoTo(Issued);
        await IssuePlanAsync();
        await LastQuarterAsync();
        Site.Time.GoTo(Window);
        Assert.Equal(18, await Given.OpenPeriodAsync(Quarter));

        await TownshipFilesAsync();
        await Given.SubmittedAsync("stone", SmallDistrict.Stone, period: Quarter);
        await Given.SubmittedAsync("justice", SmallDistrict.Justice, period: Quarter);
        var finance = await FinanceFilesAsync();
        var office = await ComesAsync("office");
        await OfficeReturnsAsync(office);
        await FinanceResubmitsAsync(finance);
        await OfficeAcceptsByKeyAsync(office);
        await HostNeedsSecondReviewerAsync(office);

        Site.Time.GoTo(DayAfterDue);
        var board = await BoardShowsWhoIsMissingAsync(office);
        var (word, excel) = await LeaderDownloadsAsync();

        Assert.Equal(new QuarterFigures(Owed: 18, OnTime: 12, Late: 0, Missing: 6, Waived: 0, Submitted: 12, Accepted: 2, Waiting: 10, Returned: 0), board);
        Assert.Equal(board, word);
        Assert.Equal(board, excel);
    }

    private async Task IssuePlanAsync()
    {
        var office = await ComesAsync("office");
        await office.OpenAsync(Routes.Plans);
        await office.FollowAsync("导入方案");
        await office.WriteAsync("或者粘贴方案全文 （选填）", TypedPlan.Text);
        await office.PressAsync("读取并核对");
        await office.SeesAsync($"核对：{TypedPlan.Title}");
        await office.SeesAsync("3章、6节、12项任务");
        await office.SeesAsync("两个单位疑似连写");
        await office.CheckPageAsync();

        // The one name nobody knows: it looks like a unit, and it is one.
        await office.SeesAsync($"“{TypedPlan.UnknownUnit}”指的是");
        await office.TickAsync("新建单位");
        await office.PressAsync("确认，看下一个 C");
        await office.SeesAsync("已确认一个名称。");
        await office.SeesAsync("拆为区财政局、区司法局");
        await office.PressAsync("没有问题，看下一处 A");
        await office.SeesAsync("没有待核对的内容");

        await office.FollowAsync("下一步：填报规则");
        await office.TickAsync($"第{TypedPlan.ByEachTownship1}项");
        await office.TickAsync($"第{TypedPlan.ByEachTownship2}项");
        await office.ChooseAsync("填报方式", "由各乡镇（街道）等集合单位逐一填报");
        await office.PressAsync("应用到所选任务");
        await office.SeesAsync("10项由牵头单位汇总，0项由列名单位分别填报，2项由集合单位逐一填报");

        await office.FollowAsync("下一步：确认下达");
        await office.SeesAsync("印发并下达");
        await office.CheckPageAsync();
        await office.PressAsync("印发并下达");
        await office.Page.WaitForURLAsync(url => !url.EndsWith("/issue", StringComparison.Ordinal));
        await office.SeesAsync(TypedPlan.Title);
        await office.Page.Locator(".doc-task a.doc-no").First.ClickAsync();
        await office.SeesAsync("健全重大行政决策目录管理");
    }

    /// <summary>Before this quarter there was another: one township filed it and was accepted, so that there is something to carry forward.</summary>
    private async Task LastQuarterAsync()
    {
        Site.Time.GoTo(ThirdWindow);
        await Given.OpenPeriodAsync();
        var reviewer = await Given.ActorAsync("office");
        foreach (var line in await Given.SubmittedAsync("clear", SmallDistrict.Clear, "聘请法律顾问1名，坐班3次。"))
            await Given.WithReportAsync(line.Id, r => r.Accept(ReviewStage.Office, "", null, reviewer, new DateTime(2026, 9, 22, 2, 0, 0, DateTimeKind.Utc)));
    }

    private async Task TownshipFilesAsync()
    {
        var clerk = await ComesAsync("clear");
        await clerk.SeesAsync("2026年第四季度填报");
        await clerk.CheckPageAsync();
        await clerk.KeptByItselfAsync(() => clerk.MarkUnchangedAsync(TypedPlan.ByEachTownship1));
        await clerk.KeptByItselfAsync(() => clerk.FillLineAsync(TypedPlan.ByEachTownship2, "调解纠纷52件，成功50件。"));
        await clerk.AttachAsync(TypedPlan.ByEachTownship2, Filing.Paper);
        await clerk.PressAsync("保存草稿");
        await clerk.SeesAsync("草稿已保存。");
        await clerk.PressAsync("核对并报送");
        await clerk.SeesAsync("本次报送2项");
        await clerk.SeesAsync("签到表.pdf");
        await clerk.SeesAsync("聘请法律顾问1名，坐班3次。");
        await clerk.CheckPageAsync();
        await clerk.ConfirmAsync(2);
        await clerk.CheckPageAsync();
    }

    private async Task<Person> FinanceFilesAsync()
    {
        var clerk = await ComesAsync("finance");
        await clerk.SeesAsync("2026年第三季度还欠2项"); // an earlier quarter is owed, so the day begins with all there is to do
        await clerk.CheckPageAsync();
        await clerk.FollowAsync("去填报");
        await clerk.FillLineAsync("3", "预算调整依法报批2次。");
        await clerk.FillLineAsync("11", "法治建设经费已列入预算。", "已完成");
        await clerk.GoToCheckAsync();
        await clerk.ConfirmAsync(2);
        return clerk;
    }

    private static async Task OfficeReturnsAsync(Person office)
    {
        await office.OpenAsync(Routes.Review);
        await office.Page.Locator("a.queue-item").Filter(new() { HasText = SmallDistrict.Finance }).Filter(new() { HasText = "第3项" }).ClickAsync();
        await office.Page.Locator("#h-item").Filter(new() { HasText = SmallDistrict.Finance }).WaitForAsync();
        await office.Page.Keyboard.PressAsync("r");
        await office.WriteAsync("要对方改什么", "请写明公开的时间和网址。");
        await office.TickAsync((await office.Page.Locator(".return-form .radios label").First.InnerTextAsync()).Trim());
        await office.CheckPageAsync();
        await office.PressAsync($"退回{SmallDistrict.Finance}");
        await office.SeesAsync($"{SmallDistrict.Finance}第3项已退回");
        await office.CheckPageAsync();
    }

    private static async Task FinanceResubmitsAsync(Person finance)
    {
        await finance.OpenAsync(Routes.Home);
        await finance.FollowAsync("去填报");
        await finance.SeesAsync("先改退回的");
        await finance.SeesAsync("请写明公开的时间和网址。");
        await finance.CheckPageAsync();
        await finance.FillLineAsync("3", "预算调整依法报批2次，12月10日在区政府网站公开。");
        await finance.GoToCheckAsync();
        await finance.ConfirmAsync(1);
    }

    private static async Task OfficeAcceptsByKeyAsync(Person office)
    {
        await office.OpenAsync(Routes.Review);
        await office.Page.Locator("a.queue-item").Filter(new() { HasText = "退回后重新报送" }).ClickAsync();
        await office.SeesAsync("12月10日在区政府网站公开");
        await office.CheckPageAsync();
        await office.Page.Keyboard.PressAsync("a");
        await office.SeesAsync($"{SmallDistrict.Finance}第3项已审核通过。");
    }

    private async Task HostNeedsSecondReviewerAsync(Person office)
    {
        await office.OpenAsync(Routes.Review);
        await office.Page.Locator("a.queue-item").Filter(new() { HasText = SmallDistrict.Justice }).Filter(new() { HasText = "第1项" }).First.ClickAsync();
        await office.Page.Locator("#h-item").Filter(new() { HasText = SmallDistrict.Justice }).WaitForAsync();
        await office.PressAsync("通过 A");
        await office.SeesAsync("已审核通过，等待第二审核人复核。");

        var second = await ComesAsync("office2");
        await second.OpenAsync(Routes.Review);
        await second.SeesAsync($"{SmallDistrict.Justice}：");
        await second.Page.Keyboard.PressAsync("a");
        await second.SeesAsync($"{SmallDistrict.Justice}第1项已审核通过。");
        await second.CheckPageAsync();
    }

    private static async Task<QuarterFigures> BoardShowsWhoIsMissingAsync(Person office)
    {
        await office.OpenAsync(Routes.OverdueList(Quarter, "missing"));
        var rows = await office.Page.Locator("#late tbody tr").AllInnerTextsAsync();
        string[] missing = [SmallDistrict.Water, SmallDistrict.Water, SmallDistrict.Court, SmallDistrict.Cloud, SmallDistrict.Cloud, TypedPlan.UnknownUnit];
        var units = await office.Page.Locator("#late tbody th[scope=row]").AllInnerTextsAsync();
        Assert.Equal(missing.Order(StringComparer.Ordinal), units.Select(u => u.Trim()).Order(StringComparer.Ordinal));
        Assert.All(rows, row => Assert.Contains("红灯", row, StringComparison.Ordinal));
        return Papers.FiguresOfSums(await office.WordsOfAsync("p.basis"));
    }

    private async Task<(QuarterFigures Word, QuarterFigures Excel)> LeaderDownloadsAsync()
    {
        var leader = await ComesAsync("leader");
        await leader.SeesAsync("应报18项，按时报送12项（66.7%），补报0项，未报6项。");
        await leader.UnfoldAsync("导出季度总结");
        var word = await leader.DownloadAsync("Word 文稿（.docx）");
        await leader.OpenAsync(Routes.Home);
        await leader.UnfoldAsync("导出季度总结");
        var excel = await leader.DownloadAsync("Excel 台账（.xlsx）");
        return (Papers.FiguresOfSentences(Papers.WordsOfWord(word)), Papers.FiguresOfSums(Papers.WordsOfExcel(excel)));
    }
}
