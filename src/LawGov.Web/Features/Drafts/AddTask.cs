using FluentValidation;
using LawGov.Data;
using LawGov.Documents.Plans;
using LawGov.Domain.Plans;
using LawGov.Web.Access;
using LawGov.Web.Features.Drafts.NameResolution;

namespace LawGov.Web.Features.Drafts;

/// <summary>
/// Adds a task to a draft where the reader overlooked one. Its words are read like the document's: a unit note, a deadline and figures in them become
/// the task's.
/// </summary>
public sealed class AddTask(LawGovDb db, AccessCheck access, DraftTasks draftTasks, KnownUnitNames knownNames)
{
    public sealed class Command
    {
        public Guid PlaceId { get; set; }

        public string Number { get; set; } = "";

        public string Requirement { get; set; } = "";

        /// <summary>The line of the source it is read from; none where it was only typed.</summary>
        public int? Line { get; set; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Number).MaximumLength(PlanTask.NumberLength).WithMessage($"序号不能超过{PlanTask.NumberLength}字");
            RuleFor(c => c.Requirement)
                .NotEmpty()
                .WithMessage("请填写任务内容")
                .MaximumLength(PlanTask.RequirementLength)
                .WithMessage($"任务内容不能超过{PlanTask.RequirementLength}字");
        }
    }

    /// <returns>The new task.</returns>
    public async Task<Guid> ExecuteAsync(Guid planId, Command command, CancellationToken ct)
    {
        access.Ensure(Operation.PreparePlan);
        var (plan, tasks) = await draftTasks.ReadAsync(planId, ct);
        plan.EnsureDraft();
        if (plan.Sections.All(s => s.Id != command.PlaceId))
            throw new NotFoundException();
        var (task, findings) = PlanDraft.TaskFrom(command.Requirement.Trim(), plan, command.PlaceId, tasks.Count + 1, await knownNames.ReadAsync(ct));
        if (command.Number.Trim() is { Length: > 0 } number)
            task.EditText(number, task.Title, task.Requirement, task.ResponsibilityText);
        if (command.Line is { } line and > 0 && line <= plan.SourceText.Count(c => c == '\n') + 1)
        {
            task.LocateInSource(line, line);
            plan.ConfirmFindings(
                plan.Findings.Where(f => f.Line == line && f.Code is nameof(FindingCode.UnreadLine) or nameof(FindingCode.PerhapsATask)).Select(f => f.Id),
                true
            );
        }
        foreach (var finding in findings)
            PlanDraft.Note(plan, finding, command.Line ?? 0, task.Id);
        db.Tasks.Add(task);
        var outline = new PlanOutline(plan, tasks);
        outline.Add(task, command.PlaceId);
        await draftTasks.SaveAsync(plan, outline.Tasks, ct);
        return task.Id;
    }
}
