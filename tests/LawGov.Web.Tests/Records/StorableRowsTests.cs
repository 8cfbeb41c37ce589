using LawGov.Domain.Rules;
using LawGov.Domain.Units;
using LawGov.TestKit;

namespace LawGov.Web.Tests.Records;

/// <summary>What one of the two databases could not hold is refused by both.</summary>
public sealed class StorableRowsTests(LawGovSite site) : IClassFixture<LawGovSite>
{
    [Theory]
    [InlineData(0x0, 1, RuleCodes.TextNotStorable)]
    [InlineData(0xD800, 1, RuleCodes.TextNotStorable)]
    [InlineData('长', 5000, RuleCodes.TextTooLong)]
    public async Task Save_TextThatNoColumnHolds_IsRefused(int character, int times, string code)
    {
        var refusal = await Assert.ThrowsAsync<RuleException>(() =>
            site.WithDbAsync(db =>
            {
                db.Add(new UnitGroup($"甲{new string((char)character, times)}乙", CollectiveKind.All));
                return db.SaveChangesAsync();
            })
        );

        Assert.Equal(code, refusal.Code);
    }

    [Fact]
    public Task SaveChanges_WithoutWaiting_IsNotOffered() =>
        site.WithDbAsync(db =>
        {
            db.Add(new UnitGroup("各街道", CollectiveKind.All));
            return Task.FromResult(Assert.Throws<NotSupportedException>(() => db.SaveChanges()));
        });
}
