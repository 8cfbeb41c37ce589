using System.Net;
using LawGov.Documents.Plans;
using LawGov.Domain.Plans;
using LawGov.TestKit;
using LawGov.Web.Pages;

namespace LawGov.Web.Tests.Features.Drafts;

/// <summary>The check screen rearranges a draft: 一（一） 1, 2; 二（一） 3.</summary>
internal static class Structure
{
    public static async Task<TestPage> SectionAsync(this LawGovSite site, Guid planId, Guid sectionId) =>
        await (await site.AsAsync("office")).OpenAsync($"{Routes.CheckPlan(planId)}?section={sectionId}");

    public static async Task<TestPage> TaskPageAsync(this LawGovSite site, Guid planId, Guid taskId) =>
        await (await site.AsAsync("office")).OpenAsync($"{Routes.CheckPlan(planId)}?task={taskId}");

    public static async Task<string[]> NumbersAsync(this LawGovSite site, Guid planId) => [.. (await site.TasksOfAsync(planId)).Select(t => t.Number)];

    public static async Task<PlanSection> LastChapterAsync(this LawGovSite site, Guid planId) =>
        (await site.PlanOfAsync(planId)).Sections.Where(s => s.Level == SectionLevel.Chapter).MaxBy(s => s.Ordinal)!;
}

public sealed class MergeTaskTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    [Fact]
    public async Task Post_Merge_JoinsWithTheNext()
    {
        var (planId, _) = await site.DraftAsync();
        var tasks = await site.TasksOfAsync(planId);
        var page = await site.TaskPageAsync(planId, tasks[0].Id);

        var answer = await page.Form("form[action*=Merge]").SubmitAsync();

        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.Equal(["1", "3"], await site.NumbersAsync(planId));
        var joined = (await site.TasksOfAsync(planId))[0];
        Assert.Equal("区司法局、区市场监管局", joined.LeadNames);
        Assert.Contains("涉企检查计划", joined.Requirement, StringComparison.Ordinal);
        Assert.Equal(tasks[0].Targets.Count + tasks[1].Targets.Count, joined.Targets.Count);
    }

    [Fact]
    public async Task Post_TaskOrHeadingTakenAway_LeadsToTheRowAbove()
    {
        var (planId, _) = await site.DraftAsync();
        var tasks = await site.TasksOfAsync(planId);

        var turned = await (await site.TaskPageAsync(planId, tasks[2].Id))
            .Form("form[action*='handler=Turn']")
            .Fill("TurnInput.Level", "Section")
            .SubmitAsync();
        var deleted = await (await site.TaskPageAsync(planId, tasks[1].Id))
            .Form("form[action*='handler=Task']")
            .SubmitAsync(action: $"{Routes.CheckPlan(planId)}?handler=DeleteTask&task={tasks[1].Id}");
        var gone = await (await site.SectionAsync(planId, tasks[2].ChapterId)).Form("form[action*=Gone]").SubmitAsync();

        Assert.EndsWith($"#r-{tasks[2].SectionId:N}", turned.Location, StringComparison.Ordinal);
        Assert.EndsWith($"#r-{tasks[0].Id:N}", deleted.Location, StringComparison.Ordinal);
        Assert.EndsWith($"#r-{tasks[0].Id:N}", gone.Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_LastUnderItsHeading_OffersNoMerge()
    {
        var (planId, _) = await site.DraftAsync();

        var page = await site.TaskPageAsync(planId, (await site.TasksOfAsync(planId))[1].Id);

        Assert.False(page.Has("form[action*=Merge]"));
    }
}

public sealed class SplitTaskTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    [Fact]
    public async Task Post_MarkedText_MakesTwoTasks()
    {
        var (planId, _) = await site.DraftAsync();
        var page = await site.TaskPageAsync(planId, (await site.TasksOfAsync(planId))[0].Id);

        await page.Form("form[action*=Split]").Fill("SplitInput.Text", "开展培训。\r\n----\r\n每人60学时。").SubmitAsync();

        var tasks = await site.TasksOfAsync(planId);
        Assert.Equal([("1", "开展培训。"), ("", "每人60学时。")], tasks.Take(2).Select(t => (t.Number, t.Requirement)));
        Assert.Equal(tasks[0].LeadNames, tasks[1].LeadNames);
    }

    [Fact]
    public async Task Post_WithoutAMark_AsksAndKeepsTheText()
    {
        var (planId, _) = await site.DraftAsync();
        var page = await site.TaskPageAsync(planId, (await site.TasksOfAsync(planId))[0].Id);

        var answer = await page.Form("form[action*=Split]").Fill("SplitInput.Text", "没有切开").SubmitAsync();

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("写上 ----", answer.Text, StringComparison.Ordinal);
        Assert.Equal("没有切开", answer.Form("form[action*=Split]")["SplitInput.Text"]);
    }

    [Fact]
    public async Task Post_Stale_Is409WithTheTextKept()
    {
        var (planId, _) = await site.DraftAsync();
        var task = (await site.TasksOfAsync(planId))[0];
        var page = await site.TaskPageAsync(planId, task.Id);
        await (await site.TaskFormAsync(planId, task.Id, "staff")).Fill("TaskInput.Title", "同事改的简称").SubmitAsync();

        var answer = await page.Form("form[action*=Split]").Fill("SplitInput.Text", "我的一\n----\n我的二").SubmitAsync();

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("同事改的简称", answer.TextOf(".edit-box .flash"), StringComparison.Ordinal);
        Assert.Contains("我的二", answer.Form("form[action*=Split]")["SplitInput.Text"], StringComparison.Ordinal);
    }
}

public sealed class RenumberTasksTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    [Fact]
    public async Task Post_First_NumbersTheRest()
    {
        var (planId, _) = await site.DraftAsync();
        var page = await site.TaskPageAsync(planId, (await site.TasksOfAsync(planId))[1].Id);

        await page.Form("form[action*=Number]").Fill("NumberInput.First", "12").SubmitAsync();

        Assert.Equal(["1", "12", "13"], await site.NumbersAsync(planId));
    }
}

public sealed class TurnIntoHeadingTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    [Fact]
    public async Task Post_Section_LeadsTheTasksBehind()
    {
        var (planId, _) = await site.DraftAsync();
        var tasks = await site.TasksOfAsync(planId);
        var page = await site.TaskPageAsync(planId, tasks[0].Id);

        await page.Form("form[action*='handler=Turn']").Fill("TurnInput.Level", "Section").SubmitAsync();

        var after = await site.TasksOfAsync(planId);
        Assert.Equal(["2", "3"], after.Select(t => t.Number));
        Assert.NotEqual(tasks[1].SectionId, after[0].SectionId);
    }
}

public sealed class AddHeadingTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    [Fact]
    public async Task Post_BeforeATask_TakesWhatFollows()
    {
        var (planId, _) = await site.DraftAsync();
        var task = (await site.TasksOfAsync(planId))[1];
        var page = await (await site.AsAsync("office")).OpenAsync($"{Routes.CheckPlan(planId)}?open=heading");

        await page.Form("#heading")
            .Fill("HeadingInput.Level", "Section")
            .Fill("HeadingInput.OrdinalText", "（二）")
            .Fill("HeadingInput.Title", "涉企检查")
            .Fill("HeadingInput.BeforeId", task.Id.ToString())
            .SubmitAsync();

        var made = (await site.PlanOfAsync(planId)).Sections.Single(s => s.Title == "涉企检查");
        Assert.Equal(made.Id, (await site.TasksOfAsync(planId))[1].SectionId);
    }

    [Fact]
    public async Task Post_SectionBeforeTheFirstChapter_IsRefusedWithASentence()
    {
        var (planId, _) = await site.DraftAsync();
        var first = (await site.PlanOfAsync(planId)).Sections.MinBy(s => s.Ordinal)!;
        var page = await (await site.AsAsync("office")).OpenAsync($"{Routes.CheckPlan(planId)}?open=heading");

        var answer = await page.Form("#heading")
            .Fill("HeadingInput.Level", "Section")
            .Fill("HeadingInput.Title", "前言")
            .Fill("HeadingInput.BeforeId", first.Id.ToString())
            .SubmitAsync();

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("方案须以一章开头", answer.Text, StringComparison.Ordinal);
        Assert.Equal("前言", answer.Form("#heading")["HeadingInput.Title"]);
    }
}

public sealed class MoveHeadingTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    [Fact]
    public async Task Post_ChapterToTheFront_BringsItsTasks()
    {
        var (planId, _) = await site.DraftAsync();
        var plan = await site.PlanOfAsync(planId);
        var page = await site.SectionAsync(planId, (await site.LastChapterAsync(planId)).Id);

        await page.Form("form[action*='handler=Move']").Fill("MoveInput.BeforeId", plan.Sections.MinBy(s => s.Ordinal)!.Id.ToString()).SubmitAsync();

        Assert.Equal(["3", "1", "2"], await site.NumbersAsync(planId));
    }
}

public sealed class DeleteHeadingTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    [Fact]
    public async Task Post_Alone_TasksJoinTheHeadingAbove()
    {
        var (planId, _) = await site.DraftAsync();
        var section = (await site.TasksOfAsync(planId))[2].SectionId!.Value;
        var page = await site.SectionAsync(planId, section);

        await page.Form("form[action*=Gone]").SubmitAsync();

        Assert.Null((await site.TasksOfAsync(planId))[2].SectionId);
        Assert.DoesNotContain((await site.PlanOfAsync(planId)).Sections, s => s.Id == section);
    }

    [Fact]
    public async Task Post_ChapterWithTasks_TakesThemAllOut()
    {
        var (planId, _) = await site.DraftAsync();
        var page = await site.SectionAsync(planId, (await site.LastChapterAsync(planId)).Id);

        await page.Form("form[action*=Gone]").Fill("GoneInput.WithTasks", "true").SubmitAsync();

        Assert.Equal(["1", "2"], await site.NumbersAsync(planId));
        Assert.Equal(2, (await site.PlanOfAsync(planId)).Sections.Count);
    }
}

public sealed class TurnIntoTaskTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    [Fact]
    public async Task Post_Heading_IsATaskNow()
    {
        var (planId, _) = await site.DraftAsync();
        var section = (await site.TasksOfAsync(planId))[2].SectionId!.Value;
        var page = await site.SectionAsync(planId, section);

        var answer = await page.Form("form[action*=ToTask]").SubmitAsync();

        Assert.Equal(["1", "2", "", "3"], await site.NumbersAsync(planId));
        Assert.Contains($"task={(await site.TasksOfAsync(planId))[2].Id}", answer.Location, StringComparison.Ordinal);
    }
}

public sealed class PromotedLineTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    [Fact]
    public async Task Get_UnreadLine_FillsTheFormAndBecomesATask()
    {
        var (planId, check) = await site.DraftAsync();
        Assert.True(check.Has("a.line-act"));
        var page = await (await site.AsAsync("office")).OpenAsync($"{Routes.CheckPlan(planId)}?open=add&line=3");

        var form = page.Form("#add");
        Assert.StartsWith("为全面推进", form["AddInput.Requirement"], StringComparison.Ordinal);
        await form.SubmitAsync();

        Assert.Equal(3, (await site.TasksOfAsync(planId)).Single(t => t.Requirement.StartsWith("为全面推进", StringComparison.Ordinal)).SourceLine);
    }
}

public sealed class ReadTaskTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    private const string Loose = "附加任务：每年开展执法案卷评查不少于2次，2027年6月底前完成首轮。（牵头单位：区水利局；责任单位：区财政局、各乡镇（街道））";

    private async Task<(Guid PlanId, PlanTask Task)> AddAsync(Func<TestForm, TestForm>? change = null, int? line = null, string text = PlanTexts.Plan)
    {
        var planId = Guid.Parse((await site.UploadAsync(text)).Location!.Split('/')[2]);
        var before = (await site.TasksOfAsync(planId)).Select(t => t.Id).ToHashSet();
        var form = (await (await site.AsAsync("office")).OpenAsync($"{Routes.CheckPlan(planId)}?open=add{(line is null ? "" : $"&line={line}")}")).Form("#add");
        await (change?.Invoke(form) ?? form).SubmitAsync();
        return (planId, (await site.TasksOfAsync(planId)).Single(t => !before.Contains(t.Id)));
    }

    [Fact]
    public async Task Post_WordsWithAUnitNote_AreReadLikeATaskOfTheDocument()
    {
        var (planId, task) = await AddAsync(form => form.Fill("AddInput.Requirement", $"12.{Loose}"));

        Assert.Equal(("12", "区水利局", "区财政局、各乡镇（街道）"), (task.Number, task.LeadNames, task.ResponsibleNames));
        Assert.DoesNotContain("牵头单位", task.Requirement, StringComparison.Ordinal);
        Assert.Contains("牵头单位：区水利局", task.ResponsibilityText, StringComparison.Ordinal);
        Assert.Equal((DeadlineKind.ByDate, new DateOnly(2027, 6, 30)), (task.Deadline.Kind, task.Deadline.DueOn));
        Assert.Contains(task.Targets, t => t.Value == 2 && t.Cycle == TargetCycle.Year);
        Assert.Contains((await site.PlanOfAsync(planId)).Names, n => n is { Name: "各乡镇（街道）", IsSettled: true });
    }

    [Fact]
    public async Task Post_TypedNumber_WinsOverTheOneInTheWords()
    {
        var (_, task) = await AddAsync(form => form.Fill("AddInput.Requirement", $"12.{Loose}").Fill("AddInput.Number", "7"));

        Assert.Equal("7", task.Number);
    }

    [Fact]
    public async Task Post_UnreadLineWithAUnitNote_IsReadFromItsLine()
    {
        var (_, task) = await AddAsync(
            line: 3,
            text: PlanTexts.Plan.Replace("为全面推进法治政府建设，结合本区实际，制定本方案。", "为全面推进法治政府建设，" + Loose, StringComparison.Ordinal)
        );

        Assert.Equal((3, "", "区水利局"), (task.SourceLine, task.Number, task.LeadNames));
    }

    [Theory]
    [InlineData("（一）及时总结。各单位于2026年11月20日前把总结送区司法局。", "各单位于2026年11月20日前把总结送区司法局。")]
    [InlineData("（一）成立领导小组，2026年11月20日前召开第一次会议。", "成立领导小组，2026年11月20日前召开第一次会议")]
    public async Task Post_HeadingWithATimeInIt_BecomesATaskWithoutItsNumeralAndItsDoubtIsSettled(string heading, string requirement)
    {
        var text = PlanTexts.Plan.TrimEnd() + "\n九、工作要求\n" + heading;
        var line = text.Count(c => c == '\n') + 1;

        var (planId, task) = await AddAsync(line: line, text: text);

        Assert.Equal((requirement, line, new DateOnly(2026, 11, 20)), (task.Requirement, task.SourceLine, task.Deadline.DueOn));
        Assert.True(Assert.Single((await site.PlanOfAsync(planId)).Findings, f => f.Code == nameof(FindingCode.PerhapsATask)).IsSettled);
    }

    [Fact]
    public async Task Post_PlainWords_AreTheTaskAsTheyStand()
    {
        var (_, task) = await AddAsync(form => form.Fill("AddInput.Requirement", "做好法治宣传工作"));

        Assert.Equal(("做好法治宣传工作", "", ""), (task.Requirement, task.LeadNames, task.Number));
    }
}

public sealed class SimplifyDraftTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    private const string Traditional =
        "示範區法治政府建設實施方案（2026—2028年）\n一、健全依法行政體系\n（一）規範執法行為\n1.開展行政執法培訓，提高執法人員辦案品質。（牽頭單位：區司法局；責任單位：區財政局）\n2.建立涉企檢查計畫制度。（牽頭單位：區司法局；責任單位：區財政局）\n";

    [Fact]
    public async Task Post_TraditionalDraft_IsSimplifiedAndKeepsItsSource()
    {
        var planId = Guid.Parse((await site.UploadAsync(Traditional)).Location!.Split('/')[2]);
        var page = await (await site.AsAsync("office")).OpenAsync($"{Routes.CheckPlan(planId)}?script=hans");
        Assert.Contains("规范执法行为", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("執", page.TextOf("h1"), StringComparison.Ordinal);
        Assert.Contains("執法", (await site.TasksOfAsync(planId))[0].Requirement, StringComparison.Ordinal);

        await page.Form("form[action*=Simplify]").SubmitAsync();

        var plan = await site.PlanOfAsync(planId);
        Assert.Contains("办案质量", (await site.TasksOfAsync(planId))[0].Requirement, StringComparison.Ordinal);
        Assert.Contains(plan.Sections, s => s.Title == "规范执法行为");
        Assert.Contains("規範執法行為", plan.SourceText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_SimplifiedDraft_OffersNoSwitch()
    {
        var (_, check) = await site.DraftAsync();

        Assert.DoesNotContain("以简体", check.Text, StringComparison.Ordinal);
    }
}
