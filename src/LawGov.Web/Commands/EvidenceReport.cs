using LawGov.Data;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Commands;

/// <summary>Holds the evidence a database names against the files there are.</summary>
internal static class EvidenceReport
{
    /// <summary>Most files named in a message.</summary>
    private const int MostNamed = 20;

    /// <summary>Evidence as the database has it.</summary>
    public sealed record Row(string Name, string Sha256);

    /// <summary>Reads what evidence the database names, each file once.</summary>
    public static async Task<List<Row>> RowsAsync(LawGovDb db, CancellationToken ct)
    {
        var rows = await db.Evidence.AsNoTracking().OrderBy(e => e.Sha256).ThenBy(e => e.Name).Select(e => new Row(e.Name, e.Sha256)).ToListAsync(ct);
        return rows.DistinctBy(r => r.Sha256).ToList();
    }

    /// <summary>The names for a message, with the beginning of their digests.</summary>
    public static string Names(IReadOnlyCollection<Row> rows) =>
        Listed(rows.Select(r => $"{r.Name}（{r.Sha256[..Math.Min(12, r.Sha256.Length)]}）"), rows.Count);

    /// <summary>Some names and how many there are in all.</summary>
    public static string Listed(IEnumerable<string> names, int count) => string.Join("、", names.Take(MostNamed)) + (count > MostNamed ? $"等{count}个" : "");
}
