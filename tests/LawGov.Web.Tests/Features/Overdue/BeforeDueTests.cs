using LawGov.Domain.Assignments;
using LawGov.TestKit;
using LawGov.Web.Pages;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Tests.Features.Overdue;

/// <summary>What leaders and the office read while a quarter is still being reported, and from the day after its due day on.</summary>
public sealed class BeforeDueTests(BeforeDueTests.TwoQuarters site) : IClassFixture<BeforeDueTests.TwoQuarters>
{
    [Theory]
    [InlineData("leader", Routes.Home, ".headline")]
    [InlineData("office", Routes.Overdue, ".lede")]
    public async Task Get_UntilTheDueDay_SaysHowManyAreInAndTheRateOfTheQuarterBefore(string userName, string url, string place)
    {
        site.Time.GoTo(new DateOnly(2026, 10, 7));

        var page = await (await site.AsAsync(userName)).OpenAsync(url);

        var said = page.TextOf(place);
        Assert.Contains(
            userName == "leader" ? "已报1项，应报3项，10月7日截止。" : "应报3项，已报1项，还有2项未报，10月7日截止。",
            said,
            StringComparison.Ordinal
        );
        Assert.Contains("2026年第二季度按时报送率66.7%。", said, StringComparison.Ordinal);
        Assert.DoesNotContain("没有红灯", said, StringComparison.Ordinal);
        Assert.DoesNotContain("较上季", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("33.3%", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("leader", Routes.Home, ".headline")]
    [InlineData("office", Routes.Overdue, ".lede")]
    public async Task Get_AfterTheDueDay_SaysTheRateAndTheRedLamps(string userName, string url, string place)
    {
        site.Time.GoTo(new DateOnly(2026, 10, 8));

        var page = await (await site.AsAsync(userName)).OpenAsync(url);

        Assert.Contains("应报3项，按时报送1项（33.3%）", page.TextOf(place), StringComparison.Ordinal);
        Assert.Contains("较上季", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("leader", Routes.Home, ".headline")]
    [InlineData("office", Routes.Overdue, ".lede")]
    public async Task Get_CurrentQuarter_SaysHowManyTasksAreCompleted(string userName, string url, string place)
    {
        site.Time.GoTo(new DateOnly(2026, 9, 28));

        var person = await site.AsAsync(userName);
        var now = await person.OpenAsync(url);
        var before = await person.OpenAsync($"{url}?period=2026-Q2");

        Assert.Contains("全部任务4项，办结1项。", now.TextOf(place), StringComparison.Ordinal);
        Assert.DoesNotContain("办结", before.TextOf(place), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_BoardOfAnotherQuarterBeforeIt_IsCountedToItsEnd()
    {
        site.Time.GoTo(new DateOnly(2026, 9, 28));

        var page = await (await site.AsAsync("office")).OpenAsync(Routes.OverdueList("2026-Q2"));

        Assert.Contains("应报3项，按时报送2项（66.7%）", page.TextOf(".lede"), StringComparison.Ordinal);
    }

    /// <summary>Two of three reports in by the due day in the second quarter, one so far in the third; one task of four completed.</summary>
    public sealed class TwoQuarters : LawGovSite
    {
        public override async Task InitializeAsync()
        {
            await base.InitializeAsync();
            await Given.PlanAsync(
                new DateOnly(2026, 1, 5),
                new("普法", [SmallDistrict.Finance]),
                new("执法", [SmallDistrict.Water]),
                new("调解", [SmallDistrict.Clear]),
                new("立制", [SmallDistrict.Stone])
            );
            await CompleteAsync("立制");
            Time.GoTo(new DateOnly(2026, 6, 22));
            await Given.OpenPeriodAsync("2026-Q2");
            await Given.SubmittedAsync("finance", SmallDistrict.Finance, period: "2026-Q2");
            await Given.SubmittedAsync("water", SmallDistrict.Water, period: "2026-Q2");
            Time.GoTo(new DateOnly(2026, 9, 22));
            await Given.OpenPeriodAsync();
            await Given.SubmittedAsync("finance", SmallDistrict.Finance);
        }

        private Task<int> CompleteAsync(string title) =>
            WithDbAsync(async db =>
            {
                var assignment = await db.Assignments.SingleAsync(a => db.Tasks.Any(t => t.Id == a.PlanTaskId && t.Title == title));
                db.Entry(assignment).Property(a => a.Status).CurrentValue = AssignmentStatus.Completed;
                return await db.SaveChangesAsync();
            });
    }
}
