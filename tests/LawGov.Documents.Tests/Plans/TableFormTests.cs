using LawGov.Documents.Plans;
using LawGov.Documents.Reading;

namespace LawGov.Documents.Tests.Plans;

[Trait(Forms.Row, Forms.Tables)]
public sealed class TableFormTests
{
    [Theory]
    [InlineData("序号\t任务\t牵头单位\t责任单位\t完成时限")]
    [InlineData("序号\t工作任务\t牵头部门\t责任部门\t时间节点")]
    [InlineData("编号\t重点任务\t牵头单位\t配合单位\t时限要求")]
    [InlineData("序号\t具体事项\t牵头单位\t参加单位\t完成时间")]
    public void TabTable_IsReadByItsHeader(string header)
    {
        var plan = Given.Plan("青禾县2026年法治建设任务分工表", header, "1\t修订议事规则\t县司法局\t县政府办、各乡镇\t2026年6月底前", "2\t评查执法案卷\t县司法局\t无\t长期坚持");
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
        var plan = Given.Plan("# 青禾县2026年法治建设任务清单", "", "| 序号 | 任务 | 责任单位 | 完成时限 |", "|---|:---:|---|---|", "| 1 | 修订议事规则 | 县司法局<br>县政府办 | 12月底前 |", "| 2 | 评查执法案卷 | 县司法局 | 全年 |");
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
            Row(new("3"), new("普法宣传"), new("办好法治讲堂,编印读本"), new("县委宣传部"), new("县司法局"), new("每年12月")));
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
            Row(new("2"), new("评查执法案卷"), new("县公安局"), new("2026年9月")));

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
            Row(new("2"), new("评查执法案卷"), new("县司法局")));

        Assert.Equal(2, plan.Tasks.Count());
        Assert.Equal(LineRole.TableHeader, plan.Lines[3].Role);
    }

    [Fact]
    public void Table_OfResponsibleLeaders_KeepsPersonsApart()
    {
        var plan = Parse(
            Row(new("序号"), new("任务"), new("责任领导"), new("责任单位")),
            Row(new("1"), new("修订议事规则"), new("李某某"), new("县司法局")),
            Row(new("2"), new("评查执法案卷"), new("王某"), new("县司法局")));

        Assert.Equal(["李某某"], plan.Tasks.First().Persons);
        Assert.Equal(["县司法局"], plan.Tasks.First().ResponsibleUnits);
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
        foreach (var cells in rows) lines.Add(new SourceLine(lines.Count + 1, string.Join('\t', cells.Select(c => c.Text.Replace('\n', ' ')))) { Cells = cells, Table = 1 });
        return PlanParser.Parse(new SourceText { Lines = lines });
    }
}
