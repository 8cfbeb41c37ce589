using FluentValidation;
using LawGov.Data;
using LawGov.Domain.Plans;
using LawGov.Web.Access;
using LawGov.Web.Pages;

namespace LawGov.Web.Features.Drafts;

/// <summary>Corrects one task of a draft: every field of it.</summary>
public sealed class EditTask(LawGovDb db, AccessCheck access, DraftTasks draftTasks)
{
    /// <summary>A figure to reach, as typed.</summary>
    public sealed class TargetRow
    {
        public string Text { get; set; } = "";

        public double? Value { get; set; }

        public string Unit { get; set; } = "";

        public TargetOperator Operator { get; set; }

        public TargetCycle Cycle { get; set; }

        internal bool IsEmpty => string.IsNullOrWhiteSpace(Text) && Value is null && string.IsNullOrWhiteSpace(Unit);
    }

    public sealed class Command
    {
        public Guid TaskId { get; set; }

        public int Version { get; set; }

        public string Number { get; set; } = "";

        public string Title { get; set; } = "";

        public string Requirement { get; set; } = "";

        public string ResponsibilityText { get; set; } = "";

        public string LeadNames { get; set; } = "";

        public string ResponsibleNames { get; set; } = "";

        public bool IsSharedDuty { get; set; }

        /// <summary>The section, or the chapter where the task stands right under it.</summary>
        public Guid PlaceId { get; set; }

        public DeadlineKind DeadlineKind { get; set; }

        public DateOnly? DueOn { get; set; }

        public string DeadlineText { get; set; } = "";

        public TaskNature Nature { get; set; }

        public string Deliverable { get; set; } = "";

        public bool EvidenceRequired { get; set; }

        public List<TargetRow> Targets { get; set; } = [];

        /// <summary>What the reader doubted about this task is settled with it.</summary>
        public bool ConfirmFindings { get; set; } = true;

        /// <summary>The deadline as the domain keeps it.</summary>
        internal Deadline ToDeadline() =>
            DeadlineKind == DeadlineKind.ByDate ? Deadline.By(DueOn!.Value, DeadlineText.Trim()) : Deadline.Undated(DeadlineKind, DeadlineText.Trim());

        internal IEnumerable<TaskTarget> ToTargets() =>
            Targets.Where(t => !t.IsEmpty).Select((t, i) => new TaskTarget(i, t.Text.Trim(), t.Value, t.Unit.Trim(), t.Operator, t.Cycle));
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Number).MaximumLength(PlanTask.NumberLength).WithMessage($"序号不能超过{PlanTask.NumberLength}字");
            RuleFor(c => c.Title)
                .NotEmpty()
                .WithMessage("请填写简称，列表里用它称呼这项任务")
                .MaximumLength(PlanTask.TitleLength)
                .WithMessage($"简称不能超过{PlanTask.TitleLength}字");
            RuleFor(c => c.Requirement)
                .NotEmpty()
                .WithMessage("请填写任务内容")
                .MaximumLength(PlanTask.RequirementLength)
                .WithMessage($"任务内容不能超过{PlanTask.RequirementLength}字");
            RuleFor(c => c.ResponsibilityText).MaximumLength(PlanTask.NoteLength).WithMessage($"单位括注不能超过{PlanTask.NoteLength}字");
            RuleFor(c => c.LeadNames).Must(AreNames).WithMessage($"单位之间用顿号隔开，每个名称不超过{PlanName.NameLength}字");
            RuleFor(c => c.ResponsibleNames).Must(AreNames).WithMessage($"单位之间用顿号隔开，每个名称不超过{PlanName.NameLength}字");
            RuleFor(c => c.DueOn).NotNull().When(c => c.DeadlineKind == DeadlineKind.ByDate).WithMessage("请填写完成日期，或者把时限改为其他类别");
            RuleFor(c => c.DeadlineText).MaximumLength(Deadline.TextLength).WithMessage($"时限原文不能超过{Deadline.TextLength}字");
            RuleFor(c => c.Deliverable).MaximumLength(PlanTask.DeliverableLength).WithMessage($"成果形式不能超过{PlanTask.DeliverableLength}字");
            RuleFor(c => c.DeadlineKind).IsInEnum().WithMessage("请选择时限类别");
            RuleFor(c => c.Nature).IsInEnum().WithMessage("请选择任务性质");
            RuleForEach(c => c.Targets)
                .ChildRules(row =>
                {
                    row.RuleFor(t => t.Text)
                        .NotEmpty()
                        .When(t => !t.IsEmpty)
                        .WithMessage("请写明这项指标是什么")
                        .MaximumLength(TaskTarget.TextLength)
                        .WithMessage($"指标名称不能超过{TaskTarget.TextLength}字");
                    row.RuleFor(t => t.Unit).MaximumLength(TaskTarget.UnitLength).WithMessage($"计量单位不能超过{TaskTarget.UnitLength}字");
                    row.RuleFor(t => t.Value).InclusiveBetween(0, 1e12).When(t => t.Value is not null).WithMessage("目标值须为0或正数");
                });
        }

        private static bool AreNames(string names) =>
            names.Length <= PlanTask.NamesLength && UnitNameList.Split(names).All(n => n.Length <= PlanName.NameLength);
    }

    public async Task ExecuteAsync(Guid planId, Command command, CancellationToken ct)
    {
        access.Ensure(Operation.PreparePlan);
        var (plan, tasks) = await draftTasks.ReadAsync(planId, ct);
        plan.EnsureDraft();
        var task = tasks.FirstOrDefault(t => t.Id == command.TaskId) ?? throw new NotFoundException();
        db.ExpectVersion(task, command.Version);
        task.EditText(command.Number.Trim(), command.Title.Trim(), command.Requirement.Trim(), command.ResponsibilityText.Trim());
        task.AssignUnits(UnitNameList.Split(command.LeadNames), UnitNameList.Split(command.ResponsibleNames), command.IsSharedDuty);
        task.Schedule(command.ToDeadline(), command.Nature, command.Deliverable.Trim(), command.EvidenceRequired);
        task.SetTargets(command.ToTargets());
        if (command.PlaceId != (task.SectionId ?? task.ChapterId))
            MoveTo(plan, tasks, task, command.PlaceId);
        if (command.ConfirmFindings)
            plan.ConfirmFindings(plan.Findings.Where(f => f.PlanTaskId == task.Id).Select(f => f.Id), true);
        await draftTasks.SaveAsync(plan, tasks, ct);
    }

    private static void MoveTo(WorkPlan plan, List<PlanTask> tasks, PlanTask task, Guid placeId)
    {
        if (plan.Sections.All(s => s.Id != placeId))
            throw new NotFoundException();
        new PlanOutline(plan, tasks).Move([task.Id], placeId);
    }
}
