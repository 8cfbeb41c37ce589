using LawGov.Domain.Calendar;
using LawGov.Domain.Lamps;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Data.Queries;

/// <summary>What boards and files of a quarter are made of.</summary>
/// <param name="DataVersion">The version of the data they were read at.</param>
/// <param name="Names">The names beside the counts.</param>
/// <param name="Counts">The counts.</param>
public sealed record BoardData(long DataVersion, QuarterNames Names, QuarterCounts Counts)
{
    /// <summary>Reads them in four queries. The version is read before: what changes meanwhile makes the next one, so nothing old is taken for new.</summary>
    public static async Task<BoardData> ReadAsync(LawGovDb db, ReportingPeriod period, LampDay day, long dataVersion, CancellationToken ct) =>
        new(dataVersion, await QuarterNames.ReadAsync(db, period.Key, ct), await QuarterCounts.ReadAsync(db, period, day, ct));
}

/// <summary>How far the data have come.</summary>
public static class DataVersions
{
    /// <summary>The number of the last entry of the audit chain, which every change of data makes longer.</summary>
    public static async Task<long> DataVersionAsync(this LawGovDb db, CancellationToken ct) => await db.Audit.MaxAsync(a => (long?)a.Seq, ct) ?? 0;
}
