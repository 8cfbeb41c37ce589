using LawGov.Domain;
using LawGov.Domain.Calendar;
using LawGov.Domain.Filings;

namespace LawGov.Web.Sample;

/// <summary>
/// The office's work on a quarter: what came in is accepted or sent back, what was mended is looked at again. In the current quarter the last lines
/// wait.
/// </summary>
internal sealed class SampleReview(SampleContext context, SampleQuarter quarter, Action<SampleLine, DateTime> submitAgain)
{
    /// <summary>
    /// How many lines wait in the current quarter: never reviewed, sent back and not mended, mended and not looked at again, waiting for the second
    /// reviewer.
    /// </summary>
    private const int Waiting = 19,
        Unmended = 5,
        MendedWaiting = 4,
        SecondWaiting = 2;

    private static readonly string[] Reviewers = ["office", "office5", "office6"];

    private static readonly string[] Remarks =
    [
        "数据翔实，同意。",
        "同意。下季度请补充与上年同期的对比。",
        "进展与佐证一致，通过。",
        "做法具体、数据可核，拟在季度通报中点名推荐。",
    ];

    private HashSet<SampleLine> _secondWaiting = [];

    public void Play()
    {
        var submitted = quarter
            .Pages.SelectMany(p => p.Lines)
            .Where(l => l.Report.Status == ReportStatus.Submitted)
            .OrderBy(l => l.Report.SubmittedAt)
            .ToList();
        var reviewed = submitted.Except(Last(submitted.Where(l => !l.IsSentBack).ToList(), Waiting)).ToList();
        _secondWaiting = [.. Last(reviewed.Where(l => l.Report.NeedsSecondReview && l.Quality != SampleQuality.Poor).ToList(), SecondWaiting)];
        var returned = new List<(SampleLine Line, DateTime At)>();
        foreach (var line in reviewed)
        {
            var at = ReviewedAt(line);
            if (line.IsSentBack || line.Random.Next(100) < (line.Quality == SampleQuality.Poor && line.Report.Kind != ReportKind.NoChange ? 80 : 1))
                returned.Add((line, Return(line, at)));
            else
                Accept(line, at);
        }
        Mend([.. returned.Where(r => !r.Line.IsSentBack).OrderBy(r => r.At)]);
    }

    private void Mend(List<(SampleLine Line, DateTime At)> returned)
    {
        var mended = returned.Except(Last(returned, Unmended)).ToList();
        foreach (var (line, at) in mended)
            submitAgain(line, context.Time.NotAfterNow(context.Time.After(at, line.Random.Next(1, 6), line.Random), at, line.Random));
        var again = mended.Select(m => m.Line).OrderBy(l => l.Report.SubmittedAt).ToList();
        foreach (var line in again.Except(Last(again, MendedWaiting)))
            Accept(line, ReviewedAt(line));
    }

    private DateTime ReviewedAt(SampleLine line)
    {
        var from = line.Report.SubmittedAt!.Value;
        if (line.IsSentBack)
            return context.Time.Between(from, 0.93);
        return context.Time.NotAfterNow(context.Time.After(from, line.Random.Next(1, 7), line.Random), from, line.Random);
    }

    private DateTime Return(SampleLine line, DateTime at)
    {
        var reviewer = ReviewerOf(line);
        var mendBy = WorkCalendar.Plain.AddWorkdays(context.Time.DayOf(at), context.Settings.ResubmitWorkdays);
        line.Report.Return(
            ReviewStage.Office,
            SampleToday.ReturnReason(line) ?? SamplePhrasebook.ReturnReason(line.Random, line.Task.Requirement),
            mendBy,
            reviewer,
            at
        );
        context.Keep(line.Report, reviewer, at);
        return at;
    }

    private void Accept(SampleLine line, DateTime at)
    {
        var report = line.Report;
        var reviewer = ReviewerOf(line);
        var isTooModest = report.SelfAssessment == SelfAssessment.Other && line.Random.Next(3) == 0;
        var remark =
            isTooModest ? "从进展看已达到序时进度，自评调整为达进度。"
            : line.Quality == SampleQuality.Excellent ? Remarks[^1]
            : line.Random.Next(15) == 0 ? Remarks[line.Random.Next(3)]
            : "";
        report.Accept(ReviewStage.Office, remark, isTooModest ? SelfAssessment.OnSchedule : null, reviewer, at);
        context.Keep(report, reviewer, at);
        if (!report.AwaitsSecondReview || _secondWaiting.Contains(line))
            return;
        var second = context.People["office2"];
        var confirmedAt = context.Time.NotAfterNow(context.Time.After(at, line.Random.Next(1, 4), line.Random), at, line.Random);
        report.Accept(ReviewStage.Second, "", null, second, confirmedAt);
        context.Keep(report, second, confirmedAt);
    }

    private Actor ReviewerOf(SampleLine line) => context.People[Reviewers[line.Task.Ordinal % 5 < 3 ? 0 : (line.Task.Ordinal % 5) - 2]];

    private List<T> Last<T>(List<T> all, int count) => [.. all.TakeLast(Held(all.Count, count))];

    /// <summary>In the current quarter that many wait, where as many came in; in earlier ones nobody waits any more.</summary>
    private int Held(int of, int count) => quarter.Age > 0 ? 0 : Math.Min(count, of / 3);
}
