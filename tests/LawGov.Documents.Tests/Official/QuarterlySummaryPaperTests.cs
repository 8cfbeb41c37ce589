using LawGov.Documents.Official;

namespace LawGov.Documents.Tests.Official;

public sealed class QuarterlySummaryPaperTests
{
    private static string Say(QuarterlySummary summary, string key) =>
        QuarterlySummaryPaper.Compose(summary).Blocks.OfType<PaperParagraph>().Single(p => p.Key == key).PrintedText;

    [Fact]
    public void Compose_Overall_StatesNumeratorDenominatorAndSum() =>
        Assert.Equal(
            "本季度应报478项。其中，按时报送455项，占478项的95.2%；补报11项，占478项的2.3%；未报12项，占478项的2.5%；455＋11＋12＝478项，与应报数一致。另有6项经批准免报，不计入应报。",
            Say(SampleSummary.Summary(), "overall")
        );

    [Fact]
    public void Compose_Overall_NamesWhatIsNotYetDue() =>
        Assert.Equal(
            "本季度应报482项。其中，按时报送455项，占482项的94.4%；补报11项，占482项的2.3%；未报12项，占482项的2.5%；未到期尚未报送4项，占482项的0.8%；455＋11＋12＋4＝482项，与应报数一致。另有6项经批准免报，不计入应报。",
            Say(OfficialPaperShapesTests.Shape("open"), "overall")
        );

    [Fact]
    public void Compose_ChangeUpwards_IsTheDifferenceOfThePrintedRates() =>
        Assert.Equal(
            "与2026年第二季度相比，应报增加3项（475项→478项），补报减少7项（18项→11项），未报减少3项（15项→12项）；"
                + "按时报送率由93.1%上升到95.2%，上升2.1个百分点（2026年第二季度442项÷475项，本季度455项÷478项）。",
            Say(SampleSummary.Summary(), "change")
        );

    [Theory]
    [InlineData(470, 2, 3, "按时报送率由98.9%下降到95.2%，下降3.7个百分点")]
    [InlineData(455, 11, 12, "按时报送率与2026年第二季度持平，均为95.2%")]
    public void Compose_ChangeOtherwise_IsSaid(int onTime, int late, int missing, string expected)
    {
        var before = new SummaryFigures
        {
            OnTime = onTime,
            Late = late,
            Missing = missing,
            Waived = 0,
            Accepted = 0,
            UnderReview = 0,
            Returned = 0,
        };

        var text = Say(SampleSummary.Summary() with { PreviousFigures = before }, "change");

        Assert.Contains(expected, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Compose_NoFormerPeriod_SaysThatThereIsNoComparison() =>
        Assert.Equal("2026年第二季度没有可比数据，不作环比。", Say(SampleSummary.Summary() with { PreviousFigures = null }, "change"));

    [Fact]
    public void Compose_Review_AddsUpToTheSubmitted() =>
        Assert.Equal(
            "已报送的466项（按时报送455项、补报11项）中，审核通过431项，待审核27项，退回修改8项；431＋27＋8＝466项，与已报送数一致。",
            Say(SampleSummary.Summary(), "review")
        );

    [Fact]
    public void Compose_Assessments_AddUpToTheSubmitted() =>
        Assert.Equal(
            "按填报单位自评，已报送的466项分为五类。其中，欠进度27项，占466项的5.8%；达进度352项，占466项的75.5%；超进度41项，占466项的8.8%；"
                + "已完成38项，占466项的8.2%；其他8项，占466项的1.7%；五类合计27＋352＋41＋38＋8＝466项，与已报送数一致。",
            Say(SampleSummary.Summary(), "assessments")
        );

    [Fact]
    public void Compose_TableByKind_EndsWithTheTotals()
    {
        var table = QuarterlySummaryPaper.Compose(SampleSummary.Summary()).Blocks.OfType<PaperTable>().First();

        Assert.Equal(["合计", "83", "478", "455", "11", "12", "95.2%", "6"], table.Rows[^1]);
        for (var column = 1; column <= 5; column++)
            Assert.Equal(int.Parse(table.Rows[^1][column]), table.Rows.SkipLast(1).Sum(r => int.Parse(r[column])));
    }

    [Fact]
    public void Compose_Item_CitesLeadClauseAndTargets()
    {
        var chapter = new SummaryChapter
        {
            Title = "健全行政执法工作体系",
            TaskCount = 4,
            Items =
            [
                new SummaryItem
                {
                    TaskNumber = "45",
                    Title = "提升行政执法人员能力。",
                    Lead = "区司法局",
                    Progress = "举办培训3期",
                    Basis = "第45条",
                    Targets =
                    [
                        new SummaryTarget("人均培训学时", 60, 48.5m, "学时"),
                        new SummaryTarget("合格率", 95, 96.2m, "%"),
                        new SummaryTarget("败诉率", 5, 6.5m, "%", IsCeiling: true),
                        new SummaryTarget("典型案例", 3, null, "个"),
                    ],
                },
            ],
        };

        var paper = QuarterlySummaryPaper.Compose(SampleSummary.Summary() with { Chapters = [chapter] });

        Assert.Contains(paper.Blocks, b => b is PaperHeading { Level: 2, Text: "（一）健全行政执法工作体系" });
        Assert.Contains(paper.Blocks, b => b is PaperParagraph { PrintedText: "本章任务4项，本季度有审核通过进展的1项。" });
        Assert.Contains(
            paper.Blocks.OfType<PaperParagraph>(),
            p =>
                p.PrintedText
                == "1.提升行政执法人员能力（第45项，区司法局牵头）。举办培训3期。指标：人均培训学时目标不少于60学时，实际48.5学时，完成80.8%（48.5÷60），尚差11.5学时；"
                    + "合格率目标不低于95%，实际96.2%，已达标；败诉率目标不超过5%，实际6.5%，超出1.5个百分点；典型案例目标不少于3个，本期未报实际数。（依据：第45条）"
        );
    }

    [Fact]
    public void Compose_Problems_KeepTheUnitsWordsByTask()
    {
        var summary = SampleSummary.Summary() with
        {
            Problems =
            [
                new SummaryProblem(
                    "7",
                    "加强应急处置",
                    [new UnitStatement("区应急局", "经费没有着落！", NeedsCoordination: true), new UnitStatement("红石街道", "人手不足；")]
                ),
            ],
        };

        Assert.Equal("本季度2个单位就1项任务反映问题2条，其中提请协调1条。以下按任务归并，保留填报单位原文。", Say(summary, "problems"));
        Assert.Equal("1.加强应急处置（第7项）。区应急局（提请协调）：经费没有着落！红石街道：人手不足。", Say(summary, "problem:7:加强应急处置"));
    }

    [Fact]
    public void Compose_DelaysOfUnitsThatMayNotBeNamed_AreCountedOnly()
    {
        var summary = SampleSummary.Summary();

        Assert.Equal("本季度补报11项，下表列出10个单位10项，另有1项由不列入通报名单的单位承担，只计数、不列名。", Say(summary, "late"));
        Assert.Equal("本季度补报11项，均由不列入通报名单的单位承担，只计数、不列名。", Say(summary with { Late = [] }, "late"));
    }

    [Fact]
    public void Compose_LastPromises_SayWhatWasNotReported()
    {
        var paper = QuarterlySummaryPaper.Compose(SampleSummary.Summary());

        Assert.Contains(paper.Blocks, b => b is PaperParagraph { Key: "kept", Text: "上季度登记承诺7项，本季度有报告6项，没有报告1项，对照如下。" });
        var table = paper.Blocks.OfType<PaperTable>().Single(t => t.Columns[^1].Header == "本季度报告");
        Assert.Equal("本季度没有报告", table.Rows[5][3]);
    }

    [Fact]
    public void Compose_EmptyQuarter_SaysSoInEachPart()
    {
        var paper = QuarterlySummaryPaper.Compose(SampleSummary.EmptySummary());

        Assert.Equal(
            [
                "现将2026年第三季度法治政府建设任务推进情况总结如下。",
                "一、总体情况",
                "本季度没有应报事项。",
                "2026年第二季度没有可比数据，不作环比。",
                "本季度尚无单位报送，没有待审核事项。",
                "二、进度分类",
                "本季度尚无单位报送，没有自评数据。",
                "三、分章推进情况",
                "本季度没有可以汇总的章节进展。",
                "四、存在问题和需要协调的事项",
                "本季度各单位没有反映问题，也没有提请协调的事项。",
                "五、报送时效和督办情况",
                "（一）补报情况",
                "本季度没有补报事项。",
                "（二）未报情况",
                "本季度没有未报事项。",
                "（三）督办和督察情况",
                "本季度没有督办和督察记录。",
                "六、承诺兑现和下一步安排",
                "（一）上季度承诺与本季度报告对照",
                "上季度没有登记承诺事项。",
                "（二）各单位2026年第四季度承诺事项",
                "各单位没有登记2026年第四季度承诺事项。",
                "（三）下一步工作安排",
                "2026年第四季度继续按方案要求推进各项任务。",
            ],
            paper.Blocks.Select(b => b is PaperHeading h ? h.Text : ((PaperParagraph)b).PrintedText)
        );
        Assert.Empty(paper.Attachments);
    }

    [Theory]
    [InlineData(60, 60, 4)]
    [InlineData(61, 3, 5)]
    public void Compose_ManyMissing_AreListedByUnit(int missing, int rows, int columns)
    {
        var delays = Enumerable.Range(0, missing).Select(i => new SummaryDelay($"单位{i % 3}", $"{i + 1}", "任务", i % 9)).ToList();
        var summary = SampleSummary.Summary() with { Missing = delays };

        var paper = QuarterlySummaryPaper.Compose(summary with { Figures = summary.Figures with { Missing = missing }, FiguresByKind = [] });

        var at = paper.Blocks.ToList().FindIndex(b => b is PaperParagraph { Key: "missing" });
        var table = Assert.IsType<PaperTable>(paper.Blocks[at + 1]);
        Assert.Equal((rows, columns), (table.Rows.Count, table.Columns.Count));
        if (rows == 3)
            Assert.Equal(["1", "单位0", "21", string.Join("、 ", Enumerable.Range(0, 12).Select(i => $"{(i * 3) + 1}")) + " 等", "6"], table.Rows[0]);
        Assert.Contains($"3个单位{missing}项", ((PaperParagraph)paper.Blocks[at]).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Compose_AllWaived_HasNoRates() =>
        Assert.Equal("本季度开立填报事项7项，均经批准免报，应报0项。", Say(OfficialPaperShapesTests.Shape("all waived"), "overall"));

    [Fact]
    public void Compose_Attachment_IsTheLedgerInLandscape()
    {
        var attachment = Assert.Single(QuarterlySummaryPaper.Compose(SampleSummary.Summary(ledgerRows: 85)).Attachments);

        Assert.True(attachment.IsLandscape);
        Assert.Equal("示范区2026年第三季度法治政府建设任务台账", attachment.Name);
        Assert.Equal(85, Assert.IsType<PaperTable>(Assert.Single(attachment.Blocks)).Rows.Count);
    }

    [Fact]
    public void Compose_EditableParagraphs_HaveKeysOfTheirOwn()
    {
        var keys = QuarterlySummaryPaper.Compose(SampleSummary.Summary()).Blocks.Select(b => b.Key).Where(k => k is not null).ToList();

        Assert.True(keys.Count > 30);
        Assert.Equal(keys.Count, keys.Distinct().Count());
    }

    public static TheoryData<string> Contradictions => ["review", "assessments", "late", "missing", "kinds"];

    [Theory]
    [MemberData(nameof(Contradictions))]
    public void Compose_FiguresThatDoNotAddUp_AreRefused(string which)
    {
        var s = SampleSummary.Summary();
        var wrong = which switch
        {
            "review" => s with { Figures = s.Figures with { Returned = 9 } },
            "assessments" => s with { Assessments = s.Assessments with { Other = 9 } },
            "late" => s with { Late = [.. s.Late, .. s.Late] },
            "missing" => s with { Missing = [.. s.Missing, .. s.Missing] },
            _ => s with { FiguresByKind = [.. s.FiguresByKind.Skip(1)] },
        };

        Assert.Throws<ArgumentException>(() => QuarterlySummaryPaper.Compose(wrong));
    }

    [Fact]
    public void Compose_Provenance_CarriesTheCheckCodeAndDraftFlag()
    {
        var summary = SampleSummary.Summary();

        var paper = QuarterlySummaryPaper.Compose(summary);

        Assert.Equal(summary.CheckCode, paper.Provenance.CheckCode);
        Assert.True(paper.IsDraft);
        Assert.False(QuarterlySummaryPaper.Compose(summary with { IsFinal = true }).IsDraft);
    }
}
