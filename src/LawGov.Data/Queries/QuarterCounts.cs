using LawGov.Domain.Calendar;
using LawGov.Domain.Lamps;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Data.Queries;

/// <summary>What one unit owes under one chapter in one quarter.</summary>
/// <param name="PeriodKey">The quarter.</param>
/// <param name="UnitId">The unit.</param>
/// <param name="PlanId">The plan.</param>
/// <param name="ChapterId">The chapter.</param>
/// <param name="Counts">Its counts.</param>
public sealed record CountCell(string PeriodKey, Guid UnitId, Guid PlanId, Guid ChapterId, ReportCounts Counts);

/// <summary>
/// The cells of a quarter and of the one before: the one source of every number on the board, on the leader's page, in the Word file and in the
/// Excel file. Every number is a sum of these cells.
/// </summary>
public sealed class QuarterCounts(ReportingPeriod period, IEnumerable<CountCell> cells)
{
    /// <summary>The quarter.</summary>
    public ReportingPeriod Period { get; } = period;

    /// <summary>Its cells.</summary>
    public IReadOnlyList<CountCell> Now { get; } = [.. cells.Where(c => c.PeriodKey == period.Key)];

    /// <summary>The cells of the quarter before.</summary>
    public IReadOnlyList<CountCell> Before { get; } = [.. cells.Where(c => c.PeriodKey == period.Previous.Key)];

    /// <summary>Counts the quarter, and the one before to compare with, as of a day, in one grouped query by unit and chapter.</summary>
    public static async Task<QuarterCounts> ReadAsync(LawGovDb db, ReportingPeriod period, LampDay day, CancellationToken ct)
    {
        var (now, before) = (period.Key, period.Previous.Key);
        var reports = db.Reports.AsNoTracking().Where(r => r.PeriodKey == now || r.PeriodKey == before);
        var cells = await db.Owed(reports, day)
            .CountBy(
                r => new
                {
                    r.PeriodKey,
                    r.UnitId,
                    r.PlanId,
                    r.ChapterId,
                },
                (key, counts) => new CountCell(key.PeriodKey, key.UnitId, key.PlanId, key.ChapterId, counts)
            )
            .ToListAsync(ct);
        return new QuarterCounts(period, cells);
    }
}
