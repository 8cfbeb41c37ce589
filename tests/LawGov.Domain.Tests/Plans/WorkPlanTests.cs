using LawGov.Domain.Assignments;
using LawGov.Domain.Events;
using LawGov.Domain.Plans;
using LawGov.Domain.Rules;
using LawGov.Domain.Units;

namespace LawGov.Domain.Tests.Plans;

/// <summary>From a draft with names to duties handed down.</summary>
public sealed class WorkPlanTests
{
    private static readonly DateOnly Today = new(2026, 6, 30);

    private readonly WorkPlan _plan = new("实施方案", PlanKind.ImplementationPlan, "plan.docx", "全文");
    private readonly PlanSection _chapter;
    private readonly Guid _justice = Guid.CreateVersion7(),
        _finance = Guid.CreateVersion7(),
        _towns = Guid.CreateVersion7();

    public WorkPlanTests() => _chapter = _plan.AddChapter("一", "依法行政");

    [Fact]
    public void Publish_NamesNotSettled_NamesThemAndChangesNothing()
    {
        var task = Task(["区司法局", "区财政局"], ["区水利局"]);
        Means("区财政局", _finance);
        _plan.NameFor("区水利局", null);

        var refusal = Refused.By(RuleCodes.NamesNotSettled, () => _plan.Publish([task], Today));

        Assert.Equal(["区司法局、区水利局", 2], refusal.Values);
        Assert.Equal(PlanStatus.Draft, _plan.Status);
        Assert.Equal(["区水利局"], _plan.OpenNames.Select(n => n.Name));
    }

    [Fact]
    public void Publish_NoTask_IsRefused() => Refused.By(RuleCodes.PlanIsEmpty, () => _plan.Publish([], Today));

    [Fact]
    public void Publish_FirstUnitAmongTheLeads_Consolidates()
    {
        var task = Task(["各乡镇", "区司法局", "区财政局"], []);
        MeansGroup("各乡镇", _towns);
        Means("区司法局", _justice);
        Means("区财政局", _finance);

        var assignments = _plan.Publish([task], Today);

        Assert.Equal(
            [(null, UnitRole.CoLead, false), (_justice, UnitRole.Lead, true), (_finance, UnitRole.CoLead, false)],
            assignments.Select(a => (a.UnitId, a.Role, a.IsPrimaryLead))
        );
    }

    [Fact]
    public void Publish_FirstLeadMeansNobody_TheNextConsolidates()
    {
        var task = Task(["各有关方面", "区财政局"], []);
        _plan.NameFor("各有关方面", null).MeansNobody();
        Means("区财政局", _finance);

        var assignment = Assert.Single(_plan.Publish([task], Today));

        Assert.Equal((_finance, true), (assignment.UnitId, assignment.IsPrimaryLead));
    }

    [Fact]
    public void Publish_TwoNamesOfOneUnit_AssignItOnceInItsBestRole()
    {
        var task = Task(["区水利局"], ["区水务局", "区财政局"]);
        Means("区水利局", _justice);
        Means("区水务局", _justice);
        Means("区财政局", _finance);

        var assignments = _plan.Publish([task], Today);

        Assert.Equal([(_justice, UnitRole.Lead), (_finance, UnitRole.Responsible)], assignments.Select(a => (a.UnitId!.Value, a.Role)));
    }

    [Fact]
    public void Publish_Collective_IsOneAssignmentWithoutMembersCopied()
    {
        var task = Task(["区司法局"], ["各乡镇", "各街道"]);
        Means("区司法局", _justice);
        MeansGroup("各乡镇", _towns);
        MeansGroup("各街道", _towns);

        var assignments = _plan.Publish([task], Today);

        Assert.Equal([AssignmentStatus.Issued, AssignmentStatus.InProgress], assignments.Select(a => a.Status));
        Assert.Equal((_towns, UnitRole.Responsible), (assignments[1].UnitGroupId, assignments[1].Role));
        Assert.All(assignments, a => Assert.Equal(Today, a.IssuedOn));
    }

    [Fact]
    public void Publish_Draft_ChangesStatusAndTellsTheHistory()
    {
        var task = Task(["区司法局"], []);
        Means("区司法局", _justice);

        _plan.Publish([task], Today);

        Assert.Equal((PlanStatus.Published, Today), (_plan.Status, _plan.PublishedOn));
        var told = Assert.IsType<PlanPublished>(_plan.Events[^1]);
        Assert.Equal((1, 1), (told.Tasks, told.Assignments));
    }

    /// <summary>Acts of a plan against its statuses; a dash: refused.</summary>
    [Theory]
    [InlineData(PlanStatus.Draft, "Publish", PlanStatus.Published)]
    [InlineData(PlanStatus.Draft, "Archive", null)]
    [InlineData(PlanStatus.Draft, "TakeBack", null)]
    [InlineData(PlanStatus.Draft, "AddChapter", PlanStatus.Draft)]
    [InlineData(PlanStatus.Draft, "Rename", PlanStatus.Draft)]
    [InlineData(PlanStatus.Draft, "Settle", PlanStatus.Draft)]
    [InlineData(PlanStatus.Draft, "Touch", PlanStatus.Draft)]
    [InlineData(PlanStatus.Published, "Publish", null)]
    [InlineData(PlanStatus.Published, "Archive", PlanStatus.Archived)]
    [InlineData(PlanStatus.Published, "TakeBack", PlanStatus.Draft)]
    [InlineData(PlanStatus.Published, "AddChapter", null)]
    [InlineData(PlanStatus.Published, "Rename", null)]
    [InlineData(PlanStatus.Published, "Settle", null)]
    [InlineData(PlanStatus.Published, "Touch", null)]
    [InlineData(PlanStatus.Draft, "Refer", PlanStatus.Reference)]
    [InlineData(PlanStatus.Draft, "Amend", null)]
    [InlineData(PlanStatus.Published, "Refer", null)]
    [InlineData(PlanStatus.Published, "Amend", PlanStatus.Published)]
    [InlineData(PlanStatus.Archived, "Refer", null)]
    [InlineData(PlanStatus.Archived, "Amend", null)]
    [InlineData(PlanStatus.Reference, "Publish", null)]
    [InlineData(PlanStatus.Reference, "Archive", null)]
    [InlineData(PlanStatus.Reference, "AddChapter", null)]
    [InlineData(PlanStatus.Reference, "Rename", null)]
    [InlineData(PlanStatus.Reference, "Settle", null)]
    [InlineData(PlanStatus.Reference, "Touch", null)]
    [InlineData(PlanStatus.Reference, "Refer", null)]
    [InlineData(PlanStatus.Reference, "Amend", null)]
    [InlineData(PlanStatus.Archived, "Publish", null)]
    [InlineData(PlanStatus.Archived, "Archive", null)]
    [InlineData(PlanStatus.Archived, "TakeBack", null)]
    [InlineData(PlanStatus.Archived, "AddChapter", null)]
    [InlineData(PlanStatus.Archived, "Rename", null)]
    [InlineData(PlanStatus.Archived, "Settle", null)]
    [InlineData(PlanStatus.Archived, "Touch", null)]
    public void Act_InEachStatus_LeadsOnOrIsRefused(PlanStatus from, string act, PlanStatus? to)
    {
        var task = Task(["区司法局"], []);
        Means("区司法局", _justice);
        if (from == PlanStatus.Reference)
            _plan.KeepForReference();
        else if (from != PlanStatus.Draft)
            _plan.Publish([task], Today);
        if (from == PlanStatus.Archived)
            _plan.Archive("期满。");

        var isRefused = Refused.Is(() => Do(act, task));

        Assert.Equal(to is null, isRefused);
        Assert.Equal(to ?? from, _plan.Status);
    }

    [Fact]
    public void Archive_WithoutReason_IsRefused()
    {
        var task = Task(["区司法局"], []);
        Means("区司法局", _justice);
        _plan.Publish([task], Today);

        Refused.By(RuleCodes.ReasonRequired, () => _plan.Archive(""));
    }

    [Fact]
    public void TakeBack_NeedsAReasonAndNobodyWhoHasReported()
    {
        var task = Task(["区司法局"], []);
        Means("区司法局", _justice);
        var assignment = _plan.Publish([task], Today).Single();
        assignment.Acknowledge(_plan.Standing, new DateTime(2026, 7, 1, 1, 0, 0, DateTimeKind.Utc));

        Refused.By(RuleCodes.ReasonRequired, () => _plan.TakeBack(" ", [assignment], []));
        assignment.RequestCompletion(_plan.Standing, Dated(task), "已办。", Actor.System, Today);
        var refusal = Refused.By(RuleCodes.ReportsExist, () => _plan.TakeBack("有误。", [assignment], []));
        assignment.ReturnCompletion(_plan.Standing, "再办。", People.Reviewer);
        _plan.TakeBack("有误。", [assignment], []);

        Assert.Equal([1], refusal.Values);
        Assert.Equal((PlanStatus.Draft, null), (_plan.Status, _plan.PublishedOn));
        Assert.Equal("有误。", Assert.IsType<PlanTakenBack>(_plan.Events[^1]).Reason);
    }

    [Theory]
    [InlineData(false, false, false)]
    [InlineData(true, false, true)]
    [InlineData(false, true, true)]
    public void TakeBack_ALineWithTextOrAFile_IsRefused(bool isWritten, bool hasFile, bool isRefused)
    {
        var page = new GivenFiling();
        Means("区司法局", _justice);
        _plan.Publish([Task(["区司法局"], [])], Today);
        if (isWritten)
            page.Write();
        if (hasFile)
            page.Line.Attach("照片.png", "image/png", 1, new string('0', 64), People.Clerk, GivenFiling.Now);

        void TakeBack() => _plan.TakeBack("有误。", [], page.Lines);

        if (isRefused)
            Assert.Equal([1], Refused.By(RuleCodes.ReportsExist, TakeBack).Values);
        else
            TakeBack();
    }

    [Fact]
    public void TakeBack_ARevisedPlan_IsRefused()
    {
        var task = Task(["区司法局"], []);
        Means("区司法局", _justice);
        _plan.Publish([task], Today);
        _plan.Amend(new WorkPlan("修订后的方案", PlanKind.ImplementationPlan, "", ""), "上级有新要求", Actor.System, Today);

        Refused.By(RuleCodes.PlanIsAmended, () => _plan.TakeBack("有误。", [], []));
    }

    [Fact]
    public void FollowNames_TasksChanged_AddsNewOnesOpenAndDropsTheOthers()
    {
        Means("区司法局", _justice);
        Means("区财政局", _finance);

        _plan.FollowNames(["区财政局", "区水利局"]);

        Assert.Equal([("区财政局", true), ("区水利局", false)], _plan.Names.Select(n => (n.Name, n.IsSettled)));
    }

    [Fact]
    public void Name_DecidesOnceMore_TheLastDecisionStands()
    {
        var name = _plan.NameFor("各乡镇", CollectiveKind.All);

        name.MeansUnit(_justice);
        name.MeansGroup(_towns, CollectiveKind.All);
        var asGroup = (name.UnitId, name.UnitGroupId, name.IsSettled);
        name.MeansNobody();
        var asNobody = (name.UnitId, name.UnitGroupId, name.IsSettled);
        name.Reopen();

        Assert.Equal((null, (Guid?)_towns, true), asGroup);
        Assert.Equal((null, null, true), asNobody);
        Assert.False(name.IsSettled);
    }

    [Theory]
    [InlineData("区司法局", ReportingMode.LeadOnly)]
    [InlineData("", ReportingMode.EachNamedUnit)]
    public void Task_Named_ReportsByTheRule(string lead, ReportingMode expected)
    {
        var task = Task(lead.Length == 0 ? [] : [lead], ["区财政局"]);

        Assert.Equal(expected, task.ReportingMode);
        Assert.Equal(lead.Length == 0, task.LeadIsOpen);
    }

    [Fact]
    public void Task_OfficeDecidedEachUnit_KeepsItWhenNamesChange()
    {
        var task = Task(["区司法局"], []);

        task.SetReportingMode(ReportingMode.EachUnit);
        task.AssignUnits(["区财政局"], [], false);

        Assert.Equal(ReportingMode.EachUnit, task.ReportingMode);
    }

    [Fact]
    public void Task_Amended_NeedsAReason()
    {
        var task = Task([], []);

        Refused.By(RuleCodes.ReasonRequired, () => task.NoteAmendment(new TaskAmended(" ")));
        task.NoteAmendment(new TaskAmended("文件更正。"));

        Assert.Equal((TimelineAct.TaskAmended, task.Id), (task.Events.Single().Act, task.Events.Single().TaskId!.Value));
    }

    [Theory]
    [InlineData("区司法局、区财政局", 2)]
    [InlineData(" 区司法局 ，区财政局;区水利局\n区司法局", 3)]
    [InlineData("、、", 0)]
    public void UnitNameList_AnySeparator_IsSplit(string names, int count)
    {
        Assert.Equal(count, UnitNameList.Split(names).Count);
        Assert.Equal(UnitNameList.Split(names), UnitNameList.Split(UnitNameList.Join(UnitNameList.Split(names))));
    }

    private void Do(string act, PlanTask task)
    {
        switch (act)
        {
            case "Publish":
                _plan.Publish([task], Today);
                break;
            case "Archive":
                _plan.Archive("期满。");
                break;
            case "TakeBack":
                _plan.TakeBack("有误。", [], []);
                break;
            case "AddChapter":
                _plan.AddChapter("二", "公正司法");
                break;
            case "Rename":
                _plan.RenameSection(_chapter.Id, "一", "依法行政工作");
                break;
            case "Settle":
                _plan.ConfirmFindings([], true);
                break;
            case "Touch":
                _plan.TouchDraft();
                break;
            case "Refer":
                _plan.KeepForReference();
                break;
            case "Amend":
                _plan.Amend(new WorkPlan("实施方案（修订）", PlanKind.ImplementationPlan, "", ""), "文件更正。", People.Reviewer, Today);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(act));
        }
    }

    private PlanTask Task(string[] leads, string[] responsibles)
    {
        var task = new PlanTask(_plan.Id, _chapter.Id, null, 1, "1", "任务", "推进工作。", "");
        task.AssignUnits(leads, responsibles, leads.Length == 0);
        return task;
    }

    private static PlanTask Dated(PlanTask task)
    {
        task.Schedule(Deadline.By(Today, "六月底前"), TaskNature.OneOff, "", false);
        return task;
    }

    private void Means(string name, Guid unit) => _plan.NameFor(name, null).MeansUnit(unit);

    private void MeansGroup(string name, Guid group) => _plan.NameFor(name, CollectiveKind.All).MeansGroup(group, CollectiveKind.All);
}
