using LawGov.Domain.Filings;
using LawGov.Domain.Lamps;

namespace LawGov.Domain.Tests.Lamps;

/// <summary>Each rule of the lamp at its edges.</summary>
public sealed class LampRuleTests
{
    private static readonly DateOnly Opens = new(2026, 9, 20),
        Due = new(2026, 10, 13),
        Mend = new(2026, 10, 27);

    private static readonly LampFacts NotIn = new(ReportStatus.NotStarted, Opens, Due, null, null, null, 0, false, false, false);

    private static readonly LampFacts In = NotIn with { Status = ReportStatus.Submitted, FirstSubmittedOn = Due, SelfAssessment = SelfAssessment.OnSchedule };

    [Fact]
    public void DueDayItself_IsOnTime()
    {
        Assert.Equal(Lamp.Yellow, Of(NotIn, Due));
        Assert.Equal(Lamp.Red, Of(NotIn, Due.AddDays(1)));
    }

    [Fact]
    public void NotIn_BeforeTheWindowAndInItUntilItIsDueSoon_IsGrey()
    {
        Assert.Equal(Lamp.Grey, Of(NotIn, Opens.AddDays(-1)));
        Assert.Equal(Lamp.Grey, Of(NotIn, Opens));
        Assert.Equal(Lamp.Grey, Of(NotIn with { Status = ReportStatus.Draft, PriorYellow = true, LagPoints = 50 }, Opens));
    }

    [Fact]
    public void In_LongBeforeItsDueDay_IsGreen() => Assert.Equal(Lamp.Green, Of(In with { FirstSubmittedOn = Opens }, Opens));

    [Fact]
    public void DueSoon_FromTheThirdWorkdayBefore_IsYellow()
    {
        Assert.Equal(Lamp.Grey, LampRule.Of(NotIn, new LampDay(new DateOnly(2026, 10, 7), Due.AddDays(-1))));
        Assert.Equal(Lamp.Yellow, LampRule.Of(NotIn, new LampDay(new DateOnly(2026, 10, 8), Due)));
    }

    [Theory]
    [InlineData(ReportStatus.NotStarted)]
    [InlineData(ReportStatus.Draft)]
    public void Draft_CountsAsNotIn(ReportStatus status) =>
        Assert.Equal(Lamp.Red, Of(NotIn with { Status = status, SelfAssessment = SelfAssessment.Ahead, LagPoints = 50 }, Due.AddDays(1)));

    [Fact]
    public void Completed_IsBlueWhateverElse() =>
        Assert.Equal(Lamp.Blue, Of(NotIn with { IsCompleted = true, IsWaived = true, PriorYellow = true }, Due.AddDays(99)));

    [Fact]
    public void Waived_IsGreyEvenLongAfter() => Assert.Equal(Lamp.Grey, Of(NotIn with { Status = ReportStatus.Waived, IsWaived = true }, Due.AddDays(99)));

    [Fact]
    public void Submitted_WaitingForTheOffice_IsGreenHoweverLong() => Assert.Equal(Lamp.Green, Of(In, Due.AddDays(99)));

    [Fact]
    public void SubmittedLate_IsYellowAndNeverGreenAgain()
    {
        Assert.Equal(Lamp.Yellow, Of(In with { FirstSubmittedOn = Due.AddDays(1) }, Due.AddDays(1)));
        Assert.Equal(Lamp.Yellow, Of(In with { FirstSubmittedOn = Due.AddDays(1), Status = ReportStatus.Accepted }, Due.AddDays(99)));
    }

    [Fact]
    public void Returned_UntilTheDayToMendBy_IsYellowAndThenRed()
    {
        var returned = In with { Status = ReportStatus.Returned, ResubmitDueOn = Mend };

        Assert.Equal(Lamp.Yellow, Of(returned, Mend));
        Assert.Equal(Lamp.Red, Of(returned, Mend.AddDays(1)));
        Assert.Equal(Lamp.Green, Of(returned with { Status = ReportStatus.Submitted }, Mend.AddDays(1)));
    }

    [Theory]
    [InlineData(9, Lamp.Green)]
    [InlineData(10, Lamp.Yellow)]
    [InlineData(30, Lamp.Yellow)]
    [InlineData(31, Lamp.Red)]
    public void Lag_AtItsEdges_TurnsTheLamp(int lag, Lamp expected) => Assert.Equal(expected, Of(In with { LagPoints = lag }, Due));

    [Theory]
    [InlineData(SelfAssessment.Behind, Lamp.Yellow)]
    [InlineData(SelfAssessment.OnSchedule, Lamp.Green)]
    [InlineData(SelfAssessment.Ahead, Lamp.Green)]
    [InlineData(SelfAssessment.Completed, Lamp.Green)]
    [InlineData(SelfAssessment.Other, Lamp.Green)]
    public void SelfAssessment_OnlyBehind_Warns(SelfAssessment own, Lamp expected) => Assert.Equal(expected, Of(In with { SelfAssessment = own }, Due));

    [Fact]
    public void TwoYellowQuartersRunning_AreRed()
    {
        Assert.Equal(Lamp.Red, Of(In with { PriorYellow = true, SelfAssessment = SelfAssessment.Behind }, Due));
        Assert.Equal(Lamp.Red, Of(In with { PriorYellow = true, LagPoints = 10 }, Due));
        Assert.Equal(Lamp.Red, Of(In with { PriorYellow = true, FirstSubmittedOn = Due.AddDays(1) }, Due.AddDays(1)));
    }

    [Fact]
    public void OneYellowQuarterBefore_AloneIsNoReason()
    {
        Assert.Equal(Lamp.Green, Of(In with { PriorYellow = true }, Due));
        Assert.Equal(Lamp.Yellow, Of(In with { PriorYellow = true, Status = ReportStatus.Returned, ResubmitDueOn = Mend }, Due));
        Assert.Equal(Lamp.Yellow, Of(NotIn with { PriorYellow = true }, Due));
    }

    [Fact]
    public void LongAfterItsDueDay_KeepsWhatItEarned()
    {
        Assert.Equal(Lamp.Green, Of(In with { Status = ReportStatus.Accepted }, Due.AddDays(99)));
        Assert.Equal(Lamp.Red, Of(NotIn, Due.AddDays(99)));
    }

    /// <summary>Warned three calendar days ahead, which is enough for edges.</summary>
    private static Lamp Of(LampFacts facts, DateOnly today) => LampRule.Of(facts, new LampDay(today, today.AddDays(3)));
}
