namespace LawGov.Documents.Ledgers;

/// <summary>
/// A ledger file as data: the quarter's ledger of the district or the ledger of one unit. <see cref="LedgerWriter"/> makes three sheets of it:
/// 台账 (to print), 明细 (to pivot), 说明 (what the figures mean).
/// </summary>
public sealed record LedgerWorkbook
{
    /// <summary>Title over the printed sheet, e.g. 示范区法治政府建设任务台账（2026年第三季度）.</summary>
    public required string Title { get; init; }

    /// <summary>Whose ledger it is: the district or a unit.</summary>
    public required string ScopeName { get; init; }

    /// <summary>The organ that keeps the ledger.</summary>
    public required string OrganName { get; init; }

    /// <summary>The period as people say it, e.g. 2026年第三季度.</summary>
    public required string PeriodLabel { get; init; }

    /// <summary>Tasks in plan order.</summary>
    public required IReadOnlyList<LedgerRow> Rows { get; init; }

    /// <summary>One line per task, unit and period.</summary>
    public required IReadOnlyList<LedgerDetail> Details { get; init; }

    /// <summary>Terms explained on the third sheet besides the standing ones (on time, late, missing, lamps).</summary>
    public IReadOnlyList<LedgerDefinition> Definitions { get; init; } = [];

    /// <summary>State of the data, in the district's own offset.</summary>
    public required DateTimeOffset DataCutOffAt { get; init; }

    /// <summary>When the file is made, in the district's own offset.</summary>
    public required DateTimeOffset GeneratedAt { get; init; }

    /// <summary>Display name of the person who makes it.</summary>
    public required string GeneratedBy { get; init; }

    /// <summary>First eight hex digits (upper case) of SHA-256 over the data, but for the instants and the person.</summary>
    public string CheckCode => Official.CheckCode.Of(this with { DataCutOffAt = default, GeneratedAt = default, GeneratedBy = "" });
}

/// <summary>A term and its meaning.</summary>
/// <param name="Term">The word used in the sheets.</param>
/// <param name="Meaning">What it counts.</param>
public sealed record LedgerDefinition(string Term, string Meaning);
