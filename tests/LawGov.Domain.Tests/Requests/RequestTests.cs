using LawGov.Domain.Calendar;
using LawGov.Domain.Events;
using LawGov.Domain.Filings;
using LawGov.Domain.Requests;
using LawGov.Domain.Rules;
using LawGov.Domain.Units;

namespace LawGov.Domain.Tests.Requests;

public sealed class RequestTests
{
    private static readonly DateOnly Due = new(2026, 12, 31),
        Monday = new(2026, 12, 28);

    [Theory]
    [InlineData(RequestKind.Completion, "2027-01-11")]
    [InlineData(RequestKind.Extension, "2026-12-31")]
    [InlineData(RequestKind.Waiver, "2026-12-31")]
    [InlineData(RequestKind.Dispute, "2027-01-04")]
    [InlineData(RequestKind.Withdrawal, "2027-01-04")]
    public void Asked_OfAKind_IsAnsweredWithinItsWorkingDays(RequestKind kind, string answerBy)
    {
        var request = Asked(kind, Due.AddMonths(1));

        Assert.Equal(DateOnly.Parse(answerBy, System.Globalization.CultureInfo.InvariantCulture), request.AnswerBy);
        Assert.Equal((RequestStatus.Asked, request.AnswerBy), (request.Status, request.OwedUntil));
        Assert.IsType<RequestAsked>(Assert.Single(request.Events));
    }

    [Theory]
    [InlineData(RequestKind.Extension, "2026-12-31", true)]
    [InlineData(RequestKind.Extension, "2027-01-01", false)]
    [InlineData(RequestKind.Dispute, "2026-12-31", true)]
    [InlineData(RequestKind.Completion, "2026-12-31", false)]
    [InlineData(RequestKind.Waiver, "2026-12-31", false)]
    public void Asked_OnADay_HoldsTheClockOnlyWhereItIsInTimeAndOfThatKind(RequestKind kind, string day, bool holds) =>
        Assert.Equal(holds, Asked(kind, Due.AddMonths(1), DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)).Holds);

    [Fact]
    public void Decide_ByWhoAsked_IsRefused() =>
        Refused.By(RuleCodes.ReviewerIsAuthor, () => Asked(RequestKind.Waiver).Decide(Unit(), ReviewStage.Office, true, "", null, People.Clerk, Monday));

    [Fact]
    public void Decide_ForTheOfficesOwnUnit_IsTheSecondReviewers()
    {
        var request = Asked(RequestKind.Waiver, forSecond: true);

        Refused.By(RuleCodes.OwnUnit, () => request.Decide(Unit(), ReviewStage.Office, true, "", null, People.Reviewer, Monday));
        request.Decide(Unit(), ReviewStage.Second, true, "", null, People.Second, Monday);

        Assert.Equal((RequestStatus.Approved, (DateOnly?)null), (request.Status, request.OwedUntil));
    }

    [Fact]
    public void Decide_AsRefused_NeedsAReason() =>
        Refused.By(RuleCodes.ReasonRequired, () => Asked(RequestKind.Waiver).Decide(Unit(), ReviewStage.Office, false, " ", null, People.Reviewer, Monday));

    [Theory]
    [InlineData(null)]
    [InlineData("2026-12-31")]
    [InlineData("2026-12-01")]
    public void Decide_ExtensionToNoLaterDay_IsRefused(string? day)
    {
        var granted = day is null ? (DateOnly?)null : DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);

        Refused.By(
            RuleCodes.DayNotLater,
            () => Asked(RequestKind.Extension, Due.AddMonths(1)).Decide(Unit(), ReviewStage.Office, true, "", granted, People.Reviewer, Monday)
        );
    }

    [Fact]
    public void Decide_Twice_IsRefused()
    {
        var request = Asked(RequestKind.Waiver);
        request.Decide(Unit(), ReviewStage.Office, true, "", null, People.Reviewer, Monday);

        Refused.By(RuleCodes.TransitionNotAllowed, () => request.Decide(Unit(), ReviewStage.Office, false, "不行。", null, People.Third, Monday));
        Refused.By(RuleCodes.TransitionNotAllowed, () => request.Withdraw(People.Clerk));
    }

    [Fact]
    public void Withdraw_ByAnotherUnit_IsRefused()
    {
        var request = Asked(RequestKind.Waiver);

        Refused.By(RuleCodes.TransitionNotAllowed, () => request.Withdraw(People.Reviewer));
        request.Withdraw(People.Head);

        Assert.Equal(RequestStatus.Withdrawn, request.Status);
    }

    [Fact]
    public void Lapse_LeavesNothingToAnswer()
    {
        var request = Asked(RequestKind.Waiver);

        request.Lapse();

        Assert.Equal((RequestStatus.Lapsed, (DateOnly?)null), (request.Status, request.OwedUntil));
    }

    private static Request Asked(RequestKind kind, DateOnly? proposed = null, DateOnly? on = null, bool forSecond = false)
    {
        var about = new RequestedThing(RequestSubject.Assignment, Guid.CreateVersion7(), People.Water, null, null, null, Due, forSecond, Guid.CreateVersion7());
        return new Request(kind, about, "确有困难。", proposed, null, People.Clerk, on ?? Monday, WorkCalendar.Plain);
    }

    private static Unit Unit() => People.UnitOf(People.Water);
}
