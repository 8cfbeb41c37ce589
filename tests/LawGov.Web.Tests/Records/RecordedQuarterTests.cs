using System.Reflection;
using LawGov.Data.Providers;
using LawGov.Data.Records;
using LawGov.Domain.Filings;
using LawGov.Domain.Plans;
using LawGov.TestKit;
using LawGov.Web.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LawGov.Web.Tests.Records;

/// <summary>A quarter with every kind of record in it: one unit's lines submitted and decided on, another's still open.</summary>
public sealed class RecordedQuarter : LawGovSite
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Given.PlanAsync(
            new GivenTask("任务一", [SmallDistrict.Water]),
            new GivenTask("任务二", [SmallDistrict.Finance]),
            new GivenTask("任务三", [SmallDistrict.Finance]),
            new GivenTask("任务四", [SmallDistrict.Clear])
        );
        await Given.OpenPeriodAsync();
        var lines = await Given.SubmittedAsync("water", SmallDistrict.Water);
        var reviewer = await Given.ActorAsync("reviewer");
        await Given.WithReportAsync(
            lines[0].Id,
            r => r.Return(ReviewStage.Office, "请补充。", new DateOnly(2026, 10, 20), reviewer, new DateTime(2026, 10, 8, 2, 0, 0, DateTimeKind.Utc))
        );
        await WithDbAsync(async db =>
        {
            var plan = await db.Plans.Include(p => p.Names).Include(p => p.Sections).SingleAsync();
            var amendment = plan.Amend(new WorkPlan("修订后的方案", plan.Kind, "修订稿.docx", "原文"), "上级方案有变化", reviewer, Today);
            amendment.Change(await db.Tasks.FirstAsync(), "一、各项任务", "文字", () => { });
            plan.NoteAmended(amendment);
            db.Amendments.Add(amendment);
            return await db.SaveChangesAsync();
        });
        await WithDbAsync(db =>
        {
            db.AccessLog.Add(new AccessLogEntry(reviewer.UserId, "test", db.Clock.Now));
            return db.SaveChangesAsync();
        });
    }
}

/// <summary>What was recorded stays, what is sent twice counts once, and of several processes one runs a job.</summary>
public sealed class RecordedQuarterTests(RecordedQuarter site) : IClassFixture<RecordedQuarter>
{
    private static readonly (string Table, string Column)[] AppendOnly =
    [
        ("audit_entries", "Act"),
        ("timeline_entries", "Detail"),
        ("report_revisions", "Progress"),
        ("review_decisions", "Comment"),
        ("access_log", "What"),
        ("plan_amendments", "Reason"),
        ("task_revisions", "Requirement"),
    ];

    public static TheoryData<string> RefusedStatements =>
        [.. AppendOnly.Select(t => $"UPDATE {t.Table} SET \"{t.Column}\" = 'x'"), .. AppendOnly.Select(t => $"DELETE FROM {t.Table}")];

    [Theory]
    [MemberData(nameof(RefusedStatements))]
    public async Task Database_AskedToRewriteHistory_Refuses(string statement)
    {
        await using var db = TestDatabase.Open(site.Database.Provider, site.Database.ConnectionString);

        var refusal = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.Database.ExecuteSqlRawAsync(statement));

        Assert.Contains("is append-only", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Truncate_OnPostgres_IsRefusedToo()
    {
        if (site.Database.Provider != DatabaseProvider.Postgres)
        {
            Assert.DoesNotContain("TRUNCATE", await site.WithDbAsync(db => Task.FromResult(db.Database.GenerateCreateScript())), StringComparison.Ordinal);
            return;
        }
        await using var db = TestDatabase.Open(site.Database.Provider, site.Database.ConnectionString);

        foreach (var statement in AppendOnly.Select(t => $"TRUNCATE {t.Table} CASCADE"))
            await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.Database.ExecuteSqlRawAsync(statement));
    }

    [Fact]
    public async Task Attach_AFileAlone_RaisesTheVersionOfTheReport()
    {
        var line = (await site.Given.LinesAsync(SmallDistrict.Clear))[0];
        var author = await site.Given.ActorAsync("clear");

        var after = await site.Given.WithReportAsync(
            line.Id,
            r => r.Attach("a.txt", "text/plain", 1, new string('0', 64), author, new DateTime(2026, 10, 8, 2, 0, 0, DateTimeKind.Utc))
        );

        Assert.Equal(line.Version + 1, after.Version);
        Assert.Equal(line.Version + 1, (await site.Given.LinesAsync(SmallDistrict.Clear))[0].Version);
    }

    [Fact]
    public async Task Submit_TwentyTimesAtOnce_CountsOnce()
    {
        var author = await site.Given.ActorAsync("finance");
        foreach (var line in await site.Given.LinesAsync(SmallDistrict.Finance))
            await site.Given.WithReportAsync(line.Id, r => r.Save(new ReportText("办理两项。", "", "", SelfAssessment.OnSchedule, Actuals.None), author));
        var filing = await site.Given.FilingAsync(SmallDistrict.Finance);
        var form = (await (await site.AsAsync("finance")).OpenAsync($"/filings/{filing.Id}/check")).Form("form:has([name='Input.Version'])");

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => form.SubmitAsync()));

        Assert.All(answers, a => Assert.Equal(($"/filings/{filing.Id}", System.Net.HttpStatusCode.Redirect), (a.Location, a.Status)));
        var lines = await site.Given.LinesAsync(SmallDistrict.Finance);
        Assert.Equal(2, lines.Count);
        Assert.All(lines, l => Assert.Equal((ReportStatus.Submitted, 1, 1), (l.Status, l.RevisionNo, l.Revisions.Count)));
        var chain = await site.WithDbAsync(db => AuditChain.VerifyAsync(db, CancellationToken.None));
        Assert.Null(chain.FirstBad);
    }

    [Fact]
    public async Task Note_OfARequestThatFailed_IsNotWrittenByTheNextOne()
    {
        await site.WithDbAsync(db =>
        {
            db.Note("Leaked", "Test", Guid.CreateVersion7());
            return Task.FromResult(true);
        });

        for (var i = 0; i < 5; i++)
        {
            await site.WithDbAsync(async db =>
            {
                db.Note("Kept", "Test", Guid.CreateVersion7());
                return await db.SaveChangesAsync();
            });
        }

        Assert.Equal(
            (5, 0),
            await site.WithDbAsync(async db => (await db.Audit.CountAsync(a => a.Act == "Kept"), await db.Audit.CountAsync(a => a.Act == "Leaked")))
        );
    }

    [Fact]
    public async Task Lease_OfTwoHolders_IsOneHoldersUntilItRunsOut()
    {
        Guid first = Guid.CreateVersion7(),
            second = Guid.CreateVersion7();
        var start = site.Time.GetUtcNow();
        try
        {
            var taken = await TakeAsync("two", first);
            var refused = await TakeAsync("two", second);
            var renewed = await TakeAsync("two", first);
            site.Time.GoTo(start.AddMinutes(6));
            var takenOver = await TakeAsync("two", second);
            var lost = await TakeAsync("two", first);

            Assert.Equal((true, false, true, true, false), (taken, refused, renewed, takenOver, lost));
        }
        finally
        {
            site.Time.GoTo(start);
        }
    }

    [Fact]
    public async Task Lease_NeverTakenBefore_IsOneOfManyHolders()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => TakeAsync("many", Guid.CreateVersion7())));

        Assert.Single(answers, taken => taken);
    }

    private async Task<bool> TakeAsync(string name, Guid holder)
    {
        var runner = typeof(AccessMatrix).Assembly.GetType("LawGov.Web.Jobs.JobRunner", throwOnError: true)!;
        var take = runner.GetMethod("TakeLeaseAsync", BindingFlags.NonPublic | BindingFlags.Static)!;
        await using var scope = site.Services.CreateAsyncScope();
        return await (Task<bool>)take.Invoke(null, [scope.ServiceProvider, name, holder, TimeSpan.FromMinutes(5), CancellationToken.None])!;
    }
}
