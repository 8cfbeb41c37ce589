using LawGov.Domain.Assignments;
using LawGov.Domain.Events;
using LawGov.Domain.Filings;
using LawGov.Domain.Plans;
using LawGov.Domain.Rules;
using LawGov.Domain.Units;

namespace LawGov.Domain.Tests.Plans;

/// <summary>A published plan, a draft that revises it, and what becomes of tasks and assignments.</summary>
public sealed class PlanAmendmentTests
{
    private static readonly DateOnly Issued = new(2026, 6, 30),
        Today = new(2026, 11, 2);

    private readonly WorkPlan _plan = new("实施方案", PlanKind.ImplementationPlan, "plan.docx", "全文");
    private readonly WorkPlan _draft = new("实施方案（修订）", PlanKind.ImplementationPlan, "new.docx", "新的全文");
    private readonly PlanSection _chapter;
    private readonly Guid _justice = Guid.CreateVersion7(),
        _finance = Guid.CreateVersion7(),
        _water = Guid.CreateVersion7(),
        _towns = Guid.CreateVersion7();

    public PlanAmendmentTests()
    {
        _chapter = _plan.AddChapter("一", "依法行政");
        foreach (var plan in new[] { _plan, _draft })
        {
            plan.NameFor("区司法局", null).MeansUnit(_justice);
            plan.NameFor("区财政局", null).MeansUnit(_finance);
            plan.NameFor("区水利局", null).MeansUnit(_water);
            plan.NameFor("各乡镇", CollectiveKind.All).MeansGroup(_towns, CollectiveKind.All);
        }
    }

    [Fact]
    public void Amend_Published_TakesOverTheHeadAndCounts()
    {
        Publish(Task(["区司法局"]));
        _draft.Describe(_draft.Title, PlanKind.ImplementationPlan, "示发〔2026〕9号", "示范区", new DateOnly(2026, 1, 1), new DateOnly(2029, 12, 31), Today);

        var amendment = _plan.Amend(_draft, "文件更正。", People.Reviewer, Today);

        Assert.Equal(
            ("实施方案（修订）", "示发〔2026〕9号", new DateOnly(2029, 12, 31), 1),
            (_plan.Title, _plan.DocumentNumber, _plan.EndsOn!.Value, _plan.Amendments)
        );
        Assert.Equal(("实施方案", "新的全文", "郑岩", 1), (amendment.PreviousTitle, amendment.SourceText, amendment.AmendedByName, amendment.Number));
    }

    [Fact]
    public void Amend_WithoutReason_IsRefused()
    {
        Publish(Task(["区司法局"]));

        Refused.By(RuleCodes.ReasonRequired, () => _plan.Amend(_draft, " ", People.Reviewer, Today));
        Assert.Equal(0, _plan.Amendments);
    }

    [Fact]
    public void Amend_NamesNotSettled_NamesThem()
    {
        Publish(Task(["区司法局"]));
        _draft.NameFor("区园林中心", null);

        Assert.Equal(["区园林中心", 1], Refused.By(RuleCodes.NamesNotSettled, () => _plan.Amend(_draft, "文件更正。", People.Reviewer, Today)).Values);
    }

    [Fact]
    public void Amend_ByAPlanThatIsNoDraft_IsRefused()
    {
        Publish(Task(["区司法局"]));
        _draft.KeepForReference();

        Refused.By(RuleCodes.PlanNotDraft, () => _plan.Amend(_draft, "文件更正。", People.Reviewer, Today));
    }

    [Fact]
    public void NoteAmended_NothingChanged_IsRefused()
    {
        Publish(Task(["区司法局"]));
        var amendment = _plan.Amend(_draft, "文件更正。", People.Reviewer, Today);

        Refused.By(RuleCodes.NothingToAmend, () => _plan.NoteAmended(amendment));
    }

    [Fact]
    public void Change_KeepsHowTheTaskStoodAndTellsTheHistory()
    {
        var task = Task(["区司法局"]);
        task.Schedule(Deadline.By(new DateOnly(2026, 12, 31), "2026年年底前"), TaskNature.OneOff, "", false);
        task.SetTargets([new TaskTarget(0, "达到95%", 95, "%", TargetOperator.AtLeast, TargetCycle.Level)]);
        Publish(task);
        var amendment = _plan.Amend(_draft, "文件更正。", People.Reviewer, Today);

        amendment.Change(task, "一、依法行政", "文字修改", () => task.EditText("2", "新任务", "推进新的工作。", ""));

        var old = Assert.Single(amendment.Revisions);
        Assert.Equal(
            ("1", "任务", "推进工作。", "2026年年底前", "达到95%", "区司法局"),
            (old.Number, old.Title, old.Requirement, old.DeadlineText, old.Targets, old.LeadNames)
        );
        Assert.Equal(("一、依法行政", "文字修改", false, amendment.Id), (old.Place, old.What, old.IsDropped, old.AmendmentId));
        var told = Assert.IsType<TaskAmended>(task.Events[^1]);
        Assert.Equal((1, AmendedHow.Changed, "文字修改", "文件更正。"), (told.Amendment, told.How, told.What, told.Reason));
        Assert.Equal("推进新的工作。", task.Requirement);
    }

    [Fact]
    public void Drop_MarksTheTaskAndKeepsIt()
    {
        var task = Task(["区司法局"]);
        Publish(task);
        var amendment = _plan.Amend(_draft, "文件更正。", People.Reviewer, Today);

        amendment.Drop(task, "一、依法行政");

        Assert.Equal(Today, task.WithdrawnOn);
        Assert.True(Assert.Single(amendment.Revisions).IsDropped);
        Assert.Equal((0, 1, 0), (amendment.Added, amendment.Dropped, amendment.Changed));
    }

    [Fact]
    public void NoteAmended_SaysWhatItCameTo()
    {
        var task = Task(["区司法局"]);
        Publish(task);
        var amendment = _plan.Amend(_draft, "文件更正。", People.Reviewer, Today);
        amendment.NoteAdded(Task(["区财政局"]));
        amendment.Drop(task, "");

        _plan.NoteAmended(amendment);

        var told = Assert.IsType<PlanAmended>(_plan.Events[^1]);
        Assert.Equal((1, 1, 0, "文件更正。"), (told.Added, told.Dropped, told.Changed, told.Reason));
    }

    [Fact]
    public void AmendSection_RenamedAndNew_StandInTheOrderOfTheRevision()
    {
        var second = _plan.AddChapter("二", "化解纠纷");
        Publish(Task(["区司法局"]));
        _plan.Amend(_draft, "文件更正。", People.Reviewer, Today);
        var (first, fresh) = (_draft.AddChapter("一", "预防和化解纠纷"), _draft.AddChapter("二", "公共法律服务"));

        var renamed = _plan.AmendSection(second, null, first);
        var added = _plan.AmendSection(null, null, fresh);
        _plan.DropSections(new HashSet<Guid> { renamed.Id, added.Id });

        Assert.Equal((second.Id, "一、预防和化解纠纷"), (renamed.Id, renamed.Heading));
        Assert.True(renamed.Ordinal < added.Ordinal);
        Assert.True(_chapter.IsDropped);
        Assert.False(renamed.IsDropped || added.IsDropped);
    }

    [Fact]
    public void AmendTargets_ChangedValue_StaysTheSameFigure()
    {
        var task = Task(["区司法局"]);
        task.SetTargets([
            Percent(0, "出庭率达到95%", 95),
            Percent(1, "化解率达到90%", 90),
            new TaskTarget(2, "不少于60学时", 60, "学时", TargetOperator.AtLeast, TargetCycle.Year),
        ]);
        var (court, solved) = (task.Targets[0].Id, task.Targets[1].Id);

        task.AmendTargets([
            Percent(0, "化解率达到90%", 90),
            Percent(1, "出庭率达到98%", 98),
            new TaskTarget(2, "每年2期", 2, "期", TargetOperator.AtLeast, TargetCycle.Year),
        ]);

        Assert.Equal([(court, 98d, 1), (solved, 90d, 0)], task.Targets.Take(2).Select(t => (t.Id, t.Value!.Value, t.Ordinal)));
        Assert.Equal(("每年2期", 3), (task.Targets[2].Text, task.Targets.Count));
    }

    [Fact]
    public void Assignments_OnlyTheDifferenceIsDone()
    {
        var task = Task(["区司法局"], ["区财政局", "各乡镇"]);
        var present = Publish(task).ToList();
        var named = _plan.Naming(task);
        var besides = TaskAssignment.ForUnit(task, Guid.CreateVersion7(), UnitRole.Responsible, false);
        besides.AddToPublishedTask(_plan.Standing, Today, "区领导要求。");
        present.Add(besides);
        task.AssignUnits(["区司法局"], ["区水利局", "各乡镇"], false);

        var amendment = new AssignmentAmendment(_plan.Standing, task, named, _plan.Naming(task), present, "文件更正。", Today);
        var made = amendment.Finish();

        Assert.Equal(
            [(_justice, AssignmentStatus.Issued), (_finance, AssignmentStatus.Withdrawn)],
            present.Where(a => a.UnitId == _justice || a.UnitId == _finance).Select(a => (a.UnitId!.Value, a.Status))
        );
        Assert.Equal(AssignmentStatus.InProgress, present.Single(a => a.UnitGroupId == _towns).Status);
        Assert.Equal(AssignmentStatus.Issued, besides.Status);
        Assert.Equal((_water, UnitRole.Responsible, AssignmentStatus.Issued), (made.Single().UnitId!.Value, made.Single().Role, made.Single().Status));
    }

    [Fact]
    public void Assignments_AnotherLead_TheOldStepsBackFirst()
    {
        var task = Task(["区司法局"], ["区财政局"]);
        var present = Publish(task);
        var named = _plan.Naming(task);
        task.AssignUnits(["区财政局"], ["区司法局"], false);

        var amendment = new AssignmentAmendment(_plan.Standing, task, named, _plan.Naming(task), present.ToList(), "文件更正。", Today);
        var between = present.Count(a => a.IsPrimaryLead);
        amendment.Finish();

        Assert.Equal(0, between);
        Assert.Equal(
            [(_justice, UnitRole.Responsible, false), (_finance, UnitRole.Lead, true)],
            present.Select(a => (a.UnitId!.Value, a.Role, a.IsPrimaryLead))
        );
    }

    [Fact]
    public void Assignments_OfficeChoseAnotherLead_StaysWhereTheDocumentsLeadDid()
    {
        var task = Task(["区司法局", "区财政局"], ["区水利局"]);
        var present = Publish(task);
        present[0].SetPrimaryLead(_plan.Standing, false);
        present[1].SetPrimaryLead(_plan.Standing, true);
        var named = _plan.Naming(task);
        task.AssignUnits(["区司法局", "区财政局"], [], false);

        new AssignmentAmendment(_plan.Standing, task, named, _plan.Naming(task), present.ToList(), "文件更正。", Today).Finish();

        Assert.Equal(_finance, present.Single(a => a.IsPrimaryLead).UnitId);
        Assert.Equal(AssignmentStatus.Withdrawn, present[2].Status);
    }

    [Fact]
    public void Assignments_CompletedPart_StaysAsItIs()
    {
        var task = Task(["区司法局"], ["区财政局"]);
        task.Schedule(Deadline.Undated(DeadlineKind.None), TaskNature.OneOff, "", false);
        var present = Publish(task);
        present[1].Acknowledge(_plan.Standing, new DateTime(2026, 7, 1, 0, 0, 0, DateTimeKind.Utc));
        present[1].RequestCompletion(_plan.Standing, task, "已建成。", People.Clerk, Today);
        present[1].ConfirmCompletion(_plan.Standing, People.UnitOf(present[1].UnitId!.Value), ReviewStage.Office, People.Reviewer);
        var named = _plan.Naming(task);
        task.AssignUnits(["区司法局"], [], false);

        new AssignmentAmendment(_plan.Standing, task, named, _plan.Naming(task), present.ToList(), "文件更正。", Today).Finish();
        present[1].Reschedule(_plan.Standing, new DateOnly(2030, 1, 1));

        Assert.Equal((AssignmentStatus.Completed, (DateOnly?)null), (present[1].Status, present[1].DueOn));
    }

    [Fact]
    public void Reinstate_RunsTheClockAgain()
    {
        var made = Publish(Task(["区司法局"], ["各乡镇"]));
        var (unit, group) = (made[0], made[1]);
        unit.Withdraw(_plan.Standing, "文件更正。", Today);
        group.Withdraw(_plan.Standing, "文件更正。", Today);

        unit.Reinstate(_plan.Standing, Today, "文件恢复。");
        group.Reinstate(_plan.Standing, Today, "文件恢复。");

        Assert.Equal((AssignmentStatus.Issued, (DateOnly?)null, TimelineAct.AssignmentReinstated), (unit.Status, unit.ClockStoppedOn, unit.Events[^1].Act));
        Assert.Equal(AssignmentStatus.InProgress, group.Status);
    }

    private static TaskTarget Percent(int ordinal, string text, double value) => new(ordinal, text, value, "%", TargetOperator.AtLeast, TargetCycle.Level);

    private PlanTask Task(string[] leads, string[]? responsibles = null)
    {
        var task = new PlanTask(_plan.Id, _chapter.Id, null, 1, "1", "任务", "推进工作。", "");
        task.AssignUnits(leads, responsibles ?? [], false);
        return task;
    }

    private IReadOnlyList<TaskAssignment> Publish(PlanTask task) => _plan.Publish([task], Issued);
}

public sealed class PlanComparisonTests
{
    private readonly PlanComparison _comparison = new(ComparisonKind.Adoption, Guid.CreateVersion7(), Guid.CreateVersion7());
    private readonly Guid _upper = Guid.CreateVersion7(),
        _local = Guid.CreateVersion7(),
        _other = Guid.CreateVersion7();

    [Fact]
    public void Pair_SaidAgainAboutEither_TheLastHolds()
    {
        _comparison.Pair(_upper, _local);
        _comparison.Pair(_other, null);
        _comparison.Pair(_upper, null);

        Assert.Equal([(_other, (Guid?)null), (_upper, null)], _comparison.Pairings.Select(p => (p.BeforeTaskId!.Value, p.AfterTaskId)));
        Assert.True(_comparison.IsTouched);
    }

    [Fact]
    public void Unpair_LeavesItToTheTexts()
    {
        _comparison.Pair(_upper, _local);

        _comparison.Unpair(null, _local);

        Assert.Empty(_comparison.Pairings);
        Assert.Throws<ArgumentException>(() => _comparison.Pair(null, null));
    }

    [Fact]
    public void Judge_SaidAgain_ReplacesTheEarlierWordAboutThisFindingAlone()
    {
        var now = new DateTime(2026, 11, 2, 1, 0, 0, DateTimeKind.Utc);
        _comparison.Judge(ComparisonFinding.Delayed, _upper, _local, FindingVerdict.Confirmed, "", People.Reviewer, now);
        _comparison.Judge(ComparisonFinding.Lowered, _upper, _local, FindingVerdict.Confirmed, "", People.Reviewer, now);

        _comparison.Judge(ComparisonFinding.Delayed, _upper, _local, FindingVerdict.NoProblem, "上级已同意。", People.Second, now);

        Assert.Equal(
            [(ComparisonFinding.Lowered, FindingVerdict.Confirmed, "郑岩"), (ComparisonFinding.Delayed, FindingVerdict.NoProblem, "钱立")],
            _comparison.Judgements.Select(j => (j.Finding, j.Verdict, j.JudgedByName))
        );
        _comparison.Unjudge(ComparisonFinding.Delayed, _upper, _local);
        Assert.Single(_comparison.Judgements);
    }

    [Fact]
    public void Continue_DraftMerged_SpeaksOfThePlansTasks()
    {
        var (draft, plan, task) = (_comparison.AfterPlanId, Guid.CreateVersion7(), Guid.CreateVersion7());
        _comparison.Pair(_upper, _local);
        _comparison.Judge(ComparisonFinding.Delayed, _upper, _local, FindingVerdict.Confirmed, "", People.Reviewer, DateTime.UnixEpoch);

        _comparison.Continue(draft, plan, new Dictionary<Guid, Guid> { [_local] = task });

        Assert.Equal(plan, _comparison.AfterPlanId);
        Assert.Equal((_upper, task), (_comparison.Pairings.Single().BeforeTaskId!.Value, _comparison.Pairings.Single().AfterTaskId!.Value));
        Assert.True(_comparison.Judgements.Single().IsAbout(ComparisonFinding.Delayed, _upper, task));
    }

    [Fact]
    public void Continue_DraftOnTheUpperSide_SpeaksOfThePlanThere()
    {
        var (draft, local, plan) = (_comparison.BeforePlanId, _comparison.AfterPlanId, Guid.CreateVersion7());

        _comparison.Continue(draft, plan, new Dictionary<Guid, Guid>());

        Assert.Equal((plan, local), (_comparison.BeforePlanId, _comparison.AfterPlanId));
    }

    [Fact]
    public void Judge_NoProblemWithoutNote_IsRefused() =>
        Refused.By(
            RuleCodes.ReasonRequired,
            () => _comparison.Judge(ComparisonFinding.Dropped, _upper, null, FindingVerdict.NoProblem, " ", People.Reviewer, DateTime.UnixEpoch)
        );
}
