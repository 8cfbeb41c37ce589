using LawGov.Domain.Filings;
using LawGov.Domain.Obligations;
using LawGov.Domain.Plans;

namespace LawGov.Data.Queries;

/// <summary>What one unit owes, since when and until when (应办事项): one row for each row that causes it.</summary>
public sealed record Obligation
{
    /// <summary>What is owed, as the database carries it through a union.</summary>
    public int KindNo { get; init; }

    /// <summary>What is owed.</summary>
    public ObligationKind Kind => (ObligationKind)KindNo;

    /// <summary>The row that causes it: a report, an assignment.</summary>
    public Guid Id { get; init; }

    /// <summary>Who owes it.</summary>
    public Guid UnitId { get; init; }

    /// <summary>For which task.</summary>
    public Guid TaskId { get; init; }

    /// <summary>On which page of the unit; none where it is no line of one.</summary>
    public Guid? FilingId { get; init; }

    /// <summary>For which quarter; none where it belongs to none.</summary>
    public string? PeriodKey { get; init; }

    /// <summary>First day on which it was owed.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>Last day that is on time.</summary>
    public DateOnly Until { get; init; }

    /// <summary>The day before it was moved.</summary>
    public DateOnly? OriginalDueOn { get; init; }

    /// <summary>Since when it is held.</summary>
    public DateOnly? HeldOn { get; init; }

    /// <summary>Whether it is late on that day.</summary>
    public bool IsLate(DateOnly today) => Until < today && HeldOn is null;
}

/// <summary>The one read model of what is owed.</summary>
public static class ObligationQueries
{
    /// <summary>
    /// Everything owed now, by whomever: the rows whose <see cref="IOwed.OwedUntil"/> is set, by one partial index each, but for those of a locked quarter,
    /// of a plan that is not in force and of a unit that is not in use.
    /// </summary>
    public static IQueryable<Obligation> Obligations(this LawGovDb db)
    {
        var reports =
            from r in db.Reports
            where r.OwedUntil != null
            where !db.Periods.Any(p => p.Key == r.PeriodKey && p.LockedAt != null)
            where db.Units.Any(u => u.Id == r.UnitId && u.IsActive)
            select new Obligation
            {
                KindNo = r.Status == ReportStatus.Returned ? (int)ObligationKind.Correction : (int)ObligationKind.Report,
                Id = r.Id,
                UnitId = r.UnitId,
                TaskId = r.PlanTaskId,
                FilingId = r.FilingId,
                PeriodKey = r.PeriodKey,
                Since = r.OpensOn,
                Until = r.OwedUntil!.Value,
                OriginalDueOn = r.OriginalDueOn,
                HeldOn = r.HeldOn,
            };
        var deadlines =
            from a in db.Assignments
            where a.OwedUntil != null
            where db.Plans.Any(p => p.Id == a.PlanId && p.Status == PlanStatus.Published)
            where db.Units.Any(u => u.Id == a.UnitId && u.IsActive)
            select new Obligation
            {
                KindNo = (int)ObligationKind.Deadline,
                Id = a.Id,
                UnitId = a.UnitId!.Value,
                TaskId = a.PlanTaskId,
                FilingId = null,
                PeriodKey = null,
                Since = a.IssuedOn,
                Until = a.OwedUntil!.Value,
                OriginalDueOn = a.OriginalDueOn,
                HeldOn = a.HeldOn,
            };
        var answers =
            from q in db.Requests
            where q.OwedUntil != null
            where db.Units.Any(u => u.Id == q.AnsweringUnitId && u.IsActive)
            select new Obligation
            {
                KindNo = (int)ObligationKind.Answer,
                Id = q.Id,
                UnitId = q.AnsweringUnitId,
                TaskId = q.TaskId ?? Guid.Empty,
                FilingId = null,
                PeriodKey = null,
                Since = q.AskedOn,
                Until = q.OwedUntil!.Value,
                OriginalDueOn = null,
                HeldOn = null,
            };
        return reports.Concat(deadlines).Concat(answers);
    }
}
