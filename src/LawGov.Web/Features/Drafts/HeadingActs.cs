using FluentValidation;
using LawGov.Data;
using LawGov.Domain.Plans;
using LawGov.Web.Access;

namespace LawGov.Web.Features.Drafts;

/// <summary>An act on one heading of a draft. Headings belong to the plan, and so does the version.</summary>
public class HeadingCommand
{
    public Guid SectionId { get; set; }

    public int Version { get; set; }
}

/// <summary>Adds a chapter or a section to a draft where the reader overlooked one.</summary>
public sealed class AddHeading(AccessCheck access, DraftTasks draftTasks)
{
    public sealed class Command
    {
        public int Version { get; set; }

        public SectionLevel Level { get; set; }

        public string OrdinalText { get; set; } = "";

        public string Title { get; set; } = "";

        /// <summary>The heading or task it goes before; none: at the end.</summary>
        public Guid? BeforeId { get; set; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Level).IsInEnum().WithMessage("请选择章或节");
            RuleFor(c => c.OrdinalText).MaximumLength(PlanSection.OrdinalTextLength).WithMessage($"序号不能超过{PlanSection.OrdinalTextLength}字");
            RuleFor(c => c.Title)
                .NotEmpty()
                .WithMessage("请填写标题")
                .MaximumLength(PlanSection.TitleLength)
                .WithMessage($"标题不能超过{PlanSection.TitleLength}字");
        }
    }

    /// <returns>The new heading.</returns>
    public async Task<Guid> ExecuteAsync(Guid planId, Command command, CancellationToken ct)
    {
        access.Ensure(Operation.PreparePlan);
        var (plan, outline) = await draftTasks.OutlineOfAsync(planId, command.Version, ct, command.BeforeId);
        var made = outline.AddHeading(command.Level, command.OrdinalText.Trim(), command.Title.Trim(), command.BeforeId);
        await draftTasks.SaveAsync(plan, outline.Tasks, ct);
        return made.Id;
    }
}

/// <summary>Moves a heading of a draft with all that stands under it.</summary>
public sealed class MoveHeading(AccessCheck access, DraftTasks draftTasks)
{
    public sealed class Command : HeadingCommand
    {
        /// <summary>The heading it goes before; none: to the end.</summary>
        public Guid? BeforeId { get; set; }
    }

    public async Task ExecuteAsync(Guid planId, Command command, CancellationToken ct)
    {
        access.Ensure(Operation.PreparePlan);
        var (plan, outline) = await draftTasks.OutlineOfAsync(planId, command, ct, command.BeforeId);
        outline.MoveHeading(command.SectionId, command.BeforeId);
        await draftTasks.SaveAsync(plan, outline.Tasks, ct);
    }
}

/// <summary>Takes a heading out of a draft; what stands under it joins the heading above, or goes with it.</summary>
public sealed class DeleteHeading(LawGovDb db, AccessCheck access, DraftTasks draftTasks)
{
    public sealed class Command : HeadingCommand
    {
        public bool WithTasks { get; set; }
    }

    /// <returns>How many tasks went with it.</returns>
    public async Task<int> ExecuteAsync(Guid planId, Command command, CancellationToken ct)
    {
        access.Ensure(Operation.PreparePlan);
        var (plan, outline) = await draftTasks.OutlineOfAsync(planId, command, ct);
        var gone = outline.RemoveHeading(command.SectionId, command.WithTasks);
        var ids = gone.Select(t => (Guid?)t.Id).ToHashSet();
        plan.ConfirmFindings(plan.Findings.Where(f => ids.Contains(f.PlanTaskId)).Select(f => f.Id), true);
        db.Tasks.RemoveRange(gone);
        await draftTasks.SaveAsync(plan, outline.Tasks, ct);
        return gone.Count;
    }
}

/// <summary>Makes a task of a heading of a draft.</summary>
public sealed class TurnIntoTask(LawGovDb db, AccessCheck access, DraftTasks draftTasks)
{
    public sealed class Command : HeadingCommand;

    /// <returns>The new task.</returns>
    public async Task<Guid> ExecuteAsync(Guid planId, Command command, CancellationToken ct)
    {
        access.Ensure(Operation.PreparePlan);
        var (plan, outline) = await draftTasks.OutlineOfAsync(planId, command, ct);
        var task = outline.TurnIntoTask(command.SectionId, PlanDraft.TitleOf(plan.Sections.Single(s => s.Id == command.SectionId).Title));
        db.Tasks.Add(task);
        await draftTasks.SaveAsync(plan, outline.Tasks, ct);
        return task.Id;
    }
}
