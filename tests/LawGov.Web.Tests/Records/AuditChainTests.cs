using LawGov.Data;
using LawGov.Data.Providers;
using LawGov.Data.Records;
using LawGov.Domain.Units;
using LawGov.TestKit;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Tests.Records;

/// <summary>No record, no change; and whoever alters the record breaks the chain at that place.</summary>
public sealed class AuditChainTests : IAsyncLifetime
{
    private const string Columns = "\"At\", \"ActorId\", \"ActorUnitId\", \"Act\", \"EntityType\", \"EntityId\", \"Changes\", \"Hash\"";

    private TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await TestDatabase.CreateAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Save_AChange_IsRecordedWithIt()
    {
        var before = await CountAsync();
        await using var db = Open();
        var unit = NewUnit("N01");
        db.Units.Add(unit);

        await db.SaveChangesAsync();

        await using var other = Open();
        Assert.Equal(before + 1, await CountAsync());
        var entry = await other.Audit.AsNoTracking().OrderByDescending(a => a.Seq).FirstAsync();
        Assert.Equal(("Added", nameof(Unit), unit.Id, before + 1), (entry.Act, entry.EntityType, entry.EntityId, entry.Seq));
    }

    [Fact]
    public async Task Save_ThatFails_RecordsNothing()
    {
        var (entries, units) = (await CountAsync(), await UnitsAsync());
        await using var db = Open();
        db.Units.AddRange(NewUnit("N01"), NewUnit("U01"));
        db.Note("Test", nameof(Unit), Guid.CreateVersion7());

        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());

        Assert.Equal((entries, units), (await CountAsync(), await UnitsAsync()));
    }

    [Fact]
    public async Task Save_InATransactionRolledBack_RecordsNothing()
    {
        var (entries, units) = (await CountAsync(), await UnitsAsync());
        await using (var db = Open())
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            db.Units.Add(NewUnit("N01"));
            await db.SaveChangesAsync();
            await transaction.RollbackAsync();
        }

        Assert.Equal((entries, units), (await CountAsync(), await UnitsAsync()));
    }

    [Fact]
    public async Task Verify_Untouched_Holds()
    {
        await using var db = Open();

        var result = await AuditChain.VerifyAsync(db, CancellationToken.None);

        Assert.Null(result.FirstBad);
        Assert.True(result.Count > 10);
        Assert.Equal(await CountAsync(), result.Count);
    }

    public static TheoryData<string, string[], long> Tampering =>
        new()
        {
            { "update", ["UPDATE audit_entries SET \"Changes\" = 'x' WHERE \"Seq\" = 3"], 3 },
            { "another actor", ["UPDATE audit_entries SET \"ActorUnitId\" = \"EntityId\" WHERE \"Seq\" = 1"], 1 },
            { "another hash", ["UPDATE audit_entries SET \"Hash\" = (SELECT \"Hash\" FROM audit_entries WHERE \"Seq\" = 2) WHERE \"Seq\" = 5"], 5 },
            { "delete", ["DELETE FROM audit_entries WHERE \"Seq\" = 3"], 4 },
            { "delete the first", ["DELETE FROM audit_entries WHERE \"Seq\" = 1"], 2 },
            { "delete and close the gap", ["DELETE FROM audit_entries WHERE \"Seq\" = 3", "UPDATE audit_entries SET \"Seq\" = 3 WHERE \"Seq\" = 4"], 3 },
            {
                "swap",
                [
                    "UPDATE audit_entries SET \"Seq\" = -1 WHERE \"Seq\" = 3",
                    "UPDATE audit_entries SET \"Seq\" = 3 WHERE \"Seq\" = 4",
                    "UPDATE audit_entries SET \"Seq\" = 4 WHERE \"Seq\" = -1",
                ],
                3
            },
            { "insert before the first", [$"INSERT INTO audit_entries (\"Seq\", {Columns}) SELECT 0, {Columns} FROM audit_entries WHERE \"Seq\" = 2"], 0 },
            { "insert at the end", [$"INSERT INTO audit_entries (\"Seq\", {Columns}) SELECT 1000, {Columns} FROM audit_entries WHERE \"Seq\" = 2"], 1000 },
        };

    [Theory]
    [MemberData(nameof(Tampering))]
    public async Task Verify_AfterTampering_NamesTheFirstBadEntry(string what, string[] statements, long firstBad)
    {
        await using var db = Open();
        await DropTriggersAsync(db);
        foreach (var statement in statements)
            await db.Database.ExecuteSqlRawAsync(statement);

        var result = await AuditChain.VerifyAsync(db, CancellationToken.None);

        Assert.True(result.FirstBad == firstBad, $"{what}: {result}");
    }

    [Fact]
    public async Task Save_ByManyAtOnce_KeepsAChainWithoutGaps()
    {
        const int writers = 8,
            saves = 5;
        var before = await CountAsync();

        await Task.WhenAll(
            Enumerable
                .Range(0, writers)
                .Select(async writer =>
                {
                    for (var i = 0; i < saves; i++)
                    {
                        await using var db = Open();
                        db.Units.Add(NewUnit($"P{writer}{i}"));
                        await db.SaveChangesAsync();
                    }
                })
        );

        await using var reader = Open();
        var result = await AuditChain.VerifyAsync(reader, CancellationToken.None);
        Assert.Null(result.FirstBad);
        Assert.Equal(before + (writers * saves), result.Count);
    }

    [Fact]
    public async Task Save_ChildrenAlone_RaisesTheVersionOfTheRoot()
    {
        await using var db = Open();
        var group = await db.UnitGroups.Include(g => g.Members).SingleAsync(g => g.Name == SmallDistrict.Townships);
        var (version, entries) = (group.Version, await CountAsync());

        group.SetMembers(group.Members.Take(1).Select(m => m.UnitId), new DateOnly(2026, 10, 1));
        await db.SaveChangesAsync();

        await using var other = Open();
        Assert.Equal(version + 1, await other.UnitGroups.Where(g => g.Id == group.Id).Select(g => g.Version).SingleAsync());
        Assert.Equal(entries + 1, await CountAsync());
        Assert.Equal("Modified", (await other.Audit.AsNoTracking().OrderByDescending(a => a.Seq).FirstAsync()).Act);
    }

    [Fact]
    public async Task Save_OnAStaleVersion_FailsAndRecordsNothing()
    {
        await using Data.LawGovDb first = Open(),
            second = Open();
        var mine = await first.Units.SingleAsync(u => u.Code == "U04");
        var theirs = await second.Units.SingleAsync(u => u.Code == "U04");
        mine.AddAlias("水利");
        theirs.AddAlias("水务");
        await first.SaveChangesAsync();
        var entries = await CountAsync();

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => second.SaveChangesAsync());

        Assert.Equal(entries, await CountAsync());
        await using var reader = Open();
        Assert.Contains("水利", (await reader.Units.AsNoTracking().SingleAsync(u => u.Code == "U04")).Aliases, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_ASecret_IsMasked()
    {
        await using var db = Open();
        var user = await db.Users.FirstAsync();
        user.PasswordHash = "AQAAAA-this-must-not-be-logged";

        await db.SaveChangesAsync();

        var entry = await db.Audit.AsNoTracking().OrderByDescending(a => a.Seq).FirstAsync();
        Assert.Contains("PasswordHash", entry.Changes, StringComparison.Ordinal);
        Assert.DoesNotContain("must-not-be-logged", entry.Changes, StringComparison.Ordinal);
    }

    private static Unit NewUnit(string code) => new(code, $"单位{code}", code, UnitKind.Department, 900);

    private LawGovDb Open() => TestDatabase.Open(_database.Provider, _database.ConnectionString);

    private async Task<long> CountAsync()
    {
        await using var db = Open();
        return await db.Audit.LongCountAsync();
    }

    private async Task<int> UnitsAsync()
    {
        await using var db = Open();
        return await db.Units.CountAsync();
    }

    private async Task DropTriggersAsync(LawGovDb db)
    {
        string[] statements =
            _database.Provider == DatabaseProvider.Postgres
                ? ["DROP TRIGGER tr_audit_entries_append_only ON audit_entries"]
                : ["DROP TRIGGER tr_audit_entries_no_update", "DROP TRIGGER tr_audit_entries_no_delete"];
        foreach (var statement in statements)
            await db.Database.ExecuteSqlRawAsync(statement);
    }
}
