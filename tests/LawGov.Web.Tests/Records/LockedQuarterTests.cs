using System.Net;
using LawGov.Domain.Filings;
using LawGov.TestKit;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Tests.Records;

/// <summary>A locked quarter takes no change, not even on a page that was never submitted: what was exported from it can be exported again.</summary>
public sealed class LockedQuarterTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    [Fact]
    public async Task Unit_AfterTheLock_CanNeitherWriteNorSubmitNorWithdraw()
    {
        await site.Given.PlanAsync(new GivenTask("任务一", [SmallDistrict.Water]), new GivenTask("任务二", [SmallDistrict.Finance]));
        await site.Given.OpenPeriodAsync();
        var submitted = (await site.Given.SubmittedAsync("finance", SmallDistrict.Finance))[0];
        var author = await site.Given.ActorAsync("water");
        var open = (await site.Given.LinesAsync(SmallDistrict.Water))[0];
        await site.Given.WithReportAsync(open.Id, r => r.Save(new ReportText("办理一项。", "", "", SelfAssessment.OnSchedule, Actuals.None), author));
        await LockAsync();
        var (water, finance) = (await site.AsAsync("water"), await site.AsAsync("finance"));
        var draft = (await site.Given.LinesAsync(SmallDistrict.Water))[0];
        var filing = await site.Given.FilingAsync(SmallDistrict.Water);

        TestPage[] answers =
        [
            await water.PostAsync($"/filings/{filing.Id}?handler=Save", Line(draft)),
            await water.PostAsync($"/filings/{filing.Id}?handler=Check", Line(draft)),
            await water.PostAsync(
                $"/filings/{filing.Id}/check",
                ("Input.Version", $"{filing.Version}"),
                ("Input.Lines[0].Id", $"{draft.Id}"),
                ("Input.Lines[0].Version", $"{draft.Version}")
            ),
            await water.PostAsync($"/filings/{filing.Id}/check?handler=Request", ("Input.Version", $"{filing.Version}")),
            await finance.PostAsync($"/filings/{submitted.FilingId}?handler=Withdraw&report={submitted.Id}"),
        ];

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Conflict, a.Status));
        Assert.All(answers, a => Assert.Contains("已归档", a.Text, StringComparison.Ordinal));
        Assert.Equal(
            (ReportStatus.Draft, "办理一项。"),
            ((await site.Given.LinesAsync(SmallDistrict.Water))[0].Status, (await site.Given.LinesAsync(SmallDistrict.Water))[0].Progress)
        );
        Assert.Equal(ReportStatus.Submitted, (await site.Given.LinesAsync(SmallDistrict.Finance))[0].Status);
        Assert.DoesNotContain("核对并报送", (await water.OpenAsync($"/filings/{filing.Id}")).Text, StringComparison.Ordinal);
    }

    private static (string, string)[] Line(ProgressReport line) =>
        [
            ("Input.Lines[0].Id", $"{line.Id}"),
            ("Input.Lines[0].Version", $"{line.Version}"),
            ("Input.Lines[0].Choice", "new"),
            ("Input.Lines[0].Progress", "归档后再改。"),
        ];

    private async Task LockAsync()
    {
        var period = await site.WithDbAsync(db => db.Periods.AsNoTracking().SingleAsync());
        var reviewer = await site.AsAsync("reviewer");
        var answer = await reviewer.PostAsync(
            "/admin/periods?handler=Lock",
            ("Input.Lock.Id", $"{period.Id}"),
            ("Input.Lock.Version", $"{period.Version}"),
            ("Input.Lock.IsConfirmed", "true")
        );
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
    }
}
