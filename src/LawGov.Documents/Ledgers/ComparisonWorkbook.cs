using DocumentFormat.OpenXml.Spreadsheet;
using LawGov.Documents.Official;

namespace LawGov.Documents.Ledgers;

/// <summary>What a comparison of two plans found, for a file.</summary>
public sealed record ComparisonWorkbook
{
    /// <summary>Title over the sheet.</summary>
    public required string Title { get; init; }

    /// <summary>The upper plan, as it is called.</summary>
    public required string UpperPlan { get; init; }

    /// <summary>The local plan.</summary>
    public required string LocalPlan { get; init; }

    /// <summary>What was counted, in one sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>Who compares.</summary>
    public required string OrganName { get; init; }

    /// <summary>Who made the file.</summary>
    public required string GeneratedBy { get; init; }

    /// <summary>When the file was made.</summary>
    public required DateTimeOffset GeneratedAt { get; init; }

    /// <summary>The findings in order.</summary>
    public required IReadOnlyList<ComparisonRow> Rows { get; init; }

    /// <summary>Check code of what was found; who made the file and when leaves it as it is.</summary>
    public string CheckCode => Official.CheckCode.Of(new Found(UpperPlan, LocalPlan, Rows));

    private sealed record Found(string UpperPlan, string LocalPlan, IReadOnlyList<ComparisonRow> Rows);
}

/// <summary>A finding.</summary>
/// <param name="Finding">What it is: 未见对应任务.</param>
/// <param name="UpperNumber">Number of the upper task; empty without one.</param>
/// <param name="UpperTask">Its text.</param>
/// <param name="LocalNumber">Number of the local task; empty without one.</param>
/// <param name="LocalTask">Its text.</param>
/// <param name="Difference">What stood there and what stands there now.</param>
/// <param name="Verdict">What a person said; empty while nobody did.</param>
/// <param name="Note">Why.</param>
/// <param name="JudgedBy">Who said it.</param>
/// <param name="JudgedOn">On which day.</param>
public sealed record ComparisonRow(
    string Finding,
    string UpperNumber,
    string UpperTask,
    string LocalNumber,
    string LocalTask,
    string Difference,
    string Verdict,
    string Note,
    string JudgedBy,
    DateOnly? JudgedOn
);

/// <summary>Writes the findings as .xlsx: one row each, to print and to filter.</summary>
public static class ComparisonWriter
{
    private const string Name = "对照结果";
    private const int HeaderRow = 4;

    private static readonly (string Header, double Width)[] Columns =
    [
        ("序号", 6),
        ("发现", 13),
        ("上级\n序号", 7),
        ("上级任务", 46),
        ("本地\n序号", 7),
        ("本地任务", 46),
        ("具体差别", 24),
        ("核对意见", 11),
        ("说明", 22),
        ("核对人", 10),
        ("核对日期", 12),
    ];

    /// <summary>The file; the same findings give the same bytes.</summary>
    public static byte[] Write(ComparisonWorkbook workbook)
    {
        ArgumentNullException.ThrowIfNull(workbook);
        var sheet = new LedgerSheet([.. Columns.Select(c => c.Width)]);
        sheet.Add([LedgerCells.Text(workbook.Title, LedgerFormat.Title), .. Blank(LedgerFormat.Title, Columns.Length - 1)], height: 36);
        sheet.Add(
            [
                LedgerCells.Text(
                    $"上级方案：{PaperText.OneLine(workbook.UpperPlan)}　　本地方案：{PaperText.OneLine(workbook.LocalPlan)}",
                    LedgerFormat.SubtitleLeft
                ),
                .. Blank(LedgerFormat.Default, Columns.Length - 1),
            ],
            height: 18
        );
        sheet.Add(
            [
                LedgerCells.Text(PaperText.OneLine(workbook.Summary), LedgerFormat.SubtitleLeft),
                .. Blank(LedgerFormat.Default, Columns.Length - 2),
                LedgerCells.Text($"{ChineseNumber.Moment(workbook.GeneratedAt)}生成　　校验码：{workbook.CheckCode}", LedgerFormat.SubtitleRight),
            ],
            height: 18
        );
        sheet.Add([.. Columns.Select(c => LedgerCells.Text(c.Header, LedgerFormat.Head))]);
        for (var i = 0; i < workbook.Rows.Count; i++)
            sheet.Add(Cells(i + 1, workbook.Rows[i]));
        if (workbook.Rows.Count == 0)
            sheet.Add([.. Blank(LedgerFormat.Text, 3), LedgerCells.Text("没有发现差别", LedgerFormat.Text), .. Blank(LedgerFormat.Text, Columns.Length - 4)]);
        var last = LedgerCells.ColumnName(Columns.Length);
        var tab = new LedgerTab(
            Name,
            sheet.Build(
                frozenRows: HeaderRow,
                merged: $"A1:{LedgerCells.Name(Columns.Length, 1)}",
                filtered: $"A{HeaderRow}:{last}{sheet.LastRow}",
                isSelected: true
            ),
            HeaderRow,
            $"$A${HeaderRow}:${last}${sheet.LastRow}"
        );
        return LedgerWriter.Pack(
            [tab],
            new PackageProperties(workbook.Title, workbook.LocalPlan, workbook.GeneratedBy, workbook.OrganName, workbook.CheckCode, workbook.GeneratedAt)
        );
    }

    private static Cell[] Cells(int number, ComparisonRow row) =>
        [
            LedgerCells.Number(number),
            LedgerCells.Text(row.Finding, LedgerFormat.Centered),
            LedgerCells.Text(row.UpperNumber, LedgerFormat.Centered),
            LedgerCells.Text(row.UpperTask, LedgerFormat.Text),
            LedgerCells.Text(row.LocalNumber, LedgerFormat.Centered),
            LedgerCells.Text(row.LocalTask, LedgerFormat.Text),
            LedgerCells.Text(row.Difference, LedgerFormat.Text),
            LedgerCells.Text(row.Verdict, LedgerFormat.Centered),
            LedgerCells.Text(row.Note, LedgerFormat.Text),
            LedgerCells.Text(row.JudgedBy, LedgerFormat.Centered),
            LedgerCells.Date(row.JudgedOn),
        ];

    private static IEnumerable<Cell> Blank(LedgerFormat format, int count) => Enumerable.Range(0, count).Select(_ => LedgerCells.Text(null, format));
}
