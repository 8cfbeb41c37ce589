using System.Net;
using LawGov.Domain.Filings;
using LawGov.Domain.Plans;
using LawGov.TestKit;
using LawGov.Web.Pages;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Tests.Features.Plans;

/// <summary>
/// A plan is taken back while a unit saves its first line, or while a quarter is opened: one of both happens, the other is refused, nothing is half
/// done.
/// </summary>
public sealed class TakePlanBackRaceTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    private const int Rounds = 12;

    private const string Words = "本季度培训2期。";

    [Fact]
    public async Task Post_WhileALineIsSaved_OneOfBothWins()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var (plan, back, save) = await PrepareAsync($"开展培训{round}");

            var (taken, kept) = (back.SubmitAsync(), SaveAsync(save));
            await Task.WhenAll(taken, kept);

            await AssertOneWonAsync(plan, await taken, await kept);
        }
    }

    [Fact]
    public async Task Post_AfterTheUnitSaved_IsRefusedAndTheTextStays()
    {
        var (plan, back, save) = await PrepareAsync("开展普法");

        var kept = await SaveAsync(save);
        var taken = await back.SubmitAsync();

        Assert.True(await AssertOneWonAsync(plan, taken, kept));
    }

    [Fact]
    public async Task Save_AfterThePlanWasTakenBack_IsRefused()
    {
        var (plan, back, save) = await PrepareAsync("开展考核");

        var taken = await back.SubmitAsync();
        var kept = await SaveAsync(save);

        Assert.False(await AssertOneWonAsync(plan, taken, kept));
    }

    [Fact]
    public async Task Save_OfALineThatWentWithItsPlan_ShowsTheWordsAgain()
    {
        await site.Given.PlanAsync(new GivenTask("留下的任务", [SmallDistrict.Finance]));
        var (plan, back, save) = await PrepareAsync("收回的任务");
        await back.SubmitAsync();

        var kept = await SaveAsync(save);

        Assert.Equal(HttpStatusCode.Conflict, kept.Status);
        Assert.Contains("已随方案收回", kept.Text, StringComparison.Ordinal);
        Assert.Contains(Words, kept.TextOf(".flash-warn"), StringComparison.Ordinal);
        Assert.Empty(await LinesAsync(plan.Id));
    }

    [Fact]
    public async Task Save_OfAFigureAloneThatWentWithItsPlan_IsRefusedAndShowsIt()
    {
        await site.Given.PlanAsync(new GivenTask("还在的任务", [SmallDistrict.Finance]));
        var plan = await site.Given.PlanAsync(
            new GivenTask("有指标的任务", [SmallDistrict.Finance], Targets: [new TaskTarget(0, "覆盖率", 95, "%", TargetOperator.AtLeast, TargetCycle.Level)])
        );
        await site.Given.OpenPeriodAsync();
        var filing = await site.Given.FilingAsync(SmallDistrict.Finance);
        var form = (await (await site.AsAsync("finance")).OpenAsync(Routes.Filing(filing.Id))).Form("#filing");
        var line = (await LinesAsync(plan.Id))[0].Id.ToString();
        var at = form.Names.Single(n => n.EndsWith(".Id", StringComparison.Ordinal) && form[n] == line)[..^3];
        await (await BackAsync(plan.Id)).SubmitAsync();

        var kept = await SaveAsync((form.Fill($"{at}.Choice", "new").Fill($"{at}.Figures[0].Value", "87.5"), filing.Id));

        Assert.Equal(HttpStatusCode.Conflict, kept.Status);
        Assert.Contains("87.5", kept.TextOf(".flash-warn"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_WhileTheQuarterIsOpened_LeavesNoLineWithoutItsAssignment()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var plan = await site.Given.PlanAsync(new GivenTask($"开放日{round}", [SmallDistrict.Water]));
            var back = await BackAsync(plan.Id);

            var opening = OpenAsync();
            var taken = await back.SubmitAsync();
            await opening;

            Assert.Contains(taken.Status, new[] { HttpStatusCode.Redirect, HttpStatusCode.Conflict });
            var isBack = taken.Status == HttpStatusCode.Redirect;
            Assert.Equal(isBack ? PlanStatus.Draft : PlanStatus.Published, (await site.PlanOfAsync(plan.Id)).Status);
            Assert.Equal(isBack ? 0 : 1, await site.WithDbAsync(db => db.Assignments.CountAsync(a => a.PlanId == plan.Id)));
            if (isBack)
                Assert.Empty(await LinesAsync(plan.Id));
        }
    }

    private async Task<bool> AssertOneWonAsync(WorkPlan plan, TestPage taken, TestPage kept)
    {
        var lines = await LinesAsync(plan.Id);
        var status = (await site.PlanOfAsync(plan.Id)).Status;
        if (taken.Status == HttpStatusCode.Redirect)
        {
            Assert.Contains(kept.Status, new[] { HttpStatusCode.Conflict, HttpStatusCode.NotFound });
            if (kept.Status == HttpStatusCode.Conflict)
                Assert.Contains(Words, kept.Text, StringComparison.Ordinal);
            Assert.Equal(PlanStatus.Draft, status);
            Assert.Empty(lines);
            return false;
        }
        Assert.Equal(HttpStatusCode.Conflict, taken.Status);
        Assert.Equal("有误", taken.Form("form[action*='handler=Back']")["Back.Reason"]);
        Assert.Equal(HttpStatusCode.Redirect, kept.Status);
        Assert.Equal(PlanStatus.Published, status);
        Assert.Equal((Words, ReportStatus.Draft), (Assert.Single(lines).Progress, lines[0].Status));
        Assert.Equal(1, await site.WithDbAsync(db => db.Assignments.CountAsync(a => a.PlanId == plan.Id)));
        return true;
    }

    private async Task<(WorkPlan Plan, TestForm Back, (TestForm Form, Guid FilingId) Save)> PrepareAsync(string title)
    {
        var plan = await site.Given.PlanAsync(new GivenTask(title, [SmallDistrict.Finance]));
        await site.Given.OpenPeriodAsync();
        var filing = await site.Given.FilingAsync(SmallDistrict.Finance);
        var page = await (await site.AsAsync("finance")).OpenAsync(Routes.Filing(filing.Id));
        var form = page.Form("#filing");
        var line = (await LinesAsync(plan.Id))[0].Id.ToString();
        var at = form.Names.Single(n => n.EndsWith(".Id", StringComparison.Ordinal) && form[n] == line)[..^3];
        return (
            plan,
            await BackAsync(plan.Id),
            (form.Fill($"{at}.Choice", "new").Fill($"{at}.Progress", Words).Fill($"{at}.SelfAssessment", "OnSchedule"), filing.Id)
        );
    }

    private async Task<TestForm> BackAsync(Guid planId) =>
        (await (await site.AsAsync("office")).OpenAsync(Routes.Plan(planId))).Form("form[action*='handler=Back']").Fill("Back.Reason", "有误");

    private static Task<TestPage> SaveAsync((TestForm Form, Guid FilingId) save) =>
        save.Form.SubmitAsync(action: $"{Routes.Filing(save.FilingId)}?handler=Save");

    private Task<List<ProgressReport>> LinesAsync(Guid planId) =>
        site.WithDbAsync(db => db.Reports.AsNoTracking().Where(r => db.Tasks.Any(t => t.Id == r.PlanTaskId && t.PlanId == planId)).ToListAsync());

    /// <summary>Opens the quarter as the job does; what stood in its way is tried again by the next run.</summary>
    private async Task OpenAsync()
    {
        try
        {
            await site.Given.OpenPeriodAsync();
        }
        catch (DbUpdateException)
        {
            await site.Given.OpenPeriodAsync();
        }
    }
}
