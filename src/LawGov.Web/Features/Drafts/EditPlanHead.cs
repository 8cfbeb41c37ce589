using FluentValidation;
using LawGov.Data;
using LawGov.Domain.Plans;
using LawGov.Web.Access;
using LawGov.Web.Pages;
using Microsoft.EntityFrameworkCore;

namespace LawGov.Web.Features.Drafts;

/// <summary>Corrects what stands at the head of a draft.</summary>
public sealed class EditPlanHead(LawGovDb db, AccessCheck access)
{
    public sealed class Command
    {
        public int Version { get; set; }

        public string Title { get; set; } = "";

        public PlanKind Kind { get; set; }

        public string DocumentNumber { get; set; } = "";

        public string IssuingBodies { get; set; } = "";

        public DateOnly? StartsOn { get; set; }

        public DateOnly? EndsOn { get; set; }

        public DateOnly? IssuedOn { get; set; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Title)
                .NotEmpty()
                .WithMessage("请填写方案标题")
                .MaximumLength(WorkPlan.TitleLength)
                .WithMessage($"标题不能超过{WorkPlan.TitleLength}字");
            RuleFor(c => c.Kind).IsInEnum().WithMessage("请选择方案类别");
            RuleFor(c => c.DocumentNumber).MaximumLength(WorkPlan.DocumentNumberLength).WithMessage($"文号不能超过{WorkPlan.DocumentNumberLength}字");
            RuleFor(c => c.IssuingBodies).MaximumLength(WorkPlan.BodiesLength).WithMessage($"发文机关不能超过{WorkPlan.BodiesLength}字");
            RuleFor(c => c.EndsOn)
                .GreaterThan(c => c.StartsOn)
                .When(c => c.StartsOn is not null && c.EndsOn is not null)
                .WithMessage("期限的终止日期须晚于起始日期");
        }
    }

    public async Task ExecuteAsync(Guid planId, Command command, CancellationToken ct)
    {
        var plan = await db.Plans.FirstOrDefaultAsync(p => p.Id == planId, ct) ?? throw new NotFoundException();
        access.Ensure(Operation.PreparePlan);
        db.ExpectVersion(plan, command.Version);
        plan.EnsureDraft();
        plan.Describe(
            command.Title.Trim(),
            command.Kind,
            command.DocumentNumber.Trim(),
            command.IssuingBodies.Trim(),
            command.StartsOn,
            command.EndsOn,
            command.IssuedOn
        );
        await db.SaveChangesAsync(ct);
    }
}
