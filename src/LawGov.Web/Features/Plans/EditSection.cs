using FluentValidation;
using LawGov.Data;
using LawGov.Domain.Plans;
using LawGov.Web.Access;
using LawGov.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Plans;

/// <summary>Corrects a heading of a draft.</summary>
public sealed class EditSection(LawGovDb db, AccessCheck access)
{
    public sealed class Command
    {
        public Guid SectionId { get; set; }

        /// <summary>The plan's version: headings belong to the plan.</summary>
        public int Version { get; set; }

        public string OrdinalText { get; set; } = "";

        public string Title { get; set; } = "";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.OrdinalText).MaximumLength(PlanSection.OrdinalTextLength).WithMessage($"序号不能超过{PlanSection.OrdinalTextLength}字");
            RuleFor(c => c.Title).NotEmpty().WithMessage("请填写标题").MaximumLength(PlanSection.TitleLength).WithMessage($"标题不能超过{PlanSection.TitleLength}字");
        }
    }

    public async Task ExecuteAsync(Guid planId, Command command, CancellationToken ct)
    {
        var plan = await db.Plans.Include(p => p.Sections).FirstOrDefaultAsync(p => p.Id == planId, ct) ?? throw new NotFoundException();
        access.Ensure(Operation.PreparePlan);
        db.ExpectVersion(plan, command.Version);
        if (plan.Sections.All(s => s.Id != command.SectionId)) throw new NotFoundException();
        plan.RenameSection(command.SectionId, command.OrdinalText.Trim(), command.Title.Trim());
        await db.SaveChangesAsync(ct);
    }
}
