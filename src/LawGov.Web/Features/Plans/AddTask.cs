using FluentValidation;
using LawGov.Data;
using LawGov.Domain.Plans;
using LawGov.Web.Access;

namespace LawGov.Web.Features.Plans;

/// <summary>Adds a task to a draft where the reader overlooked one.</summary>
public sealed class AddTask(LawGovDb db, AccessCheck access, DraftTasks draftTasks)
{
    public sealed class Command
    {
        public Guid PlaceId { get; set; }

        public string Number { get; set; } = "";

        public string Requirement { get; set; } = "";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Number).MaximumLength(PlanTask.NumberLength).WithMessage($"序号不能超过{PlanTask.NumberLength}字");
            RuleFor(c => c.Requirement).NotEmpty().WithMessage("请填写任务内容").MaximumLength(PlanTask.RequirementLength).WithMessage($"任务内容不能超过{PlanTask.RequirementLength}字");
        }
    }

    /// <returns>The new task.</returns>
    public async Task<Guid> ExecuteAsync(Guid planId, Command command, CancellationToken ct)
    {
        access.Ensure(Operation.PreparePlan);
        var (plan, tasks) = await draftTasks.ReadAsync(planId, ct);
        plan.EnsureDraft();
        var requirement = command.Requirement.Trim();
        var title = PlanDraft.TitleOf(requirement);
        var place = plan.Sections.FirstOrDefault(s => s.Id == command.PlaceId) ?? throw new NotFoundException();
        var task = new PlanTask(planId, place.ChapterId ?? place.Id, null, tasks.Count + 1, command.Number.Trim(), title, requirement, "");
        task.Name([], [], false);
        db.Tasks.Add(task);
        tasks.Add(task);
        DraftTasks.Place(plan, tasks, task, command.PlaceId);
        await draftTasks.SaveAsync(plan, tasks, ct);
        return task.Id;
    }
}
