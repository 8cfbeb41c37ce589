using System.Net;
using LawGov.Domain.Events;
using LawGov.Domain.Filings;
using LawGov.Domain.Plans;
using LawGov.TestKit;
using LawGov.Web.Pages;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Tests.Features.Filings;

public sealed class SubmitFilingTests(LawGovSite site) : IClassFixture<LawGovSite>, IAsyncLifetime
{
    public async Task InitializeAsync()
    {
        if (await site.WithDbAsync(db => db.Plans.AnyAsync()))
            return;
        await site.Given.PlanAsync(
            new GivenTask("开展人民调解", [SmallDistrict.Justice], [SmallDistrict.Townships], ReportingMode.EachUnit),
            new GivenTask("培训执法人员", [SmallDistrict.Finance], [SmallDistrict.Townships], ReportingMode.EachUnit),
            new GivenTask("修订山洪预案", [SmallDistrict.Water]),
            new GivenTask("公开水务执法信息", [SmallDistrict.Water])
        );
        await site.Given.OpenPeriodAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Post_AllLinesReady_SubmitsThePageWithRevisionsAuditAndTimeline()
    {
        var filing = await FillAsync("clear", SmallDistrict.Clear);
        var check = await (await site.AsAsync("clear")).OpenAsync(Routes.CheckFiling(filing.Id));

        var answer = await check.Form("main form").SubmitAsync();

        Assert.Equal(Routes.Filing(filing.Id), answer.Location);
        Assert.Contains("已报送2项", (await answer.FollowAsync()).Text, StringComparison.Ordinal);
        var lines = await site.Given.LinesAsync(SmallDistrict.Clear);
        Assert.All(lines, l => Assert.Equal((ReportStatus.Submitted, 1), (l.Status, l.Revisions.Count)));
        Assert.Equal(FilingStatus.Submitted, (await site.Given.FilingAsync(SmallDistrict.Clear)).Status);
        Assert.Equal(2, await site.WithDbAsync(db => db.Timeline.CountAsync(t => t.Act == TimelineAct.ReportSubmitted && t.UnitId == filing.UnitId)));
        Assert.True(await site.WithDbAsync(db => db.Audit.AnyAsync(a => a.EntityType == nameof(UnitFiling) && a.EntityId == filing.Id)));
    }

    [Fact]
    public async Task Post_SomeLinesReady_SubmitsThoseAndLeavesThePageOpen()
    {
        var filing = await FillAsync("stone", SmallDistrict.Stone, only: 1);
        var check = await (await site.AsAsync("stone")).OpenAsync(Routes.CheckFiling(filing.Id));

        await check.Form("main form").SubmitAsync();

        Assert.Contains("没有备好", check.Text, StringComparison.Ordinal);
        Assert.Single(await site.Given.LinesAsync(SmallDistrict.Stone), l => l.Status == ReportStatus.Submitted);
        Assert.Equal(FilingStatus.Open, (await site.Given.FilingAsync(SmallDistrict.Stone)).Status);
    }

    [Fact]
    public async Task Get_SomeSubmittedSomeOpen_TheButtonsStandInTheFormOfThePage()
    {
        var filing = await FillAsync("water", SmallDistrict.Water, only: 1);
        var check = await (await site.AsAsync("water")).OpenAsync(Routes.CheckFiling(filing.Id));
        await check.Form("main form").SubmitAsync();

        var page = await (await site.AsAsync("water")).OpenAsync(Routes.Filing(filing.Id));

        Assert.NotNull(page.Document.QuerySelector("button[form^='withdraw-']"));
        Assert.Equal(page.Document.QuerySelector("#filing"), page.Document.QuerySelector("button[formaction*='Check']")?.Closest("form"));
    }

    [Fact]
    public async Task Post_LineEditedSinceTheCheck_StopsTheWholeAct()
    {
        var filing = await FillAsync("cloud", SmallDistrict.Cloud);
        var check = await (await site.AsAsync("cloud")).OpenAsync(Routes.CheckFiling(filing.Id));
        var edited = (await site.Given.LinesAsync(SmallDistrict.Cloud))[0];
        var actor = await site.Given.ActorAsync("cloud");
        await site.Given.WithReportAsync(edited.Id, r => r.Save(r.Text with { Progress = "核对之后又改了。" }, actor));

        var answer = await check.Form("main form").SubmitAsync();

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("核对之后又改了。", answer.Text, StringComparison.Ordinal);
        Assert.All(await site.Given.LinesAsync(SmallDistrict.Cloud), l => Assert.Equal(ReportStatus.Draft, l.Status));
    }

    [Fact]
    public async Task Post_SameFormTwentyTimesAtOnce_SubmitsOnceAndAllLeadToTheSamePlace()
    {
        var filing = await FillAsync("finance", SmallDistrict.Finance);
        var check = await (await site.AsAsync("finance")).OpenAsync(Routes.CheckFiling(filing.Id));
        var form = check.Form("main form");

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => form.SubmitAsync()));

        Assert.All(answers, a => Assert.Equal((HttpStatusCode.Redirect, Routes.Filing(filing.Id)), (a.Status, a.Location)));
        Assert.All(await site.Given.LinesAsync(SmallDistrict.Finance), l => Assert.Single(l.Revisions));
    }

    [Fact]
    public async Task Post_AfterTheDueDay_MarksTheReportLate()
    {
        var filing = await FillAsync("justice", SmallDistrict.Justice);
        var check = await (await site.AsAsync("justice")).OpenAsync(Routes.CheckFiling(filing.Id));
        site.Time.GoTo(new DateOnly(2026, 10, 20));

        await check.Form("main form").SubmitAsync();

        Assert.All(await site.Given.LinesAsync(SmallDistrict.Justice), l => Assert.Equal((true, ReportKind.Supplement), (l.IsLate, l.Kind)));
        site.Time.GoTo(new DateOnly(2026, 10, 8));
    }

    [Fact]
    public async Task Post_SameLineTwice_IsRefusedWithASentenceAndSubmitsNothing()
    {
        var filing = await site.Given.FilingAsync(SmallDistrict.Water);
        var lines = await site.Given.LinesAsync(SmallDistrict.Water);
        (string, string)[] Line(int at) => [($"Input.Lines[{at}].Id", $"{lines[0].Id}"), ($"Input.Lines[{at}].Version", $"{lines[0].Version}")];

        var clerk = await site.AsAsync("water");
        var answer = await clerk.PostAsync(Routes.CheckFiling(filing.Id), [("Input.Version", $"{filing.Version}"), .. Line(0), .. Line(1)]);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("出现了两次", answer.Text, StringComparison.Ordinal);
        Assert.Equal(lines.Select(l => l.RevisionNo), (await site.Given.LinesAsync(SmallDistrict.Water)).Select(l => l.RevisionNo));
    }

    private async Task<UnitFiling> FillAsync(string userName, string unit, int? only = null)
    {
        var actor = await site.Given.ActorAsync(userName);
        foreach (var line in (await site.Given.LinesAsync(unit)).Take(only ?? int.MaxValue))
            await site.Given.WithReportAsync(
                line.Id,
                r => r.Save(r.Text with { Progress = "本季度受理74件，成功71件。", SelfAssessment = SelfAssessment.OnSchedule }, actor)
            );
        return await site.Given.FilingAsync(unit);
    }
}
