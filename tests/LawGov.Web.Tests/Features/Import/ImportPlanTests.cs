using System.IO.Compression;
using System.Net;
using System.Text;
using LawGov.Domain;
using LawGov.Domain.Events;
using LawGov.Domain.Plans;
using LawGov.TestKit;
using LawGov.Web.Pages;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Tests.Features.Import;

public sealed class ImportPlanTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    [Fact]
    public async Task Post_TextFile_MakesADraftWithOutlineTasksAndNames()
    {
        var (planId, check) = await site.DraftAsync();

        var plan = await site.PlanOfAsync(planId);
        var tasks = await site.TasksOfAsync(planId);
        Assert.Equal(PlanStatus.Draft, plan.Status);
        Assert.StartsWith(PlanTexts.Title, plan.Title, StringComparison.Ordinal);
        Assert.Equal("示范委发〔2026〕3号", plan.DocumentNumber);
        Assert.Equal((new DateOnly(2026, 1, 1), new DateOnly(2028, 12, 31)), (plan.StartsOn!.Value, plan.EndsOn!.Value));
        Assert.Equal(["1", "2", "3"], tasks.Select(t => t.Number));
        Assert.Equal("区司法局", tasks[0].LeadNames);
        Assert.Equal(6, tasks[0].SourceLine);
        Assert.Equal(Deadline.By(new DateOnly(2026, 12, 31), "2026年年底前"), tasks[1].Deadline);
        Assert.Contains(tasks[0].Targets, t => t is { Value: 60, Cycle: TargetCycle.Year });
        Assert.Contains(tasks[2].Targets, t => t is { Value: 95, Unit: "%", Cycle: TargetCycle.Level });
        Assert.Contains("2章、2节、3项任务", check.Text, StringComparison.Ordinal);
        Assert.Contains("为全面推进法治政府建设", check.TextOf("#L3"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_NamesOfKnownUnits_AreSettledAtOnce()
    {
        var (planId, _) = await site.DraftAsync();

        var names = (await site.PlanOfAsync(planId)).Names.ToDictionary(n => n.Name);
        Assert.Equal((await site.Given.UnitAsync(SmallDistrict.Justice)).Id, names["区司法局"].UnitId);
        Assert.NotNull(names["各乡镇（街道）"].UnitGroupId);
        Assert.False(names["区市场监管局"].IsSettled);
    }

    [Fact]
    public async Task Post_PastedText_IsReadToo()
    {
        var page = await (await site.AsAsync("staff")).OpenAsync(Routes.ImportPlan);

        var answer = await page.Form("main form").Fill("Input.Text", PlanTexts.Plan).SubmitAsync();

        var check = await answer.FollowAsync();
        Assert.Contains("3项任务", check.Text, StringComparison.Ordinal);
    }

    /// <summary>A damaged file, a table copied from elsewhere: what no database can hold is left out, the words stay.</summary>
    [Theory]
    [InlineData("方案.txt", "区司法局", "区司\u0000法局")]
    [InlineData("方案\u0000.txt", "为全面推进", "\uFFFE为全面\uFFFF推进")]
    [InlineData("方案.html", "。", "&#0;&#xD800;&#xFFFE;。")]
    public async Task Post_FileWithCharactersNoDatabaseHolds_IsReadWithoutThem(string name, string words, string damaged)
    {
        var page = await (await site.AsAsync("office")).OpenAsync(Routes.ImportPlan);
        var text = PlanTexts.Plan.Replace(words, damaged, StringComparison.Ordinal);
        if (name.EndsWith("html", StringComparison.Ordinal))
            text = $"<html><body>{string.Concat(text.Split('\n').Select(l => $"<p>{l}</p>"))}</body></html>";

        var answer = await page.Form("main form").Attach("Input.File", name, Encoding.UTF8.GetBytes(text)).SubmitAsync();

        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        var plan = await site.PlanOfAsync(Guid.Parse(answer.Location!.Split('/')[2]));
        Assert.True(StorableText.IsStorable(plan.SourceText) && StorableText.IsStorable(plan.SourceFileName));
        Assert.Contains(words, plan.SourceText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_PastedTextWithNul_IsReadWithoutIt()
    {
        var page = await (await site.AsAsync("staff")).OpenAsync(Routes.ImportPlan);

        var answer = await page.Form("main form")
            .Fill("Input.Text", PlanTexts.Plan.Replace("区司法局", "区司\u0000法局", StringComparison.Ordinal))
            .SubmitAsync();

        var (check, plan) = (await answer.FollowAsync(), await site.PlanOfAsync(Guid.Parse(answer.Location!.Split('/')[2])));
        Assert.Contains("3项任务", check.Text, StringComparison.Ordinal);
        Assert.Contains("区司法局", plan.SourceText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_SentTwice_MakesOneDraft()
    {
        var page = await (await site.AsAsync("office")).OpenAsync(Routes.ImportPlan);
        var form = page.Form("main form").Fill("Input.Text", PlanTexts.Plan.Replace(PlanTexts.Title, "示范区重复提交方案", StringComparison.Ordinal));

        var first = await form.SubmitAsync();
        var second = await form.SubmitAsync();

        Assert.Equal(first.Location, second.Location);
        Assert.Equal(1, await site.WithDbAsync(db => db.Plans.CountAsync(p => p.Title.StartsWith("示范区重复提交方案"))));
    }

    [Fact]
    public async Task Post_Import_StandsInTheHistory()
    {
        var (planId, _) = await site.DraftAsync();

        var entry = await site.WithDbAsync(db => db.Timeline.AsNoTracking().SingleAsync(e => e.PlanId == planId));
        Assert.Equal((TimelineAct.PlanImported, "方案.txt", "周敏"), (entry.Act, ((PlanImported)entry.Event!).FileName, entry.ActorName));
    }

    [Theory]
    [InlineData("空.txt", "没有文字")]
    [InlineData("改名.txt", "不是文本")]
    [InlineData("改名.docx", "请")]
    [InlineData("炸弹.docx", "请")]
    [InlineData("大.txt", "超过25MB")]
    [InlineData("表.xls", "不能读取")]
    [InlineData("年报.txt", "没有导入任何内容")]
    [InlineData("散文.txt", "没有导入任何内容")]
    public async Task Post_BadFile_SaysWhatToDoAndStoresNothing(string fileName, string says)
    {
        var before = await site.WithDbAsync(db => db.Plans.CountAsync());

        var answer = await site.UploadAsync(BytesOf(fileName), fileName);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(says, answer.TextOf(".field-error"), StringComparison.Ordinal);
        Assert.Equal(before, await site.WithDbAsync(db => db.Plans.CountAsync()));
    }

    [Fact]
    public async Task Post_AnnualReport_SaysWhyThereAreNoTasksAndWhatToDo()
    {
        var answer = await site.UploadAsync(BytesOf("年报.txt"), "年报.txt");
        var other = await site.UploadAsync(BytesOf("散文.txt"), "散文.txt");

        Assert.Contains("里面没有要下达的任务", answer.TextOf("#report"), StringComparison.Ordinal);
        Assert.True(answer.Has($"#report a[href='{Routes.Exports}']"));
        Assert.True(answer.Has("details #h-masked"));
        Assert.False(other.Has("#report"));
    }

    private static byte[] BytesOf(string fileName) =>
        fileName switch
        {
            "空.txt" => [],
            "改名.txt" => [.. Enumerable.Range(0, 4096).Select(i => (byte)(i * 31 % 7))],
            "改名.docx" => Encoding.UTF8.GetBytes(PlanTexts.Plan),
            "炸弹.docx" => Bomb(),
            "大.txt" => Enumerable.Repeat((byte)'a', 26 * 1024 * 1024).ToArray(),
            "年报.txt" => Encoding.UTF8.GetBytes(
                "示范区2025年法治政府建设情况报告\n2025年，全区扎实推进法治政府建设，现将有关情况报告如下。\n一、主要做法\n开展培训，成效明显。\n二、存在问题\n个别单位重视不够。\n"
            ),
            "散文.txt" => Encoding.UTF8.GetBytes("今天天气很好。\n我们去公园散步。\n"),
            _ => [1, 2, 3],
        };

    [Fact]
    public async Task Post_NothingChosen_Asks()
    {
        var page = await (await site.AsAsync("office")).OpenAsync(Routes.ImportPlan);

        var answer = await page.Form("main form").SubmitAsync();

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("请选择方案文件", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("clear", HttpStatusCode.Forbidden)]
    [InlineData("leader", HttpStatusCode.Forbidden)]
    [InlineData("office2", HttpStatusCode.Forbidden)]
    [InlineData("admin", HttpStatusCode.NotFound)]
    [InlineData("staff", HttpStatusCode.OK)]
    public async Task Get_ByRole_OpensForTheOfficeAlone(string user, HttpStatusCode expected)
    {
        var page = await (await site.AsAsync(user)).OpenAsync(Routes.ImportPlan);

        Assert.Equal(expected, page.Status);
    }

    /// <summary>A docx whose text unpacks to far more than its file.</summary>
    private static byte[] Bomb()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using (var types = new StreamWriter(zip.CreateEntry("[Content_Types].xml").Open()))
                types.Write("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");
            using var document = zip.CreateEntry("word/document.xml", CompressionLevel.Fastest).Open();
            var zeros = new byte[1024 * 1024];
            Array.Fill(zeros, (byte)' ');
            for (var i = 0; i < 250; i++)
                document.Write(zeros);
        }
        return stream.ToArray();
    }
}
