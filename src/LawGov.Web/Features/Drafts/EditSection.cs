using FluentValidation;
using LawGov.Domain.Plans;
using LawGov.Web.Access;

namespace LawGov.Web.Features.Drafts;

/// <summary>Corrects a heading of a draft.</summary>
public sealed class EditSection(AccessCheck access, DraftTasks draftTasks)
{
    public sealed class Command : HeadingCommand
    {
        /// <summary>None: as it is.</summary>
        public SectionLevel? Level { get; set; }

        public string OrdinalText { get; set; } = "";

        public string Title { get; set; } = "";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.OrdinalText).MaximumLength(PlanSection.OrdinalTextLength).WithMessage($"序号不能超过{PlanSection.OrdinalTextLength}字");
            RuleFor(c => c.Level).IsInEnum().WithMessage("请选择章或节");
            RuleFor(c => c.Title)
                .NotEmpty()
                .WithMessage("请填写标题")
                .MaximumLength(PlanSection.TitleLength)
                .WithMessage($"标题不能超过{PlanSection.TitleLength}字");
        }
    }

    public async Task ExecuteAsync(Guid planId, Command command, CancellationToken ct)
    {
        access.Ensure(Operation.PreparePlan);
        var (plan, outline) = await draftTasks.OutlineOfAsync(planId, command, ct);
        plan.RenameSection(command.SectionId, command.OrdinalText.Trim(), command.Title.Trim());
        if (command.Level is { } level)
            outline.ChangeLevel(command.SectionId, level);
        await draftTasks.SaveAsync(plan, outline.Tasks, ct);
    }
}
