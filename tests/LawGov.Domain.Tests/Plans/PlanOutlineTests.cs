using LawGov.Domain.Plans;
using LawGov.Domain.Rules;

namespace LawGov.Domain.Tests.Plans;

/// <summary>A draft rearranged: 一 (1), （一） (2, 3), 二 (4).</summary>
public sealed class PlanOutlineTests
{
    private readonly WorkPlan _plan = new("实施方案", PlanKind.ImplementationPlan, "plan.docx", "全文");
    private readonly PlanSection _first,
        _section,
        _second;
    private readonly List<PlanTask> _tasks;

    public PlanOutlineTests()
    {
        _first = _plan.AddChapter("一", "依法行政");
        _section = _plan.AddSection(_first, "（一）", "规范执法");
        _second = _plan.AddChapter("二", "化解纠纷");
        _tasks = [Task(_first, null, 1), Task(_first, _section, 2), Task(_first, _section, 3), Task(_second, null, 4)];
    }

    private PlanOutline Outline => new(_plan, _tasks);

    [Fact]
    public void Merge_TwoTasks_JoinsTextNoteUnitsAndFigures()
    {
        _tasks[1].AssignUnits(["区司法局"], ["区财政局"], false);
        _tasks[2].AssignUnits(["区财政局"], ["区水利局"], false);
        _tasks[2].SetTargets([new TaskTarget(0, "覆盖率", 95, "%", TargetOperator.AtLeast, TargetCycle.Level)]);
        _tasks[2].Schedule(Deadline.By(new DateOnly(2026, 12, 31), "年底前"), TaskNature.OneOff, "", true);
        _plan.AddFinding("NumberMissing", 3, "序号缺失", "", _tasks[2].Id);
        var outline = Outline;

        var gone = outline.Merge(_tasks[1].Id);

        Assert.Equal(_tasks[2], gone);
        Assert.Equal(
            ("2", "任务2。\n任务3。", "（括注2）（括注3）", "区司法局、区财政局", "区水利局"),
            (_tasks[1].Number, _tasks[1].Requirement, _tasks[1].ResponsibilityText, _tasks[1].LeadNames, _tasks[1].ResponsibleNames)
        );
        Assert.Equal(
            (new DateOnly(2026, 12, 31), TaskNature.OneOff, true, "覆盖率"),
            (_tasks[1].Deadline.DueOn, _tasks[1].Nature, _tasks[1].EvidenceRequired, _tasks[1].Targets.Single().Text)
        );
        Assert.Equal((2, 3), (_tasks[1].SourceLine, _tasks[1].SourceEndLine));
        Assert.Equal(_tasks[1].Id, _plan.Findings.Single().PlanTaskId);
        Assert.Equal([("1", 1), ("2", 2), ("4", 3)], outline.Tasks.Select(t => (t.Number, t.Ordinal)));
    }

    [Fact]
    public void Merge_LastUnderItsHeading_IsRefused() => Refused.By(RuleCodes.NothingToMerge, () => Outline.Merge(_tasks[2].Id));

    [Fact]
    public void Merge_TaskAddedByHand_TakesTheOthersPlaceInTheSource()
    {
        _tasks[1].LocateInSource(0, 0);

        Outline.Merge(_tasks[1].Id);

        Assert.Equal((3, 3), (_tasks[1].SourceLine, _tasks[1].SourceEndLine));
    }

    [Fact]
    public void Split_IntoOnePart_IsAMistakeOfTheCaller() => Assert.Throws<ArgumentException>(() => Outline.Split(_tasks[1].Id, [("任务2", "任务2。")]));

    [Fact]
    public void ChangeLevel_FirstChapterToSection_IsRefused() =>
        Refused.By(RuleCodes.ChapterComesFirst, () => Outline.ChangeLevel(_first.Id, SectionLevel.Section));

    [Fact]
    public void Merge_TooLong_IsRefused()
    {
        _tasks[2].EditText("3", "长", new string('长', PlanTask.RequirementLength), "");

        Refused.By(RuleCodes.TaskTooLong, () => Outline.Merge(_tasks[1].Id));

        Assert.Equal("任务2。", _tasks[1].Requirement);
    }

    [Fact]
    public void Split_Task_KeepsTheNumberOnceAndPutsFiguresWhereTheirWordsStand()
    {
        _tasks[0]
            .SetTargets([
                new TaskTarget(0, "受训率", 100, "%", TargetOperator.AtLeast, TargetCycle.Level),
                new TaskTarget(1, "公开率", 95, "%", TargetOperator.AtLeast, TargetCycle.Level),
            ]);
        _tasks[0].AssignUnits(["区司法局"], [], false);
        var outline = Outline;

        var made = outline.Split(_tasks[0].Id, [("培训", "受训率100%。"), ("公开", "公开率95%。")]).Single();

        Assert.Equal(("1", "受训率100%。", "受训率"), (_tasks[0].Number, _tasks[0].Requirement, _tasks[0].Targets.Single().Text));
        Assert.Equal(("", "公开率95%。", "公开率", "区司法局", 2), (made.Number, made.Requirement, made.Targets.Single().Text, made.LeadNames, made.Ordinal));
        Assert.Equal(5, outline.Tasks.Count);
    }

    [Theory]
    [InlineData(false, 3, "1、7、8、9")]
    [InlineData(true, 2, "1、7、8、4")]
    public void Renumber_FromATask_CountsOn(bool withinChapter, int count, string expected)
    {
        var outline = Outline;

        Assert.Equal(count, outline.Renumber(_tasks[1].Id, 7, withinChapter));

        Assert.Equal(expected, string.Join('、', outline.Tasks.Select(t => t.Number)));
    }

    [Fact]
    public void Move_SeveralTasks_StandLastUnderTheHeadingInTheirOrder()
    {
        var outline = Outline;

        outline.Move([_tasks[3].Id, _tasks[1].Id], _first.Id);

        Assert.Equal(["1", "2", "4", "3"], outline.Tasks.Select(t => t.Number));
        Assert.Equal((_first.Id, null), (_tasks[3].ChapterId, _tasks[3].SectionId));
    }

    [Fact]
    public void Add_WithALine_StandsWhereTheLineBelongs()
    {
        var outline = Outline;
        var task = Task(_first, _section, 9);
        task.LocateInSource(2, 2);

        outline.Add(task, _section.Id);

        Assert.Equal(["1", "2", "9", "3", "4"], outline.Tasks.Select(t => t.Number));
    }

    [Fact]
    public void AddHeading_BeforeATask_TakesWhatFollows()
    {
        var outline = Outline;

        var made = outline.AddHeading(SectionLevel.Section, "（二）", "公开", _tasks[2].Id);

        Assert.Equal((_first.Id, made.Id), (made.ChapterId!.Value, _tasks[2].SectionId));
        Assert.Equal([_first, _section, made, _second], _plan.Sections.OrderBy(s => s.Ordinal));
        Assert.Equal(4, _plan.Sections.Select(s => s.Ordinal).Distinct().Count());
    }

    [Fact]
    public void AddHeading_SectionBeforeTheFirstChapter_IsRefused() =>
        Refused.By(RuleCodes.ChapterComesFirst, () => Outline.AddHeading(SectionLevel.Section, "", "前言", _first.Id));

    [Fact]
    public void MoveHeading_ChapterToTheFront_BringsItsTasksAndTakesNoOrdinalInUse()
    {
        var outline = Outline;
        var used = _plan.Sections.ToDictionary(s => s.Id, s => s.Ordinal);

        outline.MoveHeading(_second.Id, _first.Id);

        Assert.Equal(["4", "1", "2", "3"], outline.Tasks.Select(t => t.Number));
        Assert.Equal([_second, _first, _section], _plan.Sections.OrderBy(s => s.Ordinal));
        Assert.All(_plan.Sections, s => Assert.DoesNotContain(used, u => u.Key != s.Id && u.Value == s.Ordinal));
    }

    [Fact]
    public void MoveHeading_SectionToTheEnd_BelongsToTheLastChapter()
    {
        var outline = Outline;

        outline.MoveHeading(_section.Id, null);

        Assert.Equal(_second.Id, _section.ChapterId);
        Assert.Equal((_second.Id, _section.Id), (_tasks[1].ChapterId, _tasks[1].SectionId));
        Assert.Equal(["1", "4", "2", "3"], outline.Tasks.Select(t => t.Number));
    }

    [Fact]
    public void MoveHeading_ChapterBeforeASectionOfAnother_StandsBeforeThatChapter()
    {
        var outline = Outline;

        outline.MoveHeading(_second.Id, _section.Id);

        Assert.Equal([_second, _first, _section], _plan.Sections.OrderBy(s => s.Ordinal));
        Assert.Equal(["4", "1", "2", "3"], outline.Tasks.Select(t => t.Number));
    }

    [Fact]
    public void MoveHeading_BeforeWhatStandsUnderIt_ChangesNothing()
    {
        var outline = Outline;

        outline.MoveHeading(_first.Id, _section.Id);

        Assert.Equal(["1", "2", "3", "4"], outline.Tasks.Select(t => t.Number));
        Assert.Equal([_first, _section, _second], _plan.Sections.OrderBy(s => s.Ordinal));
    }

    [Fact]
    public void RemoveHeading_Alone_ItsTasksJoinTheOneAbove()
    {
        Assert.Empty(Outline.RemoveHeading(_second.Id, false));

        Assert.Equal((_first.Id, _section.Id), (_tasks[3].ChapterId, _tasks[3].SectionId));
        Assert.DoesNotContain(_second, _plan.Sections);
    }

    [Fact]
    public void RemoveHeading_WithTasks_TakesTheWholeChapter()
    {
        var outline = Outline;

        Assert.Equal(["1", "2", "3"], outline.RemoveHeading(_first.Id, true).Select(t => t.Number));

        Assert.Equal([_second], _plan.Sections);
        Assert.Equal(1, outline.Tasks.Single().Ordinal);
    }

    [Fact]
    public void RemoveHeading_FirstChapterAlone_IsRefused() => Refused.By(RuleCodes.ChapterComesFirst, () => Outline.RemoveHeading(_first.Id, false));

    [Fact]
    public void Turn_HeadingAndTask_IntoEachOther()
    {
        var outline = Outline;

        var task = outline.TurnIntoTask(_section.Id, "规范执法");
        var gone = outline.TurnIntoHeading(_tasks[2].Id, SectionLevel.Section);

        Assert.Equal(("规范执法", _first.Id, null), (task.Requirement, task.ChapterId, task.SectionId));
        Assert.Equal(_tasks[2], gone);
        Assert.Contains(_plan.Sections, s => s.Title == "任务3" && s.ChapterId == _first.Id);
        Assert.Equal(["1", "", "2", "4"], outline.Tasks.Select(t => t.Number));
    }

    [Fact]
    public void TurnIntoHeading_LongText_IsRefused()
    {
        _tasks[2].EditText("3", "长", new string('长', PlanSection.TitleLength + 1), "");

        Refused.By(RuleCodes.HeadingTooLong, () => Outline.TurnIntoHeading(_tasks[2].Id, SectionLevel.Section));
    }

    [Fact]
    public void ChangeLevel_SectionToChapter_LeadsItsTasks()
    {
        Outline.ChangeLevel(_section.Id, SectionLevel.Chapter);

        Assert.Equal((_section.Id, null), (_tasks[1].ChapterId, _tasks[1].SectionId));
        Assert.Null(_section.ChapterId);
    }

    [Theory]
    [InlineData(false, "区司法局、区水利局", "区财政局、各乡镇")]
    [InlineData(true, "区水利局", "各乡镇")]
    public void NameAlso_AddsOrReplaces(bool replaces, string leads, string responsibles)
    {
        _tasks[0].AssignUnits(["区司法局"], ["区财政局", "区水利局"], false);

        _tasks[0].AssignMoreUnits(["区水利局"], ["各乡镇"], replaces);

        Assert.Equal((leads, responsibles), (_tasks[0].LeadNames, _tasks[0].ResponsibleNames));
    }

    [Fact]
    public void Respell_PlanAndTask_NamesKeepTheirMeaning()
    {
        var unit = Guid.CreateVersion7();
        _plan.NameFor("區司法局", null).MeansUnit(unit);
        _plan.NameFor("区司法局", null);
        _tasks[0].AssignUnits(["區司法局"], [], false);
        static string Spell(string text) => text.Replace('區', '区');

        _plan.Respell(Spell);
        _tasks[0].Respell(Spell);

        Assert.Equal(("区司法局", unit), (_plan.Names.Single().Name, _plan.Names.Single().UnitId));
        Assert.Equal("区司法局", _tasks[0].LeadNames);
    }

    private PlanTask Task(PlanSection chapter, PlanSection? section, int number)
    {
        var task = new PlanTask(_plan.Id, chapter.Id, section?.Id, number, $"{number}", $"任务{number}", $"任务{number}。", $"（括注{number}）");
        task.AssignUnits([], [], false);
        task.LocateInSource(number, number);
        return task;
    }
}
