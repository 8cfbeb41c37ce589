using System.IO.Compression;
using System.Net;
using System.Text;
using LawGov.Domain.Plans;
using LawGov.TestKit;
using LawGov.Web.Pages;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Tests.Features.Comparisons;

/// <summary>An upper plan and what the district made of it: one duty is missing, one is later and lower, one has no unit, one is the district's own.</summary>
internal static class UpperAndLocal
{
    public const string Upper = """
        示范省法治建设实施方案（2026—2028年）
        示范省发〔2026〕1号
        为推进法治建设，制定本方案。
        一、规范执法
        1.编制行政执法事项目录，逐项写明依据、程序和裁量标准，2026年6月底前向社会公布。（牵头单位：省司法厅；责任单位：省直各部门）
        2.建立河道采砂联合巡查制度，每次巡查形成记录并由参加单位签字确认。（牵头单位：省水利厅；责任单位：省直各部门）
        3.规范人民调解委员会设置，调解成功率达到95%，疑难纠纷由专家库派员参加。（牵头单位：省司法厅；责任单位：省直各部门）
        4.落实村（社区）法律顾问制度，每名顾问每月到村服务不少于一天，服务记录报备案。（牵头单位：省司法厅；责任单位：省直各部门）
        """;

    public const string Local = """
        示范区落实法治建设方案（2026—2028年）
        示区发〔2026〕5号
        为推进法治建设，制定本方案。
        一、规范执法
        1.全面编制区级行政执法事项目录，写明依据、程序和裁量标准，2026年12月底前向社会公布。（牵头单位：区司法局；责任单位：各乡镇（街道））
        2.规范乡镇人民调解委员会设置，调解成功率达到90%，疑难纠纷由区专家库派员参加。（牵头单位：区司法局；责任单位：各乡镇（街道））
        3.落实村（社区）法律顾问制度，每名顾问每月到村服务不少于一天，服务记录报备案。
        4.开设企业合规夜校，邀请律师为小微企业讲授合同、用工和数据安全常识。（牵头单位：区司法局；责任单位：区财政局）
        """;

    public static async Task<(Guid ComparisonId, TestPage Page)> ComparedAsync(this LawGovSite site, string name)
    {
        var local = await site.UploadAsync(
            Local.Replace("落实法治", $"落实{name}法治", StringComparison.Ordinal).Replace("示区发", $"示{name}发", StringComparison.Ordinal)
        );
        var page = await (await site.AsAsync("office")).OpenAsync(Routes.CompareWith(Guid.Parse(local.Location!.Split('/')[2])));
        var answer = await page.Form("#new form").Attach("Input.UpperFile", "上级方案.txt", Encoding.UTF8.GetBytes(Upper)).SubmitAsync();
        return (Guid.Parse(answer.Location!.Split('/')[3]), await answer.FollowAsync());
    }

    public static async Task<TestPage> ComparisonPageAsync(this LawGovSite site, Guid id, string query = "") =>
        await (await site.AsAsync("office")).OpenAsync(Routes.Comparison(id) + query);

    public static Task<PlanComparison> ComparisonAsync(this LawGovSite site, Guid id) =>
        site.WithDbAsync(db => db.Comparisons.AsNoTracking().Include(c => c.Pairings).Include(c => c.Judgements).AsSplitQuery().SingleAsync(c => c.Id == id));

    /// <summary>The key of the finding about the upper task with this number.</summary>
    public static async Task<string> KeyAsync(this LawGovSite site, Guid id, ComparisonFinding finding, string number)
    {
        var comparison = await site.ComparisonAsync(id);
        return $"{finding}-{(await site.TasksOfAsync(comparison.BeforePlanId)).Single(t => t.Number == number).Id:N}";
    }
}

public sealed class ComparePlansTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    [Fact]
    public async Task Post_UpperFile_FindsWhatTheLocalPlanFallsShortOf()
    {
        var (id, page) = await site.ComparedAsync("查");

        Assert.Contains("河道采砂", page.TextOf("#k-Dropped"), StringComparison.Ordinal);
        Assert.Contains("2026年12月底前", page.TextOf("#k-Delayed"), StringComparison.Ordinal);
        Assert.Contains("95%", page.TextOf("#k-Lowered"), StringComparison.Ordinal);
        Assert.Contains("90%", page.TextOf("#k-Lowered"), StringComparison.Ordinal);
        Assert.Contains("法律顾问", page.TextOf("#k-WithoutUnit"), StringComparison.Ordinal);
        Assert.Contains("合规夜校", page.TextOf("#k-Added"), StringComparison.Ordinal);
        Assert.Contains("4项任务，本地有对应的3项；共4处差别", page.Text, StringComparison.Ordinal);
        var comparison = await site.ComparisonAsync(id);
        Assert.Equal(PlanStatus.Reference, (await site.PlanOfAsync(comparison.BeforePlanId)).Status);
    }

    [Fact]
    public async Task Post_UpperPlan_CannotBeHandedDown()
    {
        var (id, _) = await site.ComparedAsync("禁");
        var upper = (await site.ComparisonAsync(id)).BeforePlanId;

        var answer = await (await site.AsAsync("office")).PostAsync($"{Routes.IssuePlan(upper)}", ("Input.Version", "1"));

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("上级方案", (await (await site.AsAsync("clear")).OpenAsync(Routes.Plan(upper))).TextOf(".lede"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_SameTwoPlansAgain_LeadsToTheComparisonThereIs()
    {
        var (id, _) = await site.ComparedAsync("再");
        var comparison = await site.ComparisonAsync(id);
        var page = await (await site.AsAsync("office")).OpenAsync(Routes.Comparisons);

        var answer = await page.Form("#new form")
            .Fill("Input.UpperPlanId", comparison.BeforePlanId.ToString())
            .Fill("Input.LocalPlanId", comparison.AfterPlanId.ToString())
            .SubmitAsync();

        Assert.Equal(Routes.Comparison(id), answer.Location);
        Assert.Contains("示范省法治建设实施方案", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "通知.txt",
        "示范区人民政府办公室关于印发示范区2026年法治政府建设方案的通知\n各街道办事处：\n现将《示范区2026年法治政府建设方案》印发给你们，并就有关事项通知如下：\n一、提高认识。\n二、加强领导。\n附件：示范区2026年法治政府建设方案\n示范区人民政府办公室\n2026年3月2日\n",
        "请上传那个文件"
    )]
    [InlineData(
        "年报.txt",
        "示范省2025年法治政府建设情况报告\n2025年，全省扎实推进法治政府建设，现将有关情况报告如下。\n一、主要做法\n开展培训。\n",
        "没有导入任何内容"
    )]
    [InlineData("空.txt", "", "没有文字")]
    public async Task Post_BadFile_SaysWhatToDo(string name, string text, string says)
    {
        var local = Guid.Parse((await site.UploadAsync(UpperAndLocal.Local)).Location!.Split('/')[2]);
        var page = await (await site.AsAsync("office")).OpenAsync(Routes.CompareWith(local));

        var answer = await page.Form("#new form").Attach("Input.UpperFile", name, Encoding.UTF8.GetBytes(text)).SubmitAsync();

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(says, answer.TextOf(".field-error"), StringComparison.Ordinal);
        Assert.Equal(local.ToString(), answer.Form("#new form")["Input.LocalPlanId"]);
    }

    [Fact]
    public async Task Post_NothingChosen_Asks()
    {
        var page = await (await site.AsAsync("office")).OpenAsync(Routes.Comparisons);

        var answer = await page.Form("#new form").SubmitAsync();

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("请上传上级方案", answer.Text, StringComparison.Ordinal);
        Assert.Contains("请选择本地方案", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_AnotherCounterpart_TheFindingGoesAway()
    {
        var (id, _) = await site.ComparedAsync("对");
        var comparison = await site.ComparisonAsync(id);
        var local = await site.TasksOfAsync(comparison.AfterPlanId);
        var form = (await site.ComparisonPageAsync(id, $"?finding={await site.KeyAsync(id, ComparisonFinding.Dropped, "2")}")).Form(
            "select[name='Pair.Counterpart']"
        );

        var page = await (await form.Fill("Pair.Counterpart", local[3].Id.ToString()).SubmitAsync()).FollowAsync();

        Assert.False(page.Has("#k-Dropped"));
        Assert.Contains("人工确认", page.TextOf("#pairs"), StringComparison.Ordinal);
    }
}

public sealed class JudgeFindingTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    private async Task<(Guid Id, string Key, TestForm Form)> OpenAsync(string name)
    {
        var (id, _) = await site.ComparedAsync(name);
        var key = await site.KeyAsync(id, ComparisonFinding.Dropped, "2");
        return (id, key, (await site.ComparisonPageAsync(id, $"?finding={key}")).Form("textarea[name='Judge.Note']"));
    }

    [Fact]
    public async Task Post_Confirmed_IsKeptWithWhoAndWhenAndAudited()
    {
        var (id, key, form) = await OpenAsync("实");

        var page = await (await form.SubmitAsync("Judge.Verdict", "Confirmed")).FollowAsync();

        var said = (await site.ComparisonAsync(id)).Judgements.Single();
        Assert.Equal((FindingVerdict.Confirmed, "周敏"), (said.Verdict, said.JudgedByName));
        Assert.Contains("问题属实", page.TextOf($"#f-{key}"), StringComparison.Ordinal);
        Assert.Contains("2026年10月8日", page.TextOf($"#f-{key}"), StringComparison.Ordinal);
        Assert.True(await site.WithDbAsync(db => db.Audit.AnyAsync(a => a.EntityType == "FindingJudgement" && a.EntityId == id && a.Act == "Confirmed")));
    }

    [Fact]
    public async Task Post_NoProblemWithoutNote_Asks()
    {
        var (id, _, form) = await OpenAsync("说");

        var answer = await form.SubmitAsync("Judge.Verdict", "NoProblem");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("请写明为什么不是问题", answer.Text, StringComparison.Ordinal);
        Assert.Empty((await site.ComparisonAsync(id)).Judgements);
    }

    [Fact]
    public async Task Post_ChangedMind_TheLastWordStandsAndCanBeTakenBack()
    {
        var (id, key, form) = await OpenAsync("改");
        await form.SubmitAsync("Judge.Verdict", "Confirmed");
        async Task<TestForm> AgainAsync() => (await site.ComparisonPageAsync(id, $"?finding={key}")).Form("textarea[name='Judge.Note']");

        await (await AgainAsync()).Fill("Judge.Note", "本区没有河道。").SubmitAsync("Judge.Verdict", "NoProblem");
        var second = (await site.ComparisonAsync(id)).Judgements.Single();
        await (await AgainAsync()).SubmitAsync("Judge.Verdict", "");

        Assert.Equal((FindingVerdict.NoProblem, "本区没有河道。"), (second.Verdict, second.Note));
        Assert.Empty((await site.ComparisonAsync(id)).Judgements);
    }

    [Fact]
    public async Task Post_Stale_Is409WithTheNoteKept()
    {
        var (id, _, form) = await OpenAsync("晚");
        var other = await site.KeyAsync(id, ComparisonFinding.Lowered, "3");
        await (await site.ComparisonPageAsync(id, $"?finding={other}")).Form("textarea[name='Judge.Note']").SubmitAsync("Judge.Verdict", "Confirmed");

        var answer = await form.Fill("Judge.Note", "本区没有河道。").SubmitAsync("Judge.Verdict", "NoProblem");

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Equal("本区没有河道。", answer.Form("textarea[name='Judge.Note']")["Judge.Note"]!.Trim());
    }
}

public sealed class ExportComparisonTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    [Fact]
    public async Task Get_Excel_HoldsEveryFindingAndIsNoted()
    {
        var (id, _) = await site.ComparedAsync("出");
        var browser = await site.AsAsync("office");

        var bytes = await browser.Client.GetByteArrayAsync(new Uri(Routes.ComparisonExcel(id), UriKind.Relative));

        using var zip = new ZipArchive(new MemoryStream(bytes));
        using var reader = new StreamReader(
            zip.Entries.Single(e => e.FullName.Contains("sheet", StringComparison.Ordinal) && e.FullName.Contains("worksheets", StringComparison.Ordinal))
                .Open()
        );
        var sheet = await reader.ReadToEndAsync();
        foreach (var says in new[] { "未见对应任务", "时限推后", "指标降低", "未明确单位", "自行增加", "95% → 90%", "校验码" })
            Assert.Contains(says, sheet, StringComparison.Ordinal);
        Assert.True(await site.WithDbAsync(db => db.AccessLog.AnyAsync(a => a.What.EndsWith("上下对照结果.xlsx"))));
    }
}

public sealed class DeleteComparisonTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    [Fact]
    public async Task Post_Delete_TakesTheUpperDocumentWithItAndLeavesTheLocalPlan()
    {
        var (id, page) = await site.ComparedAsync("删");
        var comparison = await site.ComparisonAsync(id);

        await page.Form("form[action*=Delete]").SubmitAsync();

        Assert.False(await site.WithDbAsync(db => db.Plans.AnyAsync(p => p.Id == comparison.BeforePlanId)));
        Assert.NotNull(await site.PlanOfAsync(comparison.AfterPlanId));
    }

    [Fact]
    public async Task Post_DeleteTheLocalDraft_TakesTheComparisonWithIt()
    {
        var (id, _) = await site.ComparedAsync("连");
        var local = (await site.ComparisonAsync(id)).AfterPlanId;
        var page = await (await site.AsAsync("office")).OpenAsync($"{Routes.CheckPlan(local)}?open=delete");

        await page.Form("#delete form").SubmitAsync();

        Assert.False(await site.WithDbAsync(db => db.Comparisons.AnyAsync(c => c.Id == id)));
        Assert.False(await site.WithDbAsync(db => db.Plans.AnyAsync(p => p.Id == local)));
    }
}
