using System.Net;
using LawGov.Domain.Events;
using LawGov.TestKit;
using LawGov.Web.Pages;
using LawGov.Web.Settings;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Tests.Features.Overdue;

public sealed class UrgeUnitsTests : IAsyncLifetime, IAsyncDisposable
{
    private readonly LawGovSite _site = new();

    public async Task InitializeAsync()
    {
        await _site.InitializeAsync();
        await _site.Given.PlanAsync(
            new GivenTask("培训", [], [SmallDistrict.Finance, SmallDistrict.Water, SmallDistrict.Court]),
            new GivenTask("演练", [], [SmallDistrict.Finance, SmallDistrict.Stone])
        );
        await _site.Given.OpenPeriodAsync();
        _site.Time.GoTo(new DateOnly(2026, 10, 12));
    }

    public Task DisposeAsync() => ((IAsyncLifetime)_site).DisposeAsync();

    ValueTask IAsyncDisposable.DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Post_All_UrgesEverySupervisedUnitOnceInTwoClicks()
    {
        var office = await _site.AsAsync("office");
        var board = await office.OpenAsync(Routes.Overdue);

        var answer = await board.Form("form.menu-form").Fill("Input.Note", "请于本周内补报").SubmitAsync();

        Assert.Contains("催办全部3个单位", board.Document.QuerySelector(".page-actions summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        var urges = await UrgesAsync();
        Assert.Equal([(SmallDistrict.Finance, 2), (SmallDistrict.Water, 1), (SmallDistrict.Stone, 1)], urges.Select(u => (u.Unit, u.Lines)));
        var after = await office.OpenAsync(Routes.Overdue);
        Assert.Contains("已催办3个单位，共4项", after.Text, StringComparison.Ordinal);
        Assert.Contains("未催办1个单位：区法院（不在催办范围）", after.Text, StringComparison.Ordinal);
        Assert.Null(after.Document.QuerySelector("form.menu-form"));
        Assert.Contains("催办1次", after.Text, StringComparison.Ordinal);
        Assert.Equal(3, await _site.WithDbAsync(db => db.Timeline.CountAsync(t => t.Act == TimelineAct.Urged && t.ActorName == "周敏")));
    }

    [Fact]
    public async Task Post_AgainOnTheSameDay_IsRefusedAndOnTheNextDayWorks()
    {
        var office = await _site.AsAsync("office");
        await office.PostAsync(Routes.Overdue, ("Input.All", "true"));

        var again = await office.PostAsync(Routes.Overdue, ("Input.All", "true"));
        _site.Time.GoTo(new DateOnly(2026, 10, 13));
        var tomorrow = await (await _site.SignInAsync("office")).PostAsync(Routes.Overdue, ("Input.All", "true"));

        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        Assert.Contains("今天都已经催办过", again.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, tomorrow.Status);
        Assert.Equal(6, (await UrgesAsync()).Count);
    }

    [Fact]
    public async Task Post_TickedUnits_UrgesThemAndSaysWhoWasSkipped()
    {
        var office = await _site.AsAsync("office");
        var board = await office.OpenAsync(Routes.Overdue);
        var court = await _site.Given.UnitAsync(SmallDistrict.Court);
        var clear = await _site.Given.UnitAsync(SmallDistrict.Clear);
        var finance = await _site.Given.UnitAsync(SmallDistrict.Finance);

        await board
            .Form("#late")
            .Add("Input.UnitIds", finance.Id.ToString())
            .Add("Input.UnitIds", finance.Id.ToString())
            .Add("Input.UnitIds", court.Id.ToString())
            .Add("Input.UnitIds", clear.Id.ToString())
            .SubmitAsync();

        Assert.Equal([(SmallDistrict.Finance, 2)], (await UrgesAsync()).Select(u => (u.Unit, u.Lines)));
        var after = await office.OpenAsync(Routes.Overdue);
        Assert.Contains("区法院（不在催办范围）", after.Text, StringComparison.Ordinal);
        Assert.Contains("清溪镇（没有逾期）", after.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_OnlyAUnitThatMayNotBeUrged_IsRefusedByName()
    {
        var office = await _site.AsAsync("office");
        var court = await _site.Given.UnitAsync(SmallDistrict.Court);

        var answer = await office.PostAsync(Routes.Overdue, ("Input.UnitIds", court.Id.ToString()));

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("区法院不在可以催办的单位范围内", answer.Text, StringComparison.Ordinal);
        Assert.Empty(await UrgesAsync());
    }

    [Fact]
    public async Task Post_SentTwice_CountsOnce()
    {
        var office = await _site.AsAsync("office");
        var form = (await office.OpenAsync(Routes.Overdue)).Form("form.menu-form");

        var first = await form.SubmitAsync();
        var second = await form.SubmitAsync();

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (first.Status, second.Status));
        Assert.Equal(3, (await UrgesAsync()).Count);
    }

    [Fact]
    public async Task Post_NothingTicked_SaysWhatToDo()
    {
        var office = await _site.AsAsync("office");

        var answer = await (await office.OpenAsync(Routes.Overdue)).Form("#late").SubmitAsync();

        Assert.Contains("请先勾选要催办的单位", answer.Text, StringComparison.Ordinal);
        Assert.Empty(await UrgesAsync());
    }

    [Fact]
    public async Task Post_ALockedQuarter_IsRefused()
    {
        await _site.WithDbAsync(async db =>
        {
            (await db.Periods.SingleAsync()).Lock(db.Clock.Now);
            return await db.SaveChangesAsync();
        });
        await _site.WithAsync<District, bool>(district =>
        {
            district.Forget();
            return Task.FromResult(true);
        });
        var office = await _site.AsAsync("office");

        var answer = await office.PostAsync(Routes.Overdue, ("Input.All", "true"));

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Empty(await UrgesAsync());
    }

    [Theory]
    [InlineData("leader", HttpStatusCode.Forbidden)]
    [InlineData("office2", HttpStatusCode.Forbidden)]
    [InlineData("finance", HttpStatusCode.NotFound)]
    [InlineData("admin", HttpStatusCode.NotFound)]
    public async Task Post_ByOthers_IsDenied(string userName, HttpStatusCode expected)
    {
        var person = await _site.AsAsync(userName);

        var answer = await person.PostAsync(Routes.Overdue, ("Input.All", "true"));

        Assert.Equal(expected, answer.Status);
        Assert.Empty(await UrgesAsync());
    }

    private Task<List<(string Unit, int Lines, DateOnly On)>> UrgesAsync() => _site.WithDbAsync(async db => (
                await db
                    .Urges.Join(
                        db.Units,
                        u => u.UnitId,
                        u => u.Id,
                        (urge, unit) =>
                            new
                            {
                                unit.Name,
                                unit.SortOrder,
                                urge.LateLines,
                                urge.UrgedOn,
                            }
                    )
                    .OrderBy(u => u.SortOrder)
                    .ToListAsync()
            ).Select(u => (u.Name, u.LateLines, u.UrgedOn)).ToList());
}
