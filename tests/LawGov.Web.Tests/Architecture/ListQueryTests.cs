using LawGov.Web.Pages;
using LawGov.Web.Tests.Features.Overdue;

namespace LawGov.Web.Tests.Architecture;

/// <summary>
/// A page costs a few queries however much there is: lists at most three, the person's own rights and the district's settings included. The read of the session
/// by its key, with which every signed-in request begins, is none of a page's and is not counted (docs/adr/0010).
/// </summary>
public sealed class ListQueryTests(GeneratedQuarters site) : IClassFixture<GeneratedQuarters>
{
    private const int Most = 3;

    public static TheoryData<string, string> Lists =>
        new()
        {
            { "office", Routes.Plans },
            { "office", Routes.Comparisons },
            { "office", "/plans/{plan}/amendments" },
            { "office", "/plans/{plan}" },
            { "office", "/plans/{plan}?show=red" },
            { "office", Routes.Filings },
            { "office", Routes.OverdueList(GeneratedQuarters.Period, "missing") },
            { "office", Routes.Overdue },
            { "office", Routes.ReviewList("waiting") },
            { "office", Routes.ReviewList("returned") },
            { "office", Routes.Units },
            { "office", Routes.Exports },
            { "office", Routes.Told() },
            { "leader", Routes.Home },
            { "reviewer", Routes.AdminPeriods },
            { "admin", Routes.AdminUnits },
            { "admin", Routes.AdminUsers },
        };

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task Get_List_TakesAtMostThreeQueries(string user, string url)
    {
        var plan = await site.WithDbAsync(db => Task.FromResult(db.Plans.OrderBy(p => p.Id).First().Id));
        var browser = await site.AsAsync(user);
        var address = url.Replace("{plan}", plan.ToString(), StringComparison.Ordinal);
        await browser.OpenAsync(address);

        var queries = await site.QueriesOfAsync(browser, address);

        Assert.True(queries.Count is > 0 and <= Most, $"{address}: {queries.Count} queries\n\n{string.Join("\n\n", queries)}");
    }

    public static TheoryData<string, string, int> Things =>
        new()
        {
            { "office", "/tasks/{task}", 4 },
            { "justice", "/tasks/{task}", 6 }, // two ask whether its unit was urged, and whether an unread notice is about the task
            { "office", "/units/{unit}", 3 },
            { "office", "/units/{unit}?tab=history", 4 },
            { "office", "/units/{unit}?tab=people", 4 },
            { "office", "/units/{unit}?tab=urges", 4 },
        };

    /// <summary>The page of one task or unit reads what it shows, whatever else is known of it.</summary>
    [Theory]
    [MemberData(nameof(Things))]
    public async Task Get_TaskOrUnit_TakesAFewQueries(string user, string url, int most)
    {
        var (task, unit) = await site.WithDbAsync(db =>
            Task.FromResult(db.Reports.OrderBy(r => r.Id).Select(r => new ValueTuple<Guid, Guid>(r.PlanTaskId, r.UnitId)).First())
        );
        var browser = await site.AsAsync(user);
        var address = url.Replace("{task}", task.ToString(), StringComparison.Ordinal).Replace("{unit}", unit.ToString(), StringComparison.Ordinal);
        await browser.OpenAsync(address);

        var queries = await site.QueriesOfAsync(browser, address);

        Assert.True(queries.Count > 0 && queries.Count <= most, $"{address}: {queries.Count} queries\n\n{string.Join("\n\n", queries)}");
    }

    /// <summary>
    /// A look at the audit log is itself recorded: the log is read in one query, the rest writes the record (lock where the database has one, last
    /// hash, insert).
    /// </summary>
    [Fact]
    public async Task Get_AuditLog_ReadsOneQueryAndRecordsTheLook()
    {
        var browser = await site.AsAsync("auditor");
        await browser.OpenAsync(Routes.Audit);

        var queries = await site.QueriesOfAsync(browser, Routes.Audit);

        var record = queries
            .SkipWhile(q =>
                !q.Contains("pg_advisory_xact_lock", StringComparison.Ordinal)
                && !q.StartsWith("SELECT \"a\".\"Seq\", \"a\".\"Hash\"", StringComparison.Ordinal)
            )
            .ToList();
        Assert.Contains("INSERT INTO", record[^1], StringComparison.Ordinal);
        Assert.InRange(record.Count, 2, 3);
        Assert.Equal(1, queries.Count - record.Count);
    }
}
