using LawGov.Domain.Events;
using LawGov.Domain.Filings;
using LawGov.Domain.Rules;

namespace LawGov.Domain.Tests.Filings;

/// <summary>One page and one signature a quarter.</summary>
public sealed class UnitFilingTests
{
    [Fact]
    public void Submit_AllReady_SubmitsThePage()
    {
        var page = new GivenFiling(lines: 3).Write();

        var submitted = page.Submit();

        Assert.Equal(3, submitted.Count);
        Assert.Equal(FilingStatus.Submitted, page.Filing.Status);
        Assert.Equal(GivenFiling.DueOn, page.Filing.SubmittedOn);
    }

    [Fact]
    public void Submit_SomeReady_SubmitsThoseAndStaysOpenForTheRest()
    {
        var page = new GivenFiling(lines: 3);
        page.Line.Save(GivenFiling.Text(), People.Clerk);

        var submitted = page.Submit();

        Assert.Same(page.Line, Assert.Single(submitted));
        Assert.Equal(FilingStatus.Open, page.Filing.Status);
        Assert.Null(page.Filing.SubmittedOn);
        Assert.True(page.Filing.IsTouched);
    }

    [Fact]
    public void Submit_TheRestLater_KeepsTheDaysOfEachLine()
    {
        var page = new GivenFiling(lines: 2);
        page.Line.Save(GivenFiling.Text(), People.Clerk);
        page.Submit(GivenFiling.DueOn);
        page.Write();

        page.Submit(GivenFiling.LateOn);

        Assert.Equal([false, true], page.Lines.Select(l => l.IsLate));
        Assert.Equal((FilingStatus.Submitted, GivenFiling.LateOn), (page.Filing.Status, page.Filing.SubmittedOn));
    }

    [Fact]
    public void Submit_NothingReady_IsRefused()
    {
        var page = new GivenFiling(lines: 2);

        Refused.By(RuleCodes.NothingReady, () => page.Submit());

        Assert.Equal(FilingStatus.Open, page.Filing.Status);
    }

    [Fact]
    public void Submit_TheDayBeforeTheWindow_IsRefusedAndOnItsFirstDayNot()
    {
        var page = new GivenFiling().Write();

        var refusal = Refused.By(RuleCodes.PeriodNotOpen, () => page.Submit(GivenFiling.OpensOn.AddDays(-1)));
        page.Submit(GivenFiling.OpensOn);

        Assert.Equal([GivenFiling.OpensOn], refusal.Values);
        Assert.Equal(FilingStatus.Submitted, page.Filing.Status);
    }

    [Fact]
    public void Submit_WaivedAndAcceptedLinesBeside_DoNotHoldThePageOpen()
    {
        var page = new GivenFiling(lines: 2);
        page.Lines[1].Waive(ReviewStage.Office, "未涉及。", People.Reviewer, GivenFiling.OpensOn);
        page.Line.Save(GivenFiling.Text(), People.Clerk);

        page.Submit();

        Assert.Equal(FilingStatus.Submitted, page.Filing.Status);
    }

    [Fact]
    public void Submit_Again_LeavesTheDayOfTheFirstSubmission()
    {
        var page = new GivenFiling().Submitted(GivenFiling.DueOn).Returned();

        page.Submitted(GivenFiling.LateOn);

        Assert.Equal(GivenFiling.DueOn, page.Filing.SubmittedOn);
    }

    [Fact]
    public void Reopen_OneLineTakenBack_OpensThePage()
    {
        var page = new GivenFiling(lines: 2).Submitted();

        page.Filing.Reopen(page.Line);

        Assert.Equal(FilingStatus.Open, page.Filing.Status);
        Assert.Equal([ReportStatus.Draft, ReportStatus.Submitted], page.Lines.Select(l => l.Status));
    }

    [Fact]
    public void Submit_WhereTheHeadSigns_NeedsTheSignature()
    {
        var page = new GivenFiling().Write();

        Refused.By(RuleCodes.SignatureRequired, () => page.Submit(signing: true));
        Refused.By(RuleCodes.SignatureRequired, () => page.Submit(by: People.Head, signing: true, isHead: true));
        page.Filing.RequestSignature(page.Lines, People.Clerk);
        Refused.By(RuleCodes.SignatureRequired, () => page.Submit(signing: true));

        Assert.Equal(FilingStatus.PendingUnitApproval, page.Filing.Status);
        Assert.Null(page.Filing.SignedBy);
    }

    [Fact]
    public void Submit_ByTheHead_SignsAndSubmits()
    {
        var page = new GivenFiling(lines: 2).Write();
        page.Filing.RequestSignature(page.Lines, People.Clerk);

        page.Submit(by: People.Head, signing: true, isHead: true);

        Assert.Equal((People.Head.UserId, "郭强"), (page.Filing.SignedBy, page.Filing.SignedByName));
        Assert.Equal(FilingStatus.Submitted, page.Filing.Status);
        Assert.All(page.Lines, l => Assert.Equal(ReportStatus.Submitted, l.Status));
    }

    [Fact]
    public void Submit_ByTheHeadWhoPreparedIt_IsRefused()
    {
        var page = new GivenFiling().Write();
        page.Filing.RequestSignature(page.Lines, People.Head);

        Refused.By(RuleCodes.SignerIsAuthor, () => page.Submit(by: People.Head, signing: true, isHead: true));

        Assert.Null(page.Filing.SignedBy);
    }

    [Fact]
    public void Submit_SignedButAllWaivedMeanwhile_LeavesNoSignature()
    {
        var page = new GivenFiling().Write();
        page.Filing.RequestSignature(page.Lines, People.Clerk);
        page.Line.Waive(ReviewStage.Office, "未涉及。", People.Reviewer, GivenFiling.DueOn);

        Refused.By(RuleCodes.NothingReady, () => page.Submit(by: People.Head, signing: true, isHead: true));

        Assert.Null(page.Filing.SignedBy);
        Assert.Null(page.Filing.SignedByName);
    }

    [Fact]
    public void RequestSignature_WithOpenLines_NamesHowMany()
    {
        var page = new GivenFiling(lines: 3);
        page.Line.Save(GivenFiling.Text(), People.Clerk);

        var refusal = Refused.By(RuleCodes.LinesNotReady, () => page.Filing.RequestSignature(page.Lines, People.Clerk));

        Assert.Equal([2], refusal.Values);
        Assert.Equal(FilingStatus.Open, page.Filing.Status);
    }

    [Fact]
    public void RequestSignature_WithNothingToSign_IsRefused()
    {
        var page = new GivenFiling();
        page.Line.Waive(ReviewStage.Office, "未涉及。", People.Reviewer, GivenFiling.OpensOn);

        Refused.By(RuleCodes.NothingReady, () => page.Filing.RequestSignature(page.Lines, People.Clerk));
    }

    [Fact]
    public void RefuseSignature_SaysWhyUntilItIsAskedForAgain()
    {
        var page = new GivenFiling().Write();
        page.Filing.RequestSignature(page.Lines, People.Clerk);
        Refused.By(RuleCodes.ReasonRequired, () => page.Filing.RefuseSignature(""));

        page.Filing.RefuseSignature("数字不对。");
        var reason = page.Filing.RefusalReason;
        page.Filing.RequestSignature(page.Lines, People.Clerk);

        Assert.Equal("数字不对。", reason);
        Assert.Equal("", page.Filing.RefusalReason);
    }

    [Fact]
    public void TakeBackSignature_OpensThePageUntilItIsSigned()
    {
        var page = new GivenFiling().Write();
        Refused.By(RuleCodes.TransitionNotAllowed, () => page.Filing.TakeBackSignature());
        page.Filing.RequestSignature(page.Lines, People.Clerk);
        Refused.By(RuleCodes.TransitionNotAllowed, () => page.Filing.EnsureCanEdit(GivenFiling.DueOn));

        page.Filing.TakeBackSignature();

        Assert.Equal(FilingStatus.Open, page.Filing.Status);
        Assert.True(page.Filing.CanEdit(GivenFiling.DueOn));
        Assert.Equal(TimelineAct.SignatureTakenBack, page.Filing.Events[^1].Act);
        page.Filing.RequestSignature(page.Lines, People.Clerk);
        page.Submit(by: People.Head, signing: true, isHead: true);
        Refused.By(RuleCodes.TransitionNotAllowed, () => page.Filing.TakeBackSignature());
    }

    [Fact]
    public void CanSign_IsAnotherPersonThanWhoAsked()
    {
        var page = new GivenFiling().Write();
        var before = page.Filing.CanSign(People.Head);
        page.Filing.RequestSignature(page.Lines, People.Clerk);

        Assert.False(before);
        Assert.True(page.Filing.CanSign(People.Head));
        Assert.False(page.Filing.CanSign(People.Clerk));
        Assert.False(page.Filing.CanSubmit(page.Lines, signing: true, isUnitReviewer: true, People.Clerk, GivenFiling.DueOn));
        Assert.True(page.Filing.CanSubmit(page.Lines, signing: true, isUnitReviewer: true, People.Head, GivenFiling.DueOn));
    }

    [Fact]
    public void EnsureCanEdit_BeforeTheWindowOpens_IsRefused() =>
        Refused.By(RuleCodes.PeriodNotOpen, () => new GivenFiling().Filing.EnsureCanEdit(GivenFiling.OpensOn.AddDays(-1)));
}
