using DocumentFormat.OpenXml.Spreadsheet;
using LawGov.Documents.Official;

namespace LawGov.Documents.Ledgers;

/// <summary>明细: header in row 1, one row per task, unit and period, filter on every column, nothing merged: made for a pivot table.</summary>
internal static class FlatSheet
{
    public const string Name = "明细";

    private static readonly (string Header, double Width)[] Columns =
    [
        ("期次", 10),
        ("方案", 26),
        ("章", 18),
        ("任务编号", 8),
        ("任务名称", 34),
        ("单位", 18),
        ("单位类别", 11),
        ("角色", 10),
        ("填报状态", 10),
        ("应报日期", 12),
        ("首次报送日期", 12),
        ("逾期天数", 8),
        ("审核日期", 12),
        ("自评进度", 9),
        ("亮灯", 9),
        ("指标", 16),
        ("目标值", 9),
        ("实际值", 9),
        ("计量单位", 9),
        ("其他指标", 20),
        ("进展情况", 50),
        ("存在问题", 30),
        ("下一步措施", 30),
    ];

    public static LedgerTab Build(LedgerWorkbook book)
    {
        var sheet = new LedgerSheet([.. Columns.Select(c => c.Width)]);
        sheet.Add([.. Columns.Select(c => LedgerCells.Text(c.Header, LedgerFormat.Head))]);
        foreach (var detail in book.Details)
            sheet.Add(Cells(detail));

        var last = LedgerCells.ColumnName(Columns.Length);
        return new LedgerTab(Name, sheet.Build(frozenRows: 1, filtered: $"A1:{last}{sheet.LastRow}"), HeaderRow: 1, Filtered: $"$A$1:${last}${sheet.LastRow}");
    }

    private static Cell[] Cells(LedgerDetail detail)
    {
        var target = detail.Targets.Count > 0 ? detail.Targets[0] : null;
        var others = detail
            .Targets.Skip(1)
            .Select(t =>
            {
                var wanted = t.Target is { } value ? $"目标{ChineseNumber.Plain(value)}{t.Unit}，" : "";
                return $"{t.Name}：{wanted}实际{(t.Actual is { } actual ? ChineseNumber.Plain(actual) + t.Unit : "未报")}";
            });
        return
        [
            LedgerCells.Text(detail.PeriodKey, LedgerFormat.Centered),
            LedgerCells.Text(detail.PlanTitle, LedgerFormat.Text),
            LedgerCells.Text(detail.Chapter, LedgerFormat.Text),
            LedgerCells.Text(detail.TaskNumber, LedgerFormat.Centered),
            LedgerCells.Text(detail.TaskTitle, LedgerFormat.Text),
            LedgerCells.Text(detail.UnitName, LedgerFormat.Text),
            LedgerCells.Text(detail.UnitKind, LedgerFormat.Text),
            LedgerCells.Text(detail.Role, LedgerFormat.Text),
            LedgerCells.Text(detail.Status, LedgerFormat.Centered),
            LedgerCells.Date(detail.DueOn),
            LedgerCells.Date(detail.FirstSubmittedOn),
            LedgerCells.Number(detail.DaysLate),
            LedgerCells.Date(detail.ReviewedOn),
            LedgerCells.Text(detail.SelfAssessment, LedgerFormat.Centered),
            LedgerCells.Text(detail.Lamp, LedgerFormat.Centered),
            LedgerCells.Text(target?.Name, LedgerFormat.Text),
            LedgerCells.Number(target?.Target),
            LedgerCells.Number(target?.Actual),
            LedgerCells.Text(target?.Unit, LedgerFormat.Centered),
            LedgerCells.Text(string.Join('\n', others), LedgerFormat.Text),
            LedgerCells.Text(detail.Progress, LedgerFormat.Text),
            LedgerCells.Text(detail.Problems, LedgerFormat.Text),
            LedgerCells.Text(detail.NextStep, LedgerFormat.Text),
        ];
    }
}
