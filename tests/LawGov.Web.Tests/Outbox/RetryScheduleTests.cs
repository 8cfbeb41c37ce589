using LawGov.Web.Outbox;

namespace LawGov.Web.Tests.Outbox;

[Trait("Database", "once")]
public sealed class RetryScheduleTests
{
    [Fact]
    public void After_EachAttemptOfAWebhook_WaitsLongerAndEnds()
    {
        var waits = Enumerable.Range(1, 10).Select(n => RetrySchedule.Webhook.After(n, 0.5)?.TotalSeconds).ToList();

        Assert.Equal([5, 300, 1800, 7200, 18000, 36000, 50400, 72000, 86400, null], waits);
    }

    [Theory]
    [InlineData(0, 240)]
    [InlineData(1, 360)]
    public void After_AttemptOfAWebhook_SpreadsByAFifth(double chance, int seconds) =>
        Assert.Equal(seconds, RetrySchedule.Webhook.After(2, chance)!.Value.TotalSeconds, 3);

    [Theory]
    [InlineData(-5, 300)]
    [InlineData(10, 300)]
    [InlineData(900, 900)]
    [InlineData(864000, 86400)]
    public void After_OtherSideAsks_WaitsAsLongButNotForEver(int asked, int seconds) =>
        Assert.Equal(seconds, RetrySchedule.Webhook.After(2, 0.5, TimeSpan.FromSeconds(asked))!.Value.TotalSeconds);

    [Fact]
    public void After_AttemptsOfAMail_AreEightInTwoDays()
    {
        var waits = Enumerable.Range(1, 8).Select(n => RetrySchedule.Mail.After(n, Random.Shared.NextDouble())?.TotalMinutes).ToList();

        Assert.Equal([1, 5, 30, 120, 300, 600, 1440, null], waits);
    }
}
