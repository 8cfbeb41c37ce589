using LawGov.Data;
using LawGov.Data.Accounts;
using LawGov.Data.Records;
using LawGov.Domain;
using LawGov.Domain.Calendar;
using LawGov.Domain.Units;
using LawGov.TestKit;
using LawGov.Web.Pages;
using LawGov.Web.Texts;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Tests.Hosting;

/// <summary>Whoever comes second reads what the clash was about: on both databases, for every unique index there is.</summary>
public sealed class ClashTextTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    [Fact]
    public async Task EveryUniqueIndex_HasASentenceOrAReasonForNone()
    {
        var indexes = (await IndexesAsync()).Where(i => !IsMadeAnew(i.Name, i.Columns)).Select(i => i.Name).ToList();

        var known = ClashText.Sentences.Keys.Concat(ClashText.Unreachable.Keys).ToList();

        Assert.False(indexes.Except(known).Any(), $"Write a sentence in ClashText for: {string.Join(", ", indexes.Except(known))}");
        Assert.False(known.Except(indexes).Any(), $"No such index: {string.Join(", ", known.Except(indexes))}");
        Assert.Empty(ClashText.Sentences.Keys.Intersect(ClashText.Unreachable.Keys));
        Assert.All(ClashText.Sentences.Values, s => Assert.EndsWith("。", s, StringComparison.Ordinal));
    }

    /// <summary>SQLite tells a clash by table and columns, so no two indexes may have the same.</summary>
    [Fact]
    public async Task EveryUniqueIndex_HasColumnsOfItsOwn()
    {
        var indexes = (await IndexesAsync()).ConvertAll(i => $"{i.Table}: {string.Join(',', i.Columns.Order(StringComparer.Ordinal))}");

        Assert.Equal(indexes.Distinct().Count(), indexes.Count);
    }

    public static TheoryData<string> Clashing => [.. Rows.Keys];

    private static Dictionary<string, Func<LawGovDb, Task<object[]>>> Rows { get; } =
        new(StringComparer.Ordinal)
        {
            ["ix_units_code"] = _ => Task.FromResult<object[]>([Unit("X1", "甲局"), Unit("X1", "乙局")]),
            ["ix_units_name"] = _ => Task.FromResult<object[]>([Unit("X2", "丙局"), Unit("X3", "丙局")]),
            ["ix_unit_groups_name"] = _ =>
                Task.FromResult<object[]>([new UnitGroup("各有关单位", CollectiveKind.All), new UnitGroup("各有关单位", CollectiveKind.All)]),
            ["ix_urges_once_a_day"] = async db =>
            {
                var unit = await db.Units.FirstAsync(u => u.MaySupervise);
                return [Urge(unit), Urge(unit)];
            },
            ["ix_filing_periods_key"] = _ => Task.FromResult<object[]>([Period(), Period()]),
            ["PK_calendar_days"] = _ => Task.FromResult<object[]>([Holiday(), Holiday()]),
            ["UserNameIndex"] = _ => Task.FromResult<object[]>([Account(), Account()]),
            ["PK_submission_keys"] = db => Task.FromResult<object[]>([Sent(db), Sent(db)]),
        };

    [Theory]
    [MemberData(nameof(Clashing))]
    public async Task Clash_OnThisDatabase_IsToldByItsIndex(string index)
    {
        var rows = await site.WithDbAsync(Rows[index]);
        await site.WithDbAsync(db => SaveAsync(db, rows[0]));

        var failure = await Assert.ThrowsAsync<DbUpdateException>(() => site.WithDbAsync(db => SaveAsync(db, rows[1])));

        Assert.Equal(index, await site.WithDbAsync(db => Task.FromResult(UniqueIndexes.ViolatedBy(failure, db.Model))));
    }

    [Fact]
    public async Task BrokenReference_IsNoClash()
    {
        var nowhere = new User
        {
            UserName = "nowhere",
            NormalizedUserName = "NOWHERE",
            UnitId = Guid.CreateVersion7(),
        };

        var failure = await Assert.ThrowsAsync<DbUpdateException>(() => site.WithDbAsync(db => SaveAsync(db, nowhere)));

        Assert.True(UniqueIndexes.IsBrokenReference(failure));
        Assert.Null(await site.WithDbAsync(db => Task.FromResult(UniqueIndexes.ViolatedBy(failure, db.Model))));
    }

    /// <summary>Two administrators add the same account at once: the second reads that the name is taken.</summary>
    [Fact]
    public async Task Post_TwoAccountsOfOneNameAtOnce_TheSecondReadsThatTheNameIsTaken()
    {
        var admin = await site.AsAsync("admin");
        var pages = new[] { await admin.OpenAsync($"{Routes.AdminUsers}?handler=New"), await admin.OpenAsync($"{Routes.AdminUsers}?handler=New") };
        var unit = await site.Given.UnitAsync(SmallDistrict.Water);

        var answers = await Task.WhenAll(
            pages.Select(p =>
                Task.Run(() =>
                    admin.PostAsync(
                        $"{Routes.AdminUsers}?handler=New",
                        ("Input.New.UserName", "twice"),
                        ("Input.New.DisplayName", "双人"),
                        ("Input.New.UnitId", $"{unit.Id}"),
                        ("Input.New.Roles", "Liaison")
                    )
                )
            )
        );

        Assert.DoesNotContain(answers, a => (int)a.Status >= 500);
        Assert.DoesNotContain(answers, a => a.Text.Contains("内容已有改动", StringComparison.Ordinal));
        Assert.True(await site.WithDbAsync(db => db.Users.CountAsync(u => u.UserName == "twice")) <= 1);
    }

    private static async Task<bool> SaveAsync(LawGovDb db, object row)
    {
        db.Add(row);
        await db.SaveChangesAsync();
        return true;
    }

    private Task<List<(string Name, string Table, IReadOnlyList<string> Columns)>> IndexesAsync() =>
        site.WithDbAsync(db => Task.FromResult(UniqueIndexes.Of(db.Model).ToList()));

    /// <summary>A key that the program or the database makes anew for every row.</summary>
    private static bool IsMadeAnew(string name, IReadOnlyList<string> columns) => name.StartsWith("PK_", StringComparison.Ordinal) && columns is ["Id"];

    private static CalendarDay Holiday() => new(new DateOnly(2026, 10, 1), false, "国庆节");

    private static SubmissionKey Sent(LawGovDb db) => new(Guid.Empty, Guid.Empty, "/", db.Clock.Now);

    private static Unit Unit(string code, string name) => new(code, name, name, UnitKind.Department, 90);

    private static Domain.Filings.Urge Urge(Unit unit) =>
        new(unit, "2026-Q3", [], "", Domain.Filings.UrgeChannel.System, Actor.System, new DateOnly(2026, 10, 12));

    private static FilingPeriod Period() => new(new ReportingPeriod(2031, 1), new DistrictSettings("测试区", "测试办"), WorkCalendar.Plain);

    private static User Account() =>
        new()
        {
            UserName = "zhang",
            NormalizedUserName = "ZHANG",
            DisplayName = "张",
        };
}
