using LawGov.Domain.Assignments;
using LawGov.Domain.Filings;
using LawGov.Domain.Lamps;
using LawGov.Domain.Plans;

namespace LawGov.Data.Queries;

/// <summary>
/// An owed report with what boards count: the SQL twin of <see cref="LampRule"/>. Board, Word and Excel all count these rows, so they cannot
/// disagree.
/// </summary>
public sealed class OwedReport
{
    public Guid Id { get; init; }
    public Guid FilingId { get; init; }
    public Guid UnitId { get; init; }
    public Guid PlanTaskId { get; init; }
    public Guid PlanId { get; init; }
    public Guid ChapterId { get; init; }
    public string PeriodKey { get; init; } = "";
    public DateOnly OpensOn { get; init; }
    public DateOnly DueOn { get; init; }

    /// <summary>The due day before it was moved.</summary>
    public DateOnly? OriginalDueOn { get; init; }
    public DateOnly? FirstSubmittedOn { get; init; }
    public DateOnly? ResubmitDueOn { get; init; }
    public ReportStatus Status { get; init; }
    public SelfAssessment? SelfAssessment { get; init; }
    public int LagPoints { get; init; }
    public bool PriorYellow { get; init; }
    public DateOnly? HeldOn { get; init; }

    /// <summary>The assignment is completed.</summary>
    public bool IsCompleted { get; init; }

    /// <summary>Let off.</summary>
    public bool IsWaived { get; init; }

    /// <summary>In by its due day.</summary>
    public bool IsOnTime { get; init; }

    /// <summary>In, but after its due day.</summary>
    public bool IsLate { get; init; }

    /// <summary>Not in although its due day has passed.</summary>
    public bool IsMissing { get; init; }

    /// <summary>Not in, and still in time.</summary>
    public bool IsNotYetDue { get; init; }

    /// <summary>In, and accepted by the office.</summary>
    public bool IsAccepted { get; init; }

    /// <summary>In, and waiting for a decision.</summary>
    public bool IsWaiting { get; init; }

    /// <summary>In once, and back with the unit, or sent back when its duty ended.</summary>
    public bool IsReturned { get; init; }

    /// <summary>Back with the unit longer than it may be.</summary>
    public bool IsUnmended { get; init; }

    /// <summary>The lamp.</summary>
    public Lamp Lamp { get; init; }

    /// <summary>The facts its lamp follows from.</summary>
    public LampFacts Facts =>
        new(Status, OpensOn, DueOn, FirstSubmittedOn, ResubmitDueOn, SelfAssessment, LagPoints, PriorYellow, IsWaived, IsCompleted, HeldOn is not null);
}

/// <summary>An owed report with its own rows.</summary>
public sealed class OwedLine
{
    public required ProgressReport Report { get; init; }
    public required PlanTask Task { get; init; }
    public required TaskAssignment Assignment { get; init; }
    public required OwedReport Owed { get; init; }
}

/// <summary>Reads owed reports as of a day. A line whose duty ended before anything came in is owed no more and is not among them.</summary>
public static class OwedReports
{
    /// <summary>The reports with what they count as on that day.</summary>
    public static IQueryable<OwedReport> Owed(this LawGovDb db, IQueryable<ProgressReport> reports, LampDay day) =>
        db.OwedLines(reports, day).Select(x => x.Owed);

    /// <summary>The same with the rows they are read from, for queries that show more of them.</summary>
    public static IQueryable<OwedLine> OwedLines(this LawGovDb db, IQueryable<ProgressReport> reports, LampDay day) =>
        db.Lines(reports.Where(r => r.Status != ReportStatus.Ended || r.FirstSubmittedOn != null), day);

    /// <summary>All of the lines, also those owed no more: for the pages of the unit itself and of one line, which say why.</summary>
    public static IQueryable<OwedLine> Lines(this LawGovDb db, IQueryable<ProgressReport> reports, LampDay day)
    {
        var today = day.Today;
        var soonOn = day.SoonOn;
        return from r in reports
            join t in db.Tasks on r.PlanTaskId equals t.Id
            // The task, too, so that one task's reports look up its own assignments alone
            join a in db.Assignments on new { Id = r.AssignmentId, r.PlanTaskId } equals new { a.Id, a.PlanTaskId }
            let owed = new OwedReport
            {
                Id = r.Id,
                FilingId = r.FilingId,
                UnitId = r.UnitId,
                PlanTaskId = r.PlanTaskId,
                PlanId = t.PlanId,
                ChapterId = t.ChapterId,
                PeriodKey = r.PeriodKey,
                OpensOn = r.OpensOn,
                DueOn = r.DueOn,
                OriginalDueOn = r.OriginalDueOn,
                FirstSubmittedOn = r.FirstSubmittedOn,
                ResubmitDueOn = r.ResubmitDueOn,
                Status = r.Status,
                SelfAssessment = r.SelfAssessment,
                LagPoints = r.LagPoints,
                PriorYellow = r.PriorYellow,
                HeldOn = r.HeldOn,
                IsCompleted = a.Status == AssignmentStatus.Completed,
                IsWaived = r.WaiveReason != "",
                IsOnTime = r.WaiveReason == "" && r.FirstSubmittedOn != null && r.FirstSubmittedOn <= r.DueOn,
                IsLate = r.WaiveReason == "" && r.FirstSubmittedOn != null && r.FirstSubmittedOn > r.DueOn,
                IsMissing = r.ClockStoppedOn == null && r.DueOn < today && r.HeldOn == null,
                IsNotYetDue = r.ClockStoppedOn == null && (r.DueOn >= today || r.HeldOn != null),
                IsAccepted = r.Status == ReportStatus.Accepted,
                IsWaiting = r.Status == ReportStatus.Submitted,
                IsReturned =
                    r.WaiveReason == ""
                    && r.FirstSubmittedOn != null
                    && (r.Status == ReportStatus.Returned || r.Status == ReportStatus.Draft || r.Status == ReportStatus.Ended),
                IsUnmended = r.Status == ReportStatus.Returned && r.ResubmitDueOn < today && r.HeldOn == null,
                Lamp =
                    a.Status == AssignmentStatus.Completed ? Lamp.Blue
                    : r.WaiveReason != "" || r.Status == ReportStatus.Ended || today < r.OpensOn ? Lamp.Grey
                    : r.FirstSubmittedOn == null && r.DueOn < today && r.HeldOn == null ? Lamp.Red
                    : r.Status == ReportStatus.Returned && r.ResubmitDueOn < today && r.HeldOn == null ? Lamp.Red
                    : r.FirstSubmittedOn != null && r.LagPoints > ProgressReport.RedLag ? Lamp.Red
                    : r.FirstSubmittedOn != null
                    && r.PriorYellow
                    && (r.SelfAssessment == SelfAssessment.Behind || r.LagPoints >= ProgressReport.YellowLag || r.FirstSubmittedOn > r.DueOn)
                        ? Lamp.Red
                    : r.FirstSubmittedOn == null && (r.DueOn <= soonOn || r.HeldOn != null) ? Lamp.Yellow
                    : r.Status == ReportStatus.Returned ? Lamp.Yellow
                    : r.FirstSubmittedOn != null
                    && (r.SelfAssessment == SelfAssessment.Behind || r.LagPoints >= ProgressReport.YellowLag || r.FirstSubmittedOn > r.DueOn)
                        ? Lamp.Yellow
                    : r.FirstSubmittedOn == null ? Lamp.Grey
                    : Lamp.Green,
            }
            select new OwedLine
            {
                Report = r,
                Task = t,
                Assignment = a,
                Owed = owed,
            };
    }

    /// <summary>The reports whose text is everybody's who may see them: accepted by the office, and not waived.</summary>
    public static IQueryable<ProgressReport> Accepted(this IQueryable<ProgressReport> reports) =>
        reports.Where(r => r.WaiveReason == "" && r.Status == ReportStatus.Accepted);
}
