namespace LawGov.Documents.Official;

/// <summary>Composes the quarterly summary (季度总结): six parts and the ledger as an attachment.</summary>
public static partial class QuarterlySummaryPaper
{
    /// <summary>
    /// The paper. Paragraphs that the office may edit carry a <see cref="PaperBlock.Key"/>, stable over later data.
    /// </summary>
    /// <param name="summary">One query result.</param>
    /// <exception cref="ArgumentException">The figures do not add up; the message names the pair that disagrees.</exception>
    public static OfficialPaper Compose(QuarterlySummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        RequireSums(summary);

        var blocks = new PaperOutline();
        blocks.Say("opening", Opening(summary));
        Overall(blocks, summary);
        Assessments(blocks, summary);
        Chapters(blocks, summary);
        Problems(blocks, summary);
        Delays(blocks, summary);
        Promises(blocks, summary);

        return new OfficialPaper
        {
            TitleLines = [$"{summary.DistrictName}{summary.PeriodLabel}", "法治政府建设任务推进情况总结"],
            Subtitle = $"（数据截至{ChineseNumber.Moment(summary.DataCutOffAt)}）",
            Addressee = summary.Addressee,
            Blocks = blocks.Blocks,
            Attachments = summary.Ledger.Count == 0 ? [] : [LedgerAttachment.Of(summary)],
            Signature = new PaperSignature(summary.OrganName, summary.SignedOn),
            IsDraft = !summary.IsFinal,
            Provenance = new PaperProvenance(summary.PeriodLabel, summary.DataCutOffAt, summary.GeneratedAt, summary.GeneratedBy, summary.CheckCode),
        };
    }

    private static string Opening(QuarterlySummary s)
    {
        var plans = string.Concat(s.PlanTitles.Select(t => $"《{t.Trim('《', '》')}》"));
        return plans.Length == 0 ? $"现将{s.PeriodLabel}法治政府建设任务推进情况总结如下。" : $"根据{plans}，现将{s.PeriodLabel}任务推进情况总结如下。";
    }

    private static void Overall(PaperOutline blocks, QuarterlySummary s)
    {
        blocks.Head(1, "总体情况");
        blocks.Say("overall", SummarySentences.Overall(s.Figures));
        blocks.Say("change", SummarySentences.Change(s.Figures, s.PreviousFigures, s.PreviousPeriodLabel));
        blocks.Say("review", SummarySentences.Review(s.Figures));
        if (s.FiguresByKind.Count == 0)
            return;

        var hasOpen = s.Figures.NotYetDue > 0;
        List<PaperColumn> columns =
        [
            new("单位类别", 3.4),
            new("单位数", 1.6, PaperAlignment.Right),
            new("应报", 1.5, PaperAlignment.Right),
            new("按时", 1.5, PaperAlignment.Right),
            new("补报", 1.5, PaperAlignment.Right),
            new("未报", 1.5, PaperAlignment.Right),
            new("按时报送率", 2.4, PaperAlignment.Right),
            new("免报", 1.5, PaperAlignment.Right),
        ];
        if (hasOpen)
            columns.Insert(6, new("未到期", 1.6, PaperAlignment.Right));
        IReadOnlyList<string> Row(SummaryFiguresRow row)
        {
            var f = row.Figures;
            List<string> cells =
            [
                row.Name,
                .. new[] { row.UnitCount, f.Expected, f.OnTime, f.Late, f.Missing }.Select(SummarySentences.N),
                SummarySentences.RateCell(f.OnTime, f.Expected),
                SummarySentences.N(f.Waived),
            ];
            if (hasOpen)
                cells.Insert(6, SummarySentences.N(f.NotYetDue));
            return cells;
        }

        blocks.Say(null, "按单位类别统计如下（单位：个、项）。");
        blocks.Add(
            new PaperTable(columns, [.. s.FiguresByKind.Select(Row), Row(new SummaryFiguresRow("合计", s.FiguresByKind.Sum(r => r.UnitCount), s.Figures))])
            {
                Note = hasOpen ? "注：应报＝按时＋补报＋未报＋未到期；按时报送率＝按时÷应报。" : "注：应报＝按时＋补报＋未报；按时报送率＝按时÷应报。",
            }
        );
    }

    private static void Assessments(PaperOutline blocks, QuarterlySummary s)
    {
        blocks.Head(1, "进度分类");
        blocks.Say("assessments", SummarySentences.Assessments(s.Assessments, s.Figures.Submitted));
    }

    private static void Chapters(PaperOutline blocks, QuarterlySummary s)
    {
        blocks.Head(1, "分章推进情况");
        if (s.Chapters.Count == 0)
        {
            blocks.Say("chapters", "本季度没有可以汇总的章节进展。");
            return;
        }

        var severalPlans = s.Chapters.Select(c => c.PlanTitle).Distinct(StringComparer.Ordinal).Count() > 1;
        for (var c = 0; c < s.Chapters.Count; c++)
        {
            var chapter = s.Chapters[c];
            blocks.Head(2, severalPlans && chapter.PlanTitle is { } plan ? $"{chapter.Title}（《{plan.Trim('《', '》')}》）" : chapter.Title);
            var key = $"chapter:{chapter.PlanTitle}:{chapter.Title}";
            blocks.Say(
                key,
                chapter.Items.Count == 0
                    ? $"本章任务{SummarySentences.N(chapter.TaskCount)}项，本季度没有审核通过的进展。"
                    : $"本章任务{SummarySentences.N(chapter.TaskCount)}项，本季度有审核通过进展的{SummarySentences.N(chapter.Items.Count)}项。"
            );
            for (var i = 0; i < chapter.Items.Count; i++)
                blocks.Item($"{key}:{chapter.Items[i].TaskNumber}", i + 1, Item(chapter.Items[i]));
        }
    }

    private static string Item(SummaryItem item)
    {
        var lead = string.IsNullOrWhiteSpace(item.Lead) ? "牵头单位待明确" : $"{item.Lead}牵头";
        var text = $"{Title(item.Title)}（第{item.TaskNumber}项，{lead}）。{Sentence(item.Progress)}";
        if (item.Targets.Count > 0)
            text += $"指标：{string.Join("；", item.Targets.Select(SummarySentences.Target))}。";
        return string.IsNullOrWhiteSpace(item.Basis) ? text : $"{text}（依据：{item.Basis.Trim()}）";
    }

    /// <summary>A text as one sentence or several: on one line, ending with a full stop.</summary>
    internal static string Sentence(string? text)
    {
        var line = PaperText.OneLine(text);
        if (line.Length == 0)
            return "";
        var end = line.TrimEnd('”', '’', '）', '》');
        if (end.Length > 0 && end[^1] is '。' or '！' or '？' or '…')
            return line;
        return line.TrimEnd('.', '；', ';', '，', ',', '、', '：') + "。";
    }

    /// <summary>A title without the full stop some plans print after it.</summary>
    internal static string Title(string? text) => PaperText.OneLine(text).TrimEnd('。', '.', '；');

    private static void RequireSums(QuarterlySummary s)
    {
        Require(
            s.Figures.Accepted + s.Figures.UnderReview + s.Figures.Returned == s.Figures.Submitted,
            "Accepted, UnderReview and Returned must add up to OnTime and Late."
        );
        Require(s.Assessments.Total == s.Figures.Submitted, "Assessments must add up to OnTime and Late.");
        Require(s.Late.Count <= s.Figures.Late, "Late names more reports than Figures.Late counts.");
        Require(s.Missing.Count <= s.Figures.Missing, "Missing names more reports than Figures.Missing counts.");
        if (s.FiguresByKind.Count == 0)
            return;

        Func<SummaryFigures, int>[] counts = [f => f.OnTime, f => f.Late, f => f.Missing, f => f.NotYetDue, f => f.Waived];
        foreach (var count in counts)
            Require(s.FiguresByKind.Sum(r => count(r.Figures)) == count(s.Figures), "FiguresByKind must add up to Figures.");
    }

    private static void Require(bool holds, string message)
    {
        if (!holds)
            throw new ArgumentException(message);
    }
}
