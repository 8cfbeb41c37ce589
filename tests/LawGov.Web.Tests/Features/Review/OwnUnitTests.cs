using System.Net;
using LawGov.Domain.Assignments;
using LawGov.Domain.Filings;
using LawGov.TestKit;
using LawGov.Web.Pages;
using LawGov.Web.Tests.Features.Tasks;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Tests.Features.Review;

/// <summary>The office never decides alone on what concerns its own unit, whoever filed it and whatever changes later.</summary>
public sealed class OwnUnitTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    private const string Accept = "#accept",
        Waive = "form[action*='handler=Waive']";

    [Fact]
    public async Task Accept_OfTheOfficesOwnReport_WaitsForTheSecondReviewer()
    {
        var report = await site.WaitingAsync("staff", SmallDistrict.Office);

        await (await site.ReviewedByAsync("reviewer", report)).Form(Accept).SubmitAsync();
        var between = await site.StoredAsync(report.Id);
        await (await site.ReviewedByAsync("office2", report)).Form(Accept).SubmitAsync();

        Assert.Equal((ReportStatus.Submitted, true), (between.Status, between.AwaitsSecondReview));
        Assert.Equal(ReportStatus.Accepted, (await site.StoredAsync(report.Id)).Status);
    }

    [Fact]
    public async Task Accept_OfAUnitThatBeganToHouseTheOfficeLater_WaitsForTheSecondReviewer()
    {
        var report = await site.WaitingAsync("cloud", SmallDistrict.Cloud);
        await SetHostAsync(SmallDistrict.Cloud, true);

        await (await site.ReviewedByAsync("reviewer", report)).Form(Accept).SubmitAsync();
        await SetHostAsync(SmallDistrict.Cloud, false);

        var stored = await site.StoredAsync(report.Id);
        Assert.Equal((ReportStatus.Submitted, true), (stored.Status, stored.AwaitsSecondReview));
        Assert.False((await site.ReviewedByAsync("office", report)).Has(Accept));
    }

    [Fact]
    public async Task Accept_WithOthersAtOnce_WaitsForTheSecondReviewerToo()
    {
        await site.Given.PlanAsync(new GivenTask("自办的任务", [SmallDistrict.Office]));
        await site.Given.OpenPeriodAsync("2026-Q2");
        await site.Given.SubmittedAsync("staff", SmallDistrict.Office, "按计划推进。", period: "2026-Q2");
        await site.Given.OpenPeriodAsync();
        var report = (await site.Given.SubmittedAsync("staff", SmallDistrict.Office, "按计划推进。"))[^1];

        await (await site.AsAsync("reviewer")).PostAsync("/review?handler=Bulk", ("Input.Bulk.Picked", $"{report.Id}.{report.Version}"));

        Assert.NotEqual(ReportStatus.Accepted, (await site.StoredAsync(report.Id)).Status);
    }

    [Fact]
    public async Task Waive_OfTheOwnUnit_IsTheSecondReviewers()
    {
        var report = await site.OpenedAsync(SmallDistrict.Justice);
        var byOffice = await site.ReviewedByAsync("office", report);

        var forged = await (await site.AsAsync("office")).PostAsync(
            "/review?handler=Waive",
            ("Input.Waive.Id", $"{report.Id}"),
            ("Input.Waive.Version", $"{report.Version}"),
            ("Input.Waive.Reason", "自己免报")
        );
        var answer = await (await site.ReviewedByAsync("office2", report)).Form(Waive).Fill("Input.Waive.Reason", "职能已划转。").SubmitAsync();

        Assert.False(byOffice.Has(Waive));
        Assert.Equal(HttpStatusCode.Forbidden, forged.Status);
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.Equal(ReportStatus.Waived, (await site.StoredAsync(report.Id)).Status);
    }

    [Fact]
    public async Task ConfirmCompletion_OfTheOwnUnit_IsTheSecondReviewers()
    {
        var taskId = await site.TaskAsync();
        await site.AcknowledgeAsync(taskId);
        await site.RequestAsync(taskId);
        var assignment = await site.AssignmentAsync(taskId, SmallDistrict.Justice);
        var byOffice = await (await site.AsAsync("office")).OpenAsync(Routes.Task(taskId));

        var forged = await (await site.AsAsync("office")).PostAsync(
            $"{Routes.Task(taskId)}?handler=Confirm",
            ("ActInput.AssignmentId", $"{assignment.Id}"),
            ("ActInput.Version", $"{assignment.Version}")
        );
        await (await (await site.AsAsync("office2")).OpenAsync(Routes.Task(taskId))).Form("form[action*=Confirm]").SubmitAsync();

        Assert.False(byOffice.Has("form[action*=Confirm]"));
        Assert.Equal(HttpStatusCode.Forbidden, forged.Status);
        Assert.Equal(AssignmentStatus.Completed, (await site.AssignmentAsync(taskId, SmallDistrict.Justice)).Status);
    }

    private Task<int> SetHostAsync(string name, bool hostsOffice) =>
        site.WithDbAsync(async db =>
        {
            var unit = await db.Units.SingleAsync(u => u.Name == name);
            unit.Describe(unit.Code, unit.Name, unit.ShortName, unit.Kind, unit.SortOrder, unit.Aliases, unit.Initials, unit.MaySupervise, hostsOffice);
            return await db.SaveChangesAsync();
        });
}
