using System.Net;
using LawGov.Domain.Events;
using LawGov.Domain.Filings;
using LawGov.Domain.Plans;
using LawGov.TestKit;
using LawGov.Web.Pages;
using LawGov.Web.Settings;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Tests.Features.Filings;

/// <summary>A district that wants each unit's head to sign.</summary>
public abstract class SigningTests(LawGovSite site) : IAsyncLifetime
{
    protected LawGovSite Site => site;

    public async Task InitializeAsync()
    {
        await site.Given.PlanAsync(new GivenTask("开展人民调解", [SmallDistrict.Justice], [SmallDistrict.Townships], ReportingMode.EachUnit));
        await site.Given.OpenPeriodAsync();
        await site.WithDbAsync(async db =>
        {
            var settings = await db.Settings.OrderBy(s => s.Id).FirstAsync();
            settings.Decide(settings.DistrictName, settings.OfficeName, unitSigning: true, 20, 5, 5, 3);
            await db.SaveChangesAsync();
            return true;
        });
        await site.WithAsync<District, bool>(d =>
        {
            d.Forget();
            return Task.FromResult(true);
        });
        var actor = await site.Given.ActorAsync("clear");
        foreach (var line in (await site.Given.LinesAsync(SmallDistrict.Clear)).Where(l => l.IsEditable))
            await site.Given.WithReportAsync(line.Id, r => r.Save(r.Text with { Progress = "受理74件。", SelfAssessment = SelfAssessment.OnSchedule }, actor));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    protected async Task<UnitFiling> RequestAsync()
    {
        var filing = await site.Given.FilingAsync(SmallDistrict.Clear);
        if (filing.Status == FilingStatus.PendingUnitApproval)
            return filing;
        await (await (await site.AsAsync("clear")).OpenAsync(Routes.CheckFiling(filing.Id))).Form("main form").SubmitAsync();
        return await site.Given.FilingAsync(SmallDistrict.Clear);
    }
}

public sealed class RequestSignatureTests(LawGovSite site) : SigningTests(site), IClassFixture<LawGovSite>
{
    [Fact]
    public async Task Post_Prepared_WaitsForTheHeadWhoSignsAndSubmits()
    {
        var filing = await RequestAsync();
        var byClerk = await (await Site.AsAsync("clear")).OpenAsync(Routes.CheckFiling(filing.Id));
        var line = (await Site.Given.LinesAsync(SmallDistrict.Clear))[0];
        var refusedClerk = await (await Site.AsAsync("clear")).PostAsync(
            Routes.CheckFiling(filing.Id),
            ("Input.Version", $"{filing.Version}"),
            ("Input.Lines[0].Id", $"{line.Id}"),
            ("Input.Lines[0].Version", $"{line.Version}")
        );

        var byHead = await (await Site.AsAsync("clear-head")).OpenAsync(Routes.CheckFiling(filing.Id));
        var signed = await byHead.Form("main form").SubmitAsync();

        Assert.Equal(FilingStatus.PendingUnitApproval, filing.Status);
        Assert.Equal(HttpStatusCode.Conflict, refusedClerk.Status);
        Assert.False(byClerk.Has("main form"));
        Assert.Contains("由审签人核对后报送", byClerk.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, signed.Status);
        var after = await Site.Given.FilingAsync(SmallDistrict.Clear);
        Assert.Equal((FilingStatus.Submitted, "罗静"), (after.Status, after.SignedByName));
    }
}

public sealed class RefuseSignatureTests(LawGovSite site) : SigningTests(site), IClassFixture<LawGovSite>
{
    [Fact]
    public async Task Post_HeadRefuses_TheClerkReadsTheReasonAndCanEditAgain()
    {
        var filing = await RequestAsync();
        var byHead = await (await Site.AsAsync("clear-head")).OpenAsync(Routes.Filing(filing.Id));
        var blank = await byHead.Form("form[action*='Refuse']").SubmitAsync();
        await byHead.Form("form[action*='Refuse']").Fill("Refusal.Reason", "请补充成功率。").SubmitAsync();

        var clerk = await (await Site.AsAsync("clear")).OpenAsync(Routes.Filing(filing.Id));

        Assert.Equal(HttpStatusCode.BadRequest, blank.Status);
        Assert.Contains("请补充成功率。", clerk.Text, StringComparison.Ordinal);
        Assert.True(clerk.Has("#filing"));
    }
}

public sealed class TakeBackSignatureTests(LawGovSite site) : SigningTests(site), IClassFixture<LawGovSite>
{
    [Fact]
    public async Task Post_BeforeTheHeadSigned_OpensThePageAgainAndIsInTheAudit()
    {
        var filing = await RequestAsync();
        var clerk = await Site.AsAsync("clear");
        var waiting = await clerk.OpenAsync(Routes.Filing(filing.Id));

        var answer = await waiting.Form("form[action*='TakeBack']").SubmitAsync();

        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.Equal(FilingStatus.Open, (await Site.Given.FilingAsync(SmallDistrict.Clear)).Status);
        Assert.True((await clerk.OpenAsync(Routes.Filing(filing.Id))).Has("#filing"));
        Assert.True(await Site.WithDbAsync(db => db.Audit.AnyAsync(a => a.EntityId == filing.Id && a.Changes.Contains("[\"PendingUnitApproval\",\"Open\"]"))));
        Assert.True(await Site.WithDbAsync(db => db.Timeline.AnyAsync(e => e.Act == TimelineAct.SignatureTakenBack && e.UnitId == filing.UnitId)));
    }

    [Fact]
    public async Task Post_OfAnotherUnitsPage_IsNotFound()
    {
        var filing = await RequestAsync();

        var answer = await (await Site.AsAsync("stone")).PostAsync($"{Routes.Filing(filing.Id)}?handler=TakeBack", ("version", $"{filing.Version}"));

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal(FilingStatus.PendingUnitApproval, (await Site.Given.FilingAsync(SmallDistrict.Clear)).Status);
    }
}

public sealed class TakeBackSignedPageTests(LawGovSite site) : SigningTests(site), IClassFixture<LawGovSite>
{
    [Fact]
    public async Task Post_SignedMeanwhile_IsRefused()
    {
        var filing = await RequestAsync();
        var form = (await (await Site.AsAsync("clear")).OpenAsync(Routes.Filing(filing.Id))).Form("form[action*='TakeBack']");
        await (await (await Site.AsAsync("clear-head")).OpenAsync(Routes.CheckFiling(filing.Id))).Form("main form").SubmitAsync();

        var answer = await form.SubmitAsync();

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Equal(FilingStatus.Submitted, (await Site.Given.FilingAsync(SmallDistrict.Clear)).Status);
    }
}

public sealed class WithdrawReportTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    [Fact]
    public async Task Post_NotDecidedYet_GoesBackToDraftAndNeverWasSubmitted()
    {
        await site.Given.PlanAsync(new GivenTask("开展人民调解", [SmallDistrict.Justice], [SmallDistrict.Townships], ReportingMode.EachUnit));
        await site.Given.OpenPeriodAsync();
        await site.Given.SubmittedAsync("clear", SmallDistrict.Clear);
        var filing = await site.Given.FilingAsync(SmallDistrict.Clear);
        var page = await (await site.AsAsync("clear")).OpenAsync(Routes.Filing(filing.Id));

        var answer = await page.Form("form[action*='Withdraw']").SubmitAsync();

        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        var line = Assert.Single(await site.Given.LinesAsync(SmallDistrict.Clear));
        Assert.Equal((ReportStatus.Draft, null), (line.Status, line.FirstSubmittedOn));
    }
}

public sealed class OpenPeriodTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    [Fact]
    public async Task Execute_TwiceAndAtOnce_OpensEachLineOnce()
    {
        await site.Given.PlanAsync(
            new GivenTask("牵头汇总", [SmallDistrict.Justice, SmallDistrict.Finance], [SmallDistrict.Townships]),
            new GivenTask("逐一填报", [SmallDistrict.Justice], [SmallDistrict.Townships, SmallDistrict.Departments], ReportingMode.EachUnit),
            new GivenTask("各负其责", [], [SmallDistrict.Finance, SmallDistrict.Water])
        );

        var first = await site.Given.OpenPeriodAsync();
        var second = await site.Given.OpenPeriodAsync();

        Assert.Equal(1 + 4 + 2, first);
        Assert.Equal(0, second);
        Assert.Equal(7, await site.WithDbAsync(db => db.Reports.CountAsync(r => r.PeriodKey == "2026-Q3")));
    }
}
