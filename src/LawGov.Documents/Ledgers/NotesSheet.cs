using DocumentFormat.OpenXml.Spreadsheet;

namespace LawGov.Documents.Ledgers;

/// <summary>说明: where the figures come from and what the words mean.</summary>
internal static class NotesSheet
{
    public const string Name = "说明";

    private static readonly LedgerDefinition[] Standing =
    [
        new("应报", "本期开立、未经批准免报的填报事项；各项比率以应报数为分母。"),
        new("按时报送", "首次报送日期不晚于应报日期；应报当日24时前报送为按时。以后被退回修改的，仍计按时。"),
        new("补报", "首次报送日期晚于应报日期；本期亮灯为黄灯，不为绿灯。"),
        new("未报", "应报日期已过、尚未报送且未经批准免报。"),
        new("逾期天数", "应报日期次日起至首次报送日期的自然日数；未报的算至数据截至日。按时为0，未到期为空。"),
        new("亮灯", "由日期和事实推算，不作人工填写：红灯为逾期，黄灯为预警，绿灯为正常，蓝灯为已完成，灰灯为未到期。"),
        new("明细", "一行为一项任务、一个单位、一个期次，可筛选、可作数据透视；有多项指标的，第一项列入数值列，其余列入“其他指标”。"),
        new("核对方法", "校验码是数据散列值的前8位；数据相同则校验码相同，可据此核对打印件与系统数据是否一致。"),
    ];

    public static LedgerTab Build(LedgerWorkbook book)
    {
        var sheet = new LedgerSheet(18, 82);
        sheet.Add([LedgerCells.Text("说明", LedgerFormat.Title), LedgerCells.Text(null, LedgerFormat.Title)], height: 36);
        Say(sheet, "标题", LedgerCells.Text(book.Title, LedgerFormat.Meaning));
        Say(sheet, "范围", LedgerCells.Text(book.ScopeName, LedgerFormat.Meaning));
        Say(sheet, "统计期间", LedgerCells.Text(book.PeriodLabel, LedgerFormat.Meaning));
        Say(sheet, "台账管理单位", LedgerCells.Text(book.OrganName, LedgerFormat.Meaning));
        Say(sheet, "数据截至", LedgerCells.Moment(book.DataCutOffAt));
        Say(sheet, "生成时间", LedgerCells.Moment(book.GeneratedAt));
        Say(sheet, "生成人", LedgerCells.Text(book.GeneratedBy, LedgerFormat.Meaning));
        Say(sheet, "校验码", LedgerCells.Text(book.CheckCode, LedgerFormat.Meaning));
        foreach (var definition in Standing.Concat(book.Definitions))
            Say(sheet, definition.Term, LedgerCells.Text(definition.Meaning, LedgerFormat.Meaning));

        return new LedgerTab(Name, sheet.Build(frozenRows: 0, merged: "A1:B1", isLandscape: false), HeaderRow: 0);
    }

    private static void Say(LedgerSheet sheet, string term, Cell meaning) => sheet.Add([LedgerCells.Text(term, LedgerFormat.Term), meaning]);
}
