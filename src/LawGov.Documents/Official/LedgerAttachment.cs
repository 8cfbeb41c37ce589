using LawGov.Documents.Ledgers;

namespace LawGov.Documents.Official;

/// <summary>Part seven: the ledger as a landscape attachment.</summary>
internal static class LedgerAttachment
{
    // Weights are characters of 小五 a column shall hold on a line, and its margins: 66 characters and 11 margins fill a landscape page.
    private const double Margins = 2.0 * PaperStyles.LedgerMargin / (PaperGeometry.SizeSmallFive * 10);

    private static readonly PaperColumn[] Columns =
    [
        new("序号", 2.2 + Margins, PaperAlignment.Center),
        new("任务内容", 10 + Margins),
        new("牵头单位", 5 + Margins),
        new("责任单位", 5.4 + Margins),
        new("完成时限", 4.2 + Margins, PaperAlignment.Center),
        new("量化指标\n实际/目标", 5.5 + Margins),
        new("进展情况", 12.3 + Margins),
        new("存在问题", 7 + Margins),
        new("下一步措施", 7 + Margins),
        new("自评", 3.2 + Margins, PaperAlignment.Center),
        new("亮灯", 4.2 + Margins, PaperAlignment.Center),
    ];

    public static PaperAttachment Of(QuarterlySummary summary) =>
        new()
        {
            TitleLines = [$"{summary.DistrictName}{summary.PeriodLabel}法治政府建设任务台账"],
            IsLandscape = true,
            Blocks = [new PaperTable(Columns, [.. summary.Ledger.Select(Row)])],
        };

    private static IReadOnlyList<string> Row(LedgerRow row) =>
        [
            row.Number,
            row.Task,
            string.Join('、', row.Leads),
            string.Join('、', row.ResponsibleUnits),
            row.DeadlineText.Length > 0 || row.DueOn is null ? row.DeadlineText : ChineseNumber.Date(row.DueOn.Value),
            string.Join('\n', row.Targets.Select(Target)),
            row.Progress,
            row.Problems,
            row.NextStep,
            row.SelfAssessment,
            row.LampText.Replace(' ', '\n'),
        ];

    private static string Target(LedgerTarget target)
    {
        var wanted = target.Target is { } value ? $"/{ChineseNumber.Plain(value)}" : "";
        return $"{target.Name}：{(target.Actual is { } actual ? ChineseNumber.Plain(actual) : "未报")}{wanted}{target.Unit}";
    }
}
