using System.Net;
using LawGov.Documents.Plans;
using LawGov.TestKit;
using LawGov.Web.Features.Import;
using LawGov.Web.Pages;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Tests.Features.Import;

public sealed class ExportReadingReportTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    /// <summary>What the page says of each example, as the reader must read it.</summary>
    public static TheoryData<string, string> Claims =>
        new()
        {
            { "chapters", "章一 节(一) 1[牵头 区司法局] 2[牵头 区市场监管局]" },
            { "damaged", "章一 节(一) 1[牵头 区司法局] 节(二) 2[牵头 区信访局] !HeadingNumeralRestored !NumberWithoutMark" },
            { "labels", "章一 1[牵头 区司法局 责任 区财政局 配合 区政务服务局] 2[牵头 区市场监管局 责任 区应急局]" },
            { "verbs", "章一 1[牵头 区市场监管局 配合 区财政局] 2[责任 区司法局、区政务服务局 分工]" },
            { "first", "章一 1[牵头 区司法局 责任 区财政局] 2[牵头 区公安局 责任 区城管局]" },
            {
                "collectives",
                "章一 1[牵头 区司法局 责任 各乡镇（街道） 集合 各乡镇（街道）All] 2[牵头 区财政局 责任 区审计局、区发改委、区政府有关部门 集合 区政府有关部门OpenEnded] !CollectiveUnresolved"
            },
            { "deadlines", "章一 1[牵头 区司法局 时限 2026-06-30] 2[牵头 区财政局 时限 2026-12-31?] !DeadlineInferred" },
            { "targets", "章一 1[牵头 区司法局 指标 Equal100%] 2[牵头 区司法局 指标 AtLeast60学时 周期 Yearly] 3[牵头 区信访局 周期 Quarterly]" },
            { "table", "1[牵头 区政府办公室 责任 区司法局 时限 2026-06-30?] 2[牵头 区司法局 时限 -] !DeadlineInferred" },
            { "report", "AnnualReport 章一 !NotAPlan" },
        };

    [Theory]
    [MemberData(nameof(Claims))]
    public void Example_OfThePage_ReadsAsItClaims(string key, string claim)
    {
        var example = FormExamples.All.SelectMany(q => q.Examples).Single(e => e.Key == key);

        Assert.Equal(claim, Essence(example.Read));
    }

    [Fact]
    public void Examples_All_AreChecked() => Assert.Equal(FormExamples.All.SelectMany(q => q.Examples).Select(e => e.Key), Claims.Select(c => (string)c[0]));

    [Fact]
    public async Task Get_Forms_ShowsEveryExampleAsRead()
    {
        var page = await (await site.AsAsync("staff")).OpenAsync(Routes.PlanForms);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.All(FormExamples.All.SelectMany(q => q.Examples), e => Assert.True(page.Has("#" + e.Key)));
        Assert.Contains("2026-06-30", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Try_Lines_ShowsTheReadingAndStoresNothing()
    {
        var before = await site.WithDbAsync(db => db.Plans.CountAsync());
        var page = await (await site.AsAsync("office")).OpenAsync(Routes.PlanForms);

        var tried = await page.Form("#try form").Fill("Input.Text", PlanTexts.Plan).SubmitAsync();

        Assert.Equal(HttpStatusCode.OK, tried.Status);
        Assert.Contains("区市场监管局", tried.TextOf("#tried"), StringComparison.Ordinal);
        Assert.DoesNotContain("行政执法培训", tried.TextOf("section[aria-labelledby=h-masked]"), StringComparison.Ordinal);
        Assert.Equal(before, await site.WithDbAsync(db => db.Plans.CountAsync()));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(ExportReadingReport.LongestText + 1)]
    public async Task Try_NothingOrTooMuch_IsRefusedWithASentence(int length)
    {
        var page = await (await site.AsAsync("office")).OpenAsync(Routes.PlanForms);

        var answer = await page.Form("#try form").Fill("Input.Text", new string('字', length)).SubmitAsync();

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("粘贴", answer.TextOf(".field-error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Download_OfADraft_HoldsNoSentenceAndIsOnRecord()
    {
        var (planId, _) = await site.DraftAsync();

        var answer = await (await site.AsAsync("office")).OpenAsync(Routes.ReadingReport(planId));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains("3项任务", answer.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("行政执法培训", answer.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("市场监管", answer.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", answer.Html, StringComparison.Ordinal);
        Assert.True(
            await site.WithDbAsync(db => db.AccessLog.AnyAsync(a => a.What.StartsWith(ExportReadingReport.FileName) && a.What.Contains(planId.ToString("N"))))
        );
    }

    [Fact]
    public async Task Import_Refused_OffersTheReport()
    {
        var refused = await site.UploadAsync(
            "示范区2025年法治政府建设情况报告\n2025年，全区扎实推进各项重点工作。\n一、主要做法\n开展培训，成效明显。\n",
            "年报.txt"
        );

        var report = await refused.Form("section[aria-labelledby=h-masked] form").SubmitAsync();

        Assert.Equal(HttpStatusCode.OK, report.Status);
        Assert.Contains("可能不是方案", report.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("成效明显", report.Html, StringComparison.Ordinal);
    }

    private static string Essence(ParsedPlan plan)
    {
        var words = new List<string>();
        if (!plan.Tasks.Any())
            words.Add($"{plan.Kind}");
        foreach (var chapter in plan.Chapters)
        {
            if (chapter.Line > 0)
                words.Add($"章{chapter.Ordinal}");
            foreach (var section in chapter.Sections)
            {
                if (section.Line > 0)
                    words.Add($"节{section.Ordinal}");
                words.AddRange(section.Tasks.Select(t => $"{t.Number}[{string.Join(' ', PartsOf(t))}]"));
            }
        }
        words.AddRange(plan.Findings.Select(f => $"!{f.Code}").Distinct().Order(StringComparer.Ordinal));
        return string.Join(' ', words);
    }

    private static IEnumerable<string> PartsOf(ParsedTask task)
    {
        var responsible = task.ResponsibleUnits.Except(task.SupportingUnits).ToList();
        if (task.LeadUnits.Count > 0)
            yield return "牵头 " + string.Join("、", task.LeadUnits);
        if (responsible.Count > 0)
            yield return "责任 " + string.Join("、", responsible);
        if (task.SupportingUnits.Count > 0)
            yield return "配合 " + string.Join("、", task.SupportingUnits);
        if (task.SharedDuty)
            yield return "分工";
        foreach (var collective in task.Collectives)
            yield return $"集合 {collective.Name}{collective.Kind}";
        foreach (var deadline in task.Deadlines)
            yield return $"时限 {deadline.DueOn?.ToString("yyyy-MM-dd") ?? "-"}{(deadline.IsInferred ? "?" : "")}";
        foreach (var target in task.Targets)
            yield return $"指标 {target.Operator}{target.Value}{target.Unit}";
        foreach (var duty in task.Recurring)
            yield return $"周期 {duty.Frequency}";
    }
}
