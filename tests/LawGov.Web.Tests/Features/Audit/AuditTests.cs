using System.Net;
using LawGov.Data.Records;
using LawGov.TestKit;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Tests.Features.Audit;

public sealed class VerifyAuditTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    private const string Verify = "form[action*='handler=Verify']";

    [Fact]
    public async Task Post_UntouchedChain_HoldsAndIsItselfKept()
    {
        var page = await (await site.AsAsync("auditor")).OpenAsync("/audit");

        var answer = await page.Form(Verify).SubmitAsync();

        Assert.Contains("校验通过", (await answer.FollowAsync()).Text, StringComparison.Ordinal);
        Assert.True(await site.WithDbAsync(db => db.Audit.AnyAsync(a => a.Act == "AuditVerified")));
    }

    [Theory]
    [InlineData("office")]
    [InlineData("admin")]
    [InlineData("clear")]
    public async Task Post_NotTheAuditor_IsForbidden(string userName) =>
        Assert.Equal(HttpStatusCode.Forbidden, (await (await site.AsAsync(userName)).PostAsync("/audit?handler=Verify")).Status);
}

public sealed class NoteAuditReadTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    [Fact]
    public async Task Get_Log_IsItselfKeptWithTheFilter()
    {
        await (await site.AsAsync("auditor")).OpenAsync("/audit?kind=User&person=周敏");

        var kept = await site.WithDbAsync(db => db.Audit.AsNoTracking().Where(a => a.Act == "AuditRead").OrderBy(a => a.Seq).LastAsync());
        var auditor = await site.Given.UserAsync("auditor");
        Assert.Equal(auditor.Id, kept.ActorId);
        Assert.Contains("\"kind\":[\"User\"]", kept.Changes, StringComparison.Ordinal);
    }
}

public sealed class AuditLogTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    [Fact]
    public async Task Get_Filters_ShowThatPersonThatKindAndThatActAlone()
    {
        await (await site.AsAsync("office")).OpenAsync("/account/password");

        var page = await (await site.AsAsync("auditor")).OpenAsync("/audit?person=office&kind=User&act=SignIn&from=2026-10-08&to=2026-10-08");
        var dayBefore = await (await site.AsAsync("auditor")).OpenAsync("/audit?person=office&to=2026-10-07");

        var rows = page.Document.QuerySelectorAll("table.data tbody tr");
        Assert.NotEmpty(rows);
        Assert.All(rows, r => Assert.Contains("周敏", r.TextContent, StringComparison.Ordinal));
        Assert.All(rows, r => Assert.Contains("登录", r.TextContent, StringComparison.Ordinal));
        Assert.Contains("没有符合的记录", dayBefore.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_Change_ShowsBeforeAndAfterInWords()
    {
        await site.Given.PlanAsync(new GivenTask("任务", [SmallDistrict.Clear]));
        await site.Given.OpenPeriodAsync();
        await site.Given.SubmittedAsync("clear", SmallDistrict.Clear);

        var page = await (await site.AsAsync("auditor")).OpenAsync("/audit?kind=ProgressReport&act=Modified");

        Assert.Contains("状态", page.TextOf("table.data dl"), StringComparison.Ordinal);
        Assert.Contains("未填报", page.TextOf("table.data dl"), StringComparison.Ordinal);
        Assert.Contains("已报送", page.TextOf("table.data dl"), StringComparison.Ordinal);
        Assert.DoesNotContain("参训46人", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_LongLog_IsPagedByItsNumbersWithoutGapsOrRepeats()
    {
        await site.WithDbAsync(async db =>
        {
            for (var i = 0; i < 120; i++)
                db.Note("SignOut", "User", Guid.CreateVersion7());
            return await db.SaveChangesAsync();
        });
        var browser = await site.AsAsync("auditor");
        var seen = new List<string>();
        var page = await browser.OpenAsync("/audit?act=SignOut");
        while (true)
        {
            seen.AddRange(page.Document.QuerySelectorAll("table.data tbody tr td:first-child").Select(c => c.TextContent));
            if (page.Document.QuerySelector("a[rel=next]")?.GetAttribute("href") is not { } older)
                break;
            page = await browser.OpenAsync(older);
        }

        var back = await browser.OpenAsync(page.Document.QuerySelector("a[rel=prev]")!.GetAttribute("href")!);

        Assert.Equal(120, seen.Distinct().Count());
        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Equal(seen.Skip(50).Take(50), back.Document.QuerySelectorAll("table.data tbody tr td:first-child").Select(c => c.TextContent));
    }

    [Fact]
    public async Task Get_AccessTab_ShowsWhoTookWhat()
    {
        var leader = await site.Given.UserAsync("leader");
        await site.WithDbAsync(async db =>
        {
            db.AccessLog.Add(new AccessLogEntry(leader.Id, "quarterly.docx 2026-Q3", db.Clock.Now));
            return await db.SaveChangesAsync();
        });

        var page = await (await site.AsAsync("auditor")).OpenAsync("/audit?tab=access&person=陈立群");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("quarterly.docx 2026-Q3", page.TextOf("table.data"), StringComparison.Ordinal);
    }
}
