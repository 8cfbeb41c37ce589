using System.Net;
using LawGov.Data.Accounts;
using LawGov.Domain.Accounts;
using LawGov.TestKit;
using LawGov.Web.Features.Overdue;
using LawGov.Web.Pages;
using LawGov.Web.Tests.Features.Overdue;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Tests.Features.Home;

public sealed class StartTests(GeneratedQuarters site) : IClassFixture<GeneratedQuarters>
{
    [Theory]
    [InlineData("office", Routes.Overdue)]
    [InlineData("staff", Routes.Overdue)]
    [InlineData("office2", Routes.Overdue)]
    [InlineData("admin", Routes.AdminUnits)]
    [InlineData("auditor", Routes.Audit)]
    public async Task Get_ByRole_LeadsToOnesOwnWork(string userName, string expected)
    {
        var person = await site.AsAsync(userName);

        var page = await person.OpenAsync(Routes.Home);

        Assert.Equal((HttpStatusCode.Redirect, expected), (page.Status, page.Location));
    }

    [Theory]
    [InlineData("clear", SmallDistrict.Clear)]
    [InlineData("finance-head", SmallDistrict.Finance)]
    public async Task Get_ByPeopleOfAUnitWithOldDebts_LeadsToAllTheyOweAndByTheQuarterToItsPage(string userName, string unit)
    {
        var person = await site.AsAsync(userName);
        var now = await site.Given.FilingAsync(unit, GeneratedQuarters.Period);
        var before = await site.Given.FilingAsync(unit, GeneratedQuarters.Before);

        var page = await person.OpenAsync(Routes.Home);
        var current = await person.OpenAsync($"/?period={GeneratedQuarters.Period}");
        var earlier = await person.OpenAsync($"/?period={GeneratedQuarters.Before}");

        Assert.Equal(Routes.Workbench, page.Location);
        Assert.Equal(Routes.Filing(now.Id), current.Location);
        Assert.Equal(Routes.Filing(before.Id), earlier.Location);
    }

    [Fact]
    public async Task Get_ByAUnitWithoutAPage_SaysWhenTheNextWindowOpens()
    {
        var person = await site.AsAsync("clear");

        var page = await person.OpenAsync("/?period=2025-Q1");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("2026年第四季度，2026年12月20日开启，1月7日截止", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_ByALeader_SaysTheQuarterInOneSentenceWithItsArithmetic()
    {
        var leader = await site.AsAsync("leader");
        var board = await site.BoardAsync();
        var f = board.Within(BoardScope.Everything);
        var before = board.BeforeWithin(BoardScope.Everything)!;

        var page = await leader.OpenAsync(Routes.Home);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains(
            $"应报{f.Owed}项，按时报送{f.OnTime}项（{f.OnTimePercent:0.0}%），补报{f.Late}项，未报{f.Missing}项。",
            page.TextOf(".headline"),
            StringComparison.Ordinal
        );
        var change =
            f.Red == before.Red ? "与上季度持平"
            : f.Red > before.Red ? $"较上季度增加{f.Red - before.Red}项"
            : $"较上季度减少{before.Red - f.Red}项";
        Assert.Contains($"红灯{f.Red}项，{change}", page.TextOf(".headline").Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains(
            $"按时报送率{f.OnTimePercent:0.0}%＝{f.OnTime}÷{f.Owed}，上季度{before.OnTimePercent:0.0}%＝{before.OnTime}÷{before.Owed}",
            page.TextOf(".basis"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Get_ByALeader_NamesSupervisedUnitsOnlyAndShowsAcceptedWordsOnly()
    {
        var leader = await site.AsAsync("leader");
        var twice = (await site.BoardAsync()).RedTwice(BoardScope.Everything);

        var page = await leader.OpenAsync(Routes.Home);

        var named = page.Document.QuerySelectorAll("section[aria-labelledby=h-red] .items b").Select(b => b.TextContent).ToList();
        Assert.NotEmpty(named);
        Assert.Equal(twice.Where(u => u.Unit.MaySupervise).Select(u => u.Unit.Name).Take(8), named);
        Assert.NotEmpty(page.Document.QuerySelectorAll("section[aria-labelledby=h-help] .quote"));
        Assert.NotEmpty(page.Document.QuerySelectorAll("section[aria-labelledby=h-fast] .quote"));
        Assert.DoesNotContain(GeneratedQuarters.Draft, page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(GeneratedQuarters.Waiting, page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_ByALeader_OffersTheWordFileInTwoClicksAndNeedsThreeQueries()
    {
        var leader = await site.AsAsync("leader");
        var page = await leader.OpenAsync(Routes.Home);

        var queries = await site.QueriesOfAsync(leader, Routes.Home);

        Assert.True(queries.Count is > 0 and <= 3, string.Join("\n---\n", queries));
        Assert.Equal(Routes.SummaryWord(GeneratedQuarters.Period), page.Document.QuerySelector(".page-actions details a")!.GetAttribute("href"));
    }

    /// <summary>A second role adds pages; the navigation must lead to each of them.</summary>
    [Fact]
    public async Task Navigation_WithASecondRole_ReachesTheWorkOfBoth()
    {
        var pages = new Dictionary<Role, string>
        {
            [Role.OfficeStaff] = Routes.Overdue,
            [Role.OfficeReviewer] = Routes.Review,
            [Role.SecondReviewer] = Routes.Review,
            [Role.Liaison] = Routes.Plans,
            [Role.UnitReviewer] = Routes.Plans,
            [Role.Leader] = Routes.Exports,
            [Role.SystemAdmin] = Routes.AdminUsers,
            [Role.Auditor] = Routes.Audit,
        };
        foreach (var (first, second) in pages.Keys.SelectMany(a => pages.Keys.Where(b => b > a).Select(b => (a, b))))
        {
            var userName = $"{first}-{second}".ToLowerInvariant();
            await AddPersonAsync(userName, first, second);
            var person = await site.AsAsync(userName);

            var page = await person.OpenAsync("/account/password");

            var hrefs = page.Document.QuerySelectorAll(".sidenav a").Select(a => a.GetAttribute("href")).ToList();
            Assert.Contains(pages[first], hrefs);
            Assert.Contains(pages[second], hrefs);
            if (first is Role.Liaison or Role.UnitReviewer || second is Role.Liaison or Role.UnitReviewer)
                Assert.True(hrefs.Contains("/filings") || hrefs.Contains(Routes.Workbench), userName);
        }
    }

    private Task<int> AddPersonAsync(string userName, params Role[] roles) =>
        site.WithDbAsync(async db =>
        {
            var like = await db.Users.AsNoTracking().SingleAsync(u => u.UserName == "clear");
            var user = new User
            {
                UserName = userName,
                NormalizedUserName = userName.ToUpperInvariant(),
                DisplayName = userName,
                UnitId = like.UnitId,
                PasswordHash = like.PasswordHash,
                SecurityStamp = userName,
            };
            db.Users.Add(user);
            foreach (var role in roles)
                db.UserRoles.Add(new IdentityUserRole<Guid> { UserId = user.Id, RoleId = (await db.Roles.SingleAsync(r => r.Name == role.ToString())).Id });
            return await db.SaveChangesAsync();
        });
}
