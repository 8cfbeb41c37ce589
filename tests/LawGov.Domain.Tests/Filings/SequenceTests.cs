using FsCheck;
using FsCheck.Fluent;
using LawGov.Domain.Filings;
using LawGov.Domain.Rules;

namespace LawGov.Domain.Tests.Filings;

/// <summary>Whatever is called in whatever order: a page and its lines never reach a state the rules do not know, and a refused act changes nothing.</summary>
public sealed class SequenceTests
{
    private const int Lines = 2;

    private enum Call
    {
        Save,
        SaveSame,
        SaveIncomplete,
        NoChange,
        Attach,
        Detach,
        RequestSignature,
        RefuseSignature,
        Submit,
        Sign,
        Withdraw,
        AcceptOffice,
        AcceptOverriding,
        AcceptSecond,
        AcceptAsClerk,
        AcceptAsRevocation,
        ReturnOffice,
        ReturnSecond,
        Waive,
        WaiveSecond,
        TakeBackSignature,
        End,
        Resume,
        AskInTime,
        MoreTime,
        NoMoreTime,
        NextDay,
    }

    [Fact]
    public void AnySequence_OnAPage_KeepsEveryRule()
    {
        var step = from call in Gen.Elements(Enum.GetValues<Call>()) from line in Gen.Choose(0, Lines - 1) select (Call: call, Line: line);
        var story =
            from hostsOffice in Gen.Elements(false, true)
            from signing in Gen.Elements(false, true)
            from steps in Gen.ListOf(step, 60)
            select new Story(hostsOffice, signing, [.. steps]);
        var reached = new HashSet<(ReportStatus, FilingStatus)>();

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(story.ToArbitrary(), s => Play(s, reached)));

        Assert.Equal(Enum.GetValues<ReportStatus>(), reached.Select(r => r.Item1).Distinct().Order());
        Assert.Equal(Enum.GetValues<FilingStatus>(), reached.Select(r => r.Item2).Distinct().Order());
    }

    private static void Play(Story story, HashSet<(ReportStatus, FilingStatus)> reached)
    {
        var before = new GivenFiling(lines: Lines, period: "2026-Q2").Submitted(new DateOnly(2026, 7, 1));
        var page = new GivenFiling(lines: Lines, hostsOffice: story.HostsOffice, previous: before.Line);
        var today = GivenFiling.DueOn.AddDays(-5);
        var originals = new Dictionary<Guid, DateOnly>();
        foreach (var (call, index) in story.Steps)
        {
            if (call == Call.NextDay)
            {
                today = today.AddDays(1);
                continue;
            }
            var facts = Facts(page);
            try
            {
                Do(call, page, page.Lines[index], story.Signing, today);
            }
            catch (RuleException)
            {
                Assert.Equal(facts, Facts(page));
            }
            foreach (var line in page.Lines)
            {
                EnsureLegal(line, story.HostsOffice, today);
                EnsureOwed(line, originals);
                reached.Add((line.Status, page.Filing.Status));
            }
            if (story.Signing && page.Filing.Status == FilingStatus.Submitted)
                Assert.True(page.Filing.SignedBy is { } signer && signer != page.Filing.PreparedBy);
        }
    }

    /// <summary>What is owed until when, told from the line's state alone; the first day stays once it was moved.</summary>
    private static void EnsureOwed(ProgressReport line, Dictionary<Guid, DateOnly> originals)
    {
        var isOut = line is { FirstSubmittedOn: null, WaiveReason: "", EndedOn: null };
        var isBack = line is { Status: ReportStatus.Returned, EndedOn: null };
        var wasTakenBack = line.Status == ReportStatus.Draft;
        Assert.Equal(
            isBack ? line.ResubmitDueOn
                : isOut || wasTakenBack ? line.DueOn
                : null,
            line.OwedUntil
        );
        if (line.HeldOn is not null)
            Assert.NotNull(line.OwedUntil);
        if (line.OriginalDueOn is not { } first)
            return;
        Assert.Equal(originals.TryAdd(line.Id, first) ? first : originals[line.Id], first);
    }

    private static void EnsureLegal(ProgressReport line, bool hostsOffice, DateOnly today)
    {
        var isIn = line.Status is ReportStatus.Submitted or ReportStatus.Accepted;
        Assert.Equal(line.Revisions.Count, line.RevisionNo);
        Assert.Equal(Enumerable.Range(1, line.RevisionNo), line.Revisions.Select(r => r.RevisionNo));
        Assert.Equal(line.Decisions.Count, line.Decisions.Select(d => (d.RevisionNo, d.Stage)).Distinct().Count());
        Assert.All(line.Decisions, d => Assert.InRange(d.RevisionNo, 1, line.RevisionNo));
        Assert.All(line.Decisions, d => Assert.DoesNotContain(line.Revisions, r => r.RevisionNo == d.RevisionNo && r.SubmittedBy == d.DecidedBy));
        Assert.All(line.Decisions.Where(d => d.Verdict == Verdict.Return), d => Assert.NotEmpty(d.Comment));
        if (isIn)
            Assert.NotNull(line.FirstSubmittedOn);
        if (line.FirstSubmittedOn is { } first)
            Assert.True(first <= line.ClockStoppedOn && first <= today);
        Assert.Equal(line.ClockStoppedOn is not null, line.FirstSubmittedOn is not null || line.WaiveReason.Length > 0 || line.Status == ReportStatus.Ended);
        Assert.Equal(line.EndedOn is null, line.EndReason is null);
        if (line.Status == ReportStatus.Ended)
            Assert.True(line is { EndedOn: not null, ResubmitDueOn: null } && !line.IsMissing(today.AddYears(1)));
        if (line.EndedOn is not null)
            Assert.False(line.IsEditable);
        Assert.Equal(isIn && line.Status == ReportStatus.Submitted, line.SubmittedAt is not null && line.Status == ReportStatus.Submitted);
        if (line.AwaitsSecondReview)
            Assert.True(hostsOffice && isIn);
        if (line.Status is ReportStatus.Returned)
            Assert.NotNull(line.ResubmitDueOn);
        if (line.Status is ReportStatus.Draft or ReportStatus.NotStarted)
            Assert.Empty(line.Decisions);
        if (line.Status is ReportStatus.Accepted or ReportStatus.Waived)
            Assert.Null(line.ResubmitDueOn);
        if (line.Status == ReportStatus.Waived)
            Assert.NotEmpty(line.WaiveReason);
        if (line.Status == ReportStatus.Accepted)
            EnsureAccepted(line, hostsOffice);
        if (line.Kind == ReportKind.Supplement)
            Assert.True(line.IsLate);
        Assert.Equal(line.Evidence.Count(f => f.IsCurrent), line.EvidenceCount);
        Assert.All(line.Evidence, f => Assert.InRange(f.SinceRevision, 1, isIn ? line.RevisionNo : line.RevisionNo + 1));
        Assert.All(line.Evidence, f => Assert.True(f.UntilRevision is not { } until || (f.SinceRevision <= until && until <= line.RevisionNo)));
        Assert.InRange(line.EvidenceCount, 0, EvidenceFile.MostPerReport);
    }

    private static void EnsureAccepted(ProgressReport line, bool hostsOffice)
    {
        var accepted = line
            .Decisions.Where(d => d.RevisionNo == line.RevisionNo && d is { Verdict: Verdict.Accept, Stage: not ReviewStage.RevocationSecond })
            .ToList();
        Assert.Equal(hostsOffice ? [ReviewStage.Office, ReviewStage.Second] : [ReviewStage.Office], accepted.Select(d => d.Stage));
        Assert.Equal(accepted.Count, accepted.Select(d => d.DecidedBy).Distinct().Count());
    }

    private static string Facts(GivenFiling page) =>
        string.Join(
            '|',
            page.Lines.Select(l =>
                $"{l.Status} {l.Kind} {l.Text} {l.RevisionNo} {l.Revisions.Count} {l.Decisions.Count} {l.EvidenceCount} {l.FirstSubmittedOn} "
                + $"{l.ClockStoppedOn} {l.ResubmitDueOn} {l.SubmittedAt} {l.AuthorId} {l.AwaitsSecondReview} {l.IsCorrected} {l.WaiveReason} "
                + $"{l.LagPoints} {l.OwedUntil} {l.HeldOn} {l.OriginalDueOn} {l.Events.Count}"
            )
        )
        + $"|{page.Filing.Status} {page.Filing.PreparedBy} {page.Filing.SignedBy} {page.Filing.SignedByName} {page.Filing.SubmittedOn} "
        + $"{page.Filing.RefusalReason} {page.Filing.Events.Count}";

    private static void Do(Call call, GivenFiling page, ProgressReport line, bool signing, DateOnly today)
    {
        switch (call)
        {
            case Call.Save:
                line.Save(GivenFiling.Text($"举办培训{line.RevisionNo + 3}期。"), People.Clerk);
                break;
            case Call.SaveSame:
                line.Save(line.Text, People.Clerk);
                break;
            case Call.SaveIncomplete:
                line.Save(ReportText.Empty, People.Clerk);
                break;
            case Call.NoChange:
                line.MarkNoChange(People.Clerk);
                break;
            case Call.Attach:
                line.Attach("a.pdf", "application/pdf", 1, new string('a', 64), People.Clerk, GivenFiling.Now);
                break;
            case Call.Detach:
                line.Detach(line.Evidence.FirstOrDefault(f => f.IsCurrent)?.Id ?? Guid.Empty);
                break;
            case Call.RequestSignature:
                page.Filing.RequestSignature(page.Lines, People.Clerk);
                break;
            case Call.RefuseSignature:
                page.Filing.RefuseSignature("数字不对。");
                break;
            case Call.Submit:
                page.Submit(today, signing: signing);
                break;
            case Call.Sign:
                page.Submit(today, People.Head, signing, isHead: true);
                break;
            case Call.Withdraw:
                page.Filing.Reopen(line);
                break;
            case Call.AcceptOffice:
                line.Accept(ReviewStage.Office, "", null, People.Reviewer, GivenFiling.Now);
                break;
            case Call.AcceptOverriding:
                line.Accept(ReviewStage.Office, "与实际不符。", SelfAssessment.Behind, People.Reviewer, GivenFiling.Now);
                break;
            case Call.AcceptSecond:
                line.Accept(ReviewStage.Second, "", null, People.Second, GivenFiling.Now);
                break;
            case Call.AcceptAsClerk:
                line.Accept(line.AwaitsSecondReview ? ReviewStage.Second : ReviewStage.Office, "", null, People.Clerk, GivenFiling.Now);
                break;
            case Call.AcceptAsRevocation:
                line.Accept(ReviewStage.Revocation, "", null, People.Reviewer, GivenFiling.Now);
                break;
            case Call.ReturnOffice:
                line.Return(ReviewStage.Office, "请补充。", today.AddDays(7), People.Reviewer, GivenFiling.Now);
                break;
            case Call.ReturnSecond:
                line.Return(ReviewStage.Second, "请补充。", today.AddDays(7), People.Second, GivenFiling.Now);
                break;
            case Call.Waive:
                line.Waive(ReviewStage.Office, "未涉及。", People.Reviewer, today);
                break;
            case Call.WaiveSecond:
                line.Waive(ReviewStage.Second, "未涉及。", People.Second, today);
                break;
            case Call.TakeBackSignature:
                page.Filing.TakeBackSignature();
                break;
            case Call.End:
                line.End(EndReason.AssignmentWithdrawn, today);
                break;
            case Call.Resume:
                line.Resume(today.AddDays(7));
                break;
            case Call.AskInTime:
                line.Hold(today);
                break;
            case Call.MoreTime:
                line.Run(today.AddDays(5), today.AddDays(-1));
                break;
            case Call.NoMoreTime:
                line.Run(null, today);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(call));
        }
    }

    private sealed record Story(bool HostsOffice, bool Signing, IReadOnlyList<(Call Call, int Line)> Steps)
    {
        public override string ToString() =>
            $"{(HostsOffice ? "host" : "unit")}, {(Signing ? "signed" : "unsigned")}: {string.Join(' ', Steps.Select(s => $"{s.Call}({s.Line})"))}";
    }
}
