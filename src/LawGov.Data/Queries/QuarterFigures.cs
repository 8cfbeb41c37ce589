using LawGov.Domain.Calendar;
using LawGov.Domain.Filings;
using LawGov.Domain.Lamps;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Data.Queries;

/// <summary>What one unit owes under one chapter in one quarter.</summary>
/// <param name="PeriodKey">The quarter.</param>
/// <param name="UnitId">The unit.</param>
/// <param name="PlanId">The plan.</param>
/// <param name="ChapterId">The chapter.</param>
/// <param name="Figures">Its counts.</param>
public sealed record FigureCell(string PeriodKey, Guid UnitId, Guid PlanId, Guid ChapterId, Figures Figures);

/// <summary>
/// The one source of every number on the board, on the leader's page, in the Word file and in the Excel file: one grouped query with conditional counts over
/// <see cref="OwedReports"/>, by unit and chapter. Sums of its cells are all there is to count.
/// </summary>
public static class QuarterFigures
{
    /// <summary>The cells of the quarter, and of the one before to compare with, as of a day.</summary>
    public static async Task<QuarterCells> ReadFiguresAsync(this LawGovDb db, ReportingPeriod period, LampDay day, CancellationToken ct)
    {
        var (now, before) = (period.Key, period.Previous.Key);
        var reports = db.Reports.AsNoTracking().Where(r => r.PeriodKey == now || r.PeriodKey == before);
        var cells = await db.Owed(reports, day)
            .GroupBy(r => new { r.PeriodKey, r.UnitId, r.PlanId, r.ChapterId })
            .Select(g => new FigureCell(g.Key.PeriodKey, g.Key.UnitId, g.Key.PlanId, g.Key.ChapterId, new Figures
            {
                OnTime = g.Count(r => r.IsOnTime),
                Late = g.Count(r => r.IsLate),
                Missing = g.Count(r => r.IsMissing),
                NotYetDue = g.Count(r => r.IsNotYetDue),
                Waived = g.Count(r => r.IsWaived),
                Accepted = g.Count(r => r.IsAccepted),
                Waiting = g.Count(r => r.IsWaiting),
                Returned = g.Count(r => r.IsReturned),
                Unmended = g.Count(r => r.IsUnmended),
                Red = g.Count(r => r.Lamp == Lamp.Red),
                Yellow = g.Count(r => r.Lamp == Lamp.Yellow),
                Green = g.Count(r => r.Lamp == Lamp.Green),
                Blue = g.Count(r => r.Lamp == Lamp.Blue),
                Grey = g.Count(r => r.Lamp == Lamp.Grey),
                AssessedCompleted = g.Count(r => (r.IsOnTime || r.IsLate) && r.SelfAssessment == SelfAssessment.Completed),
                AssessedAhead = g.Count(r => (r.IsOnTime || r.IsLate) && r.SelfAssessment == SelfAssessment.Ahead),
                AssessedOnSchedule = g.Count(r => (r.IsOnTime || r.IsLate) && r.SelfAssessment == SelfAssessment.OnSchedule),
                AssessedBehind = g.Count(r => (r.IsOnTime || r.IsLate) && r.SelfAssessment == SelfAssessment.Behind),
            }))
            .ToListAsync(ct);
        return new QuarterCells(period, cells);
    }
}

/// <summary>The cells of a quarter and of the one before.</summary>
public sealed class QuarterCells(ReportingPeriod period, IReadOnlyList<FigureCell> cells)
{
    /// <summary>The quarter.</summary>
    public ReportingPeriod Period { get; } = period;

    /// <summary>Its cells.</summary>
    public IReadOnlyList<FigureCell> Now { get; } = [.. cells.Where(c => c.PeriodKey == period.Key)];

    /// <summary>The cells of the quarter before.</summary>
    public IReadOnlyList<FigureCell> Before { get; } = [.. cells.Where(c => c.PeriodKey != period.Key)];
}
