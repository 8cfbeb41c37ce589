using System.Net;
using LawGov.TestKit;
using LawGov.Web.Pages;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Tests.Features.Drafts.NameResolution;

/// <summary>The sheet: for all, 一, （一）, 1, 2, 二, （一）, 3.</summary>
public sealed class UnitNameSheetTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    private async Task<(Guid PlanId, TestForm Form)> OpenAsync(bool oneHasUnits = false)
    {
        var (planId, _) = await site.DraftAsync();
        await site.WithDbAsync(async db =>
        {
            foreach (var task in await db.Tasks.Where(t => t.PlanId == planId && (!oneHasUnits || t.Number != "1")).ToListAsync())
                task.AssignUnits([], [], false);
            return await db.SaveChangesAsync();
        });
        return (planId, (await (await site.AsAsync("office")).OpenAsync(Routes.PlanBatch(planId))).Form("form[data-sheet]"));
    }

    private async Task<(string, string)[]> UnitsAsync(Guid planId) => [.. (await site.TasksOfAsync(planId)).Select(t => (t.LeadNames, t.ResponsibleNames))];

    [Fact]
    public async Task Post_OneRowForAll_NamesUnitsOfEveryTaskAndGoesOnToTheNames()
    {
        var (planId, form) = await OpenAsync();

        var answer = await form.Fill("SheetInput.Rows[0].Leads", "区司法局").Fill("SheetInput.Rows[0].Responsibles", "区财政局、各乡镇（街道）").SubmitAsync();

        Assert.Equal(Routes.CheckPlan(planId), answer.Location);
        Assert.Contains("已为3项任务定了单位，每项都有单位了", (await answer.FollowAsync()).Text, StringComparison.Ordinal);
        Assert.All(await UnitsAsync(planId), units => Assert.Equal(("区司法局", "区财政局、各乡镇（街道）"), units));
    }

    [Fact]
    public async Task Post_HeadingsAndTasks_TheNearestCountsAndTheTaskWins()
    {
        var (planId, form) = await OpenAsync();

        await form.Fill("SheetInput.Rows[0].Leads", "区司法局")
            .Fill("SheetInput.Rows[1].Responsibles", "区财政局")
            .Fill("SheetInput.Rows[4].Leads", "区水利局")
            .Fill("SheetInput.Rows[6].Responsibles", "各乡镇（街道）")
            .SubmitAsync();

        Assert.Equal([("区司法局", "区财政局"), ("区水利局", "区财政局"), ("区司法局", "各乡镇（街道）")], await UnitsAsync(planId));
    }

    [Fact]
    public async Task Post_SameAsAboveAndNobody_AreUnderstood()
    {
        var (planId, form) = await OpenAsync();

        await form.Fill("SheetInput.Rows[0].Responsibles", "区财政局")
            .Fill("SheetInput.Rows[3].Leads", "区水利局")
            .Fill("SheetInput.Rows[4].Leads", "同上")
            .Fill("SheetInput.Rows[4].Responsibles", "无")
            .SubmitAsync();

        Assert.Equal([("区水利局", "区财政局"), ("区水利局", ""), ("", "区财政局")], await UnitsAsync(planId));
    }

    [Fact]
    public async Task Post_SomeLeftEmpty_StaysOnTheSheetWithThem()
    {
        var (planId, form) = await OpenAsync();

        var answer = await form.Fill("SheetInput.Rows[5].Leads", "区司法局").SubmitAsync();

        Assert.Equal($"{Routes.PlanBatch(planId)}?show=sheet", answer.Location);
        var page = await answer.FollowAsync();
        Assert.Contains("已为1项任务定了单位，还有2项没有", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("化解矛盾纠纷", page.TextOf(".sheet"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_TaskWithUnits_IsNotOnTheSheetAndKeepsThem()
    {
        var (planId, form) = await OpenAsync(oneHasUnits: true);
        var before = (await UnitsAsync(planId))[0];

        await form.Fill("SheetInput.Rows[0].Leads", "区水利局").SubmitAsync();

        Assert.Equal(before, (await UnitsAsync(planId))[0]);
        Assert.Equal("区水利局", (await UnitsAsync(planId))[1].Item1);
    }

    [Fact]
    public async Task Post_Nothing_Asks()
    {
        var (_, form) = await OpenAsync();

        var answer = await form.SubmitAsync();

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("请至少在一行里填写单位", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_NameTooLong_IsRefusedAndEveryRowIsKept()
    {
        var (_, form) = await OpenAsync();

        var answer = await form.Fill("SheetInput.Rows[0].Leads", "区司法局").Fill("SheetInput.Rows[3].Leads", new string('长', 300)).SubmitAsync();

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("单位之间用顿号隔开", answer.Text, StringComparison.Ordinal);
        Assert.Equal("区司法局", answer.Form("form[data-sheet]")["SheetInput.Rows[0].Leads"]);
        Assert.True(answer.Has("input[aria-invalid][name='SheetInput.Rows[3].Leads']"));
    }

    [Fact]
    public async Task Post_DraftChangedMeanwhile_Is409AndKeepsWhatWasTyped()
    {
        var (planId, form) = await OpenAsync();
        var task = (await site.TasksOfAsync(planId))[1];
        await (await site.TaskFormAsync(planId, task.Id, "staff")).Fill("TaskInput.LeadNames", "区财政局").SubmitAsync();

        var answer = await form.Fill("SheetInput.Rows[0].Leads", "区司法局").SubmitAsync();

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        var again = answer.Form("form[data-sheet]");
        Assert.Equal("区司法局", again["SheetInput.Rows[0].Leads"]);
        await again.SubmitAsync();
        Assert.Equal(["区司法局", "区财政局", "区司法局"], (await UnitsAsync(planId)).Select(u => u.Item1));
    }
}
