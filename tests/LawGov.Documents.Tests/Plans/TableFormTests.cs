using LawGov.Documents.Plans;
using LawGov.Documents.Reading;

namespace LawGov.Documents.Tests.Plans;

[Trait(FormRows.Row, FormRows.Tables)]
public sealed class TableFormTests
{
    [Theory]
    [InlineData("序号\t任务\t牵头单位\t责任单位\t完成时限")]
    [InlineData("序号\t工作任务\t牵头部门\t责任部门\t时间节点")]
    [InlineData("编号\t重点任务\t牵头单位\t配合单位\t时限要求")]
    [InlineData("序号\t具体事项\t牵头单位\t参加单位\t完成时间")]
    public void TabTable_IsReadByItsHeader(string header)
    {
        var plan = GivenPlan.Plan(
            "青禾县2026年法治建设任务分工表",
            header,
            "1\t修订议事规则\t县司法局\t县政府办、各乡镇\t2026年6月底前",
            "2\t评查执法案卷\t县司法局\t无\t长期坚持"
        );
        var tasks = plan.Tasks.ToList();

        Assert.Equal([1, 2], tasks.Select(t => t.Number ?? 0));
        Assert.Equal(["修订议事规则", "评查执法案卷"], tasks.Select(t => t.Text));
        Assert.Equal(["县司法局"], tasks[0].LeadUnits);
        Assert.Equal(["县政府办", "各乡镇"], tasks[0].ResponsibleUnits);
        Assert.Equal(new DateOnly(2026, 6, 30), tasks[0].Deadlines.Single().DueOn);
        Assert.Empty(tasks[1].ResponsibleUnits);
        Assert.Equal(ParsedDeadlineKind.TextOnly, tasks[1].Deadlines.Single().Kind);
        Assert.Equal(LineRole.TableHeader, plan.Lines[1].Role);
    }

    [Fact]
    public void MarkdownTable_IsRead()
    {
        var plan = GivenPlan.Plan(
            "# 青禾县2026年法治建设任务清单",
            "",
            "| 序号 | 任务 | 责任单位 | 完成时限 |",
            "|---|:---:|---|---|",
            "| 1 | 修订议事规则 | 县司法局<br>县政府办 | 12月底前 |",
            "| 2 | 评查执法案卷 | 县司法局 | 全年 |"
        );
        var tasks = plan.Tasks.ToList();

        Assert.Equal("青禾县2026年法治建设任务清单", plan.Title);
        Assert.Equal(["县司法局", "县政府办"], tasks[0].ResponsibleUnits);
        Assert.Equal(new DateOnly(2026, 12, 31), tasks[0].Deadlines.Single().DueOn);
        Assert.Equal(new DateOnly(2026, 12, 31), tasks[1].Deadlines.Single().DueOn);
    }

    [Fact]
    public void WordTable_WithTwoHeaderRowsAndMergedCells_IsRead()
    {
        var plan = Parse(
            Row(new("序号"), new("重点任务"), new("工作举措"), new("责任分工", 2), new("完成时限")),
            Row(new("序号", 1, true), new("重点任务", 1, true), new("工作举措", 1, true), new("牵头单位"), new("责任单位"), new("完成时限", 1, true)),
            Row(new SourceCell("一、规范执法", 6)),
            Row(new("1"), new("案卷评查"), new("修订评查标准,统一文书格式"), new("县司法局"), new("县公安局\n县城管局"), new("2026年")),
            Row(new("2"), new("案卷评查", 1, true), new("开展交叉评查,通报问题"), new("县司法局"), new("各乡镇"), new("2026年9月")),
            Row(new SourceCell("二、深化普法", 6)),
            Row(new("3"), new("普法宣传"), new("办好法治讲堂,编印读本"), new("县委宣传部"), new("县司法局"), new("每年12月"))
        );
        var tasks = plan.Tasks.ToList();

        Assert.Equal(["规范执法", "深化普法"], plan.Chapters.Select(c => c.Title));
        Assert.Equal([1, 2, 3], tasks.Select(t => t.Number ?? 0));
        Assert.Equal("案卷评查", plan.Chapters[0].Sections.Single().Title);
        Assert.Equal(["县公安局", "县城管局"], tasks[0].ResponsibleUnits);
        Assert.Equal(["县司法局"], tasks[1].LeadUnits);
        Assert.Equal(new DateOnly(2026, 9, 30), tasks[1].Deadlines.Single().DueOn);
        Assert.Equal(ParsedDeadlineKind.Recurring, tasks[2].Deadlines.Single().Kind);
    }

    [Fact]
    public void WordTable_WithATaskOverSeveralRows_GathersItsUnits()
    {
        var plan = Parse(
            Row(new("序号"), new("任务"), new("责任单位"), new("完成时限")),
            Row(new("1"), new("修订议事规则"), new("县司法局"), new("2026年6月")),
            Row(new("1", 1, true), new("修订议事规则", 1, true), new("县政府办"), new("2026年6月", 1, true)),
            Row(new("2"), new("评查执法案卷"), new("县公安局"), new("2026年9月"))
        );

        Assert.Equal(2, plan.Tasks.Count());
        Assert.Equal(["县司法局", "县政府办"], plan.Tasks.First().ResponsibleUnits);
        Assert.Single(plan.Tasks.First().Deadlines);
    }

    [Fact]
    public void WordTable_WithRepeatedHeader_SkipsIt()
    {
        var plan = Parse(
            Row(new("序号"), new("任务"), new("牵头单位")),
            Row(new("1"), new("修订议事规则"), new("县司法局")),
            Row(new("序号"), new("任务"), new("牵头单位")),
            Row(new("2"), new("评查执法案卷"), new("县司法局"))
        );

        Assert.Equal(2, plan.Tasks.Count());
        Assert.Equal(LineRole.TableHeader, plan.Lines[3].Role);
    }

    [Fact]
    public void Table_OfResponsibleLeaders_KeepsPersonsApart()
    {
        var plan = Parse(
            Row(new("序号"), new("任务"), new("责任领导"), new("责任单位")),
            Row(new("1"), new("修订议事规则"), new("李某某"), new("县司法局")),
            Row(new("2"), new("评查执法案卷"), new("王某"), new("县司法局"))
        );

        Assert.Equal(["李某某"], plan.Tasks.First().Persons);
        Assert.Equal(["县司法局"], plan.Tasks.First().ResponsibleUnits);
    }

    [Theory]
    [InlineData("序号#任务#牵头单位#1#修订议事规则#县司法局#2#评查执法案卷#县公安局")]
    [InlineData("序号|#任务|#牵头单位|#1|#修订议事规则|#县司法局|#2|#评查执法案卷|#县公安局|")]
    [InlineData("| 序号 |#| 任务 |#| 牵头单位 |#| 1 |#| 修订议事规则 |#| 县司法局 |#| 2 |#| 评查执法案卷 |#| 县公安局 |")]
    [InlineData("序号#工作任务#牵头单位#备注#1#修订议事规则#县司法局#2#评查执法案卷#县公安局")]
    [InlineData("序号#任务#牵头单位#1#修订议事规则#县司法局#— 2 —#序号#任务#牵头单位#2#评查执法案卷#县公安局")]
    [InlineData("序号##任务##牵头单位##1##修订议事规则##县司法局##2##评查执法案卷##县公安局")]
    [InlineData("序号 任务 牵头单位#1 修订议事规则 县司法局#2 评查执法案卷 县公安局")]
    [InlineData("序号　重点任务　牵头单位#1　修订议事规则　县司法局#2　评查执法案卷　县公安局")]
    [InlineData("序号 任务 牵头单位#1\t修订议事规则\t县司法局#2\t评查执法案卷\t县公安局")]
    [InlineData("序号 任务 牵头单位#1 修订议事#规则 县司法局#2 评查执法案卷 县公安局")]
    public void Table_PastedWithoutItsSeparators_IsRead(string table)
    {
        var plan = GivenPlan.Plan(["青禾县2026年法治建设任务分工表", .. table.Split('#')]);

        Assert.Equal(["修订议事规则", "评查执法案卷"], plan.Tasks.Select(t => t.Text.Replace("\n", "", StringComparison.Ordinal)));
        Assert.Equal(["县司法局", "县公安局"], plan.Tasks.SelectMany(t => t.LeadUnits));
        Assert.DoesNotContain(plan.Findings, f => f.Code is FindingCode.UnreadLine or FindingCode.NumberMissing);
    }

    [Theory]
    [InlineData("序号#任务#牵头单位#完成时限#一、规范执法#1#修订议事规则#县司法局#6月底前#二、深化普法#2#编印普法读本#县司法局#9月底前")]
    [InlineData("序号 任务 牵头单位 完成时限#一、规范执法#1 修订议事规则 县司法局 6月底前#二、深化普法#2 编印普法读本 县司法局 9月底前")]
    public void Table_PastedWithoutItsSeparators_KeepsHeadings(string table)
    {
        var plan = GivenPlan.Plan(["青禾县2026年法治建设任务分工表", .. table.Split('#'), "青禾县司法局", "2026年3月9日"]);

        Assert.Equal(["规范执法", "深化普法"], plan.Chapters.Select(c => c.Title));
        Assert.Equal([new DateOnly(2026, 6, 30), new DateOnly(2026, 9, 30)], plan.Tasks.SelectMany(t => t.Deadlines).Select(d => d.DueOn!.Value));
        Assert.Equal(["青禾县司法局"], plan.IssuingBodies);
    }

    /// <summary>The last cell of a table is neither signature nor day of the document.</summary>
    [Theory]
    [InlineData("序号#任务#牵头单位#1#修订议事规则#县司法局#2#评查执法案卷#县公安局")]
    [InlineData("序号#任务#牵头单位#完成时限#1#修订议事规则#县司法局#2026年6月30日#2#评查执法案卷#县公安局#2026年12月")]
    public void LastCell_OfATable_StaysInIt(string table)
    {
        var plan = GivenPlan.Plan(["2026年法治建设任务分工表", .. table.Split('#')]);

        Assert.Empty(plan.IssuingBodies);
        Assert.Null(plan.IssuedOn);
        Assert.Equal(LineRole.Task, plan.Lines[^1].Role);
        Assert.DoesNotContain(plan.Findings, f => f.Code == FindingCode.DateDamaged);
    }

    /// <summary>What a row says that does not agree with the header is not given to columns.</summary>
    [Theory]
    [InlineData("序号#任务#牵头单位#1#修订议事规则#县司法局#2#评查#县公安局#执法案卷#3#轮训执法人员#县司法局")]
    [InlineData("序号 任务 牵头单位#1 修订议事规则 县司法局#2 评查 县公安局 执法案卷#3 轮训执法人员 县司法局")]
    public void Row_ThatDoesNotAgreeWithTheHeader_StaysText(string table)
    {
        var plan = GivenPlan.Plan(["青禾县2026年法治建设任务分工表", .. table.Split('#')]);
        var tasks = plan.Tasks.ToList();

        Assert.Equal([1, 2, 3], tasks.Select(t => t.Number ?? 0));
        Assert.Equal(["县司法局", "县司法局"], [.. tasks[0].LeadUnits, .. tasks[2].LeadUnits]);
        Assert.Empty(tasks[1].LeadUnits);
        Assert.Contains("执法案卷", tasks[1].Text, StringComparison.Ordinal);
        Assert.Contains("县公安局", tasks[1].Text + tasks[1].UnitNote, StringComparison.Ordinal);
    }

    /// <summary>A cell that is left empty leaves nothing; where only one place for it makes sense, the others stay in their columns.</summary>
    [Theory]
    [InlineData("序号 类别 任务 牵头单位 配合单位 完成时限#1 普法 编印读本 县司法局 县教育局 6月#2 建设公园 县住建局 各乡镇 9月#3 执法 评查案卷 县司法局 10月")]
    [InlineData("序号#类别#任务#牵头单位#配合单位#完成时限#1#普法#编印读本#县司法局#县教育局#6月#2#建设公园#县住建局#各乡镇#9月#3#执法#评查案卷#县司法局#10月")]
    public void Cell_LeftEmpty_DoesNotShiftTheOthers(string table)
    {
        var tasks = GivenPlan.Plan(["青禾县2026年法治建设任务分工表", .. table.Split('#')]).Tasks.ToList();

        Assert.Equal(["编印读本", "建设公园"], tasks.Take(2).Select(t => t.Text));
        Assert.Equal(["县司法局", "县住建局"], tasks.Take(2).SelectMany(t => t.LeadUnits));
        Assert.Equal(["县教育局", "各乡镇"], tasks.SelectMany(t => t.ResponsibleUnits));
        Assert.Equal(3, tasks.Count);
        Assert.DoesNotContain("县司法局", tasks[2].ResponsibleUnits);
    }

    /// <summary>
    /// A cell broken over lines is put together where only one way makes sense; units of two columns that could be parted in two ways stay text.
    /// </summary>
    [Theory]
    [InlineData("序号#任务#牵头单位#完成时限#1#修订议事规则#县司法局#县财政局#6月底前#2#评查案卷#县司法局#9月", "县司法局、县财政局 县司法局")]
    [InlineData(
        "序号#任务#牵头单位#责任单位#完成时限#1#修订议事规则#县司法局#县财政局#县教育局#6月#2#评查案卷#县司法局#各乡镇#9月#3#编印读本#县司法局#各乡镇#9月",
        " 县司法局 县司法局"
    )]
    [InlineData(
        "序号#任务#牵头单位#完成时限#备注#1#修订议事规则#县司法局#6月#2#评查案卷#县司法局#9月#新增#3#编印读本#县司法局#9月",
        "县司法局 县司法局 县司法局"
    )]
    [InlineData("序号#任务#牵头单位#完成时限#1#修订#议事规则#县司法局#2#评查案卷#县司法局#9月#3#编印读本#县司法局#9月", " 县司法局 县司法局")]
    public void Cells_BrokenOverLines_AreGivenToColumnsOnlyWhereOneWayMakesSense(string table, string leads)
    {
        var plan = GivenPlan.Plan(["青禾县2026年法治建设任务分工表", .. table.Split('#')]);

        Assert.Equal(leads, string.Join(' ', plan.Tasks.Select(t => string.Join('、', t.LeadUnits))));
    }

    [Theory]
    [InlineData("一、重点任务#序号 任务 牵头单位 完成时限#要逐项写明。#1.修订议事规则。（县司法局）#2.评查执法案卷。（县公安局）")]
    [InlineData("一、重点任务#序号#任务#都要写明。#1.修订议事规则。（县司法局）#2.评查执法案卷。（县公安局）")]
    [InlineData("一、重点任务#1.修订议事规则。（县司法局）#2.评查执法案卷。（县公安局）#序号#3#4")]
    public void Words_OfAHeaderWithoutRows_AreNoTable(string lines)
    {
        var tasks = GivenPlan.Plan(["青禾县2026年法治建设任务分工表", .. lines.Split('#')]).Tasks.ToList();

        Assert.Equal(2, tasks.Count);
        Assert.StartsWith("修订议事规则。", tasks[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("科室", "", "普法科")]
    [InlineData("处室", "", "普法科")]
    [InlineData("责任股室", "", "普法科")]
    [InlineData("站所", "", "普法科")]
    [InlineData("承办科室", "", "普法科")]
    [InlineData("牵头科室", "普法科", "")]
    public void Column_OfOfficesWithinAUnit_IsRead(string header, string leads, string responsible)
    {
        var task = GivenPlan
            .Plan("青禾县司法局2026年法治建设任务分工表", $"序号\t任务\t{header}", "1\t修订议事规则\t普法科", "2\t评查执法案卷\t监督科")
            .Tasks.First();

        Assert.Equal(GivenPlan.List(leads), task.LeadUnits);
        Assert.Equal(GivenPlan.List(responsible), task.ResponsibleUnits);
    }

    [Theory]
    [InlineData("承办科室\t配合科室", "普法科")]
    [InlineData("承办单位\t协办单位", "普法科")]
    [InlineData("责任科室\t配合科室", "")]
    public void ColumnOfTheCharged_BesideThoseWhoHelp_Leads(string headers, string lead)
    {
        var task = GivenPlan
            .Plan("青禾县司法局2026年法治建设任务分工表", $"序号\t任务\t{headers}", "1\t修订议事规则\t普法科\t办公室", "2\t评查执法案卷\t监督科\t办公室")
            .Tasks.First();

        Assert.Equal(GivenPlan.List(lead), task.LeadUnits);
        Assert.Equal(["办公室"], task.SupportingUnits);
    }

    [Fact]
    public void EmptyTable_GivesNoTasks()
    {
        var plan = Parse(Row(new("序号"), new("任务"), new("牵头单位")), Row(new(""), new(""), new("")));

        Assert.Empty(plan.Tasks);
        Assert.Equal(ParsedPlanKind.Other, plan.Kind);
        Assert.Contains(plan.Findings, f => f.Code == FindingCode.NotAPlan);
    }

    private static SourceCell[] Row(params SourceCell[] cells) => cells;

    private static ParsedPlan Parse(params SourceCell[][] rows)
    {
        var lines = new List<SourceLine> { new(1, "青禾县2026年法治建设任务分工方案") };
        foreach (var cells in rows)
            lines.Add(new SourceLine(lines.Count + 1, string.Join('\t', cells.Select(c => c.Text.Replace('\n', ' ')))) { Cells = cells, Table = 1 });
        return PlanParser.Parse(new SourceText { Lines = lines });
    }

    [Trait(FormRows.Row, FormRows.Tables)]
    [Theory]
    [InlineData("2\t评查执法案卷\t县司法局\t县公安局9月底前")]
    [InlineData("2评查执法案卷\t县司法局\t县公安局\t9月底前")]
    public void Row_ThatLostASeparator_IsParted(string row)
    {
        var task = GivenPlan
            .Plan(
                "青禾县2026年法治建设任务清单",
                "序号\t工作任务\t牵头单位\t责任单位\t完成时限",
                "1\t修订议事规则\t县政府办\t县司法局\t6月底前",
                row,
                "3\t编印案例选\t县司法局\t各乡镇\t12月"
            )
            .Tasks.ElementAt(1);

        Assert.Equal(
            (2, "评查执法案卷", "县司法局", "县公安局", new DateOnly(2026, 9, 30)),
            (task.Number, task.Text, Assert.Single(task.LeadUnits), Assert.Single(task.ResponsibleUnits), Assert.Single(task.Deadlines).DueOn)
        );
    }

    [Trait(FormRows.Row, FormRows.Tables)]
    [Theory]
    [InlineData("2\t评查执法案卷\t县司法局\t9月底前", "县司法局", "", "2026-09-30")]
    [InlineData("2\t评查执法案卷\t县司法局\t县公安局", "县司法局", "县公安局", null)]
    public void Row_ThatLostAnEmptyCell_PutsEachCellInItsColumn(string row, string lead, string responsible, string? due)
    {
        var task = GivenPlan
            .Plan(
                "青禾县2026年法治建设任务清单",
                "序号\t工作任务\t牵头单位\t责任单位\t完成时限",
                "1\t修订议事规则\t县政府办\t县司法局\t6月底前",
                row,
                "3\t编印案例选\t县司法局\t各乡镇\t12月"
            )
            .Tasks.ElementAt(1);

        Assert.Equal([lead], task.LeadUnits);
        Assert.Equal(GivenPlan.List(responsible), task.ResponsibleUnits);
        Assert.Equal(due, task.Deadlines.SingleOrDefault()?.DueOn?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Trait(FormRows.Row, FormRows.Tables)]
    [Fact]
    public void Row_OfMoreUnitsThatLostAnEmptyCell_StaysWithItsTask()
    {
        var task = GivenPlan
            .Plan(
                "青禾县法治建设任务清单",
                "序号\t任务\t责任分工\t单位",
                "1\t建立创建台账\t牵头单位\t县司法局",
                "\t配合单位\t县委编办、县财政局",
                "2\t开展满意度测评\t牵头单位\t县统计局"
            )
            .Tasks.First();

        Assert.Equal(["县司法局"], task.LeadUnits);
        Assert.Equal(["县委编办", "县财政局"], task.SupportingUnits);
    }

    [Trait(FormRows.Row, FormRows.Tables)]
    [Theory]
    [InlineData("序号工作任务\t牵头单位\t责任单位\t完成时限")]
    [InlineData("序号\t工作务\t牵头单位\t责单位\t完时限")]
    [InlineData("号\t重点务\t头单位\t责任单\t完成时")]
    public void Header_ThatLostCharacters_IsKnown(string header)
    {
        var plan = GivenPlan.Plan(
            "青禾县2026年法治建设任务清单",
            header,
            "1\t修订议事规则\t县政府办\t县司法局\t6月底前",
            "2\t评查执法案卷\t县司法局\t县公安局\t9月底前"
        );

        Assert.Equal(["县政府办", "县司法局"], plan.Tasks.Select(t => Assert.Single(t.LeadUnits)));
        Assert.Equal(["县司法局", "县公安局"], plan.Tasks.Select(t => Assert.Single(t.ResponsibleUnits)));
        Assert.All(plan.Tasks, t => Assert.NotNull(Assert.Single(t.Deadlines).DueOn));
    }

    [Trait(FormRows.Row, FormRows.Tables)]
    [Fact]
    public void Row_WithoutItsGroup_KeepsTaskAndUnit()
    {
        var task = GivenPlan
            .Plan(
                "青禾县2026年法治建设任务清单",
                "序号\t类别\t工作任务\t责任单位",
                "1\t执法\t评查案卷\t县司法局",
                "2\t推行扫码入企\t县公安局",
                "3\t普法\t编印案例选\t县司法局"
            )
            .Tasks.ElementAt(1);

        Assert.Equal("推行扫码入企", task.Text);
        Assert.Equal(["县公安局"], task.ResponsibleUnits);
    }
}
