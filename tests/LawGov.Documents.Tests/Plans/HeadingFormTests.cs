using LawGov.Documents.Plans;

namespace LawGov.Documents.Tests.Plans;

public sealed class HeadingFormTests
{
    private const string Note = "(牵头单位:县司法局)";

    [Trait(FormRows.Row, FormRows.Headings)]
    [Theory]
    [InlineData("一、重点任务")]
    [InlineData("一.重点任务")]
    [InlineData("一，重点任务")]
    [InlineData("一 重点任务")]
    [InlineData("第一章 重点任务")]
    [InlineData("第一部分 重点任务")]
    [InlineData("## 一、重点任务")]
    [InlineData("**一、重点任务**")]
    public void Chapter_InAnyForm_IsRead(string heading)
    {
        var plan = GivenPlan.Plan(GivenPlan.Title, heading, "1.甲事项。" + Note, "2.乙事项。" + Note);

        var chapter = Assert.Single(plan.Chapters);
        Assert.Equal(("一", "重点任务"), (chapter.Ordinal, chapter.Title));
    }

    [Trait(FormRows.Row, FormRows.SectionNumerals)]
    [Theory]
    [InlineData("(一)规范执法", "(二)加强监督", "(三)深化普法")]
    [InlineData("（一）规范执法", "（二）加强监督", "（三）深化普法")]
    [InlineData("(一)规范执法", ")加强监督", ")深化普法")]
    [InlineData("(一)规范执法", "(一)加强监督", "(一)深化普法")]
    [InlineData("一)规范执法", "二)加强监督", "三)深化普法")]
    [InlineData("(一规范执法", "(二)加强监督", "(三)深化普法")]
    [InlineData("()规范执法", "(二)加强监督", "()深化普法")]
    [InlineData("第一节 规范执法", "第二节 加强监督", "第三节 深化普法")]
    public void Section_WithDamagedNumeral_IsNumberedByOrder(string one, string two, string three)
    {
        var plan = GivenPlan.Plan(GivenPlan.Title, "一、重点任务", one, "1.甲事项。" + Note, two, "2.乙事项。" + Note, three, "3.丙事项。" + Note);

        Assert.Equal(["(一)", "(二)", "(三)"], plan.Chapters[0].Sections.Select(s => s.Ordinal));
        Assert.Equal(["规范执法", "加强监督", "深化普法"], plan.Chapters[0].Sections.Select(s => s.Title));
    }

    [Trait(FormRows.Row, FormRows.SectionNumerals)]
    [Fact]
    public void Sections_RunningOnThroughChapters_KeepCounting()
    {
        var lines = new List<string> { GivenPlan.Title };
        for (var section = 1; section <= 14; section++)
        {
            if (section % 4 == 1)
                lines.Add($"{"一二三四"[section / 4]}、第{section}组");
            lines.Add(
                section > 10 ? $"(十)事项{section}推进"
                : section is 3 or 7 ? $")事项{section}推进"
                : $"({"一二三四五六七八九十"[section - 1]})事项{section}推进"
            );
            lines.Add($"{section}.办理事项。" + Note);
        }

        var plan = GivenPlan.Plan([.. lines]);

        Assert.Equal(["(十一)", "(十二)", "(十三)", "(十四)"], plan.Chapters.SelectMany(c => c.Sections).Skip(10).Select(s => s.Ordinal));
        Assert.Contains(plan.Findings, f => f.Code == FindingCode.HeadingNumeralRestored && f.Suggestion == "十四");
    }

    [Trait(FormRows.Row, FormRows.SectionNumerals)]
    [Fact]
    public void Sections_RestartingInEachChapter_Restart()
    {
        var plan = GivenPlan.Plan(
            GivenPlan.Title,
            "一、制度",
            "(一)甲",
            "1.甲事项。" + Note,
            "(二)乙",
            "2.乙事项。" + Note,
            "二、队伍",
            "(一)丙",
            "3.丙事项。" + Note,
            ")丁",
            "4.丁事项。" + Note
        );

        Assert.Equal(["(一)", "(二)", "(一)", "(二)"], plan.Chapters.SelectMany(c => c.Sections).Select(s => s.Ordinal));
    }

    [Trait(FormRows.Row, FormRows.Headings)]
    [Theory]
    [InlineData("(一)加强执法监督。完善评查制度,每案必评。", "加强执法监督", "完善评查制度,每案必评。")]
    [InlineData("(一)加强执法监督:完善评查制度,每案必评。", "加强执法监督", "完善评查制度,每案必评。")]
    [InlineData("(一)加强行政执法监督严格落实评查制度,每案必评。", "加强行政执法监督", "严格落实评查制度,每案必评。")]
    [InlineData("(一)落实述法工作责任各级党组织要带头述法,压实责任。", "落实述法工作责任", "各级党组织要带头述法,压实责任。")]
    [InlineData("(一)推进数字政府建设按照全市部署,建成县级平台。", "推进数字政府建设", "按照全市部署,建成县级平台。")]
    [InlineData("(一)优化营商环境,促进公平竞争。清理妨碍统一市场的文件。", "优化营商环境,促进公平竞争", "清理妨碍统一市场的文件。")]
    public void Heading_GluedToItsBody_IsParted(string line, string title, string body)
    {
        var plan = GivenPlan.Plan(
            "青禾县2026年法治建设工作要点",
            "一、重点任务",
            line,
            "(二)加强队伍建设。配强法制审核人员。",
            "二、工作要求",
            "(一)加强领导。定期研究工作。"
        );

        Assert.Equal(title, plan.Chapters[0].Sections[0].Title);
        Assert.Equal(body, plan.Chapters[0].Sections[0].Tasks.Single().Text);
    }

    [Trait(FormRows.Row, FormRows.Headings)]
    [Fact]
    public void Chapter_WithoutSections_HoldsItsTasks()
    {
        var plan = GivenPlan.Plan(GivenPlan.Title, "一、总体要求", "坚持问题导向。", "二、重点任务", "1.甲事项。" + Note, "2.乙事项。" + Note);

        Assert.Equal("坚持问题导向。", plan.Chapters[0].Intro);
        Assert.Empty(plan.Chapters[0].Sections);
        var section = Assert.Single(plan.Chapters[1].Sections);
        Assert.Null(section.Ordinal);
        Assert.Equal(2, section.Tasks.Count);
    }

    [Trait(FormRows.Row, FormRows.Headings)]
    [Fact]
    public void Section_WithoutTasks_IsKept()
    {
        var plan = GivenPlan.Plan(
            GivenPlan.Title,
            "一、重点任务",
            "(一)规范执法",
            "1.甲事项。" + Note,
            "2.乙事项。" + Note,
            "二、保障措施",
            "(一)加强领导。各部门要提高认识。",
            "(二)强化保障。落实经费。"
        );

        Assert.Equal(["加强领导", "强化保障"], plan.Chapters[1].Sections.Select(s => s.Title));
        Assert.Equal(2, plan.Tasks.Count());
    }

    [Trait(FormRows.Row, FormRows.Paragraphs)]
    [Fact]
    public void Paragraphs_WithoutNumbersOrUnits_AreCandidateTasks()
    {
        var plan = GivenPlan.Plan(
            "青禾县2026年法治建设工作计划",
            "为做好工作,制定本计划。",
            "一、健全制度",
            "修订议事规则。",
            "清理过期文件。",
            "二、建强队伍",
            "(一)充实力量。配齐法制审核员。",
            "轮训执法人员。",
            "各乡镇、各部门要加强领导,确保完成任务。"
        );

        Assert.Equal(["修订议事规则。", "清理过期文件。", "配齐法制审核员。", "轮训执法人员。"], plan.Tasks.Select(t => t.Text));
        Assert.Contains(plan.Findings, f => f.Code == FindingCode.ParagraphsTakenAsTasks);
        Assert.Equal(LineRole.Intro, plan.Lines[^1].Role);
    }

    [Trait(FormRows.Row, FormRows.Paragraphs)]
    [Theory]
    [InlineData("一、健全制度|修订议事规则。|清理过期文件。|二、建强队伍|配齐法制审核员。", 3)]
    [InlineData("一、健全制度|(一)修订议事规则。明确范围和程序。|(二)清理过期文件。公布目录。|二、建强队伍|(一)充实力量。配齐法制审核员。", 3)]
    [InlineData("第一部分 健全制度|修订议事规则。|第二部分 建强队伍|配齐法制审核员。|轮训执法人员。", 3)]
    [InlineData("一、健全制度。修订议事规则,明确范围和程序。|二、建强队伍。配齐法制审核员,轮训执法人员。", 2)]
    public void Paragraphs_UnderAnyHeading_AreCandidateTasks(string lines, int tasks)
    {
        var plan = GivenPlan.Plan(["青禾县2026年法治建设工作计划", .. lines.Split('|')]);

        Assert.Equal(tasks, plan.Tasks.Count());
        Assert.Contains(plan.Findings, f => f.Code == FindingCode.UnitsMissing);
    }

    [Trait(FormRows.Row, FormRows.Headings)]
    [Fact]
    public void Title_BrokenOverLines_IsJoined()
    {
        var plan = GivenPlan.Plan(
            "关于印发《青禾县法治政府示范创建工作方案》的通知",
            "各乡镇,县政府各部门:",
            "现印发给你们,请认真执行。",
            "青禾县法治政府示范",
            "创建工作方案",
            "一、重点任务",
            "1.甲事项。" + Note,
            "2.乙事项。" + Note
        );

        Assert.Equal("青禾县法治政府示范创建工作方案", plan.Title);
        Assert.Equal(ParsedPlanKind.DemonstrationScheme, plan.Kind);
    }

    [Trait(FormRows.Row, FormRows.Headings)]
    [Fact]
    public void Heading_BrokenOverLines_IsJoined()
    {
        var plan = GivenPlan.Plan(GivenPlan.Title, "一、健全依法决策的", "体制机制", "1.甲事项。" + Note, "2.乙事项。" + Note);

        Assert.Equal("健全依法决策的体制机制", plan.Chapters[0].Title);
    }

    [Trait(FormRows.Row, FormRows.Headings)]
    [Theory]
    [InlineData("整治内容|1.甲事项。|2.乙事项。|整治方法|1.丙事项。|2.丁事项。", "整治内容|整治方法")]
    [InlineData("整治内容|1、甲事项|2、乙事项|整治方法|1、丙事项|2、丁事项", "整治内容|整治方法")]
    [InlineData("整治内容|1.甲事项。|2.乙事项。|整治方法|1.丙事项。|2.丁事项。|工作要求|各单位要压实责任。", "整治内容|整治方法|工作要求")]
    [InlineData("工作目标|到年底问题清零。|整治内容|1.甲事项。|2.乙事项。|整治方法|1.丙事项。|2.丁事项。", "工作目标|整治内容|整治方法")]
    [InlineData("整治内容|（一）甲领域|1.甲事项。|2.乙事项。|（二）乙领域|1.丙事项。|整治方法|（一）丁方法|1.丁事项。", "整治内容|整治方法")]
    public void Headings_WithoutNumeralsAboveListsThatBeginAnew_AreChapters(string lines, string titles)
    {
        var plan = GivenPlan.Plan([GivenPlan.Title, "为规范执法，制定本方案。", .. lines.Split('|')]);

        Assert.Equal(titles.Split('|'), plan.Chapters.Select(c => c.Title));
        Assert.All(plan.Chapters, c => Assert.Null(c.Ordinal));
        Assert.Equal(titles.Split('|').Length, plan.Findings.Count(f => f.Code == FindingCode.HeadingGuessed));
        Assert.All(plan.Tasks, t => Assert.EndsWith("事项", t.Text.TrimEnd('。'), StringComparison.Ordinal));
    }

    [Trait(FormRows.Row, FormRows.Headings)]
    [Theory]
    [InlineData("一、整治内容|1.甲事项。|2.乙事项。|补充说明|1.丙事项。|二、整治方法|3.丁事项。")]
    [InlineData("整治内容如下：|1.甲事项。|2.乙事项。|3.丙事项,|按要求办理|4.丁事项。")]
    [InlineData("1.甲事项。|2.乙事项。|（县司法局）|1.丙事项。|2.丁事项。|（县公安局）")]
    public void ShortLine_AmongNumberedTasks_IsNoHeading(string lines)
    {
        Assert.DoesNotContain(GivenPlan.Plan([GivenPlan.Title, .. lines.Split('|')]).Chapters, c => c is { Ordinal: null, Title.Length: > 0 });
    }

    [Trait(FormRows.Row, FormRows.Paragraphs)]
    [Theory]
    [InlineData("二、工作要求|各单位要制定具体方案。|及时报送进展。")]
    [InlineData("二、保障措施|（一）加强领导。各单位要制定具体方案。|（二）强化督查。及时报送进展。")]
    [InlineData("二、强化组织实施。各单位要制定具体方案。")]
    public void Paragraphs_BelowRequirements_AreNoTasksWhereOthersNameUnits(string lines)
    {
        var plan = GivenPlan.Plan([
            GivenPlan.Title,
            "一、重点任务",
            "（一）修订议事规则。明确范围和程序。",
            "责任单位：县司法局",
            "（二）评查执法案卷。统一标准和文书。",
            "责任单位：县公安局",
            .. lines.Split('|'),
        ]);

        Assert.Equal(["县司法局", "县公安局"], plan.Tasks.SelectMany(t => t.ResponsibleUnits));
        Assert.Equal(2, plan.Tasks.Count());
        Assert.Equal(2, plan.Chapters.Count);
        Assert.DoesNotContain(plan.Findings, f => f.Code == FindingCode.UnreadLine);
    }

    [Trait(FormRows.Row, FormRows.Paragraphs)]
    [Theory]
    [InlineData("一、重点任务|修订议事规则。|评查执法案卷。|二、工作要求|各单位要制定具体方案。", 3)]
    [InlineData(
        "一、重点任务|（一）修订议事规则。明确范围。|责任单位：县司法局|（二）评查执法案卷。统一标准。|责任单位：县公安局|二、组织保障|（一）落实经费。保障办案需要。|责任单位：县财政局",
        3
    )]
    public void Paragraphs_BelowRequirements_AreTasksWhereNoneOrTheyNameUnits(string lines, int tasks)
    {
        Assert.Equal(tasks, GivenPlan.Plan(["青禾县2026年法治建设工作计划", .. lines.Split('|')]).Tasks.Count());
    }

    [Trait(FormRows.Row, FormRows.Headings)]
    [Theory]
    [InlineData("", 4)]
    [InlineData("（牵头单位：县司法局）", 2)]
    public void Stages_BesideNumberedTasks_AreTasksWhereNobodyIsNamed(string note, int tasks)
    {
        var plan = GivenPlan.Plan(
            GivenPlan.Title,
            "一、整治内容",
            "1.甲事项。" + note,
            "2.乙事项。" + note,
            "二、实施步骤",
            "（一）宣传发动。广泛宣传政策。",
            "（二）组织实施。6月30日前完成整治。"
        );

        Assert.Equal(tasks, plan.Tasks.Count());
        Assert.Equal(["宣传发动", "组织实施"], plan.Chapters[1].Sections.Select(s => s.Title));
    }
}
