using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using LawGov.Documents.Ledgers;

namespace LawGov.Documents.Tests.Ledgers;

public sealed class ComparisonWriterTests
{
    private static readonly ComparisonRow Row = new(
        "时限推后",
        "1",
        "编制事项目录。",
        "2",
        "=编制目录。",
        "6月底前 → 12月底前",
        "问题属实",
        "",
        "周敏",
        new DateOnly(2026, 10, 8)
    );

    [Fact]
    public void Write_Findings_StandOneARowUnderOneHeader()
    {
        using var book = Open(Workbook(Row, Row with { Finding = "未见对应任务", JudgedOn = null }));

        var rows = book.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Row>().ToList();
        Assert.Equal(
            ["序号", "发现", "上级\n序号", "上级任务", "本地\n序号", "本地任务", "具体差别", "核对意见", "说明", "核对人", "核对日期"],
            rows[3].Elements<Cell>().Select(c => c.InnerText)
        );
        Assert.Equal(6, rows.Count);
        Assert.Equal("时限推后", rows[4].Elements<Cell>().ElementAt(1).InnerText);
        Assert.Equal("=编制目录。", rows[4].Elements<Cell>().ElementAt(5).InlineString!.InnerText);
    }

    [Fact]
    public void Write_AnyFindings_IsAValidFile()
    {
        using var book = Open(Workbook(Row));
        using var empty = Open(Workbook());

        Assert.Empty(new OpenXmlValidator().Validate(book));
        Assert.Empty(new OpenXmlValidator().Validate(empty));
        Assert.Contains("没有发现差别", empty.WorkbookPart!.WorksheetParts.Single().Worksheet!.InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public void CheckCode_FollowsTheFindingsAndNotWhoMadeTheFile()
    {
        var book = Workbook(Row);

        Assert.Equal(book.CheckCode, (book with { GeneratedBy = "吴桐", GeneratedAt = book.GeneratedAt.AddDays(1) }).CheckCode);
        Assert.NotEqual(book.CheckCode, Workbook(Row with { Verdict = "不是问题" }).CheckCode);
    }

    private static ComparisonWorkbook Workbook(params ComparisonRow[] rows) =>
        new()
        {
            Title = "对照结果",
            UpperPlan = "示范省方案",
            LocalPlan = "示范区方案",
            Summary = "上级4项任务",
            OrganName = "示范区委依法治区办",
            GeneratedBy = "周敏",
            GeneratedAt = new DateTimeOffset(2026, 10, 8, 9, 0, 0, TimeSpan.FromHours(8)),
            Rows = rows,
        };

    private static SpreadsheetDocument Open(ComparisonWorkbook workbook) =>
        SpreadsheetDocument.Open(new MemoryStream(ComparisonWriter.Write(workbook)), isEditable: false);
}
