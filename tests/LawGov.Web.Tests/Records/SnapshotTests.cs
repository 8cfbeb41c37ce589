using LawGov.TestKit;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Tests.Records;

/// <summary>Whatever is read in one snapshot agrees, however much is written meanwhile; and no writer waits for it.</summary>
public sealed class SnapshotTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    [Fact]
    public async Task Snapshot_WhileSomebodyWrites_ShowsTheDataAsTheyWere()
    {
        await site.WithDbAsync(async db =>
        {
            int before,
                during;
            await using (await db.BeginSnapshotAsync(CancellationToken.None))
            {
                before = await db.Units.CountAsync(u => u.Code == "NEW");
                await WriteAsync();
                during = await db.Units.CountAsync(u => u.Code == "NEW");
            }
            var after = await db.Units.CountAsync(u => u.Code == "NEW");

            Assert.Equal((0, 0, 1), (before, during, after));
            return true;
        });
    }

    [Fact]
    public async Task Save_AfterASnapshot_IsKept()
    {
        await site.WithDbAsync(async db =>
        {
            await using (await db.BeginSnapshotAsync(CancellationToken.None))
                await db.Units.CountAsync();
            db.Note("Test", "Test", Guid.CreateVersion7());
            return await db.SaveChangesAsync();
        });

        Assert.True(await site.WithDbAsync(db => db.Audit.AnyAsync(a => a.Act == "Test")));
    }

    private Task<int> WriteAsync() =>
        site.WithDbAsync(async db =>
        {
            db.Units.Add(new Domain.Units.Unit("NEW", "新设单位", "新设单位", Domain.Units.UnitKind.Other, 99));
            return await db.SaveChangesAsync();
        });
}
