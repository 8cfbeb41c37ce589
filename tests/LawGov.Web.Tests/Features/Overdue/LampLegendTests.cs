using LawGov.Domain.Filings;
using LawGov.TestKit;
using LawGov.Web.Pages;
using LawGov.Web.Settings;
using LawGov.Web.Tests.Features.Exports;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Tests.Features.Overdue;

/// <summary>Every legend says the district's own numbers, in the language of the screen; files say them in Chinese.</summary>
public sealed class LampLegendTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    private static readonly string Lag = $"指标落后{ProgressReport.YellowLag}至{ProgressReport.RedLag}个百分点";

    [Theory]
    [InlineData(7, "黄：7个工作日内到期未报；", "due within 7 working days")]
    [InlineData(0, "黄：当天到期未报；", "missing on the due day")]
    public async Task Legends_AfterTheSettingChanged_SayTheNewNumber(int days, string chinese, string english)
    {
        await site.Given.PlanAsync(new GivenTask("开展人民调解", [SmallDistrict.Justice]));
        await site.Given.OpenPeriodAsync();
        await DecideAsync(days);
        var office = await site.SignInAsync("office");
        var task = await site.WithDbAsync(db => db.Tasks.Select(t => t.Id).FirstAsync());

        foreach (var url in (string[])[Routes.Overdue, Routes.Task(task)])
        {
            var page = await office.OpenAsync(url);
            Assert.Contains(chinese, page.Html, StringComparison.Ordinal);
            Assert.Contains(Lag, page.Html, StringComparison.Ordinal);
        }
        office.Client.DefaultRequestHeaders.Add("Cookie", "lawgov-culture=c%3Den%7Cuic%3Den");
        foreach (var url in (string[])[Routes.Overdue, Routes.Task(task)])
        {
            var page = await office.OpenAsync(url);
            Assert.Contains(english, page.Html, StringComparison.Ordinal);
            Assert.Contains($"{ProgressReport.YellowLag} to {ProgressReport.RedLag} points behind", page.Html, StringComparison.Ordinal);
        }
        var notes = ExportQuarterTests.SheetOf(await ExportQuarterTests.BytesAsync(office, Routes.SummaryExcel("2026-Q3")), 3).SelectMany(row => row).ToList();
        Assert.Contains(notes, cell => cell.Contains(chinese, StringComparison.Ordinal) && cell.Contains(Lag, StringComparison.Ordinal));
        Assert.DoesNotContain(notes, cell => cell.Contains("working days", StringComparison.Ordinal));
    }

    private async Task DecideAsync(int yellowWorkdays)
    {
        await site.WithDbAsync(async db =>
        {
            var settings = await db.Settings.SingleAsync();
            settings.Decide(
                settings.DistrictName,
                settings.OfficeName,
                settings.UnitSigning,
                settings.OpensOnDayOfLastMonth,
                settings.DueAfterWorkdays,
                settings.ResubmitWorkdays,
                yellowWorkdays
            );
            return await db.SaveChangesAsync();
        });
        await site.WithAsync<District, bool>(district =>
        {
            district.Forget();
            return Task.FromResult(true);
        });
    }
}
