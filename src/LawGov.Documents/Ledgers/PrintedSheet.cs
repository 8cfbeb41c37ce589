using DocumentFormat.OpenXml.Spreadsheet;
using LawGov.Documents.Official;

namespace LawGov.Documents.Ledgers;

/// <summary>台账: merged title, one header row, one row per task; nothing else is merged, so that it can be sorted.</summary>
internal static class PrintedSheet
{
    public const string Name = "台账";
    public const int HeaderRow = 3;

    private static readonly (string Header, double Width)[] Columns =
    [
        ("序号", 5),
        ("章/节", 14),
        ("任务内容", 25),
        ("成果形式", 9),
        ("牵头单位", 11),
        ("责任单位", 13),
        ("完成时限\n（原文）", 10),
        ("完成时限\n（日期）", 11),
        ("量化指标\n（目标）", 12),
        ("量化指标\n（实际）", 12),
        ("进展情况", 31),
        ("存在问题", 17),
        ("下一步措施", 17),
        ("自评\n进度", 8),
        ("审核意见", 12),
        ("佐证材料", 13),
        ("亮灯", 10),
        ("督办情况", 12),
    ];

    public static LedgerTab Build(LedgerWorkbook book)
    {
        var sheet = new LedgerSheet([.. Columns.Select(c => c.Width)]);
        sheet.Add([LedgerCells.Text(book.Title, LedgerFormat.Title), .. Blank(LedgerFormat.Title, Columns.Length - 1)], height: 36);
        sheet.Add(
            [
                LedgerCells.Text($"单位：{PaperText.OneLine(book.ScopeName)}　　期间：{PaperText.OneLine(book.PeriodLabel)}", LedgerFormat.SubtitleLeft),
                .. Blank(LedgerFormat.Default, Columns.Length - 2),
                LedgerCells.Text($"数据截至{ChineseNumber.Moment(book.DataCutOffAt)}　　校验码：{book.CheckCode}", LedgerFormat.SubtitleRight),
            ],
            height: 18
        );
        sheet.Add([.. Columns.Select(c => LedgerCells.Text(c.Header, LedgerFormat.Head))]);
        foreach (var row in book.Rows)
            sheet.Add(Cells(row));
        if (book.Rows.Count == 0)
            sheet.Add([.. Blank(LedgerFormat.Text, 2), LedgerCells.Text("本期没有任务", LedgerFormat.Text), .. Blank(LedgerFormat.Text, Columns.Length - 3)]);

        return new LedgerTab(Name, sheet.Build(frozenRows: HeaderRow, merged: $"A1:{LedgerCells.Name(Columns.Length, 1)}", isSelected: true), HeaderRow);
    }

    private static Cell[] Cells(LedgerRow row) =>
        [
            LedgerCells.Text(row.Number, LedgerFormat.Centered),
            LedgerCells.Text(string.Join('\n', new[] { row.Chapter, row.Section }.Where(s => s.Length > 0)), LedgerFormat.Text),
            LedgerCells.Text(row.Task, LedgerFormat.Text),
            LedgerCells.Text(row.Deliverable, LedgerFormat.Text),
            LedgerCells.Text(string.Join('、', row.Leads), LedgerFormat.Text),
            LedgerCells.Text(string.Join('、', row.ResponsibleUnits), LedgerFormat.Text),
            LedgerCells.Text(row.DeadlineText, LedgerFormat.Centered),
            LedgerCells.Date(row.DueOn),
            LedgerCells.Text(string.Join('\n', row.Targets.Select(Wanted)), LedgerFormat.Text),
            LedgerCells.Text(string.Join('\n', row.Targets.Select(Actual)), LedgerFormat.Text),
            LedgerCells.Text(row.Progress, LedgerFormat.Text),
            LedgerCells.Text(row.Problems, LedgerFormat.Text),
            LedgerCells.Text(row.NextStep, LedgerFormat.Text),
            LedgerCells.Text(row.SelfAssessment, LedgerFormat.Centered),
            LedgerCells.Text(row.ReviewOpinion, LedgerFormat.Text),
            LedgerCells.Text(string.Join('\n', row.Evidence), LedgerFormat.Text),
            LedgerCells.Text(row.LampText.Replace(' ', '\n'), LedgerStyles.Of(row.Lamp)),
            LedgerCells.Text(row.Supervision, LedgerFormat.Text),
        ];

    private static string Wanted(LedgerTarget target) =>
        target.Target is { } wanted ? $"{target.Name} {ChineseNumber.Plain(wanted)}{target.Unit}" : target.Name;

    private static string Actual(LedgerTarget target) =>
        target.Actual is { } actual ? $"{target.Name} {ChineseNumber.Plain(actual)}{target.Unit}" : $"{target.Name} 未报";

    private static IEnumerable<Cell> Blank(LedgerFormat format, int count) => Enumerable.Range(0, count).Select(_ => LedgerCells.Text(null, format));
}
