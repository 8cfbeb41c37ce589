using System.Collections.Concurrent;
using LawGov.Domain.Plans;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace LawGov.Data.Queries;

/// <summary>A unit as a board names it.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Name">Short name.</param>
/// <param name="SortOrder">Place in the official order.</param>
/// <param name="MaySupervise">Whether it may be urged and named among the late.</param>
/// <param name="UrgedTimes">How often it was urged in the quarter.</param>
/// <param name="UrgedOn">When it was last urged in the quarter.</param>
public sealed record UnitName(Guid Id, string Name, int SortOrder, bool MaySupervise, int UrgedTimes, DateOnly? UrgedOn);

/// <summary>A chapter as a board names it.</summary>
public sealed record ChapterName(Guid Id, Guid PlanId, int Ordinal, string Heading);

/// <summary>A plan as a board names it.</summary>
public sealed record PlanTitle(Guid Id, string Title);

/// <summary>The names beside the figures, and how far the audit chain has come: what was counted at one length of the chain stays true until it grows.</summary>
public sealed record QuarterNames(IReadOnlyList<UnitName> Units, IReadOnlyList<ChapterName> Chapters, IReadOnlyList<PlanTitle> Plans, int ChainLength)
{
    private enum Kind
    {
        Unit,
        Chapter,
        Plan,
        Chain,
    }

    /// <summary>Compiled once for each model: it runs with every board, and finding it anew by its shape would take longer than its answer.</summary>
    private static readonly ConcurrentDictionary<IModel, Func<LawGovDb, string, long, IAsyncEnumerable<Row>>> Queries = new();

    /// <summary>Reads the names in one query. Where the audit chain has not grown since <paramref name="known"/> was read, the query finds one row and <paramref name="known"/> itself comes back.</summary>
    public static async Task<QuarterNames> ReadAsync(LawGovDb db, string periodKey, QuarterNames? known, CancellationToken ct)
    {
        var query = Queries.GetOrAdd(db.Model, static _ => Compile());
        var rows = new List<Row>();
        await foreach (var row in query(db, periodKey, known?.ChainLength ?? -1).WithCancellation(ct)) rows.Add(row);
        if (known is not null && rows is [{ Kind: (int)Kind.Chain }]) return known;
        return new QuarterNames(
            [.. rows.Where(r => r.Kind == (int)Kind.Unit).OrderBy(r => r.Order).ThenBy(r => r.Id).Select(r => new UnitName(r.Id, r.Text, r.Order, r.Flag, r.Times, r.On))],
            [.. rows.Where(r => r.Kind == (int)Kind.Chapter).OrderBy(r => r.Parent).ThenBy(r => r.Order).Select(r => new ChapterName(r.Id, r.Parent, r.Order, r.Prefix.Length == 0 ? r.Text : $"{r.Prefix}、{r.Text}"))],
            [.. rows.Where(r => r.Kind == (int)Kind.Plan).OrderBy(r => r.Id).Select(r => new PlanTitle(r.Id, r.Text))],
            rows.Find(r => r.Kind == (int)Kind.Chain)?.Order ?? 0);
    }

    private static Func<LawGovDb, string, long, IAsyncEnumerable<Row>> Compile() => EF.CompileAsyncQuery((LawGovDb db, string periodKey, long known) =>
        db.Units.AsNoTracking().Select(u => new Row
        {
            Kind = (int)Kind.Unit,
            Id = u.Id,
            Parent = u.Id,
            Order = u.SortOrder,
            Prefix = "",
            Text = u.ShortName,
            Flag = u.MaySupervise,
            Times = db.Urges.Count(x => x.PeriodKey == periodKey && x.UnitId == u.Id),
            On = db.Urges.Where(x => x.PeriodKey == periodKey && x.UnitId == u.Id).Max(x => (DateOnly?)x.UrgedOn),
        }).Concat(db.Sections.AsNoTracking().Where(s => s.Level == SectionLevel.Chapter).Select(s => new Row
        {
            Kind = (int)Kind.Chapter,
            Id = s.Id,
            Parent = s.PlanId,
            Order = s.Ordinal,
            Prefix = s.OrdinalText,
            Text = s.Title,
            Flag = false,
            Times = 0,
            On = null,
        })).Concat(db.Plans.AsNoTracking().Select(p => new Row
        {
            Kind = (int)Kind.Plan,
            Id = p.Id,
            Parent = p.Id,
            Order = 0,
            Prefix = "",
            Text = p.Title,
            Flag = false,
            Times = 0,
            On = null,
        })).Where(_ => db.Audit.Max(x => (long?)x.Seq) != known).Concat(db.Audit.AsNoTracking().Where(a => a.Seq == db.Audit.Max(x => (long?)x.Seq)).Select(a => new Row
        {
            Kind = (int)Kind.Chain,
            Id = a.EntityId,
            Parent = a.EntityId,
            Order = (int)a.Seq,
            Prefix = "",
            Text = "",
            Flag = false,
            Times = 0,
            On = null,
        })));

    private sealed class Row
    {
        public int Kind { get; init; }
        public Guid Id { get; init; }
        public Guid Parent { get; init; }
        public int Order { get; init; }
        public string Prefix { get; init; } = "";
        public string Text { get; init; } = "";
        public bool Flag { get; init; }
        public int Times { get; init; }
        public DateOnly? On { get; init; }
    }
}
